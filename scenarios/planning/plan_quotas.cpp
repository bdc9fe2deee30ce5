// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/plan_quotas.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <variant>

#include "model/workload/arrivals.hpp"

namespace headroom::planning {

namespace {

using apigateway::PlanQuota;
using apigateway::UsagePlanSpec;

constexpr std::int64_t kSecondsADay = 86'400;

base::Duration lengthOf(PlanQuota::Period period) {
    if (period == PlanQuota::Period::Day) return base::days(1);
    return period == PlanQuota::Period::Week ? base::days(7) : base::hours(730);
}

std::string nameOf(PlanQuota::Period period) {
    if (period == PlanQuota::Period::Day) return "day";
    return period == PlanQuota::Period::Week ? "week" : "month";
}

/// Of one usage plan.
class PlanLoad {
public:
    PlanLoad(const UsagePlanSpec& plan, const format::Scenario& scenario)
        : plan_(plan), scenario_(scenario), length_(lengthOf(plan.quota->period)) {}

    /// Requests of the key that has most in its busiest period.
    double most() const {
        double most = 0.0;
        for (const std::string& key : plan_.keys) {
            for (const base::Instant begin : begins()) most = std::max(most, expected(key, begin));
        }
        return most;
    }

private:
    base::Instant end() const { return base::Instant{scenario_.simulation.duration.count}; }

    /// Of whole periods; where there is none, Start.
    std::vector<base::Instant> begins() const {
        const std::int64_t inDay =
            ((scenario_.simulation.startSecondsUtc % kSecondsADay) + kSecondsADay) % kSecondsADay;
        std::vector<base::Instant> begins;
        base::Instant at = base::Instant{} + base::seconds((kSecondsADay - inDay) % kSecondsADay);
        for (; at + length_ <= end(); at = at + length_) begins.push_back(at);
        if (begins.empty()) begins.emplace_back();
        return begins;
    }

    double expected(const std::string& key, base::Instant begin) const {
        const base::Instant last = std::min(begin + length_, end());
        double perSecond = 0.0;
        for (const workload::TrafficSpec& spec : scenario_.designs.front().workloads) {
            if (spec.apiKey == key && opens(spec))
                perSecond += workload::meanRate(spec.arrivals, begin, last).perSecond;
        }
        return perSecond * base::toSeconds(length_);
    }

    bool opens(const workload::TrafficSpec& spec) const {
        return !spec.arrivals.isClosed() && std::ranges::any_of(plan_.stages, [&](const apigateway::PlanStage& stage) {
            return stage.api == spec.target && (spec.stage.empty() || spec.stage == stage.stage);
        });
    }

    const UsagePlanSpec& plan_;
    const format::Scenario& scenario_;
    base::Duration length_;
};

}  // namespace

std::vector<QuotaMargin> planQuotasOf(const format::Scenario& scenario) {
    std::vector<QuotaMargin> margins;
    std::set<std::string> known;
    for (const format::Resource& resource : scenario.designs.front().resources) {
        const auto* api = std::get_if<apigateway::Spec>(&resource.spec);
        if (api == nullptr) continue;
        for (const UsagePlanSpec& plan : api->plans) {
            if (!plan.quota || !known.insert(plan.name).second) continue;
            const auto limit = static_cast<double>(plan.quota->limit);
            const double most = PlanLoad(plan, scenario).most();
            const std::string period = nameOf(plan.quota->period);
            margins.push_back({"requests a " + period + " with a key of usage plan " + plan.name +
                                   ", expected of the busiest " + period,
                               most, limit, true, most > 0.0 ? std::optional(limit / most) : std::nullopt, true});
        }
    }
    return margins;
}

}  // namespace headroom::planning
