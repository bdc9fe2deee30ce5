// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/log_time.hpp"

#include <algorithm>

#include "model/workload/timestamp.hpp"

namespace headroom::calibrate {

namespace {

constexpr std::size_t kWindow = 256;
constexpr std::size_t kIso = 19;     // 2026-01-05T00:00:00
constexpr std::size_t kMillis = 13;  // 1767571200000

bool isDigit(char c) { return c >= '0' && c <= '9'; }

int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        if (!isDigit(c)) return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// Seconds that "+02:00" behind a time, or behind its fraction, is ahead of UTC.
std::int64_t offsetIn(std::string_view rest) {
    if (rest.starts_with('.') || rest.starts_with(',')) {
        rest.remove_prefix(1);
        while (!rest.empty() && isDigit(rest.front())) rest.remove_prefix(1);
    }
    if (rest.size() < 5 || (rest[0] != '+' && rest[0] != '-')) return 0;
    const bool colon = rest[3] == ':';
    if (colon && rest.size() < 6) return 0;
    const int hours = number(rest.substr(1, 2));
    const int minutes = number(rest.substr(colon ? 4 : 3, 2));
    if (hours < 0 || minutes < 0) return 0;
    return (hours * 3600 + minutes * 60) * (rest[0] == '-' ? -1 : 1);
}

std::optional<std::int64_t> isoAt(std::string_view text, std::size_t at) {
    const std::string_view t = text.substr(at);
    if (t.size() < kIso || t[4] != '-' || t[7] != '-' || t[13] != ':' || t[16] != ':' || (t[10] != 'T' && t[10] != ' '))
        return std::nullopt;
    const int year = number(t.substr(0, 4));
    const int month = number(t.substr(5, 2));
    const int day = number(t.substr(8, 2));
    const int hour = number(t.substr(11, 2));
    const int minute = number(t.substr(14, 2));
    const int second = number(t.substr(17, 2));
    if (year < 1970 || year > 2099 || month < 1 || month > 12 || day < 1 || day > workload::daysInMonth(year, month) ||
        hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
        return std::nullopt;
    const std::int64_t days = workload::daysFromDate({year, month, day});
    return days * 86400 + hour * 3600 + minute * 60 + second - offsetIn(t.substr(kIso));
}

/// Thirteen digits and no more, of the years 2001 to 2100: what began before the text is not known whole.
std::optional<std::int64_t> millisEndingAt(std::string_view text, std::size_t end) {
    if (end <= kMillis || isDigit(text[end - kMillis - 1])) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : text.substr(end - kMillis, kMillis)) {
        if (!isDigit(c)) return std::nullopt;
        value = value * 10 + (c - '0');
    }
    const bool plausible = value >= 1'000'000'000'000 && value < 4'102'444'800'000;
    return plausible ? std::optional(value / 1000) : std::nullopt;
}

}  // namespace

std::optional<std::int64_t> timeBefore(std::string_view text) {
    text.remove_prefix(text.size() - std::min(text.size(), kWindow));
    const std::size_t line = text.rfind('\n') + 1;  // npos + 1 is 0
    if (const auto time = isoAt(text, line)) return time;
    for (std::size_t end = text.size(); end > 0; --end) {
        const bool digits = isDigit(text[end - 1]) && (end == text.size() || !isDigit(text[end]));
        if (!digits) continue;
        if (const auto time = millisEndingAt(text, end)) return time;
        const auto iso = end >= kIso ? isoAt(text, end - kIso) : std::nullopt;
        if (iso) return iso;
    }
    return std::nullopt;
}

}  // namespace headroom::calibrate
