// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/billing_month.hpp"

#include <fmt/format.h>

#include <charconv>

namespace headroom::report {
namespace {

int numberAt(std::string_view text, std::size_t at, std::size_t length, int otherwise) {
    int number = otherwise;
    if (text.size() >= at + length) std::from_chars(text.data() + at, text.data() + at + length, number);
    return number;
}

}  // namespace

BillingMonth::BillingMonth(std::string_view start, bool hourly) : length_(hourly ? 1 : 24) {
    using namespace std::chrono;
    const year_month month{year(numberAt(start, 0, 4, 2026)),
                           std::chrono::month(static_cast<unsigned>(numberAt(start, 5, 2, 1)))};
    first_ = sys_days(month / 1);
    const sys_days next = sys_days((month + months(1)) / 1);
    pieces_ = static_cast<int>((sys_seconds(next) - first_) / length_);
}

std::vector<pricing::Int128> BillingMonth::weights(std::span<const std::int64_t> profile) const {
    using namespace std::chrono;
    const bool known = profile.size() == 24 || profile.size() == 168;
    std::vector<pricing::Int128> all;
    pricing::Int128 sum = 0;
    for (int piece = 0; piece < pieces_; ++piece) {
        pricing::Int128& weight = all.emplace_back(known ? 0 : 1);
        for (sys_seconds at = first_ + length_ * piece; known && at < first_ + length_ * (piece + 1); at += hours(1)) {
            const sys_days day = floor<days>(at);
            const auto hour = static_cast<std::size_t>(duration_cast<hours>(at - day).count());
            const std::size_t weekday = profile.size() == 24 ? 0 : std::chrono::weekday(day).iso_encoding() - 1;
            weight += profile[weekday * 24 + hour];
        }
        sum += weight;
    }
    // Use that the month's hours do not have is spread like none.
    return sum > 0 ? all : std::vector<pricing::Int128>(all.size(), 1);
}

std::string BillingMonth::text(std::chrono::sys_seconds at) {
    const std::chrono::sys_days day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:00:00Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       std::chrono::duration_cast<std::chrono::hours>(at - day).count());
}

}  // namespace headroom::report
