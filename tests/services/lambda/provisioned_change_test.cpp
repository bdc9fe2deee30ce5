// SPDX-License-Identifier: GPL-3.0-or-later
// Provisioned concurrency over time: changes, charges, renewals.
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

}  // namespace

TEST_CASE("lambda: more provisioned concurrency is there after preparation and allocation, all at once", "[lambda]") {
    // 10 are there; 1,210 are asked for at 0: 90 s, then 1,200 at 6,000 a minute: 12 s. At 102 s all, none before.
    Quotas quotas = unlimitedRates(5'000);
    Bed bed(quotas);
    Function function(bed.world, bed.account, provisioned(10), "F");
    function.startMeasuring();
    CHECK(function.setProvisioned(1'210) == 10);
    bed.runUntil(101.9);
    CHECK(function.provisioned()->allocated() == 10);
    CHECK(function.provisioned()->requested() == 1'210);
    bed.runUntil(102.1);
    CHECK(function.provisioned()->allocated() == 1'210);
    bed.at(function, together(1'211, instant(103))).spawn();
    bed.runUntil(200);
    const auto report = function.report(base::seconds(200));
    CHECK(figure(report, "ProvisionedConcurrencyInvocations") == 1'210);
    CHECK(figure(report, "ProvisionedConcurrencySpilloverInvocations") == 1);
    CHECK(figure(report, "ColdStarts") == 1);
    // The INIT of the 1,200 (2 s each) is billed at the price of provisioned duration, though nobody waited for it.
    CHECK(figure(report, "ProvisionedInits") == 1'200);
    CHECK(granules(report, "Lambda-Provisioned-GB-Second") == (1'200 * 2'000 + 1'210 * 1'000) * 1'024LL);
    CHECK(granules(report, "Lambda-Provisioned-Concurrency") == 1'210 * 200'000 * 1'024LL);
}

TEST_CASE("lambda: a new request for provisioned concurrency replaces the one under way, less is there at once",
          "[lambda]") {
    Bed bed(unlimitedRates(5'000));
    Function function(bed.world, bed.account, provisioned(100, 60), "F");
    function.setProvisioned(700);
    bed.runUntil(60);
    function.setProvisioned(400);  // preparation anew: there at 60 + 90 + 3 s, never 700
    bed.runUntil(152.9);
    CHECK(function.provisioned()->allocated() == 100);
    bed.runUntil(153.1);
    CHECK(function.provisioned()->allocated() == 400);
    SECTION("busy ones end with their invocation") {
        bed.at(function, together(300, instant(160))).spawn();
        bed.runUntil(170);
        CHECK(function.setProvisioned(50) == 50);
        CHECK(function.provisioned()->busy() == 300);
        bed.at(function, together(1, instant(180))).spawn();  // on demand: more than 50 are busy
        bed.at(function, together(51, instant(300))).spawn();
        bed.runUntil(400);
        const auto report = function.report(base::seconds(400));
        CHECK(figure(report, "ProvisionedConcurrencyInvocations") == 350);
        CHECK(figure(report, "ProvisionedConcurrencySpilloverInvocations") == 2);
    }
}

TEST_CASE("lambda: provisioned concurrency cannot exceed what is reserved, nor what must stay unreserved", "[lambda]") {
    Bed bed;  // quota 1,000
    Spec spec = provisioned(10);
    Function open(bed.world, bed.account, spec, "Open");
    spec.reservedConcurrentExecutions = 50;
    Function reserved(bed.world, bed.account, spec, "Reserved");
    CHECK(reserved.canProvision(50));
    CHECK_FALSE(reserved.canProvision(51));
    CHECK(open.canProvision(850));  // 1,000 - 50 - 100
    CHECK_FALSE(open.canProvision(851));
    CHECK(open.setProvisioned(851) == 10);
    CHECK(open.provisioned()->requested() == 10);
    Function none(bed.world, bed.account, plainFunction(seconds(1)), "None");
    CHECK_FALSE(none.canProvision(1));
    CHECK(none.setProvisioned(1) == 0);
}

TEST_CASE("lambda: provisioned concurrency is charged from request to release, each unit rounded up to 5 minutes",
          "[lambda]") {
    lambda::HeldTime held(base::minutes(5), Instant{});
    const auto unitSeconds = [&](double end) { return static_cast<double>(held.total(instant(end))) / 1e9; };
    held.set(10, instant(0));
    CHECK(unitSeconds(60) == 600);  // what is still held counts as it is
    held.set(12, instant(60));
    held.set(4, instant(400));  // 2 held 340 s: 600 s; 6 held 400 s: 600 s
    CHECK(unitSeconds(600) == 2 * 600 + 6 * 600 + 4 * 600);
    held.set(0, instant(600));  // exactly two steps
    CHECK(unitSeconds(900) == 2 * 600 + 6 * 600 + 4 * 600);
    SECTION("of what was held before measuring began only the rest") {
        held.set(3, instant(1'000));
        held.startMeasuring(instant(1'200));
        held.set(1, instant(1'350));  // 2 asked for at 1,000 s: charged to 1,600 s
        CHECK(unitSeconds(1'400) == 2 * 400 + 200);
    }
}

TEST_CASE("lambda: provisioned environments are renewed behind the scenes, and after a crash by who comes next",
          "[lambda]") {
    Spec spec = provisioned(2);
    SECTION("their lifetime ends") {
        // Lifetime 100 s: at 1,000 s each has been renewed ten times; INIT 2 s each, billed, and nobody waits.
        spec.lifetime = seconds(100);
        Bed bed;
        Function function(bed.world, bed.account, spec, "F");
        function.startMeasuring();
        bed.at(function, {instant(250), instant(650)}).spawn();
        bed.runUntil(1'000);
        const auto report = function.report(base::seconds(1'000));
        CHECK(figure(report, "ColdStarts") == 0);
        CHECK(figure(report, "ProvisionedInits") == 20);
        CHECK(granules(report, "Lambda-Provisioned-GB-Second") == (20 * 2'000 + 2 * 1'000) * 1'024);
        CHECK(figure(report, "EnvironmentsMean") == Approx(2.0));
    }
    SECTION("a deployment") {
        Bed bed;
        Function function(bed.world, bed.account, spec, "F");
        function.startMeasuring();
        bed.runUntil(10);
        function.redeploy();
        bed.at(function, together(2, instant(20))).spawn();
        bed.runUntil(60);
        CHECK(figure(function.report(base::seconds(60)), "ColdStarts") == 0);
        CHECK(figure(function.report(base::seconds(60)), "ProvisionedInits") == 2);
    }
    SECTION("a crash") {
        spec.provisionedConcurrency = 1;
        spec.crash = 1.0;
        Bed bed;
        Function function(bed.world, bed.account, spec, "F");
        bed.at(function, {instant(0), instant(20)}).spawn();
        bed.runUntil(60);
        CHECK(figure(function.report(base::seconds(60)), "ColdStarts") == 0);
        CHECK(figure(function.report(base::seconds(60)), "SuppressedInits") == 1);
        CHECK(figure(function.report(base::seconds(60)), "ProvisionedConcurrencyInvocations") == 2);
    }
}

TEST_CASE("lambda: an INIT after a crash on provisioned concurrency has the function's timeout", "[lambda]") {
    // Every execution of 1 s crashes. INIT is within the second invocation there: 60 s in full; 200 s is killed by the
    // timeout of 100 s, and not by one of 300 s.
    struct Row {
        double init;
        std::int64_t timeout;
        double length;
    };
    for (const Row& row : {Row{60, 100, 61}, Row{200, 100, 100}, Row{200, 300, 201}}) {
        Spec spec = provisioned(1);
        spec.init = seconds(row.init);
        spec.timeout = row.timeout;
        spec.crash = 1.0;
        Bed bed;
        Function function(bed.world, bed.account, spec, "F");
        std::vector<double> lengths;
        bed.hook = [&](const Bed::Done& done) { lengths.push_back(base::toSeconds(done.ended - done.called)); };
        bed.at(function, {instant(0), instant(20)}).spawn();
        bed.runUntil(1'000);
        INFO(row.init << " " << row.timeout);
        CHECK(lengths == std::vector<double>{1, row.length});
    }
}

TEST_CASE("lambda: withdrawn provisioned environments keep their share while they are busy", "[lambda]") {
    // Reserved 3, all provisioned, three invocations of 10 s at 0. One is asked for from 1 s on: the other two are
    // given up when they end. At 2 s they still hold what is reserved: 429. From 10 s on there are one and a rest of
    // two: of three more, at 11 s, one runs on it and two start on demand (2 s of INIT).
    Spec spec = provisioned(3, 10);
    spec.reservedConcurrentExecutions = 3;
    Bed bed(unlimitedRates());
    Function function(bed.world, bed.account, spec, "F");
    std::vector<std::pair<double, double>> times;
    bed.hook = [&](const Bed::Done& done) {
        times.emplace_back(base::toSeconds(done.called - Instant{}), base::toSeconds(done.ended - Instant{}));
    };
    bed.at(function, together(3)).spawn();
    bed.runUntil(1);
    CHECK(function.setProvisioned(1) == 1);
    CHECK(function.provisioned()->busy() == 3);
    CHECK(function.provisioned()->allocated() == 1);
    bed.at(function, {instant(2), instant(11), instant(11), instant(11)}).spawn();
    bed.runUntil(60);
    using Times = std::vector<std::pair<double, double>>;
    CHECK(times == Times{{2, 2}, {0, 10}, {0, 10}, {0, 10}, {11, 21}, {11, 23}, {11, 23}});
    const auto report = function.report(base::seconds(60));
    CHECK(figure(report, "ThrottlesReserved") == 1);
    CHECK(figure(report, "ProvisionedConcurrencyInvocations") == 4);
    CHECK(figure(report, "ProvisionedConcurrencySpilloverInvocations") == 2);
    CHECK(figure(report, "ColdStarts") == 2);
    // Two lived 10 s, one all the time, two on demand from 11 s on.
    CHECK(figure(report, "EnvironmentsMean") == Approx((2 * 10 + 60 + 2 * 49) / 60.0));
    CHECK(function.canProvision(3));
}

TEST_CASE("lambda: reservations and provisioned concurrency leave 100 unreserved", "[lambda]") {
    const std::vector<std::int64_t> reserved{400};
    CHECK(lambda::checkReservations({}, reserved, std::vector<std::int64_t>{300, 200}).has_value());
    const auto refused = lambda::checkReservations({}, reserved, std::vector<std::int64_t>{300, 201});
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().what.find("provision 501") != std::string::npos);
}
