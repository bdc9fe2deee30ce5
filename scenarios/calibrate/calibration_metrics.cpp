// SPDX-License-Identifier: GPL-3.0-or-later
// CloudWatch's metrics into a scenario: durations, caches, and the traffic of a workload.
#include <algorithm>

#include "scenarios/calibrate/cache_keys.hpp"
#include "scenarios/calibrate/calibrate.hpp"
#include "scenarios/calibrate/calibration.hpp"
#include "scenarios/calibrate/counted.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/document/write_json.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/recorded/askers.hpp"
#include "scenarios/recorded/default_names.hpp"
#include "scenarios/recorded/joined.hpp"
#include "scenarios/recorded/recordings.hpp"

namespace headroom::calibrate {

namespace {

namespace fs = std::filesystem;
using recorded::MatchedSeries;
using recorded::Series;

/// A larger file of metrics is not read again by every run, once for each workload: what is taken out of it stands
/// beside the scenario.
constexpr std::uintmax_t kLargestNamed = std::uintmax_t{16} << 20U;

bool isLarge(const fs::path& file, const document::Node& scenario) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file, error);
    const document::Node* workloads = scenario.find("Workloads");
    const std::uintmax_t readers = workloads != nullptr ? std::max<std::uintmax_t>(workloads->size(), 1) : 1;
    return !error && size > kLargestNamed / readers;
}

base::Error incomplete(const std::string& what) {
    return refused("is not the whole answer: CloudWatch had more of " + what +
                   " to give (PartialData); give all pages");
}

base::Result<void> append(std::vector<MatchedSeries> more, std::vector<MatchedSeries>& all,
                          std::vector<std::string>& notes) {
    for (MatchedSeries& one : more) {
        const auto same = std::ranges::find_if(all, [&](const MatchedSeries& other) {
            return other.resource == one.resource && other.metric == one.metric && other.statistic == one.statistic &&
                   other.operation == one.operation;
        });
        if (same == all.end()) {
            all.push_back(std::move(one));
        } else if (const auto added = recorded::append(std::move(one.series), same->series, notes); !added) {
            return added.error();
        }
    }
    return {};
}

std::string whyNothing(const recorded::Matched& matched) {
    return matched.notes.empty() ? "" : ": " + matched.notes.front() + " (--of FUNCTION says of which)";
}

/// What of the series is left out or unclear, behind what is to be said of the file.
void tellMatched(const std::vector<std::string>& notes, const recorded::Matched& matched,
                 const document::Node& scenario, Findings& findings) {
    findings.insert(findings.end(), notes.begin(), notes.end());
    findings.insert(findings.end(), matched.notes.begin(), matched.notes.end());
    std::string advice = recorded::DefaultNames(scenario).adviceFor(matched);
    if (!advice.empty()) findings.push_back(std::move(advice));
}

/// Says whose calls are in a count besides the workload's.
void tellOthers(const format::Scenario& scenario, const std::string& resource, Findings& findings) {
    const auto askers = recorded::askersWithin(scenario.designs.front(), scenario.simulation.duration);
    const auto asker = askers.find(resource);
    if (asker != askers.end())
        findings.push_back("what " + resource + " counted is what " + asker->second +
                           " asks of it as well: those calls arrive twice, unless the counts are taken without them");
}

/// What a scenario's Trace calls a series of the file; empty: the file has one only.
std::string nameInFile(const Series& series) {
    const bool statistics = series.id.empty() && !series.statistic.empty();
    if (statistics) return {};
    return series.id.empty() ? series.label : series.id;
}

}  // namespace

bool isCount(const MatchedSeries& one) {
    using Kind = recorded::Statistic::Kind;
    return one.metric->name == recorded::countOf(one.publisher) &&
           (one.statistic.kind == Kind::Sum ||
            (one.statistic.kind == Kind::SampleCount && recorded::countsSamples(*one.metric)));
}

base::Result<Findings> Calibration::applyMetrics(const fs::path& file, bool& known) {
    known = true;
    auto recording = readPage(file);
    if (!recording) return recording.error();
    const auto names = recorded::realNamesOf(scenario_, {});
    if (!names) return names.error();
    const format::LoadedScenario loaded =
        format::loadScenarioText(document::writeJson(scenario_), (folder_ / "scenario.json").string());
    if (!loaded.scenario) return refused("the scenario is not valid any more");
    const format::Design& design = loaded.scenario->designs.front();
    const bool single = recording->series.size() == 1;
    nameSeries(recording->series);
    recorded::Matched matched = recorded::match(std::move(recording->series), design, *names);
    if (const auto good = recorded::checkValues(matched.series); !good) return good.error();
    const bool page = recording->more || std::ranges::any_of(matched.series, [](const MatchedSeries& one) {
                          return !one.series.complete;
                      });
    auto traffic = applyCounts(matched.series, *loaded.scenario, file);
    if (!traffic) return traffic.error();
    Findings findings = std::move(*traffic);
    if (const auto all = append(std::move(matched.series), recorded_, recording->notes); !all) return all.error();
    const std::string source = sourcesOf("metrics", file.filename().string());
    const Findings caches = calibrateCaches(scenario_, *loaded.scenario, recorded_, source);
    findings.insert(findings.begin(), caches.begin(), caches.end());
    const Findings durations = calibrateDurations(scenario_, recorded_, source);
    findings.insert(findings.begin(), durations.begin(), durations.end());
    if (findings.empty() && page) findings.emplace_back("is a page of an answer: it counts with the others");
    known = !findings.empty() || !single;
    if (findings.empty())
        return refused(
            "holds neither Duration of a function, nor hits and misses of a cache, nor the traffic of the workload" +
            whyNothing(matched) + adviceFor(matched.unknown));
    tellMatched(recording->notes, matched, scenario_, findings);
    return findings;
}

/// get-metric-statistics does not say of what its answer is: --of does.
void Calibration::nameSeries(std::vector<Series>& series) const {
    if (of_.empty() || !holds(scenario_, "Resources", of_)) return;
    for (Series& one : series) {
        if (one.id.empty() && !one.statistic.empty()) one.label = of_ + " " + one.label;
    }
}

base::Result<recorded::Recording> Calibration::readPage(const fs::path& file) {
    auto recording = recorded::readRecording(file.string());
    if (!recording) return recording;
    lastPage_ = recording->more ? file.string() : std::string();
    ++(recording->more ? pages_ : answers_);
    return recording;
}

base::Result<void> Calibration::complete() const {
    if (pages_ > 0 && answers_ == 0) return recorded::lastPageMissing(lastPage_);
    for (const MatchedSeries& one : recorded_) {
        if (!one.series.complete) return incomplete(one.resource + " " + recorded::metricText(one));
    }
    for (const auto& [name, series] : counts_) {
        if (!series.complete) return incomplete("the traffic of " + name);
    }
    return {};
}

base::Result<Findings> Calibration::applyRecordedTraffic(const fs::path& file) {
    const std::string name = workload();
    if (name.empty()) return applyTraffic(file, series_);
    auto recording = readPage(file);
    if (!recording) return recording.error();
    const auto is = [&](const Series& one) { return one.id == series_ || one.label == series_; };
    if (!series_.empty()) {
        const auto chosen = std::ranges::find_if(recording->series, is);
        const bool one = std::ranges::count_if(recording->series, is) == 1;
        return one ? arriveAt(name, file, *chosen) : applyTraffic(file, series_);
    }
    if (recording->series.size() == 1 && recording->series.front().statistic.empty())
        return arriveAt(name, file, recording->series.front());
    const auto names = recorded::realNamesOf(scenario_, {});
    const format::LoadedScenario loaded =
        format::loadScenarioText(document::writeJson(scenario_), (folder_ / "scenario.json").string());
    if (!names || !loaded.scenario) return applyTraffic(file, series_);
    const format::Design& design = loaded.scenario->designs.front();
    const auto spec = std::ranges::find(design.workloads, name, &workload::TrafficSpec::name);
    recorded::Matched matched = recorded::match(std::move(recording->series), design, *names);
    for (const MatchedSeries& one : matched.series) {
        if (spec == design.workloads.end() || !isCount(one) || one.resource != format::resourceOf(spec->target))
            continue;
        auto findings = arriveAt(name, file, one.series);
        if (findings) tellOthers(*loaded.scenario, one.resource, *findings);
        return findings;
    }
    return applyTraffic(file, series_);
}

base::Result<Findings> Calibration::arriveAt(const std::string& name, const fs::path& file, const Series& series) {
    Findings notes;
    Series& whole = counts_[name];
    const bool first = whole.points.empty();
    if (const auto added = recorded::append(series, whole, notes); !added) return added.error();
    const std::string source = sourcesOf("traffic of " + name, file.filename().string());
    if (first && pages_ == 0 && series.complete && !isLarge(file, scenario_))
        return calibrateTraffic(scenario_, name, file, folder_, nameInFile(series));
    keep(trafficFile(name), trafficCsv(whole));
    auto findings = calibrateCounts(scenario_, name, whole, trafficFile(name), source);
    if (findings) findings->insert(findings->end(), notes.begin(), notes.end());
    return findings;
}

}  // namespace headroom::calibrate
