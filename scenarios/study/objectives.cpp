// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/objectives.hpp"

#include <algorithm>
#include <variant>

#include <fmt/format.h>

#include "scenarios/study/counted_warning.hpp"
#include "scenarios/study/intervals.hpp"
#include "scenarios/study/objective_windows.hpp"
#include "scenarios/study/open_executions.hpp"
#include "scenarios/study/unseen_share.hpp"

namespace headroom::study {

using format::Objective;

namespace {

// Why an objective is undecided of which nothing was seen.
constexpr const char* kNoRequest = "no request has ended";
constexpr const char* kNoExecution = "no execution has ended";

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

Met atMost(double value, const std::optional<Interval>& interval, double limit) {
    if (!interval) return value <= limit ? Met::Yes : Met::No;
    if (interval->high <= limit) return Met::Yes;
    return interval->low > limit ? Met::No : Met::Undecided;
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
    result.ci95 = shareInterval(kShownConfidence, result.value, values);
    auto sure = shareInterval(objective.confidence, result.value, values);
    weighUnseen(pooled.ended, "executions", sure, result);
    result.met = atMost(result.value, sure, objective.atMost);
    const stepfunctions::ExecutionEnds ends = endsOf(replications, objective.of);
    weighOpen(failedShare(ends), ends.running.count(), sure, result);
}

void judgeRequests(const Objective& objective, const std::vector<Replication>& replications, const DesignResult& design,
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
    result.ci95 = shareInterval(kShownConfidence, result.value, values);
    auto sure = shareInterval(objective.confidence, result.value, values);
    weighUnseen(static_cast<double>(pooled->offered - pooled->inFlight), "requests", sure, result);
    result.met = atMost(result.value, sure, objective.atMost);
}

/// What has no price could make the bill larger: then only a miss is certain.
void judgeCost(const pricing::Bill& bill, const std::vector<Replication>& replications, ObjectiveResult& result) {
    std::optional<Interval> sure = result.ci95;
    if (sure && result.confidence != kShownConfidence) {
        const std::size_t degrees = samplesOf(replications).size() - 1;
        const double half =
            (sure->high - result.value) * studentT(result.confidence, degrees) / studentT(kShownConfidence, degrees);
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

void judgeErrors(const format::Design& design, const Objective& objective, const std::vector<Replication>& replications,
                 const DesignResult& merged, ObjectiveResult& result) {
    if (isMachine(design, objective.of))
        judgeExecutions(objective, replications, result);
    else
        judgeRequests(objective, replications, merged, result);
}

/// Said where it is another than that of the intervals shown: " (at 90 %)".
std::string atConfidence(double confidence) {
    return confidence == kShownConfidence ? "" : fmt::format(" (at {:.4g} %)", confidence * 100.0);
}

/// What a windowed objective's errors are over the whole run; nothing where none of its requests ended.
std::optional<ObjectiveResult::WholeRun> errorsOverAll(const format::Design& design, const Objective& objective,
                                                       const std::vector<Replication>& replications,
                                                       const DesignResult& merged, ObjectiveResult whole) {
    judgeErrors(design, objective, replications, merged, whole);
    if (saysNothing(whole)) return std::nullopt;
    return ObjectiveResult::WholeRun{whole.value, whole.ci95};
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
    return objective.why == kNoRequest || objective.why == kNoExecution || saysNothingOfWindows(objective);
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
        if (objective.metric == Objective::Metric::Cost) {
            one.value = result.cost.perMonth;
            one.ci95 = result.cost.ci95;
            judgeCost(result.cost.bill, replications, one);
        } else if (objective.window) {
            one.window = base::toSeconds(*objective.window);
            one.share = objective.share;
            if (objective.metric == Objective::Metric::ErrorRate)
                one.wholeRun = errorsOverAll(design, objective, replications, result, one);
            judgeWindows(objective, i, replications, one);
        } else if (objective.metric == Objective::Metric::Latency) {
            judgeLatency(objective, replications, one);
        } else {
            judgeErrors(design, objective, replications, result, one);
        }
        judged.push_back(std::move(one));
    }
    return judged;
}

}  // namespace headroom::study
