// SPDX-License-Identifier: GPL-3.0-or-later
#include <string_view>

#include "model/engine/delay.hpp"
#include "model/platform/cloudwatch/watch.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::Instant;
using cloudwatch::Alarm;
using cloudwatch::AlarmSpec;
using cloudwatch::AlarmState;
using cloudwatch::Comparison;
using cloudwatch::MissingData;
using cloudwatch::StateChange;
using engine::Datapoint;

namespace {

Instant minute(std::int64_t number) { return Instant{base::minutes(number).count}; }

/// The state after these minutes, oldest first: X breaches, 0 does not, - is missing. `before`: the state before them.
AlarmState after(std::string_view points, std::size_t datapointsToAlarm, MissingData missing,
                 AlarmState before = AlarmState::InsufficientData) {
    Alarm alarm(
        {.threshold = 5.0, .evaluationPeriods = 3, .datapointsToAlarm = datapointsToAlarm, .missingData = missing});
    std::int64_t at = 0;
    const auto see = [&](char point) {
        alarm.evaluate(point == '-' ? std::optional<Datapoint>() : Datapoint{point == 'X' ? 9.0 : 1.0, 9.0, 1},
                       minute(++at));
    };
    for (int i = 0; i < 5 && before != AlarmState::InsufficientData; ++i) see(before == AlarmState::Alarm ? 'X' : '0');
    for (const char point : points) see(point);
    return alarm.state();
}

}  // namespace

TEST_CASE("cloudwatch: alarms with missing data, as in the tables of AWS's guide", "[cloudwatch]") {
    // CloudWatch User Guide, "Configuring how CloudWatch alarms treat missing data": 3 periods, range of 5 datapoints.
    const auto kAlarm = AlarmState::Alarm;
    const auto kOk = AlarmState::Ok;
    struct Row {
        std::string_view points;
        std::size_t datapointsToAlarm;
        AlarmState missing;
        AlarmState breaching;
        AlarmState notBreaching;
    };
    for (const Row& row :
         {Row{"0-X-X", 3, kOk, kOk, kOk}, Row{"----0", 3, kOk, kOk, kOk},
          Row{"-----", 3, AlarmState::InsufficientData, kAlarm, kOk}, Row{"0XX-X", 3, kAlarm, kAlarm, kAlarm},
          Row{"--X--", 3, kAlarm, kAlarm, kOk}, Row{"0-X-X", 2, kAlarm, kAlarm, kAlarm},
          Row{"00X0X", 2, kAlarm, kAlarm, kAlarm}, Row{"0-X--", 2, kOk, kAlarm, kOk}, Row{"----0", 2, kOk, kAlarm, kOk},
          Row{"---X-", 2, kAlarm, kAlarm, kOk},
          // Not premature: the next point might not breach.
          Row{"----X", 3, kOk, kAlarm, kOk}, Row{"---X-", 3, kOk, kAlarm, kOk}}) {
        CAPTURE(row.points, row.datapointsToAlarm);
        CHECK(after(row.points, row.datapointsToAlarm, MissingData::Missing) == row.missing);
        CHECK(after(row.points, row.datapointsToAlarm, MissingData::Breaching) == row.breaching);
        CHECK(after(row.points, row.datapointsToAlarm, MissingData::NotBreaching) == row.notBreaching);
    }
}

TEST_CASE("cloudwatch: an alarm that ignores missing data keeps its state", "[cloudwatch]") {
    for (const AlarmState before : {AlarmState::Alarm, AlarmState::Ok}) {
        CHECK(after("-----", 3, MissingData::Ignore, before) == before);
        CHECK(after("--X--", 3, MissingData::Ignore, before) == before);
        CHECK(after("---X-", 2, MissingData::Ignore, before) == before);
        CHECK(after("0-X--", 2, MissingData::Ignore, before) == AlarmState::Ok);
        CHECK(after("0XX-X", 3, MissingData::Ignore, before) == AlarmState::Alarm);
    }
}

TEST_CASE("cloudwatch: comparisons, statistics and thresholds", "[cloudwatch]") {
    // 4 samples, in all 20, the highest 9: sum 20, average 5, maximum 9, count 4.
    const Datapoint point{20.0, 9.0, 4};
    struct Row {
        engine::Statistic statistic;
        double value;
    };
    for (const Row& row : {Row{engine::Statistic::Sum, 20}, Row{engine::Statistic::Average, 5},
                           Row{engine::Statistic::Maximum, 9}, Row{engine::Statistic::SampleCount, 4}}) {
        const auto state = [&](Comparison comparison, double threshold) {
            Alarm alarm({.statistic = row.statistic, .comparison = comparison, .threshold = threshold});
            alarm.evaluate(point, minute(1));
            CHECK(alarm.latest() == row.value);
            return alarm.state();
        };
        CHECK(state(Comparison::Above, row.value) == AlarmState::Ok);
        CHECK(state(Comparison::AtLeast, row.value) == AlarmState::Alarm);
        CHECK(state(Comparison::Below, row.value) == AlarmState::Ok);
        CHECK(state(Comparison::AtMost, row.value) == AlarmState::Alarm);
        CHECK(state(Comparison::Above, row.value - 1) == AlarmState::Alarm);
        CHECK(state(Comparison::Below, row.value + 1) == AlarmState::Alarm);
    }
}

TEST_CASE("cloudwatch: a level's minutes are its time average and maximum", "[cloudwatch]") {
    // 4 parts of 0.25 from 10 s to 40 s, 2 from 40 s on: 4 x 30 + 2 x 20 = 160 in minute 0, 2 throughout minute 1, back
    // to 0 at 130 s: 2 x 10 in minute 2, nothing in minute 3.
    cloudwatch::MinuteLevel level(Instant{}, 0.25);
    const auto at = [](std::int64_t second) { return Instant{base::seconds(second).count}; };
    level.set(4, at(10));
    level.set(2, at(40));
    const auto first = level.takeMinute(at(60));
    REQUIRE(first);
    CHECK(first->sum == Approx(160.0 / 60 * 0.25));
    CHECK(first->maximum == 1.0);
    CHECK(level.takeMinute(at(120))->sum == Approx(0.5));
    level.set(0, at(130));
    const auto third = level.takeMinute(at(180));
    CHECK(third->sum == Approx(2 * 10.0 / 60 * 0.25));
    CHECK(third->maximum == 0.5);
    CHECK_FALSE(level.takeMinute(at(240)));
}

TEST_CASE("cloudwatch: a watch evaluates each minute once its datapoint is published", "[cloudwatch]") {
    // 7 a minute in the minutes 1, 2 and 3, begun in the warm-up: 2 of 2 above 5 with the end of minute 2, at 3 min on
    // a clock that starts at -1 min 30 s; published 20 s late. The first minute without, 4, ends at 5 min.
    for (const std::int64_t delay : {0, 20}) {
        engine::World world(1, Instant{-base::seconds(90).count});
        const engine::SchedulerScope scope(world.scheduler());
        cloudwatch::MinuteSum metric(true);
        cloudwatch::Watch watch(world, metric, base::seconds(delay));
        Alarm& alarm = watch.add(
            {.statistic = engine::Statistic::Sum, .threshold = 5.0, .evaluationPeriods = 2, .datapointsToAlarm = 2});
        const auto feed = [](engine::World& in, cloudwatch::MinuteSum& into) -> engine::Process {
            for (std::int64_t i = 1; i <= 3; ++i) {
                co_await engine::delayUntil(minute(i) + base::seconds(30));
                into.add(3.0);
                into.add(4.0);
                if (in.now() > minute(9)) co_return;
            }
        };
        watch.start();
        feed(world, metric).spawn();
        world.scheduler().runUntil(minute(10));
        const auto change = [&](std::int64_t at, AlarmState from, AlarmState to) {
            return StateChange{minute(at) + base::seconds(delay), from, to};
        };
        CHECK(std::vector<StateChange>(alarm.history().begin(), alarm.history().end()) ==
              std::vector<StateChange>{change(-1, AlarmState::InsufficientData, AlarmState::Ok),
                                       change(3, AlarmState::Ok, AlarmState::Alarm),
                                       change(5, AlarmState::Alarm, AlarmState::Ok)});
        world.scheduler().tearDown();
    }
}
