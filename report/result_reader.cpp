// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/result_reader.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <utility>

#include "report/bill_reader.hpp"
#include "report/cost_shares.hpp"
#include "report/node_fields.hpp"
#include "report/result_parts.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/study/intervals.hpp"

namespace headroom::report {

namespace {

/// Hours of 31 days: no calendar month is longer.
constexpr double kLongestMonth = 744.0;

using document::Member;
using document::Node;

constexpr std::array<std::pair<const char*, double>, 5> kPercentiles{
    {{"P50", 0.5}, {"P90", 0.9}, {"P95", 0.95}, {"P99", 0.99}, {"P999", 0.999}}};

study::Counts readCounts(const Node& node) {
    return {countIn(node, "Offered"),  countIn(node, "Succeeded"), countIn(node, "Throttled"), countIn(node, "Failed"),
            countIn(node, "TimedOut"), countIn(node, "InFlight"),  countIn(node, "Attempts")};
}

study::Latency readLatency(const std::string& of, const Node& node) {
    study::Latency latency;
    latency.of = of;
    latency.count = countIn(node, "Count");
    latency.noIntervalReason = textIn(node, "NoInterval");
    if (latency.count == 0) {
        latency.noIntervalReason.clear();  // said again when it is written
        return latency;
    }
    latency.mean = numberIn(node, "Mean");
    latency.max = numberIn(node, "Max");
    const Node* intervals = node.find("CI95");
    const Node* inputs = node.find("Inputs90");
    if (intervals != nullptr) latency.meanCi95 = intervalIn(*intervals, "Mean");
    for (const auto& [name, share] : kPercentiles) {
        study::Percentile one{name, share, numberIn(node, name), std::nullopt};
        if (intervals != nullptr) one.ci95 = intervalIn(*intervals, name);
        if (inputs != nullptr) one.inputs90 = intervalIn(*inputs, name);
        latency.percentiles.push_back(std::move(one));
    }
    return latency;
}

study::CauseBand readBand(const Member& band) {
    study::CauseBand out;
    out.name = band.key;
    if (!band.value.isArray()) return out;
    for (const Node& cause : band.value.elements()) {
        out.causes.push_back(
            {textIn(cause, "Hop"), textIn(cause, "Cause"), numberIn(cause, "MeanSeconds"), numberIn(cause, "Share")});
    }
    return out;
}

void readTypical(const Node& node, study::CauseBand& band) {
    band.typicalSeconds = numberIn(node, "Latency");
    for (const Node& span : listIn(node, "Spans")) {
        band.typical.push_back(
            {textIn(span, "Hop"), textIn(span, "Cause"), numberIn(span, "Start"), numberIn(span, "Length")});
    }
}

void readCauses(const Node& design, study::DesignResult& result) {
    const Node* typical = design.find("Typical");
    for (const Member& of : membersIn(design, "Causes")) {
        study::Causes causes{of.key, {}};
        if (of.value.isObject()) {
            for (const Member& band : of.value.members()) causes.bands.push_back(readBand(band));
        }
        const Node* spans = typical == nullptr ? nullptr : typical->find(of.key);
        for (study::CauseBand& band : causes.bands) {
            const Node* one = spans == nullptr ? nullptr : spans->find(band.name);
            if (one != nullptr) readTypical(*one, band);
        }
        result.causes.push_back(std::move(causes));
    }
}

void readResources(const Node& design, study::DesignResult& result) {
    for (const Member& resource : membersIn(design, "Resources")) {
        study::ResourceFigures figures{resource.key, textIn(resource.value, "Type"), {}};
        if (resource.value.isObject()) {
            for (const Member& figure : resource.value.members()) {
                if (figure.value.isNumber()) figures.figures.emplace_back(figure.key, figure.value.asNumber());
            }
        }
        result.resources.push_back(std::move(figures));
    }
    for (const Node& quota : listIn(design, "Quotas")) {
        result.quotas.push_back(
            {textIn(quota, "Name"), numberIn(quota, "Limit"), numberIn(quota, "Peak"), flagIn(quota, "Raisable")});
    }
}

void readSeries(const Node& design, study::DesignResult& result) {
    const Node* series = design.find("Series");
    if (series == nullptr) return;
    result.seriesPeriod = numberIn(*series, "Period", 60.0);
    for (const Member& metric : membersIn(*series, "Metrics")) {
        study::Series one{metric.key, {}};
        if (metric.value.isArray()) {
            for (const Node& value : metric.value.elements()) {
                // What is no number (a period without data) is written as null.
                one.values.push_back(value.isNumber() ? value.asNumber() : std::numeric_limits<double>::quiet_NaN());
            }
        }
        result.series.push_back(std::move(one));
    }
}

study::ObjectiveResult readObjective(const Node& node) {
    study::ObjectiveResult objective;
    objective.metric = textIn(node, "Metric");
    objective.of = textIn(node, "Of");
    objective.statistic = textIn(node, "Statistic");
    objective.window = optionalIn(node, "Window");
    objective.share = optionalIn(node, "Share");
    objective.confidence = optionalIn(node, "Confidence").value_or(objective.confidence);
    objective.limit = numberIn(node, "Limit");
    objective.value = numberIn(node, objective.window ? "ShareMet" : "Value");
    objective.ci95 = intervalIn(node, objective.window ? "ShareMetCI95" : "CI95");
    const Node* whole = node.find("Value");
    if (objective.window && objective.metric == "ErrorRate" && whole != nullptr && whole->isNumber())
        objective.wholeRun = {whole->asNumber(), intervalIn(node, "CI95")};
    const Node* met = node.find("Met");
    if (met != nullptr && met->isBool()) objective.met = met->asBool() ? study::Met::Yes : study::Met::No;
    objective.text = textIn(node, "Text");
    objective.why = textIn(node, "Why");
    objective.metOverInputs = optionalIn(node, "MetOverInputs");
    return objective;
}

study::FigureSamples readSamples(const Node& node) {
    study::FigureSamples samples{textIn(node, "Metric"), textIn(node, "Of"), textIn(node, "Statistic"), {}};
    for (const Node& value : listIn(node, "Values"))
        samples.values.push_back(value.isNumber() ? value.asNumber() : study::kNoValue);
    return samples;
}

void readInputs(const Node& design, study::DesignResult& result) {
    for (const Node& one : listIn(design, "Samples")) {
        study::FigureSamples samples = readSamples(one);
        if (samples.metric == "ErrorRate" && samples.of.empty())
            result.errorRateCi95 = study::interval95(result.requests.errorRate(), samples.values);
        result.samples.push_back(std::move(samples));
    }
    const Node* inputs = design.find("Inputs");
    if (inputs == nullptr) return;
    result.influencesOf = textIn(*inputs, "LatencyOf");
    for (const Node& one : listIn(*inputs, "Draws")) result.draws.push_back(readSamples(one));
    for (const Node& one : listIn(*inputs, "Influences")) {
        const auto cost = intervalIn(one, "Cost").value_or(study::Interval{});
        const auto p99 = intervalIn(one, "P99").value_or(study::Interval{});
        result.influences.push_back(
            {textIn(one, "Path"), textIn(one, "Low"), textIn(one, "High"), cost.low, cost.high, p99.low, p99.high});
    }
}

study::DesignResult readDesign(const Node& node, const study::StudyResult& study) {
    study::DesignResult design;
    design.name = textIn(node, "Name");
    const Node* replications = node.find("Replications");  // older results have the study's alone
    design.replications =
        replications == nullptr ? study.replications : static_cast<std::uint32_t>(countIn(node, "Replications"));
    if (const Node* requests = node.find("Requests")) design.requests = readCounts(*requests);
    for (const Member& workload : membersIn(node, "Workloads")) {
        design.workloads.emplace_back(workload.key, readCounts(workload.value));
        if (workload.value.find("AchievedRate") == nullptr) continue;
        const bool offered = workload.value.find("OfferedRate") != nullptr;
        design.closed.push_back({workload.key,
                                 offered ? std::optional(numberIn(workload.value, "OfferedRate")) : std::nullopt,
                                 numberIn(workload.value, "AchievedRate")});
    }
    for (const Member& latency : membersIn(node, "Latency"))
        design.latency.push_back(readLatency(latency.key, latency.value));
    readCauses(node, design);
    if (const Node* cost = node.find("Cost")) design.cost = readCost(*cost, study.region, study.pricesAsOf);
    readResources(node, design);
    readSeries(node, design);
    readProfiles(node, design);
    for (const Node& objective : listIn(node, "Objectives")) design.objectives.push_back(readObjective(objective));
    readInputs(node, design);
    for (const Node& warning : listIn(node, "Warnings")) {
        if (warning.isString()) design.warnings.push_back(warning.asString());
    }
    return design;
}

study::StudyResult readStudy(const Node& root) {
    study::StudyResult study;
    study.scenario = textIn(root, "Scenario");
    study.description = textIn(root, "Description");
    study.version = textIn(root, "Version");
    study.command = textIn(root, "Command");
    study.seed = countIn(root, "Seed");
    study.replications = static_cast<std::uint32_t>(countIn(root, "Replications"));
    study.start = textIn(root, "Start");
    study.warmUp = numberIn(root, "WarmUp");
    study.duration = numberIn(root, "Duration");
    study.partial = flagIn(root, "Partial");
    study.paired = root.find("Paired") == nullptr || flagIn(root, "Paired");
    if (const Node* precision = root.find("Precision")) {
        study.precision = textIn(*precision, "Asked");
        study.precisionReached = flagIn(*precision, "Reached");
    }
    if (const Node* book = root.find("PriceBook")) {
        study.region = textIn(*book, "Region");
        study.pricesAsOf = textIn(*book, "AsOf");
    }
    for (const Node& one : listIn(root, "Assumptions"))
        study.assumptions.push_back(
            {textIn(one, "Path"), textIn(one, "Value"), textIn(one, "Source"), flagIn(one, "Guess")});
    for (const Node& design : listIn(root, "Designs")) study.designs.push_back(readDesign(design, study));
    return study;
}

/// What a document is that is no result, as far as this program writes such ones, and what makes pages of it.
std::string whatElse(const Node& root) {
    constexpr std::array kStudies{std::pair("HeadroomBreakingPoint", "breaking-point"),
                                  std::pair("HeadroomSweep", "sweep"),
                                  std::pair("HeadroomBreakEven", "break-even"),
                                  std::pair("HeadroomGrowth", "growth"),
                                  std::pair("HeadroomOptimum", "optimize"),
                                  std::pair("HeadroomComparison", "compare")};
    for (const auto& [mark, command] : kStudies) {
        if (root.find(mark) == nullptr) continue;
        const std::string again = std::string("headroom ") + command;
        return "is what `" + again +
               "` found, no result of `headroom run`: the command itself writes it as a document (" + again +
               " ... --format pdf,odt,html)";
    }
    return "is no result of `headroom run`: it has no \"HeadroomResult\"";
}

}  // namespace

base::Result<study::StudyResult> readResult(const std::filesystem::path& file) {
    MonthHours unused;
    return readResult(file, unused);
}

base::Result<study::StudyResult> readResult(const std::filesystem::path& file, MonthHours& monthHours) {
    const document::Loaded loaded = document::readDocument(file);
    const auto wrong = [&](std::string what) {
        return base::Error{base::Errc::BadInput, file.string(), std::move(what)};
    };
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return wrong("there is no such file");
    if (!loaded.ok()) {
        std::string lines = document::toLines(loaded.problems, 3);
        if (lines.ends_with('\n')) lines.pop_back();
        return wrong("cannot be read as a result: " + lines);
    }
    const Node* version = loaded.root->find("HeadroomResult");
    if (version == nullptr || !version->isNumber()) return wrong(whatElse(*loaded.root));
    if (version->asInteger() != 1) return wrong("was written by a later version: its HeadroomResult is not 1");
    if (listIn(*loaded.root, "Designs").empty()) return wrong("holds no designs");
    if (const std::vector<std::string> missing = missingParts(*loaded.root); !missing.empty())
        return wrong("lacks what it is read for: " + missing.front() +
                     (missing.size() == 1 ? "" : " (and " + std::to_string(missing.size() - 1) + " more)"));
    study::StudyResult study = readStudy(*loaded.root);
    for (const Node& design : listIn(*loaded.root, "Designs")) {
        const double hours = numberIn(design, "MonthHours");
        if (hours > kLongestMonth) return wrong("has a month of more than 744 hours");
        if (hours > 0.0) monthHours[textIn(design, "Name")] = hours;
    }
    return study;
}

}  // namespace headroom::report
