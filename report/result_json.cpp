// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/result_json.hpp"

#include "report/bill_json.hpp"
#include "report/json_writer.hpp"

namespace headroom::report {

namespace {

using study::Interval;

void write(JsonWriter& json, const std::optional<Interval>& interval) {
    if (!interval) return json.null();
    json.beginArray();
    json.number(interval->low);
    json.number(interval->high);
    json.endArray();
}

void field(JsonWriter& json, std::string_view name, double value) {
    json.key(name);
    json.number(value);
}

void field(JsonWriter& json, std::string_view name, std::uint64_t value) {
    json.key(name);
    json.number(value);
}

void field(JsonWriter& json, std::string_view name, std::string_view value) {
    json.key(name);
    json.string(value);
}

void writeCounts(JsonWriter& json, const study::Counts& counts) {
    json.beginObject();
    field(json, "Offered", counts.offered);
    field(json, "Succeeded", counts.succeeded);
    field(json, "Throttled", counts.throttled);
    field(json, "Failed", counts.failed);
    field(json, "TimedOut", counts.timedOut);
    field(json, "InFlight", counts.inFlight);
    field(json, "Attempts", counts.attempts);
    json.endObject();
}

void writeLatency(JsonWriter& json, const study::Latency& latency) {
    json.beginObject();
    field(json, "Count", latency.count);
    if (latency.count > 0) {
        field(json, "Mean", latency.mean);
        for (const study::Percentile& percentile : latency.percentiles) field(json, percentile.name, percentile.seconds);
        field(json, "Max", latency.max);
        json.key("CI95");
        json.beginObject();
        json.key("Mean");
        write(json, latency.meanCi95);
        for (const study::Percentile& percentile : latency.percentiles) {
            json.key(percentile.name);
            write(json, percentile.ci95);
        }
        json.endObject();
        if (!latency.noIntervalReason.empty()) field(json, "NoInterval", latency.noIntervalReason);
    }
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

void writeCost(JsonWriter& json, const study::Cost& cost) {
    json.key("Cost");
    json.beginObject();
    field(json, "Currency", "USD");
    json.key("PerMonth");
    json.beginObject();
    json.key("Mean");
    json.decimal(pricing::toText(cost.bill.total));
    json.key("CI95");
    write(json, cost.ci95);
    if (cost.inputs90) {
        json.key("Inputs90");
        write(json, cost.inputs90);
    }
    json.endObject();
    json.key("PerMillionRequests");
    if (cost.perMillionRequests) json.number(*cost.perMillionRequests);
    else json.null();
    writeNotPriced(json, cost.bill);
    writeLineItems(json, cost.bill);
    json.endObject();
}

void writeResources(JsonWriter& json, const study::DesignResult& design) {
    json.key("Resources");
    json.beginObject();
    for (const study::ResourceFigures& resource : design.resources) {
        json.key(resource.resource);
        json.beginObject();
        field(json, "Type", resource.type);
        for (const auto& [name, value] : resource.figures) field(json, name, value);
        json.endObject();
    }
    json.endObject();
    json.key("Quotas");
    json.beginArray();
    for (const study::QuotaUse& quota : design.quotas) {
        json.beginObject();
        field(json, "Name", quota.name);
        field(json, "Limit", quota.limit);
        field(json, "Peak", quota.peak);
        json.key("Raisable");
        json.boolean(quota.raisable);
        json.endObject();
    }
    json.endArray();
}

void writeSeries(JsonWriter& json, const study::DesignResult& design) {
    json.key("Series");
    json.beginObject();
    field(json, "Period", design.seriesPeriod);
    field(json, "Replication", std::uint64_t{1});
    json.key("Metrics");
    json.beginObject();
    for (const study::Series& series : design.series) {
        json.key(series.name);
        json.beginArray();
        for (const double value : series.values) json.number(value);
        json.endArray();
    }
    json.endObject();
    json.endObject();
}

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
        field(json, "Limit", objective.limit);
        field(json, "Value", objective.value);
        json.key("CI95");
        write(json, objective.ci95);
        json.key("Met");
        if (objective.met == study::Met::Undecided) json.null();
        else json.boolean(objective.met == study::Met::Yes);
        json.endObject();
    }
    json.endArray();
}

void writeDesign(JsonWriter& json, const study::DesignResult& design) {
    json.beginObject();
    field(json, "Name", design.name);
    json.key("Requests");
    writeCounts(json, design.requests);
    json.key("Workloads");
    json.beginObject();
    for (const auto& [name, counts] : design.workloads) {
        json.key(name);
        writeCounts(json, counts);
    }
    json.endObject();
    json.key("Latency");
    json.beginObject();
    for (const study::Latency& latency : design.latency) {
        json.key(latency.of);
        writeLatency(json, latency);
    }
    json.endObject();
    writeCauses(json, design.causes);
    writeCost(json, design.cost);
    writeResources(json, design);
    writeSeries(json, design);
    writeObjectives(json, design);
    json.key("Warnings");
    json.beginArray();
    for (const std::string& warning : design.warnings) json.string(warning);
    json.endArray();
    json.endObject();
}

}  // namespace

std::string resultJson(const study::StudyResult& result) {
    JsonWriter json;
    json.beginObject();
    field(json, "HeadroomResult", std::uint64_t{1});
    field(json, "Scenario", result.scenario);
    field(json, "Seed", result.seed);
    field(json, "Replications", std::uint64_t{result.replications});
    field(json, "Start", result.start);
    field(json, "WarmUp", result.warmUp);
    field(json, "Duration", result.duration);
    json.key("Partial");
    json.boolean(result.partial);
    json.key("PriceBook");
    json.beginObject();
    field(json, "Region", result.region);
    field(json, "AsOf", result.pricesAsOf);
    json.endObject();
    json.key("Assumptions");
    json.beginArray();
    for (const study::Assumption& assumption : result.assumptions) {
        json.beginObject();
        field(json, "Path", assumption.path);
        field(json, "Value", assumption.value);
        field(json, "Source", assumption.source);
        json.key("Guess");
        json.boolean(assumption.guess);
        json.endObject();
    }
    json.endArray();
    json.key("Designs");
    json.beginArray();
    for (const study::DesignResult& design : result.designs) writeDesign(json, design);
    json.endArray();
    json.endObject();
    return json.take();
}

}  // namespace headroom::report
