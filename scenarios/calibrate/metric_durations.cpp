// SPDX-License-Identifier: GPL-3.0-or-later
// Durations of functions out of CloudWatch's metrics, where there are no logs.
#include <algorithm>
#include <map>

#include "scenarios/calibrate/calibrate.hpp"
#include "scenarios/calibrate/fit.hpp"
#include "scenarios/calibrate/log_time.hpp"

namespace headroom::calibrate {

using document::Node;
using recorded::MatchedSeries;
using Kind = recorded::Statistic::Kind;

namespace {

std::string text(double milliseconds) {
    return durationText(base::Duration(static_cast<std::int64_t>(milliseconds * 1e6)));
}

/// The median over periods and what half of them lie in around it.
struct Level {
    double low = 0.0;
    double middle = 0.0;
    double high = 0.0;
    std::size_t periods = 0;
};

Level levelOf(const recorded::Series& series) {
    std::vector<double> values;
    for (const recorded::Datapoint& point : series.points) values.push_back(point.value);
    std::ranges::sort(values);
    const auto at = [&](double share) {
        return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
    };
    return {at(0.25), at(0.5), at(0.75), values.size()};
}

Node rangedTime(const Level& level) { return ranged(text(level.low), text(level.middle), text(level.high)); }

struct Levels {
    std::optional<Level> median;
    std::optional<Level> p99;
    std::optional<Level> mean;
    TimeSpan time{};
};

std::map<std::string, Levels> durationsIn(const std::vector<MatchedSeries>& recording) {
    std::map<std::string, Levels> all;
    for (const MatchedSeries& one : recording) {
        if (one.publisher != recorded::Publisher::Function || one.metric->name != "Duration") continue;
        if (one.series.points.empty()) continue;
        Levels& levels = all[one.resource];
        levels.time.add({one.series.begin(), one.series.end() - 1});
        if (one.statistic.kind == Kind::Average) levels.mean = levelOf(one.series);
        if (one.statistic.kind == Kind::Percentile && one.statistic.share == 0.5) levels.median = levelOf(one.series);
        if (one.statistic.kind == Kind::Percentile && one.statistic.share == 0.99) levels.p99 = levelOf(one.series);
    }
    return all;
}

/// A log-normal law through both percentiles, else the mean alone.
std::optional<Node> lawOf(const Levels& levels) {
    if (levels.median && levels.p99 && levels.p99->middle > levels.median->middle) {
        Node parameters = Node::object();
        parameters.set("Median", rangedTime(*levels.median));
        Level p99 = *levels.p99;  // at its lowest it is still beyond the median at its highest
        p99.low = std::min(std::max(p99.low, levels.median->high * 1.001), p99.middle);
        parameters.set("P99", rangedTime(p99));
        Node law = Node::object();
        law.set("LogNormal", std::move(parameters));
        return law;
    }
    if (levels.mean) return rangedTime(*levels.mean);
    return std::nullopt;
}

std::string finding(const std::string& name, const Levels& levels) {
    const auto told = [](const char* what, const Level& level) {
        return std::string(what) + " " + text(level.middle) + " (half of the periods: " + text(level.low) + " to " +
               text(level.high) + ")";
    };
    if (levels.median && levels.p99)
        return name + " duration: " + told("p50", *levels.median) + ", " + told("p99", *levels.p99);
    return name + " duration: " + told("mean", *levels.mean) + "; a mean has no spread: ask for p50 and p99";
}

}  // namespace

Findings calibrateDurations(Node& scenario, const std::vector<MatchedSeries>& recording, const std::string& source) {
    Findings findings;
    for (const auto& [name, levels] : durationsIn(recording)) {
        auto law = lawOf(levels);
        if (functionNamed(scenario, name) == nullptr || !law) continue;
        setMeasured(scenario, name, std::move(*law), source + ", CloudWatch Duration" + daysText(levels.time));
        findings.push_back(finding(name, levels));
    }
    return findings;
}

}  // namespace headroom::calibrate
