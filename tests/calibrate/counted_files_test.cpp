// SPDX-License-Identifier: GPL-3.0-or-later
// Counts that lie in several files: pages of an answer, a file of each resource, and what comes behind them.
#include <map>

#include "tests/calibrate/counted_files.hpp"

using namespace headroom;
using namespace headroom::test;

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
    CHECK(isSaid({refused.error().what}, "holds what F counted, which is of B as well as of A"));
    CHECK(isSaid({refused.error().what}, "`headroom calibrate --of A --series ...` takes"));  // the window has none
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
    CHECK(
        isSaid(countedIn(calibration, file, text), "B: has a value every 300 s, A every 60 s: each may be of so long"));
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

/// An answer: of each label values at these minutes of 2026-01-05.
std::string answerOf(const std::vector<std::pair<std::string, std::map<int, int>>>& series) {
    std::string text;
    for (const auto& [label, values] : series) {
        std::string times;
        std::string list;
        for (const auto& [minute, value] : values) {
            const std::string hour = std::to_string(100 + minute / 60).substr(1);
            times += (times.empty() ? "" : ", ") + ("\"2026-01-05T" + hour) + ":" +
                     std::to_string(100 + minute % 60).substr(1) + ":00Z\"";
            list += (list.empty() ? "" : ", ") + std::to_string(value);
        }
        text += (text.empty() ? "" : ", ") + (R"({"Label": ")" + label) + R"(", "Id": "m)" +
                std::to_string(text.size()) + R"(", "StatusCode": "Complete", "Timestamps": [)" + times +
                "], \"Values\": [" + list + "]}";
    }
    return R"({"MetricDataResults": [)" + text + "]}";
}

std::map<int, int> everyMinutes(int distance, int values, int each) {
    std::map<int, int> all;
    for (int i = 0; i < values; ++i) all[i * distance] = each;
    return all;
}

}  // namespace

// By hand: 7,200 in an hour are two a second for that hour; of 24 hours two have some.
TEST_CASE("a rare count has the period of its answer, and nothing arrives between its values", "[calibrate]") {
    for (const auto& [of, quiet] :
         {std::pair{"", std::map<int, int>{{0, 7200}, {720, 7200}}}, std::pair{"", std::map<int, int>{{540, 7200}}},
          std::pair{"B", std::map<int, int>{{0, 7200}, {720, 7200}}}, std::pair{"B", std::map<int, int>{{540, 7200}}},
          std::pair{"", std::map<int, int>{}}, std::pair{"B", std::map<int, int>{}}}) {
        INFO(of << " " << quiet.size());
        const Recording file("-rare.json");
        document::Node scenario = twoCounted("G");
        calibrate::Calibration calibration(scenario, of, "", std::filesystem::temp_directory_path(), "rare");
        countedIn(calibration, file,
                  answerOf({{"F Invocations Sum", everyMinutes(60, 24, 3600)}, {"G Invocations Sum", quiet}}));
        std::vector<double> expected(24);
        for (const auto& [minute, value] : quiet) expected[static_cast<std::size_t>(minute / 60)] = value;
        CHECK(countsOf(scenario, calibration, "B") == expected);
        CHECK(document::resolve(scenario, "/Simulation/Duration")->asString() == "86400s");
    }
}

TEST_CASE("of a few values alone nothing says how long each is of", "[calibrate]") {
    const Recording file("-alone.json");
    for (const std::string of : {"", "A"}) {
        document::Node scenario = twoCounted("G");
        calibrate::Calibration calibration(scenario, of, "", std::filesystem::temp_directory_path(), "alone");
        file.open() << answerOf({{"F Invocations Sum", {{0, 72000}, {720, 72000}}}});
        const auto refused = calibration.apply(file.path());
        REQUIRE_FALSE(refused);
        CHECK(isSaid({refused.error().what}, "43200 s and multiples of it apart, and nothing says how long"));
        // Distances that CloudWatch's periods have are taken, and said.
        calibrate::Calibration hourly(scenario, of, "", std::filesystem::temp_directory_path(), "alone");
        const calibrate::Findings told =
            countedIn(hourly, file, answerOf({{"F Invocations Sum", everyMinutes(60, 3, 3600)}}));
        CHECK(isSaid(told, "3600 s are taken"));
        CHECK(countsOf(scenario, hourly, "A") == std::vector<double>(3, 3600.0));
    }
}

TEST_CASE("pages of an answer give one traffic in any order", "[calibrate]") {
    std::string later = pageOf({{"F", {30, 40, 50}}, {"G", {3, 4}}}, 2, true);
    later.replace(later.rfind("PartialData"), 11, "Complete");
    const std::string earlier = pageOf({{"F", {10, 20}}, {"X", {1}}}, 0, false);  // nothing of G
    for (const bool turned : {false, true}) {
        const Recording first("-turned-1.json");
        const Recording second("-turned-2.json");
        document::Node scenario = twoCounted("G");
        calibrate::Calibration calibration(scenario, "", "", std::filesystem::temp_directory_path(), "turned");
        countedIn(calibration, first, turned ? earlier : later);
        countedIn(calibration, second, turned ? later : earlier);
        CHECK(calibration.complete());
        CHECK(countsOf(scenario, calibration, "A") == std::vector<double>{10, 20, 30, 40, 50});
        CHECK(countsOf(scenario, calibration, "B") == std::vector<double>{0, 0, 3, 4, 0});
    }
}

TEST_CASE("a count shortens no run under a Trace that the scenario has, unless it is asked for", "[calibrate]") {
    const Recording before("-standing-before.json");
    const Recording shorter("-standing-shorter.json");
    document::Node scenario = twoCounted("G");
    calibrate::Calibration earlier(scenario, "A", "", std::filesystem::temp_directory_path(), "standing");
    countedIn(earlier, before, pageOf({{"F", {10, 20, 30, 40}}}, 0, false));
    calibrate::Calibration all(scenario, "", "", std::filesystem::temp_directory_path(), "standing");
    const std::string ofG = pageOf({{"G", {1, 2}}, {"X", {1}}}, 0, false);
    CHECK(isSaid(countedIn(all, shorter, ofG), "the Trace of A in the scenario is of 2026-01-05T00"));
    CHECK(document::resolve(scenario, "/Simulation/Duration")->asString() == "240s");
    CHECK(document::resolve(scenario, "/Workloads/B/Arrivals/Poisson") != nullptr);
    calibrate::Calibration asked(scenario, "B", "", std::filesystem::temp_directory_path(), "standing");
    CHECK(isSaid(countedIn(asked, shorter, ofG), "the first 120 s alone arrive"));
}

TEST_CASE("a file that holds nothing is a page only while its answer is open", "[calibrate]") {
    const Recording page1("-open-1.json");
    const Recording page2("-open-2.json");
    document::Node scenario = twoCounted("G");
    calibrate::Calibration calibration(scenario, "", "", std::filesystem::temp_directory_path(), "open");
    countedIn(calibration, page1, pageOf({{"F", {30, 40}}, {"G", {3, 4}}}, 2, true));
    CHECK(isSaid(countedIn(calibration, page2, pageOf({{"X", {1, 2}}}, 0, false)), "it counts with the others"));
    CHECK_FALSE(calibration.apply(page2.path()));
}
