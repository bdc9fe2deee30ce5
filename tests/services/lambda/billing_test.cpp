// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include "tests/services/lambda/bed.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::Instant;
using base::microseconds;
using base::milliseconds;
using lambda::Function;
using lambda::Spec;
using test::Bed;
using test::figure;
using test::granules;
using test::plainFunction;
using test::seconds;

TEST_CASE("lambda: billed time is INIT and duration together, rounded up to 1 ms", "[lambda]") {
    // Developer Guide, lambda-runtime-environment: "Duration: 3016.78 ms ... Init Duration: 84.00 ms, Billed: 3101 ms".
    CHECK(lambda::billedDuration(milliseconds(84), microseconds(3'016'780)) == milliseconds(3'101));
    CHECK(lambda::billedDuration(base::Duration(0), milliseconds(5)) == milliseconds(5));
    CHECK(lambda::billedDuration(base::Duration(0), base::nanoseconds(1)) == milliseconds(1));
    CHECK(lambda::billedDuration(base::Duration(0), base::Duration(0)) == milliseconds(0));
    CHECK(lambda::billedDuration(microseconds(400), microseconds(600)) == milliseconds(1));  // once, not each
    CHECK(lambda::billedDuration(microseconds(400), microseconds(601)) == milliseconds(2));
}

TEST_CASE("lambda: meter readings of two invocations, by hand", "[lambda]") {
    // One cold (84 + 3,016.78 -> 3,101 ms), one warm (3,016.78 -> 3,017 ms) at 512 MB; logs 350 + 1,000 B each, and 191
    // of the INIT.
    Bed bed;
    Spec spec = plainFunction(seconds(3.01678));
    spec.steps = {{lambda::WaitStep{seconds(3.01678)}}};
    spec.memorySize = 512;
    spec.placement = seconds(0.070);       // not billed
    spec.invokeOverhead = seconds(0.006);  // not billed
    spec.init = seconds(0.084);
    spec.logBytes = base::Distribution::constant(1'000);
    SECTION("x86") {}
    SECTION("arm") { spec.architecture = lambda::Architecture::Arm; }
    const std::string suffix = spec.architecture == lambda::Architecture::Arm ? "-ARM" : "";
    Function function(bed.world, bed.account, spec, "F");
    bed.at(function, {Instant{}, Instant{base::seconds(10).count}}).spawn();
    bed.runUntil(60);
    bed.world.metrics().closePeriod(bed.world.now(), true);
    const auto report = function.report(base::seconds(60));
    REQUIRE(report.readings.size() == 4);
    CHECK(granules(report, "Request" + suffix) == 2);
    CHECK(granules(report, "Lambda-GB-Second" + suffix) == (3'101 + 3'017) * 512);
    CHECK(granules(report, "VendedLog-Bytes") == 2 * 1'350 + 191);
    CHECK(report.readings[1].granulesPerUnit == 1'024'000);  // 1,024 MB for 1,000 ms is one GB-second
    CHECK(report.readings[2].granulesPerUnit == 1'073'741'824);
    CHECK(report.readings[0].service == "AWSLambda");
    CHECK(report.readings[2].service == "AmazonCloudWatch");
    CHECK(figure(report, "BilledDurationTotal") == 6.118);
    CHECK(figure(report, "InitDurationMean") == 0.084);
    // CloudWatch's Duration excludes INIT.
    for (const engine::MetricSeries& series : bed.world.metrics().series()) {
        if (series.name == "Duration") CHECK(series.values == std::vector<double>{3'016.78});
        if (series.name == "Invocations") CHECK(series.values == std::vector<double>{2.0});
        if (series.name == "ConcurrentExecutions") CHECK(series.values == std::vector<double>{1.0});
    }
}

TEST_CASE("lambda: nothing of the warm-up is counted or billed, its environments carry over", "[lambda]") {
    Bed bed({}, 1, Instant{-base::seconds(100).count});
    Spec spec = plainFunction(seconds(1));
    spec.init = seconds(1);
    Function function(bed.world, bed.account, spec, "F");
    // One in the warm-up, one across Start, one after it.
    bed.at(function,
           {Instant{-base::seconds(50).count}, Instant{-milliseconds(500).count}, Instant{base::seconds(5).count}})
        .spawn();
    bed.runUntil(0);
    function.startMeasuring();
    bed.runUntil(10);
    const auto report = function.report(base::seconds(10));
    CHECK(figure(report, "Invocations") == 1);
    CHECK(figure(report, "ColdStarts") == 0);
    CHECK(granules(report, "Request") == 1);
    CHECK(granules(report, "Lambda-GB-Second") == 1'000 * 1'769);
    CHECK(figure(report, "EnvironmentsMean") == Approx(1.0));
    // A level counts whoever holds it: 0.5 s of the second request, 1 s of the third.
    CHECK(figure(report, "ConcurrentExecutionsMean") == Approx(0.15));
    CHECK(figure(report, "ConcurrentExecutionsMax") == 1);
}

TEST_CASE("lambda: what runs for requests of the warm-up is not billed, and said", "[lambda]") {
    // One begins at -5 s and one at 1 s, 20 s each; the window ends at 10 s. The first runs for 10 s of it, the second,
    // workload 1's, for 9 s so far.
    Bed bed({}, 1, Instant{-base::seconds(100).count});
    Function function(bed.world, bed.account, plainFunction(seconds(20)), "F");
    bed.at(function, {Instant{-base::seconds(5).count}}).spawn();
    bed.runUntil(0);
    function.startMeasuring();
    bed.workload = 1;
    bed.at(function, {Instant{base::seconds(1).count}}).spawn();
    bed.runUntil(10);
    const auto report = function.report(base::seconds(10));
    CHECK(granules(report, "Lambda-GB-Second") == 9'000 * 1'769);
    CHECK(figure(report, "BilledDurationTotal") == 9);
    CHECK(figure(report, "ConcurrentExecutionsMean") == Approx(1.9));
    const auto said = std::ranges::find_if(report.warnings, [](const engine::Warning& warning) {
        return warning.text.find("began before it") != std::string::npos;
    });
    REQUIRE(said != report.warnings.end());
    CHECK(said->count == 10);
    // Who causes the work that is under way: all of it is workload 1's.
    std::vector<engine::CausedReading> caused;
    function.addCauses(caused, base::seconds(10));
    const auto time = std::ranges::find(caused, "Lambda-GB-Second", &engine::CausedReading::usageType);
    REQUIRE(time != caused.end());
    CHECK(time->byWorkload == std::vector<base::Granules>{0, 9'000 * 1'769});
    // The first ends at 15 s: had the window been 20 s, it had run for 15 s of it, the second for 19.
    bed.runUntil(20);
    for (const engine::Warning& warning : function.report(base::seconds(20)).warnings) {
        if (warning.text.find("began before it") != std::string::npos) CHECK(warning.count == 15);
    }
}

TEST_CASE("lambda: refused invocations cost nothing", "[lambda]") {
    Bed bed;
    Spec spec = plainFunction(seconds(1));
    spec.reservedConcurrentExecutions = 0;
    Function function(bed.world, bed.account, spec, "F");
    bed.at(function, std::vector<Instant>(10, Instant{})).spawn();
    bed.runUntil(5);
    for (const base::MeterReading& reading : function.report(base::seconds(5)).readings) CHECK(reading.granules == 0);
}

TEST_CASE("lambda: one function speaks for the account", "[lambda]") {
    Bed bed;
    Function first(bed.world, bed.account, plainFunction(seconds(1)), "First");
    Function second(bed.world, bed.account, plainFunction(seconds(1)), "Second");
    bed.at(first, std::vector<Instant>(3, Instant{})).spawn();
    bed.at(second, std::vector<Instant>(4, Instant{})).spawn();
    bed.runUntil(5);
    const auto report = first.report(base::seconds(5));
    REQUIRE(report.quotas.size() == 2);
    CHECK(report.quotas[0].name == "Lambda concurrent executions");
    CHECK(report.quotas[0].limit == 1'000);
    CHECK(report.quotas[0].peak == 7);
    CHECK(report.quotas[1].peak == 7);  // requests a second
    CHECK(second.report(base::seconds(5)).quotas.empty());
}
