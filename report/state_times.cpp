// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/state_times.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "report/words.hpp"
#include "scenarios/study/figure_of.hpp"

namespace headroom::report {

namespace {

constexpr std::size_t kMost = 10;

struct StateTime {
    std::string name;
    double seconds = 0.0;  ///< each time that it is entered
    double entered = 0.0;  ///< times an execution
    double of() const { return seconds * entered; }
};

/// Names of states may have any sign in them, a slash as well.
std::vector<StateTime> timesOf(const study::ResourceFigures& machine) {
    constexpr std::string_view kLead = "state/";
    constexpr std::string_view kEnd = "/DurationMean";
    const double started = study::figureOf(machine, "ExecutionsStarted");
    std::vector<StateTime> times;
    for (const auto& [figure, value] : machine.figures) {
        if (started <= 0.0 || value <= 0.0 || !figure.starts_with(kLead) || !figure.ends_with(kEnd)) continue;
        const std::string name = figure.substr(kLead.size(), figure.size() - kLead.size() - kEnd.size());
        times.push_back({name, value, study::figureOf(machine, "state/" + name + "/Entered") / started});
    }
    std::ranges::stable_sort(times, std::ranges::greater(), &StateTime::of);
    return times;
}

}  // namespace

Rows stateTimeRows(const study::ResourceFigures& machine) {
    Rows rows{{"state of " + machine.resource, "each time", "times an execution", "of an execution"}};
    for (const StateTime& one : timesOf(machine)) {
        if (rows.size() > kMost) break;
        rows.push_back({one.name, secondsText(one.seconds), plainText(one.entered), secondsText(one.of())});
    }
    return rows;
}

}  // namespace headroom::report
