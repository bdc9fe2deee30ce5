// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>

#include "model/workload/timestamp.hpp"
#include "scenarios/format/sections.hpp"

namespace headroom::format {

namespace {

/// Reads exactly `digits` digits at `from`.
std::optional<int> digitsAt(std::string_view text, std::size_t from, std::size_t digits) {
    if (from + digits > text.size()) return std::nullopt;
    int value = 0;
    const char* begin = text.data() + from;
    const auto [end, error] = std::from_chars(begin, begin + digits, value);
    if (error != std::errc() || end != begin + digits || value < 0) return std::nullopt;
    return value;
}

}  // namespace

std::optional<base::Duration> parseTimeOfDay(std::string_view text) {
    const auto hour = digitsAt(text, 0, 2);
    const auto minute = digitsAt(text, 3, 2);
    if (!hour || !minute || text[2] != ':' || *hour > 23 || *minute > 59) return std::nullopt;
    int second = 0;
    if (text.size() != 5) {
        const auto given = digitsAt(text, 6, 2);
        if (text.size() != 8 || text[5] != ':' || !given || *given > 59) return std::nullopt;
        second = *given;
    }
    return base::hours(*hour) + base::minutes(*minute) + base::seconds(second);
}

std::optional<std::int64_t> parseUtc(std::string_view text) {
    const auto year = digitsAt(text, 0, 4);
    const auto month = digitsAt(text, 5, 2);
    const auto day = digitsAt(text, 8, 2);
    if (!year || !month || !day || text[4] != '-' || text[7] != '-' || *month < 1 || *month > 12 || *day < 1 ||
        *day > workload::daysInMonth(*year, *month)) {
        return std::nullopt;
    }
    std::int64_t seconds = workload::daysFromDate({*year, *month, *day}) * 86'400;
    std::string_view rest = text.substr(10);
    if (rest.empty()) return seconds;
    if (rest.front() != 'T' || rest.back() != 'Z') return std::nullopt;
    const auto time = parseTimeOfDay(rest.substr(1, rest.size() - 2));
    if (!time) return std::nullopt;
    return seconds + time->count / base::kNanosecondsPerSecond;
}

}  // namespace headroom::format
