// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/unit_costs.hpp"

#include <algorithm>

namespace headroom::study {

namespace {

/// What came of the requests of all workloads of a unit.
double unsuccessfulOf(const std::string& unit, const format::Design& design,
                      const std::vector<Replication>& replications) {
    Counts all;
    for (std::size_t i = 0; i < design.workloads.size(); ++i) {
        if (design.workloads[i].unit != unit) continue;
        for (const Replication& replication : replications) {
            const Counts& counts = replication.workloads[i].second;
            all.offered += counts.offered;
            all.throttled += counts.throttled;
            all.failed += counts.failed;
            all.timedOut += counts.timedOut;
            all.inFlight += counts.inFlight;
        }
    }
    return all.errorRate();
}

}  // namespace

/// What a workload's unit costs, fixed and variable: the whole bill over each unit's number, because one bill serves
/// all.
base::Result<void> completeCost(const format::Design& design, const std::vector<Replication>& replications,
                                base::Duration duration, const pricing::Bill& bill, Cost& cost) {
    for (const pricing::LineItem& line : bill.lines) {
        if (line.fixed) cost.fixedPerMonth += pricing::toDouble(line.perMonth);
    }
    const double month = design.billing.monthHours * 3600.0 / base::toSeconds(duration);
    for (std::size_t i = 0; i < design.workloads.size(); ++i) {
        const std::string& unit = design.workloads[i].unit;
        double offered = 0.0;
        for (const Replication& replication : replications)
            offered += static_cast<double>(replication.workloads[i].second.offered);
        const double perMonth = offered / static_cast<double>(replications.size()) * month;
        if (unit.empty() || perMonth <= 0.0) continue;
        const auto known = std::ranges::find(cost.perUnit, unit, &UnitCost::unit);
        if (known == cost.perUnit.end())
            cost.perUnit.push_back({unit, perMonth, 0.0, 0.0});
        else
            known->perMonth += perMonth;  // workloads of one unit: an order is an order, wherever it comes from
    }
    if (bill.lines.empty() && !bill.notPriced.empty()) cost.perUnit.clear();  // nothing of it has a price
    for (UnitCost& one : cost.perUnit) {
        one.fixed = cost.fixedPerMonth / one.perMonth;
        one.unsuccessful = unsuccessfulOf(one.unit, design, replications);
        one.variable = (cost.perMonth - cost.fixedPerMonth) / one.perMonth;
    }
    if (const auto& currency = design.billing.agreements.currency) {
        std::vector<base::Error> errors;
        cost.currency = pricing::inCurrency(*currency, bill.total, errors);
        if (!errors.empty()) return errors.front();
    }
    return {};
}

void addCausedByUnits(const format::Design& design, Cost& cost) {
    for (UnitCost& unit : cost.perUnit) {
        double caused = 0.0;
        for (const CostShare& share : cost.byWorkload) {
            const auto its = std::ranges::find(design.workloads, share.of, &workload::TrafficSpec::name);
            if (its != design.workloads.end() && its->unit == unit.unit) caused += pricing::toDouble(share.perMonth);
        }
        if (!cost.byWorkload.empty()) unit.caused = caused / unit.perMonth;
    }
}

}  // namespace headroom::study
