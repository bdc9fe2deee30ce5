// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/http_api.hpp"

#include <cassert>

#include "model/engine/delay.hpp"
#include "model/platform/client/patience.hpp"
#include "model/services/apigateway/answer.hpp"

namespace headroom::apigateway {

namespace {

using engine::Outcome;

// Branches of Call.draws.
constexpr std::uint64_t kOverheadDraws = 0;
constexpr std::uint64_t kIntegrationDraws = 1;
constexpr std::uint64_t kIncidentDraws = 2;

/// A limit that a route does not give is the account's.
std::optional<engine::TokenBucket> bucketOf(const RouteSpec& spec, const AccountQuota& quota, base::Instant now) {
    if (!spec.throttlingRateLimit && !spec.throttlingBurstLimit) return std::nullopt;
    const double burst = spec.throttlingBurstLimit ? static_cast<double>(*spec.throttlingBurstLimit) : quota.burst;
    return engine::TokenBucket(spec.throttlingRateLimit.value_or(quota.rate), burst, now);
}

}  // namespace

HttpApi::HttpApi(engine::World& world, std::string name, const Spec& spec, Account& account)
    : world_(world),
      name_(std::move(name)),
      hop_(world.hops().id(name_)),
      account_(account),
      speaksForAccount_(account.claimSpeaker()),
      overhead_(spec.overhead, world.keyOf("overhead of " + name_)),
      metrics_(world.metrics(), name_) {
    for (const RouteSpec& route : spec.routes) {
        Route& made = routes_.emplace_back();
        made.spec = route;
        made.bucket = bucketOf(route, account.quota(), world.now());
        made.timeout = &world.scheduler().lane(base::milliseconds(route.timeoutInMillis));
    }
}

void HttpApi::connect(std::size_t route, engine::Service& integration, std::uint16_t operation) {
    routes_[route].integration = &integration;
    routes_[route].operation = operation;
}

std::optional<std::size_t> HttpApi::routeIndex(std::string_view key) const {
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        if (routes_[i].spec.key == key) return i;
    }
    return std::nullopt;
}

const engine::ThresholdWindows& HttpApi::watch(base::Duration window, base::Duration limit,
                                               std::optional<std::size_t> route) {
    return (route ? routes_[*route].windows : windows_).emplace_back(window, limit);
}

engine::LatencyHistogram HttpApi::latency() const {
    engine::LatencyHistogram all;
    for (const Route& route : routes_) all.merge(route.latency);
    return all;
}

engine::Task<Outcome> HttpApi::serve(engine::RequestRef request, engine::Call call) {
    Route& route = routes_[call.route];
    const Passage passage{world_.now(), request->spans().size(), refusalOf(route, call.draws)};
    co_await engine::delay(drawOverhead(call.draws));
    const base::Instant inside = world_.now();
    request->record(hop_, engine::Cause::Overhead, passage.arrived, inside, call.branch);
    if (passage.refusal) {
        finish(route, *request, call, passage, *passage.refusal);
        co_return *passage.refusal;
    }
    Outcome answer = mockAnswer();
    if (!route.spec.isMock()) {
        assert(route.integration != nullptr);
        const client::Patience patience(*request, call.branch, inside);
        engine::Task<Outcome> callee = route.integration->serve(request, callTo(route, call, patience.branch()));
        engine::WithTimeout<Outcome> timed(*route.timeout, std::move(callee), engine::OnTimeout::Abandon);
        const std::optional<Outcome> integration = co_await timed;
        if (!integration) patience.end(*request, hop_, world_.now());
        answer = integration ? seenByClient(*integration) : gatewayTimeout();
        if (request->measured) metrics_.integrated(world_.now() - inside);
    }
    if (answer.ok() && answer.response.count == 0 && call.itemSize.count > 0) answer.response = call.itemSize;
    finish(route, *request, call, passage, answer);
    co_return answer;
}

bool HttpApi::admit(Route& route) {
    const base::Instant now = world_.now();
    if (route.bucket && !route.bucket->take(1, now)) return false;
    return account_.admit(now);
}

std::optional<Outcome> HttpApi::refusalOf(Route& route, std::uint64_t draws) {
    if (!admit(route)) return tooManyRequests();
    if (incident_.failing <= 0.0) return std::nullopt;
    base::Stream stream(base::deriveKey(draws, kIncidentDraws));
    if (stream.chance(incident_.failing)) return serviceUnavailable();
    return std::nullopt;
}

base::Duration HttpApi::drawOverhead(std::uint64_t draws) {
    base::Stream stream(base::deriveKey(draws, kOverheadDraws));
    return base::durationFromDraw(overhead_(stream, world_.now()) * incident_.slowdown);
}

engine::Call HttpApi::callTo(const Route& route, const engine::Call& call, std::uint8_t branch) const {
    engine::Call onward;
    onward.operation = route.operation;
    onward.branch = branch;
    onward.payload = call.payload;
    onward.draws = base::deriveKey(call.draws, kIntegrationDraws);
    return onward;
}

void HttpApi::finish(Route& route, const engine::Request& request, const engine::Call& call, const Passage& passage,
                     const Outcome& answer) {
    const base::Duration latency = world_.now() - passage.arrived;
    const base::Bytes data = passage.refusal ? base::Bytes(0) : call.payload + answer.response;
    if (!request.measured) return;
    metrics_.answered(answer.status, latency, data);
    if (!passage.refusal) meter_.add(call.payload, answer.response);
    count(answer, data);
    route.latency.record(latency);
    bands_.record(request, passage.firstSpan, passage.arrived, latency, call.branch);
    for (engine::ThresholdWindows& windows : windows_) windows.record(passage.arrived, latency);
    for (engine::ThresholdWindows& windows : route.windows) windows.record(passage.arrived, latency);
}

void HttpApi::count(const Outcome& answer, base::Bytes data) {
    ++counts_.all;
    if (answer.status >= 400 && answer.status < 500) ++counts_.clientErrors;
    if (answer.status >= 500) ++counts_.serverErrors;
    if (answer.status == 429) ++counts_.throttled;
    if (answer.status == 504) ++counts_.timedOut;
    counts_.dataProcessed += data.count;
}

engine::ResourceReport HttpApi::report(base::Duration) const {
    engine::ResourceReport report;
    report.resource = name_;
    report.figures = {
        {"Count", static_cast<double>(counts_.all)},
        {"4xx", static_cast<double>(counts_.clientErrors)},
        {"5xx", static_cast<double>(counts_.serverErrors)},
        {"Throttles", static_cast<double>(counts_.throttled)},
        {"IntegrationTimeouts", static_cast<double>(counts_.timedOut)},
        {"DataProcessed", static_cast<double>(counts_.dataProcessed)},
    };
    report.readings = meter_.readings(name_);
    if (speaksForAccount_) report.quotas.push_back(account_.use());
    if (counts_.timedOut > 0) {
        report.warnings.push_back({counts_.timedOut,
                                   "requests were answered 504 after the integration's timeout; what "
                                   "they started went on and is billed"});
    }
    return report;
}

}  // namespace headroom::apigateway
