// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/api_limits.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace headroom::planning {

namespace {

/// One place where a limit is set, and how it is lifted there.
struct Setting {
    std::string name;
    std::function<void(double)> lift;
};

void raise(std::optional<double>& rate, std::optional<std::int64_t>& burst, double factor) {
    if (rate) *rate *= factor;
    if (burst) *burst = timesUp(*burst, factor);
}

/// A limit of a method stands in place of a wider one, which taking it away would leave: it is raised.
Setting ofMethod(std::string name, apigateway::Throttle& throttle) {
    return {std::move(name), [&throttle](double factor) { raise(throttle.rate, throttle.burst, factor); }};
}

void addPlan(const LimitReached& limit, apigateway::UsagePlanSpec& plan, std::vector<Setting>& settings) {
    const std::string_view figure = limit.figure->figure;
    if (figure == "ThrottlesUsagePlanQuota" && plan.quota)
        settings.push_back({plan.name, [&plan](double) { plan.quota.reset(); }});
    if (figure == "ThrottlesUsagePlan" && plan.throttle.any())
        settings.push_back({plan.name, [&plan](double) { plan.throttle = {}; }});
    if (figure != "ThrottlesUsagePlanMethod") return;
    for (apigateway::PlanStage& stage : plan.stages) {
        if (stage.api != limit.resource) continue;
        for (apigateway::MethodSetting& method : stage.methods)
            settings.push_back(ofMethod(plan.name + ", " + method.method, method.throttle));
    }
}

void addMethods(apigateway::Spec& api, bool ofStages, std::vector<Setting>& settings) {
    for (apigateway::RouteSpec& route : api.routes) {
        if (ofStages || (!route.throttlingRateLimit && !route.throttlingBurstLimit)) continue;
        settings.push_back({route.key, [&route](double factor) {
                                raise(route.throttlingRateLimit, route.throttlingBurstLimit, factor);
                            }});
    }
    for (apigateway::StageSpec& stage : api.stages) {
        const std::string where = "stage " + stage.name;
        for (apigateway::MethodSetting& setting : stage.settings) {
            const bool all = setting.method == "*";
            if (!setting.throttle.any() || all != ofStages) continue;
            const std::string method = setting.method + (api.stages.size() > 1 ? ", " + where : "");
            settings.push_back(ofMethod(all ? where : method, setting.throttle));
        }
    }
}

apigateway::Spec* apiOf(format::Resource& resource) { return std::get_if<apigateway::Spec>(&resource.spec); }

bool hasPlan(const format::Design& design, const std::string& resource, const std::string& plan) {
    const auto found = std::ranges::find(design.resources, resource, &format::Resource::name);
    const auto* api = found == design.resources.end() ? nullptr : std::get_if<apigateway::Spec>(&found->spec);
    return api != nullptr && std::ranges::find(api->plans, plan, &apigateway::UsagePlanSpec::name) != api->plans.end();
}

/// A plan of several APIs stands in each of them, so that one setting may be met several times.
std::vector<Setting> settingsIn(const LimitReached& limit, format::Design& design) {
    std::vector<Setting> settings;
    for (format::Resource& resource : design.resources) {
        apigateway::Spec* api = apiOf(resource);
        if (api == nullptr) continue;
        if (limit.figure->fix == Fix::Method && resource.name == limit.resource)
            addMethods(*api, limit.figure->figure == "ThrottlesStage", settings);
        if (limit.figure->fix != Fix::UsagePlan) continue;
        for (apigateway::UsagePlanSpec& plan : api->plans) {
            if (hasPlan(design, limit.resource, plan.name)) addPlan(limit, plan, settings);
        }
    }
    return settings;
}

}  // namespace

std::vector<LimitReached> settingsOf(const LimitReached& limit, const format::Design& design) {
    std::vector<LimitReached> limits;
    if (limit.figure->fix != Fix::UsagePlan && limit.figure->fix != Fix::Method) return limits;
    format::Design copy = design;
    for (Setting& setting : settingsIn(limit, copy)) {
        LimitReached one = limit;
        one.setting = std::move(setting.name);
        if (std::ranges::find(limits, one) == limits.end()) limits.push_back(std::move(one));
    }
    return limits;
}

bool liftSetting(const LimitReached& limit, double factor, format::Design& design) {
    bool lifted = false;
    for (const Setting& setting : settingsIn(limit, design)) {
        if (!limit.setting.empty() && setting.name != limit.setting) continue;
        setting.lift(factor);
        lifted = true;
    }
    return lifted;
}

base::Result<std::vector<LimitReached>> refusingOf(std::span<const LimitReached> settings,
                                                   const StillRefuses& stillRefuses) {
    std::vector<LimitReached> all(settings.begin(), settings.end());
    if (all.size() < 2) return all;
    std::vector<LimitReached> refusing;
    const std::size_t half = settings.size() / 2;
    for (const auto& part : {settings.first(half), settings.subspan(half)}) {
        const auto refuses = stillRefuses(part);
        if (!refuses) return refuses.error();
        if (!*refuses) continue;
        auto found = refusingOf(part, stillRefuses);
        if (!found) return found;
        refusing.insert(refusing.end(), found->begin(), found->end());
    }
    return refusing.empty() ? all : refusing;
}

}  // namespace headroom::planning
