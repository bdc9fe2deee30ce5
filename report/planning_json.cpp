// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/planning_json.hpp"

#include "report/difference_json.hpp"
#include "report/judged_json.hpp"
#include "scenarios/study/intervals.hpp"

namespace headroom::report {

namespace {

void writePoint(JsonWriter& json, const planning::SweepPoint& point) {
    json.beginObject();
    field(json, "Design", point.design);
    writeStrings(json, "Values", point.values);
    flag(json, "Done", point.done);
    if (!point.refused.empty()) field(json, "Refused", point.refused);
    json.key("Figures");
    json.beginArray();
    for (const planning::PointFigure& figure : point.figures) {
        const bool cost = figure.metric == "Cost";
        json.beginObject();
        field(json, "Metric", figure.metric);
        if (!figure.of.empty()) field(json, "Of", figure.of);
        if (!figure.statistic.empty()) field(json, "Statistic", figure.statistic);
        json.key("Mean");
        cost ? json.amount(figure.mean) : json.number(figure.mean);
        json.key("CI95");
        cost ? writeAmounts(json, figure.ci95) : write(json, figure.ci95);
        json.endObject();
    }
    json.endArray();
    writeJudged(json, point.objectives);
    writeStrings(json, "Undone", point.undone);
    field(json, "CannotLast", point.bursts);
    json.endObject();
}

void writeCrossing(JsonWriter& json, const planning::CrossingPoint& point) {
    json.beginObject();
    field(json, "Value", point.value);
    field(json, "First", point.first);
    field(json, "Second", point.second);
    json.key("DifferenceCI95");
    write(json, point.difference);
    json.key("Lower");
    if (point.lower == planning::Lower::Unclear)
        json.null();
    else
        json.string(point.lower == planning::Lower::First ? "First" : "Second");
    for (const auto& [name, fails] :
         {std::pair{"FirstFails", &point.firstFails}, {"SecondFails", &point.secondFails}}) {
        json.key(name);
        if (fails->empty())
            json.null();
        else
            json.string(*fails);
    }
    json.endObject();
}

std::string_view textOf(planning::CrossingVerdict verdict) {
    switch (verdict) {
        case planning::CrossingVerdict::Crossing:
            return "Crossing";
        case planning::CrossingVerdict::First:
            return "First";
        case planning::CrossingVerdict::Second:
            return "Second";
        case planning::CrossingVerdict::NotToldApart:
            return "NotToldApart";
    }
    return {};
}

void writeContender(JsonWriter& json, const planning::Contender& one) {
    json.beginObject();
    field(json, "Design", one.design);
    writeStrings(json, "Values", one.values);
    if (one.robustness) {
        field(json, "MetOverInputs", one.robustness->metShare);
        field(json, "WorstRegret", one.robustness->worstRegret);
        field(json, "MeanRegret", one.robustness->meanRegret);
    }
    field(json, "Runs", std::uint64_t{one.runs});
    writeMean(json, "Cost", one.cost, one.costCi95, true);
    writeMean(json, "P99", one.p99, one.p99Ci95, false);
    writeMet(json, one.met);
    field(json, "CannotLast", one.bursts);
    field(json, "UndoneShare", one.undone.share);
    field(json, "UndoneOf", one.undone.of);
    field(json, "UndoneWork", one.undone.of.empty() ? "" : nameOf(one.undone.kind));
    flag(json, "Fails", one.fails());
    writeStrings(json, "Warnings", one.warnings);
    writeJudged(json, one.objectives);
    json.endObject();
}

void writeContenders(JsonWriter& json, std::string_view name, const std::vector<planning::Contender>& all) {
    json.key(name);
    json.beginArray();
    for (const planning::Contender& one : all) writeContender(json, one);
    json.endArray();
}

}  // namespace

std::string jsonOf(const planning::Sweep& study) {
    JsonWriter json;
    beginStudy(json, "HeadroomSweep", study.scenario);
    writeBasis(json, study);
    writeStrings(json, "NotPriced", study.notPriced);
    field(json, "Seed", study.seed);
    field(json, "Replications", std::uint64_t{study.replications});
    field(json, "WarmUp", study.warmUp);
    field(json, "Duration", study.duration);
    flag(json, "Partial", study.partial);
    writeStrings(json, "Axes", study.axes);
    json.key("Points");
    json.beginArray();
    for (const planning::SweepPoint& point : study.points) writePoint(json, point);
    json.endArray();
    json.key("Sensitivities");
    json.beginArray();
    for (const planning::Sensitivity& one : study.sensitivities) {
        json.beginObject();
        field(json, "Axis", one.axis);
        field(json, "Metric", one.metric);
        if (!one.of.empty()) field(json, "Of", one.of);
        if (!one.statistic.empty()) field(json, "Statistic", one.statistic);
        field(json, "Coefficient", one.coefficient);
        field(json, "MorrisMuStar", one.morris);
        field(json, "MorrisSigma", one.spread);
        json.endObject();
    }
    json.endArray();
    field(json, "ExplainedCost", study.explainedCost);
    field(json, "ExplainedP99", study.explainedP99);
    writeStrings(json, "Notes", study.notes);
    json.endObject();
    return json.take();
}

std::string jsonOf(const planning::BreakEven& study) {
    JsonWriter json;
    beginStudy(json, "HeadroomBreakEven", study.scenario);
    writeBasis(json, study);
    writeStrings(json, "NotPriced", study.notPriced);
    field(json, "First", study.first);
    field(json, "Second", study.second);
    field(json, "Axis", study.axis);
    field(json, "Unit", study.unit);
    field(json, "Metric", study.figure.metric);
    if (!study.figure.of.empty()) field(json, "Of", study.figure.of);
    if (!study.figure.statistic.empty()) field(json, "Statistic", study.figure.statistic);
    field(json, "Replications", std::uint64_t{study.replications});
    if (study.replications < study::kFewestForInterval) field(json, "WhyNoInterval", planning::kNoInterval);
    flag(json, "Partial", study.partial);
    json.key("Differences");
    json.beginArray();
    for (const planning::PropertyChange& change : study.changes) {
        json.beginObject();
        field(json, "Property", change.pointer);
        field(json, "First", planning::shortText(change.from));
        field(json, "Second", planning::shortText(change.to));
        json.endObject();
    }
    json.endArray();
    field(json, "Verdict", textOf(verdictOf(study)));
    field(json, "Changes", std::uint64_t{changesOf(pointsOf(study))});
    field(json, "Crossing", study.crossing);
    json.key("CrossingCI95");
    write(json, study.ci95);
    json.key("Today");
    if (study.today)
        writeCrossing(json, *study.today);
    else
        json.null();
    json.key("Curve");
    json.beginArray();
    for (const planning::CrossingPoint& point : study.curve) writeCrossing(json, point);
    json.endArray();
    writeStrings(json, "Notes", study.notes);
    json.key("Warnings");
    json.beginArray();
    for (const planning::CurveWarning& one : study.warnings) {
        json.beginObject();
        field(json, "Design", one.design);
        field(json, "Text", one.text);
        field(json, "FirstAt", one.value);
        field(json, "Values", std::uint64_t{one.values});
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.take();
}

std::string jsonOf(const planning::Growth& study) {
    JsonWriter json;
    beginStudy(json, "HeadroomGrowth", study.scenario);
    writeBasis(json, study);
    writeStrings(json, "NotPriced", study.notPriced);
    field(json, "Replications", std::uint64_t{study.replications});
    field(json, "TrafficPerMonth", study.options.traffic);
    field(json, "StoredPerMonth", study.options.stored.value_or(study.options.traffic));
    flag(json, "Partial", study.partial);
    json.key("Points");
    json.beginArray();
    for (const planning::GrowthPoint& point : study.points) {
        json.beginObject();
        field(json, "Design", point.design);
        field(json, "Label", point.label);
        field(json, "Traffic", point.traffic);
        field(json, "Stored", point.stored);
        writeMean(json, "Cost", point.cost, point.costCi95, true);
        field(json, "LatencyOf", point.latencyOf);
        writeMean(json, "P99", point.p99, point.p99Ci95, false);
        field(json, "ErrorRate", point.errorRate);
        field(json, "CannotLast", point.bursts);
        writeStrings(json, "Undone", point.undone);
        writeJudged(json, point.objectives);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.take();
}

std::string jsonOf(const planning::Optimum& study) {
    JsonWriter json;
    beginStudy(json, "HeadroomOptimum", study.scenario);
    writeBasis(json, study);
    writeStrings(json, "NotPriced", study.notPriced);
    writeStrings(json, "Axes", study.axes);
    field(json, "Minimised", study.minimiseLatency ? "P99" : "Cost");
    field(json, "LatencyOf", study.latencyOf);
    field(json, "Space", std::uint64_t{study.space});
    field(json, "Tried", std::uint64_t{study.tried});
    field(json, "Refused", std::uint64_t{study.refused});
    field(json, "Runs", std::uint64_t{study.runs});
    field(json, "BruteForceRuns", std::uint64_t{study.bruteForce});
    flag(json, "Partial", study.partial);
    json.key("Best");
    if (study.best)
        writeContender(json, *study.best);
    else
        json.null();
    json.key("ToRunnerUp");
    writeDifference(json, study.toRunnerUp, !study.minimiseLatency);
    writeContenders(json, "Raced", study.others);
    writeContenders(json, "Frontier", study.frontier);
    writeStrings(json, "Notes", study.notes);
    json.endObject();
    return json.take();
}

}  // namespace headroom::report
