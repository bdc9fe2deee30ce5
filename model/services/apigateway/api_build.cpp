// SPDX-License-Identifier: GPL-3.0-or-later
// How an API is put together.
#include <algorithm>
#include <cassert>

#include "model/services/apigateway/api.hpp"

namespace headroom::apigateway {

namespace {

bool takesTime(const base::Distribution& length) { return !length.isConstant() || length.mean() > 0.0; }

bool caches(const Spec& spec) {
    return std::ranges::any_of(spec.stages, [](const StageSpec& stage) { return stage.cacheGigabytes.has_value(); });
}

/// Whether what serves a route can depend on the stage or a draw.
bool stagesDiffer(const Spec& spec) {
    return std::ranges::any_of(spec.stages, [](const StageSpec& stage) { return stage.canary.has_value(); }) ||
           std::ranges::any_of(spec.routes, [](const RouteSpec& route) {
               return route.integration.find("${stageVariables.") != std::string::npos;
           });
}

}  // namespace

Api::Api(engine::World& world, std::string name, const Spec& spec, Account& account)
    : world_(world),
      name_(std::move(name)),
      kind_(spec.kind),
      chargesRefused_(spec.chargesRefused),
      hop_(world.hops().id(name_)),
      account_(account),
      speaksForAccount_(account.claimSpeaker()),
      overhead_(spec.overhead, world.keyOf("overhead of " + name_)),
      metrics_(world.metrics(), name_, spec.kind, caches(spec)),
      meter_(spec.kind, spec.endpoint) {
    if (takesTime(spec.endpointOverhead)) {
        const std::uint64_t key = world.keyOf("endpoint of " + name_);
        endpointOverhead_ = std::make_unique<base::Sampler>(spec.endpointOverhead, key);
    }
    if (Gate::isNeeded(spec)) gate_ = std::make_unique<Gate>(name_, spec, account, world.now());
    if (kind_ == ApiKind::WebSocket) connections_ = std::make_unique<Connections>();
    const base::Duration patience = kind_ == ApiKind::Http ? kHttpAuthorizerTimeout : kRestAuthorizerTimeout;
    for (const AuthorizerSpec& authorizer : spec.authorizers)
        authorizers_.emplace_back(world, name_, authorizer, patience);
    if (stagesDiffer(spec)) targets_.resize(std::max<std::size_t>(spec.stages.size(), 1) * spec.routes.size());
    canaries_.resize(std::max<std::size_t>(spec.stages.size(), 1));
    for (const RouteSpec& route : spec.routes) addRoute(route, spec);
    for (std::size_t i = 0; i < spec.stages.size(); ++i) {
        const StageSpec& stage = spec.stages[i];
        if (stage.canary) canaries_[i] = {stage.canary->percentTraffic / 100.0, stage.canary->useStageCache};
        if (caches(spec)) {
            caches_.push_back(stage.cacheGigabytes ? std::make_unique<StageCache>(spec, stage) : nullptr);
        }
    }
}

void Api::addRoute(const RouteSpec& spec, const Spec& api) {
    Route& made = routes_.emplace_back();
    made.spec = spec;
    made.timeout = &world_.scheduler().lane(base::milliseconds(spec.timeoutInMillis));
    if (kind_ == ApiKind::WebSocket) {
        made.role = spec.key == kConnect      ? Role::Connect
                    : spec.key == kDisconnect ? Role::Disconnect
                    : spec.key == kPush       ? Role::Push
                                              : Role::Message;
    }
    for (std::size_t i = 0; i < api.authorizers.size(); ++i) {
        if (api.authorizers[i].name == spec.authorizer) made.authorizer = &authorizers_[i];
    }
    if (spec.service) made.service = &serviceCalls_.emplace_back(*spec.service, world_.keyOf(name_ + "/" + spec.key));
    if (spec.http) connect(routes_.size() - 1, serverOf(spec));
}

/// With the connections of other routes, where it is their server as well.
engine::Service& Api::serverOf(const RouteSpec& spec) {
    const std::string own = name_ + "/" + spec.key;
    std::shared_ptr<ServerConnections> server = spec.http->server.empty()
                                                    ? std::make_shared<ServerConnections>(own, *spec.http)
                                                    : account_.server(*spec.http, own);
    return backends_.emplace_back(world_, std::move(server), *spec.http, base::milliseconds(spec.timeoutInMillis),
                                  spec.streams);
}

void Api::connect(std::size_t route, engine::Service& integration, std::uint16_t operation, std::uint8_t index,
                  std::uint64_t sequence) {
    routes_[route].integration = &integration;
    if (routes_[route].service != nullptr) routes_[route].service->begin(sequence);
    routes_[route].operation = operation;
    routes_[route].index = index;
    for (std::size_t at = route; at < targets_.size(); at += targets_.size() / canaries_.size()) {
        targets_[at] = {&integration, &integration};
    }
}

void Api::connectStage(std::size_t stage, std::size_t route, engine::Service& integration, bool canary) {
    assert(!targets_.empty());
    Target& target = targets_[stage * routes_.size() + route];
    (canary ? target.canary : target.usual) = &integration;
}

void Api::connectAuthorizer(std::size_t authorizer, engine::Service& function) {
    authorizers_[authorizer].connect(function);
}

std::optional<std::size_t> Api::routeIndex(std::string_view key) const {
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        if (routes_[i].spec.key == key) return i;
    }
    return std::nullopt;
}

const engine::ThresholdWindows& Api::watch(base::Duration window, base::Duration limit,
                                           std::optional<std::size_t> route) {
    return (route ? routes_[*route].windows : windows_).emplace_back(window, limit);
}

engine::LatencyHistogram Api::latency() const {
    engine::LatencyHistogram all;
    for (const Route& route : routes_) all.merge(route.latency);
    return all;
}

void Api::flushCache() {
    for (const auto& cache : caches_) {
        if (cache) cache->clear();
    }
}

void Api::startMeasuring() {
    if (connections_) connections_->startMeasuring(world_.now());
    for (Connections& opened : connectionsOf_.all()) opened.startMeasuring(world_.now());
    for (const auto& cache : caches_) {
        if (cache) cache->startMeasuring();
    }
}

}  // namespace headroom::apigateway
