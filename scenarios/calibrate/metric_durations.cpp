// SPDX-License-Identifier: GPL-3.0-or-later
// Durations of functions out of CloudWatch's metrics, where there are no logs.
#include <cmath>
#include <set>

#include "scenarios/calibrate/calibrate.hpp"
#include "scenarios/calibrate/fit.hpp"
#include "scenarios/calibrate/mean_and_percentiles.hpp"

namespace headroom::calibrate {

using document::Node;
using recorded::MatchedSeries;

namespace {

std::string text(double milliseconds) {
    return durationText(base::Duration(static_cast<std::int64_t>(std::llround(milliseconds * 1e6))));
}

std::string told(const char* what, const DurationLevel& level) {
    if (level.low == level.high) return std::string(what) + " " + text(level.value);
    return std::string(what) + " " + text(level.value) + " (" + text(level.low) + " to " + text(level.high) + ")";
}

std::set<std::string> functionsWithDuration(const std::vector<MatchedSeries>& recording) {
    std::set<std::string> names;
    for (const MatchedSeries& one : recording) {
        if (one.publisher == recorded::Publisher::Function && one.metric->name == "Duration")
            names.insert(one.resource);
    }
    return names;
}

std::string levels(const PooledDurations& pooled) {
    std::string all;
    if (pooled.median) all = told("p50", *pooled.median) + ", " + told("p99", *pooled.p99);
    if (pooled.mean) all += (all.empty() ? "" : ", ") + told("mean", *pooled.mean);
    return all;
}

/// What cannot be known from such a recording.
void addLimits(const std::string& name, const RecordedDurations& recorded, const PooledDurations& pooled,
               Findings& findings) {
    if (!pooled.median) {
        findings.push_back(name + ": a mean has no spread: ask for p50 and p99");
    } else if (!pooled.mean) {
        findings.push_back(name +
                           ": no Average was recorded, so the mean, which is what is billed, is that of a log-normal "
                           "law: ask for it");
    }
    if (!recorded.counted) {
        findings.push_back(name +
                           ": how many invocations a period had was not recorded: all weigh the same, and their p99 "
                           "is taken as that of many; of few it is only the slowest of them. Ask for Duration "
                           "SampleCount or Invocations Sum");
    } else if (pooled.median && pooled.fewer > 0.5) {
        findings.push_back(name +
                           ": most periods have fewer than 100 invocations, whose p99 is about the slowest of them; "
                           "how slow the others between it and the p50 are is taken from a log-normal law. Logs say "
                           "it exactly");
    }
    constexpr double kEnough = 1000.0;
    if (recorded.counted && pooled.median && pooled.count < kEnough)
        findings.push_back(name + ": fewer than 1,000 invocations: their p99 rests on fewer than ten of them");
}

std::string numberText(const RecordedDurations& recorded, const PooledDurations& pooled) {
    const std::string periods = std::to_string(pooled.periods) + (pooled.periods == 1 ? " period" : " periods");
    if (!recorded.counted) return periods;
    return std::to_string(std::llround(pooled.count)) + " invocations in " + periods;
}

}  // namespace

Findings calibrateDurations(Node& scenario, const std::vector<MatchedSeries>& recording, const std::string& source) {
    Findings findings;
    for (const std::string& name : functionsWithDuration(recording)) {
        const RecordedDurations recorded = durationsOf(name, recording);
        const PooledDurations pooled = pool(recorded);
        if (functionNamed(scenario, name) == nullptr || (!pooled.median && !pooled.mean)) continue;
        MeanLaw law = lawWithMean(pooled);
        const std::string figures = levels(pooled);
        setMeasured(scenario, name, std::move(law.law),
                    source + ", CloudWatch Duration of " + numberText(recorded, pooled) + ", " + figures +
                        daysText(recorded.time));
        findings.push_back(name + " duration: " + figures + ", of " + numberText(recorded, pooled));
        if (!law.note.empty()) findings.push_back(name + ": " + law.note);
        addLimits(name, recorded, pooled, findings);
    }
    return findings;
}

}  // namespace headroom::calibrate
