// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/unseen_share.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "model/base/digits.hpp"

namespace headroom::study {

namespace {

/// Two significant digits of the share, near 1 of what it lacks: "0.1 %", "63 %", "99.9997 %".
std::string percentText(double share) {
    constexpr double kNear = 0.99;
    if (share < kNear || share >= 1.0) return fmt::format("{:.2g} %", share * 100.0);
    const auto decimals = static_cast<int>(std::ceil(-std::log10((1.0 - share) * 100.0))) + 1;
    return fmt::format("{:.{}f} %", share * 100.0, decimals);
}

}  // namespace

std::optional<Interval> unseenShare(double confidence, double share, double count) {
    if (count <= 0.0 || (share > 0.0 && share < 1.0)) return std::nullopt;
    const double bound = -std::expm1(std::log1p(-confidence) / count);
    return share <= 0.0 ? Interval{0.0, bound} : Interval{1.0 - bound, 1.0};
}

void weighUnseen(double count, const std::string& cases, std::optional<Interval>& interval, ObjectiveResult& result) {
    constexpr double kShown = 0.95;
    const auto bound = unseenShare(result.confidence, result.value, count);
    if (!bound || !interval || result.limit <= 0.0) return;
    *interval = {std::min(interval->low, bound->low), std::max(interval->high, bound->high)};
    if (result.ci95) {
        const auto shown = unseenShare(kShown, result.value, count);
        result.ci95 = Interval{std::min(result.ci95->low, shown->low), std::max(result.ci95->high, shown->high)};
    }
    if (interval->high <= result.limit || interval->low > result.limit) return;
    const std::string few = base::groupedDigits(fmt::format("{:.0f}", count)) + " " + cases;
    const double share = result.value <= 0.0 ? interval->high : interval->low;
    const std::string most = percentText(share);
    result.why = result.value <= 0.0 ? "none of " + few + " failed, and of so few up to " + most + " may"
                                     : "all of " + few + " failed, and of so few as little as " + most + " may";
}

}  // namespace headroom::study
