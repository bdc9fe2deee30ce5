// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/comparison.hpp"
#include "report/planning_text.hpp"
#include "report/words.hpp"
#include "scenarios/study/intervals.hpp"

namespace headroom::report {

namespace {

using planning::BreakEven;
using planning::CrossingPoint;
using planning::CrossingVerdict;
using planning::GrowthPoint;

std::string value(const BreakEven& study, double number, int digits = 4) {
    return plainText(number, digits) + study.unit;
}

/// A place on the axis with no digit that its interval does not know; without one it is told to two digits.
std::string place(const BreakEven& study, double number) {
    if (!study.ci95) return value(study, number, 2);
    const double half = (study.ci95->high - study.ci95->low) / 2.0;
    int digits = 2;
    for (double left = std::abs(number); left > half && digits < 6; left /= 10.0) ++digits;
    return value(study, number, digits);
}

/// "p99.9" of "P999".
std::string statisticName(const std::string& statistic) {
    if (!statistic.starts_with('P')) return statistic;
    const std::string digits = statistic.substr(1);
    return "p" + (digits.size() > 2 ? digits.substr(0, 2) + "." + digits.substr(2) : digits);
}

std::string figureName(const BreakEven& study) {
    if (study.figure.metric == "Cost") return "cost a month";
    if (study.figure.statistic.empty()) return study.figure.metric + " of " + study.figure.of;
    return statisticName(study.figure.statistic) + " of " + study.figure.of;
}

std::string amount(const BreakEven& study, double number) { return figureText(study.figure.metric, number); }

std::vector<std::string> crossingRow(const BreakEven& study, const CrossingPoint& point, const std::string& note) {
    const double difference = point.second - point.first;
    const bool answered = hasAnswer(point);
    std::string text = (difference > 0.0 ? "+" : "") + amount(study, difference);
    if (point.difference) text += " ± " + amount(study, (point.difference->high - point.difference->low) / 2.0);
    if (answered && point.lower == planning::Lower::Unclear) text += ", not told apart";
    const auto marked = [&](double number, const std::string& fails) {
        return amount(study, number) + (fails.empty() ? "" : " (fails)");
    };
    return {value(study, point.value) + note, marked(point.first, point.firstFails),
            marked(point.second, point.secondFails), text};
}

/// Whether failuresOf() tells of objectives alone, which a design may miss though it does all of its work.
bool missesAlone(std::string_view fails) {
    constexpr std::string_view kBetween = "; ";
    for (std::size_t at = 0; at < fails.size();) {
        const std::string_view one = fails.substr(at, fails.find(kBetween, at) - at);
        if (!one.starts_with("misses ")) return false;
        at += one.size() + kBetween.size();
    }
    return true;
}

/// What a figure is worth where its design does not do the work, told once a design, at the value where it begins along
/// the curve.
std::vector<std::string> failures(const BreakEven& study) {
    std::vector<std::string> lines;
    for (const bool second : {false, true}) {
        const auto fails = [&](const CrossingPoint& point) -> const std::string& {
            return second ? point.secondFails : point.firstFails;
        };
        const auto count = std::ranges::count_if(study.curve, [&](const auto& point) { return !fails(point).empty(); });
        const auto first = std::ranges::find_if(study.curve, [&](const auto& point) { return !fails(point).empty(); });
        if (first == study.curve.end()) continue;
        lines.push_back(fmt::format(
            "\"{}\" fails at {} of {} values, first at {} = {}: {}; its {} there is that of a design that {}",
            second ? study.second : study.first, count, study.curve.size(), study.axis, value(study, first->value),
            fails(*first), figureName(study),
            missesAlone(fails(*first)) ? "misses an objective" : "does not do the work"));
    }
    return lines;
}

/// What a run of the file would warn of, once for the whole curve.
std::vector<std::string> warnings(const BreakEven& study) {
    const std::size_t values = study.curve.size() + (study.today ? 1 : 0);
    std::vector<std::string> lines;
    for (const planning::CurveWarning& one : study.warnings)
        lines.push_back(fmt::format("warning of \"{}\" at {} of {} values, first at {} = {}: {}", one.design,
                                    one.values, values, study.axis, value(study, one.value), one.text));
    return lines;
}

std::string nameOf(const BreakEven& study, planning::Lower lower) {
    return '"' + (lower == planning::Lower::Second ? study.second : study.first) + '"';
}

std::string withoutCrossing(const BreakEven& study, CrossingVerdict verdict) {
    if (verdict == CrossingVerdict::NotToldApart)
        return "not told apart: nowhere along the range is their difference in " + figureName(study) +
               " beyond its noise";
    const auto lower = verdict == CrossingVerdict::Second ? planning::Lower::Second : planning::Lower::First;
    const std::vector<CrossingPoint> points = pointsOf(study);
    const auto told = std::ranges::count(points, lower, &CrossingPoint::lower);
    const std::string text = nameOf(study, lower) + " has the lower " + figureName(study);
    if (static_cast<std::size_t>(told) == points.size()) return text + " all along the range";
    const bool answered = std::ranges::all_of(points, planning::hasAnswer);
    return fmt::format("{} at {} of {} values; at the others they are not told apart{}", text, told, points.size(),
                       answered ? "" : " or one has none");
}

std::string atCrossing(const BreakEven& study) {
    std::string text =
        "they cross at " + std::string(study.ci95 ? "" : "about ") + study.axis + " = " + place(study, *study.crossing);
    if (study.ci95) text += " (95 %: " + place(study, study.ci95->low) + " to " + place(study, study.ci95->high) + ")";
    for (const CrossingPoint& point : pointsOf(study)) {
        if (point.value <= *study.crossing || point.lower == planning::Lower::Unclear) continue;
        return text + "; beyond it the lower one is " + nameOf(study, point.lower);
    }
    return text;
}

std::vector<std::string> conclusions(const BreakEven& study) {
    const CrossingVerdict verdict = verdictOf(study);
    std::vector<std::string> lines{verdict == CrossingVerdict::Crossing ? atCrossing(study)
                                                                        : withoutCrossing(study, verdict)};
    const std::size_t changes = changesOf(pointsOf(study));
    if (changes > 1)
        lines.push_back(
            fmt::format("they cross {} times along the range: this is one of them; a narrower range finds "
                        "each",
                        changes));
    for (std::string& line : failures(study)) lines.push_back(std::move(line));
    if (study.replications < study::kFewestForInterval) lines.emplace_back(planning::kNoInterval);
    return lines;
}

/// "+5 %"
std::string rise(double share) { return (share < 0.0 ? "" : "+") + plainText(share * 100.0) + " %"; }

}  // namespace

StudyDocument documentOf(const BreakEven& study) {
    StudyDocument document;
    document.calibration = study.calibration;
    document.prices = study.prices;
    document.heldInputs = study.heldInputs;
    document.notPriced = study.notPriced;
    document.heading = study.scenario + ": " + figureName(study) + " of " + study.first + " and " + study.second +
                       " over " + study.axis +
                       (study.replications == 0 ? "" : ", " + counted(study.replications, "replication") + " each");
    Rows rows{{study.axis, study.first, study.second, "difference"}};
    for (const CrossingPoint& point : study.curve) rows.push_back(crossingRow(study, point, ""));
    std::vector<std::string> lines = conclusions(study);
    if (study.today) {
        rows.push_back(crossingRow(study, *study.today, " (today)"));
        const double part = study.crossing && *study.crossing != 0.0 ? study.today->value / *study.crossing : 0.0;
        if (part > 0.0) lines.push_back("today's value is " + plainText(part, 2) + " times the crossing");
    }
    lines.insert(lines.end(), study.notes.begin(), study.notes.end());
    for (std::string& line : warnings(study)) lines.push_back(std::move(line));
    if (study.partial) lines.emplace_back("PARTIAL: the search was cancelled");
    document.parts.push_back({"", rows, lines});
    Rows changes{{"property", study.first, study.second}};
    for (const planning::PropertyChange& change : study.changes)
        changes.push_back({change.pointer, planning::shortText(change.from), planning::shortText(change.to)});
    if (changes.size() > 1) document.parts.push_back({"In what the two differ", changes, {}});
    return document;
}

Rows rowsOf(const BreakEven& study) {
    Rows rows{{"axis", "value", "unit", "first", "second", "low95", "high95", "today", "firstFails", "secondFails"}};
    const auto add = [&](const CrossingPoint& point, bool today) {
        rows.push_back({study.axis, csvNumber(point.value), study.unit, csvNumber(point.first), csvNumber(point.second),
                        point.difference ? csvNumber(point.difference->low) : "",
                        point.difference ? csvNumber(point.difference->high) : "", today ? "true" : "false",
                        point.firstFails, point.secondFails});
    };
    for (const CrossingPoint& point : study.curve) add(point, false);
    if (study.today) add(*study.today, true);
    return rows;
}

StudyDocument documentOf(const planning::Growth& study) {
    StudyDocument document;
    document.calibration = study.calibration;
    document.prices = study.prices;
    document.heldInputs = study.heldInputs;
    document.notPriced = study.notPriced;
    document.heading =
        fmt::format("{}: growth, traffic {} a month, items {} a month", study.scenario, rise(study.options.traffic),
                    rise(study.options.stored.value_or(study.options.traffic)));
    Rows rows{{"design", "when", "traffic", "items", "cost a month", "p99", "errors", "objectives missed"}};
    std::vector<std::string> lines;
    for (const GrowthPoint& point : study.points) {
        std::string missed;
        for (const planning::JudgedObjective& objective : point.objectives) {
            if (objective.met == study::Met::No) missed += (missed.empty() ? "" : "; ") + objective.text;
        }
        if (!point.bursts.empty()) missed += (missed.empty() ? "" : "; ") + ("cannot last: " + point.bursts);
        if (!point.undone.empty()) missed += (missed.empty() ? "" : "; ") + std::string("fails");
        for (const std::string& undone : point.undone)
            lines.push_back(fmt::format("{} at {} does not do the work: {}", point.design, point.label, undone));
        rows.push_back({point.design, point.label, plainText(point.traffic) + "x", plainText(point.stored) + "x",
                        moneyText(point.cost) + plusMinus(point.cost, point.costCi95, &moneyText),
                        secondsText(point.p99) + plusMinus(point.p99, point.p99Ci95, &secondsText),
                        shareText(point.errorRate), missed.empty() ? "-" : missed});
    }
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
