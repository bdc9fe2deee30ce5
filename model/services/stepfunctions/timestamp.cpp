// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/timestamp.hpp"

#include <algorithm>
#include <chrono>

#include "model/services/stepfunctions/limits.hpp"
#include "model/services/stepfunctions/text_cursor.hpp"

namespace headroom::stepfunctions {

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kFarthest = 9'000'000'000;  // seconds; 64 bits of nanoseconds end at 9,223,372,036

std::optional<int> digits(TextCursor& in, int count) {
    int value = 0;
    for (int i = 0; i < count; ++i, ++in.at) {
        if (!isDigit(in.peek())) return std::nullopt;
        value = value * 10 + (in.peek() - '0');
    }
    return value;
}

/// `number`, and the separator behind it.
std::optional<int> field(TextCursor& in, int count, int low, int high, std::string_view behind) {
    const std::optional<int> value = digits(in, count);
    if (!value || *value < low || *value > high || !in.take(behind)) return std::nullopt;
    return value;
}

std::optional<std::int64_t> fraction(TextCursor& in) {
    if (!in.take(".")) return 0;
    if (!isDigit(in.peek())) return std::nullopt;
    std::int64_t value = 0;
    for (std::int64_t unit = kSecond / 10; isDigit(in.peek()); ++in.at, unit /= 10) value += (in.peek() - '0') * unit;
    return value;
}

/// Seconds east of UTC.
std::optional<std::int64_t> offset(TextCursor& in) {
    if (in.take("Z")) return 0;
    const int sign = in.peek() == '-' ? -1 : 1;
    if (!in.take("+") && !in.take("-")) return std::nullopt;
    const std::optional<int> hours = field(in, 2, 0, 23, ":");
    const std::optional<int> minutes = hours ? field(in, 2, 0, 59, "") : std::nullopt;
    if (!minutes) return std::nullopt;
    return sign * (std::int64_t{*hours} * 3600 + std::int64_t{*minutes} * 60);
}

std::string padded(std::int64_t number, std::size_t width) {
    std::string digits = std::to_string(number);
    if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
    return digits;
}

}  // namespace

bool Timestamp::isInNanoseconds() const { return seconds >= -kFarthest && seconds <= kFarthest; }

std::int64_t Timestamp::inNanoseconds() const {
    return std::clamp(seconds, -kFarthest, kFarthest) * kSecond + (isInNanoseconds() ? nanoseconds : 0);
}

std::optional<Timestamp> parseTimestamp(std::string_view text) {
    TextCursor in{text};
    const auto year = field(in, 4, 0, 9999, "-");
    const auto month = year ? field(in, 2, 1, 12, "-") : std::nullopt;
    const auto day = month ? field(in, 2, 1, 31, "T") : std::nullopt;
    const auto hour = day ? field(in, 2, 0, 23, ":") : std::nullopt;
    const auto minute = hour ? field(in, 2, 0, 59, ":") : std::nullopt;
    const auto second = minute ? field(in, 2, 0, 60, "") : std::nullopt;
    if (!second) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    const auto part = fraction(in);
    const auto east = part ? offset(in) : std::nullopt;
    if (!date.ok() || !east || !in.atEnd()) return std::nullopt;
    const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    return Timestamp{days * 86400 + *hour * 3600 + *minute * 60 + *second - *east, *part};
}

base::Duration waitUntil(std::int64_t then, std::int64_t now) {
    std::int64_t length = 0;
    if (__builtin_sub_overflow(then, now, &length)) length = then > now ? INT64_MAX : 0;
    return std::clamp(base::nanoseconds(length), base::Duration(), base::seconds(kMaxSeconds));
}

std::string timestampText(std::int64_t nanoseconds) {
    constexpr std::int64_t kDay = 86400 * kSecond;
    const std::int64_t days = nanoseconds >= 0 ? nanoseconds / kDay : -((-nanoseconds + kDay - 1) / kDay);
    const std::int64_t millis = (nanoseconds - days * kDay) / 1'000'000;
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
    return padded(static_cast<int>(date.year()), 4) + "-" + padded(static_cast<unsigned>(date.month()), 2) + "-" +
           padded(static_cast<unsigned>(date.day()), 2) + "T" + padded(millis / 3'600'000, 2) + ":" +
           padded(millis / 60'000 % 60, 2) + ":" + padded(millis / 1000 % 60, 2) + "." + padded(millis % 1000, 3) + "Z";
}

}  // namespace headroom::stepfunctions
