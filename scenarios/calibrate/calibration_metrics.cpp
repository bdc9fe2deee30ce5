// SPDX-License-Identifier: GPL-3.0-or-later
// CloudWatch's metrics into a scenario: durations and caches; traffic stands in recorded_counts.cpp.
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
    const auto scenario = soFar();
    if (!scenario) return scenario.error();
    const format::Design& design = scenario->designs.front();
    const bool single = recording->series.size() == 1;
    nameSeries(recording->series);
    recorded::Matched matched = recorded::match(std::move(recording->series), design, *names);
    if (const auto good = recorded::checkValues(matched.series); !good) return good.error();
    const bool page =
        isPage_ || std::ranges::any_of(matched.series, [](const MatchedSeries& one) { return !one.series.complete; });
    Findings leftOut;
    auto traffic = applyCounts(matched.series, *scenario, file, leftOut);
    if (!traffic) return traffic.error();
    Findings findings = std::move(*traffic);
    if (const auto all = append(std::move(matched.series), recorded_, recording->notes); !all) return all.error();
    const std::string source = sourcesOf("metrics", file.filename().string());
    const Findings caches = calibrateCaches(scenario_, *scenario, recorded_, source);
    findings.insert(findings.begin(), caches.begin(), caches.end());
    const Findings durations = calibrateDurations(scenario_, recorded_, source);
    findings.insert(findings.begin(), durations.begin(), durations.end());
    if (findings.empty() && page) findings.emplace_back("is a page of an answer: it counts with the others");
    known = !findings.empty() || !leftOut.empty() || !single;
    if (findings.empty())
        return refused(
            "holds neither Duration of a function, nor hits and misses of a cache, nor the traffic of the workload" +
            (leftOut.empty() ? whyNothing(matched) : ": " + leftOut.front()) + adviceFor(matched.unknown));
    findings.insert(findings.end(), leftOut.begin(), leftOut.end());
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
    counted_.pages.push_back(pageOf(*recording));
    lastPage_ = recording->more ? file.string() : std::string();
    isPage_ = recording->more || open_ > 0;
    open_ = recording->more ? open_ + 1 : 0;
    ++(recording->more ? pages_ : answers_);
    return recording;
}

base::Result<void> Calibration::complete() const {
    if (pages_ > 0 && answers_ == 0) return recorded::lastPageMissing(lastPage_);
    for (const MatchedSeries& one : recorded_) {
        if (!one.series.complete) return incomplete(one.resource + " " + recorded::metricText(one));
    }
    for (const auto& [name, count] : counted_.counts) {
        if (!count.series.complete) return incomplete("the traffic of " + name);
    }
    return {};
}

}  // namespace headroom::calibrate
