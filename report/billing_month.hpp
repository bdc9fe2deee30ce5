// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pricing/int128.hpp"

namespace headroom::report {

/// The month that a bill is of: as many hours as it has (Billing.MonthHours), from the first of the calendar month of
/// an instant on, or of the next one that is as long (730 hours are more than November has), in pieces of a day or an
/// hour; the last piece ends with the bill's hours. A month has at most 744 hours: more are refused where they are
/// read.
class BillingMonth {
public:
    /// `start` is ISO 8601 in UTC.
    BillingMonth(std::string_view start, double hours, bool hourly);

    int pieces() const { return pieces_; }
    std::string from(int piece) const { return text(at(piece)); }
    std::string begin() const { return text(first_); }
    /// The first instant of the next calendar month: where exports end the billing period.
    std::string end() const;

    /// How much of the month's use each piece has: by its length without a profile, else by its hours of the day (24
    /// shares) or of the week (168, from Monday on).
    std::vector<pricing::Int128> weights(std::span<const std::int64_t> profile) const;

private:
    static std::string text(std::chrono::sys_seconds at);
    /// Where a piece begins, and the one before it ends.
    std::chrono::sys_seconds at(int piece) const;

    std::chrono::sys_seconds first_;
    std::chrono::sys_seconds last_;
    std::chrono::hours length_;
    int pieces_ = 0;
};

}  // namespace headroom::report
