// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/billing_month.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace headroom::report {
namespace {

int numberAt(std::string_view text, std::size_t at, std::size_t length, int otherwise) {
    int number = otherwise;
    if (text.size() >= at + length) std::from_chars(text.data() + at, text.data() + at + length, number);
    return number;
}

}  // namespace

BillingMonth::BillingMonth(std::string_view start, double hours, bool hourly) : length_(hourly ? 1 : 24) {
    using namespace std::chrono;
    year_month month{year(numberAt(start, 0, 4, 2026)),
                     std::chrono::month(static_cast<unsigned>(numberAt(start, 5, 2, 1)))};
    const seconds length(std::max<std::int64_t>(std::llround(hours * 3600.0), 1));
    const auto fits = [&](year_month one) { return sys_days((one + months(1)) / 1) - sys_days(one / 1) >= length; };
    for (int later = 0; later < 2 && !fits(month); ++later) month += months(1);
    first_ = sys_days(month / 1);
    last_ = first_ + length;
    const seconds piece = length_;
    pieces_ = static_cast<int>((last_ - first_ + piece - seconds(1)) / piece);
}

std::string BillingMonth::end() const {
    using namespace std::chrono;
    const year_month_day date(floor<days>(first_));
    return text(sys_days((date.year() / date.month() + months(1)) / 1));
}

std::chrono::sys_seconds BillingMonth::at(int piece) const { return std::min(first_ + length_ * piece, last_); }

std::vector<pricing::Int128> BillingMonth::weights(std::span<const std::int64_t> profile) const {
    using namespace std::chrono;
    const bool known = profile.size() == 24 || profile.size() == 168;
    std::vector<pricing::Int128> even;
    std::vector<pricing::Int128> all;
    pricing::Int128 sum = 0;
    for (int piece = 0; piece < pieces_; ++piece) {
        even.emplace_back((at(piece + 1) - at(piece)).count());
        pricing::Int128& weight = all.emplace_back(0);
        for (sys_seconds hour = at(piece); known && hour < at(piece + 1); hour += hours(1)) {
            const sys_days day = floor<days>(hour);
            const auto ofDay = static_cast<std::size_t>(duration_cast<hours>(hour - day).count());
            const std::size_t weekday = profile.size() == 24 ? 0 : std::chrono::weekday(day).iso_encoding() - 1;
            const seconds length = std::min<seconds>(hours(1), at(piece + 1) - hour);
            weight += pricing::Int128{profile[weekday * 24 + ofDay]} * length.count();
        }
        sum += weight;
    }
    // Use that the month's hours do not have is spread like none.
    return sum > 0 ? all : even;
}

std::string BillingMonth::text(std::chrono::sys_seconds at) {
    const std::chrono::sys_days day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(at - day);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(),
                       time.minutes().count(), time.seconds().count());
}

}  // namespace headroom::report
