// SPDX-License-Identifier: GPL-3.0-or-later
// Capacity that only a burst bucket paid for: what a run says of it.
#include "scenarios/study/burst_use.hpp"

#include <algorithm>

#include "tests/scenarios/study_steps.hpp"

using namespace headroom;

namespace {

study::DesignResult written(const std::string& units) {
    return test::runText(
               R"({ "Headroom": 1, "Region": "us-east-1", "Resources": { "Items": { "Type": "AWS::DynamoDB::Table",
        "Properties": { "BillingMode": "PROVISIONED", "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": )" +
               units + R"( } }, "Behavior": { "ItemCount": 100000, "ItemSize": "1000B" } } },
      "Workloads": { "Writers": { "Target": "Items", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 100000 } },
        "Arrivals": { "Constant": { "Rate": "16/s" } } } },
      "Simulation": { "WarmUp": "1s", "Duration": "60s", "Replications": 2 } })")
        .designs.front();
}

bool saysSo(const study::DesignResult& design) {
    return std::ranges::any_of(design.warnings,
                               [](const auto& text) { return text.find("burst bucket") != std::string::npos; });
}

}  // namespace

TEST_CASE("a table that lives off its burst bucket is warned of, with how long a full one lasts", "[study]") {
    // By hand: 16 units a second of 14 take two a second from 300 s x 14: 35 minutes.
    const study::DesignResult short14 = written("14");
    REQUIRE(saysSo(short14));
    CHECK(std::ranges::any_of(short14.warnings, [](const std::string& text) {
        return text.starts_with("Items uses 16 write units a second of 14 provisioned") &&
               text.find("a full one 35 minutes") != std::string::npos;
    }));
    CHECK_FALSE(saysSo(written("16")));
    CHECK_FALSE(saysSo(written("20")));
}

// 32 units a second of 14 last 233 s: of 300 s the last throttle, and what was used says no longer how long one lasts.
TEST_CASE("how long a burst bucket lasts is not told from what is left after throttles", "[study]") {
    const char* const text =
        R"({ "Headroom": 1, "Region": "us-east-1", "Resources": { "Items": { "Type": "AWS::DynamoDB::Table",
        "Properties": { "BillingMode": "PROVISIONED", "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 14 } },
        "Behavior": { "ItemCount": 100000, "ItemSize": "1000B" } } },
      "Workloads": { "Writers": { "Target": "Items", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 100000 } },
        "Retry": { "Mode": "off" }, "Arrivals": { "Constant": { "Rate": "32/s" } } } },
      "Simulation": { "WarmUp": "1s", "Duration": "300s", "Replications": 2 } })";
    const study::DesignResult design = test::runText(text).designs.front();
    REQUIRE(saysSo(design));
    CHECK(std::ranges::any_of(design.warnings, [](const std::string& one) {
        return one.ends_with(": it was spent, and what came then was throttled. Provision more");
    }));
    CHECK(std::ranges::none_of(design.warnings,
                               [](const std::string& one) { return one.find("a full one") != one.npos; }));
}

TEST_CASE("bursts are of the table and of its indexes, and not of capacity that changed", "[study]") {
    study::ResourceFigures table{"Orders",
                                 "AWS::DynamoDB::Table",
                                 {{"ConsumedReadCapacityUnits", 1'200.0},
                                  {"ProvisionedReadCapacityUnitsMean", 5.0},
                                  {"index/ByDay/ConsumedWriteCapacityUnits", 2'400.0},
                                  {"index/ByDay/ProvisionedWriteCapacityUnitsMean", 19.0},
                                  {"CapacityChanges", 0.0}}};
    const auto uses = study::burstUses(table, 60.0, 2);
    REQUIRE(uses.size() == 2);
    CHECK(textOf(uses[0]) ==
          "Orders uses 10 read units a second of 5 provisioned, which a burst bucket pays for only so long");
    CHECK(uses[1].of == "Orders/index/ByDay");
    CHECK(uses[1].writes);
    CHECK(uses[1].used == Approx(20.0));
    table.figures.back().second = 1.0;
    CHECK(study::burstUses(table, 60.0, 2).size() == 1);  // the index has not changed
    CHECK(study::burstUses(table, 0.0, 2).empty());
}
