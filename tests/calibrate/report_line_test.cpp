// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/report_line.hpp"

#include "tests/support/catch.hpp"

using namespace headroom;
using calibrate::parseReport;
using calibrate::ReportLine;

TEST_CASE("a cold REPORT line, with tabs and as it stands in JSON", "[calibrate]") {
    const ReportLine cold{
        base::Duration(3'040'000), base::Duration(104'000'000), 512, 88, base::Duration(100'500'000), {}, false};
    CHECK(parseReport(
              "REPORT RequestId: 3897a7c2-8ac6-4013-9f63-d06a7e1c7a4b\tDuration: 3.04 ms\tBilled Duration: 104 ms\t"
              "Memory Size: 512 MB\tMax Memory Used: 88 MB\tInit Duration: 100.50 ms\t") == cold);
    CHECK(parseReport("REPORT RequestId: 3897a7c2\\tDuration: 3.04 ms\\tBilled Duration: 104 ms\\tMemory Size: 512 "
                      "MB\\tMax Memory Used: 88 MB\\tInit Duration: 100.50 ms\\t\\n") == cold);
}

TEST_CASE("a line of the JSON log format, and one of a restored snapshot", "[calibrate]") {
    const auto json = parseReport(
        R"("platform.report","record":{"requestId":"x","metrics":{"durationMs":101.51,"billedDurationMs":300,"memorySizeMB":512,"maxMemoryUsedMB":33,"initDurationMs":116.67},"status":"success"}})");
    REQUIRE(json);
    CHECK(json->duration == base::Duration(101'510'000));
    CHECK(json->billed == base::Duration(300'000'000));
    CHECK(json->init == base::Duration(116'670'000));
    CHECK_FALSE(json->failed);
    const auto restored = parseReport(
        "REPORT RequestId: x\tDuration: 12.00 ms\tBilled Duration: 300 ms\tMemory Size: 1024 MB\tMax Memory Used: 99 "
        "MB\tRestore Duration: 287.30 ms\tBilled Restore Duration: 288 ms");
    REQUIRE(restored);
    CHECK(restored->restore == base::Duration(287'300'000));
    CHECK(restored->billedRestore == base::Duration(288'000'000));
    CHECK_FALSE(restored->init);
}

TEST_CASE("failed invocations are known by their status", "[calibrate]") {
    const auto timeout = parseReport(
        "REPORT RequestId: x\tDuration: 3000.00 ms\tBilled Duration: 3000 ms\tMemory Size: 128 MB\tMax Memory Used: 33 "
        "MB\tStatus: timeout");
    REQUIRE(timeout);
    CHECK(timeout->failed);
    CHECK(timeout->timedOut);
    const std::string line = "REPORT RequestId: x\tDuration: 30.00 ms\tBilled Duration: 30 ms\tMemory Size: 128 MB\t";
    const auto error = parseReport(line + "Status: error\tError Type: Error");
    REQUIRE(error);
    CHECK(error->failed);
    CHECK_FALSE(error->timedOut);
    CHECK_FALSE(error->crashed);
    const auto crash = parseReport(line + "Status: error\tError Type: Runtime.ExitError");
    REQUIRE(crash);
    CHECK(crash->failed);
    CHECK(crash->crashed);
    const auto json = parseReport(
        R"("platform.report","record":{"metrics":{"durationMs":3.04,"billedDurationMs":4,"memorySizeMB":128},"status":"failure"})");
    REQUIRE(json);
    CHECK(json->failed);
}

TEST_CASE("a line that was cut is none", "[calibrate]") {
    CHECK_FALSE(parseReport("REPORT RequestId: x\tDuration: 3.04 ms\tBilled Dur"));
    CHECK_FALSE(parseReport("REPORT RequestId: x\tDuration: ms\tBilled Duration: 4 ms\tMemory Size: 128 MB"));
    CHECK_FALSE(parseReport("REPORT RequestId: x\tDuration: 1e300 ms\tBilled Duration: 4 ms\tMemory Size: 128 MB"));
    CHECK_FALSE(parseReport("REPORT RequestId: x\tDuration: -4 ms\tBilled Duration: 4 ms\tMemory Size: 128 MB"));
    CHECK_FALSE(parseReport(""));
}
