// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pricing/bill.hpp"
#include "pricing/usage_list.hpp"

/// A finished study as plain values: what reports print and the desktop shows. Times are seconds, money is USD, sizes
/// are bytes; names are those of scenario-format section 3.
namespace headroom::study {

/// A 95 % confidence interval, or why there is none.
struct Interval {
    double low = 0.0;
    double high = 0.0;
    bool operator==(const Interval&) const = default;
};

struct Counts {
    std::uint64_t offered = 0;
    std::uint64_t succeeded = 0;
    std::uint64_t throttled = 0;
    std::uint64_t failed = 0;
    std::uint64_t timedOut = 0;
    std::uint64_t inFlight = 0;
    std::uint64_t attempts = 0;
    bool operator==(const Counts&) const = default;

    /// (Throttled + Failed + TimedOut) / (Offered - InFlight); 0 when nothing ended.
    double errorRate() const;
};

/// One percentile with its interval over replications (or batches of one run).
struct Percentile {
    std::string name;  ///< "P50" ... "P999"
    double share = 0.0;
    double seconds = 0.0;
    std::optional<Interval> ci95;
};

/// The latency of a resource ("Api"), a route ("Api/GET /x") or a workload ("Shoppers").
struct Latency {
    std::string of;
    std::uint64_t count = 0;
    double mean = 0.0;
    std::optional<Interval> meanCi95;
    double max = 0.0;
    std::vector<Percentile> percentiles;           ///< P50 P90 P95 P99 P999
    std::vector<std::pair<double, double>> curve;  ///< share -> seconds, for the chart; shares rise, up to 0.9999
    std::string noIntervalReason;                  ///< why the ci95 are absent, when they are
};

/// One line of "what makes the p99".
struct CauseShare {
    std::string hop;
    std::string cause;  ///< "Compute", "Init", "Placement", "Waiting", "BackOff", "Downstream", "Overhead"
    double meanSeconds = 0.0;
    double share = 0.0;  ///< of the band's requests that it touched
};

struct WaterfallSpan {
    std::string hop;
    std::string cause;
    double start = 0.0;
    double length = 0.0;
};

/// A band of the latency distribution explained; `name` is "P50", "P90", "P99" or "P999".
struct CauseBand {
    std::string name;
    double fromShare = 0.0;
    double toShare = 0.0;
    std::uint64_t requests = 0;
    double low = 0.0;
    double high = 0.0;
    std::vector<CauseShare> causes;      ///< largest mean first
    std::vector<WaterfallSpan> typical;  ///< the band's typical member
    double typicalSeconds = 0.0;
};

struct Causes {
    std::string of;
    std::vector<CauseBand> bands;
};

/// What one order, user or tenant costs, where a workload says what it is the request of.
struct UnitCost {
    std::string unit;
    double perMonth = 0.0;  ///< how many there are
    double fixed = 0.0;     ///< USD each
    double variable = 0.0;
};

struct Cost {
    double perMonth = 0.0;
    std::optional<Interval> ci95;
    std::optional<Interval> inputs90;  ///< 5th to 95th percentile over the uncertain inputs
    std::optional<double> perMillionRequests;
    pricing::Bill bill;  ///< lines are means over replications; their sum is the total
    std::optional<pricing::BilledCurrency> currency;
    double fixedPerMonth = 0.0;  ///< of perMonth: what does not follow the number of requests
    std::vector<UnitCost> perUnit;
};

struct ResourceFigures {
    std::string resource;
    std::string type;  ///< CloudFormation's
    std::vector<std::pair<std::string, double>> figures;
};

struct QuotaUse {
    std::string name;
    double limit = 0.0;
    double peak = 0.0;
    bool raisable = true;
};

/// "Resource/Metric/Statistic" with a value a period, of replication 1.
struct Series {
    std::string name;
    std::vector<double> values;
};

enum class Met : std::uint8_t { Yes, No, Undecided };

struct ObjectiveResult {
    std::string metric;  ///< "Latency", "ErrorRate", "Cost"
    std::string of;
    std::string statistic;         ///< "p99"; empty where it has none
    std::optional<double> window;  ///< seconds
    std::optional<double> share;   ///< of windows that must meet the limit
    double limit = 0.0;
    double value = 0.0;  ///< for a windowed objective: the share of windows that met the limit
    std::optional<Interval> ci95;
    Met met = Met::Undecided;
    std::string text;  ///< "p99 of Api <= 250 ms", for people
    std::string why;   ///< of an undecided one that no interval explains
};

struct DesignResult {
    std::string name;
    std::uint32_t replications = 1;  ///< finished, which counts below are sums of
    Counts requests;                 ///< all workloads, summed over replications
    std::vector<std::pair<std::string, Counts>> workloads;
    std::optional<Interval> errorRateCi95;
    std::vector<Latency> latency;
    std::vector<Causes> causes;
    Cost cost;
    std::vector<ResourceFigures> resources;  ///< counts summed over replications, levels averaged
    std::vector<QuotaUse> quotas;
    double seriesPeriod = 60.0;  ///< seconds
    std::vector<Series> series;
    std::vector<ObjectiveResult> objectives;
    std::vector<std::string> warnings;
};

/// A default that was used: listed because it may be wrong. `guess` marks those without a published source.
struct Assumption {
    std::string path;
    std::string value;
    std::string source;
    bool guess = false;
};

struct StudyResult {
    std::string scenario;
    std::uint64_t seed = 0;
    std::uint32_t replications = 0;
    double duration = 0.0;
    double warmUp = 0.0;
    std::string start;  ///< ISO 8601, UTC
    bool partial = false;
    std::string region;
    std::string pricesAsOf;  ///< newest date among the prices used
    std::vector<Assumption> assumptions;
    std::vector<DesignResult> designs;
};

}  // namespace headroom::study
