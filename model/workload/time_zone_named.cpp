// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cctype>
#include <utility>

#include "model/base/near_names.hpp"
#include "model/workload/time_zone.hpp"
#include "model/workload/time_zone_past.hpp"

namespace headroom::workload {
namespace {

using base::Duration;
using base::Errc;
using base::Error;
using base::Result;

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
    for (const ZoneLink& link : zoneLinks()) { found.emplace_back(distanceToZone(wanted, link.name), link.name); }
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

// "Etc/GMT+5": POSIX counts westwards, as far as 12, and eastwards as far as 14.
std::optional<Duration> readEtc(std::string_view name) {
    constexpr std::string_view kPrefix = "Etc/GMT";
    if (name.substr(0, kPrefix.size()) != kPrefix) { return std::nullopt; }
    const std::string_view digits = name.substr(kPrefix.size());
    const auto west = digits.size() < 2 || digits[1] == '0' ? std::nullopt : readOffset(digits);
    if (!west || west->count % base::hours(1).count != 0 || *west > base::hours(12)) { return std::nullopt; }
    return digits.size() > 3 ? std::nullopt : std::optional(-*west);
}

bool holdsName(std::string_view names, std::string_view name) {
    for (std::size_t at = names.find(name); at != std::string_view::npos; at = names.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        if ((at == 0 || names[at - 1] == ' ') && (end == names.size() || names[end] == ' ')) { return true; }
    }
    return false;
}

std::string_view pastRulesOf(std::string_view name) {
    for (const auto* zones : {&pastOfTheAmericas(), &pastOfTheOthers()}) {
        for (const PastZones& one : *zones) {
            if (holdsName(one.names, name)) { return one.rules; }
        }
    }
    return {};
}

std::string_view takeWord(std::string_view& text) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    return word;
}

}  // namespace

Result<TimeZone> TimeZone::named(std::string_view name) {
    const bool utc = name.substr(0, 3) == "UTC" || name.substr(0, 3) == "GMT";
    if (name == "Z" || (utc && name.size() == 3)) { return TimeZone(); }
    if (const auto offset = readOffset(utc ? name.substr(3) : name)) { return fixed(*offset); }
    if (const auto offset = readEtc(name)) { return fixed(*offset); }
    const auto link =
        std::find_if(zoneLinks().begin(), zoneLinks().end(), [&](const ZoneLink& one) { return one.name == name; });
    const std::string_view known = link != zoneLinks().end() ? link->zone : name;
    std::string_view rule;
    forEachZone([&](std::string_view zone, std::string_view itsRule) {
        if (zone == known) { rule = itsRule; }
    });
    if (!rule.empty()) {
        Result<TimeZone> zone = fromPosix(rule);
        if (!zone) { return zone; }
        if (known.substr(0, 4) == "Etc/" || known == "UTC" || known == "GMT") { return fixed(zone->rule_.standard); }
        if (const Result<void> past = zone->addPast(known); !past) { return past.error(); }
        return zone;
    }
    constexpr std::size_t kShortest = 4;  // what is shorter is near to everything
    const std::string near = name.size() < kShortest ? "; a name is such as America/New_York."
                                                     : "; did you mean " + nearestZones(name) + "?";
    return Error{Errc::BadInput, "",
                 "there is no time zone '" + std::string(name.substr(0, 60)) + "'" + near +
                     " A fixed offset is written UTC+02:00"};
}

TimeZone TimeZone::fixed(Duration offset) {
    TimeZone zone;
    zone.rule_.standard = offset;
    return zone;
}

Result<void> TimeZone::addPast(std::string_view name) {
    std::string_view rest = pastRulesOf(name);
    while (!rest.empty()) {
        const Result<TimeZone> before = fromPosix(takeWord(rest));
        if (!before) { return before.error(); }
        const Result<Timestamp> end = parseTimestamp(takeWord(rest));
        if (!end) { return end.error(); }
        past_.push_back({*end, before->rule_});
    }
    return {};
}

}  // namespace headroom::workload
