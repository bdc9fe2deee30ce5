// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workload/timestamp.hpp"

#include <charconv>
#include <cmath>
#include <optional>

namespace headroom::workload {
namespace {

using base::Duration;
using base::Errc;
using base::Error;
using base::Result;

constexpr std::int64_t kDay = base::days(1).count;

// What is read stays where the difference of any two times and a century beyond them cannot overflow.
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2099;
constexpr double kLargestNs = 4e18;

std::int64_t floorDivide(std::int64_t a, std::int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0); }

bool isLeap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

/// Takes characters off the front of a text; every step says whether it fitted.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    bool atEnd() const { return text_.empty(); }
    char peek() const { return text_.empty() ? '\0' : text_.front(); }
    bool take(char c) {
        if (peek() != c) { return false; }
        text_.remove_prefix(1);
        return true;
    }
    std::optional<int> digits(std::size_t count) {
        if (text_.size() < count) { return std::nullopt; }
        int value = 0;
        for (const char c : text_.substr(0, count)) {
            if (c < '0' || c > '9') { return std::nullopt; }
            value = value * 10 + (c - '0');
        }
        text_.remove_prefix(count);
        return value;
    }
    // Digits after a decimal point, as nanoseconds.
    Duration fraction() {
        std::int64_t ns = 0;
        std::int64_t unit = base::kNanosecondsPerSecond;
        while (peek() >= '0' && peek() <= '9') {
            unit /= 10;
            ns += unit * (peek() - '0');
            text_.remove_prefix(1);
        }
        return Duration(ns);
    }

private:
    std::string_view text_;
};

// Year, month, day in this order, between hyphens or, as CloudWatch's console writes them, slashes.
std::optional<Date> readDate(Reader& reader) {
    const auto year = reader.digits(4);
    const char between = reader.peek() == '/' ? '/' : '-';
    if (!year || !reader.take(between)) { return std::nullopt; }
    const auto month = reader.digits(2);
    if (!month || !reader.take(between)) { return std::nullopt; }
    const auto day = reader.digits(2);
    if (!day || *year < kFirstYear || *year > kLastYear || *month < 1 || *month > 12 || *day < 1 ||
        *day > daysInMonth(*year, *month)) {
        return std::nullopt;
    }
    return Date{*year, *month, *day};
}

std::optional<Duration> readTime(Reader& reader) {
    const auto hour = reader.digits(2);
    if (!hour || *hour > 23 || !reader.take(':')) { return std::nullopt; }
    const auto minute = reader.digits(2);
    if (!minute || *minute > 59) { return std::nullopt; }
    Duration time = base::hours(*hour) + base::minutes(*minute);
    if (!reader.take(':')) { return time; }
    const auto second = reader.digits(2);
    if (!second || *second > 60) { return std::nullopt; }
    time += base::seconds(*second);
    if (reader.take('.') || reader.take(',')) { time += reader.fraction(); }
    return time;
}

// Local minus UTC; an absent zone is UTC.
std::optional<Duration> readZone(Reader& reader) {
    reader.take(' ');
    if (reader.take('Z') || reader.take('z') || reader.atEnd()) { return Duration(0); }
    const bool negative = reader.peek() == '-';
    if (!reader.take('+') && !reader.take('-')) { return std::nullopt; }
    const auto hour = reader.digits(2);
    if (!hour || *hour > 23) { return std::nullopt; }
    reader.take(':');
    const std::optional<int> minute = reader.atEnd() ? 0 : reader.digits(2);
    if (!minute || *minute > 59) { return std::nullopt; }
    const Duration offset = base::hours(*hour) + base::minutes(*minute);
    return negative ? -offset : offset;
}

std::optional<Timestamp> readCalendar(std::string_view text) {
    Reader reader(text);
    const std::optional<Date> date = readDate(reader);
    if (!date) { return std::nullopt; }
    if (reader.atEnd()) { return timestampOf(*date); }
    if (!reader.take('T') && !reader.take('t') && !reader.take(' ')) { return std::nullopt; }
    const std::optional<Duration> time = readTime(reader);
    if (!time) { return std::nullopt; }
    const std::optional<Duration> zone = readZone(reader);
    if (!zone || !reader.atEnd()) { return std::nullopt; }
    return timestampOf(*date, *time) - *zone;
}

std::optional<Timestamp> readNumber(std::string_view text) {
    double value = 0.0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (status != std::errc() || end != text.data() + text.size() || !(std::abs(value) <= kLargestNs)) {
        return std::nullopt;
    }
    const double size = std::abs(value);
    const double unit = size < 1e11 ? 1e9 : (size < 1e14 ? 1e6 : (size < 1e17 ? 1e3 : 1.0));
    if (size * unit > kLargestNs) { return std::nullopt; }
    return Timestamp{static_cast<std::int64_t>(std::floor(value * unit + 0.5))};
}

void putTwoDigits(std::string& text, std::size_t at, std::int64_t value) {
    text[at] = static_cast<char>('0' + value / 10);
    text[at + 1] = static_cast<char>('0' + value % 10);
}

}  // namespace

// Days are counted in 400-year eras from a year that begins in March, so that the leap day comes last (the usual
// civil-calendar arithmetic, e.g. H. Hinnant, "chrono-compatible low-level date algorithms").
std::int64_t daysFromDate(Date date) {
    const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    const std::int64_t era = floorDivide(year, 400);
    const std::int64_t yearOfEra = year - era * 400;
    const std::int64_t dayOfYear = (153 * (date.month > 2 ? date.month - 3 : date.month + 9) + 2) / 5 + date.day - 1;
    return era * 146'097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719'468;
}

Date dateFromDays(std::int64_t days) {
    const std::int64_t shifted = days + 719'468;
    const std::int64_t era = floorDivide(shifted, 146'097);
    const std::int64_t dayOfEra = shifted - era * 146'097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1'460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t march = (5 * dayOfYear + 2) / 153;
    const auto month = static_cast<int>(march < 10 ? march + 3 : march - 9);
    return {static_cast<int>(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month,
            static_cast<int>(dayOfYear - (153 * march + 2) / 5 + 1)};
}

int daysInMonth(int year, int month) {
    if (month == 2) { return isLeap(year) ? 29 : 28; }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

int weekdayOfDays(std::int64_t days) {
    const std::int64_t sinceMonday = days + 3;  // 1970-01-01 was a Thursday
    return static_cast<int>(sinceMonday - floorDivide(sinceMonday, 7) * 7);
}

std::int64_t dayOf(Timestamp at) { return floorDivide(at.ns, kDay); }

Duration timeOfDay(Timestamp at) { return Duration(at.ns - dayOf(at) * kDay); }

Timestamp timestampOf(Date date, Duration sinceMidnight) {
    return Timestamp{daysFromDate(date) * kDay} + sinceMidnight;
}

Result<Timestamp> parseTimestamp(std::string_view text) {
    if (const std::optional<Timestamp> read = readCalendar(text)) { return *read; }
    if (const std::optional<Timestamp> read = readNumber(text)) { return *read; }
    return Error{
        Errc::BadInput, "",
        "'" + std::string(text.substr(0, 60)) + "' is not a time; write 2026-01-05T00:00:00Z or seconds since 1970"};
}

std::string toText(Timestamp at) {
    const Date date = dateFromDays(dayOf(at));  // of any Timestamp a year from 1677 to 2262
    const std::int64_t ns = timeOfDay(at).count;
    const std::int64_t second = ns / base::kNanosecondsPerSecond;
    std::string text = "0000-00-00T00:00:00Z";
    putTwoDigits(text, 0, date.year / 100);
    putTwoDigits(text, 2, date.year % 100);
    putTwoDigits(text, 5, date.month);
    putTwoDigits(text, 8, date.day);
    putTwoDigits(text, 11, second / 3600);
    putTwoDigits(text, 14, second / 60 % 60);
    putTwoDigits(text, 17, second % 60);
    if (const std::int64_t rest = ns % base::kNanosecondsPerSecond; rest != 0) {
        std::string fraction = std::to_string(base::kNanosecondsPerSecond + rest).substr(1);
        fraction.erase(fraction.find_last_not_of('0') + 1);
        text.insert(text.size() - 1, "." + fraction);
    }
    return text;
}

}  // namespace headroom::workload
