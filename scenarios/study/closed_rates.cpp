// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/closed_rates.hpp"

#include <algorithm>
#include <variant>

namespace headroom::study {

std::vector<ClosedRate> closedRates(const format::Design& design, const DesignResult& result, base::Duration duration) {
    std::vector<ClosedRate> rates;
    const double seconds = base::toSeconds(duration) * result.replications;
    for (const workload::TrafficSpec& spec : design.workloads) {
        const auto* closed = std::get_if<workload::Closed>(&spec.arrivals.process);
        const auto counts = std::ranges::find(result.workloads, spec.name, &std::pair<std::string, Counts>::first);
        if (closed == nullptr || counts == result.workloads.end() || seconds <= 0.0) continue;
        ClosedRate rate{spec.name, std::nullopt, static_cast<double>(counts->second.succeeded) / seconds};
        const double think = closed->think.mean() * spec.arrivals.timeScale;
        if (think > 0.0) rate.offered = static_cast<double>(closed->users) * spec.arrivals.scale / think;
        rates.push_back(std::move(rate));
    }
    return rates;
}

}  // namespace headroom::study
