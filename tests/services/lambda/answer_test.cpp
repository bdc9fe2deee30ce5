// SPDX-License-Identifier: GPL-3.0-or-later
// How large answers are, buffered and streamed.
#include "tests/services/lambda/bed.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::Instant;
using engine::Disposition;
using lambda::Function;
using lambda::Spec;
using test::Bed;
using test::figure;
using test::granules;
using test::plainFunction;
using test::seconds;

namespace {

constexpr double kMegabyte = 1'048'576;

/// 1,024 MB, 1 s of work, answers of `megabytes`.
Spec answering(double megabytes, bool streams) {
    Spec spec = plainFunction(seconds(1));
    spec.memorySize = 1'024;
    spec.steps = {{lambda::WaitStep{seconds(1)}}};
    spec.responseSize = base::Distribution::constant(megabytes * kMegabyte);
    spec.streams = streams;
    return spec;
}

struct Seen {
    double took = 0.0;
    engine::Outcome outcome;
    engine::ResourceReport report;
};

Seen callOnce(const Spec& spec) {
    Seen seen;
    Bed bed;
    Function function(bed.world, bed.account, spec, "F");
    bed.hook = [&](const Bed::Done& done) {
        seen.took = base::toSeconds(done.ended - done.called);
        seen.outcome = done.outcome;
    };
    engine::Call call;
    call.streams = spec.streams;
    bed.invoke(function, call).spawn();
    bed.runUntil(500);
    seen.report = function.report(base::seconds(500));
    return seen;
}

}  // namespace

TEST_CASE("lambda: a buffered answer has at most 6 MB", "[lambda]") {
    const Seen fits = callOnce(answering(6, false));
    CHECK(fits.outcome.ok());
    CHECK(fits.outcome.response == base::mebibytes(6));
    CHECK(fits.took == 1);
    CHECK(granules(fits.report, "Lambda-Streaming-Response-Processed-Bytes") == -1);
    const Seen tooLarge = callOnce(answering(6.001, false));
    CHECK(tooLarge.outcome.disposition == Disposition::Failed);
    CHECK(figure(tooLarge.report, "Errors") == 1);
    CHECK(granules(tooLarge.report, "Lambda-GB-Second") == 1'000 * 1'024);  // it ran
}

// An API's workload says how large the answers of its routes are.
TEST_CASE("lambda: an answer whose size its caller says has at most 6 MB as well", "[lambda]") {
    for (const bool fits : {true, false}) {
        Spec spec = answering(1, false);
        spec.responseSize.reset();
        Bed bed;
        Function function(bed.world, bed.account, spec, "F");
        bool ok = false;
        bed.hook = [&](const Bed::Done& done) { ok = done.outcome.ok(); };
        engine::Call call;
        call.itemSize = base::mebibytes(6) + base::bytes(fits ? 0 : 1);
        bed.invoke(function, call).spawn();
        bed.runUntil(10);
        CHECK(ok == fits);
        CHECK(figure(function.report(base::seconds(10)), "Errors") == (fits ? 0 : 1));
    }
}

// A URL or a route that streams says so of each call: others get the answer as a whole, of 6 MB at most.
TEST_CASE("lambda: only what is asked for as a stream comes as one", "[lambda]") {
    for (const bool streams : {true, false}) {
        Spec spec = answering(20, true);
        Bed bed;
        Function function(bed.world, bed.account, spec, "F");
        bool ok = false;
        bed.hook = [&](const Bed::Done& done) { ok = done.outcome.ok(); };
        engine::Call call;
        call.streams = streams;
        bed.invoke(function, call).spawn();
        bed.runUntil(60);
        const auto report = function.report(base::seconds(60));
        CHECK(ok == streams);
        CHECK(granules(report, "Lambda-Streaming-Response-Processed-Bytes") ==
              (streams ? base::mebibytes(14).count : 0));
        CHECK(granules(report, "Lambda-GB-Second") == (streams ? 8'000 : 1'000) * 1'024);
    }
}

// Of 20 MB that the caller says: 14 MB above what is free, in 7 s.
TEST_CASE("lambda: a stream whose size its caller says flows and is charged as well", "[lambda]") {
    Spec spec = answering(1, true);
    spec.responseSize.reset();
    Bed bed;
    Function function(bed.world, bed.account, spec, "F");
    engine::Outcome seen;
    bed.hook = [&](const Bed::Done& done) { seen = done.outcome; };
    engine::Call call;
    call.itemSize = base::mebibytes(20);
    call.streams = true;
    bed.invoke(function, call).spawn();
    bed.runUntil(60);
    CHECK(seen.response == base::mebibytes(20));
    CHECK(granules(function.report(base::seconds(60)), "Lambda-GB-Second") == 8'000 * 1'024);
    CHECK(granules(function.report(base::seconds(60)), "Lambda-Streaming-Response-Processed-Bytes") ==
          base::mebibytes(14).count);
}

TEST_CASE("lambda: a streamed answer flows at 2 MB/s above 6 MB, billed and charged", "[lambda]") {
    SECTION("20 MB: 14 MB in 7 s") {
        const Seen seen = callOnce(answering(20, true));
        CHECK(seen.outcome.response == base::mebibytes(20));
        CHECK(seen.took == 8);
        CHECK(granules(seen.report, "Lambda-Streaming-Response-Processed-Bytes") == base::mebibytes(14).count);
        CHECK(granules(seen.report, "Lambda-GB-Second") == 8'000 * 1'024);
    }
    SECTION("up to 6 MB at once and free") {
        const Seen seen = callOnce(answering(5, true));
        CHECK(seen.took == 1);
        CHECK(granules(seen.report, "Lambda-Streaming-Response-Processed-Bytes") == 0);
    }
    SECTION("the timeout counts the stream") {
        Spec spec = answering(20, true);
        spec.timeout = 5;
        const Seen seen = callOnce(spec);
        CHECK(seen.took == 5);
        CHECK(figure(seen.report, "Timeouts") == 1);
    }
    // By hand: a second of work, then 6 MB and 2 MB in each of four seconds.
    SECTION("what was sent before the timeout is charged, and the caller has it") {
        Spec spec = answering(20, true);
        spec.timeout = 5;
        const Seen seen = callOnce(spec);
        CHECK(seen.outcome.disposition == Disposition::Failed);
        CHECK(seen.outcome.response == base::mebibytes(14));
        CHECK(granules(seen.report, "Lambda-Streaming-Response-Processed-Bytes") == base::mebibytes(8).count);
        REQUIRE(seen.report.warnings.size() == 1);
        CHECK(seen.report.warnings[0].count == 1);
        CHECK(seen.report.warnings[0].text.find("broke off") != std::string_view::npos);
    }
    SECTION("a timeout before the answer begins leaves nothing to charge") {
        Spec spec = answering(20, true);
        spec.steps = {{lambda::WaitStep{seconds(9)}}};
        spec.timeout = 5;
        const Seen seen = callOnce(spec);
        CHECK(seen.outcome.response == base::bytes(0));
        CHECK(granules(seen.report, "Lambda-Streaming-Response-Processed-Bytes") == 0);
        CHECK(seen.report.warnings.empty());
    }
    SECTION("above 200 MB it breaks off") {
        const Seen seen = callOnce(answering(201, true));
        CHECK(seen.took == 98);  // 1 s, 194 MB at 2 MB/s
        CHECK(granules(seen.report, "Lambda-Streaming-Response-Processed-Bytes") == base::mebibytes(194).count);
        CHECK(seen.outcome.disposition == Disposition::Failed);
    }
}

TEST_CASE("lambda: answers that never fit are refused", "[lambda]") {
    Spec spec = answering(7, false);
    REQUIRE(lambda::checkAnswers(spec).size() == 1);
    CHECK(lambda::checkAnswers(spec)[0].where == "/Behavior/ResponseSize");
    spec.streams = true;
    CHECK(lambda::checkAnswers(spec).empty());
    spec.responseSize = base::Distribution::constant(201 * kMegabyte);
    CHECK(lambda::checkAnswers(spec).size() == 1);
    spec.responseSize = base::Distribution::uniform(0, 20 * kMegabyte);  // some fit
    spec.streams = false;
    CHECK(lambda::checkAnswers(spec).empty());
}
