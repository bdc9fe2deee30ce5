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

/// The calendar month of an instant, in pieces of a day or an hour.
class BillingMonth {
public:
    /// `start` is ISO 8601 in UTC.
    BillingMonth(std::string_view start, bool hourly);

    int pieces() const { return pieces_; }
    std::string from(int piece) const { return text(first_ + length_ * piece); }
    std::string begin() const { return text(first_); }
    std::string end() const { return text(first_ + length_ * pieces_); }

    /// How much of the month's use each piece has: all alike without a profile, else by its hours of the day (24
    /// shares) or of the week (168, from Monday on).
    std::vector<pricing::Int128> weights(std::span<const std::int64_t> profile) const;

private:
    static std::string text(std::chrono::sys_seconds at);

    std::chrono::sys_seconds first_;
    std::chrono::hours length_;
    int pieces_ = 0;
};

}  // namespace headroom::report
