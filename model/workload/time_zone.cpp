// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workload/time_zone.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <utility>

#include "model/base/near_names.hpp"

namespace headroom::workload {
namespace {

using base::Duration;
using base::Errc;
using base::Error;
using base::Result;

Timestamp changeIn(int year, const YearlyChange& change, Duration offsetBefore) {
    const std::int64_t first = daysFromDate({year, change.month, 1});
    const int sundayBased = (weekdayOfDays(first) + 1) % 7;
    int day = (change.weekday - sundayBased + 7) % 7 + 7 * (change.week - 1);
    while (day >= daysInMonth(year, change.month)) { day -= 7; }
    return Timestamp{(first + day) * base::days(1).count} + change.at - offsetBefore;
}

/// Reads the parts of a POSIX TZ string (IEEE Std 1003.1, chapter 8.3, with the wider hours of RFC 8536).
class RuleReader {
public:
    explicit RuleReader(std::string_view text) : text_(text) {}

    bool atEnd() const { return text_.empty(); }
    bool good() const { return good_; }
    char peek() const { return text_.empty() ? '\0' : text_.front(); }
    void expect(char c) {
        if (!take(c)) { good_ = false; }
    }
    bool take(char c) {
        if (peek() != c) { return false; }
        text_.remove_prefix(1);
        return true;
    }
    void skipName() {
        const std::string_view before = text_;
        if (take('<')) {
            while (!atEnd() && peek() != '>') { text_.remove_prefix(1); }
            expect('>');
        } else {
            while (std::isalpha(static_cast<unsigned char>(peek())) != 0) { text_.remove_prefix(1); }
        }
        if (text_.size() == before.size()) { good_ = false; }
    }
    int number() {
        int value = 0;
        bool any = false;
        while (peek() >= '0' && peek() <= '9' && value < 10'000) {
            value = value * 10 + (peek() - '0');
            text_.remove_prefix(1);
            any = true;
        }
        if (!any) { good_ = false; }
        return value;
    }
    Duration time() {
        const bool negative = take('-');
        if (!negative) { take('+'); }
        Duration value = base::hours(number());
        if (take(':')) { value += base::minutes(number()); }
        if (take(':')) { value += base::seconds(number()); }
        if (value > base::hours(167)) { good_ = false; }
        return negative ? -value : value;
    }
    YearlyChange change() {
        YearlyChange read;
        expect('M');
        read.month = number();
        expect('.');
        read.week = number();
        expect('.');
        read.weekday = number();
        if (take('/')) { read.at = time(); }
        if (read.month < 1 || read.month > 12 || read.week < 1 || read.week > 5 || read.weekday > 6) { good_ = false; }
        return read;
    }

private:
    std::string_view text_;
    bool good_ = true;
};

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) { c = static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }
    return result;
}

template <class Visit>
void forEachZone(Visit visit) {
    for (const ZoneGroup& group : zoneGroups()) {
        std::string_view rest = group.names;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            visit(rest.substr(0, end), group.rule);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
}

// How far a typed name is from a zone: from the whole name, or from the city alone.
std::size_t distanceToZone(std::string_view typed, std::string_view zone) {
    const std::string name = lower(zone);
    return std::min(base::editDistance(typed, name),
                    base::editDistance(typed, std::string_view(name).substr(name.rfind('/') + 1)));
}

std::string nearestZones(std::string_view typed) {
    const std::string wanted = lower(typed.substr(0, 60));
    std::vector<std::pair<std::size_t, std::string_view>> found;
    forEachZone(
        [&](std::string_view zone, std::string_view) { found.emplace_back(distanceToZone(wanted, zone), zone); });
    std::sort(found.begin(), found.end());
    std::string names;
    for (std::size_t i = 0; i < 3; ++i) { names += std::string(i > 0 ? ", " : "") + std::string(found[i].second); }
    return names;
}

// "+02:00", "-0330", "+5".
std::optional<Duration> readOffset(std::string_view text) {
    if (text.empty() || (text.front() != '+' && text.front() != '-')) { return std::nullopt; }
    std::string digits;
    for (const char c : text.substr(1)) {
        if (c != ':') { digits += c; }
    }
    if (digits.empty() || digits.size() == 3 || digits.size() > 4 ||
        digits.find_first_not_of("0123456789") != std::string::npos) {
        return std::nullopt;
    }
    const int value = std::stoi(digits);
    const int hour = digits.size() > 2 ? value / 100 : value;
    const int minute = digits.size() > 2 ? value % 100 : 0;
    if (hour > 14 || minute > 59) { return std::nullopt; }
    const Duration offset = base::hours(hour) + base::minutes(minute);
    return text.front() == '-' ? -offset : offset;
}

}  // namespace

Result<TimeZone> TimeZone::fromPosix(std::string_view rule) {
    RuleReader reader(rule);
    TimeZone zone;
    reader.skipName();
    zone.standard_ = -reader.time();  // POSIX counts westwards
    if (!reader.atEnd()) {
        Summer summer;
        reader.skipName();
        summer.offset = reader.peek() == ',' ? zone.standard_ + base::hours(1) : -reader.time();
        reader.expect(',');
        summer.begin = reader.change();
        reader.expect(',');
        summer.end = reader.change();
        zone.summer_ = summer;
    }
    if (!reader.good() || !reader.atEnd()) {
        return Error{Errc::BadInput, "", "'" + std::string(rule) + "' is not a time zone rule"};
    }
    return zone;
}

Result<TimeZone> TimeZone::named(std::string_view name) {
    const bool utc = name.substr(0, 3) == "UTC" || name.substr(0, 3) == "GMT";
    if (name == "Z" || (utc && name.size() == 3)) { return TimeZone(); }
    if (const auto offset = readOffset(utc ? name.substr(3) : name)) {
        TimeZone zone;
        zone.standard_ = *offset;
        return zone;
    }
    std::string_view rule;
    forEachZone([&](std::string_view zone, std::string_view itsRule) {
        if (zone == name) { rule = itsRule; }
    });
    if (!rule.empty()) { return fromPosix(rule); }
    constexpr std::size_t kShortest = 4;  // what is shorter is near to everything
    const std::string near = name.size() < kShortest ? "; a name is such as America/New_York."
                                                     : "; did you mean " + nearestZones(name) + "?";
    return Error{Errc::BadInput, "",
                 "there is no time zone '" + std::string(name.substr(0, 60)) + "'" + near +
                     " A fixed offset is written UTC+02:00"};
}

Duration TimeZone::offsetAt(Timestamp utc) const {
    if (!summer_) { return standard_; }
    const int year = dateFromDays(dayOf(utc + standard_)).year;
    Timestamp latestBegin{INT64_MIN};
    Timestamp latestEnd{INT64_MIN};
    for (int y = year - 1; y <= year + 1; ++y) {
        const Timestamp begin = changeIn(y, summer_->begin, standard_);
        const Timestamp end = changeIn(y, summer_->end, summer_->offset);
        if (begin <= utc) { latestBegin = begin; }
        if (end <= utc) { latestEnd = end; }
    }
    return latestBegin > latestEnd ? summer_->offset : standard_;
}

std::optional<Timestamp> TimeZone::nextChange(Timestamp utc) const {
    if (!summer_) { return std::nullopt; }
    const int year = dateFromDays(dayOf(utc + standard_)).year;
    std::optional<Timestamp> next;
    for (int y = year - 1; y <= year + 1; ++y) {
        for (const Timestamp change :
             {changeIn(y, summer_->begin, standard_), changeIn(y, summer_->end, summer_->offset)}) {
            if (change > utc && (!next || change < *next)) { next = change; }
        }
    }
    return next;
}

}  // namespace headroom::workload
