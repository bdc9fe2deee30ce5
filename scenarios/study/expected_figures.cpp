// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/expected_figures.hpp"

#include "model/workload/arrivals.hpp"
#include "pricing/monthly_usage.hpp"
#include "scenarios/study/expected_usage.hpp"
#include "scenarios/study/prices.hpp"

namespace headroom::study {

namespace {

ExpectedAsk askOf(const workload::MixEntry& entry) {
    ExpectedAsk ask{entry.route,         entry.operation.empty() ? "Invoke" : entry.operation, entry.items, nullptr, {},
                    entry.consistentRead};
    ask.fixedSize = entry.itemSize;
    return ask;
}

/// Sends a workload's requests on their way; how long one takes.
double send(ExpectedUsage& usage, const workload::TrafficSpec& spec, double rate) {
    double weights = 0.0;
    for (const workload::MixEntry& entry : spec.mix) weights += entry.weight;
    double seconds = spec.roundTrip.mean();
    for (const workload::MixEntry& entry : spec.mix) {
        const double share = weights > 0.0 ? entry.weight / weights : 0.0;
        const double there = usage.send(spec.target, askOf(entry), rate * share);
        if (!spec.asynchronous) seconds += share * there;
    }
    return seconds;
}

/// Users who wait for each answer before they think.
double closedRate(const format::Design& design, const workload::TrafficSpec& spec, const workload::Closed& closed) {
    ExpectedUsage aside(design);
    const double seconds = send(aside, spec, 0.0);
    const double cycle = closed.think.mean() * spec.arrivals.timeScale + seconds;
    return cycle > 0.0 ? static_cast<double>(closed.users) * spec.arrivals.scale / cycle : 0.0;
}

double rateOf(const format::Design& design, const workload::TrafficSpec& spec, base::Duration length) {
    if (const auto* closed = std::get_if<workload::Closed>(&spec.arrivals.process))
        return closedRate(design, spec, *closed);
    return workload::meanRate(spec.arrivals, base::Instant{}, base::Instant{length.count}).perSecond;
}

}  // namespace

ExpectedFigures expectedFigures(const format::Design& design, const pricing::PriceBook& book, base::Duration length) {
    ExpectedFigures figures;
    ExpectedUsage usage(design);
    for (const workload::TrafficSpec& spec : design.workloads) {
        const double rate = rateOf(design, spec, length);
        if (spec.session) figures.leftOut.insert("connections");
        const double seconds = send(usage, spec, rate);
        if (usage.knows(spec.target)) figures.latencies.push_back({spec.name, seconds});
    }
    figures.leftOut.insert(usage.leftOut().begin(), usage.leftOut().end());
    const base::Duration month = base::fromSeconds(design.billing.monthHours * 3600.0);
    const auto monthly = pricing::monthlyUsage(usage.readings(month), month, month);
    if (!monthly) return figures;
    const auto bill = priceUsageOf(design, book, *monthly);
    if (!bill) return figures;
    figures.perMonth = pricing::toDouble(bill->total);
    for (const pricing::NotPriced& item : bill->notPriced) figures.leftOut.insert("the price of " + item.resource);
    return figures;
}

}  // namespace headroom::study
