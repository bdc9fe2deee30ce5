// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/samples.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "scenarios/study/intervals.hpp"

namespace headroom::study {

namespace {

constexpr std::array<std::pair<const char*, double>, 5> kPercentiles{
    {{"P50", 0.5}, {"P90", 0.9}, {"P95", 0.95}, {"P99", 0.99}, {"P999", 0.999}}};

using Parts = std::span<const Replication* const>;

template <class Value>
FigureSamples gather(std::string metric, std::string of, std::string statistic, Parts parts, const Value& value) {
    FigureSamples samples{std::move(metric), std::move(of), std::move(statistic), {}};
    for (const Replication* part : parts) samples.values.push_back(value(*part));
    return samples;
}

bool isKnown(const pricing::Bill& bill) { return !bill.lines.empty() || bill.notPriced.empty(); }

/// The bill of one service; 0 where it has no line.
double costOf(const pricing::Bill& bill, const std::string& service) {
    for (const pricing::ServiceTotal& total : pricing::totalsByService(bill)) {
        if (total.service == service) return pricing::toDouble(total.perMonth);
    }
    return 0.0;
}

/// The whole bill and each service's.
void addCosts(Parts parts, std::vector<FigureSamples>& all) {
    if (!std::ranges::all_of(parts, [](const Replication* part) { return isKnown(part->bill); })) return;
    all.push_back(
        gather("Cost", "", "", parts, [](const Replication& part) { return pricing::toDouble(part.bill.total); }));
    std::vector<std::string> services;
    for (const Replication* part : parts) {
        for (const pricing::ServiceTotal& total : pricing::totalsByService(part->bill)) {
            if (std::ranges::find(services, total.service) == services.end()) services.push_back(total.service);
        }
    }
    for (const std::string& service : services) {
        all.push_back(
            gather("Cost", service, "", parts, [&](const Replication& part) { return costOf(part.bill, service); }));
    }
}

double errorRateOf(const Counts& counts) { return counts.offered > counts.inFlight ? counts.errorRate() : kNoValue; }

double errorRateOfAll(const Replication& part) {
    Counts all;
    for (const auto& [name, counts] : part.workloads) {
        all.offered += counts.offered;
        all.inFlight += counts.inFlight;
        all.throttled += counts.throttled;
        all.failed += counts.failed;
        all.timedOut += counts.timedOut;
    }
    return errorRateOf(all);
}

}  // namespace

std::vector<const Replication*> partsOf(Parts replications) {
    if (replications.size() != 1 || replications.front()->batches.empty())
        return {replications.begin(), replications.end()};
    std::vector<const Replication*> parts;
    for (const Replication& batch : replications.front()->batches) parts.push_back(&batch);
    return parts;
}

std::vector<FigureSamples> figureSamples(Parts parts) {
    std::vector<FigureSamples> all;
    if (parts.empty()) return all;
    const Replication& first = *parts.front();
    addCosts(parts, all);
    all.push_back(gather("ErrorRate", "", "", parts, errorRateOfAll));
    for (std::size_t i = 0; i < first.workloads.size(); ++i) {
        all.push_back(gather("ErrorRate", first.workloads[i].first, "", parts,
                             [i](const Replication& part) { return errorRateOf(part.workloads[i].second); }));
    }
    for (std::size_t i = 0; i < first.latency.size(); ++i) {
        const std::string& of = first.latency[i].of;
        all.push_back(gather("Latency", of, "Mean", parts, [i](const Replication& part) {
            const engine::LatencyHistogram& histogram = part.latency[i].histogram;
            return histogram.count() == 0 ? kNoValue : histogram.meanNanoseconds() / 1e9;
        }));
        for (const auto& [name, share] : kPercentiles) {
            all.push_back(gather("Latency", of, name, parts, [i, p = share](const Replication& part) {
                const engine::LatencyHistogram& histogram = part.latency[i].histogram;
                return histogram.count() == 0 ? kNoValue : base::toSeconds(histogram.percentile(p));
            }));
        }
    }
    return all;
}

const FigureSamples* samplesNamed(const std::vector<FigureSamples>& samples, std::string_view metric,
                                  std::string_view of, std::string_view statistic) {
    const auto found = std::ranges::find_if(samples, [&](const FigureSamples& one) {
        return one.metric == metric && one.of == of && one.statistic == statistic;
    });
    return found == samples.end() ? nullptr : &*found;
}

}  // namespace headroom::study
