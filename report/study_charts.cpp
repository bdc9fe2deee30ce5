// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/study_charts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "report/words.hpp"

namespace headroom::report {

namespace {

using planning::Sweep;
using planning::SweepPoint;

constexpr std::size_t kMostLines = 8;
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// What is drawn: cost, or the first workload's p99.
struct Drawn {
    const char* metric;
    const char* statistic;
    const char* title;
    std::string (*text)(double);
};
constexpr Drawn kDrawn[] = {{"Cost", "", "Cost a month", &moneyText}, {"Latency", "P99", "p99", &secondsText}};

std::optional<double> figureOf(const SweepPoint& point, const Drawn& drawn) {
    const planning::PointFigure* figure = planning::shownOf(point, drawn.metric, drawn.statistic);
    return figure == nullptr ? std::nullopt : std::optional(figure->mean);
}

/// The different values of an axis, in the order in which they come.
std::vector<std::string> valuesOf(const Sweep& sweep, std::size_t axis) {
    std::vector<std::string> values;
    for (const SweepPoint& point : sweep.points) {
        if (std::ranges::find(values, point.values[axis]) == values.end()) values.push_back(point.values[axis]);
    }
    return values;
}

/// Every combination of values in every design, once.
bool isGrid(const Sweep& sweep) {
    if (sweep.points.empty() || sweep.axes.empty()) return false;
    std::size_t cells = 1;
    for (std::size_t a = 0; a < sweep.axes.size(); ++a) cells *= valuesOf(sweep, a).size();
    std::vector<std::string> designs;
    for (const SweepPoint& point : sweep.points) {
        if (std::ranges::find(designs, point.design) == designs.end()) designs.push_back(point.design);
    }
    return cells * designs.size() == sweep.points.size() && valuesOf(sweep, 0).size() > 1;
}

/// "on-demand, Traffic 2": what a line of the family is of.
std::string nameOf(const Sweep& sweep, const SweepPoint& point) {
    std::string name = point.design;
    for (std::size_t a = 1; a < point.values.size(); ++a) name += ", " + sweep.axes[a] + " " + point.values[a];
    return name;
}

LineChart familyOf(const Sweep& sweep, const Drawn& drawn) {
    LineChart chart{std::string(drawn.title) + " over " + sweep.axes[0], {}, "", "", drawn.text, valuesOf(sweep, 0)};
    for (const SweepPoint& point : sweep.points) {
        const std::string name = nameOf(sweep, point);
        auto line = std::ranges::find(chart.lines, name, &ChartLine::name);
        if (line == chart.lines.end() && chart.lines.size() == kMostLines) continue;
        if (line == chart.lines.end())
            line = chart.lines.insert(line, {name, std::vector<double>(chart.ticks.size(), kUnknown)});
        const auto at = std::ranges::find(chart.ticks, point.values[0]) - chart.ticks.begin();
        line->values[static_cast<std::size_t>(at)] = figureOf(point, drawn).value_or(kUnknown);
    }
    return chart;
}

std::vector<HeatMap> mapsOf(const Sweep& sweep, const Drawn& drawn) {
    std::vector<HeatMap> maps;
    for (const SweepPoint& point : sweep.points) {
        const std::string title = std::string(drawn.title) + ", " + point.design;
        auto map = std::ranges::find(maps, title, &HeatMap::title);
        if (map == maps.end()) {
            HeatMap empty{title, sweep.axes[1], valuesOf(sweep, 1), sweep.axes[0], valuesOf(sweep, 0), {}, drawn.text};
            empty.values.assign(empty.down.size(), std::vector<std::optional<double>>(empty.across.size()));
            map = maps.insert(map, std::move(empty));
        }
        const auto row = std::ranges::find(map->down, point.values[0]) - map->down.begin();
        const auto column = std::ranges::find(map->across, point.values[1]) - map->across.begin();
        map->values[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] = figureOf(point, drawn);
    }
    return maps;
}

/// A value to a line and tick.
void add(LineChart& chart, const std::string& line, const std::string& tick, double value) {
    auto at = std::ranges::find(chart.lines, line, &ChartLine::name);
    if (at == chart.lines.end()) at = chart.lines.insert(at, {line, {}});
    if (std::ranges::find(chart.ticks, tick) == chart.ticks.end()) chart.ticks.push_back(tick);
    at->values.push_back(value);
}

}  // namespace

StudyCharts chartsOf(const Sweep& study) {
    StudyCharts charts;
    if (!isGrid(study)) return charts;
    for (const Drawn& drawn : kDrawn) {
        charts.lines.push_back(familyOf(study, drawn));
        if (study.axes.size() != 2) continue;
        for (HeatMap& map : mapsOf(study, drawn)) charts.maps.push_back(std::move(map));
    }
    return charts;
}

StudyCharts chartsOf(const planning::BreakEven& study) {
    const bool cost = study.figure.metric == "Cost";
    std::vector<planning::CrossingPoint> curve = study.curve;
    std::ranges::sort(curve, {}, &planning::CrossingPoint::value);
    LineChart chart{(cost ? "Cost a month" : "p99 of " + study.figure.of) + " over " + study.axis,
                    {{study.first, {}}, {study.second, {}}},
                    "",
                    "",
                    cost ? &moneyText : &secondsText,
                    {}};
    for (const planning::CrossingPoint& point : curve) {
        chart.lines[0].values.push_back(point.first);
        chart.lines[1].values.push_back(point.second);
        chart.ticks.push_back(fmt::format("{:.3g}{}", point.value, study.unit));
    }
    return {{chart}, {}};
}

// What multiplies the traffic at once and what months of growth do are no points of one line.
StudyCharts chartsOf(const planning::Growth& study) {
    const auto isMonth = [](const planning::GrowthPoint& point) { return point.label.starts_with("month "); };
    StudyCharts charts;
    for (const bool months : {false, true}) {
        const std::string over = months ? " over months of growth" : " over multiples of today's traffic";
        LineChart cost{"Cost a month" + over, {}, "", "", &moneyText, {}};
        LineChart p99{"p99" + over, {}, "", "", &secondsText, {}};
        for (const planning::GrowthPoint& point : study.points) {
            if (isMonth(point) != months) continue;
            add(cost, point.design, point.label, point.cost);
            add(p99, point.design, point.label, point.p99);
        }
        if (cost.ticks.size() < 2) continue;  // a point is no line
        charts.lines.push_back(std::move(cost));
        charts.lines.push_back(std::move(p99));
    }
    return charts;
}

}  // namespace headroom::report
