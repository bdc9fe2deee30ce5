// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "scenarios/planning/break_even.hpp"

namespace headroom::planning {

Lower lowerOf(std::span<const double> differences, const std::optional<study::Interval>& interval) {
    if (differences.empty()) return Lower::Unclear;
    const auto [least, most] = std::ranges::minmax(differences);
    if ((interval ? interval->high : most) < 0.0) return Lower::Second;
    return (interval ? interval->low : least) > 0.0 ? Lower::First : Lower::Unclear;
}

bool hasAnswer(const CrossingPoint& point) { return !std::isnan(point.first) && !std::isnan(point.second); }

std::vector<std::string> unansweredIn(const BreakEven& study) {
    const std::vector<CrossingPoint> points = pointsOf(study);
    std::vector<std::string> lines;
    for (const auto& [design, figure] :
         {std::pair(&study.first, &CrossingPoint::first), std::pair(&study.second, &CrossingPoint::second)}) {
        const auto isNothing = [figure = figure](const CrossingPoint& point) { return std::isnan(point.*figure); };
        const auto least = std::ranges::find_if(points, isNothing);
        if (least == points.end()) continue;
        lines.push_back(fmt::format(
            "at {} of {} values no request of \"{}\" ended in \"{}\", first at {} = {:g}{}: there is no {} to compare",
            std::ranges::count_if(points, isNothing), points.size(), study.figure.of, *design, study.axis, least->value,
            study.unit, study.figure.metric));
    }
    return lines;
}

std::vector<CrossingPoint> pointsOf(const BreakEven& study) {
    std::vector<CrossingPoint> points = study.curve;
    std::ranges::sort(points, {}, &CrossingPoint::value);
    if (!study.today || points.empty()) return points;
    const double today = study.today->value;
    const auto at = std::ranges::lower_bound(points, today, {}, &CrossingPoint::value);
    const bool within = today >= points.front().value && today <= points.back().value;
    if (within && at->value != today) points.insert(at, *study.today);
    return points;
}

std::size_t changesOf(std::span<const CrossingPoint> curve) {
    std::size_t changes = 0;
    Lower before = Lower::Unclear;
    for (const CrossingPoint& point : curve) {
        if (point.lower == Lower::Unclear) continue;
        if (before != Lower::Unclear && before != point.lower) ++changes;
        before = point.lower;
    }
    return changes;
}

CrossingVerdict verdictOf(const BreakEven& study) {
    if (study.crossing) return CrossingVerdict::Crossing;
    const std::vector<CrossingPoint> points = pointsOf(study);
    const auto is = [&](Lower lower) {
        return std::ranges::any_of(points, [&](const CrossingPoint& point) { return point.lower == lower; });
    };
    if (is(Lower::First) == is(Lower::Second)) return CrossingVerdict::NotToldApart;
    return is(Lower::First) ? CrossingVerdict::First : CrossingVerdict::Second;
}

}  // namespace headroom::planning
