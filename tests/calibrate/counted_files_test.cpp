// SPDX-License-Identifier: GPL-3.0-or-later
// Counts that lie in several files: pages of an answer, a file of each resource, and what comes behind them.
#include <algorithm>

#include "scenarios/calibrate/calibration.hpp"
#include "scenarios/format/data_files.hpp"
#include "tests/calibrate/small_scenario.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

/// One page of get-metric-data: invocations of each function in these minutes of 2026-01-05.
std::string pageOf(const std::vector<std::pair<std::string, std::vector<int>>>& counts, int firstMinute, bool more) {
    std::string text = R"({"MetricDataResults": [)";
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto& [function, values] = counts[i];
        text += (i > 0 ? ", " : "") + (R"({"Id": "m)" + std::to_string(i)) + R"(", "Label": ")" + function +
                R"( Invocations Sum", "StatusCode": ")" + (more ? "PartialData" : "Complete") + R"(", "Timestamps": [)";
        std::string list;
        for (std::size_t k = 0; k < values.size(); ++k) {
            const std::string minute = std::to_string(100 + firstMinute + static_cast<int>(k)).substr(1);
            text += (k > 0 ? ", " : "") + (R"("2026-01-05T00:)" + minute) + R"(:00Z")";
            list += (k > 0 ? ", " : "") + std::to_string(values[k]);
        }
        text += "], \"Values\": [" + list + "]}";
    }
    return text + "]" + (more ? R"(, "NextToken": "next")" : "") + "}";
}

document::Node twoCounted(const std::string& targetOfB) {
    const std::string function =
        R"({ "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512 }, "Behavior": { "Steps": [ { "Compute": { "Duration": "5ms" } } ] } })";
    document::Loaded loaded = document::readText(
        R"({ "Headroom": 1, "Region": "us-east-1", "Resources": { "F": )" + function + R"(, "G": )" + function +
            R"( }, "Workloads": { "A": { "Target": "F", "Arrivals": { "Poisson": { "Rate": "9/s" } } }, "B": { "Target": ")" +
            targetOfB + R"(", "Arrivals": { "Poisson": { "Rate": "9/s" } } } }, "Simulation": { "Duration": "60s" } })",
        "s.json", document::Format::Json);
    REQUIRE(loaded.ok());
    return std::move(*loaded.root);
}

/// The file stays, for the scenario may name it.
calibrate::Findings countedIn(calibrate::Calibration& calibration, const Recording& file, const std::string& text) {
    file.open() << text;
    const auto findings = calibration.apply(file.path());
    INFO((findings ? std::string() : findings.error().what));
    REQUIRE(findings);
    return *findings;
}

bool isSaid(const calibrate::Findings& findings, std::string_view words) {
    return std::ranges::any_of(findings, [&](const std::string& one) { return one.find(words) != std::string::npos; });
}

/// What arrives at a workload of the scenario as it is read before its files are written.
double arriving(const document::Node& scenario, const calibrate::Calibration& calibration, const std::string& name) {
    const format::LoadedScenario loaded = format::loadScenarioText(
        document::writeJson(scenario), (std::filesystem::temp_directory_path() / "s.json").string(), {},
        calibration.unwritten());
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const auto& workloads = loaded.scenario->designs.front().workloads;
    const auto spec = std::ranges::find(workloads, name, &workload::TrafficSpec::name);
    REQUIRE(spec != workloads.end());
    const auto* replay = std::get_if<workload::TraceReplay>(&spec->arrivals.process);
    return replay != nullptr ? replay->trace->total() : -1.0;
}

}  // namespace

// By hand: 10 + 20 + 30 + 40 invocations of F on two pages, 1 + 2 + 3 + 4 of G.
TEST_CASE("all pages of an answer are one traffic, whatever file comes behind them", "[calibrate]") {
    const Recording page1("-counted-page1.json");
    const Recording page2("-counted-page2.json");
    const Recording metrics("-counted-metrics.json");
    document::Node scenario = twoCounted("G");
    calibrate::Calibration calibration(scenario, "", "", std::filesystem::temp_directory_path(), "pages");
    countedIn(calibration, page1, pageOf({{"F", {30, 40}}, {"G", {3, 4}}}, 2, true));
    countedIn(calibration, page2, pageOf({{"F", {10, 20}}, {"G", {1, 2}}}, 0, false));
    CHECK(arriving(scenario, calibration, "A") == 100.0);
    CHECK(arriving(scenario, calibration, "B") == 10.0);
    countedIn(
        calibration, metrics,
        R"({"MetricDataResults": [{"Id": "d", "Label": "F Duration Average", "StatusCode": "Complete", "Timestamps": ["2026-01-05T00:00:00Z", "2026-01-05T00:01:00Z"], "Values": [20, 22]}]})");
    CHECK(calibration.complete());
    CHECK(arriving(scenario, calibration, "A") == 100.0);
    CHECK(document::resolve(scenario, "/Simulation/Duration")->asString() == "240s");
    CHECK(calibration.files().size() == 2);
}

TEST_CASE("a count in a file of its own that ends earlier is told, and shortens no run", "[calibrate]") {
    const Recording ofF("-counted-of-f.json");
    const Recording ofG("-counted-of-g.json");
    const Recording restOfG("-counted-rest-of-g.json");
    document::Node scenario = twoCounted("G");
    calibrate::Calibration calibration(scenario, "", "", std::filesystem::temp_directory_path(), "apart");
    countedIn(calibration, ofF, pageOf({{"F", {10, 20, 30}}, {"X", {1}}}, 0, false));
    const calibrate::Findings told = countedIn(calibration, ofG, pageOf({{"G", {1, 2}}, {"X", {1}}}, 0, false));
    CHECK(isSaid(told, "B: was counted from 2026-01-05T00:00:00Z to 2026-01-05T00:02:00Z, A from"));
    CHECK(document::resolve(scenario, "/Simulation/Duration")->asString() == "180s");
    CHECK(document::resolve(scenario, "/Workloads/B/Arrivals/Poisson") != nullptr);
    // The rest of it: both are of the same three minutes now.
    countedIn(calibration, restOfG, pageOf({{"G", {3}}, {"X", {1}}}, 2, false));
    CHECK(arriving(scenario, calibration, "B") == 6.0);
}

TEST_CASE("a count that is longer than those before it takes their place, and they arrive as they did", "[calibrate]") {
    const Recording shortF("-counted-short-f.json");
    const Recording longG("-counted-long-g.json");
    document::Node scenario = twoCounted("G");
    calibrate::Calibration calibration(scenario, "", "", std::filesystem::temp_directory_path(), "longer");
    countedIn(calibration, shortF, pageOf({{"F", {10, 20}}, {"X", {1}}}, 0, false));
    CHECK(document::resolve(scenario, "/Workloads/A/Arrivals/Trace") != nullptr);
    const calibrate::Findings told = countedIn(calibration, longG, pageOf({{"G", {1, 2, 3}}, {"X", {1}}}, 0, false));
    CHECK(isSaid(told, "A: was counted from"));
    CHECK(document::resolve(scenario, "/Workloads/A/Arrivals/Poisson") != nullptr);
    CHECK(document::resolve(scenario, "/Imported/Measured/~1Workloads~1A~1Arrivals") == nullptr);
    CHECK(document::resolve(scenario, "/Simulation/Duration")->asString() == "180s");
}

TEST_CASE("a count of two workloads is not laid on one of them", "[calibrate]") {
    document::Node scenario = twoCounted("F");
    const Recording file("-of-two.json");
    file.open() << pageOf({{"F", {10, 20, 30}}}, 0, false);
    calibrate::Calibration one(scenario, "A", "", file.path().parent_path(), "two");
    const auto refused = one.apply(file.path());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("holds what F counted, which is of B as well as of A") != std::string::npos);
    CHECK(document::resolve(scenario, "/Workloads/A/Arrivals/Poisson") != nullptr);
    calibrate::Calibration all(scenario, "", "", file.path().parent_path(), "two");
    const auto both = all.apply(file.path());
    REQUIRE_FALSE(both);
    CHECK(both.error().what.find("what F counted is of B as well") != std::string::npos);
    calibrate::Calibration asked(scenario, "A", "m0", file.path().parent_path(), "two");
    REQUIRE(asked.apply(file.path()));  // --series says that it is A's
    CHECK(document::resolve(scenario, "/Workloads/A/Arrivals/Trace") != nullptr);
}

TEST_CASE("a file behind the last page is an answer of its own, whose gaps are not known to be empty", "[calibrate]") {
    const Recording page1("-apart-page1.json");
    const Recording page2("-apart-page2.json");
    const Recording other("-apart-other.json");
    document::Node scenario = twoCounted("G");
    calibrate::Calibration calibration(scenario, "", "", std::filesystem::temp_directory_path(), "behind");
    countedIn(calibration, page1, pageOf({{"F", {30, 40}}, {"X", {1}}}, 2, true));
    countedIn(calibration, page2, pageOf({{"F", {10, 20}}, {"X", {1}}}, 0, false));
    const calibrate::Findings told = countedIn(calibration, other, pageOf({{"G", {5, 6}}, {"X", {1}}}, 1, false));
    CHECK(isSaid(told, "B: was counted from"));
    CHECK(document::resolve(scenario, "/Workloads/B/Arrivals/Poisson") != nullptr);
}

// Counted by five minutes, 300 of them are one a second: not 300 in the first of five minutes.
TEST_CASE("a count of longer periods than the longest is not laid on those of the longest", "[calibrate]") {
    const Recording file("-two-periods.json");
    document::Node scenario = twoCounted("G");
    calibrate::Calibration calibration(scenario, "", "", std::filesystem::temp_directory_path(), "periods");
    std::string text = pageOf({{"F", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}}, {"X", {1}}}, 0, false);
    const std::string ofG =
        R"({"Id": "g", "Label": "G Invocations Sum", "StatusCode": "Complete", "Timestamps": ["2026-01-05T00:00:00Z", "2026-01-05T00:05:00Z"], "Values": [300, 300]}, )";
    text.insert(text.find("[{") + 1, ofG);
    CHECK(isSaid(countedIn(calibration, file, text), "B: was counted from"));
    CHECK(document::resolve(scenario, "/Workloads/B/Arrivals/Poisson") != nullptr);
}

TEST_CASE("traffic that is not written yet is found however the scenario asks for it", "[calibrate]") {
    const Recording page1("-asked-page1.json");
    const Recording page2("-asked-page2.json");
    document::Node scenario = twoCounted("G");
    calibrate::Calibration calibration(scenario, "", "", std::filesystem::temp_directory_path(), "asked");
    countedIn(calibration, page1, pageOf({{"F", {30, 40}}, {"X", {1}}}, 2, true));
    countedIn(calibration, page2, pageOf({{"F", {10, 20}}, {"X", {1}}}, 0, false));
    document::Node* trace = document::resolve(scenario, "/Workloads/A/Arrivals/Trace");
    REQUIRE(trace != nullptr);
    document::Node turned = document::Node::object();
    for (auto member = trace->members().rbegin(); member != trace->members().rend(); ++member)
        turned.set(member->key, member->value);
    REQUIRE(document::writeJson(turned) != document::writeJson(*trace));
    *trace = turned;
    CHECK(arriving(scenario, calibration, "A") == 100.0);
}

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
