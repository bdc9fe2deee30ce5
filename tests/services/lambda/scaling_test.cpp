// SPDX-License-Identifier: GPL-3.0-or-later
// Provisioned concurrency under Application Auto Scaling: golden series whose every change is worked out by hand.
#include "model/platform/autoscaling/scaler.hpp"
#include "model/services/lambda/provisioned_target.hpp"
#include "tests/services/lambda/bed.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using autoscaling::Scaler;
using base::Instant;
using lambda::Function;
using test::Bed;
using test::figure;

namespace {

Instant second(double at) { return Instant{base::fromSeconds(at).count}; }

/// 100 provisioned environments at 70 %, from 10 to 500, on an alias whose code takes 9 s. 5 requests a second keep 45
/// busy, 10 a second 90.
struct Scaled {
    explicit Scaled(const autoscaling::TrackingRules& rules = autoscaling::kProvisionedConcurrency,
                    const lambda::Quotas& quotas = {})
        : bed(quotas), function(bed.world, bed.account, spec(), "F") {
        scaler.track({.target = 0.7, .rules = rules}, utilization);
        scaler.start();
    }
    static lambda::Spec spec() {
        lambda::Spec spec = test::plainFunction(test::seconds(9));
        spec.steps = {{lambda::WaitStep{test::seconds(9)}}};
        spec.published = true;
        spec.provisionedConcurrency = 100;
        return spec;
    }
    /// Twice the load from 5 to 40 minutes.
    void stepLoad() {
        bed.evenly(function, second(0), base::milliseconds(200), 300 * 5).spawn();
        bed.evenly(function, second(300), base::milliseconds(100), 2'100 * 10).spawn();
        bed.evenly(function, second(2'400), base::milliseconds(200), 2'400 * 5).spawn();
    }

    Bed bed;
    Function function;
    lambda::ProvisionedTarget target{function};
    lambda::ProvisionedUtilization utilization{function, bed.world.now()};
    Scaler scaler{bed.world, target, {10, 500}};
};

/// Time in seconds, old and new capacity, the utilization that decided.
struct Change {
    double at;
    std::int64_t from;
    std::int64_t to;
    double value;
};

void checkChanges(const Scaler& scaler, const std::vector<Change>& expected) {
    REQUIRE(scaler.activities().size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const autoscaling::Activity& activity = scaler.activities()[i];
        CAPTURE(i, describe(activity));
        CHECK(activity.at == second(expected[i].at));
        CHECK(activity.from == expected[i].from);
        CHECK(activity.to == expected[i].to);
        CHECK(activity.value == Approx(expected[i].value).margin(2e-4));  // steps of a request, not a slope
        CHECK(activity.accepted);
    }
}

}  // namespace

TEST_CASE("lambda: provisioned concurrency follows a step load, each change by hand", "[lambda]") {
    // 0 s     45 of 100 busy.
    // 300 s   10 requests a second: 45 to 90 busy within 9 s. Minute 5: (67.5 x 9 + 90 x 51) / 60 = 86.6 %; 6, 7: 90 %.
    // 480 s   3 of 3 above 70 %: ceil(100 x 0.9 / 0.7) = 129. Preparation 90 s, 29 environments at 100 a second.
    // 540 s   still 90 %, but 129 is what has been asked for.
    // 570.29  129 there: 90 / 129 = 69.8 %.
    // 600 s   minute 9 saw both: (30.29 x 90 + 29.71 x 69.767) / 60 = 79.98 %, above for the third time:
    //         ceil(129 x 0.79981 / 0.7) = 148. There at 600 + 90 + 0.19.
    // 660 s   minute 10 at 69.8 %: no alarm any more.
    // 690.19  148 there: 90 / 148 = 60.8 %, below 0.9 x 70 = 63 %. Minute 11 is half of each, 65.3 %.
    // 1620 s  minutes 12 to 26 below, 15 of 15: ceil(148 x 0.60811 / 0.7) = 129, at once.
    // 2400 s  5 requests a second: 90 to 45 busy within 9 s. Minute 40: (67.5 x 9 + 45 x 51) / 60 = 48.375 of 129, the
    //         highest of the next 15: 37.5 %.
    // 3300 s  15 of 15: ceil(129 x 0.375 / 0.7) = 70. 45 / 70 = 64.3 %: stays.
    Scaled scaled;
    scaled.stepLoad();
    std::vector<std::int64_t> capacity;
    for (int minute = 1; minute <= 80; ++minute) {
        scaled.bed.runUntil(60.0 * minute + 1e-6);
        capacity.push_back(scaled.target.capacity());
    }
    checkChanges(scaled.scaler,
                 {{480, 100, 129, 0.9}, {600, 129, 148, 0.79981}, {1'620, 148, 129, 0.60811}, {3'300, 129, 70, 0.375}});
    std::vector<std::int64_t> expected(9, 100);  // at 1 to 9 min
    expected.resize(11, 129);                    // at 10 and 11 min
    expected.resize(26, 148);                    // at 12 to 26 min
    expected.resize(54, 129);                    // at 27 to 54 min
    expected.resize(80, 70);
    CHECK(capacity == expected);
    CHECK(figure(scaled.function.report(base::seconds(4'800)), "ProvisionedConcurrencySpilloverInvocations") == 0);
}

TEST_CASE("lambda: a change counts from when all environments are there", "[lambda]") {
    Scaled scaled;
    scaled.stepLoad();
    scaled.bed.runUntil(570.289);
    CHECK(scaled.target.capacity() == 100);
    CHECK(scaled.target.requested() == 129);
    scaled.bed.runUntil(570.291);
    CHECK(scaled.target.capacity() == 129);
    CHECK(scaled.target.since() == second(570.29));
}

TEST_CASE("lambda: switches of auto scaling: whole minutes, delay, how it is computed", "[lambda]") {
    // Whole minutes: minute 9 does not count, minute 10 is below the target: no overshoot.
    autoscaling::TrackingRules rules = autoscaling::kProvisionedConcurrency;
    rules.wholeMinutes = true;
    Scaled whole(rules);
    whole.stepLoad();
    whole.bed.runUntil(2'400);
    checkChanges(whole.scaler, {{480, 100, 129, 0.9}});
    // Datapoints a minute late: the first change a minute later.
    rules.delay = base::minutes(1);
    Scaled late(rules);
    late.stepLoad();
    late.bed.runUntil(2'400);
    checkChanges(late.scaler, {{540, 100, 129, 0.9}});
    // The mean of the minutes 5, 6 and 7: (0.86625 + 0.9 + 0.9) / 3 = 0.88875, ceil(126.96) = 127.
    rules.delay = base::Duration(0);
    rules.outBasis = autoscaling::Basis::Average;
    Scaled mean(rules);
    mean.stepLoad();
    mean.bed.runUntil(500);
    checkChanges(mean.scaler, {{480, 100, 127, 0.88875}});
}

TEST_CASE("lambda: what alarms see of the utilization is what is recorded of it", "[lambda]") {
    Bed bed;
    Function function(bed.world, bed.account, Scaled::spec(), "F");
    lambda::ProvisionedUtilization utilization(function, bed.world.now());
    bed.evenly(function, second(30), base::milliseconds(170), 1'000).spawn();
    for (int minute = 1; minute <= 4; ++minute) {
        bed.runUntil(60.0 * minute);
        bed.world.metrics().closePeriod(bed.world.now(), true);
        const auto seen = utilization.takeMinute(bed.world.now());
        const engine::Datapoint* recorded = engine::Metrics::latest(function.provisioned()->utilization());
        REQUIRE(seen);
        CHECK(seen->sum == recorded->sum);
        CHECK(seen->maximum == recorded->maximum);
        CHECK(seen->sum > 0.0);
    }
    bed.runUntil(300);  // the last ended at 30 + 170 + 9 s
    CHECK_FALSE(utilization.takeMinute(bed.world.now()));
}

TEST_CASE("lambda: auto scaling cannot provision more than the account leaves", "[lambda]") {
    // Quota 220: 100 stay unreserved, so 120 may be provisioned; 129 is refused, again and again.
    lambda::Quotas quotas;
    quotas.concurrentExecutions = 220;
    Scaled scaled(autoscaling::kProvisionedConcurrency, quotas);
    scaled.stepLoad();
    scaled.bed.runUntil(601);
    REQUIRE(scaled.scaler.activities().size() == 3);
    CHECK(describe(scaled.scaler.activities()[0]) == "above the target: 0.9 instead of 0.7, from 100 to 129, refused");
    CHECK(scaled.target.capacity() == 100);
}
