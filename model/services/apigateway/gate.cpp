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

/// What tells the limits of one stage from those of another, where the API has several.
std::string ofStage(const Spec& spec, const std::string& stage) {
    return spec.stages.size() > 1 ? " (stage " + stage + ")" : "";
}

std::string_view nameOf(PlanQuota::Period period) {
    if (period == PlanQuota::Period::Day) return "day";
    return period == PlanQuota::Period::Week ? "week" : "month";
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
    : api_(api),
      quota_(account.quota()),
      began_(now),
      routes_(spec.routes.size()),
      stages_(stageCount(spec)),
      admissions_(stages_) {
    if (spec.stages.empty()) addStage(spec, nullptr);
    for (const StageSpec& stage : spec.stages) addStage(spec, &stage);
    for (const UsagePlanSpec& plan : spec.plans) addPlan(spec, account.plan(plan, now), account);
}

Gate::Metered* Gate::keep(const std::string& limit, const Throttle& throttle) {
    const auto bucket = bucketOf(throttle, quota_, began_);
    if (!bucket) return nullptr;
    const auto [named, isNew] = limitNamed_.emplace(limit, limits_.size());
    if (isNew) limits_.push_back({limit, rateOf(throttle, quota_), 0.0, true});
    return &buckets_.emplace_back(Metered{*bucket, named->second});
}

void Gate::addStage(const Spec& spec, const StageSpec* stage) {
    const MethodSetting* all = stage != nullptr ? stage->find("*") : nullptr;
    const Throttle others = all != nullptr ? all->throttle : Throttle{};
    const std::string name = stage != nullptr ? stage->name : "";
    const std::string each = api_ + ": requests per second of each other method" + ofStage(spec, name);
    Metered* const shared =
        spec.eachMethodItsOwn ? nullptr : keep(api_ + ": requests per second of the stage " + name, others);
    for (const RouteSpec& route : spec.routes) {
        Cell& cell = cells_.emplace_back();
        cell.method =
            keep(api_ + ": requests per second of " + route.key + ofStage(spec, name), throttleOf(route, stage));
        if (cell.method != nullptr) mark(Limit::Method);
        if (cell.method != nullptr || !others.any()) continue;
        cell.stage = spec.eachMethodItsOwn ? keep(each, others) : shared;
        mark(Limit::Stage);
    }
}

void Gate::addPlan(const Spec& spec, UsagePlan& plan, Account& account) {
    plans_.push_back(&plan);
    for (const PlanStage& open : plan.spec().stages) {
        if (open.api != api_) continue;
        for (std::size_t stage = 0; stage < spec.stages.size(); ++stage) {
            if (spec.stages[stage].name != open.stage) continue;
            for (const std::string& key : plan.spec().keys) {
                Admission& admission = admissionOf(stage, account.clientOf(key));
                admission.plan = &plan;
                admission.client = plan.client(key);
                openTo(admission, spec, open);
            }
        }
    }
}

void Gate::openTo(Admission& admission, const Spec& spec, const PlanStage& open) {
    admission.methods.assign(routes_, nullptr);
    for (const MethodSetting& setting : open.methods) {
        for (std::size_t route = 0; route < routes_; ++route) {
            if (spec.routes[route].key != setting.method) continue;
            admission.methods[route] =
                keep(api_ + ": requests per second of " + setting.method + " with a key of usage plan " +
                         admission.plan->name() + ofStage(spec, open.stage),
                     setting.throttle);
            mark(Limit::PlanMethod);
        }
    }
    if (admission.plan->spec().quota) mark(Limit::PlanQuota);
    if (admission.client->bucket) mark(Limit::Plan);
}

std::vector<engine::QuotaUse> Gate::use(base::Duration window) const {
    std::vector<engine::QuotaUse> uses = limits_;
    for (const Metered& one : buckets_)
        uses[one.limit].peak = std::max(uses[one.limit].peak, static_cast<double>(one.asked.most()));
    for (const UsagePlan* plan : plans_) {
        const UsagePlanSpec& spec = plan->spec();
        if (spec.stages.empty() || spec.stages.front().api != api_) continue;
        const std::string ofKey = " with a key of usage plan " + plan->name();
        if (spec.throttle.any())
            uses.push_back({"requests per second" + ofKey, rateOf(spec.throttle, quota_),
                            static_cast<double>(plan->busiestSecond()), true});
        if (const auto most = plan->busiestPeriod(window))
            uses.push_back({"requests a " + std::string(nameOf(spec.quota->period)) + ofKey,
                            static_cast<double>(spec.quota->limit), static_cast<double>(*most), true});
    }
    return uses;
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
    if (cell.method != nullptr && !cell.method->take(now)) return Limit::Method;
    if (cell.stage != nullptr && !cell.stage->take(now)) return Limit::Stage;
    return std::nullopt;
}

std::optional<Limit> Gate::refusalByPlan(const engine::Call& call, base::Instant now) {
    const std::vector<Admission>& row = admissions_[call.stage];
    if (call.client >= row.size() || row[call.client].plan == nullptr) return std::nullopt;
    const Admission& admission = row[call.client];
    if (admission.plan->exhausted(*admission.client, now)) return Limit::PlanQuota;
    if (Metered* const method = admission.methods[call.route]) {
        if (!method->take(now)) return Limit::PlanMethod;
    } else if (!admission.plan->admits(*admission.client, now)) {
        return Limit::Plan;
    }
    admission.plan->use(*admission.client, now);
    return std::nullopt;
}

}  // namespace headroom::apigateway
