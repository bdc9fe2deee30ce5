// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pricing/bill.hpp"
#include "pricing/usage_list.hpp"
#include "scenarios/study/latency_result.hpp"
#include "scenarios/study/usage_spread.hpp"

/// A finished study as plain values: what reports print and the desktop shows. Times are seconds, money is USD, sizes
/// are bytes; names are those of scenario-format section 3.
namespace headroom::study {

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
    /// Of those offered some have ended, so that there is a share of them that failed.
    bool hasEnded() const { return offered > inFlight; }
};

/// Of a workload of closed users, in requests a second.
struct ClosedRate {
    std::string workload;
    std::optional<double> offered;  ///< if every answer came at once; nothing where users do not think
    double achieved = 0.0;          ///< that succeeded
};

/// What one order, user or tenant costs, where a workload says what it is the request of.
struct UnitCost {
    std::string unit;
    double perMonth = 0.0;  ///< how many are asked for, whatever comes of them
    double fixed = 0.0;     ///< USD each
    double variable = 0.0;
    double unsuccessful = 0.0;       ///< share of their requests that ended and came to nothing
    std::optional<double> caused{};  ///< USD each of what the requests of its workloads cause alone
};

/// A part of the month's bill, and what it is of.
struct CostShare {
    std::string of;
    pricing::Money perMonth;
};

struct Cost {
    double perMonth = 0.0;
    std::optional<Interval> ci95;
    std::optional<Interval> month95{};  ///< where a single month's bill will be, 19 times in 20
    std::optional<Interval> inputs90;   ///< 5th to 95th percentile over the uncertain inputs
    std::optional<double> perMillionRequests;
    pricing::Bill bill;  ///< lines are means over replications; their sum is the total
    std::optional<pricing::BilledCurrency> currency;
    double fixedPerMonth = 0.0;  ///< of perMonth: what does not follow the number of requests
    std::vector<UnitCost> perUnit;
    std::vector<CostShare> byWorkload{};  ///< what the requests of each cause
    std::vector<CostShare> byNone{};      ///< what no request causes, by why; with byWorkload it is the bill
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
    /// The figure over the whole run that a windowed objective judges window by window.
    struct WholeRun {
        double value = 0.0;
        std::optional<Interval> ci95;
    };
    std::string metric;  ///< "Latency", "ErrorRate", "Cost"
    std::string of;
    std::string statistic;         ///< "p99"; empty where it has none
    std::optional<double> window;  ///< seconds
    std::optional<double> share;   ///< of windows that must meet the limit
    double limit = 0.0;
    double value = 0.0;  ///< for a windowed objective: the share of windows that met the limit
    std::optional<Interval> ci95;
    double confidence = 0.95;  ///< at which it is met or missed
    Met met = Met::Undecided;
    std::string text;                       ///< "p99 of Api <= 250 ms", for people
    std::string why;                        ///< of an undecided one that no interval explains
    std::optional<double> metOverInputs{};  ///< share of the draws of the uncertain inputs that meet it
    std::optional<WholeRun> wholeRun{};     ///< of a windowed one of ErrorRate; those of Latency are in `latency`
};

/// The values of one figure, one a replication (or batch of a single run; kNoValue where no request ended): what
/// differences between designs that faced the same random numbers are judged by.
struct FigureSamples {
    std::string metric;     ///< "Latency", "ErrorRate", "Cost"
    std::string of;         ///< as in objectives, of a cost the service; empty: the design as a whole
    std::string statistic;  ///< of a latency: "Mean", "P50" ... "P999"
    std::vector<double> values;
};

/// What one uncertain input does on its own, all others at their Likely: figures at its 5 % and its 95 % point.
struct Influence {
    std::string path;
    std::string low;  ///< the input's value at the two points
    std::string high;
    double costLow = 0.0;
    double costHigh = 0.0;
    double p99Low = 0.0;
    double p99High = 0.0;
};

/// What one design came to. Copied and destroyed in one place, as a design is.
struct DesignResult {
    DesignResult();
    DesignResult(const DesignResult&);
    DesignResult(DesignResult&&) noexcept;
    DesignResult& operator=(const DesignResult&);
    DesignResult& operator=(DesignResult&&) noexcept;
    ~DesignResult();

    std::string name;
    std::uint32_t replications = 1;  ///< finished, which counts below are sums of
    Counts requests;                 ///< all workloads, summed over replications
    std::vector<std::pair<std::string, Counts>> workloads;
    std::vector<ClosedRate> closed{};
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
    std::vector<FigureSamples> samples{};
    std::vector<FigureSamples>
        draws{};  ///< of the uncertain inputs, one value a draw; those of all designs are in step
    std::vector<Influence> influences{};
    std::string influencesOf{};            ///< whose p99 they tell
    std::vector<UsageByHour> hours{};      ///< of all hours of the first replication, where bills are settled by them
    std::vector<UsageProfile> profiles{};  ///< of the first replication; nothing: it is shorter than a day
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
    std::string precision{};  ///< asked for, such as "p99 2%"
    bool precisionReached = false;
    std::string description{};  ///< the scenario's own
    std::string version{};      ///< of the program that made it; empty: it does not say
    std::string command{};      ///< that makes it again, beside its scenario; empty: it does not say
    bool paired = true;         ///< its designs faced the same random numbers and draws of uncertain inputs
};

}  // namespace headroom::study
