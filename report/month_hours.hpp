// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

namespace headroom::report {

/// Billing.MonthHours where a file does not say it.
inline constexpr double kUsualMonthHours = 730.0;

/// The hours of a month's bill, by design: those of which the file says others than the usual ones.
using MonthHours = std::map<std::string, double>;

inline double monthHoursOf(const MonthHours& all, const std::string& design) {
    const auto it = all.find(design);
    return it == all.end() ? kUsualMonthHours : it->second;
}

}  // namespace headroom::report
