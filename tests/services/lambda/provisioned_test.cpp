// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/lambda/bed.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::Instant;
using base::milliseconds;
using engine::Disposition;
using lambda::Function;
using lambda::Quotas;
using lambda::Spec;
using test::Bed;
using test::figure;
using test::granules;
using test::plainFunction;
using test::seconds;
using test::unlimitedRates;

namespace {

std::vector<Instant> together(std::size_t count, Instant at = {}) { return std::vector<Instant>(count, at); }

Instant instant(double at) { return Instant{base::fromSeconds(at).count}; }

/// A function of 1,024 MB whose alias has `count` provisioned environments; INIT takes 2 s, the work `work` seconds.
Spec provisioned(std::int64_t count, double work = 1.0) {
    Spec spec = plainFunction(seconds(work));
    spec.memorySize = 1'024;
    spec.steps = {{lambda::WaitStep{seconds(work)}}};
    spec.init = seconds(2);
    spec.published = true;
    spec.provisionedConcurrency = count;
    return spec;
}

std::vector<double> valuesOf(Bed& bed, const std::string& resource, const std::string& metric) {
    for (const engine::MetricSeries& series : bed.world.metrics().series()) {
        if (series.resource == resource && series.name == metric) return series.values;
    }
    return {};
}

}  // namespace

TEST_CASE("lambda: provisioned environments serve without INIT, what is above them runs on demand", "[lambda]") {
    // 3 provisioned, 5 at once: 3 take 1 s, 2 take 2 s of INIT and 1 s. A sixth at 1.5 s finds a provisioned one.
    Bed bed;
    Function function(bed.world, bed.account, provisioned(3), "F");
    function.startMeasuring();
    std::vector<double> took;
    bed.hook = [&](const Bed::Done& done) { took.push_back(base::toSeconds(done.ended - done.called)); };
    bed.at(function, together(5)).spawn();
    bed.at(function, {instant(1.5)}).spawn();
    bed.runUntil(60);
    CHECK(took == std::vector<double>{1, 1, 1, 1, 3, 3});
    bed.world.metrics().closePeriod(bed.world.now(), true);
    const auto report = function.report(base::seconds(60));
    CHECK(figure(report, "Invocations") == 6);
    CHECK(figure(report, "ColdStarts") == 2);
    CHECK(figure(report, "ProvisionedConcurrencyInvocations") == 4);
    CHECK(figure(report, "ProvisionedConcurrencySpilloverInvocations") == 2);
    CHECK(figure(report, "ProvisionedConcurrentExecutionsMax") == 3);
    CHECK(figure(report, "EnvironmentsMax") == 5);
    // 4 s of 3 x 60 s.
    CHECK(figure(report, "ProvisionedConcurrencyUtilizationMean") == Approx(4.0 / 180));
    // By hand: held 3 x 60 s; 4 x 1 s there; 2 x (2 + 1) s on demand; 1,024 MB each.
    CHECK(granules(report, "Lambda-Provisioned-Concurrency") == 3 * 60'000 * 1'024);
    CHECK(granules(report, "Lambda-Provisioned-GB-Second") == 4'000 * 1'024);
    CHECK(granules(report, "Lambda-GB-Second") == 6'000 * 1'024);
    CHECK(granules(report, "Request") == 6);
}

TEST_CASE("lambda: what provisioned executions under way have run is billed and in the figure", "[lambda]") {
    // Two of 30 s begin at 50 s; at 60 s each has run for 10 s.
    Bed bed;
    Function function(bed.world, bed.account, provisioned(2, 30), "F");
    function.startMeasuring();
    bed.at(function, together(2, instant(50))).spawn();
    bed.runUntil(60);
    const auto report = function.report(base::seconds(60));
    CHECK(granules(report, "Lambda-Provisioned-GB-Second") == 20'000 * 1'024);
    CHECK(figure(report, "BilledDurationTotal") == 20);
}

TEST_CASE("lambda: the metrics of provisioned concurrency, minute by minute", "[lambda]") {
    // Minute 0: 2 of 4 for 30 s each. Minute 1: nothing. Minute 2: 5 at once for 30 s, one of them on demand.
    Bed bed;
    Spec spec = provisioned(4, 30);
    spec.init = base::Distribution();
    Function function(bed.world, bed.account, spec, "F");
    bed.at(function, together(2)).spawn();
    bed.at(function, together(5, instant(120))).spawn();
    for (int minute = 1; minute <= 3; ++minute) {
        bed.runUntil(60.0 * minute);
        bed.world.metrics().closePeriod(bed.world.now(), true);
    }
    using Values = std::vector<double>;
    CHECK(valuesOf(bed, "F", "ProvisionedConcurrencyInvocations") == Values{2, 0, 4});
    CHECK(valuesOf(bed, "F", "ProvisionedConcurrencySpilloverInvocations") == Values{0, 0, 1});
    CHECK(valuesOf(bed, "F", "ProvisionedConcurrentExecutions") == Values{2, 0, 4});
    CHECK(valuesOf(bed, "F", "ProvisionedConcurrencyUtilization") == Values{0.5, 0, 1});
    CHECK(valuesOf(bed, "F", "ConcurrentExecutions") == Values{2, 0, 5});
    // What runs on provisioned concurrency is not unreserved; what is provisioned is claimed, used or not.
    CHECK(valuesOf(bed, "AWS/Lambda", "UnreservedConcurrentExecutions") == Values{0, 0, 1});
    CHECK(valuesOf(bed, "AWS/Lambda", "ClaimedAccountConcurrency") == Values{4, 4, 5});
}

TEST_CASE("lambda: the account's metrics of reservations", "[lambda]") {
    // 10 reserved, of which 4 provisioned; 2 provisioned without a reservation; 3 run unreserved.
    Bed bed;
    Spec reserved = provisioned(4, 10);
    reserved.reservedConcurrentExecutions = 10;
    Function first(bed.world, bed.account, reserved, "First");
    Function second(bed.world, bed.account, provisioned(2, 10), "Second");
    Function third(bed.world, bed.account, plainFunction(seconds(10)), "Third");
    bed.at(first, together(6)).spawn();
    bed.at(second, together(1)).spawn();
    bed.at(third, together(3)).spawn();
    bed.runUntil(60);
    bed.world.metrics().closePeriod(bed.world.now(), true);
    CHECK(valuesOf(bed, "AWS/Lambda", "UnreservedConcurrentExecutions") == std::vector<double>{3});
    CHECK(valuesOf(bed, "AWS/Lambda", "ClaimedAccountConcurrency") == std::vector<double>{15});
}

TEST_CASE("lambda: provisioned concurrency counts against the account, idle or not", "[lambda]") {
    // Quota 10, 4 provisioned and idle: others have 6.
    Bed bed(unlimitedRates(10));
    Function idle(bed.world, bed.account, provisioned(4), "Idle");
    Function other(bed.world, bed.account, plainFunction(seconds(1)), "Other");
    bed.at(other, together(8)).spawn();
    bed.runUntil(5);
    CHECK(figure(other.report(base::seconds(5)), "Invocations") == 6);
    CHECK(figure(other.report(base::seconds(5)), "ThrottlesAccount") == 2);
}

TEST_CASE("lambda: with a reservation, what provisioned concurrency leaves of it is all there is", "[lambda]") {
    // Reserved 5, provisioned 3, 7 at once: 3 there, 2 on demand, 2 refused.
    Bed bed;
    Spec spec = provisioned(3);
    spec.reservedConcurrentExecutions = 5;
    Function function(bed.world, bed.account, spec, "F");
    SECTION("overflow") {
        bed.at(function, together(7)).spawn();
        bed.runUntil(5);
        const auto report = function.report(base::seconds(5));
        CHECK(figure(report, "ProvisionedConcurrencyInvocations") == 3);
        CHECK(figure(report, "ProvisionedConcurrencySpilloverInvocations") == 2);
        CHECK(figure(report, "ThrottlesReserved") == 2);
    }
    SECTION("$LATEST has the rest") {
        bed.at(function.latest(), together(4)).spawn();
        bed.runUntil(5);
        const auto report = function.report(base::seconds(5));
        CHECK(figure(report, "Invocations") == 2);
        CHECK(figure(report, "ProvisionedConcurrencyInvocations") == 0);
        CHECK(figure(report, "ProvisionedConcurrencySpilloverInvocations") == 0);
    }
    SECTION("all of it provisioned: $LATEST is throttled, the alias is not") {
        spec.provisionedConcurrency = 5;
        Function full(bed.world, bed.account, spec, "Full");
        bed.at(full.latest(), together(2)).spawn();
        bed.at(full, together(5)).spawn();
        bed.runUntil(5);
        const auto report = full.report(base::seconds(5));
        CHECK(figure(report, "ThrottlesReserved") == 2);
        CHECK(figure(report, "ProvisionedConcurrencyInvocations") == 5);
    }
}

TEST_CASE("lambda: $LATEST and the alias have environments of their own", "[lambda]") {
    // One after the other: each pays its own INIT, then each finds its own environment warm.
    Bed bed;
    Spec spec = provisioned(0);
    Function function(bed.world, bed.account, spec, "F");
    bed.at(function, {instant(0), instant(20)}).spawn();
    bed.at(function.latest(), {instant(10), instant(30)}).spawn();
    bed.runUntil(60);
    CHECK(figure(function.report(base::seconds(60)), "ColdStarts") == 2);
    CHECK(figure(function.report(base::seconds(60)), "EnvironmentsMax") == 2);
}

TEST_CASE("lambda: provisioned concurrency that serves nobody is warned of", "[lambda]") {
    Bed bed;
    Function function(bed.world, bed.account, provisioned(2), "F");
    function.startMeasuring();
    bed.at(function.latest(), together(3)).spawn();  // the unpublished code
    bed.runUntil(60);
    const auto report = function.report(base::seconds(60));
    CHECK(figure(report, "Invocations") == 3);
    REQUIRE(report.warnings.size() == 1);
    CHECK(report.warnings[0].count == 0);
    CHECK(report.warnings[0].text.find("served nobody") != std::string::npos);
}

TEST_CASE("lambda: ten requests a second for each unit of provisioned concurrency, the others run on demand",
          "[lambda]") {
    // 10 provisioned, 1 ms each, one every millisecond for 4 s: never more than one at once, so the rate alone limits:
    // the bucket holds 10 and gains 100/s. 10 + 100 x 4 s, the last token not there yet.
    Bed bed;
    Spec spec = provisioned(10, 0.001);
    spec.init = base::Distribution();
    Function function(bed.world, bed.account, spec, "F");
    SECTION("synchronous") {
        bed.evenly(function, Instant{}, milliseconds(1), 4'000).spawn();
        bed.runUntil(10);
        const auto report = function.report(base::seconds(10));
        CHECK(figure(report, "ProvisionedConcurrencyInvocations") == Approx(409).margin(1));
        CHECK(figure(report, "ProvisionedConcurrencySpilloverInvocations") == Approx(3'591).margin(1));
        CHECK(figure(report, "Throttles") == 0);
        REQUIRE(report.warnings.size() == 1);
        CHECK(report.warnings[0].text.find("ran on demand") != std::string::npos);
    }
    SECTION("asynchronous invocations are free of it") {
        engine::Call call;
        call.synchronous = false;
        for (int i = 0; i < 4'000; ++i) {
            bed.runUntil(0.002 * i);
            bed.invoke(function, call).spawn();
        }
        bed.runUntil(10);
        CHECK(figure(function.report(base::seconds(10)), "ProvisionedConcurrencyInvocations") == 4'000);
    }
}
