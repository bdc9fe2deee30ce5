// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/result_json.hpp"

#include <algorithm>

#include "report/bill_json.hpp"
#include "report/check_report.hpp"
#include "report/cost_shares.hpp"
#include "report/inputs_json.hpp"
#include "report/json_fields.hpp"
#include "report/latency_json.hpp"
#include "report/objective_json.hpp"
#include "report/words.hpp"

namespace headroom::report {

namespace {

void writeCounts(JsonWriter& json, const study::Counts& counts) {
    field(json, "Offered", counts.offered);
    field(json, "Succeeded", counts.succeeded);
    field(json, "Throttled", counts.throttled);
    field(json, "Failed", counts.failed);
    field(json, "TimedOut", counts.timedOut);
    field(json, "InFlight", counts.inFlight);
    field(json, "Attempts", counts.attempts);
}

/// Of closed users how many requests a second they would send at most, and how many succeeded.
void writeWorkload(JsonWriter& json, const study::DesignResult& design, const std::string& name,
                   const study::Counts& counts) {
    json.beginObject();
    writeCounts(json, counts);
    const auto closed = std::ranges::find(design.closed, name, &study::ClosedRate::workload);
    if (closed != design.closed.end()) {
        if (closed->offered) field(json, "OfferedRate", *closed->offered);
        field(json, "AchievedRate", closed->achieved);
    }
    json.endObject();
}

/// {"order": {"PerMonth", "Fixed", "Variable", "Unsuccessful", "Caused"}}: what one of them costs of the whole bill,
/// and what its own requests cause; Unsuccessful where some came to nothing.
void writeUnitCosts(JsonWriter& json, const study::Cost& cost) {
    if (!isPriced(cost.bill)) return;
    json.key("Fixed");
    json.amount(cost.fixedPerMonth);
    if (cost.perUnit.empty()) return;
    json.key("PerUnit");
    json.beginObject();
    for (const study::UnitCost& unit : cost.perUnit) {
        json.key(unit.unit);
        json.beginObject();
        json.key("PerMonth");
        json.amount(unit.perMonth);
        json.key("Fixed");
        json.number(unit.fixed);
        json.key("Variable");
        json.number(unit.variable);
        if (unit.unsuccessful > 0.0) {
            json.key("Unsuccessful");
            json.number(unit.unsuccessful);
        }
        if (unit.caused) {
            json.key("Caused");
            json.number(*unit.caused);
        }
        json.endObject();
    }
    json.endObject();
}

/// Why the bill has no interval: for what its latencies have none, since both come of the same parts of a run.
std::string whyNoInterval(const study::DesignResult& design) {
    const auto said = std::ranges::find_if(
        design.latency, [](const study::Latency& one) { return one.count > 0 && !one.noIntervalReason.empty(); });
    if (said != design.latency.end()) return said->noIntervalReason;
    return "intervals need at least five replications; this run has " + std::to_string(design.replications);
}

void writeCost(JsonWriter& json, const study::DesignResult& design) {
    const study::Cost& cost = design.cost;
    const bool priced = isPriced(cost.bill);
    json.key("Cost");
    json.beginObject();
    field(json, "Currency", "USD");
    json.key("PerMonth");
    json.beginObject();
    json.key("Mean");
    if (priced)
        json.decimal(pricing::toText(cost.bill.total));
    else
        json.null();
    json.key("CI95");
    writeAmounts(json, priced ? cost.ci95 : std::nullopt);
    json.key("Month95");
    writeAmounts(json, priced ? cost.month95 : std::nullopt);
    if (priced && !cost.ci95) field(json, "NoInterval", whyNoInterval(design));
    if (cost.inputs90) {
        json.key("Inputs90");
        writeAmounts(json, priced ? cost.inputs90 : std::nullopt);
    }
    json.endObject();
    json.key("PerMillionRequests");
    if (priced && cost.perMillionRequests)
        json.amount(*cost.perMillionRequests);
    else
        json.null();
    writeUnitCosts(json, cost);
    writeShares(json, cost);
    writeCommitments(json, cost.bill);
    writeBooks(json, cost.bill);
    if (priced) writeCurrency(json, cost.currency);
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
        for (const auto& [name, value] : resource.figures) {
            json.key(name);
            json.amount(value);
        }
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
        flag(json, "Raisable", quota.raisable);
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

void writeDesign(JsonWriter& json, const study::DesignResult& design, const MonthHours& monthHours) {
    json.beginObject();
    field(json, "Name", design.name);
    field(json, "Replications", std::uint64_t{design.replications});
    if (monthHours.contains(design.name)) field(json, "MonthHours", monthHoursOf(monthHours, design.name));
    json.key("Requests");
    json.beginObject();
    writeCounts(json, design.requests);
    json.endObject();
    json.key("Workloads");
    json.beginObject();
    for (const auto& [name, counts] : design.workloads) {
        json.key(name);
        writeWorkload(json, design, name, counts);
    }
    json.endObject();
    writeLatencies(json, design.latency);
    writeCauses(json, design.causes);
    writeCost(json, design);
    writeResources(json, design);
    writeSeries(json, design);
    writeProfiles(json, design);
    writeObjectives(json, design);
    writeInfluences(json, design);
    writeSamples(json, design);
    json.key("Warnings");
    json.beginArray();
    for (const std::string& warning : design.warnings) json.string(warning);
    json.endArray();
    json.endObject();
}

}  // namespace

std::string resultJson(const study::StudyResult& result, const MonthHours& monthHours) {
    JsonWriter json;
    beginStudy(json, "HeadroomResult", result.scenario);
    if (!result.description.empty()) field(json, "Description", result.description);
    if (!result.version.empty()) field(json, "Version", result.version);
    if (!result.command.empty()) field(json, "Command", result.command);
    field(json, "Seed", result.seed);
    field(json, "Replications", std::uint64_t{result.replications});
    field(json, "Start", result.start);
    field(json, "WarmUp", result.warmUp);
    field(json, "Duration", result.duration);
    flag(json, "Partial", result.partial);
    if (!result.paired) flag(json, "Paired", false);
    if (!result.precision.empty()) {
        json.key("Precision");
        json.beginObject();
        field(json, "Asked", result.precision);
        flag(json, "Reached", result.precisionReached);
        json.endObject();
    }
    field(json, "Calibration", verdictText(result));
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
        flag(json, "Guess", assumption.guess);
        json.endObject();
    }
    json.endArray();
    json.key("Designs");
    json.beginArray();
    for (const study::DesignResult& design : result.designs) writeDesign(json, design, monthHours);
    json.endArray();
    json.endObject();
    return json.take();
}

}  // namespace headroom::report
