// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workload/traffic.hpp"

#include <algorithm>

#include "model/engine/delay.hpp"
#include "model/workload/draws.hpp"

namespace headroom::workload {

namespace {

using base::deriveKey;
using engine::Disposition;
using engine::Outcome;
using engine::Statistic;

// A user asks at most a thousand times a second: a target that refuses at once would stop the clock.
constexpr base::Duration kShortestCycle = base::milliseconds(1);
constexpr std::uint64_t kUsersBranch = 0x7573'6572'7300'0000ULL;  // "users": keys of users, apart from open requests'

bool takesTime(const base::Distribution& length) { return !length.isConstant() || length.mean() > 0.0; }

}  // namespace

Traffic::Series::Series(engine::Metrics& metrics, const std::string& name)
    : requests(metrics.metric(name, "Requests", Statistic::Sum)),
      throttled(metrics.metric(name, "Throttled", Statistic::Sum)),
      failed(metrics.metric(name, "Failed", Statistic::Sum)),
      timedOut(metrics.metric(name, "TimedOut", Statistic::Sum)),
      latency(metrics.metric(name, "Latency", Statistic::Average)) {}

Traffic::Traffic(engine::World& world, const TrafficSpec& spec, std::vector<Ask> asks, engine::Service& target,
                 client::Target kind, base::Instant end, std::uint32_t number)
    : world_(world),
      name_(spec.name),
      key_(world.keyOf("workload " + name_)),
      number_(number),
      mix_(spec, asks, world.keyOf("sizes of " + name_)),
      plain_(spec.retry == client::RetryMode::Off && !spec.timeout),
      series_(world.metrics(), name_) {
    if (const Closed* closed = std::get_if<Closed>(&spec.arrivals.process)) {
        const auto users = static_cast<std::int64_t>(static_cast<double>(closed->users) * spec.arrivals.scale + 0.5);
        users_.emplace(Users{users, base::Sampler(closed->think, world.keyOf("thinking of " + name_)),
                             closed->think.mean(), spec.arrivals.timeScale});
    } else {
        source_ = makeArrivals(spec.arrivals, world.keyOf("arrivals of " + name_), world.begin(), end);
    }
    route_.hop = world.hops().id(name_);
    route_.target = &target;
    route_.policy = client::policyOf(spec.retry, kind);
    route_.measuredAttempts = &counts_.attempts;
    if (spec.timeout) route_.timeout = &world.scheduler().lane(*spec.timeout);
    if (takesTime(spec.roundTrip)) {
        const std::uint64_t key = world.keyOf("network of " + name_);
        network_ = std::make_unique<ClientNetwork>(world, route_.hop, spec.roundTrip, key, target);
        route_.target = network_.get();
    }
}

void Traffic::start() {
    if (source_) arrive().spawn();
    if (!users_) return;
    for (std::int64_t user = 0; user < users_->count; ++user) {
        use(deriveKey(key_, kUsersBranch + static_cast<std::uint64_t>(user))).spawn();
    }
}

engine::Process Traffic::arrive() {
    for (std::uint64_t nth = 0;; ++nth) {
        const std::optional<base::Instant> at = source_->next();
        if (!at) co_return;
        co_await engine::delayUntil(*at, engine::Rank::Normal);
        if (sessions_) {
            converse(deriveKey(key_, nth)).spawn();
        } else {
            sendOne(begin(deriveKey(key_, nth))).spawn();
        }
    }
}

engine::Process Traffic::sendOne(engine::RequestRef request) {
    client::RetryQuota quota;  // clients of an open workload are many: each has its own
    engine::Task<Outcome> asked = ask(request, mix_.callFor(request->key, request->began), quota);
    const Outcome outcome = co_await asked;
    finish(*request, outcome);
}

engine::Process Traffic::use(std::uint64_t userKey) {
    client::RetryQuota quota;
    base::Stream first(deriveKey(userKey, draws::kFirstThink));
    const double unthought = first.uniform();  // users are somewhere in their thoughts when the run begins
    co_await engine::delay(thinkOf(first, unthought), engine::Rank::Normal);
    for (std::uint64_t nth = 0;; ++nth) {
        const std::uint64_t key = deriveKey(userKey, nth);
        const base::Instant began = world_.now();
        {
            const engine::RequestRef request = begin(key);
            engine::Task<Outcome> asked = ask(request, mix_.callFor(request->key, request->began), quota);
            const Outcome outcome = co_await asked;
            finish(*request, outcome);
        }
        base::Stream stream(deriveKey(key, draws::kThink));
        const base::Instant next = std::max(world_.now() + thinkOf(stream, 1.0), began + kShortestCycle);
        co_await engine::delayUntil(next, engine::Rank::Normal);
    }
}

base::Duration Traffic::thinkOf(base::Stream& stream, double share) {
    return base::durationFromDraw(users_->think(stream, world_.now()) * users_->timeScale * share);
}

engine::RequestRef Traffic::begin(std::uint64_t key) {
    engine::RequestRef request = world_.requests().acquire();
    request->key = key;
    request->number = sent_++;
    request->workload = number_;
    request->began = world_.now();
    request->measured = request->began.ns >= 0;
    if (request->measured) {
        series_.requests.add(1.0);
        ++counts_.offered;
        ++counts_.inFlight;
        for (engine::ThresholdWindows& windows : windows_) windows.countOpen(request->began);
        for (engine::ThresholdWindows& windows : errors_) windows.countOpen(request->began);
    }
    return request;
}

engine::Task<Outcome> Traffic::ask(const engine::RequestRef& request, const engine::Call& call,
                                   client::RetryQuota& quota) {
    if (!plain_) return client::callWithRetries(route_, request, call, quota);
    ++request->attempts;
    if (request->measured) ++counts_.attempts;
    return route_.target->serve(request, call);
}

void Traffic::finish(const engine::Request& request, const Outcome& outcome) {
    if (!request.measured) return;
    const base::Duration latency = world_.now() - request.began;
    series_.latency.add(static_cast<double>(latency.count) / 1e6);
    count(outcome.disposition);
    --counts_.inFlight;
    latency_.record(latency);
    bands_.record(request, 0, request.began, latency);
    for (engine::ThresholdWindows& windows : windows_) windows.close(request.began, latency);
    for (engine::ThresholdWindows& windows : errors_)
        windows.close(request.began, outcome.disposition != Disposition::Succeeded);
    for (engine::QuantileWindows* windows : quantiles_) windows->record(world_.now(), latency);
}

void Traffic::count(Disposition disposition) {
    switch (disposition) {
        case Disposition::Succeeded:
            ++counts_.succeeded;
            break;
        case Disposition::Throttled:
            ++counts_.throttled;
            series_.throttled.add(1.0);
            break;
        case Disposition::Failed:
            ++counts_.failed;
            series_.failed.add(1.0);
            break;
        case Disposition::TimedOut:
            ++counts_.timedOut;
            series_.timedOut.add(1.0);
            break;
    }
}

std::optional<ClosedRates> Traffic::closedRates(base::Duration window) const {
    if (!users_) return std::nullopt;
    ClosedRates rates;
    const double think = users_->meanThink * users_->timeScale;
    if (think > 0.0) rates.wanted = base::Rate{static_cast<double>(users_->count) / think};
    rates.achieved = base::Rate{static_cast<double>(counts_.succeeded) / base::toSeconds(window)};
    return rates;
}

const engine::ThresholdWindows& Traffic::watch(base::Duration window, base::Duration limit) {
    return windows_.emplace_back(window, limit);
}

void Traffic::settle() {
    for (engine::ThresholdWindows& windows : windows_) windows.settle(world_.now());
}

const engine::ThresholdWindows& Traffic::watchErrors(base::Duration window) { return errors_.emplace_back(window); }

}  // namespace headroom::workload
