// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/build/api_links.hpp"

namespace headroom::build {

namespace {

/// Without a name the only one that a workload can ask for: others were refused when the scenario was read.
std::uint16_t indexOf(const apigateway::Spec& spec, std::string_view route) {
    for (std::size_t i = 0; i < spec.routes.size(); ++i) {
        const std::string& key = spec.routes[i].key;
        const bool own = key == apigateway::kConnect || key == apigateway::kDisconnect || key == apigateway::kPush;
        if (key == route || (route.empty() && !(own && spec.kind == apigateway::ApiKind::WebSocket)))
            return static_cast<std::uint16_t>(i);
    }
    return 0;
}

bool staged(const apigateway::Spec& spec, const apigateway::RouteSpec& route) {
    if (route.integration.find("${stageVariables.") != std::string::npos) return true;
    for (const apigateway::StageSpec& stage : spec.stages) {
        if (stage.canary) return true;
    }
    return false;
}

}  // namespace

void connectApi(apigateway::Api& api, const apigateway::Spec& spec, const FindService& find,
                const FindOperation& operation) {
    for (std::size_t i = 0; i < spec.routes.size(); ++i) {
        const apigateway::RouteSpec& route = spec.routes[i];
        if (route.isMock() || route.http) continue;
        if (route.service || !staged(spec, route)) {
            const bool action = route.service.has_value();
            const AskedOperation asked = action ? operation(route.integration, *route.service) : AskedOperation{};
            api.connect(i, *find(route.integration, action && route.service->asynchronous), asked.number, asked.index,
                        asked.sequence);
            continue;
        }
        for (std::size_t stage = 0; stage < spec.stages.size(); ++stage) {
            for (const bool canary : {false, true}) {
                const bool differs = canary && spec.stages[stage].canary.has_value();
                const std::string name = apigateway::integrationOf(route, &spec.stages[stage], differs);
                api.connectStage(stage, i, *find(name, false), canary);
            }
        }
    }
    for (std::size_t i = 0; i < spec.authorizers.size(); ++i) {
        const apigateway::AuthorizerSpec& one = spec.authorizers[i];
        if (one.kind == apigateway::AuthorizerSpec::Kind::Lambda) api.connectAuthorizer(i, *find(one.function, false));
    }
}

workload::Ask askApi(const apigateway::Spec& spec, apigateway::Account& account, const workload::TrafficSpec& workload,
                     const std::string& route) {
    workload::Ask ask;
    ask.sizesAnswer = true;
    ask.route = indexOf(spec, route);
    for (std::size_t i = 0; i < spec.stages.size(); ++i) {
        if (spec.stages[i].name == workload.stage) ask.stage = static_cast<std::uint16_t>(i);
    }
    const bool asked = spec.routes[ask.route].keyUse != apigateway::KeyUse::Ignored;
    if (!workload.apiKey.empty() && asked) ask.client = account.clientOf(workload.apiKey);
    return ask;
}

workload::SessionRules sessionRules(const apigateway::Spec& spec) {
    return {indexOf(spec, apigateway::kConnect), indexOf(spec, apigateway::kDisconnect),
            indexOf(spec, apigateway::kPush),    apigateway::kLongestConnection,
            apigateway::kLongestSilence,         apigateway::kLargestMessage};
}

}  // namespace headroom::build
