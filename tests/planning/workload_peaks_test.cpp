// SPDX-License-Identifier: GPL-3.0-or-later
// Each workload has a peak of its own, and so has what several bring to one resource: a design may break there first,
// though no capacity changes. Oracle throughout, by hand: capacity / rate, a unit a request.
#include <algorithm>
#include <cmath>
#include <string>

#include "scenarios/planning/breaking_point.hpp"
#include "scenarios/planning/moments_to_hold.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

std::string peakTable(const std::string& name, const std::string& writes, const std::string& reads = "1") {
    return "\"" + name +
           R"(": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED",
   "ProvisionedThroughput": { "ReadCapacityUnits": )" +
           reads + R"(, "WriteCapacityUnits": )" + writes +
           R"( } }, "Behavior": { "ItemCount": 1000, "ItemSize": "0.9KB" } })";
}

/// Ten writes a second, and `peak` for two hours from then on.
std::string peakLoad(const std::string& name, const std::string& target, const std::string& peak,
                     const std::string& at) {
    return "\"" + name + R"(": { "Target": ")" + target +
           R"(", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 100000 } }, "Arrivals": { "Spike": {
   "Base": "10/s", "Peak": ")" +
           peak + R"(/s", "At": ")" + at + R"(", "For": "2h" } } })";
}

std::string peakDesign(const std::string& resources, const std::string& workloads, const std::string& length = "24h") {
    return R"({ "Headroom": 1, "Name": "Peaks", "Region": "us-east-1", "Resources": { )" + resources +
           R"( }, "Workloads": { )" + workloads + R"( },
 "Simulation": { "WarmUp": "1h", "Duration": ")" +
           length + R"(", "Replications": 1, "Seed": 3 } })";
}

planning::BreakingPoint peakBreaking(const std::string& text, double most = 6.0) {
    auto point = planning::findBreakingPoint(test::sourceOf(text), "as written", {most}, {});
    if (!point) FAIL(point.error().what);
    REQUIRE_FALSE(point->failures.empty());
    return std::move(*point);
}

planning::MomentsToHold peakMoments(const std::string& text) {
    const auto scenario = planning::load(test::sourceOf(text));
    REQUIRE(scenario);
    return planning::momentsToHold(*scenario);
}

std::string writerOf(const std::string& name, int puts) {
    return "\"" + name +
           R"(": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769 },
   "Behavior": { "Steps": [ { "Repeat": { "Times": )" +
           std::to_string(puts) +
           R"(, "Steps": [ { "Call": { "Target": "T", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 100000 } } } } ] } } ] } })";
}

std::string invoked(const std::string& name, const std::string& function, const std::string& steps) {
    return "\"" + name + R"(": { "Target": ")" + function + R"(", "Arrivals": { "Steps": [ )" + steps + " ] } }";
}

std::string steppedWrites(const std::string& name, const std::string& steps) {
    return "\"" + name +
           R"(": { "Target": "T", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 100000 } },
   "Arrivals": { "Steps": [ )" +
           steps + " ] } }";
}

std::string peakStep(const std::string& at, const std::string& rate) {
    return R"({ "At": ")" + at + R"(", "Rate": ")" + rate + R"(/s" })";
}

}  // namespace

TEST_CASE("a small workload breaks its table at its own peak, when the others bring little", "[planning]") {
    // A: 80/s on 100 units at 18:30 are 1.25 times. The total is highest at 8:00: there B's 500/s on 2,000 units are 4
    // times, and A's 10/s are 10 times.
    const auto point =
        peakBreaking(peakDesign(peakTable("A", "100") + ", " + peakTable("B", "2000"),
                                peakLoad("WA", "A", "80", "1110m") + ", " + peakLoad("WB", "B", "500", "8h")));
    CHECK(point.failures.front().what == "A: write capacity");
    CHECK(point.failures.front().factor == Approx(100.0 / 80.0).epsilon(0.03));
    CHECK(point.rateToday == Approx(90.0));
    CHECK(point.heldAt == "1110 min");
    CHECK_FALSE(point.atBusiest);
    REQUIRE(point.otherMoments.size() == 1);
    CHECK(point.otherMoments.front().starts_with(
        "8 h after Start, at 510 requests/s today, it holds longer: B: write capacity at 4"));
}

TEST_CASE("the peak of a workload that holds longer is told by the traffic it stands", "[planning]") {
    // A: 80/s on 1,000 units would be 12.5 times; B breaks at 4 times of the busiest moment, and A's peak stands that.
    const auto point =
        peakBreaking(peakDesign(peakTable("A", "1000") + ", " + peakTable("B", "2000"),
                                peakLoad("WA", "A", "80", "1110m") + ", " + peakLoad("WB", "B", "500", "8h")));
    CHECK(point.failures.front().what == "B: write capacity");
    CHECK(point.heldAt.empty());
    CHECK(point.atBusiest);
    REQUIRE(point.otherMoments.size() == 1);
    CHECK(point.otherMoments.front().starts_with("1110 min after Start, at 90 requests/s today, nothing fails up to "));
}

TEST_CASE("what several workloads bring to a table together has a peak of its own", "[planning]") {
    // Units a second: at 8 h 3 x 20 = 60, at 10 h 3 x 18 + 40 = 94, at 12 h 60. Requests: 20, 58 and 60. Of 120 units
    // 94 are 1.28 times, 60 are 2.
    const auto point =
        peakBreaking(peakDesign(peakTable("T", "120") + ", " + writerOf("Thrice", 3) + ", " + writerOf("Once", 1),
                                invoked("W3", "Thrice",
                                        peakStep("0h", "1") + ", " + peakStep("8h", "20") + ", " +
                                            peakStep("10h", "18") + ", " + peakStep("12h", "0")) +
                                    ", " +
                                    invoked("W1", "Once",
                                            peakStep("0h", "0") + ", " + peakStep("10h", "40") + ", " +
                                                peakStep("12h", "60") + ", " + peakStep("14h", "0"))),
                     3.0);
    CHECK(point.failures.front().what == "T: write capacity");
    CHECK(point.failures.front().factor == Approx(120.0 / 94.0).epsilon(0.05));
    CHECK(point.heldAt == "10 h");
}

TEST_CASE("the writes of a table have a peak of their own when its reads are more at another moment", "[planning]") {
    // Writes a second: 60 at 8 h, 50 + 44 = 94 at 10 h, 60 at 12 h: of 120 units 94 are 1.28 times. With the reads the
    // table has 360 calls a second at 8 h and 104 at 10 h. Six more workloads have peaks as well, so that nothing but
    // the writes' own peak leads to 10 h.
    std::string workloads = steppedWrites("W1", peakStep("0h", "1") + ", " + peakStep("8h", "60") + ", " +
                                                    peakStep("10h", "50") + ", " + peakStep("12h", "0")) +
                            ", " +
                            steppedWrites("W2", peakStep("0h", "0") + ", " + peakStep("10h", "44") + ", " +
                                                    peakStep("12h", "60") + ", " + peakStep("14h", "0")) +
                            R"(, "R": { "Target": "T", "Operation": "GetItem", "Key": { "Uniform": { "Keys": 1000 } },
   "Arrivals": { "Spike": { "Base": "10/s", "Peak": "300/s", "At": "8h", "For": "2h" } } })";
    for (const std::string hour : {"1", "3", "5", "15", "17", "19"})
        workloads += ", " + peakLoad("O" + hour, "Other", "20", hour + "h");
    const std::string design = peakDesign(peakTable("T", "120", "1000") + ", " + peakTable("Other", "2000"), workloads);
    const auto point = peakBreaking(design, 3.0);
    CHECK(point.failures.front().what == "T: write capacity");
    CHECK(point.failures.front().factor == Approx(120.0 / 94.0).epsilon(0.05));
    CHECK(point.heldAt == "10 h");
}

TEST_CASE("peaks that coincide or lie under another one are one moment", "[planning]") {
    // WB has its peak with WA; C's 10/s never change.
    const auto moments =
        peakMoments(peakDesign(peakTable("A", "100") + ", " + peakTable("B", "2000") + ", " + peakTable("C", "100"),
                               peakLoad("WA", "A", "80", "8h") + ", " + peakLoad("WB", "B", "500", "8h") + ", " +
                                   peakLoad("WC", "C", "10", "3h")));
    CHECK(moments.moments.empty());
    CHECK(moments.left == 0);
}

TEST_CASE("of very many peaks so many are tried, and the rest is told", "[planning]") {
    // Forty workloads a quarter of an hour apart, of a quarter of an hour each, in a year: the busiest and 32 more.
    std::string workloads;
    for (int i = 0; i < 40; ++i) {
        workloads += (i > 0 ? ", \"W" : "\"W") + std::to_string(i) +
                     R"(": { "Target": "A", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 1000 } },
   "Arrivals": { "Spike": { "Base": "0.1/s", "Peak": ")" +
                     std::to_string(10 + i) + R"(/s", "At": ")" + std::to_string(60 + 15 * i) +
                     R"(m", "For": "15m" } } })";
    }
    const std::string design = peakDesign(peakTable("A", "1000"), workloads, "365d");
    const auto moments = peakMoments(design);
    REQUIRE(moments.moments.size() == 1 + planning::kMostPeaks);
    CHECK(moments.left == 40 - 1 - planning::kMostPeaks);
    CHECK(moments.moments.front().at == base::Instant{base::minutes(60 + 15 * 39).count});
    const auto point = planning::findBreakingPoint(test::sourceOf(design), "as written", {2.0}, {});
    if (!point) FAIL(point.error().what);
    REQUIRE(point->otherMoments.size() == planning::kMostPeaks + 1);
    CHECK(point->otherMoments.back() ==
          "not tried: further moments with another capacity or mix of traffic, up to 7 of them");
}

TEST_CASE("waves of a year out of phase are looked at in bounds", "[planning]") {
    // Three waves of a day, eight hours apart: their peaks, that of every two and of all; not 525,600 minutes.
    std::string workloads;
    for (const std::string hour : {"04", "12", "20"}) {
        workloads += (workloads.empty() ? "\"W" : ", \"W") + hour +
                     R"(": { "Target": "A", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 1000 } },
   "Arrivals": { "Diurnal": { "Mean": "10/s", "PeakToMean": 2, "PeakAt": ")" +
                     hour + R"(:00" } } })";
    }
    const auto moments = peakMoments(peakDesign(peakTable("A", "100"), workloads, "365d"));
    CHECK(moments.moments.size() >= 3);
    CHECK(moments.moments.size() <= 1 + planning::kMostFurtherMoments);
    CHECK(moments.left <= 200);
    for (const int hour : {4, 12, 20}) {
        const auto isThen = [&](const planning::LoadMoment& one) {
            const double hours = base::toSeconds(one.at - base::Instant{}) / 3600.0;
            return std::abs(hours - 24.0 * std::floor(hours / 24.0) - hour) < 1.0;
        };
        CHECK(std::ranges::any_of(moments.moments, isThen));
    }
}
