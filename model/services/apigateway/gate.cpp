// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/gate.hpp"

#include <algorithm>

namespace headroom::apigateway {

namespace {

/// What the stage says of the route, else the route's own.
Throttle throttleOf(const RouteSpec& route, const StageSpec* stage) {
    const MethodSetting* setting = stage != nullptr ? stage->find(route.key) : nullptr;
    if (setting != nullptr && setting->throttle.any()) return setting->throttle;
    return {route.throttlingRateLimit, route.throttlingBurstLimit};
}

std::size_t stageCount(const Spec& spec) { return std::max<std::size_t>(spec.stages.size(), 1); }

}  // namespace

bool Gate::isNeeded(const Spec& spec) {
    const auto limited = [](const RouteSpec& route) { return throttleOf(route, nullptr).any(); };
    const auto limits = [](const StageSpec& stage) {
        return std::ranges::any_of(stage.settings, [](const MethodSetting& one) { return one.throttle.any(); });
    };
    return !spec.plans.empty() || std::ranges::any_of(spec.routes, limited) || std::ranges::any_of(spec.stages, limits);
}

Gate::Gate(const std::string& api, const Spec& spec, Account& account, base::Instant now)
    : routes_(spec.routes.size()), stages_(stageCount(spec)), admissions_(stages_) {
    if (spec.stages.empty()) addStage(spec, nullptr, account.quota(), now);
    for (const StageSpec& stage : spec.stages) addStage(spec, &stage, account.quota(), now);
    for (const UsagePlanSpec& plan : spec.plans) addPlan(api, spec, account.plan(plan, now), account, now);
}

engine::TokenBucket* Gate::keep(std::optional<engine::TokenBucket> bucket) {
    return bucket ? &buckets_.emplace_back(*bucket) : nullptr;
}

void Gate::addStage(const Spec& spec, const StageSpec* stage, const AccountQuota& quota, base::Instant now) {
    const MethodSetting* all = stage != nullptr ? stage->find("*") : nullptr;
    const Throttle others = all != nullptr ? all->throttle : Throttle{};
    engine::TokenBucket* shared = spec.eachMethodItsOwn ? nullptr : keep(bucketOf(others, quota, now));
    for (const RouteSpec& route : spec.routes) {
        Cell& cell = cells_.emplace_back();
        cell.method = keep(bucketOf(throttleOf(route, stage), quota, now));
        if (cell.method != nullptr) mark(Limit::Method);
        if (cell.method != nullptr || !others.any()) continue;
        cell.stage = spec.eachMethodItsOwn ? keep(bucketOf(others, quota, now)) : shared;
        mark(Limit::Stage);
    }
}

void Gate::addPlan(const std::string& api, const Spec& spec, UsagePlan& plan, Account& account, base::Instant now) {
    plans_.push_back(&plan);
    for (const PlanStage& open : plan.spec().stages) {
        if (open.api != api) continue;
        for (std::size_t stage = 0; stage < spec.stages.size(); ++stage) {
            if (spec.stages[stage].name != open.stage) continue;
            for (const std::string& key : plan.spec().keys) {
                Admission& admission = admissionOf(stage, account.clientOf(key));
                admission.plan = &plan;
                admission.client = plan.client(key);
                openTo(admission, spec, open, account.quota(), now);
            }
        }
    }
}

void Gate::openTo(Admission& admission, const Spec& spec, const PlanStage& open, const AccountQuota& quota,
                  base::Instant now) {
    admission.methods.assign(routes_, nullptr);
    for (const MethodSetting& setting : open.methods) {
        for (std::size_t route = 0; route < routes_; ++route) {
            if (spec.routes[route].key != setting.method) continue;
            admission.methods[route] = keep(bucketOf(setting.throttle, quota, now));
            mark(Limit::PlanMethod);
        }
    }
    if (admission.plan->spec().quota) mark(Limit::PlanQuota);
    if (admission.client->bucket) mark(Limit::Plan);
}

Gate::Admission& Gate::admissionOf(std::size_t stage, std::size_t client) {
    std::vector<Admission>& row = admissions_[stage];
    if (row.size() <= client) row.resize(client + 1);
    return row[client];
}

base::Duration Gate::longestQuota() const {
    base::Duration longest;
    for (const UsagePlan* plan : plans_) longest = std::max(longest, plan->quotaLength());
    return longest;
}

std::optional<Limit> Gate::refusal(const engine::Call& call, base::Instant now) {
    if (call.client != 0) {
        if (const auto limit = refusalByPlan(call, now)) return limit;
    }
    const Cell& cell = cells_[call.stage * routes_ + call.route];
    if (cell.method != nullptr && !cell.method->take(1, now)) return Limit::Method;
    if (cell.stage != nullptr && !cell.stage->take(1, now)) return Limit::Stage;
    return std::nullopt;
}

std::optional<Limit> Gate::refusalByPlan(const engine::Call& call, base::Instant now) {
    const std::vector<Admission>& row = admissions_[call.stage];
    if (call.client >= row.size() || row[call.client].plan == nullptr) return std::nullopt;
    const Admission& admission = row[call.client];
    if (admission.plan->exhausted(*admission.client, now)) return Limit::PlanQuota;
    if (engine::TokenBucket* method = admission.methods[call.route]) {
        if (!method->take(1, now)) return Limit::PlanMethod;
    } else if (admission.client->bucket && !admission.client->bucket->take(1, now)) {
        return Limit::Plan;
    }
    admission.plan->use(*admission.client, now);
    return std::nullopt;
}

}  // namespace headroom::apigateway
