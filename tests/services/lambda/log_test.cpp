// SPDX-License-Identifier: GPL-3.0-or-later
// What a function logs, and what of it is kept.
#include "model/services/lambda/log_meter.hpp"
#include "tests/services/lambda/bed.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::Instant;
using lambda::Function;
using lambda::LogMeter;
using lambda::LogSpec;
using lambda::Spec;
using test::Bed;
using test::granules;
using test::plainFunction;
using test::seconds;

namespace {

base::Granules readingOf(const LogMeter& meter, const std::string& usageType, base::Duration window,
                         std::uint64_t ahead = 0) {
    engine::ResourceReport report;
    meter.report("F", ahead, window, report.readings);
    return granules(report, usageType);
}

/// What a function at these instants has logged after a minute.
base::Granules logged(const Spec& spec, const std::vector<Instant>& instants) {
    Bed bed;
    Function function(bed.world, bed.account, spec, "F");
    bed.at(function, instants).spawn();
    bed.runUntil(60);
    return granules(function.report(base::seconds(60)), "VendedLog-Bytes");
}

Instant at(std::int64_t second) { return Instant{base::seconds(second).count}; }

}  // namespace

TEST_CASE("lambda: what is kept of a log is its rate times the retention, compressed", "[lambda]") {
    LogSpec spec;
    spec.retention = base::hours(7 * 24);
    spec.storedShare = 0.2;
    LogMeter meter(spec);
    for (int i = 0; i < 1'000; ++i) meter.ended(base::bytes(650), false);
    // 1,000 x (350 + 650) B an hour for 168 hours, a fifth of it.
    CHECK(readingOf(meter, "VendedLog-Bytes", base::hours(1)) == 1'000'000);
    CHECK(readingOf(meter, "TimedStorage-ByteHrs", base::hours(1)) == 33'600'000);
    CHECK(readingOf(meter, "TimedStorage-ByteHrs", base::hours(2)) == 16'800'000);
    spec.retention = {};
    CHECK(readingOf(LogMeter(spec), "TimedStorage-ByteHrs", base::hours(1)) == 0);
}

TEST_CASE("lambda: a log of ten years at a petabyte a second is kept without overflow", "[lambda]") {
    LogSpec spec;
    spec.retention = base::hours(3'653 * 24);
    LogMeter meter(spec);
    for (int i = 0; i < 1'000; ++i) meter.ended(base::bytes(1'000'000'000'000'000), false);
    // (10^15 + 350) B x 1,000 in 1,000 s, for 3,653 days, 0.15 of it.
    const base::Granules second = base::Granules{1'000'000'000'000'350};
    CHECK(readingOf(meter, "TimedStorage-ByteHrs", base::seconds(1'000)) == second * 3'653 * 86'400 * 15 / 100);
}

TEST_CASE("lambda: storage is a level, ingestion is not; a class has its own price", "[lambda]") {
    LogSpec spec;
    spec.infrequentAccess = true;
    engine::ResourceReport report;
    LogMeter(spec).report("F", 0, base::hours(1), report.readings);
    REQUIRE(report.readings.size() == 2);
    CHECK(report.readings[0].usageType == "VendedLogIA-Bytes");
    CHECK(report.readings[0].kind == base::MeterKind::Measured);
    CHECK(report.readings[1].kind == base::MeterKind::Stored);
    for (const base::MeterReading& reading : report.readings) CHECK(reading.service == "AmazonCloudWatch");
}

TEST_CASE("lambda: a cold start, a timeout and an INIT ahead have lines of their own", "[lambda]") {
    Spec spec = plainFunction(seconds(0.1));
    spec.init = seconds(0.5);
    CHECK(logged(spec, {at(1), at(2)}) == 2 * 350 + 191);
    spec.proactiveInit = 1.0;  // nobody waits, but the lines are there
    CHECK(logged(spec, {at(1), at(2)}) == 2 * 350 + 191);
    spec.proactiveInit = 0.0;
    spec.timeout = 1;
    spec.steps = {{lambda::WaitStep{seconds(2)}}};
    CHECK(logged(spec, {at(1), at(10)}) == 2 * (350 + 97 + 191));  // a timeout costs the environment
    spec.log.ownLines = false;
    CHECK(logged(spec, {at(1), at(10)}) == 2 * 97);
}

TEST_CASE("lambda: provisioned environments log their INIT when they are renewed", "[lambda]") {
    // Lifetime 100 s: at 1,000 s each of two has been renewed ten times.
    Spec spec = plainFunction(seconds(0.1));
    spec.published = true;
    spec.provisionedConcurrency = 2;
    spec.init = seconds(0.5);
    spec.lifetime = seconds(100);
    Bed bed;
    Function function(bed.world, bed.account, spec, "F");
    function.startMeasuring();
    bed.runUntil(1'000);
    CHECK(granules(function.report(base::seconds(1'000)), "VendedLog-Bytes") == 20 * 191);
}
