// SPDX-License-Identifier: GPL-3.0-or-later
// What is odd about counts: told once, and taken back whole.
#include "tests/calibrate/counted_files.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

/// Six at these seconds of 2026-01-05 00:00, by label.
std::string countsAt(const std::vector<std::pair<std::string, std::vector<int>>>& times) {
    std::string text;
    for (const auto& [function, seconds] : times) {
        std::string stamps;
        std::string values;
        for (const int second : seconds) {
            const auto two = [](int number) { return std::to_string(100 + number).substr(1); };
            stamps +=
                (stamps.empty() ? "" : ", ") + ("\"2026-01-05T00:" + two(second / 60)) + ":" + two(second % 60) + "Z\"";
            values += values.empty() ? "6" : ", 6";
        }
        text += (text.empty() ? "" : ", ") + (R"({"Id": ")" + function) + R"(", "Label": ")" + function +
                R"(", "StatusCode": "Complete", "Timestamps": [)" + stamps + R"(], "Values": [)" + values + "]}";
    }
    return R"({"MetricDataResults": [)" + text + "]}";
}

}  // namespace

TEST_CASE("a run lasts as it did once the counts that made it longer are no traffic any more", "[calibrate]") {
    const Recording whole("-counted-whole.json");
    const Recording odd("-counted-odd.json");
    document::Node scenario = twoCounted("G");
    calibrate::Calibration calibration(scenario, "", "", std::filesystem::temp_directory_path(), "lasts");
    countedIn(calibration, whole, countsAt({{"F Invocations Sum", {0, 60, 120}}, {"X", {0}}}));
    CHECK(document::resolve(scenario, "/Simulation/Duration")->asString() == "180s");
    const std::string more = countsAt({{"F Invocations Sum", {187}}, {"F Duration Average", {0, 60}}});
    CHECK(isSaid(countedIn(calibration, odd, more), "is not whole periods apart"));
    CHECK(document::resolve(scenario, "/Workloads/A/Arrivals/Poisson") != nullptr);
    CHECK(document::resolve(scenario, "/Simulation/Duration")->asString() == "60s");
}

// CloudWatch gives each value once, people give pages twice. By hand: 6 in each of three minutes.
TEST_CASE("a count with a value that is there twice arrives with it once, and that is told", "[calibrate]") {
    const Recording file("-counted-double.json");
    document::Node scenario = twoCounted("G");
    calibrate::Calibration calibration(scenario, "", "", std::filesystem::temp_directory_path(), "double");
    CHECK(isSaid(countedIn(calibration, file, countsAt({{"F Invocations Sum", {0, 60, 60, 120}}, {"X", {0}}})),
                 "1 values are there twice"));
    CHECK(arriving(scenario, calibration, "A") == 18.0);
}

TEST_CASE("what is odd about a count is told once, however many workloads it is of", "[calibrate]") {
    const Recording first("-counted-first.json");
    const Recording twice("-counted-twice.json");
    document::Node scenario = twoCounted("F");
    calibrate::Calibration calibration(scenario, "", "", std::filesystem::temp_directory_path(), "told");
    countedIn(calibration, first, countsAt({{"F Invocations Sum", {0, 60, 120}}, {"F Duration Average", {0, 60}}}));
    const calibrate::Findings told =
        countedIn(calibration, twice, countsAt({{"F Invocations Sum", {120, 180}}, {"F Duration Average", {120}}}));
    CHECK(std::ranges::count_if(told, [](const std::string& one) {
              return one.find("values are there twice") != std::string::npos;
          }) == 1);
}
