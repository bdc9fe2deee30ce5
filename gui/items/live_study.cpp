// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/live_study.hpp"

#include <algorithm>
#include <cmath>

#include "scenarios/study/design_limits.hpp"

namespace headroom::gui {

void LiveStudy::clear() { *this = LiveStudy(); }

void LiveStudy::begin(const format::Scenario& scenario) {
    clear();
    study_.start = scenario.simulation.start;
    study_.duration = base::toSeconds(scenario.simulation.duration);
    for (const format::Design& design : scenario.designs) limits_[design.name] = study::limitsOf(design);
}

void LiveStudy::take(const study::LiveSeries& live) {
    study_.duration = live.duration;
    auto design = std::ranges::find(study_.designs, live.design, &study::DesignResult::name);
    if (design == study_.designs.end()) {
        design = study_.designs.insert(design, study::DesignResult{});
        design->name = live.design;
        design->quotas = limits_[live.design];
        measured_.emplace_back(live.design, 0.0);
    }
    design->seriesPeriod = live.period;
    design->series = live.series;
    for (auto& [name, seconds] : measured_) {
        if (name == live.design) seconds = live.measured;
    }
    last_ = live.design;
}

const study::DesignResult* LiveStudy::find(const std::string& name) const {
    const auto found = std::ranges::find(study_.designs, name, &study::DesignResult::name);
    return found == study_.designs.end() ? nullptr : &*found;
}

const study::DesignResult* LiveStudy::design(const std::string& name) const {
    const study::DesignResult* found = find(name);
    return found != nullptr ? found : find(last_);
}

double LiveStudy::measured(const std::string& name) const {
    for (const auto& [design, seconds] : measured_) {
        if (design == name) return seconds;
    }
    return 0.0;
}

figures::SeriesChart thinned(figures::SeriesChart chart, std::size_t points) {
    std::size_t longest = 0;
    for (const figures::SeriesLine& line : chart.lines) longest = std::max(longest, line.values.size());
    const auto whole = static_cast<std::size_t>(chart.time.length / chart.period);
    const std::size_t every = std::max<std::size_t>(1, (std::max(longest, whole) + points - 1) / points);
    if (every == 1) return chart;
    for (figures::SeriesLine& line : chart.lines) {
        std::vector<double> fewer;
        for (std::size_t i = 0; i < line.values.size(); i += every) {
            const auto from = line.values.begin() + static_cast<std::ptrdiff_t>(i);
            const auto to = line.values.begin() + static_cast<std::ptrdiff_t>(std::min(i + every, line.values.size()));
            // Where nothing happened there is no mean: no number is left out beside others.
            fewer.push_back(*std::max_element(
                from, to, [](double a, double b) { return a < b || (std::isnan(a) && !std::isnan(b)); }));
        }
        line.values = std::move(fewer);
    }
    chart.period *= static_cast<double>(every);
    return chart;
}

}  // namespace headroom::gui
