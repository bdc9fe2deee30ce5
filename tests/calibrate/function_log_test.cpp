// SPDX-License-Identifier: GPL-3.0-or-later
// Logs as they come: of several memory sizes, in several files, with lines twice, with and without dates.
#include "scenarios/calibrate/function_log.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "scenarios/calibrate/calibrate.hpp"
#include "scenarios/calibrate/calibration.hpp"
#include "tests/calibrate/read_logs.hpp"
#include "tests/calibrate/small_scenario.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;

namespace {

/// A line of the invocation of that number.
std::string line(int number, double milliseconds, int memory = 512, const char* more = "") {
    std::array<char, 256> text{};
    std::snprintf(text.data(), text.size(),
                  "2026-01-05T00:00:00.000Z\tREPORT RequestId: 3897a7c2-8ac6-4013-9f63-%012d\tDuration: %.2f "
                  "ms\tBilled Duration: %.0f ms\tMemory Size: %d MB\tMax Memory Used: 88 MB\t%s\n",
                  number, milliseconds, milliseconds + 0.5, memory, more);
    return text.data();
}

bool says(const calibrate::Findings& findings, const std::string& words) {
    return std::ranges::any_of(findings, [&](const std::string& one) { return one.find(words) != std::string::npos; });
}

std::string measured(const Node& root, const std::string& pointer) {
    const Node* all = document::resolve(root, "/Imported/Measured");
    const Node* one = all != nullptr ? all->find(pointer) : nullptr;
    return one != nullptr ? one->asString() : std::string();
}

}  // namespace

// 200 invocations of 40 ms with 512 MB, 300 of 20 ms with 1024 MB: exactly in proportion.
TEST_CASE("of several memory sizes the scenario's own counts", "[calibrate]") {
    const Recording file("sizes.log");
    {
        auto out = file.open();
        for (int i = 0; i < 200; ++i) out << line(i, 40.0, 512, i == 0 ? "Init Duration: 300.00 ms\t" : "");
        for (int i = 200; i < 500; ++i) out << line(i, 20.0, 1024, i == 200 ? "Init Duration: 200.00 ms\t" : "");
    }
    const auto log = functionLog(file.path());
    REQUIRE(log);
    CHECK(log->sizes.at(512).durations.count() == 200);
    CHECK(log->sizes.at(1024).durations.count() == 300);
    Node root = smallScenario(kOnlyCode);  // of 512 MB
    const auto findings = calibrate::calibrateFunction(root, "F", *log, "sizes.log");
    REQUIRE(findings);
    const Node* code = document::resolve(root, "/Resources/F/Behavior/Steps/Code/Compute");
    REQUIRE(code != nullptr);
    CHECK(code->find("Duration")->asString() == "40ms");
    CHECK(code->find("AtMemory")->asInteger() == 512);
    CHECK(document::resolve(root, "/Resources/F/Behavior/Init")->asString() == "300ms");
    CHECK(says(*findings,
               "the invocations with 512 MB count: 512 MB: p50 40ms of 200; 1024 MB: p50 20ms of 300 "
               "(computing alone would take 20ms)"));
    CHECK_FALSE(says(*findings, "the scenario has"));
}

TEST_CASE("a size that the scenario does not have counts where its own is not there, and says so", "[calibrate]") {
    const Recording file("other.log");
    {
        auto out = file.open();
        for (int i = 0; i < 5; ++i) out << line(i, 40.0, 512);  // too few
        for (int i = 5; i < 205; ++i) out << line(i, 20.0, 1024);
        for (int i = 205; i < 505; ++i) out << line(i, 10.0, 2048);
    }
    const auto log = functionLog(file.path());
    REQUIRE(log);
    CHECK(calibrate::sizeThatCounts(*log, 1024) == 1024);
    CHECK(calibrate::sizeThatCounts(*log, 512) == 2048);
    CHECK(calibrate::sizeThatCounts(*log, std::nullopt) == 2048);
    Node root = smallScenario(kOnlyCode);
    const auto findings = calibrate::calibrateFunction(root, "F", *log, "other.log");
    REQUIRE(findings);
    CHECK(document::resolve(root, "/Resources/F/Behavior/Steps/Code/Compute/Duration")->asString() == "10ms");
    CHECK(document::resolve(root, "/Resources/F/Behavior/Steps/Code/Compute/AtMemory")->asInteger() == 2048);
    CHECK(says(*findings, "measured with 2048 MB; the scenario has 512 MB"));
}

// Lines of the same request and the same figures are one invocation; another attempt of it takes another time.
TEST_CASE("a line that is there twice counts once, an invocation that was tried again counts again", "[calibrate]") {
    const Recording file("twice.log");
    {
        auto out = file.open();
        for (int pass = 0; pass < 2; ++pass) {
            for (int i = 0; i < 100; ++i) out << line(i, 10.0 + i);
        }
        out << line(7, 99.5);
    }
    const auto log = functionLog(file.path());
    REQUIRE(log);
    CHECK(log->reports == 201);
    CHECK(log->repeated == 100);
    CHECK(onlySize(*log).durations.count() == 101);
    Node root = smallScenario(kOnlyCode);
    const auto findings = calibrate::calibrateFunction(root, "F", *log, "twice.log");
    REQUIRE(findings);
    CHECK(says(*findings, "100 REPORT lines were there before, with the same RequestId and times: they count once"));
}

TEST_CASE("one identifier on every line is nobody's, and nothing is left out for it", "[calibrate]") {
    const Recording file("placeholder.log");
    {
        auto out = file.open();
        for (int i = 0; i < 300; ++i) out << line(1, 40.0);
    }
    const auto log = functionLog(file.path());
    REQUIRE(log);
    CHECK(log->repeated == 0);
    CHECK(onlySize(*log).durations.count() == 300);
}

TEST_CASE("the files of one log count together, and what is in two of them once", "[calibrate]") {
    const Recording first("first.log");
    const Recording second("second.log");
    {
        auto out = first.open();
        for (int i = 0; i < 100; ++i) out << line(i, 20.0);
        auto more = second.open();
        for (int i = 90; i < 200; ++i) more << line(i, i < 100 ? 20.0 : 40.0);
    }
    Node root = smallScenario(kOnlyCode);
    calibrate::Calibration calibration(root, "F", "", ".", "s");
    REQUIRE(calibration.apply(first.path()));
    const auto findings = calibration.apply(second.path());
    REQUIRE(findings);
    CHECK(says(*findings, " of 200; "));
    CHECK(says(*findings, "10 REPORT lines were there before"));
    const std::string source = measured(root, "/Resources/F/Behavior/Steps/Code");
    CHECK(source.starts_with(first.path().filename().string() + ", " + second.path().filename().string() +
                             ", 200 invocations, p50 "));
    CHECK(source.ends_with(", data of 2026-01-05"));
    REQUIRE(calibration.plots().size() == 1);
    CHECK(calibration.plots().front().count == 200);
}

TEST_CASE("when a log is of is found in each form that logs have", "[calibrate]") {
    const auto days = [](const std::string& text) {
        const Recording file("dates.log");
        { file.open() << text; }
        const auto log = functionLog(file.path());
        REQUIRE(log);
        CHECK(log->reports == 2);
        return calibrate::daysText(log->time);
    };
    const std::string report =
        R"(REPORT RequestId: x\tDuration: 1.00 ms\tBilled Duration: 1 ms\tMemory Size: 128 MB\tMax Memory Used: 9 MB\t)";
    const std::string both = ", data of 2026-01-05 to 2026-01-07";
    CHECK(days("2026-01-05T23:59:59.000Z " + report + "\n2026-01-07T00:00:00.000Z " + report + "\n") == both);
    CHECK(days("2026-01-07T01:00:00+02:00 " + report + "\n2026-01-05T00:00:00Z " + report + "\n") ==
          ", data of 2026-01-05 to 2026-01-06");
    CHECK(days("timestamp,message\n1767571200480,\"" + report + "\"\n1767744000000,\"" + report + "\"\n") == both);
    CHECK(days(R"({"events": [{"timestamp": 1767571200480, "message": ")" + report +
               R"("}, {"timestamp": 1767744000000, "message": ")" + report + "\"}]}") == both);
    CHECK(
        days(
            R"({"results": [[{"field": "@timestamp", "value": "2026-01-05 00:00:00.480"}, {"field": "@message", "value": ")" +
            report +
            R"("}], [{"field": "@timestamp", "value": "2026-01-07 00:00:00.480"}, {"field": "@message", "value": ")" +
            report + "\"}]]}") == both);
    CHECK(days(report + "\n" + report + "\n") == ", no date in it");
}
