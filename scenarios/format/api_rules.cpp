// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/api_rules.hpp"

#include <algorithm>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/call_rules.hpp"

namespace headroom::format {

using document::Node;

namespace {

Place keyOr(const Place& workload, std::string_view key) {
    const Node* node = workload.node.find(key);
    return node != nullptr ? workload.at(key, *node) : workload;
}

void checkStage(Reading& reading, const Place& workload, const workload::TrafficSpec& spec, const Resource& target,
                const apigateway::Spec& api) {
    std::vector<std::string_view> names;
    for (const auto& stage : api.stages) names.push_back(stage.name);
    if (spec.stage.empty()) {
        if (names.size() > 1) reading.error(workload, "lacks \"Stage\": " + target.name + " has several");
        return;
    }
    if (std::ranges::find(names, spec.stage) != names.end()) return;
    reading.error(keyOr(workload, "Stage"), document::quoted(spec.stage) + " is not a stage of " + target.name +
                                                document::didYouMean(spec.stage, names));
}

/// Requests of a workload that need a key and show none, or show one that nobody asks for.
void checkKeyUse(Reading& reading, const Place& workload, const workload::TrafficSpec& spec,
                 const apigateway::Spec& api) {
    const auto asking = std::ranges::find(api.routes, apigateway::KeyUse::Required, &apigateway::RouteSpec::keyUse);
    // Not a message's own: "$connect" asks for the key of all.
    if (api.kind == apigateway::ApiKind::WebSocket && asking != api.routes.end())
        return reading.error(workload, asking->key +
                                           " has ApiKeyRequired, and API keys are modelled of REST APIs alone: leave "
                                           "it out");
    for (const workload::MixEntry& entry : spec.mix) {
        const auto route = std::ranges::find_if(api.routes, [&](const apigateway::RouteSpec& one) {
            return one.key == entry.route || (entry.route.empty() && api.routes.size() == 1);
        });
        if (route == api.routes.end()) continue;
        if (route->keyUse == apigateway::KeyUse::Required && api.kind != apigateway::ApiKind::Rest)
            return reading.error(workload, route->key +
                                               " has ApiKeyRequired, and API keys are of REST and WebSocket APIs alone "
                                               "(API Gateway Developer Guide, http-api-vs-rest)");
        if (route->keyUse == apigateway::KeyUse::Required && spec.apiKey.empty())
            return reading.error(workload, "lacks \"ApiKey\": " + route->key +
                                               " requires one and answers 403 without (API Gateway Developer Guide, "
                                               "api-gateway-api-key-source)");
        if (route->keyUse == apigateway::KeyUse::Ignored && !spec.apiKey.empty())
            reading.warning(
                keyOr(workload, "ApiKey"),
                "is not asked for by " + route->key + ", which has no ApiKeyRequired: no usage plan limits it there");
    }
}

void checkKey(Reading& reading, const Place& workload, const workload::TrafficSpec& spec, const Resource& target,
              const apigateway::Spec& api) {
    checkKeyUse(reading, workload, spec, api);
    if (spec.apiKey.empty()) return;
    const std::string& stage = spec.stage.empty() && !api.stages.empty() ? api.stages.front().name : spec.stage;
    const bool opened = std::ranges::any_of(api.plans, [&](const apigateway::UsagePlanSpec& plan) {
        const bool mine = std::ranges::find(plan.keys, spec.apiKey) != plan.keys.end();
        return mine && std::ranges::any_of(plan.stages, [&](const apigateway::PlanStage& open) {
                   return open.api == target.name && open.stage == stage;
               });
    });
    if (opened) return;
    reading.error(
        keyOr(workload, "ApiKey"),
        document::quoted(spec.apiKey) + " is not a key of a usage plan that opens this stage of " + target.name +
            ": its requests would be answered 403 (API Gateway Developer Guide, api-gateway-api-usage-plans)");
}

/// A connection's own, not a message's.
bool isOfConnection(const apigateway::RouteSpec& route) {
    return route.key == apigateway::kConnect || route.key == apigateway::kDisconnect || route.key == apigateway::kPush;
}

void checkSession(Reading& reading, const Place& workload, const workload::TrafficSpec& spec,
                  const apigateway::Spec& api) {
    const bool sockets = api.kind == apigateway::ApiKind::WebSocket;
    if (spec.session && !sockets)
        return reading.error(keyOr(workload, "Session"), "belongs to workloads on a WebSocket API");
    if (!sockets) return;
    if (!spec.session)
        return reading.error(workload,
                             "lacks \"Session\": clients of a WebSocket API open a connection and stay, such "
                             "as {\"Length\": \"10m\", \"Messages\": \"2/min\"}");
    if (std::holds_alternative<workload::Closed>(spec.arrivals.process))
        return reading.error(keyOr(workload, "Arrivals"), "of sessions are an open process, each arrival a connection");
    if (spec.timeout)
        return reading.error(keyOr(workload, "Timeout"),
                             "is not modelled for sessions: clients wait until their connection is opened or refused");
    if (spec.session->messages.perSecond > 0.0 && std::ranges::all_of(api.routes, isOfConnection))
        return reading.error(workload, "needs a route for messages at " + spec.target +
                                           ", such as \"$default\"; or a Session without Messages");
}

}  // namespace

void checkApiWorkload(Reading& reading, const Place& workload, const workload::TrafficSpec& spec,
                      const Resource& target) {
    const auto* api = std::get_if<apigateway::Spec>(&target.spec);
    if (api == nullptr) {
        for (const char* key : {"Stage", "ApiKey", "Session"}) {
            const Node* node = workload.node.find(key);
            if (node != nullptr) reading.error(workload.at(key, *node), "belongs to workloads on an API");
        }
        return;
    }
    checkStage(reading, workload, spec, target, *api);
    checkKey(reading, workload, spec, target, *api);
    checkSession(reading, workload, spec, *api);
}

void checkMock(Reading& reading, const Place& place, const apigateway::Spec& api, const apigateway::RouteSpec& route) {
    if (!route.isMock() || api.kind != apigateway::ApiKind::Http) return;
    reading.error(place,
                  "\"Mock\" is for REST and WebSocket APIs: an HTTP API has no mock integration (API Gateway Developer "
                  "Guide, http-api-vs-rest); {\"Http\": {\"Latency\": ...}} is a server that answers");
}

void checkAuthorizer(Reading& reading, const Place& place, const apigateway::Spec& api,
                     const apigateway::RouteSpec& route) {
    if (route.authorizer.empty()) return;
    std::vector<std::string_view> known;
    for (const auto& one : api.authorizers) {
        if (one.name == route.authorizer) return;
        known.push_back(one.name);
    }
    reading.error(place, document::quoted(route.authorizer) + " is not an authorizer of this API" +
                             document::didYouMean(route.authorizer, known));
}

/// The authorizer that keeps its policies by the item that the route's path names; nothing: none does.
const apigateway::AuthorizerSpec* itemAuthorizerOf(const apigateway::Spec& api, const apigateway::RouteSpec* route) {
    if (route == nullptr || !route->namesItem()) return nullptr;
    const auto asked = std::ranges::find_if(api.authorizers, [&](const apigateway::AuthorizerSpec& one) {
        return one.name == route->authorizer && one.keptByItem && one.ttlSeconds > 0;
    });
    return asked == api.authorizers.end() ? nullptr : &*asked;
}

void checkApiEntry(Reading& reading, const Place& place, const std::string& at, const workload::MixEntry& entry,
                   const std::string& name, const apigateway::Spec& api) {
    const bool sockets = api.kind == apigateway::ApiKind::WebSocket;
    const apigateway::RouteSpec* route = nullptr;
    std::vector<std::string_view> keys;
    for (const auto& one : api.routes) {
        if (sockets && isOfConnection(one)) continue;
        keys.push_back(one.key);
        if (one.key == entry.route || entry.route.empty()) route = &one;
    }
    const bool cached = route != nullptr && std::ranges::any_of(api.stages, [&](const auto& stage) {
                            return cacheTtlOf(*route, stage).has_value();
                        });
    const bool asksTable = route != nullptr && route->service && !route->service->key;
    const apigateway::AuthorizerSpec* byItem = itemAuthorizerOf(api, route);
    const bool used = cached || asksTable || byItem != nullptr;
    const bool cacheable = used || (api.kind == apigateway::ApiKind::Rest && route != nullptr);
    refuseTableKeys(
        reading, place,
        cacheable
            ? "an API's requests say their Route, Key, PayloadSize and ResponseSize"
            : "an API's requests say their Route, PayloadSize and ResponseSize (Key where a REST API caches them)",
        cacheable);
    // Not an error: another design may turn the cache on.
    if (const Node* key = place.node.find("Key"); key != nullptr && cacheable && !used)
        reading.note(place.at("Key", *key), "has no effect: no stage caches this route");
    if (sockets && entry.route.empty() && keys.empty()) return;  // checkSession sees whether messages are sent
    if (entry.route.empty() && keys.size() != 1) {
        reading.error({place.node, at}, "lacks \"Route\": the API has several");
    } else if (route == nullptr) {
        const Node* node = place.node.find("Route");
        reading.error(
            {node != nullptr ? *node : place.node, at + "/Route"},
            document::quoted(entry.route) + " is not a route of " + name + document::didYouMean(entry.route, keys));
    } else if (cached && !route->cachedAsOne && !entry.key && route->namesItem()) {
        reading.error({place.node, at}, "lacks \"Key\": which items are asked for decides what the cache of " + name +
                                            " answers, such as {\"Zipf\": {\"Keys\": 100000}}");
    } else if (byItem != nullptr && !entry.key) {
        reading.warning({place.node, at}, "lacks \"Key\": authorizer " + document::quoted(byItem->name) +
                                              " keeps its policies by the item that the path names, and without it all "
                                              "ask for the same one; say such as {\"Zipf\": {\"Keys\": 100000}}");
    }
}

}  // namespace headroom::format
