// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "pricing/book_info.hpp"
#include "report/books_used.hpp"
#include "report/check_report.hpp"
#include "report/comparison.hpp"
#include "report/difference_json.hpp"
#include "report/json_fields.hpp"
#include "report/judged_json.hpp"

namespace headroom::report {

namespace {

using planning::Comparison;

/// "Inputs90": each design's band over the uncertain inputs; "DifferencesOverInputs": those of the differences, draw by
/// draw, and in which share of the draws the design has the lower figure. Nothing without uncertain inputs.
void writeOverInputs(JsonWriter& json, const planning::FigureRow& row, bool cost) {
    if (std::ranges::none_of(row.inputs90, [](const auto& band) { return band.has_value(); })) return;
    const auto interval = [&](const std::optional<study::Interval>& band) {
        cost ? writeAmounts(json, band) : write(json, band);
    };
    json.key("Inputs90");
    json.beginArray();
    for (const auto& band : row.inputs90) interval(band);
    json.endArray();
    json.key("DifferencesOverInputs");
    json.beginArray();
    for (const auto& drawn : row.overInputs) {
        if (!drawn) {
            json.null();
            continue;
        }
        json.beginObject();
        json.key("Inputs90");
        interval(drawn->band90);
        field(json, "LowerIn", drawn->lowerIn);
        json.endObject();
    }
    json.endArray();
}

/// "Objectives": of every design, met or not and in which share of the draws of the uncertain inputs.
void writeVerdicts(JsonWriter& json, const study::StudyResult& result) {
    json.key("Objectives");
    json.beginArray();
    for (const study::DesignResult& design : result.designs) {
        for (const study::ObjectiveResult& objective : design.objectives) {
            json.beginObject();
            field(json, "Design", design.name);
            field(json, "Text", objective.text);
            writeMet(json, objective.met);
            if (objective.metOverInputs) field(json, "MetOverInputs", *objective.metOverInputs);
            json.endObject();
        }
    }
    json.endArray();
}

void writeRow(JsonWriter& json, const planning::FigureRow& row) {
    const bool cost = row.metric == "Cost";
    json.beginObject();
    field(json, "Metric", row.metric);
    if (!row.of.empty()) field(json, "Of", row.of);
    if (!row.statistic.empty()) field(json, "Statistic", row.statistic);
    json.key("Values");
    json.beginArray();
    for (const auto& value : row.values) {
        if (!value)
            json.null();
        else if (cost)
            json.amount(*value);
        else
            json.number(*value);
    }
    json.endArray();
    json.key("Differences");
    json.beginArray();
    for (const auto& difference : row.differences) writeDifference(json, difference, cost);
    json.endArray();
    writeOverInputs(json, row, cost);
    json.endObject();
}

void writeChange(JsonWriter& json, const planning::PropertyChange& change) {
    json.beginObject();
    field(json, "Path", change.pointer);
    field(json, "From", planning::shortText(change.from));
    field(json, "To", planning::shortText(change.to));
    json.endObject();
}

void writeChanges(JsonWriter& json, const planning::ChangeGroup& changes) {
    json.key("Changes");
    json.beginArray();
    for (const planning::PropertyChange& change : changes) writeChange(json, change);
    json.endArray();
}

void writeDiff(JsonWriter& json, const planning::DesignDiff& diff) {
    json.beginObject();
    field(json, "Design", diff.other);
    writeChanges(json, diff.changes);
    if (!diff.effects.empty()) {
        field(json, "EffectsOnP99Of", diff.p99Of);
        json.key("Effects");
        json.beginArray();
        for (const planning::ChangeEffect& effect : diff.effects) {
            json.beginObject();
            writeChanges(json, effect.changes);
            json.key("Cost");
            writeDifference(json, effect.cost, true);
            json.key("P99");
            writeDifference(json, effect.p99, false);
            json.endObject();
        }
        json.endArray();
    }
    json.endObject();
}

}  // namespace

std::string comparisonJson(const Comparison& comparison) {
    const study::StudyResult& result = comparison.result;
    JsonWriter json;
    beginStudy(json, "HeadroomComparison", result.scenario);
    field(json, "Calibration", verdictText(result));
    field(json, "Prices", pricing::pricesText(booksUsed(result)));
    field(json, "Seed", result.seed);
    field(json, "Replications", std::uint64_t{result.replications});
    field(json, "Duration", result.duration);
    flag(json, "Partial", result.partial);
    json.key("Designs");
    json.beginArray();
    for (const study::DesignResult& design : result.designs) json.string(design.name);
    json.endArray();
    json.key("Figures");
    json.beginArray();
    for (const planning::FigureRow& row : comparison.rows) writeRow(json, row);
    json.endArray();
    writeVerdicts(json, result);
    json.key("Differs");
    json.beginArray();
    for (const planning::DesignDiff& diff : comparison.diffs) writeDiff(json, diff);
    json.endArray();
    json.key("Notes");
    json.beginArray();
    for (const std::string& note : comparison.notes) json.string(note);
    json.endArray();
    json.endObject();
    return json.take();
}

}  // namespace headroom::report
