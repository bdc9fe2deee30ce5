// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/async_queue.hpp"

#include <algorithm>

#include "model/engine/delay.hpp"
#include "model/engine/outcomes.hpp"
#include "model/platform/client/retry.hpp"
#include "model/services/lambda/measured_request.hpp"

namespace headroom::lambda {

namespace {

using engine::ErrorKind;

// Branches of an event's draws.
constexpr std::uint64_t kDestination = 0x6465'7374'0000'0000ULL;  // "dest"
constexpr std::uint64_t kDeadLetter = 0x6c65'7474'6572'0000ULL;   // "letter"

constexpr engine::Outcome kAccepted = engine::succeededWith(base::Bytes(0), 202);
constexpr engine::Outcome kTooLarge = engine::refusedWith(413);

/// A throttle or an error of Lambda itself; what the code does wrong is ErrorKind::Permanent.
bool backsOff(const engine::Outcome& outcome) {
    return outcome.error == ErrorKind::Throttling || outcome.error == ErrorKind::Transient ||
           outcome.error == ErrorKind::Timeout;
}

}  // namespace

std::int64_t furtherRequests(base::Bytes payload) {
    const base::Bytes above = payload - kAsyncPayloadOfOneRequest;
    return above.count <= 0 ? 0 : (above.count + kAsyncPayloadStep.count - 1) / kAsyncPayloadStep.count;
}

AsyncQueue::AsyncQueue(engine::World& world, const AsyncSpec& spec, const std::string& name, engine::Service& function,
                       bool admitsNone, const std::string& usageSuffix)
    : world_(world),
      spec_(spec),
      function_(function),
      admitsNone_(admitsNone),
      usage_(world, name, usageSuffix),
      measuredFrom_(world.begin()) {}

AsyncQueue::AsyncQueue(engine::World& world, const Spec& spec, Function& function)
    : AsyncQueue(world, spec.async, function.name(), function, spec.reservedConcurrentExecutions == 0,
                 spec.architecture == Architecture::Arm ? "-ARM" : "") {}

void AsyncQueue::sendTo(const AsyncDestinations& destinations) {
    destinations_ = destinations;
    usage_.setKeepsLosses(destinations.onFailure.exists() || destinations.deadLetter.exists());
}

engine::Task<engine::Outcome> AsyncQueue::serve(engine::RequestRef request, engine::Call call) {
    if (call.payload > kLargestAsyncPayload) co_return kTooLarge;
    usage_.received(*request, furtherRequests(call.payload));
    deliver(std::move(request), call).spawn();
    co_return kAccepted;
}

engine::RequestRef AsyncQueue::now(const engine::RequestRef& first, engine::Call& call) const {
    engine::RequestRef request = measuredAgain(world_, first);
    if (&*request != &*first) call.branch = 0;  // of a request of its own
    return request;
}

engine::Process AsyncQueue::deliver(engine::RequestRef first, engine::Call call) {
    const base::Instant received = world_.now();
    const base::Instant last = received + base::seconds(spec_.maximumEventAge);
    const std::uint64_t draws = call.draws;
    // The caller has its answer: nothing from here on is part of its latency.
    const std::uint8_t caller = call.branch;
    call.branch = first->newBranch(caller);
    if (call.branch != caller) first->abandon(call.branch);
    call.synchronous = false;
    base::Duration backOff = spec_.firstBackOff;
    std::int64_t retries = 0;
    for (std::int32_t attempt = 0;; ++attempt) {
        call.draws = client::attemptDraws(draws, attempt);
        const engine::RequestRef request = now(first, call);
        const base::Instant began = world_.now();
        engine::Task<engine::Outcome> invocation = function_.serve(request, call);
        const engine::Outcome outcome = co_await invocation;
        const bool invoked = !backsOff(outcome);
        if (invoked) usage_.invoked(began - received);
        if (outcome.ok()) co_return succeed(request, call);
        if (!invoked && admitsNone_) co_return giveUp(request, call, AsyncUsage::Loss::NoConcurrency);
        if (invoked && retries == spec_.maximumRetryAttempts) {
            co_return giveUp(request, call, AsyncUsage::Loss::Retries);
        }
        const base::Duration wait = invoked ? kAsyncErrorWaits[static_cast<std::size_t>(retries++)] : backOff;
        if (!invoked) backOff = std::min(backOff + backOff, spec_.longestBackOff);
        if (world_.now() + wait > last) {
            co_await engine::delayUntil(last);
            co_return giveUp(request, call, AsyncUsage::Loss::Age);
        }
        co_await engine::delay(wait);
    }
}

void AsyncQueue::succeed(const engine::RequestRef& request, const engine::Call& call) {
    usage_.delivered();
    if (destinations_.onSuccess.exists()) tell(destinations_.onSuccess, request, call, false).spawn();
}

void AsyncQueue::giveUp(const engine::RequestRef& request, const engine::Call& call, AsyncUsage::Loss why) {
    usage_.dropped(why);
    if (destinations_.onFailure.exists()) tell(destinations_.onFailure, request, call, false).spawn();
    if (destinations_.deadLetter.exists()) tell(destinations_.deadLetter, request, call, true).spawn();
}

engine::Process AsyncQueue::tell(AsyncDestination destination, engine::RequestRef first, engine::Call call,
                                 bool deadLetter) {
    const engine::RequestRef request = now(first, call);
    if (destination.service == nullptr) {
        usage_.sentOut(*request, destination.outside, call.payload);
        co_return;
    }
    engine::Call record;
    record.operation = destination.operation;
    record.branch = call.branch;
    record.synchronous = false;
    record.payload = call.payload;
    record.draws = base::deriveKey(call.draws, deadLetter ? kDeadLetter : kDestination);
    engine::Task<engine::Outcome> delivery = destination.service->serve(request, record);
    const engine::Outcome outcome = co_await delivery;
    if (!outcome.ok()) {
        usage_.notTold(deadLetter);
    } else {
        usage_.told();
    }
}

void AsyncQueue::startMeasuring() {
    measuredFrom_ = world_.now();
    usage_.startMeasuring(measuredFrom_);
}

engine::ResourceReport AsyncQueue::report(base::Duration window) const {
    engine::ResourceReport report;
    add(report, window);
    return report;
}

}  // namespace headroom::lambda
