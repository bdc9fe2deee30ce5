// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/plan_quotas.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "model/services/apigateway/usage_plan.hpp"
#include "model/workload/arrivals.hpp"

namespace headroom::planning {

namespace {

using apigateway::PlanQuota;
using apigateway::UsagePlanSpec;

constexpr std::int64_t kSecondsADay = 86'400;
constexpr base::Duration kDay = base::days(1);

/// A run that holds no whole period stands for it; months have up to 31 days.
base::Duration longestOf(PlanQuota::Period period) {
    if (period == PlanQuota::Period::Day) return kDay;
    return base::days(period == PlanQuota::Period::Week ? 7 : 31);
}

std::string nameOf(PlanQuota::Period period) {
    if (period == PlanQuota::Period::Day) return "day";
    return period == PlanQuota::Period::Week ? "week" : "month";
}

std::int64_t floorDivide(std::int64_t whole, std::int64_t part) { return whole / part - (whole % part < 0 ? 1 : 0); }

/// Of one usage plan.
class PlanLoad {
public:
    PlanLoad(const UsagePlanSpec& plan, const format::Scenario& scenario)
        : plan_(plan), scenario_(scenario), startDay_(floorDivide(scenario.simulation.startSecondsUtc, kSecondsADay)) {}

    /// Requests of the key that has most in its busiest period.
    double most() const {
        double most = 0.0;
        for (const std::string& key : plan_.keys) most = std::max(most, mostOf(key));
        return most;
    }
    /// Whether closed users ask with one of its keys: nobody knows how often.
    bool hasClosedUsers() const {
        return std::ranges::any_of(workloads(), [&](const workload::TrafficSpec& spec) {
            return spec.arrivals.isClosed() && std::ranges::find(plan_.keys, spec.apiKey) != plan_.keys.end() &&
                   shareCounted(spec) > 0.0;
        });
    }

private:
    const std::vector<workload::TrafficSpec>& workloads() const { return scenario_.designs.front().workloads; }
    base::Instant end() const { return base::Instant{scenario_.simulation.duration.count}; }
    std::int64_t periodOf(std::int64_t day) const { return apigateway::periodOf(day, *plan_.quota); }

    base::Instant midnightOf(std::int64_t day) const {
        return base::Instant{} + base::seconds(day * kSecondsADay - scenario_.simulation.startSecondsUtc);
    }

    /// Of a period that the run holds in part, that part.
    double mostOf(const std::string& key) const {
        double most = 0.0;
        double inPeriod = 0.0;
        double all = 0.0;
        bool begun = false;  // the present period, at its own beginning
        bool whole = false;
        for (std::int64_t day = startDay_; midnightOf(day) < end(); ++day) {
            if (periodOf(day) != periodOf(day - 1)) {
                whole = whole || begun;
                begun = midnightOf(day) >= base::Instant{};
                inPeriod = 0.0;
            }
            const double inDay =
                expected(key, std::max(midnightOf(day), base::Instant{}), std::min(midnightOf(day + 1), end()));
            inPeriod += inDay;
            all += inDay;
            most = std::max(most, inPeriod);
            if (begun && midnightOf(day + 1) <= end() && periodOf(day + 1) != periodOf(day)) whole = true;
        }
        if (whole) return most;
        const double perSecond = all / base::toSeconds(scenario_.simulation.duration);
        return std::max(most, perSecond * base::toSeconds(longestOf(plan_.quota->period)));
    }

    double expected(const std::string& key, base::Instant from, base::Instant to) const {
        double perSecond = 0.0;
        for (const workload::TrafficSpec& spec : workloads()) {
            if (spec.apiKey != key || spec.arrivals.isClosed()) continue;
            const double share = shareCounted(spec);
            if (share > 0.0) perSecond += share * workload::meanRate(spec.arrivals, from, to).perSecond;
        }
        return perSecond * base::toSeconds(to - from);
    }

    /// The share of a workload's requests that the plan counts: those to its stages, on routes that ask for a key.
    double shareCounted(const workload::TrafficSpec& spec) const {
        const bool open = std::ranges::any_of(plan_.stages, [&](const apigateway::PlanStage& stage) {
            return stage.api == spec.target && (spec.stage.empty() || spec.stage == stage.stage);
        });
        const apigateway::Spec* api = open ? apiOf(spec.target) : nullptr;
        if (api == nullptr) return 0.0;
        double counted = 0.0;
        double all = 0.0;
        for (const workload::MixEntry& entry : spec.mix) {
            // Without a name it is the only one.
            const auto route = std::ranges::find_if(
                api->routes, [&](const auto& one) { return entry.route.empty() || one.key == entry.route; });
            const bool asks = route != api->routes.end() && route->keyUse != apigateway::KeyUse::Ignored;
            counted += asks ? entry.weight : 0.0;
            all += entry.weight;
        }
        return all > 0.0 ? counted / all : 0.0;
    }

    const apigateway::Spec* apiOf(const std::string& name) const {
        const auto& resources = scenario_.designs.front().resources;
        const auto found = std::ranges::find(resources, name, &format::Resource::name);
        return found == resources.end() ? nullptr : std::get_if<apigateway::Spec>(&found->spec);
    }

    const UsagePlanSpec& plan_;
    const format::Scenario& scenario_;
    std::int64_t startDay_;
};

}  // namespace

PlanQuotas planQuotasOf(const format::Scenario& scenario) {
    PlanQuotas quotas;
    std::set<std::string> known;
    for (const format::Resource& resource : scenario.designs.front().resources) {
        const auto* api = std::get_if<apigateway::Spec>(&resource.spec);
        if (api == nullptr) continue;
        for (const UsagePlanSpec& plan : api->plans) {
            if (!plan.quota || !known.insert(plan.name).second) continue;
            const PlanLoad load(plan, scenario);
            if (load.hasClosedUsers()) {
                quotas.notJudged.push_back("the quota of usage plan " + plan.name +
                                           ": closed users ask with one of its keys, and their rate is not known");
                continue;
            }
            const auto limit = static_cast<double>(plan.quota->limit);
            const double most = load.most();
            const std::string period = nameOf(plan.quota->period);
            quotas.margins.push_back({"requests a " + period + " with a key of usage plan " + plan.name +
                                          ", expected of the busiest " + period,
                                      most, limit, true, most > 0.0 ? std::optional(limit / most) : std::nullopt,
                                      true});
        }
    }
    return quotas;
}

}  // namespace headroom::planning
