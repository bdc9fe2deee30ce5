// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/objectives.hpp"

#include <algorithm>
#include <array>
#include <variant>

#include <fmt/format.h>

#include "scenarios/study/counted_warning.hpp"
#include "scenarios/study/intervals.hpp"
#include "scenarios/study/open_executions.hpp"
#include "scenarios/study/unseen_share.hpp"

namespace headroom::study {

using format::Objective;

namespace {

// Why an objective is undecided of which nothing was seen.
constexpr const char* kNoRequest = "no request has ended";
constexpr const char* kNoExecution = "no execution has ended";
constexpr const char* kNoWindow = "no whole window had requests";
constexpr const char* kUndecidedWindows = "in no window have so many executions ended that it is met or missed";

double latencyStatistic(const engine::LatencyHistogram& histogram, double percentile) {
    if (histogram.count() == 0) return 0.0;
    if (percentile == 0.0) return histogram.meanNanoseconds() / 1e9;
    if (percentile > 1.0) return base::toSeconds(histogram.largest());
    return base::toSeconds(histogram.percentile(percentile));
}

const LatencySample* sampleOf(const Replication& replication, const std::string& name) {
    for (const LatencySample& sample : replication.latency) {
        if (sample.of == name) return &sample;
    }
    return nullptr;
}

const Counts* countsOf(const std::vector<std::pair<std::string, Counts>>& all, const std::string& name) {
    for (const auto& [workload, counts] : all) {
        if (workload == name) return &counts;
    }
    return nullptr;
}

/// The share of windows with requests, leaving out those that what had not ended decides, that meet the objective;
/// nothing where no window is left.
std::optional<double> shareOfWindows(const std::vector<const std::vector<engine::ThresholdWindows::Count>*>& lists,
                                     double percentile) {
    std::uint64_t used = 0;
    std::uint64_t met = 0;
    for (const auto* windows : lists) {
        for (const engine::ThresholdWindows::Count& window : *windows) {
            if (window.total == 0 || !window.isDecided(std::min(percentile, 1.0))) continue;
            ++used;
            if (window.meets(std::min(percentile, 1.0))) ++met;
        }
    }
    if (used == 0) return std::nullopt;
    return static_cast<double>(met) / static_cast<double>(used);
}

bool hadWindows(const std::vector<const std::vector<engine::ThresholdWindows::Count>*>& lists) {
    return std::ranges::any_of(lists, [](const auto* windows) {
        return std::ranges::any_of(*windows, [](const auto& window) { return window.total + window.open > 0; });
    });
}

Met atMost(double value, const std::optional<Interval>& interval, double limit) {
    if (!interval) return value <= limit ? Met::Yes : Met::No;
    if (interval->high <= limit) return Met::Yes;
    return interval->low > limit ? Met::No : Met::Undecided;
}

/// Of a share: what lies above 1 cannot be.
std::optional<Interval> shareInterval(double confidence, double share, const std::vector<double>& shares) {
    std::optional<Interval> interval = intervalAt(confidence, share, shares);
    if (interval) interval->high = std::min(1.0, interval->high);
    return interval;
}

constexpr double kShown = 0.95;  // of the intervals that results have, whatever an objective asks for

void judgeWindows(const Objective& objective, std::size_t index, const std::vector<Replication>& replications,
                  ObjectiveResult& result) {
    std::vector<const std::vector<engine::ThresholdWindows::Count>*> all;
    std::vector<double> shares;
    for (const Replication& replication : replications) {
        for (const WindowSample& sample : replication.windows) {
            if (sample.objective == index) all.push_back(&sample.windows);
        }
    }
    for (const Replication& part : samplesOf(replications)) {
        for (const WindowSample& sample : part.windows) {
            const auto share =
                sample.objective == index ? shareOfWindows({&sample.windows}, objective.percentile) : std::nullopt;
            if (share) shares.push_back(*share);  // a part without a whole window says nothing
        }
    }
    const auto share = shareOfWindows(all, objective.percentile);
    result.value = share.value_or(1.0);
    if (!share) {
        result.why = hadWindows(all) ? kUndecidedWindows : kNoWindow;
        return;
    }
    result.ci95 = shareInterval(kShown, result.value, shares);
    const auto sure = shareInterval(objective.confidence, result.value, shares);
    if (!sure)
        result.met = result.value >= objective.share ? Met::Yes : Met::No;
    else if (sure->low >= objective.share)
        result.met = Met::Yes;
    else
        result.met = sure->high < objective.share ? Met::No : Met::Undecided;
}

void judgeLatency(const Objective& objective, const std::vector<Replication>& replications, ObjectiveResult& result) {
    engine::LatencyHistogram pooled;
    std::vector<double> values;
    for (const Replication& replication : replications) {
        const LatencySample* sample = sampleOf(replication, objective.of);
        if (sample == nullptr) continue;
        pooled.merge(sample->histogram);
    }
    for (const Replication& part : samplesOf(replications)) {
        const LatencySample* sample = sampleOf(part, objective.of);
        if (sample != nullptr && sample->histogram.count() > 0)  // else it says nothing of latency
            values.push_back(latencyStatistic(sample->histogram, objective.percentile));
    }
    result.value = latencyStatistic(pooled, objective.percentile);
    result.ci95 = interval95(result.value, values);
    const auto sure = intervalAt(objective.confidence, result.value, values);
    result.met = pooled.count() == 0 ? Met::Undecided : atMost(result.value, sure, objective.atMost);
    if (pooled.count() == 0) {
        result.why = kNoRequest;
        return;
    }
    const engine::LatencyHistogram running = endsOf(replications, objective.of).running;
    weighOpen(timeStatistic(pooled, running, objective.percentile, result.value), running.count(), sure, result);
}

/// Executions of a machine that have ended, and those of them that failed or timed out.
struct Executions {
    double ended = 0.0;
    double failed = 0.0;
    double share() const { return ended > 0.0 ? failed / ended : 0.0; }
};

Executions executionsOf(const std::vector<engine::ResourceReport>& reports, const std::string& machine) {
    Executions executions;
    for (const engine::ResourceReport& report : reports) {
        for (const engine::Figure& figure : report.figures) {
            if (report.resource != machine) continue;
            const bool failed = figure.name == "ExecutionsFailed" || figure.name == "ExecutionsTimedOut";
            if (failed) executions.failed += figure.value;
            if (failed || figure.name == "ExecutionsSucceeded") executions.ended += figure.value;
        }
    }
    return executions;
}

/// Of a state machine: the share of its executions, whoever started them.
void judgeExecutions(const Objective& objective, const std::vector<Replication>& replications,
                     ObjectiveResult& result) {
    Executions pooled;
    std::vector<double> values;
    for (const Replication& replication : replications) {
        const Executions one = executionsOf(replication.resources, objective.of);
        pooled.ended += one.ended;
        pooled.failed += one.failed;
    }
    for (const Replication& part : samplesOf(replications)) {
        if (const Executions one = executionsOf(part.resources, objective.of); one.ended > 0.0)
            values.push_back(one.share());
    }
    if (pooled.ended == 0.0) {
        result.why = kNoExecution;
        return;
    }
    result.value = pooled.share();
    result.ci95 = shareInterval(kShown, result.value, values);
    auto sure = shareInterval(objective.confidence, result.value, values);
    weighUnseen(pooled.ended, "executions", sure, result);
    result.met = atMost(result.value, sure, objective.atMost);
    const stepfunctions::ExecutionEnds ends = endsOf(replications, objective.of);
    weighOpen(failedShare(ends), ends.running.count(), sure, result);
}

void judgeErrors(const Objective& objective, const std::vector<Replication>& replications, const DesignResult& design,
                 ObjectiveResult& result) {
    std::vector<double> values;
    for (const Replication& part : samplesOf(replications)) {
        const Counts* counts = countsOf(part.workloads, objective.of);
        if (counts != nullptr && counts->offered > counts->inFlight) values.push_back(counts->errorRate());
    }
    const Counts* pooled = countsOf(design.workloads, objective.of);
    if (pooled == nullptr || pooled->offered == pooled->inFlight) {
        result.why = kNoRequest;
        return;
    }
    result.value = pooled->errorRate();
    result.ci95 = shareInterval(kShown, result.value, values);
    auto sure = shareInterval(objective.confidence, result.value, values);
    weighUnseen(static_cast<double>(pooled->offered - pooled->inFlight), "requests", sure, result);
    result.met = atMost(result.value, sure, objective.atMost);
}

/// What has no price could make the bill larger: then only a miss is certain.
void judgeCost(const pricing::Bill& bill, const std::vector<Replication>& replications, ObjectiveResult& result) {
    std::optional<Interval> sure = result.ci95;
    if (sure && result.confidence != kShown) {
        const std::size_t degrees = samplesOf(replications).size() - 1;
        const double half =
            (sure->high - result.value) * studentT(result.confidence, degrees) / studentT(kShown, degrees);
        sure = Interval{std::max(result.value - half, 0.0), result.value + half};
    }
    result.met = atMost(result.value, sure, result.limit);
    if (bill.notPriced.empty() || result.met == Met::No) return;
    result.met = Met::Undecided;
    const pricing::NotPriced& first = bill.notPriced.front();
    result.why = first.usageType + (first.resource.empty() ? "" : " of " + first.resource) + " has no price";
    const std::size_t others = bill.notPriced.size() - 1;
    if (others > 0) result.why += (others == 1 ? ", nor has " : ", nor have ") + counted(others, "other lines");
}

bool isMachine(const format::Design& design, const std::string& name) {
    return std::ranges::any_of(design.resources, [&](const format::Resource& one) {
        return one.name == name && std::holds_alternative<stepfunctions::Spec>(one.spec);
    });
}

/// Said where it is another than that of the intervals shown: " (at 90 %)".
std::string atConfidence(double confidence) {
    return confidence == kShown ? "" : fmt::format(" (at {:.4g} %)", confidence * 100.0);
}

std::string_view metricName(Objective::Metric metric) {
    switch (metric) {
        case Objective::Metric::Latency:
            return "Latency";
        case Objective::Metric::ErrorRate:
            return "ErrorRate";
        case Objective::Metric::Cost:
            return "Cost";
    }
    return {};
}

}  // namespace

bool isMet(const ObjectiveResult& objective, double value) {
    return objective.window ? value >= objective.share.value_or(1.0) : value <= objective.limit;
}

bool saysNothing(const ObjectiveResult& objective) {
    constexpr std::array kNothing{kNoRequest, kNoExecution, kNoWindow, kUndecidedWindows};
    return std::ranges::any_of(kNothing, [&](const char* why) { return objective.why == why; });
}

std::vector<ObjectiveResult> judge(const format::Design& design, const std::vector<Replication>& replications,
                                   const DesignResult& result) {
    std::vector<ObjectiveResult> judged;
    for (std::size_t i = 0; i < design.objectives.size(); ++i) {
        const Objective& objective = design.objectives[i];
        ObjectiveResult one;
        one.metric = metricName(objective.metric);
        one.of = objective.of;
        one.statistic = objective.metric == Objective::Metric::Latency ? objective.statistic : "";
        one.limit = objective.atMost;
        one.confidence = objective.confidence;
        one.text = objective.text + atConfidence(objective.confidence);
        if (objective.window) {
            one.window = base::toSeconds(*objective.window);
            one.share = objective.share;
            judgeWindows(objective, i, replications, one);
        } else if (objective.metric == Objective::Metric::Latency) {
            judgeLatency(objective, replications, one);
        } else if (objective.metric == Objective::Metric::ErrorRate && isMachine(design, objective.of)) {
            judgeExecutions(objective, replications, one);
        } else if (objective.metric == Objective::Metric::ErrorRate) {
            judgeErrors(objective, replications, result, one);
        } else {
            one.value = result.cost.perMonth;
            one.ci95 = result.cost.ci95;
            judgeCost(result.cost.bill, replications, one);
        }
        judged.push_back(std::move(one));
    }
    return judged;
}

}  // namespace headroom::study
