// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/metric_csv.hpp"

#include "tests/support/catch.hpp"

using namespace headroom;
using recorded::Datapoint;

namespace {

std::string refusal(const std::string& csv) {
    const auto recording = recorded::readMetricCsv(csv);
    return recording ? std::string() : recording.error().what;
}

}  // namespace

TEST_CASE("a graph's download: heads, labels, and a value a metric in each row", "[recorded]") {
    const auto recording = recorded::readMetricCsv(
        "Full label,\"a, long\",other\r\nLabel,F Invocations,F Duration p99\r\nId,m1,m2\r\n"
        "2026/01/05 00:01:00,7,\r\n2026/01/05 00:00:00,5,80.5\r\n");
    REQUIRE(recording);
    REQUIRE(recording->series.size() == 2);
    CHECK(recording->series[0].label == "F Invocations");
    CHECK(recording->series[0].id == "m1");
    CHECK(recording->series[0].points == std::vector<Datapoint>{{1767571200, 5.0}, {1767571260, 7.0}});
    CHECK(recording->series[1].points == std::vector<Datapoint>{{1767571200, 80.5}});
}

TEST_CASE("one row of heads is enough", "[recorded]") {
    const auto recording = recorded::readMetricCsv("time,F \"\"x\"\" Errors\n2026-01-05T00:00:00Z,2\n");
    REQUIRE(recording);
    CHECK(recording->series.front().label == "F x Errors");
    const auto quoted = recorded::readMetricCsv("time,\"a \"\"b\"\"\"\n2026-01-05T00:00:00Z,2\n");
    REQUIRE(quoted);
    CHECK(quoted->series.front().label == "a \"b\"");
}

TEST_CASE("rows that make no sense are refused with their line", "[recorded]") {
    CHECK(refusal("time,a\n2026-01-05T00:00:00Z,many\n") == "line 2: \"many\" is no number");
    CHECK(refusal("time,a\n2026-01-05T00:00:00Z,1,2\n") == "line 2: has more cells than there are heads");
    CHECK(refusal("time,a\n2026-01-05T00:00:00Z,1\nlater,2\n") == "line 3: \"later\" is no time");
    CHECK(refusal("time,a\n") == "holds no row that begins with a time");
    CHECK(refusal("") == "holds no row that begins with a time");
}
