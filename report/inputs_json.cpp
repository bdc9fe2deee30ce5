// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/inputs_json.hpp"

#include "report/json_fields.hpp"
#include "report/words.hpp"

namespace headroom::report {

namespace {

void writeFigures(JsonWriter& json, std::string_view key, const std::vector<study::FigureSamples>& figures) {
    json.key(key);
    json.beginArray();
    for (const study::FigureSamples& samples : figures) {
        const bool cost = samples.metric == "Cost";
        json.beginObject();
        field(json, "Metric", samples.metric);
        if (!samples.of.empty()) field(json, "Of", samples.of);
        if (!samples.statistic.empty()) field(json, "Statistic", samples.statistic);
        json.key("Values");
        json.beginArray();
        for (const double value : samples.values) {
            if (cost)
                json.amount(value);
            else
                json.number(value);
        }
        json.endArray();
        json.endObject();
    }
    json.endArray();
}

}  // namespace

void writeSamples(JsonWriter& json, const study::DesignResult& design) {
    writeFigures(json, "Samples", design.samples);
}

void writeInfluences(JsonWriter& json, const study::DesignResult& design) {
    if (design.influences.empty()) return;
    json.key("Inputs");
    json.beginObject();
    field(json, "LatencyOf", design.influencesOf);
    json.key("Influences");
    json.beginArray();
    for (const study::Influence& influence : design.influences) {
        json.beginObject();
        field(json, "Path", influence.path);
        field(json, "Low", influence.low);
        field(json, "High", influence.high);
        json.key("Cost");
        if (isPriced(design.cost.bill))
            writeAmounts(json, study::Interval{influence.costLow, influence.costHigh});
        else
            json.null();
        json.key("P99");
        write(json, study::Interval{influence.p99Low, influence.p99High});
        json.endObject();
    }
    json.endArray();
    writeFigures(json, "Draws", design.draws);
    json.endObject();
}

}  // namespace headroom::report
