// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/sqs/queue.hpp"

#include <algorithm>
#include <cassert>

#include "model/base/random.hpp"
#include "model/base/sample_bytes.hpp"
#include "model/engine/delay.hpp"
#include "model/engine/outcomes.hpp"
#include "model/services/sqs/queue_reader.hpp"

namespace headroom::sqs {

using base::Bytes;
using engine::Call;
using engine::Outcome;

Queue::Queue(engine::World& world, std::string name, const Spec& spec)
    : world_(world),
      name_(std::move(name)),
      spec_(spec),
      key_(world.keyOf("messages of " + name_)),
      messageSize_(spec.messageSize, key_),
      sendLatency_(spec.sendLatency, world.keyOf("latency of " + name_)),
      deliveryTime_(spec.deliveryTime, world.keyOf("delivery of " + name_)),
      hop_(world.hops().id(name_)),
      usage_(world, name_),
      idle_(spec.idlePollers, world.now()) {
    keepTime().spawn();
}

engine::Task<Outcome> Queue::serve(engine::RequestRef request, Call call) {
    const base::Instant began = world_.now();
    const auto operation = static_cast<Operation>(call.operation);
    base::Stream stream(call.draws);
    const bool breaks = incident_.failing > 0.0 && stream.chance(incident_.failing);
    const double seconds = sendLatency_(stream, began) * incident_.slowdown;
    const auto items = operation == Operation::SendMessage ? std::uint32_t{1} : call.items;
    Bytes payload;
    for (std::uint32_t i = 0; i < items; ++i) payload += sizeOf(call, i);
    const bool fits = payload <= spec_.maximumMessageSize;
    auto working = engine::delay(base::durationFromDraw(seconds));
    co_await working;
    request->record(hop_, engine::Cause::Downstream, began, world_.now(), call.branch);
    if (breaks) co_return engine::brokenWith(500);
    if (!fits) {
        if (request->measured) usage_.refused();
        co_return engine::refusedWith(400);
    }
    if (request->measured) usage_.sent(items, payload, request->workload);
    for (std::uint32_t i = 0; i < items; ++i) accept(sizeOf(call, i), *request);
    co_return engine::succeededWith(Bytes(0));
}

/// The same whenever it is asked.
Bytes Queue::sizeOf(const Call& call, std::uint32_t index) {
    if (call.payload.count > 0) return call.payload;
    base::Stream stream(base::deriveKey(base::mix(call.draws), index));
    return std::max(base::bytes(1), base::sampleBytes(messageSize_, stream, base::Instant{}));
}

void Queue::accept(Bytes size, const engine::Request& request) {
    base::Stream stream(base::deriveKey(key_, number_));
    Message message{world_.now(), number_++, request.workload, 0, size, true};
    if (spec_.unprocessableMessages > 0.0) message.processable = !stream.chance(spec_.unprocessableMessages);
    const base::Duration way = base::sampleDuration(deliveryTime_, stream, world_.now());
    ++count_.came;
    ++count_.delayed;
    if (spec_.delaySeconds > 0) usage_.delayed(1, world_.now());
    deliver(message, spec_.delay() + way).spawn();
}

engine::Process Queue::deliver(Message message, base::Duration after) {
    co_await engine::delay(after);
    --count_.delayed;
    if (spec_.delaySeconds > 0) usage_.delayed(-1, world_.now());
    put(message);
}

void Queue::put(const Message& message) {
    backlog_.put(message);
    ++count_.visible;
    usage_.visible(1, world_.now());
    if (reader_ != nullptr) reader_->arrived(0);
}

std::unique_ptr<engine::RecordSource> Queue::open(engine::RecordReader& reader, std::uint32_t, bool) {
    assert(reader_ == nullptr);
    reader_ = &reader;
    return std::make_unique<QueueReader>(*this);
}

engine::RecordBatch Queue::hand(std::int64_t most, Bytes room) {
    engine::RecordBatch batch;
    batch.first = handed_.end();
    std::int64_t requests = 0;
    Bytes inCall;
    const std::int64_t limit = std::min(most, kMostInFlight - count_.inFlight);
    while (backlog_.count() > 0 && static_cast<std::int64_t>(batch.records) < limit) {
        if (batch.records > 0 && batch.payload + backlog_.sizeOfNext() > room) break;
        Message message = backlog_.take();
        ++message.receives;
        cause_.add(message.workload);
        if (batch.records == 0) batch.oldest = message.sent;
        batch.newest = message.sent;
        batch.payload += message.size;
        inCall += message.size;
        handed_.push({message, world_.now(), false});
        if (++batch.records % kMostInBatch == 0) {
            requests += billedRequests(inCall);
            inCall = Bytes(0);
        }
    }
    if (batch.records % kMostInBatch != 0) requests += billedRequests(inCall);
    batch.workload = cause_.settle();
    count_.visible -= batch.records;
    count_.inFlight += batch.records;
    usage_.visible(-std::int64_t{batch.records}, world_.now());
    usage_.inFlight(batch.records, world_.now());
    idle_.takes(world_.now());
    if (measuring()) usage_.received(batch.records, requests, batch.workload);
    return batch;
}

void Queue::remove(std::uint64_t number) {
    handed_.at(number).done = true;
    --count_.inFlight;
    usage_.inFlight(-1, world_.now());
}

void Queue::settle() {
    while (!handed_.empty() && handed_.front().done) handed_.pop();
}

engine::Process Queue::comeBack(std::uint64_t first, std::uint32_t count, base::Instant at) {
    if (at > world_.now()) co_await engine::delayUntil(at, engine::Rank::Normal);
    giveBack(first, count);
}

/// What was received too often goes to the dead letters: it would with its next receive.
void Queue::giveBack(std::uint64_t first, std::uint32_t count) {
    for (std::uint64_t i = first; i != first + count; ++i) {
        if (i < handed_.first() || handed_.at(i).done) continue;
        const Message message = handed_.at(i).message;
        remove(i);
        if (!spec_.redrive || message.receives < spec_.redrive->maxReceiveCount) {
            put(message);
            continue;
        }
        ++count_.moved;
        if (measuring()) usage_.moved();
        if (deadLetters_ == nullptr) continue;
        ++deadLetters_->count_.came;
        deadLetters_->put(message);
    }
    settle();
}

/// What CloudWatch is told each minute, just before its period ends, and what has become too old by then.
engine::Process Queue::keepTime() {
    base::Duration wait = base::minutes(1) - base::Duration(1);
    for (;;) {
        co_await engine::delay(wait);
        wait = base::minutes(1);
        dropOld();
        const std::int64_t empty = reader_ != nullptr ? idle_.emptyBy(world_.now()) : 0;
        if (!measuring()) continue;
        usage_.emptyReceives(empty);
        usage_.age(oldestAge());
    }
}

void Queue::dropOld() {
    std::int64_t dropped = 0;
    while (backlog_.count() > 0 && backlog_.oldest() + spec_.retention() < world_.now()) {
        backlog_.take();
        ++dropped;
    }
    if (dropped == 0) return;
    count_.visible -= dropped;
    count_.lost += dropped;
    usage_.visible(-dropped, world_.now());
    if (measuring()) usage_.lost(dropped);
}

base::Duration Queue::oldestAge() const {
    base::Instant oldest = world_.now();
    if (backlog_.count() > 0) oldest = std::min(oldest, backlog_.oldest());
    if (!handed_.empty()) oldest = std::min(oldest, handed_.front().message.sent);
    return world_.now() - oldest;
}

void Queue::startMeasuring() { idle_.emptyBy(world_.now()); }

engine::ResourceReport Queue::report(base::Duration) const {
    engine::ResourceReport report;
    report.resource = name_;
    usage_.addTo(report);
    const auto waiting = static_cast<double>(count_.delayed + count_.visible + count_.inFlight);
    report.figures.push_back({"MessagesAtEnd", waiting, 1.0, engine::Merge::Mean});
    const auto warn = [&](std::int64_t count, const char* text) {
        if (count > 0) report.warnings.push_back({static_cast<std::uint64_t>(count), text});
    };
    warn(usage_.lost(), "messages were lost: they became older than the queue's MessageRetentionPeriod");
    warn(usage_.moved(), spec_.redrive && deadLetters_ == nullptr
                             ? "messages were received too often and left for a dead-letter queue outside of the design"
                             : "messages were received too often and went to the dead-letter queue");
    if (reader_ == nullptr) {
        warn(count_.visible, "messages were in the queue at the end: no event source mapping of the design reads it");
    } else if (oldestAge() > spec_.visibility() + base::minutes(1)) {
        warn(count_.visible,
             "messages could be received at the end, the oldest for longer than its visibility timeout and a minute: "
             "its readers fall behind, or fail");
    }
    return report;
}

}  // namespace headroom::sqs
