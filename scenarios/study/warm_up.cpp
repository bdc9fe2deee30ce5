// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/warm_up.hpp"

#include <algorithm>

namespace headroom::study {

bool isPeriodic(const workload::TrafficSpec& spec) {
    const workload::ArrivalProcess& process = spec.arrivals.process;
    return std::holds_alternative<workload::Diurnal>(process) || std::holds_alternative<workload::Weekly>(process) ||
           std::holds_alternative<workload::Schedule>(process);
}

base::Duration warmUpOf(const format::Scenario& scenario) {
    if (scenario.simulation.warmUp) return *scenario.simulation.warmUp;
    for (const format::Design& design : scenario.designs) {
        if (std::any_of(design.workloads.begin(), design.workloads.end(), isPeriodic)) return base::days(1);
    }
    return base::hours(2);
}

base::Duration seriesPeriod(base::Duration duration) {
    constexpr std::int64_t kMostPeriods = 12'000;
    for (const base::Duration period : {base::minutes(1), base::minutes(5)}) {
        if (duration / period <= kMostPeriods) return period;
    }
    return base::hours(1);
}

}  // namespace headroom::study
