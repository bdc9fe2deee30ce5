// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/lambda/bed.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::Instant;
using base::microseconds;
using base::milliseconds;
using engine::Disposition;
using lambda::Function;
using lambda::Quotas;
using lambda::Spec;
using test::Bed;
using test::figure;
using test::plainFunction;
using test::seconds;
using test::unlimitedRates;

namespace {

std::vector<Instant> together(std::size_t count, Instant at = {}) { return std::vector<Instant>(count, at); }

Instant instant(double at) { return Instant{base::fromSeconds(at).count}; }

}  // namespace

TEST_CASE("lambda: reserved concurrency is a ceiling, and 0 refuses everything", "[lambda]") {
    // 5 arrive at once at a reservation of 3: 3 run, 2 get 429. A sixth comes when the three have ended.
    Bed bed;
    Spec spec = plainFunction(seconds(1));
    spec.reservedConcurrentExecutions = 3;
    Function three(bed.world, bed.account, spec, "Three");
    spec.reservedConcurrentExecutions = 0;
    Function none(bed.world, bed.account, spec, "None");
    std::vector<engine::Outcome> refused;
    bed.hook = [&](const Bed::Done& done) {
        if (!done.outcome.ok()) refused.push_back(done.outcome);
    };
    bed.at(three, together(5)).spawn();
    bed.at(three, {instant(1)}).spawn();
    bed.at(none, together(1)).spawn();
    bed.runUntil(5);
    CHECK(bed.count(Disposition::Succeeded) == 4);
    REQUIRE(refused.size() == 3);
    for (const engine::Outcome& outcome : refused) {
        CHECK(outcome.disposition == Disposition::Throttled);
        CHECK(outcome.error == engine::ErrorKind::Throttling);
        CHECK(outcome.status == 429);
    }
    CHECK(figure(three.report(base::seconds(5)), "ThrottlesReserved") == 2);
    CHECK(figure(three.report(base::seconds(5)), "Invocations") == 4);
    const auto warnings = three.report(base::seconds(5)).warnings;
    REQUIRE(warnings.size() == 1);
    CHECK(warnings.front().count == 2);
    CHECK(warnings.front().text.find("reserved concurrency was used up") != std::string::npos);
    CHECK(figure(three.report(base::seconds(5)), "ConcurrentExecutionsMax") == 3);
    CHECK(figure(none.report(base::seconds(5)), "Throttles") == 1);
    CHECK(figure(none.report(base::seconds(5)), "Invocations") == 0);
}

TEST_CASE("lambda: what functions reserve is taken out of the account's pool, used or not", "[lambda]") {
    // Quota 10, 4 of them reserved by a function that does nothing: two others share 6.
    Bed bed(unlimitedRates(10));
    Spec spec = plainFunction(seconds(1));
    Function first(bed.world, bed.account, spec, "First");
    Function second(bed.world, bed.account, spec, "Second");
    spec.reservedConcurrentExecutions = 4;
    Function idle(bed.world, bed.account, spec, "Idle");
    bed.at(first, together(5)).spawn();
    bed.at(second, together(5)).spawn();
    bed.runUntil(0.5);
    CHECK(figure(first.report(base::milliseconds(500)), "ConcurrentExecutionsMax") == 5);
    CHECK(figure(second.report(base::milliseconds(500)), "ConcurrentExecutionsMax") == 1);
    CHECK(figure(second.report(base::milliseconds(500)), "ThrottlesAccount") == 4);
    SECTION("and stays theirs while the pool is full") {
        bed.at(idle, together(5, instant(0.5))).spawn();
        bed.runUntil(5);
        CHECK(figure(idle.report(base::seconds(5)), "Invocations") == 4);
        CHECK(figure(idle.report(base::seconds(5)), "ThrottlesReserved") == 1);
        CHECK(bed.account.use().front().peak == 10);
    }
}

TEST_CASE("lambda: idle reservations and provisioned concurrency use the account's quota", "[lambda]") {
    // Of 1,000: 300 reserved, 200 provisioned, nobody there; 7 run on what is left. Those that run on a reservation or
    // on provisioned concurrency are claimed already.
    Bed bed(unlimitedRates());
    Spec spec = plainFunction(seconds(1));
    Function busy(bed.world, bed.account, spec, "Busy");
    spec.reservedConcurrentExecutions = 300;
    Function reserved(bed.world, bed.account, spec, "Reserved");
    spec.reservedConcurrentExecutions.reset();
    spec.published = true;
    spec.provisionedConcurrency = 200;
    Function provisioned(bed.world, bed.account, spec, "Provisioned");
    busy.startMeasuring();
    bed.at(busy, together(7)).spawn();
    bed.at(reserved, together(20)).spawn();
    bed.at(provisioned, together(30)).spawn();
    bed.runUntil(5);
    const std::vector<engine::QuotaUse> uses = bed.account.use();
    REQUIRE(uses.size() == 1);  // requests a second are not limited here
    CHECK(uses[0].peak == 507);
    CHECK(uses[0].limit == 1'000);
}

TEST_CASE("lambda: the busiest second is held against ten requests a second for each unit", "[lambda]") {
    // Of 3: 30 a second. 50 in the second from 2 s, of which 20 are refused, 10 in the one from 4 s; events are free of
    // the rule.
    Quotas quotas;
    quotas.concurrentExecutions = 3;
    Bed bed(quotas);
    Function function(bed.world, bed.account, plainFunction(seconds(0)), "F");
    bed.evenly(function, instant(2), base::milliseconds(10), 50).spawn();
    bed.evenly(function, instant(4), base::milliseconds(10), 10).spawn();
    engine::Call event;
    event.synchronous = false;
    for (int i = 0; i < 99; ++i) bed.invoke(function, event).spawn();
    bed.runUntil(5);
    const std::vector<engine::QuotaUse> uses = bed.account.use();
    REQUIRE(uses.size() == 2);
    CHECK(uses[1].name == "Lambda synchronous requests per second");
    CHECK(uses[1].limit == 30);
    CHECK(uses[1].peak == 50);
}

TEST_CASE("lambda: ten requests a second for each unit of concurrency", "[lambda]") {
    // AWS's example (Developer Guide, lambda-concurrency): 50 ms at 20,000 requests/s and a quota of 1,000 needs 1,000
    // environments, yet only 10,000 requests/s pass. The bucket (depth 1,000, 10,000/s) serves 1,000 + 10,000 t.
    Bed bed;
    Function function(bed.world, bed.account, plainFunction(seconds(0.050)), "F");
    std::array<int, 4> served{};
    bed.hook = [&](const Bed::Done& done) {
        if (done.outcome.ok()) ++served[static_cast<std::size_t>(done.called.ns / base::kNanosecondsPerSecond)];
    };
    bed.evenly(function, Instant{}, microseconds(50), 80'000).spawn();
    bed.runUntil(5);
    CHECK(served[0] == 10'999);  // the token of t = 1 s comes a moment too late
    CHECK(served[1] == 10'000);
    CHECK(served[2] == 10'000);
    CHECK(served[3] == 10'000);
    const auto report = function.report(base::seconds(5));
    CHECK(figure(report, "ThrottlesRequestRate") == 80'000 - 40'999);
    CHECK(figure(report, "Throttles") == figure(report, "ThrottlesRequestRate"));
    CHECK(figure(report, "ConcurrentExecutionsMax") == 1'000);
    // No arrival is both refused and let in.
    CHECK(bed.count(Disposition::Succeeded) + bed.count(Disposition::Throttled) == 80'000);
}

TEST_CASE("lambda: the rule follows the reservation, the depth its switch, and async invocations are free of it",
          "[lambda]") {
    Quotas quotas;
    quotas.requestRateDepth = 2.0;
    Bed bed(quotas);
    Spec spec = plainFunction(seconds(0.001));
    spec.reservedConcurrentExecutions = 5;
    Function function(bed.world, bed.account, spec, "F");
    SECTION("50/s and 10 at once") {
        // 1,000/s for 10 s, never more than one at once: 10 + 50 x 10 s (the last token at 9.999 s is not there yet).
        bed.evenly(function, Instant{}, milliseconds(1), 10'000).spawn();
        bed.runUntil(20);
        CHECK(bed.count(Disposition::Succeeded) == 509);
        const auto report = function.report(base::seconds(20));
        CHECK(figure(report, "ThrottlesReservedRequestRate") == 10'000 - 509);
        CHECK(figure(report, "ThrottlesRequestRate") == 0);
    }
    SECTION("and the account's rate is shared by all, reserved or not") {
        // Quota 1,000 with depth 2: 2,000 at once and 10,000/s. Reserved 900 asks for 9,000/s, the rest for 10,000/s.
        Spec large = plainFunction(seconds(0.001));
        large.reservedConcurrentExecutions = 895;
        Function reserved(bed.world, bed.account, large, "Reserved");
        Function other(bed.world, bed.account, plainFunction(seconds(0.001)), "Other");
        bed.evenly(reserved, Instant{}, base::nanoseconds(125'000), 32'000).spawn();  // 8,000/s for 4 s
        bed.evenly(other, Instant{}, base::nanoseconds(100'000), 40'000).spawn();     // 10,000/s
        bed.runUntil(5);
        // 2,000 + 10,000 x 4 s, the last token of the last microseconds not there yet.
        CHECK(bed.count(Disposition::Succeeded) == Approx(42'000).margin(1));
    }
    SECTION("asynchronous invocations are limited by concurrency alone") {
        engine::Call call;
        call.synchronous = false;
        for (int i = 0; i < 1'000; ++i) {
            bed.runUntil(0.002 * i);
            bed.invoke(function, call).spawn();
        }
        bed.runUntil(20);
        CHECK(bed.count(Disposition::Succeeded) == 1'000);
    }
}

TEST_CASE("lambda: a fresh function starts 1,000 environments, then 100 a second", "[lambda]") {
    // 5,000 users who hold a 10-minute request and try again a second after a 429: 1,000 run at once, all at 40 s.
    Quotas quotas;
    quotas.concurrentExecutions = 5'000;
    Bed bed(quotas);
    Function function(bed.world, bed.account, plainFunction(seconds(600)), "F");
    std::vector<double> running;
    bed.hook = [&](const Bed::Done& done) {
        if (!done.outcome.ok()) bed.at(function, {done.ended + base::seconds(1)}).spawn();
    };
    bed.at(function, together(5'000)).spawn();
    for (int at = 0; at <= 41; ++at) {
        bed.runUntil(at + 0.5);
        running.push_back(figure(function.report(base::seconds(1)), "ConcurrentExecutionsMax"));
    }
    CHECK(running[0] == 1'000);
    CHECK(running[1] == 1'100);
    CHECK(running[39] == 4'900);
    CHECK(running[40] == 5'000);
    CHECK(figure(function.report(base::seconds(1)), "ThrottlesScaling") > 0);
    CHECK(figure(function.report(base::seconds(1)), "ThrottlesAccount") == 0);
}

TEST_CASE("lambda: a refused invocation takes nothing from the other limits", "[lambda]") {
    SECTION("no request token when the concurrency is in use") {
        Quotas quotas;
        quotas.requestsPerConcurrency = 0.001;  // no refill to speak of
        quotas.requestRateDepth = 2.0;
        Bed slow(quotas);
        Spec spec = plainFunction(seconds(1));
        spec.reservedConcurrentExecutions = 2;
        Function function(slow.world, slow.account, spec, "F");
        slow.at(function, together(102)).spawn();
        slow.at(function, together(3, instant(2))).spawn();
        slow.runUntil(5);
        const auto report = function.report(base::seconds(5));
        CHECK(figure(report, "Invocations") == 4);  // the bucket holds 4: two each time
        CHECK(figure(report, "ThrottlesReserved") == 101);
    }
    SECTION("no request token when the function scales too fast") {
        Quotas quotas;
        quotas.scalingBurst = 1;
        quotas.scalingRate = base::Rate{0.5};
        quotas.requestsPerConcurrency = 0.001;
        quotas.requestRateDepth = 0.002;  // of 1,000: two tokens
        Bed bed(quotas);
        Function function(bed.world, bed.account, plainFunction(seconds(10)), "F");
        bed.at(function, together(20)).spawn();
        bed.at(function, together(1, instant(2))).spawn();
        bed.runUntil(5);
        const auto report = function.report(base::seconds(5));
        CHECK(figure(report, "Invocations") == 2);
        CHECK(figure(report, "ThrottlesScaling") == 19);
        CHECK(figure(report, "ThrottlesRequestRate") == 0);
    }
    SECTION("no scaling token for a warm environment") {
        Quotas quotas;
        quotas.scalingBurst = 1;
        quotas.scalingRate = base::Rate{0.001};
        Bed bed(quotas);
        Function function(bed.world, bed.account, plainFunction(seconds(0.1)), "F");
        bed.evenly(function, Instant{}, milliseconds(200), 50).spawn();
        bed.runUntil(20);
        CHECK(bed.count(Disposition::Succeeded) == 50);
        CHECK(figure(function.report(base::seconds(20)), "ColdStarts") == 1);
    }
}

TEST_CASE("lambda: an event above 6 MB is refused", "[lambda]") {
    Bed bed;
    Function function(bed.world, bed.account, plainFunction(seconds(1)), "F");
    std::vector<std::uint16_t> status;
    bed.hook = [&](const Bed::Done& done) { status.push_back(done.outcome.status); };
    engine::Call call;
    call.payload = base::mebibytes(6) + base::bytes(1);
    bed.invoke(function, call).spawn();
    call.payload = base::mebibytes(6);
    bed.invoke(function, call).spawn();
    bed.runUntil(5);
    CHECK(status == std::vector<std::uint16_t>{413, 200});
    CHECK(figure(function.report(base::seconds(5)), "Invocations") == 1);
}

TEST_CASE("lambda: reservations leave 100 unreserved", "[lambda]") {
    const std::vector<std::int64_t> fits{400, 500};
    const std::vector<std::int64_t> tooMany{400, 501};
    CHECK(lambda::checkReservations({}, fits).has_value());
    REQUIRE_FALSE(lambda::checkReservations({}, tooMany).has_value());
    CHECK(lambda::checkReservations({}, tooMany).error().code == base::Errc::Refused);
    Quotas young;
    young.concurrentExecutions = 10;
    CHECK_FALSE(lambda::checkReservations(young, std::vector<std::int64_t>{1}).has_value());
    CHECK(lambda::checkReservations(young, {}).has_value());
}
