// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "model/workload/schedule.hpp"

namespace headroom::workload {
namespace {

using base::Errc;
using base::Error;
using base::Result;

Error bad(std::string what) { return {Errc::BadInput, "", std::move(what)}; }

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) { return parts; }
        text.remove_prefix(end + 1);
    }
}

std::vector<std::string_view> words(std::string_view text) {
    std::vector<std::string_view> parts = split(text, ' ');
    parts.erase(std::remove(parts.begin(), parts.end(), std::string_view()), parts.end());
    return parts;
}

std::optional<int> wholeNumber(std::string_view text) {
    int value = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (status != std::errc() || end != text.data() + text.size()) { return std::nullopt; }
    return value;
}

/// One of the six fields: its name, its range, the words that stand for numbers from `low` on.
struct Field {
    const char* name;
    int low;
    int high;
    std::vector<std::string_view> names{};
};

std::optional<int> valueIn(const Field& field, std::string_view text) {
    const auto named = std::find(field.names.begin(), field.names.end(), text);
    if (named != field.names.end()) { return field.low + static_cast<int>(named - field.names.begin()); }
    const std::optional<int> number = wholeNumber(text);
    return number && *number >= field.low && *number <= field.high ? number : std::nullopt;
}

Error badField(const Field& field, std::string_view text) {
    return bad("'" + std::string(text.substr(0, 40)) + "' is not a value of the field " + field.name +
               ": numbers from " + std::to_string(field.low) + " to " + std::to_string(field.high) +
               (field.names.empty()
                    ? ""
                    : ", " + std::string(field.names.front()) + " to " + std::string(field.names.back())) +
               ", with , - * /");
}

// One item of a list: `*`, `5`, `5-10`, and any of these with `/step` (a single value then runs to the field's end).
template <class Set>
bool addItem(const Field& field, std::string_view item, Set& set) {
    const std::vector<std::string_view> stepped = split(item, '/');
    const std::vector<std::string_view> range = split(stepped[0], '-');
    int first = field.low;
    int last = field.high;
    if (stepped[0] != "*") {
        const std::optional<int> from = valueIn(field, range[0]);
        const std::optional<int> to = range.size() == 2 ? valueIn(field, range[1]) : from;
        if (!from || !to || range.size() > 2 || *to < *from) { return false; }
        first = *from;
        if (range.size() == 2 || stepped.size() == 1) { last = *to; }
    }
    const std::optional<int> step = stepped.size() == 1 ? 1 : wholeNumber(stepped[1]);
    if (!step || *step < 1 || stepped.size() > 2) { return false; }
    for (int value = first; value <= last; value += *step) { set(value); }
    return true;
}

template <class Set>
Result<void> readField(const Field& field, std::string_view text, Set set) {
    for (const std::string_view item : split(text, ',')) {
        if (!addItem(field, item, set)) { return badField(field, text); }
    }
    return {};
}

Result<void> readDays(std::string_view text, CronFields& cron) {
    const Field field{"day-of-month", 1, 31};
    if (text == "?") { return {}; }
    if (text == "L") {
        cron.lastDay = true;
        return {};
    }
    if (text == "LW") {
        cron.nearestWeekday = 32;
        return {};
    }
    if (!text.empty() && text.back() == 'W') {
        const std::optional<int> day = valueIn(field, text.substr(0, text.size() - 1));
        if (!day) { return badField(field, text); }
        cron.nearestWeekday = *day;
        return {};
    }
    return readField(field, text, [&](int day) { cron.days.set(static_cast<std::size_t>(day)); });
}

Result<void> readWeekdays(std::string_view text, CronFields& cron) {
    const Field field{"day-of-week", 1, 7, {"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"}};
    const auto set = [&](int day) { cron.weekdays.set(static_cast<std::size_t>((day + 5) % 7)); };  // 1 is Sunday
    if (text == "?") { return {}; }
    if (text == "L") { text = "SAT"; }
    const std::vector<std::string_view> numbered = split(text, '#');
    if (numbered.size() == 2) {
        const std::optional<int> nth = wholeNumber(numbered[1]);
        if (!nth || *nth < 1 || *nth > 5 || !valueIn(field, numbered[0])) { return badField(field, text); }
        cron.nth = *nth;
        text = numbered[0];
    } else if (text.size() > 1 && text.back() == 'L') {
        cron.nth = -1;
        text.remove_suffix(1);
        if (!valueIn(field, text)) { return badField(field, text); }
    }
    return readField(field, text, set);
}

Result<Schedule> parseCron(std::string_view inside) {
    const std::vector<std::string_view> fields = words(inside);
    if (fields.size() != 6) {
        return bad(
            "cron needs six fields: minutes hours day-of-month month day-of-week year, as in cron(0 12 * * ? *)");
    }
    if ((fields[2] == "?") == (fields[4] == "?")) {
        return bad("one of day-of-month and day-of-week must be ?, and only one");
    }
    Schedule schedule;
    CronFields& cron = schedule.cron;
    const Field months{
        "month", 1, 12, {"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}};
    const std::array<Result<void>, 6> read{
        readField({"minutes", 0, 59}, fields[0], [&](int v) { cron.minutes.set(static_cast<std::size_t>(v)); }),
        readField({"hours", 0, 23}, fields[1], [&](int v) { cron.hours.set(static_cast<std::size_t>(v)); }),
        readDays(fields[2], cron),
        readField(months, fields[3], [&](int v) { cron.months.set(static_cast<std::size_t>(v)); }),
        readWeekdays(fields[4], cron),
        readField({"year", 1970, 2199}, fields[5], [&](int v) { cron.years.set(static_cast<std::size_t>(v - 1970)); })};
    for (const Result<void>& one : read) {
        if (!one) { return one.error(); }
    }
    return schedule;
}

Result<Schedule> parseRate(std::string_view inside) {
    const std::vector<std::string_view> parts = words(inside);
    const std::optional<int> value = parts.size() == 2 ? wholeNumber(parts[0]) : std::nullopt;
    if (!value || *value < 1 || *value > 1'000'000) {
        return bad("rate needs a whole number and a unit, as in rate(5 minutes)");
    }
    const std::string unit(parts[1].back() == 's' ? parts[1].substr(0, parts[1].size() - 1) : parts[1]);
    Schedule schedule;
    if (unit == "minute") { schedule.every = base::minutes(*value); }
    if (unit == "hour") { schedule.every = base::hours(*value); }
    if (unit == "day") { schedule.every = base::days(std::min(*value, 36'500)); }
    if (!schedule.every) {
        return bad("'" + std::string(parts[1].substr(0, 20)) + "' is not a unit: minutes, hours or days");
    }
    if ((*value == 1) == (parts[1].back() == 's')) {
        return bad(
            "the unit goes with its number, rate(1 minute) and rate(5 minutes) (EventBridge User Guide, rate "
            "expressions)");
    }
    return schedule;
}

}  // namespace

Result<Schedule> parseSchedule(std::string_view expression) {
    const bool closed = !expression.empty() && expression.back() == ')';
    if (closed && expression.substr(0, 5) == "cron(") { return parseCron(expression.substr(5, expression.size() - 6)); }
    if (closed && expression.substr(0, 5) == "rate(") { return parseRate(expression.substr(5, expression.size() - 6)); }
    return bad("'" + std::string(expression.substr(0, 60)) +
               "' is not a schedule: write rate(5 minutes) or cron(0 12 * * ? *)");
}

}  // namespace headroom::workload
