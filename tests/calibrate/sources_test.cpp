// SPDX-License-Identifier: GPL-3.0-or-later
// Measurements other than logs of functions: Power Tuning, traces, tables, keys, CloudWatch's metrics.
#include <cmath>

#include "scenarios/calibrate/calibrate.hpp"
#include "scenarios/calibrate/item_sizes.hpp"
#include "scenarios/calibrate/key_skew.hpp"
#include "scenarios/calibrate/power_tuning.hpp"
#include "scenarios/calibrate/xray.hpp"
#include "tests/calibrate/small_scenario.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;

namespace {

Node json(const std::string& text) {
    document::Loaded loaded = document::readText(text, "x.json", document::Format::Json);
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.ok());
    return std::move(*loaded.root);
}

bool near(double a, double b, double relative) { return std::abs(a / b - 1.0) < relative; }

/// The likely value of a range, or the value itself.
std::string likely(const Node& root, const std::string& pointer) {
    const Node* value = document::resolve(root, pointer + "/Uncertain/Likely");
    if (value == nullptr) value = document::resolve(root, pointer);
    return value != nullptr && value->isString() ? value->asString() : "nothing";
}

}  // namespace

TEST_CASE("Power Tuning's statistics: what memory shortens and what it does not", "[calibrate]") {
    // 30 ms of waiting and 100 ms of computing at one vCPU: by hand 30 + 100 x 1769 / memory.
    std::string stats;
    for (const int memory : {128, 256, 512, 1024, 1769, 3008}) {
        const double time = 30.0 + 100.0 / std::min(1.0, memory / 1769.0);
        stats += (stats.empty() ? "" : ",") + std::string("{\"value\":") + std::to_string(memory) +
                 ",\"averageDuration\":" + std::to_string(time) + "}";
    }
    const auto sizes = calibrate::readPowerTuning(json("{\"power\":1024,\"stats\":[" + stats + "]}"));
    REQUIRE(sizes);
    const calibrate::TuningFit fit = calibrate::fitTuning(*sizes);
    CHECK(near(fit.wait.value, 30.0, 0.001));
    CHECK(near(fit.compute.value, 100.0, 0.001));
    CHECK(fit.worst < 0.001);
    Node root = smallScenario(kOnlyCode);
    const auto findings = calibrate::calibrateTuning(root, "F", *sizes, "tuning.json");
    REQUIRE(findings);
    CHECK(likely(root, "/Resources/F/Behavior/Steps/Code/Compute/Duration") == "100ms");
    CHECK(likely(root, "/Resources/F/Behavior/Steps/Waiting/Wait/Duration") == "30ms");
    static_cast<void>(loadedScenario(root));
}

TEST_CASE("Power Tuning's chart says the same", "[calibrate]") {
    // 128, 256 as 16-bit and 200, 100 as 32-bit numbers, lowest byte first.
    const auto sizes = calibrate::readPowerTuning(json(
        R"({"power":"128","stateMachine":{"visualization":"https://lambda-power-tuning.show/#gAAAAQ==;AABIQwAAyEI=;AAA="}})"));
    REQUIRE(sizes);
    CHECK(*sizes == std::vector<calibrate::TunedSize>{{128.0, 200.0}, {256.0, 100.0}});
    const calibrate::TuningFit fit = calibrate::fitTuning(*sizes);
    CHECK(fit.wait.value < 1e-6);
    CHECK(near(fit.compute.value, 200.0 * 128.0 / 1769.0, 1e-6));
    CHECK_FALSE(calibrate::readPowerTuning(json(R"({"stateMachine":{"visualization":"https://x/#gA;AA;"}})")));
    Node root = smallScenario(kOnlyCode);
    CHECK_FALSE(calibrate::calibrateTuning(root, "F", {{128.0, 200.0}}, "x"));
    CHECK_FALSE(calibrate::calibrateTuning(root, "T", *sizes, "x"));
}

TEST_CASE("scatter of Power Tuning's means becomes a range that holds the truth", "[calibrate]") {
    std::vector<calibrate::TunedSize> sizes;
    const std::vector<double> noise{1.03, 0.98, 1.01, 0.97, 1.02, 0.99};
    const std::vector<double> memory{128, 256, 512, 1024, 1536, 1769};
    for (std::size_t i = 0; i < memory.size(); ++i)
        sizes.push_back({memory[i], (30.0 + 100.0 * 1769.0 / memory[i]) * noise[i]});
    const calibrate::TuningFit fit = calibrate::fitTuning(sizes);
    CHECK(fit.compute.low < 100.0);
    CHECK(fit.compute.high > 100.0);
    CHECK(fit.wait.low < 30.0);
    CHECK(fit.wait.high > 30.0);
    Node root = smallScenario(kWithCall);
    REQUIRE(calibrate::calibrateTuning(root, "F", sizes, "t"));
    CHECK(document::resolve(root, "/Resources/F/Behavior/Steps/Code/Compute/Duration/Uncertain") != nullptr);
    CHECK(document::resolve(root, "/Resources/F/Behavior/Steps/Read/Call") != nullptr);
    CHECK(document::resolve(root, "/Resources/F/Behavior/Steps/Waiting") == nullptr);
    static_cast<void>(loadedScenario(root));
}

TEST_CASE("traces tell a function's own time from that of its calls", "[calibrate]") {
    // 100 ms of Invocation; two calls that overlap for 10 ms cover 50 of them; INIT took 200 ms.
    const std::string document =
        R"({\"name\":\"f-prod\",\"origin\":\"AWS::Lambda::Function\",\"start_time\":10.0,\"end_time\":10.31,\"subsegments\":[)"
        R"({\"name\":\"Initialization\",\"start_time\":10.0,\"end_time\":10.2},)"
        R"({\"name\":\"Invocation\",\"start_time\":10.2,\"end_time\":10.3,\"subsegments\":[)"
        R"({\"name\":\"DynamoDB\",\"namespace\":\"aws\",\"start_time\":10.21,\"end_time\":10.24},)"
        R"({\"name\":\"## work\",\"start_time\":10.22,\"end_time\":10.29,\"subsegments\":[{\"name\":\"x\",\"namespace\":\"remote\",\"start_time\":10.23,\"end_time\":10.26}]}]},)"
        R"({\"name\":\"Overhead\",\"start_time\":10.3,\"end_time\":10.31}]})";
    const std::string unfinished =
        R"({\"name\":\"f-prod\",\"origin\":\"AWS::Lambda::Function\",\"start_time\":10.0,\"in_progress\":true})";
    const Node root = json(R"({"Traces":[{"Id":"1-a","Segments":[{"Id":"a","Document":")" + document +
                           R"("},{"Id":"b","Document":")" + unfinished + R"("}]}]})");
    REQUIRE(calibrate::isTraces(root));
    std::set<std::string> seen;
    const calibrate::TraceSample sample = calibrate::readTraces(root, seen);
    REQUIRE(sample.functions.contains("f-prod"));
    const calibrate::TracedFunction& function = sample.functions.at("f-prod");
    CHECK(sample.unread == 1);
    CHECK(function.own.count() == 1);
    CHECK(near(static_cast<double>(function.own.largest().count), 50e6, 0.001));
    CHECK(near(static_cast<double>(function.inits.largest().count), 200e6, 0.001));
    Node scenario = smallScenario(kWithCall);
    const auto findings = calibrate::calibrateTraced(scenario, "F", function, "traces.json");
    REQUIRE(findings);
    CHECK(findings->back().find("samples") != std::string::npos);
    CHECK(document::resolve(scenario, "/Resources/F/Behavior/Steps/Code/Compute/Duration")->asString() == "50ms");
    CHECK(document::resolve(scenario, "/Resources/F/Behavior/Steps/Read/Call") != nullptr);
    static_cast<void>(loadedScenario(scenario));
    CHECK_FALSE(calibrate::calibrateTraced(scenario, "T", function, "x"));
}

TEST_CASE("bytes of an item, counted by hand", "[calibrate]") {
    CHECK(calibrate::itemBytes(json(R"({"id": {"S": "abc"}})")) == 2 + 3);
    CHECK(calibrate::itemBytes(json(R"({"n": {"N": "12345"}})")) == 1 + 3 + 1);  // five digits in three bytes, and one
    CHECK(calibrate::itemBytes(json(R"({"n": {"N": "0.05"}})")) == 1 + 1 + 1);
    CHECK(calibrate::itemBytes(json(R"({"b": {"B": "AAECAw=="}, "t": {"BOOL": true}, "z": {"NULL": true}})")) ==
          1 + 4 + 1 + 1 + 1 + 1);
    CHECK(calibrate::itemBytes(json(R"({"s": {"SS": ["ab", "c"]}})")) == 1 + 3);
    CHECK(calibrate::itemBytes(json(R"({"l": {"L": [{"S": "ab"}, {"N": "7"}]}})")) == 1 + 3 + 1 + 2 + 1 + 2);
    CHECK(calibrate::itemBytes(json(R"({"m": {"M": {"key": {"S": "ab"}}}})")) == 1 + 3 + 1 + 3 + 2);
    CHECK(calibrate::itemBytes(json(R"({"é": {"S": "ü"}})")) == 2 + 2);
}

TEST_CASE("a scan's items and describe-table become a table's contents", "[calibrate]") {
    std::string items;
    for (int i = 0; i < 200; ++i)
        items += (i == 0 ? "" : ",") + std::string(R"({"k":{"S":")") +
                 std::string(static_cast<std::size_t>(99 + i), 'x') + "\"}}";
    Node root = smallScenario(kWithCall);
    calibrate::Sample sizes;
    REQUIRE(
        calibrate::calibrateTable(root, "T", json("{\"Count\":200,\"Items\":[" + items + "]}"), sizes, "scan.json"));
    // sizes 100 to 299: half of them are 199 at most, half 200 at least
    const std::string median = document::resolve(root, "/Resources/T/Behavior/ItemSize/Percentiles/P50")->asString();
    CHECK(std::abs(std::stod(median) - 199.5) < 3.0);
    // A second segment of the table counts with the first: 201 items.
    REQUIRE(calibrate::calibrateTable(root, "T", json(R"({"Count":1,"Items":[{"k":{"S":"x"}}]})"), sizes, "more.json"));
    CHECK(sizes.count() == 201);
    CHECK(sizes.smallest() == base::Duration(2));
    static_cast<void>(loadedScenario(root));
    REQUIRE(calibrate::calibrateTable(
        root, "T", json(R"({"Table":{"TableName":"t","ItemCount":500,"TableSizeBytes":1000000}})"), sizes, "d.json"));
    CHECK(document::resolve(root, "/Resources/T/Behavior/ItemSize")->asString() == "2000B");
    CHECK(document::resolve(root, "/Resources/T/Behavior/ItemCount")->asInteger() == 500);
    static_cast<void>(loadedScenario(root));
    CHECK_FALSE(calibrate::calibrateTable(root, "T", json(R"({"Table":{"TableName":"t","ItemCount":0}})"), sizes, "d"));
    CHECK_FALSE(calibrate::calibrateTable(root, "F", json(R"({"Table":{"TableName":"t","ItemCount":5}})"), sizes, "d"));
}

TEST_CASE("Zipf's law comes back from the share of its most used keys", "[calibrate]") {
    for (const double exponent : {0.3, 0.8, 0.99, 1.0, 1.4}) {
        const int keys = 20'000;
        double listed = 0.0;
        double all = 0.0;
        for (int k = 1; k <= keys; ++k) {
            all += std::pow(k, -exponent);
            if (k <= 10) listed = all;
        }
        const auto found = calibrate::zipfExponent(listed, all, 10, keys);
        REQUIRE(found);
        CHECK(std::abs(*found - exponent) < 0.001);
    }
    CHECK(calibrate::zipfExponent(10.0, 1000.0, 10, 1000) == 0.0);  // as even as can be
    CHECK_FALSE(calibrate::zipfExponent(10.0, 10.0, 10, 10));
    CHECK_FALSE(calibrate::zipfExponent(0.0, 0.0, 0, 10));
    Node root = smallScenario(kWithCall);
    const std::string report =
        R"({"KeyLabels":["pk"],"AggregateValue":1000,"ApproximateUniqueCount":5000,"Contributors":[{"Keys":["a"],"ApproximateAggregateValue":200},{"Keys":["b"],"ApproximateAggregateValue":100}]})";
    calibrate::Sample sizes;
    const auto findings = calibrate::calibrateTable(root, "T", json(report), sizes, "rule.json");
    REQUIRE(findings);
    CHECK(document::resolve(root, "/Resources/F/Behavior/Steps/Read/Call/Key/Zipf/Keys")->asInteger() == 5000);
    static_cast<void>(loadedScenario(root));
}

TEST_CASE("CloudWatch's Duration becomes a law with the recorded mean", "[calibrate]") {
    // 101 minutes of 2,000 invocations: of a log-normal law of 20 and 90 ms the mean is 20 exp(0.64656^2 / 2) = 24.65
    // ms.
    const auto findingsOf = [](bool counted, Node& root) {
        const format::Scenario scenario = loadedScenario(root);
        std::vector<recorded::Series> series;
        for (const auto& [metric, value] : {std::pair{"Duration p50", 20.0}, std::pair{"Duration p99", 90.0},
                                            std::pair{"Duration Average", 24.65}, std::pair{"Invocations", 2000.0}}) {
            if (!counted && std::string(metric) == "Invocations") continue;
            recorded::Series one;
            one.label = std::string("F ") + metric;
            one.period = 60;
            for (int i = 0; i < 101; ++i) one.points.push_back({i * 60, value});
            series.push_back(one);
        }
        const auto matched = recorded::match(series, scenario.designs.front(), {});
        return calibrate::calibrateDurations(root, matched.series, "metrics.json");
    };
    const std::string law = "/Resources/F/Behavior/Steps/Code/Compute/Duration/LogNormal";
    Node root = smallScenario(kOnlyCode);
    const calibrate::Findings findings = findingsOf(true, root);
    INFO(findings.front());
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().find("mean 24.65ms, of 202000 invocations in 101 periods") != std::string::npos);
    const double median = std::stod(likely(root, law + "/Median"));
    const double p99 = std::stod(likely(root, law + "/P99"));
    CHECK(near(median, 20.0, 0.01));
    CHECK(near(p99, 90.0, 0.01));
    const double sigma = std::log(p99 / median) / 2.326348;
    CHECK(near(median * std::exp(sigma * sigma / 2.0), 24.65, 1e-3));
    static_cast<void>(loadedScenario(root));
    Node uncounted = smallScenario(kOnlyCode);
    const calibrate::Findings said = findingsOf(false, uncounted);
    REQUIRE(said.size() == 2);
    CHECK(said.back().find("how many invocations a period had was not recorded") != std::string::npos);
}

TEST_CASE("Power Tuning's output without its measurements is known as such", "[calibrate]") {
    const Node bare = json(
        R"({"power":1024,"cost":1.3e-7,"duration":30.5,"stateMachine":{"executionCost":0.0003,"visualization":"https://x/"}})");
    CHECK_FALSE(calibrate::readPowerTuning(bare));
    CHECK(calibrate::isPowerTuning(bare));
    CHECK_FALSE(calibrate::isPowerTuning(json(R"({"power":1024})")));
}
