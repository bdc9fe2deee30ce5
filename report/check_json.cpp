// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workload/timestamp.hpp"
#include "report/check_report.hpp"
#include "report/json_fields.hpp"
#include "report/json_writer.hpp"
#include "scenarios/format/imported_section.hpp"

namespace headroom::report {

using checking::Figure;

namespace {

std::string moment(std::int64_t second) { return workload::toText(workload::Timestamp{second * 1'000'000'000}); }

void writeFigure(JsonWriter& json, const Figure& figure) {
    field(json, "Real", figure.real);
    field(json, "Simulated", figure.simulated);
    field(json, "Error", figure.error());
    field(json, "Noise", figure.noise);
}

void writeRow(JsonWriter& json, const checking::Row& row) {
    json.beginObject();
    if (!row.resource.empty()) field(json, "Resource", row.resource);
    field(json, "Metric", row.metric);
    field(json, "Statistic", row.statistic);
    if (!row.unit.empty()) field(json, "Unit", row.unit);
    if (row.all) writeFigure(json, *row.all);
    if (row.byPeriod) field(json, "ByPeriod", *row.byPeriod);
    if (row.rare) {
        json.key("Rare");
        json.boolean(true);
    }
    if (row.fed) {
        json.key("FedIn");
        json.boolean(true);
    }
    if (!row.why.empty()) field(json, "Why", row.why);
    if (row.heldOut) {
        json.key("HeldOut");
        json.beginObject();
        writeFigure(json, *row.heldOut);
        json.endObject();
    }
    json.endObject();
}

}  // namespace

std::string checkJson(const checking::Comparison& comparison, const checking::Verdict& verdict) {
    JsonWriter json;
    json.beginObject();
    field(json, "HeadroomCheck", std::uint64_t{1});
    field(json, "Verdict", verdict.text);
    field(json, "LargestError", verdict.largestError);
    field(json, "LargestErrorOf", verdict.worst);
    field(json, "From", moment(comparison.begin));
    field(json, "To", moment(comparison.end));
    if (comparison.heldOutFrom) field(json, "HeldOutFrom", moment(*comparison.heldOutFrom));
    json.key("Rows");
    json.beginArray();
    for (const checking::Row& row : comparison.rows) writeRow(json, row);
    json.endArray();
    json.key("Notes");
    json.beginArray();
    for (const std::string& one : comparison.notes) json.string(one);
    json.endArray();
    json.endObject();
    return json.take();
}

std::string verdictText(const study::StudyResult& result) {
    for (const study::Assumption& assumption : result.assumptions) {
        if (assumption.path == format::kVerdictPath) return assumption.value + " (" + assumption.source + ")";
    }
    return "uncalibrated";
}

}  // namespace headroom::report
