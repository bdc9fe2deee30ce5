// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "scenarios/planning/break_even.hpp"

namespace headroom::planning {

Lower lowerOf(std::span<const double> differences, const std::optional<study::Interval>& interval) {
    if (differences.empty()) return Lower::Unclear;
    const auto [least, most] = std::ranges::minmax(differences);
    if ((interval ? interval->high : most) < 0.0) return Lower::Second;
    return (interval ? interval->low : least) > 0.0 ? Lower::First : Lower::Unclear;
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
    const auto is = [&](Lower lower) {
        return std::ranges::any_of(study.curve, [&](const CrossingPoint& point) { return point.lower == lower; });
    };
    if (is(Lower::First) == is(Lower::Second)) return CrossingVerdict::NotToldApart;
    return is(Lower::First) ? CrossingVerdict::First : CrossingVerdict::Second;
}

}  // namespace headroom::planning
