// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/spec.hpp"

#include "model/services/apigateway/spec_check.hpp"

namespace headroom::apigateway {

namespace {

constexpr std::string_view kVariable = "${stageVariables.";

const std::string* valueOf(const std::string& name, const StageSpec& stage, bool canary) {
    if (canary && stage.canary) {
        const auto at = stage.canary->variables.find(name);
        if (at != stage.canary->variables.end()) return &at->second;
    }
    const auto at = stage.variables.find(name);
    return at != stage.variables.end() ? &at->second : nullptr;
}

}  // namespace

base::Distribution defaultOverhead(ApiKind kind) {
    return kind == ApiKind::Http ? base::Distribution::logNormal(0.005, 0.010)
                                 : base::Distribution::logNormal(0.010, 0.030);
}

std::string integrationOf(const RouteSpec& route, const StageSpec* stage, bool canary) {
    std::string name = canary && !route.canaryIntegration.empty() ? route.canaryIntegration : route.integration;
    for (std::size_t at = name.find(kVariable); at != std::string::npos; at = name.find(kVariable)) {
        const std::size_t end = name.find('}', at);
        if (end == std::string::npos || stage == nullptr) return {};
        const std::size_t begin = at + kVariable.size();
        const std::string* value = valueOf(name.substr(begin, end - begin), *stage, canary);
        if (value == nullptr || value->find(kVariable) != std::string::npos) return {};
        name.replace(at, end + 1 - at, *value);
    }
    if (stage == nullptr) return name;
    const auto behind = stage->standsFor.find(name);
    return behind != stage->standsFor.end() ? behind->second : name;
}

std::optional<std::int64_t> cacheTtlOf(const RouteSpec& route, const StageSpec& stage) {
    if (!stage.cacheGigabytes || !route.isGet() || route.isMock() || route.streams) return std::nullopt;
    const MethodSetting* own = stage.find(route.key);
    const MethodSetting* all = stage.find("*");
    bool caching = false;
    std::int64_t ttl = kDefaultTtlSeconds;
    for (const MethodSetting* setting : {all, own}) {
        if (setting == nullptr) continue;
        caching = setting->caching.value_or(caching);
        ttl = setting->cacheTtlInSeconds.value_or(ttl);
    }
    if (route.cacheTtlInSeconds) {
        caching = true;
        ttl = *route.cacheTtlInSeconds;
    }
    if (!caching || ttl <= 0) return std::nullopt;
    return ttl;
}

std::vector<base::Error> check(const Spec& spec, const AccountQuota& quota) {
    std::vector<base::Error> errors;
    if (spec.routes.empty()) errors.push_back({base::Errc::BadInput, "/Routes", "an API needs at least one route"});
    for (const RouteSpec& route : spec.routes) checkRoute(spec, route, quota, errors);
    checkStages(spec, quota, errors);
    checkPlans(spec, quota, errors);
    for (const AuthorizerSpec& authorizer : spec.authorizers) checkAuthorizer(spec, authorizer, errors);
    const auto overhead = [&](const base::Distribution& length, const std::string& name) {
        if (const auto checked = length.check(); !checked) {
            errors.push_back(
                {base::Errc::BadInput, "/Behavior/" + name + "/" + checked.error().where, checked.error().what});
        }
    };
    overhead(spec.overhead, "Overhead");
    overhead(spec.endpointOverhead, "EndpointOverhead");
    return errors;
}

}  // namespace headroom::apigateway
