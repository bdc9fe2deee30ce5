// SPDX-License-Identifier: GPL-3.0-or-later
// `headroom calibrate --from A B`: what a log or a metric is split into counts together.
#include "tests/cli/program.hpp"

using namespace program;

namespace {

constexpr const char* kScenario = R"({ "Headroom": 1, "Region": "us-east-1",
  "Resources": {
    "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": { "GET /a": { "Integration": "F" } } },
    "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512 }, "Behavior": { "Duration": "9ms" } } },
  "Workloads": { "W": { "Target": "Api", "Route": "GET /a", "Arrivals": { "Poisson": { "Rate": "1/s" } } } },
  "Simulation": { "WarmUp": "1m", "Duration": "1m", "Replications": 1 } })";

std::string padded(int number, int width) {
    const std::string digits = std::to_string(number);
    return std::string(static_cast<std::size_t>(width) - digits.size(), '0') + digits;
}

std::string request(int second) {
    return R"({"requestId":"r)" + std::to_string(second) + R"(","requestTime":"05/Jan/2026:00:0)" +
           std::to_string(second / 60) + ":" + padded(second % 60, 2) +
           R"( +0000","httpMethod":"GET","resourcePath":"/a","status":"200","responseLength":"9"})" + "\n";
}

std::string metrics(const std::string& minutes, const std::string& values) {
    return R"({"MetricDataResults":[{"Id":"m1","Label":"Api Count Sum","Timestamps":[)" + minutes + R"(],"Values":[)" +
           values + "]}]}";
}

}  // namespace

TEST_CASE("the streams of an access log are one traffic, and what two of them hold counts once", "[cli]") {
    const Folder folder;
    folder.write("s.json", kScenario);
    std::string odd;
    std::string even = request(1);
    for (int i = 0; i < 120; ++i) (i % 2 == 1 ? odd : even) += request(i);
    folder.write("odd.log", odd);
    folder.write("even.log", even);
    const Outcome done = headroom(folder, "calibrate s.json --from odd.log even.log --of W --out o.json");
    INFO(done.err);
    REQUIRE(done.code == 0);
    CHECK(slurp(folder / "o.W.traffic.csv") == "time,requests\n2026-01-05T00:00:00Z,60\n2026-01-05T00:01:00Z,60\n");
    CHECK(contains(done.err, "even.log: W: 120 requests in 2 minutes"));
    CHECK(contains(done.err, "even.log: 1 lines were there before"));
    CHECK(contains(slurp(folder / "o.json"), "odd.log, even.log, 120 requests, data of 2026-01-05"));
}

TEST_CASE("the weeks of a metric are one traffic, beside the scenario", "[cli]") {
    const Folder folder;
    folder.write("s.json", kScenario);
    folder.write("a.json", metrics(R"("2026-01-05T00:01:00Z","2026-01-05T00:00:00Z")", "120,60"));
    folder.write("b.json", metrics(R"("2026-01-05T00:03:00Z","2026-01-05T00:01:00Z")", "30,120"));
    const Outcome one = headroom(folder, "calibrate s.json --from a.json --of W --out o.json");
    INFO(one.err);
    REQUIRE(one.code == 0);
    CHECK(contains(slurp(folder / "o.json"), R"("File": "a.json")"));
    CHECK(contains(slurp(folder / "o.json"), "a.json, 2 intervals, data of 2026-01-05"));
    const Outcome both = headroom(folder, "calibrate s.json --from a.json b.json --of W --out o.json");
    INFO(both.err);
    REQUIRE(both.code == 0);
    CHECK(contains(slurp(folder / "o.json"), R"("File": "o.W.traffic.csv")"));
    // A line an interval, also where nothing came: of every other one the interval would be read as twice as long.
    CHECK(slurp(folder / "o.W.traffic.csv") ==
          "time,requests\n2026-01-05T00:00:00Z,60\n2026-01-05T00:01:00Z,120\n2026-01-05T00:02:00Z,0\n"
          "2026-01-05T00:03:00Z,30\n");
    CHECK(contains(both.err, "b.json: W: 4 intervals, 0.875/s on average"));  // 210 in 240 s
    CHECK(contains(both.err, "1 interval is without a value: nothing arrives in it"));
    CHECK(headroom(folder, "validate o.json").code == 0);
    folder.write("c.json", metrics(R"("2026-01-05T00:01:00Z")", "7"));
    const Outcome unlike = headroom(folder, "calibrate s.json --from a.json c.json --of W --out o.json");
    CHECK(unlike.code == 2);
    CHECK(contains(unlike.err, "has two different values at 2026-01-05T00:01:00Z"));
}
