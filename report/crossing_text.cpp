// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "report/comparison.hpp"
#include "report/planning_text.hpp"
#include "report/words.hpp"

namespace headroom::report {

namespace {

using planning::BreakEven;
using planning::CrossingPoint;
using planning::GrowthPoint;

std::string value(const BreakEven& study, double number) { return fmt::format("{:.4g}{}", number, study.unit); }

std::string figureName(const BreakEven& study) {
    return study.figure.metric == "Cost" ? "cost a month" : "p99 of " + study.figure.of;
}

std::string amount(const BreakEven& study, double number) { return figureText(study.figure.metric, number); }

std::vector<std::string> crossingRow(const BreakEven& study, const CrossingPoint& point, const std::string& note) {
    const double difference = point.second - point.first;
    std::string text = (difference > 0.0 ? "+" : "") + amount(study, difference);
    if (point.difference) text += " ± " + amount(study, (point.difference->high - point.difference->low) / 2.0);
    return {value(study, point.value) + note, amount(study, point.first), amount(study, point.second), text};
}

std::string conclusion(const BreakEven& study) {
    if (!study.crossing) {
        const bool second = study.curve.front().second < study.curve.front().first;
        return (second ? study.second : study.first) + " has the lower " + figureName(study) + " all along the range";
    }
    std::string text = "they cross at " + study.axis + " = " + value(study, *study.crossing);
    if (study.ci95) text += " (95 %: " + value(study, study.ci95->low) + " to " + value(study, study.ci95->high) + ")";
    const bool second = study.curve.back().second < study.curve.back().first;
    return text + "; beyond it " + (second ? study.second : study.first) + " is lower";
}

}  // namespace

StudyDocument documentOf(const BreakEven& study) {
    StudyDocument document;
    document.calibration = study.calibration;
    document.notPriced = study.notPriced;
    document.heading = study.scenario + ": " + figureName(study) + " of " + study.first + " and " + study.second +
                       " over " + study.axis;
    Rows rows{{study.axis, study.first, study.second, "difference"}};
    for (const CrossingPoint& point : study.curve) rows.push_back(crossingRow(study, point, ""));
    std::vector<std::string> lines{conclusion(study)};
    if (study.today) {
        rows.push_back(crossingRow(study, *study.today, " (today)"));
        const double part = study.crossing && *study.crossing != 0.0 ? study.today->value / *study.crossing : 0.0;
        if (part > 0.0) lines.push_back(fmt::format("today's value is {:.3g} times the crossing", part));
    }
    if (study.partial) lines.emplace_back("PARTIAL: the search was cancelled");
    document.parts.push_back({"", rows, lines});
    return document;
}

Rows rowsOf(const BreakEven& study) {
    Rows rows{{"axis", "value", "unit", "first", "second", "low95", "high95", "today"}};
    const auto add = [&](const CrossingPoint& point, bool today) {
        rows.push_back({study.axis, csvNumber(point.value), study.unit, csvNumber(point.first), csvNumber(point.second),
                        point.difference ? csvNumber(point.difference->low) : "",
                        point.difference ? csvNumber(point.difference->high) : "", today ? "true" : "false"});
    };
    for (const CrossingPoint& point : study.curve) add(point, false);
    if (study.today) add(*study.today, true);
    return rows;
}

StudyDocument documentOf(const planning::Growth& study) {
    StudyDocument document;
    document.calibration = study.calibration;
    document.notPriced = study.notPriced;
    document.heading =
        fmt::format("{}: growth, traffic {:+.3g} % a month, items {:+.3g} % a month", study.scenario,
                    study.options.traffic * 100.0, study.options.stored.value_or(study.options.traffic) * 100.0);
    Rows rows{{"design", "when", "traffic", "items", "cost a month", "p99", "errors", "objectives missed"}};
    for (const GrowthPoint& point : study.points) {
        std::string missed;
        for (const planning::JudgedObjective& objective : point.objectives) {
            if (objective.met == study::Met::No) missed += (missed.empty() ? "" : "; ") + objective.text;
        }
        rows.push_back({point.design, point.label, fmt::format("{:.3g}x", point.traffic),
                        fmt::format("{:.3g}x", point.stored),
                        moneyText(point.cost) + plusMinus(point.cost, point.costCi95, &moneyText),
                        secondsText(point.p99) + plusMinus(point.p99, point.p99Ci95, &secondsText),
                        shareText(point.errorRate), missed.empty() ? "-" : missed});
    }
    std::vector<std::string> lines;
    if (study.partial) lines.emplace_back("PARTIAL: the study was cancelled");
    document.parts.push_back({"", rows, lines});
    return document;
}

Rows rowsOf(const planning::Growth& study) {
    Rows rows{{"design", "label", "traffic", "stored", "cost", "costLow95", "costHigh95", "p99", "p99Low95",
               "p99High95", "errorRate"}};
    const auto low = [](const auto& interval) { return interval ? csvNumber(interval->low) : std::string(); };
    const auto high = [](const auto& interval) { return interval ? csvNumber(interval->high) : std::string(); };
    for (const GrowthPoint& point : study.points) {
        rows.push_back({point.design, point.label, csvNumber(point.traffic), csvNumber(point.stored),
                        csvNumber(point.cost), low(point.costCi95), high(point.costCi95), csvNumber(point.p99),
                        low(point.p99Ci95), high(point.p99Ci95), csvNumber(point.errorRate)});
    }
    return rows;
}

}  // namespace headroom::report
