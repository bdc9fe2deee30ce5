// SPDX-License-Identifier: GPL-3.0-or-later
// Calendar, time zones and schedules. Oracles: dates of known events, the changes of clocks announced for 2026, the
// examples of the EventBridge User Guide.
#include <sstream>
#include <string>
#include <vector>

#include "model/workload/schedule.hpp"
#include "model/workload/time_zone_past.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::workload;
using base::Duration;
using base::hours;
using base::Instant;
using base::minutes;

namespace {

Timestamp utc(const char* text) {
    const auto time = parseTimestamp(text);
    REQUIRE(time.has_value());
    return *time;
}

double hoursOff(const char* zone, const char* when) {
    const auto found = TimeZone::named(zone);
    REQUIRE(found.has_value());
    return base::toSeconds(found->offsetAt(utc(when))) / 3600;
}

/// The first runs from a time on, as text.
std::vector<std::string> runs(const char* expression, const char* from, std::size_t count, const char* zone = "UTC") {
    const auto schedule = parseSchedule(expression);
    if (!schedule) { FAIL(schedule.error().what); }
    Calendar calendar{utc(from), *TimeZone::named(zone)};
    std::vector<std::string> found;
    for (Instant at{}; found.size() < count;) {
        const auto run = nextRun(*schedule, calendar, at);
        if (!run) { break; }
        found.push_back(toText(calendar.utc(*run)).substr(0, 16));
        at = *run + base::nanoseconds(1);
    }
    return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("dates convert both ways", "[time]") {
    CHECK(daysFromDate({1970, 1, 1}) == 0);
    CHECK(daysFromDate({2000, 3, 1}) == 11'017);
    CHECK(weekdayOfDays(daysFromDate({2026, 1, 5})) == 0);   // a Monday
    CHECK(weekdayOfDays(daysFromDate({1969, 7, 20})) == 6);  // a Sunday
    for (std::int64_t day = -80'000; day < 90'000; ++day) { REQUIRE(daysFromDate(dateFromDays(day)) == day); }
    CHECK(daysInMonth(2024, 2) == 29);
    CHECK(daysInMonth(1900, 2) == 28);
    CHECK(kDefaultStart == utc("2026-01-05T00:00:00Z"));
}

TEST_CASE("times are read in many forms", "[time]") {
    const Timestamp noon = timestampOf({2026, 1, 5}, hours(12));
    for (const char* text : {"2026-01-05T12:00:00Z", "2026-01-05 12:00", "2026-01-05T14:00:00+02:00",
                             "2026-01-05T07:00-0500", "2026-01-05T12:00:00.000Z", "2026-01-05 12:00:00 +00:00",
                             "1767614400", "1767614400000", "1767614400000000", "1767614400.0"}) {
        CAPTURE(text);
        const auto time = parseTimestamp(text);
        REQUIRE(time.has_value());
        CHECK(*time == noon);
    }
    CHECK(utc("2026-01-05") == timestampOf({2026, 1, 5}));
    CHECK(toText(utc("2026-01-05T12:00:00.250Z")) == "2026-01-05T12:00:00.25Z");
    for (const char* text :
         {"", "yesterday", "2026-02-30", "2026-01-05T24:00", "2026-01-05T12", "2026-01-05T12:00:00Zulu", "nan", "inf",
          "1e30", "4.1e18", "1899-12-31", "2100-01-01", "2026-1-5"}) {
        CAPTURE(text);
        CHECK_FALSE(parseTimestamp(text).has_value());
    }
}

TEST_CASE("time zones change their clocks when announced", "[time]") {
    CHECK(hoursOff("America/New_York", "2026-03-08T06:59:59Z") == -5);
    CHECK(hoursOff("America/New_York", "2026-03-08T07:00:00Z") == -4);
    CHECK(hoursOff("America/New_York", "2026-11-01T05:59:59Z") == -4);
    CHECK(hoursOff("America/New_York", "2026-11-01T06:00:00Z") == -5);
    CHECK(hoursOff("Europe/Berlin", "2026-03-29T00:59:59Z") == 1);
    CHECK(hoursOff("Europe/Berlin", "2026-03-29T01:00:00Z") == 2);
    CHECK(hoursOff("Europe/Berlin", "2026-10-25T01:00:00Z") == 1);
    CHECK(hoursOff("Europe/Dublin", "2026-07-01T00:00:00Z") == 1);  // its rule has a negative winter time
    CHECK(hoursOff("Europe/Dublin", "2026-01-01T00:00:00Z") == 0);
    CHECK(hoursOff("Australia/Sydney", "2026-01-15T00:00:00Z") == 11);  // southern summer spans the new year
    CHECK(hoursOff("Australia/Sydney", "2026-04-04T16:00:00Z") == 10);
    CHECK(hoursOff("Asia/Jakarta", "2026-07-01T00:00:00Z") == 7);
    CHECK(hoursOff("Asia/Kolkata", "2026-07-01T00:00:00Z") == 5.5);
    CHECK(hoursOff("America/Sao_Paulo", "2026-01-01T00:00:00Z") == -3);
    const auto berlin = *TimeZone::named("Europe/Berlin");
    CHECK(berlin.nextChange(utc("2026-01-05T00:00:00Z")) == utc("2026-03-29T01:00:00Z"));
    CHECK(berlin.nextChange(utc("2026-03-29T01:00:00Z")) == utc("2026-10-25T01:00:00Z"));
    CHECK_FALSE(TimeZone::named("Asia/Tokyo")->nextChange(utc("2026-01-05T00:00:00Z")).has_value());
}

// Oracles: the laws as the IANA database's sources tell them, by date.
TEST_CASE("time zones know the laws of the past", "[time]") {
    // The Energy Policy Act of 2005 moved the changes of 2007 on: before, the first Sunday of April, the last of
    // October.
    CHECK(hoursOff("America/New_York", "1999-04-04T06:59:59Z") == -5);
    CHECK(hoursOff("America/New_York", "1999-04-04T07:00:00Z") == -4);
    CHECK(hoursOff("America/New_York", "2006-03-15T12:00:00Z") == -5);
    CHECK(hoursOff("America/New_York", "2006-11-01T12:00:00Z") == -5);
    CHECK(hoursOff("America/New_York", "2007-03-11T07:00:00Z") == -4);
    // Russia stayed on summer time from 27 March 2011 to 26 October 2014.
    CHECK(hoursOff("Europe/Moscow", "2011-03-26T22:59:59Z") == 3);
    CHECK(hoursOff("Europe/Moscow", "2011-03-26T23:00:00Z") == 4);
    CHECK(hoursOff("Europe/Moscow", "2012-01-05T00:00:00Z") == 4);
    CHECK(hoursOff("Europe/Moscow", "2014-10-25T22:00:00Z") == 3);
    // Brazil gave summer time up in 2019; Samoa went over the date line at the end of 29 December 2011.
    CHECK(hoursOff("America/Sao_Paulo", "2018-12-15T00:00:00Z") == -2);
    CHECK(hoursOff("America/Sao_Paulo", "2019-12-15T00:00:00Z") == -3);
    CHECK(hoursOff("Pacific/Apia", "2011-12-30T09:59:59Z") == -10);
    CHECK(hoursOff("Pacific/Apia", "2011-12-30T10:00:00Z") == 14);
    // Morocco goes back an hour for Ramadan: in 2026 from 15 February to 22 March.
    CHECK(hoursOff("Africa/Casablanca", "2026-02-15T01:59:59Z") == 1);
    CHECK(hoursOff("Africa/Casablanca", "2026-02-15T02:00:00Z") == 0);
    CHECK(hoursOff("Africa/Casablanca", "2026-03-22T02:00:00Z") == 1);

    const auto moscow = *TimeZone::named("Europe/Moscow");
    CHECK(moscow.nextChange(utc("2010-12-01T00:00:00Z")) == utc("2011-03-26T23:00:00Z"));
    CHECK(moscow.nextChange(utc("2011-03-26T23:00:00Z")) == utc("2014-10-25T22:00:00Z"));
    CHECK_FALSE(moscow.nextChange(utc("2014-10-25T22:00:00Z")).has_value());
    const auto newYork = *TimeZone::named("America/New_York");
    CHECK(newYork.nextChange(utc("2006-10-29T06:00:00Z")) == utc("2007-03-11T07:00:00Z"));
}

TEST_CASE("every rule of the past is readable, in order, and of a zone that there is", "[time]") {
    std::size_t zones = 0;
    for (const auto* table : {&pastOfTheAmericas(), &pastOfTheOthers()}) {
        for (const PastZones& past : *table) {
            CAPTURE(past.names);
            std::istringstream rules{std::string(past.rules)};
            Timestamp before = kZonesKnownFrom;
            for (std::string rule, end; rules >> rule >> end; before = utc(end.c_str())) {
                CHECK(TimeZone::fromPosix(rule).has_value());
                CHECK(utc(end.c_str()) > before);
            }
            std::istringstream names{std::string(past.names)};
            for (std::string name; names >> name; ++zones) { CHECK(TimeZone::named(name).has_value()); }
        }
    }
    CHECK(zones > 200);
    CHECK(kZonesKnownFrom == utc("1998-01-01T00:00:00Z"));
}

TEST_CASE("zones are known by their other names as well", "[time]") {
    for (const ZoneLink& link : zoneLinks()) {
        CAPTURE(link.name);
        REQUIRE(TimeZone::named(link.name).has_value());
        CHECK(*TimeZone::named(link.name) == *TimeZone::named(link.zone));
    }
    CHECK(*TimeZone::named("US/Pacific") == *TimeZone::named("America/Los_Angeles"));
    CHECK(*TimeZone::named("EST5EDT") == *TimeZone::named("America/New_York"));
    CHECK(hoursOff("Etc/GMT+5", "2026-07-01") == -5);  // POSIX counts westwards
    CHECK(hoursOff("Etc/GMT-14", "2026-07-01") == 14);
    CHECK(hoursOff("Etc/GMT+12", "2026-07-01") == -12);
    for (const char* name : {"Etc/GMT+13", "Etc/GMT-15", "Etc/GMT+05", "Etc/GMT+5:30", "Etc/GMT+", "US/Berlin"}) {
        CAPTURE(name);
        CHECK_FALSE(TimeZone::named(name).has_value());
    }
    CHECK(TimeZone::named("US/Pacifik").error().what.find("did you mean US/Pacific") != std::string::npos);
    for (const char* name : {"UTC", "Etc/UTC", "Zulu", "UTC+02:00", "Etc/GMT+5"}) {
        CHECK(TimeZone::named(name)->isFixed());
    }
    CHECK_FALSE(TimeZone::named("Asia/Tokyo")->isFixed());
}

TEST_CASE("every built-in zone has a readable rule, fixed offsets work, unknown names get suggestions", "[time]") {
    for (const ZoneGroup& group : zoneGroups()) {
        CAPTURE(group.rule);
        CHECK(TimeZone::fromPosix(group.rule).has_value());
    }
    CHECK(hoursOff("UTC+02:00", "2026-01-05") == 2);
    CHECK(hoursOff("-0330", "2026-01-05") == -3.5);
    CHECK(hoursOff("UTC", "2026-01-05") == 0);
    CHECK(TimeZone::named("new york").error().what.find("America/New_York") != std::string::npos);
    CHECK(TimeZone::named("Europe/Berlon").error().what.find("did you mean Europe/Berlin") != std::string::npos);
    CHECK_FALSE(TimeZone::named("UTC+25").has_value());
    CHECK_FALSE(TimeZone::named("").has_value());
    CHECK_FALSE(TimeZone::fromPosix("EST5EDT").has_value());
}

TEST_CASE("schedules at an interval run from Start on", "[schedule]") {
    CHECK(runs("rate(5 minutes)", "2026-01-05T00:02Z", 3) ==
          Texts{"2026-01-05T00:02", "2026-01-05T00:07", "2026-01-05T00:12"});
    CHECK(runs("rate(1 day)", "2026-01-05T00:00Z", 2) == Texts{"2026-01-05T00:00", "2026-01-06T00:00"});
    const auto hourly = *parseSchedule("rate(1 hour)");
    CHECK(nextRun(hourly, Calendar{}, Instant{} - minutes(90)) == Instant{} - minutes(60));  // in the warm-up as well
}

TEST_CASE("cron expressions run as the EventBridge User Guide's examples say", "[schedule]") {
    const char* from = "2026-01-05T00:00Z";  // a Monday
    CHECK(runs("cron(0 10 * * ? *)", from, 2) == Texts{"2026-01-05T10:00", "2026-01-06T10:00"});
    CHECK(runs("cron(15 12 * * ? *)", from, 1) == Texts{"2026-01-05T12:15"});
    CHECK(runs("cron(0 18 ? * MON-FRI *)", "2026-01-09T12:00Z", 2) == Texts{"2026-01-09T18:00", "2026-01-12T18:00"});
    CHECK(runs("cron(0 8 1 * ? *)", from, 2) == Texts{"2026-02-01T08:00", "2026-03-01T08:00"});
    CHECK(runs("cron(0/15 * * * ? *)", "2026-01-05T00:01Z", 3) ==
          Texts{"2026-01-05T00:15", "2026-01-05T00:30", "2026-01-05T00:45"});
    CHECK(runs("cron(0/5 8-17 ? * MON-FRI *)", "2026-01-05T17:51Z", 2) ==
          Texts{"2026-01-05T17:55", "2026-01-06T08:00"});
    CHECK(runs("cron(0 9 ? * 2#1 *)", "2026-01-06T00:00Z", 2) == Texts{"2026-02-02T09:00", "2026-03-02T09:00"});
    CHECK(runs("cron(1/10 0 * JAN ? 2026)", from, 2) == Texts{"2026-01-05T00:01", "2026-01-05T00:11"});
    CHECK(runs("cron(0 0 L * ? *)", from, 2) == Texts{"2026-01-31T00:00", "2026-02-28T00:00"});
    CHECK(runs("cron(0 0 ? * 6L *)", from, 2) == Texts{"2026-01-30T00:00", "2026-02-27T00:00"});  // last Friday
    CHECK(runs("cron(0 0 3W * ? *)", "2026-05-01T00:00Z", 2) ==
          Texts{"2026-05-04T00:00", "2026-06-03T00:00"});                                    // 3 May: Sunday
    CHECK(runs("cron(0 0 1W * ? *)", "2026-07-31T00:00Z", 1) == Texts{"2026-08-03T00:00"});  // 1 August is a Saturday
    CHECK(runs("cron(0 0 LW * ? *)", "2026-01-31T00:00Z", 1) == Texts{"2026-02-27T00:00"});
    CHECK(runs("cron(0 12 29 2 ? *)", from, 1) == Texts{"2028-02-29T12:00"});
    CHECK(runs("cron(0 12 1 1 ? 2025)", from, 1).empty());
}

TEST_CASE("schedules follow the law of their year", "[schedule]") {
    CHECK(runs("cron(30 2 * * ? *)", "2011-03-25T00:00Z", 3, "Europe/Moscow") ==
          Texts{"2011-03-25T23:30", "2011-03-27T22:30", "2011-03-28T22:30"});  // 02:30 on 27 March was left out
}

TEST_CASE("schedules follow the clock of their zone through its changes", "[schedule]") {
    // EventBridge Scheduler User Guide: skipped in the hour left out, once in the hour that comes twice.
    CHECK(runs("cron(30 2 * * ? *)", "2026-03-07T00:00Z", 3, "America/New_York") ==
          Texts{"2026-03-07T07:30", "2026-03-09T06:30", "2026-03-10T06:30"});
    CHECK(runs("cron(30 1 * * ? *)", "2026-10-31T04:00Z", 3, "America/New_York") ==
          Texts{"2026-10-31T05:30", "2026-11-01T05:30", "2026-11-02T06:30"});
    CHECK(runs("cron(0 20 * * ? *)", "2026-01-05T00:00Z", 1, "Asia/Tokyo") == Texts{"2026-01-05T11:00"});
}

TEST_CASE("schedules that make no sense are refused with a reason", "[schedule]") {
    const auto what = [](const char* text) {
        const auto schedule = parseSchedule(text);
        return schedule ? std::string("fine") : schedule.error().what;
    };
    CHECK(what("every day").find("write rate(5 minutes) or cron(") != std::string::npos);
    CHECK(what("rate(0 minutes)").find("whole number") != std::string::npos);
    CHECK(what("rate(5 seconds)").find("is not a unit") != std::string::npos);
    CHECK(what("rate(1 minutes)").find("goes with its number") != std::string::npos);
    CHECK(what("rate(5 minute)").find("goes with its number") != std::string::npos);
    CHECK(what("cron(0 12 * * *)").find("six fields") != std::string::npos);
    CHECK(what("cron(0 12 * * * *)").find("must be ?") != std::string::npos);
    CHECK(what("cron(60 12 * * ? *)").find("field minutes: numbers from 0 to 59") != std::string::npos);
    CHECK(what("cron(0 12 ? * FUN *)").find("field day-of-week") != std::string::npos);
    CHECK(what("cron(0 20-8 * * ? *)").find("field hours") != std::string::npos);
    CHECK(what("cron(0/0 1 * * ? *)").find("field minutes") != std::string::npos);
    CHECK(what("cron(0 0 ? * 2#6 *)").find("field day-of-week") != std::string::npos);
    CHECK(what("cron()").find("six fields") != std::string::npos);
}
