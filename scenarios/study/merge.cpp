// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/merge.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "scenarios/study/closed_rates.hpp"
#include "scenarios/study/cost_shares.hpp"
#include "scenarios/study/counted_warning.hpp"
#include "scenarios/study/design_limits.hpp"
#include "scenarios/study/intervals.hpp"
#include "scenarios/study/merged_figure.hpp"
#include "scenarios/study/objectives.hpp"
#include "scenarios/study/sample_warnings.hpp"
#include "scenarios/study/series_names.hpp"
#include "scenarios/study/unit_costs.hpp"

namespace headroom::study {

namespace {

struct Named {
    const char* name;
    double share;
};
constexpr std::array kPercentiles{Named{"P50", 0.5}, Named{"P90", 0.9}, Named{"P95", 0.95}, Named{"P99", 0.99},
                                  Named{"P999", 0.999}};

/// The requests around a percentile that explain it (scenario-format section 4: p98.5 to p99.5 for the p99).
struct BandEdges {
    const char* name;
    double from;
    double to;
};
constexpr std::array kBands{BandEdges{"P50", 0.45, 0.55}, BandEdges{"P90", 0.88, 0.92}, BandEdges{"P99", 0.985, 0.995},
                            BandEdges{"P999", 0.9985, 0.9995}};

constexpr std::array<std::string_view, engine::kCauses> kCauseNames{"Overhead", "Compute", "Init",      "Placement",
                                                                    "Waiting",  "BackOff", "Downstream"};

void add(Counts& into, const Counts& more) {
    into.offered += more.offered;
    into.succeeded += more.succeeded;
    into.throttled += more.throttled;
    into.failed += more.failed;
    into.timedOut += more.timedOut;
    into.inFlight += more.inFlight;
    into.attempts += more.attempts;
}

void mergeCounts(const std::vector<Replication>& replications, DesignResult& result) {
    for (const Replication& replication : replications) {
        for (std::size_t i = 0; i < replication.workloads.size(); ++i) {
            const auto& [name, counts] = replication.workloads[i];
            if (result.workloads.size() == i) result.workloads.emplace_back(name, Counts{});
            add(result.workloads[i].second, counts);
            add(result.requests, counts);
        }
    }
    std::vector<double> rates;
    for (const Replication& part : samplesOf(replications)) {
        Counts all;
        for (const auto& [name, counts] : part.workloads) add(all, counts);
        if (all.offered > all.inFlight) rates.push_back(all.errorRate());
    }
    result.errorRateCi95 = interval95(result.requests.errorRate(), rates);
}

std::vector<std::pair<double, double>> curveOf(const engine::LatencyHistogram& histogram) {
    std::vector<std::pair<double, double>> curve;
    if (histogram.count() == 0) return curve;
    const auto most = 1.0 - 1.0 / static_cast<double>(histogram.count());
    for (int i = 0; i < 160; ++i) {  // evenly in log10(1 / (1 - share)), the chart's axis: p0 to p99.99
        double tail = 1.0;
        for (int step = 0; step < i; ++step) tail *= 0.9440608762859234;  // 10^(-1/40)
        const double share = 1.0 - tail;
        if (share > most && i > 0) break;
        curve.emplace_back(share, base::toSeconds(i == 0 ? histogram.smallest() : histogram.percentile(share)));
    }
    return curve;
}

Latency summarise(const std::string& of, const engine::LatencyHistogram& pooled,
                  const std::vector<const engine::LatencyHistogram*>& parts, const std::string& noBatchesReason) {
    Latency latency;
    latency.of = of;
    latency.count = pooled.count();
    if (pooled.count() == 0) return latency;
    latency.mean = pooled.meanNanoseconds() / 1e9;
    latency.max = base::toSeconds(pooled.largest());
    std::vector<const engine::LatencyHistogram*> asked = parts;  // a part without requests says nothing of latency
    std::erase_if(asked, [](const auto* part) { return part->count() == 0; });
    std::vector<double> values;
    for (const auto* part : asked) values.push_back(part->meanNanoseconds() / 1e9);
    latency.meanCi95 = interval95(latency.mean, values);
    for (const Named& named : kPercentiles) {
        values.clear();
        for (const auto* part : asked) values.push_back(base::toSeconds(part->percentile(named.share)));
        const double value = base::toSeconds(pooled.percentile(named.share));
        latency.percentiles.push_back({named.name, named.share, value, interval95(value, values)});
    }
    latency.curve = curveOf(pooled);
    if (asked.size() < kFewestForInterval) {
        latency.noIntervalReason =
            !noBatchesReason.empty() ? noBatchesReason
            : parts.size() < kFewestForInterval
                ? "intervals need at least five replications; this run has " + std::to_string(parts.size())
                : "intervals need five parts of the run with requests; " + std::to_string(asked.size()) + " of " +
                      std::to_string(parts.size()) + " had any";
    }
    return latency;
}

CauseBand explain(const BandEdges& edges, const engine::Band& band, const std::vector<std::string>& hops) {
    const auto hopName = [&](engine::HopId hop) { return hop < hops.size() ? hops[hop] : std::string("other"); };
    CauseBand out;
    out.name = edges.name;
    out.fromShare = edges.from;
    out.toShare = edges.to;
    out.requests = band.requests;
    out.low = base::toSeconds(band.low);
    out.high = base::toSeconds(band.high);
    for (const engine::BandShare& share : band.shares) {
        out.causes.push_back({hopName(share.hop), std::string(kCauseNames[static_cast<std::size_t>(share.cause)]),
                              base::toSeconds(share.mean), share.touched});
    }
    for (const engine::Span& span : band.typical) {
        out.typical.push_back({hopName(span.hop), std::string(kCauseNames[static_cast<std::size_t>(span.cause)]),
                               base::toSeconds(base::Duration(span.start.ns)), base::toSeconds(span.length)});
    }
    out.typicalSeconds = base::toSeconds(band.typicalLatency);
    return out;
}

void mergeLatencies(std::vector<Replication>& replications, DesignResult& result) {
    for (std::size_t i = 0; i < replications.front().latency.size(); ++i) {
        auto pooled = std::make_unique<engine::LatencyHistogram>();
        std::vector<const engine::LatencyHistogram*> parts;
        for (const Replication& replication : replications) pooled->merge(replication.latency[i].histogram);
        for (const Replication& part : samplesOf(replications)) parts.push_back(&part.latency[i].histogram);
        LatencySample& first = replications.front().latency[i];
        result.latency.push_back(summarise(first.of, *pooled, parts, replications.front().noBatchesReason));
        if (!first.bands) continue;
        for (std::size_t r = 1; r < replications.size(); ++r) first.bands->merge(*replications[r].latency[i].bands);
        Causes causes{first.of, {}};
        for (const BandEdges& edges : kBands) {
            const auto band = first.bands->between(edges.from, edges.to);
            if (band) causes.bands.push_back(explain(edges, *band, replications.front().hopNames));
        }
        if (!causes.bands.empty()) result.causes.push_back(std::move(causes));
    }
}

std::string typeOf(const format::Design& design, const std::string& resource) {
    for (const format::Resource& one : design.resources) {
        if (one.name == resource) return one.type;
    }
    for (const lambda::MappingSpec& one : design.mappings) {
        if (one.name == resource) return "AWS::Lambda::EventSourceMapping";
    }
    return {};
}

/// Each kind of warning once, with the count of all replications and, of throttling, how often it came.
void addWarnings(const std::vector<Replication>& replications, std::size_t resource, DesignResult& result) {
    std::vector<engine::Warning> merged;
    for (const Replication& replication : replications) {
        for (const engine::Warning& warning : replication.resources[resource].warnings) {
            const auto same = std::find_if(merged.begin(), merged.end(),
                                           [&](const engine::Warning& other) { return other.text == warning.text; });
            if (same == merged.end()) {
                merged.push_back(warning);
            } else {
                same->count += warning.count;
            }
        }
    }
    const std::string& name = replications.front().resources[resource].resource;
    std::vector<Episodes> episodes;
    for (const Replication& replication : replications)
        episodes.insert(episodes.end(), replication.episodes.begin(), replication.episodes.end());
    const std::string often = episodesText(episodes, name, replications.front().seriesPeriod);
    for (const engine::Warning& warning : merged) {
        const std::string text = warning.count == 0 ? warning.text : counted(warning.count, warning.text);
        const bool throttled = !often.empty() && warning.text.find("throttled") != std::string::npos;
        result.warnings.push_back(name + ": " + text + (throttled ? ", " + often : ""));
    }
}

/// The figures that a resource has in any replication: some, such as a reason for throttling, appear when they happen.
std::vector<std::string> figureNames(const std::vector<Replication>& replications, std::size_t resource) {
    std::vector<std::string> names;
    for (const Replication& replication : replications) {
        for (const engine::Figure& figure : replication.resources[resource].figures) {
            if (std::find(names.begin(), names.end(), figure.name) == names.end()) names.push_back(figure.name);
        }
    }
    return names;
}

/// That figure of the replications that have it; in the others it did not happen.
std::vector<const engine::Figure*> figuresOf(const std::vector<Replication>& replications, std::size_t resource,
                                             const std::string& name) {
    std::vector<const engine::Figure*> figures;
    for (const Replication& replication : replications) {
        for (const engine::Figure& figure : replication.resources[resource].figures) {
            if (figure.name == name) figures.push_back(&figure);
        }
    }
    return figures;
}

void mergeResources(const format::Design& design, const std::vector<Replication>& replications, DesignResult& result) {
    for (std::size_t i = 0; i < replications.front().resources.size(); ++i) {
        const engine::ResourceReport& first = replications.front().resources[i];
        ResourceFigures figures{first.resource, typeOf(design, first.resource), {}};
        for (const std::string& name : figureNames(replications, i)) {
            figures.figures.emplace_back(name, mergeFigure(figuresOf(replications, i, name)));
        }
        result.resources.push_back(std::move(figures));
        for (const engine::QuotaUse& quota : first.quotas) {
            QuotaUse use{quota.name, quota.limit, 0.0, quota.raisable};
            for (const Replication& replication : replications) {
                for (const engine::QuotaUse& same : replication.resources[i].quotas) {
                    if (same.name == use.name) use.peak = std::max(use.peak, same.peak);
                }
            }
            countScaling(design, use);
            result.quotas.push_back(std::move(use));
        }
        addWarnings(replications, i, result);
    }
}

base::Result<void> mergeCost(const format::Design& design, const std::vector<Replication>& replications,
                             base::Duration duration, DesignResult& result) {
    std::vector<pricing::Bill> bills;
    std::vector<double> totals;
    for (const Replication& replication : replications) bills.push_back(replication.bill);
    for (const Replication& part : samplesOf(replications)) totals.push_back(pricing::toDouble(part.bill.total));
    auto bill = pricing::meanBill(bills);
    if (!bill) return bill.error();
    result.cost.perMonth = pricing::toDouble(bill->total);
    result.cost.ci95 = interval95(result.cost.perMonth, totals);
    const std::size_t runs = replications.size() == 1 ? std::max<std::size_t>(1, totals.size()) : 1;
    const double length = base::toSeconds(duration) / static_cast<double>(runs);
    result.cost.month95 =
        predictionInterval95(result.cost.perMonth, totals, design.billing.monthHours * 3600.0 / length);
    const double offered = static_cast<double>(result.requests.offered) / static_cast<double>(replications.size());
    const double monthly = offered * design.billing.monthHours * 3600.0 / base::toSeconds(duration);
    if (monthly > 0.0) result.cost.perMillionRequests = result.cost.perMonth / monthly * 1e6;
    if (auto shares = addCostShares(design, replications, *bill, result.cost); !shares) return shares;
    if (auto whole = completeCost(design, replications, duration, *bill, result.cost); !whole) return whole;
    addCausedByUnits(design, result.cost);
    result.cost.bill = std::move(*bill);
    return {};
}

void addSeries(const Replication& first, DesignResult& result) {
    result.seriesPeriod = first.seriesPeriod;
    for (const engine::MetricSeries& series : first.series) result.series.push_back({nameOf(series), series.values});
    for (const build::PercentileSeries& series : first.percentiles)
        result.series.push_back({nameOf(series), millisecondsOf(series)});
}

}  // namespace

double Counts::errorRate() const {
    const std::uint64_t ended = offered - inFlight;
    return ended == 0 ? 0.0 : static_cast<double>(throttled + failed + timedOut) / static_cast<double>(ended);
}

base::Result<DesignResult> mergeReplications(const format::Design& design, std::vector<Replication> replications,
                                             base::Duration duration) {
    DesignResult result;
    result.name = design.name;
    result.replications = static_cast<std::uint32_t>(replications.size());
    mergeCounts(replications, result);
    result.closed = closedRates(design, result, duration);
    mergeResources(design, replications, result);
    addReservedUse(design, result);
    if (auto cost = mergeCost(design, replications, duration, result); !cost) return cost.error();
    result.profiles = std::move(replications.front().profiles);
    result.hours = std::move(replications.front().hours);
    result.objectives = judge(design, replications, result);
    mergeLatencies(replications, result);
    addSeries(replications.front(), result);
    warnOfSample(base::toSeconds(duration), result);
    return result;
}

}  // namespace headroom::study
