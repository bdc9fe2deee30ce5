// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/unit_costs.hpp"

namespace headroom::study {

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
        cost.perUnit.push_back(
            {unit, perMonth, cost.fixedPerMonth / perMonth, (cost.perMonth - cost.fixedPerMonth) / perMonth});
    }
    if (const auto& currency = design.billing.agreements.currency) {
        std::vector<base::Error> errors;
        cost.currency = pricing::inCurrency(*currency, bill.total, errors);
        if (!errors.empty()) return errors.front();
    }
    return {};
}

}  // namespace headroom::study
