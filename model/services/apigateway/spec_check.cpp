// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/spec_check.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace headroom::apigateway {

namespace {

using base::Errc;
using base::Error;

constexpr std::array<std::string_view, 8> kMethods{"ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"};

bool isMethodAndPath(std::string_view key) {
    const std::size_t space = key.find(' ');
    if (space == std::string_view::npos || space + 1 >= key.size() || key[space + 1] != '/') return false;
    if (key.find(' ', space + 1) != std::string_view::npos) return false;
    return std::find(kMethods.begin(), kMethods.end(), key.substr(0, space)) != kMethods.end();
}

/// What a route of that kind of API may be called (API Gateway Developer Guide, http-api-develop-routes and
/// websocket-api-develop-routes, 2026-11).
bool isRouteKey(std::string_view key, ApiKind kind) {
    if (kind == ApiKind::WebSocket) return !key.empty() && key.size() <= 128 && key.find(' ') == std::string_view::npos;
    return (key == "$default" && kind == ApiKind::Http) || isMethodAndPath(key);
}

const char* routeKeyRule(ApiKind kind) {
    switch (kind) {
        case ApiKind::Http:
            return "a route key is a method, a space and a path (\"GET /items\"), or \"$default\"; methods are ANY, "
                   "DELETE, GET, HEAD, OPTIONS, PATCH, POST and PUT";
        case ApiKind::Rest:
            return "a REST API's route is a method, a space and a path (\"GET /items\"; it has no $default); methods "
                   "are ANY, DELETE, GET, HEAD, OPTIONS, PATCH, POST and PUT";
        case ApiKind::WebSocket:
            break;
    }
    return "a WebSocket API's route is \"$connect\", \"$disconnect\", \"$default\" or a word that messages carry";
}

std::string pointerTo(const RouteSpec& route) {
    std::string pointer = "/Routes/";
    for (const char c : route.key) {
        if (c == '~')
            pointer += "~0";
        else if (c == '/')
            pointer += "~1";
        else
            pointer += c;
    }
    return pointer;
}

std::string tooHigh(std::string_view whose, const char* what, double most) {
    return "too high: " + std::string(whose) + what + " must not be above the account's in the region, " +
           std::to_string(static_cast<std::int64_t>(most)) +
           " (API Gateway Developer Guide, request throttling); raise Quotas/ApiGateway if yours was raised";
}

/// Limits against the account's; `whose` stands in the sentence.
void checkThrottle(const Throttle& throttle, const std::string& where, std::string_view whose,
                   const AccountQuota& quota, std::vector<Error>& errors) {
    if (throttle.rate.value_or(0.0) > quota.rate)
        errors.push_back({Errc::Refused, where + "/ThrottlingRateLimit", tooHigh(whose, " rate limit", quota.rate)});
    if (static_cast<double>(throttle.burst.value_or(0)) > quota.burst)
        errors.push_back({Errc::Refused, where + "/ThrottlingBurstLimit", tooHigh(whose, " burst limit", quota.burst)});
}

/// REST: 29 s, more where the account's was raised and the endpoint is not edge-optimized; WebSocket: 29 s; HTTP: 30 s.
void checkTimeout(const Spec& spec, const RouteSpec& route, const std::string& where, const AccountQuota& quota,
                  std::vector<Error>& errors) {
    if (spec.kind == ApiKind::Http) {
        if (route.timeoutInMillis > kLongestTimeoutMillis)
            errors.push_back({Errc::Refused, where + "/TimeoutInMillis",
                              "an HTTP API waits at most 30,000 ms, and that can not be raised (API Gateway Developer "
                              "Guide, http-api-quotas)"});
        return;
    }
    if (route.streams) return;  // as long as the parameter goes
    const bool raisable = spec.kind == ApiKind::Rest && spec.endpoint != EndpointType::Edge;
    const std::int64_t most = raisable ? quota.restTimeoutMillis : kLongestRestTimeoutMillis;
    if (route.timeoutInMillis <= most) return;
    const std::string rule =
        raisable ? "a regional or private REST API waits 29,000 ms at most unless AWS raised the account's quota "
                   "(since June 2024, on request); if it did, say so in Quotas/ApiGateway/IntegrationTimeoutInMillis"
                 : "an edge-optimized REST API or a WebSocket API waits 29,000 ms at most, and that can not be raised";
    errors.push_back({Errc::Refused, where + "/TimeoutInMillis",
                      rule + " (API Gateway Developer Guide, api-gateway-execution-service-limits-table)"});
}

void checkBackend(const HttpBackendSpec& backend, const std::string& where, std::vector<Error>& errors) {
    const auto length = [&](const base::Distribution& one, const char* name) {
        if (const auto checked = one.check(); !checked) {
            errors.push_back({Errc::BadInput, where + "/Integration/Http/" + name + "/" + checked.error().where,
                              checked.error().what});
        }
    };
    length(backend.latency, "Latency");
    length(backend.connect, "ConnectTime");
    length(backend.vpcLinkLatency, "VpcLinkLatency");
    if (backend.maxQueue && !backend.maxConnections)
        errors.push_back({Errc::BadInput, where + "/Integration/Http/MaxQueue",
                          "nobody queues where connections have no limit: give MaxConnections, too"});
}

/// Whether routes that name one server say different things of it.
bool contradict(const RouteSpec& one, const RouteSpec& other) {
    return one.http && other.http && !one.http->server.empty() && one.http->server == other.http->server &&
           *one.http != *other.http;
}

Error contradiction(const std::string& where, const std::string& other) {
    return {
        Errc::BadInput, where + "/Integration/Http/Server",
        "is the server of " + other + " as well, of which other things are said: say the same, or name another one"};
}

void checkServer(const Spec& spec, const RouteSpec& route, const std::string& where, std::vector<Error>& errors) {
    for (const RouteSpec& other : spec.routes) {
        if (&other == &route) return;
        if (contradict(route, other)) return errors.push_back(contradiction(where, other.key));
    }
}

bool hasCanary(const Spec& spec) {
    return std::ranges::any_of(spec.stages, [](const StageSpec& stage) { return stage.canary.has_value(); });
}

bool caches(const Spec& spec) {
    return std::ranges::any_of(spec.stages, [](const StageSpec& stage) { return stage.cacheGigabytes.has_value(); });
}

void checkRouteCache(const Spec& spec, const RouteSpec& route, const std::string& where, std::vector<Error>& errors) {
    if (!route.cacheTtlInSeconds) return;
    const std::string at = where + "/CacheTtlInSeconds";
    if (spec.kind != ApiKind::Rest)
        errors.push_back({Errc::Refused, at,
                          "only REST APIs have a cache (API Gateway Developer Guide, "
                          "http-api-vs-rest)"});
    else if (!route.isGet())
        errors.push_back({Errc::Refused, at,
                          "only GET methods are cached (API Gateway Developer Guide, "
                          "api-gateway-caching: the default, and all that is modelled)"});
    else if (!caches(spec))
        errors.push_back({Errc::BadInput, at,
                          "no stage of the API has a cache: give one CacheClusterEnabled and "
                          "CacheClusterSize"});
}

void checkStream(const Spec& spec, const RouteSpec& route, const std::string& where, std::vector<Error>& errors) {
    if (!route.streams) return;
    const std::string page = " (API Gateway Developer Guide, response-transfer-mode)";
    const std::string at = where + "/ResponseTransferMode";
    if (spec.kind != ApiKind::Rest)
        errors.push_back({Errc::Refused, at, "only REST APIs stream answers" + page});
    else if (route.isMock() || route.service)
        errors.push_back({Errc::Refused, at, "only AWS_PROXY and HTTP_PROXY integrations stream answers" + page});
    if (route.cacheTtlInSeconds)
        errors.push_back({Errc::Refused, where + "/CacheTtlInSeconds", "streamed answers are not cached" + page});
}

}  // namespace

void checkRoute(const Spec& spec, const RouteSpec& route, const AccountQuota& quota, std::vector<Error>& errors) {
    const std::string where = pointerTo(route);
    if (!isRouteKey(route.key, spec.kind)) errors.push_back({Errc::Refused, where, routeKeyRule(spec.kind)});
    checkThrottle({route.throttlingRateLimit, route.throttlingBurstLimit}, where, "a route's", quota, errors);
    checkTimeout(spec, route, where, quota, errors);
    if (route.http) checkBackend(*route.http, where, errors);
    if (route.http) checkServer(spec, route, where, errors);
    checkRouteCache(spec, route, where, errors);
    checkStream(spec, route, where, errors);
    if (!route.canaryIntegration.empty() && !hasCanary(spec))
        errors.push_back({Errc::BadInput, where + "/CanaryIntegration", "no stage of the API has a CanarySetting"});
    if (spec.kind == ApiKind::WebSocket && !route.authorizer.empty() && route.key != kConnect)
        errors.push_back(
            {Errc::Refused, where + "/AuthorizerId",
             "a WebSocket API authorizes connections alone: name it at \"$connect\" (API Gateway Developer "
             "Guide, apigateway-websocket-api-lambda-auth)"});
}

void checkStages(const Spec& spec, const AccountQuota& quota, std::vector<Error>& errors) {
    for (const StageSpec& stage : spec.stages) {
        const std::string where = "/Stages/" + stage.name;
        const bool rest = spec.kind == ApiKind::Rest;
        for (const MethodSetting& setting : stage.settings)
            checkThrottle(setting.throttle, where, setting.method == "*" ? "a stage's" : setting.method + "'s", quota,
                          errors);
        if (stage.cacheGigabytes && !rest)
            errors.push_back({Errc::Refused, where,
                              "only REST APIs have a cache (API Gateway Developer Guide, "
                              "http-api-vs-rest)"});
        if (stage.canary && !rest)
            errors.push_back({Errc::Refused, where,
                              "only REST APIs have canary deployments (API Gateway Developer "
                              "Guide, http-api-vs-rest)"});
        for (const RouteSpec& route : spec.routes) {
            if (route.isMock() || route.http) continue;
            if (!integrationOf(route, &stage, false).empty() && !integrationOf(route, &stage, true).empty()) continue;
            errors.push_back({Errc::BadInput, pointerTo(route) + "/Integration",
                              "names a stage variable that stage \"" + stage.name + "\" does not have"});
        }
    }
    if (!spec.stages.empty()) return;
    for (const RouteSpec& route : spec.routes) {
        if (route.http || !integrationOf(route, nullptr, false).empty()) continue;
        errors.push_back({Errc::BadInput, pointerTo(route) + "/Integration",
                          "names a stage variable, but the API has no stage that gives it a value"});
    }
}

void checkPlans(const Spec& spec, const AccountQuota& quota, std::vector<Error>& errors) {
    for (const UsagePlanSpec& plan : spec.plans) {
        if (spec.kind != ApiKind::Rest) {
            errors.push_back(
                {Errc::Refused, "/UsagePlans/" + plan.name,
                 spec.kind == ApiKind::Http
                     ? "an HTTP API has no usage plans and API keys (API Gateway Developer Guide, "
                       "http-api-vs-rest)"
                     : "usage plans of WebSocket APIs, which AWS has, are not modelled: leave the plan out"});
            continue;
        }
        const std::string where = "/UsagePlans/" + plan.name;
        checkThrottle(plan.throttle, where, "a usage plan's", quota, errors);
        for (const PlanStage& open : plan.stages) {
            for (const MethodSetting& method : open.methods)
                checkThrottle(method.throttle, where, "a usage plan's (" + method.method + ")", quota, errors);
        }
    }
}

void checkAuthorizer(const Spec&, const AuthorizerSpec& authorizer, std::vector<Error>& errors) {
    const std::string where = "/Authorizers/" + authorizer.name;
    if (const auto checked = authorizer.latency.check(); !checked)
        errors.push_back({Errc::BadInput, where + "/Latency", checked.error().what});
    if (const auto checked = base::check(authorizer.identities); !checked)
        errors.push_back({Errc::BadInput, where + "/Identities", checked.error().what});
}

std::vector<Error> checkServers(const Spec& spec, const Spec& other, const std::string& name) {
    std::vector<Error> errors;
    for (const RouteSpec& route : spec.routes) {
        const auto found =
            std::ranges::find_if(other.routes, [&](const RouteSpec& one) { return contradict(route, one); });
        if (found != other.routes.end()) errors.push_back(contradiction(pointerTo(route), found->key + " of " + name));
    }
    return errors;
}

}  // namespace headroom::apigateway
