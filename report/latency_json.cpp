// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/latency_json.hpp"

#include "report/json_fields.hpp"

namespace headroom::report {

namespace {

using study::Interval;

/// {"P99": [low, high]}: what the uncertain inputs make of the percentiles.
void writeInputs90(JsonWriter& json, const study::Latency& latency) {
    if (latency.count == 0 || latency.percentiles.empty() || !latency.percentiles.front().inputs90) return;
    json.key("Inputs90");
    json.beginObject();
    for (const study::Percentile& percentile : latency.percentiles) {
        json.key(percentile.name);
        write(json, percentile.inputs90);
    }
    json.endObject();
}

void writeLatency(JsonWriter& json, const study::Latency& latency) {
    const bool known = latency.count > 0;
    const auto orNull = [&](double value) { return known ? std::optional(value) : std::nullopt; };
    const auto interval = [&](const std::optional<Interval>& ci95) { return known ? ci95 : std::nullopt; };
    json.beginObject();
    field(json, "Count", latency.count);
    field(json, "Mean", orNull(latency.mean));
    for (const study::Percentile& percentile : latency.percentiles) {
        field(json, percentile.name, orNull(percentile.seconds));
    }
    field(json, "Max", orNull(latency.max));
    json.key("CI95");
    json.beginObject();
    json.key("Mean");
    write(json, interval(latency.meanCi95));
    for (const study::Percentile& percentile : latency.percentiles) {
        json.key(percentile.name);
        write(json, interval(percentile.ci95));
    }
    json.endObject();
    writeInputs90(json, latency);
    if (!latency.noIntervalReason.empty())
        field(json, "NoInterval", latency.noIntervalReason);
    else if (!known)
        field(json, "NoInterval", "no request was measured");
    json.endObject();
}

void writeBand(JsonWriter& json, const study::CauseBand& band) {
    json.key(band.name);
    json.beginArray();
    for (const study::CauseShare& cause : band.causes) {
        json.beginObject();
        field(json, "Hop", cause.hop);
        field(json, "Cause", cause.cause);
        field(json, "MeanSeconds", cause.meanSeconds);
        field(json, "Share", cause.share);
        json.endObject();
    }
    json.endArray();
}

void writeTypical(JsonWriter& json, const study::CauseBand& band) {
    json.key(band.name);
    json.beginObject();
    field(json, "Latency", band.typicalSeconds);
    json.key("Spans");
    json.beginArray();
    for (const study::WaterfallSpan& span : band.typical) {
        json.beginObject();
        field(json, "Hop", span.hop);
        field(json, "Cause", span.cause);
        field(json, "Start", span.start);
        field(json, "Length", span.length);
        json.endObject();
    }
    json.endArray();
    json.endObject();
}

}  // namespace

void writeLatencies(JsonWriter& json, const std::vector<study::Latency>& all) {
    json.key("Latency");
    json.beginObject();
    for (const study::Latency& latency : all) {
        json.key(latency.of);
        writeLatency(json, latency);
    }
    json.endObject();
}

void writeCauses(JsonWriter& json, const std::vector<study::Causes>& all) {
    json.key("Causes");
    json.beginObject();
    for (const study::Causes& causes : all) {
        json.key(causes.of);
        json.beginObject();
        for (const study::CauseBand& band : causes.bands) writeBand(json, band);
        json.endObject();
    }
    json.endObject();
    json.key("Typical");
    json.beginObject();
    for (const study::Causes& causes : all) {
        json.key(causes.of);
        json.beginObject();
        for (const study::CauseBand& band : causes.bands) writeTypical(json, band);
        json.endObject();
    }
    json.endObject();
}

}  // namespace headroom::report
