// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include "report/comparison.hpp"
#include "report/planning_text.hpp"
#include "report/words.hpp"

namespace headroom::report {

namespace {

using planning::Sweep;
using planning::SweepPoint;

/// A sample of a range to four digits; what somebody chose stays.
std::string shortValue(const std::string& text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end - text.data() <= 7) return text;
    return plainText(value, 4) + std::string(end, text.data() + text.size());
}

std::string metText(const SweepPoint& point) {
    if (!point.undone.empty()) return "fails";
    const auto has = [&](study::Met met) {
        return std::ranges::any_of(point.objectives, [&](const auto& one) { return one.met == met; });
    };
    if (has(study::Met::No)) return "MISSED";
    if (!point.bursts.empty()) return "cannot last";
    if (point.objectives.empty()) return "-";
    return has(study::Met::Undecided) ? "undecided" : "met";
}

std::string cell(const SweepPoint& point, const std::string& metric, std::string_view statistic) {
    const planning::PointFigure* figure = planning::shownOf(point, metric, statistic);
    if (figure == nullptr) return "-";
    std::string (*const text)(double) = metric == "Cost" ? &moneyText : metric == "Latency" ? &secondsText : &shareText;
    return text(figure->mean) + plusMinus(figure->mean, figure->ci95, text);
}

Rows pointRows(const Sweep& sweep) {
    Rows rows{{"design"}};
    rows.front().insert(rows.front().end(), sweep.axes.begin(), sweep.axes.end());
    rows.front().insert(rows.front().end(), {"cost a month", "p50", "p99", "errors", "objectives"});
    for (const SweepPoint& point : sweep.points) {
        std::vector<std::string>& cells = rows.emplace_back();
        cells.push_back(point.design);
        std::ranges::transform(point.values, std::back_inserter(cells), &shortValue);
        if (!point.done || !point.refused.empty()) {
            cells.insert(cells.end(), {point.done ? "refused" : "not run", "-", "-", "-", "-"});
            continue;
        }
        cells.insert(cells.end(), {cell(point, "Cost", ""), cell(point, "Latency", "P50"),
                                   cell(point, "Latency", "P99"), cell(point, "ErrorRate", ""), metText(point)});
    }
    return rows;
}

/// "as written at Most=2 does not do the work (such points: 1): 80.3 % of the messages of Orders are left waiting"; of
/// each design the first point that fails, and how many do.
void addFailures(const Sweep& sweep, std::vector<std::string>& lines) {
    std::map<std::string, std::pair<const SweepPoint*, std::size_t>> failing;
    for (const SweepPoint& point : sweep.points) {
        if (point.undone.empty() && point.bursts.empty()) continue;
        auto& [first, count] = failing[point.design];
        if (first == nullptr) first = &point;
        ++count;
    }
    for (const auto& [design, found] : failing) {
        const auto& [first, count] = found;
        std::string at;
        for (std::size_t a = 0; a < sweep.axes.size(); ++a)
            at += (a == 0 ? "" : ", ") + sweep.axes[a] + "=" + shortValue(first->values[a]);
        const bool undone = !first->undone.empty();
        lines.push_back(fmt::format("{} at {} {} (such points: {}): {}", design, at,
                                    undone ? "does not do the work" : "cannot last", count,
                                    undone ? first->undone.front() : first->bursts));
    }
}

std::string optional(const std::optional<double>& value) { return value ? fmt::format("{:+.2f}", *value) : "-"; }

Rows sensitivityRows(const Sweep& sweep) {
    Rows rows{{"axis", "figure", "regression", "effect of the whole range", "its spread"}};
    for (const planning::Sensitivity& one : sweep.sensitivities) {
        const std::string figure = one.metric == "Cost" ? "cost" : "p99 of " + one.of;
        rows.push_back({one.axis, figure, optional(one.coefficient),
                        one.morris ? figureText(one.metric, *one.morris) : "-",
                        one.spread ? figureText(one.metric, *one.spread) : "-"});
    }
    return rows;
}

}  // namespace

StudyDocument documentOf(const Sweep& sweep) {
    StudyDocument document;
    document.calibration = sweep.calibration;
    document.prices = sweep.prices;
    document.heldInputs = sweep.heldInputs;
    document.notPriced = sweep.notPriced;
    document.heading =
        fmt::format("{}: {}, {} each on the same random numbers, seed {}", sweep.scenario,
                    counted(sweep.points.size(), "point"), counted(sweep.replications, "replication"), sweep.seed);
    std::vector<std::string> lines{"percentiles are means over the replications, of the first workload"};
    if (sweep.partial) lines.emplace_back("PARTIAL: the sweep was cancelled; the same command goes on where it was");
    if (sweep.reused > 0)
        lines.push_back(
            fmt::format("{} {} finished before", counted(sweep.reused, "point"), sweep.reused == 1 ? "was" : "were"));
    for (const SweepPoint& point : sweep.points) {
        if (point.refused.empty()) continue;
        lines.push_back("refused, for one: " + point.refused);
        break;
    }
    addFailures(sweep, lines);
    lines.insert(lines.end(), sweep.notes.begin(), sweep.notes.end());
    document.parts.push_back({"", pointRows(sweep), lines});
    if (sweep.sensitivities.empty()) return document;
    std::vector<std::string> fits{
        "regression: standard deviations of the figure for one of the axis; its square is the share explained"};
    if (sweep.explainedCost)
        fits.push_back("all axes together explain " + shareText(*sweep.explainedCost) + " of cost");
    if (sweep.explainedP99) fits.push_back("and " + shareText(*sweep.explainedP99) + " of the p99, linearly");
    document.parts.push_back({"What moves the figures", sensitivityRows(sweep), fits});
    return document;
}

Rows rowsOf(const Sweep& sweep) {
    Rows rows{{"point", "design"}};
    rows.front().insert(rows.front().end(), sweep.axes.begin(), sweep.axes.end());
    rows.front().insert(rows.front().end(), {"metric", "of", "statistic", "mean", "low95", "high95", "met"});
    for (std::size_t i = 0; i < sweep.points.size(); ++i) {
        const SweepPoint& point = sweep.points[i];
        std::vector<std::string> begin{std::to_string(i), point.design};
        begin.insert(begin.end(), point.values.begin(), point.values.end());
        const auto add = [&](std::vector<std::string> end) {
            rows.push_back(begin);
            rows.back().insert(rows.back().end(), end.begin(), end.end());
        };
        for (const planning::PointFigure& figure : point.figures) {
            add({figure.metric, figure.of, figure.statistic, csvNumber(figure.mean),
                 figure.ci95 ? csvNumber(figure.ci95->low) : "", figure.ci95 ? csvNumber(figure.ci95->high) : "", ""});
        }
        for (const planning::JudgedObjective& objective : point.objectives) {
            const char* met = objective.met == study::Met::Yes  ? "met"
                              : objective.met == study::Met::No ? "missed"
                                                                : "undecided";
            add({"Objective", objective.text, "", csvNumber(objective.value), "", "", met});
        }
        for (const std::string& undone : point.undone) add({"Undone", undone, "", "", "", "", ""});
        if (!point.bursts.empty()) add({"CannotLast", point.bursts, "", "", "", "", ""});
        if (!point.refused.empty()) add({"Refused", point.refused, "", "", "", "", ""});
    }
    return rows;
}

}  // namespace headroom::report
