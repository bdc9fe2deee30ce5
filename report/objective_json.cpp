// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/objective_json.hpp"

#include "report/json_fields.hpp"
#include "report/words.hpp"
#include "scenarios/study/intervals.hpp"
#include "scenarios/study/objectives.hpp"

namespace headroom::report {

namespace {

using study::Interval;

constexpr double kUsualConfidence = 0.95;  // also of CI95

/// The statistic over the whole run that a windowed objective judges window by window; none if it is not reported.
struct WholeRun {
    std::optional<double> value;
    std::optional<Interval> ci95;
};

WholeRun wholeRun(const study::DesignResult& design, const study::ObjectiveResult& objective) {
    if (objective.wholeRun) return {objective.wholeRun->value, objective.wholeRun->ci95};
    if (objective.metric != "Latency") return {};
    std::string name = objective.statistic;
    std::erase(name, '.');  // "p99.9" is P999
    if (!name.empty() && name.front() == 'p') name.front() = 'P';
    for (const study::Latency& latency : design.latency) {
        if (latency.of != objective.of || latency.count == 0) continue;
        if (objective.statistic == "max") return {latency.max, std::nullopt};
        for (const study::Percentile& percentile : latency.percentiles) {
            if (percentile.name == name) return {percentile.seconds, percentile.ci95};
        }
    }
    return {};
}

/// Value and Limit are of one unit; of a windowed objective, ShareMet and Share (wanted) are those of its windows.
void writeValues(JsonWriter& json, const study::DesignResult& design, const study::ObjectiveResult& objective) {
    const bool cost = objective.metric == "Cost";
    const bool priced = !cost || isPriced(design.cost.bill);
    field(json, "Limit", objective.limit);
    json.key("Value");
    if (objective.window) {
        const WholeRun whole = wholeRun(design, objective);
        if (whole.value)
            json.number(*whole.value);
        else
            json.null();
        json.key("CI95");
        write(json, whole.ci95);
        field(json, "ShareMet", study::saysNothing(objective) ? study::kNoValue : objective.value);
        json.key("ShareMetCI95");
        return write(json, objective.ci95);
    }
    if (!priced || study::saysNothing(objective))
        json.null();
    else if (cost)
        json.amount(objective.value);
    else
        json.number(objective.value);
    json.key("CI95");
    if (cost)
        writeAmounts(json, priced ? objective.ci95 : std::nullopt);
    else
        write(json, objective.ci95);
}

}  // namespace

void writeObjectives(JsonWriter& json, const study::DesignResult& design) {
    json.key("Objectives");
    json.beginArray();
    for (const study::ObjectiveResult& objective : design.objectives) {
        json.beginObject();
        field(json, "Metric", objective.metric);
        if (!objective.of.empty()) field(json, "Of", objective.of);
        if (!objective.statistic.empty()) field(json, "Statistic", objective.statistic);
        if (objective.window) field(json, "Window", *objective.window);
        if (objective.share) field(json, "Share", *objective.share);
        if (objective.confidence != kUsualConfidence) field(json, "Confidence", objective.confidence);
        writeValues(json, design, objective);
        json.key("Met");
        if (objective.met == study::Met::Undecided)
            json.null();
        else
            json.boolean(objective.met == study::Met::Yes);
        field(json, "Text", objective.text);
        if (!objective.why.empty()) field(json, "Why", objective.why);
        if (objective.metOverInputs) field(json, "MetOverInputs", *objective.metOverInputs);
        json.endObject();
    }
    json.endArray();
}

}  // namespace headroom::report
