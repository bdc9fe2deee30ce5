// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workload/time_zone.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>

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

}  // namespace

Result<TimeZone> TimeZone::fromPosix(std::string_view rule) {
    RuleReader reader(rule);
    TimeZone zone;
    zone.place_ = true;
    reader.skipName();
    zone.rule_.standard = -reader.time();  // POSIX counts westwards
    if (!reader.atEnd()) {
        Summer summer;
        reader.skipName();
        summer.offset = reader.peek() == ',' ? zone.rule_.standard + base::hours(1) : -reader.time();
        reader.expect(',');
        summer.begin = reader.change();
        reader.expect(',');
        summer.end = reader.change();
        zone.rule_.summer = summer;
    }
    if (!reader.good() || !reader.atEnd()) {
        return Error{Errc::BadInput, "", "'" + std::string(rule) + "' is not a time zone rule"};
    }
    return zone;
}

Duration TimeZone::offsetAt(Timestamp utc) const {
    for (const Era& era : past_) {
        if (utc < era.end) { return era.rule.offsetAt(utc); }
    }
    return rule_.offsetAt(utc);
}

std::optional<Timestamp> TimeZone::nextChange(Timestamp utc) const {
    const Duration before = offsetAt(utc);
    for (const Era& era : past_) {
        if (utc >= era.end) { continue; }
        const auto next = era.rule.nextChange(utc);
        if (next && *next < era.end) { return next; }
        if (offsetAt(era.end) != before) { return era.end; }
        utc = era.end;
    }
    return rule_.nextChange(utc);
}

Duration TimeZone::Rule::offsetAt(Timestamp utc) const {
    if (!summer) { return standard; }
    const int year = dateFromDays(dayOf(utc + standard)).year;
    Timestamp latestBegin{INT64_MIN};
    Timestamp latestEnd{INT64_MIN};
    for (int y = year - 1; y <= year + 1; ++y) {
        const Timestamp begin = changeIn(y, summer->begin, standard);
        const Timestamp end = changeIn(y, summer->end, summer->offset);
        if (begin <= utc) { latestBegin = begin; }
        if (end <= utc) { latestEnd = end; }
    }
    return latestBegin > latestEnd ? summer->offset : standard;
}

std::optional<Timestamp> TimeZone::Rule::nextChange(Timestamp utc) const {
    if (!summer) { return std::nullopt; }
    const int year = dateFromDays(dayOf(utc + standard)).year;
    std::optional<Timestamp> next;
    for (int y = year - 1; y <= year + 1; ++y) {
        for (const Timestamp change :
             {changeIn(y, summer->begin, standard), changeIn(y, summer->end, summer->offset)}) {
            if (change > utc && (!next || change < *next)) { next = change; }
        }
    }
    return next;
}

}  // namespace headroom::workload
