// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/api.hpp"

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
constexpr std::uint64_t kEndpointDraws = 3;
constexpr std::uint64_t kAuthorizerDraws = 4;
constexpr std::uint64_t kCanaryDraws = 5;

std::uint64_t integrationDraws(const engine::Call& call) { return base::deriveKey(call.draws, kIntegrationDraws); }

}  // namespace

engine::Task<Outcome> Api::serve(engine::RequestRef request, engine::Call call) {
    Route& route = routes_[call.route];
    Passage passage{world_.now(), request->spans().size()};
    if (route.role == Role::Disconnect) {
        connections_->close(world_.now());
        connectionsOf_.of(request->workload).close(world_.now());
    }
    admit(route, call, passage);
    co_await engine::delay(drawOverhead(call.draws));
    request->record(hop_, engine::Cause::Overhead, passage.arrived, world_.now(), call.branch);
    if (route.authorizer != nullptr && !passage.refusal) {
        engine::Task<Outcome> asked = authorize(route, request, call);
        const Outcome verdict = co_await asked;
        if (!verdict.ok()) passage.refusal = verdict;
    }
    if (passage.refusal) {
        finish(route, *request, call, passage, *passage.refusal);
        co_return *passage.refusal;
    }
    const base::Instant inside = world_.now();
    Outcome answer = mockAnswer();
    StageCache* cache = caches_.empty() ? nullptr : cacheOf(call);
    const bool kept = cache != nullptr && lookUp(*cache, call, request->measured, answer.response);
    if (!kept && !route.spec.isMock()) {
        engine::Service& target = targetOf(route, call, request->measured);
        const client::Patience patience(*request, call.branch, inside);
        engine::Task<Outcome> callee = target.serve(request, callTo(route, call, patience.branch()));
        engine::WithTimeout<Outcome> timed(*route.timeout, std::move(callee), engine::OnTimeout::Abandon);
        const std::optional<Outcome> integration = co_await timed;
        passage.gaveUp = !integration;
        if (!integration) patience.end(*request, hop_, world_.now());
        answer = integration ? seenThrough(route, *integration) : gatewayTimeout();
        // What the client of a stream that is cut has got by then.
        if (!integration && route.spec.streams && request->flow.call == integrationDraws(call))
            answer.response = request->flow.sentBy(world_.now());
        if (request->measured) metrics_.integrated(world_.now(), world_.now() - inside);
    }
    sizeAnswer(route, call, request->measured, answer);
    if (cache != nullptr && !kept) cache->fill(call, answer, world_.now());
    finish(route, *request, call, passage, answer);
    co_return answer;
}

void Api::sizeAnswer(const Route& route, const engine::Call& call, bool measured, Outcome& answer) {
    // A message is answered where its function says so; the workload's ResponseSize is what the server pushes.
    const bool sized = route.role == Role::Call && answer.response.count == 0 && call.itemSize.count > 0;
    if (answer.ok() && sized) answer.response = call.itemSize;
    const bool handedOn = route.role == Role::Call || route.role == Role::Message;
    if (!handedOn || route.spec.streams || answer.response <= largest()) return;
    answer = kind_ == ApiKind::WebSocket ? payloadTooLarge() : answerTooLarge();
    if (measured) ++counts_.tooLarge;
}

engine::Task<Outcome> Api::authorize(const Route& route, const engine::RequestRef& request, engine::Call call) {
    if (!route.spec.namesItem()) call.item = 0;  // its path is the same for all
    call.draws = base::deriveKey(call.draws, kAuthorizerDraws);
    return route.authorizer->judge(request, call);
}

std::optional<Limit> Api::limitOf(const Route& route, const engine::Call& call) {
    const base::Instant now = world_.now();
    if (gate_ && route.role != Role::Disconnect) {
        if (const auto limit = gate_->refusal(call, now)) return limit;
    }
    if (route.role == Role::Connect && !account_.admitConnection(now)) return Limit::Connections;
    if (route.role == Role::Disconnect) return std::nullopt;  // the gateway's own doing
    if (!account_.admit(now)) return Limit::Account;
    return std::nullopt;
}

void Api::admit(const Route& route, const engine::Call& call, Passage& passage) {
    if (const auto limit = limitOf(route, call)) {
        passage.limit = *limit;
        passage.refusal = tooManyRequests();
    } else if (call.payload > largest()) {
        passage.refusal = payloadTooLarge();
        if (passage.arrived.ns >= 0) ++counts_.tooLarge;
    } else if (incident_.failing > 0.0) {
        base::Stream stream(base::deriveKey(call.draws, kIncidentDraws));
        if (stream.chance(incident_.failing)) passage.refusal = serviceUnavailable();
    }
}

base::Duration Api::drawOverhead(std::uint64_t draws) {
    double seconds = overhead_.drawFor(draws, kOverheadDraws, world_.now());
    if (endpointOverhead_) {
        base::Stream endpoint(base::deriveKey(draws, kEndpointDraws));
        seconds += (*endpointOverhead_)(endpoint, world_.now());
    }
    return base::durationFromDraw(seconds * incident_.slowdown);
}

engine::Service& Api::targetOf(const Route& route, const engine::Call& call, bool measured) {
    if (targets_.empty()) {
        assert(route.integration != nullptr);
        return *route.integration;
    }
    const Target& target = targets_[call.stage * routes_.size() + call.route];
    if (!goesToCanary(call)) return *target.usual;
    if (measured) ++counts_.canary;
    return *target.canary;
}

/// The same answer whenever it is asked of one call.
bool Api::goesToCanary(const engine::Call& call) const {
    const double share = canaries_[call.stage].share;
    if (share <= 0.0) return false;
    base::Stream stream(base::deriveKey(call.draws, kCanaryDraws));
    return stream.chance(share);
}

StageCache* Api::cacheOf(const engine::Call& call) const {
    StageCache* cache = caches_[call.stage].get();
    if (cache == nullptr || !cache->keeps(call.route)) return nullptr;
    return canaries_[call.stage].usesCache || !goesToCanary(call) ? cache : nullptr;
}

bool Api::lookUp(StageCache& cache, const engine::Call& call, bool measured, base::Bytes& response) {
    const auto kept = cache.find(call, world_.now());
    if (measured) {
        metrics_.lookedUp(kept.has_value());
        ++(kept ? counts_.cacheHits : counts_.cacheMisses);
    }
    response = kept.value_or(response);
    return kept.has_value();
}

engine::Call Api::callTo(const Route& route, const engine::Call& call, std::uint8_t branch) const {
    engine::Call onward;
    onward.operation = route.operation;
    onward.index = route.index;
    onward.branch = branch;
    onward.payload = call.payload;
    onward.draws = integrationDraws(call);
    // A function's answer has a limit of its own.
    const bool proxied = route.role == Role::Call && route.service == nullptr && !route.spec.http;
    if (route.spec.streams || proxied) onward.itemSize = call.itemSize;
    onward.streams = route.spec.streams;
    if (route.service != nullptr) route.service->fill(call, onward, world_.now());
    return onward;
}

Outcome Api::seenThrough(const Route& route, const Outcome& integration) {
    if (route.service != nullptr) return route.service->seenByClient(integration);
    return route.spec.http ? integration : seenByClient(integration);
}

/// What an incident of the gateway fails is never billed; 401, 403 and 429 as the design says.
bool Api::billed(const Passage& passage) const {
    if (!passage.refusal) return true;
    const std::uint16_t status = passage.refusal->status;
    return status < 500 ? chargesRefused_ : status != serviceUnavailable().status;
}

void Api::meter(const Route& route, const engine::Request& request, const engine::Call& call, const Passage& passage,
                const Outcome& answer) {
    if (!billed(passage)) return;
    if (route.spec.streams) return meter_.addStream(call.payload, answer.response, request.workload);
    if (route.role == Role::Call) return meter_.add(call.payload, answer.response, request.workload);
    if (route.role == Role::Push) {
        meter_.addPush(call.payload, request.workload);
        countMessages(1);
    } else if (route.role == Role::Message) {
        meter_.addMessages(call.payload, answer.response, request.workload);
        countMessages(answer.response.count > 0 ? 2 : 1);
    } else if (route.role == Role::Connect && answer.ok()) {
        metrics_.connected();
        ++counts_.connects;
    }
}

void Api::countMessages(std::uint64_t messages) {
    counts_.messages += messages;
    metrics_.messaged(static_cast<double>(messages));
}

void Api::finish(Route& route, const engine::Request& request, const engine::Call& call, const Passage& passage,
                 const Outcome& answer) {
    if (route.role == Role::Connect && answer.ok()) {
        connections_->open(world_.now());
        connectionsOf_.of(request.workload).open(world_.now());
    }
    const base::Duration latency = world_.now() - passage.arrived;
    const base::Bytes data = passage.refusal ? base::Bytes(0) : call.payload + answer.response;
    if (!request.measured) {
        counts_.earlier += world_.now() > base::Instant{} ? 1U : 0U;
        return;
    }
    metrics_.answered(answer.status, latency, data);
    meter(route, request, call, passage, answer);
    count(answer, data, passage);
    route.latency.record(latency);
    bands_.record(request, passage.firstSpan, passage.arrived, latency, call.branch);
    for (engine::QuantileWindows* windows : quantiles_) windows->record(world_.now(), latency);
    for (engine::QuantileWindows* windows : route.quantiles) windows->record(world_.now(), latency);
    for (engine::ThresholdWindows& windows : windows_) windows.record(passage.arrived, latency);
    for (engine::ThresholdWindows& windows : route.windows) windows.record(passage.arrived, latency);
}

void Api::count(const Outcome& answer, base::Bytes data, const Passage& passage) {
    ++counts_.all;
    counts_.dataProcessed += data.count;
    if (answer.status >= 400 && answer.status < 500) ++counts_.clientErrors;
    if (answer.status >= 500) ++counts_.serverErrors;
    if (passage.gaveUp) ++counts_.timedOut;
    if (!passage.refusal) return;
    if (answer.status == 401) ++counts_.unauthorized;
    if (answer.status == 403) ++counts_.forbidden;
    if (answer.status == 429) {
        ++counts_.throttled;
        ++counts_.byLimit[static_cast<std::size_t>(passage.limit)];
    }
}

}  // namespace headroom::apigateway
