// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pricing/bill.hpp"
#include "report/month_hours.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::report {

/// What a bill is exported for.
struct ExportFrame {
    std::string scenario;
    std::string design;
    std::string start;  ///< of the measured window, ISO 8601; the billing period begins with its month
    std::string region;
    bool hourly = false;  ///< a row an hour instead of a day
    std::vector<study::UsageProfile> profiles{};
    double monthHours = kUsualMonthHours;  ///< how long the billing period is: what the bill's quantities are of

    /// Where the line was used, as it is billed.
    const std::string& regionOf(const pricing::LineItem& line) const {
        return line.region.empty() ? region : line.region;
    }
};

/// The version of what this exporter writes, beside that of FOCUS.
inline constexpr std::string_view kFocusExporter = "headroom-focus-5 (FOCUS 1.2)";

/// A month's bill as a FOCUS 1.2 CSV: each line is divided over the days (or hours) of a month of `monthHours` from the
/// first of the calendar month in which the run starts (of the next one with as many hours, if it is shorter), as its
/// use was spread over the simulated day or week, else (storage, fees, runs of less than a day) evenly; the rows add up
/// to the line. What is committed to (reservations, savings plans) is a purchase, by the hour as it is billed and once
/// for an upfront fee; what it covers or leaves unused has an effective cost and no billed one, and the two are what is
/// bought for that day or hour. Effective costs add up to the bill's total; billed ones have the whole upfront fee in
/// place of the month's part of it. What is not priced has no row.
std::string focusCsv(const pricing::Bill& bill, const ExportFrame& frame);

/// The same bill in the shape of AWS's cost-and-usage lines, for comparing with a real one: use at its list price with
/// agreed discounts as lines of their own, a savings plan's use at its price on demand and taken off again, commitments
/// as recurring fees and upfront ones. The lines add up to what is billed, as in FOCUS.
std::string costAndUsageCsv(const pricing::Bill& bill, const ExportFrame& frame);

}  // namespace headroom::report
