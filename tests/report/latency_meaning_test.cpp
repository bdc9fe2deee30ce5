// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/latency_meaning.hpp"

#include "report/markdown_report.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

study::DesignResult chargedFor(const char* name, const char* usageType) {
    study::DesignResult design;
    design.name = name;
    design.resources.push_back({"Orders", "AWS::StepFunctions::StateMachine", {}});
    design.workloads.push_back({"Users", {}});
    pricing::LineItem line;
    line.service = "AmazonStates";
    line.resource = "Orders";
    line.usageType = usageType;
    design.cost.bill.lines.push_back(line);
    return design;
}

}  // namespace

TEST_CASE("a report says which latencies of its designs do not compare", "[report]") {
    study::StudyResult result;
    result.designs = {chargedFor("fast", "StepFunctions-Request"), chargedFor("safe", "EU-StateTransition")};
    const auto machines = report::latencyMeanings(result);
    REQUIRE(machines.size() == 1);
    CHECK(
        machines.front().starts_with("Orders is Standard in \"safe\" and Express in \"fast\": a Standard execution "));
    result.designs = {chargedFor("a", "StateTransition"), chargedFor("b", "StateTransition")};
    CHECK(report::latencyMeanings(result).empty());
    result.designs[1].closed.push_back({"Users", {}, 3.0});
    const auto users = report::latencyMeanings(result);
    REQUIRE(users.size() == 1);
    CHECK(users.front().starts_with("Workload Users is closed in one of the designs \"a\" and \"b\" and open in the "));
    CHECK(report::markdownReport({result, {}}).find(users.front()) != std::string::npos);
}
