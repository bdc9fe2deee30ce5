// SPDX-License-Identifier: GPL-3.0-or-later
// The way of functions in a VPC to what is outside it. Oracle: hours and bytes by hand, at given rates.
#include <algorithm>

#include "tests/scenarios/study_steps.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

/// Ten requests a second for a function in a VPC that sends 3,000 B to another and is answered 1,000 B; the other is
/// called by nobody else. `call`: what it calls in place of that.
struct File {
    std::string vpc = R"(, "VpcConfig": { "SubnetIds": ["a"], "SecurityGroupIds": ["b"] })";
    std::string call = R"("Target": "Other", "Operation": "Invoke", "PayloadSize": "3000B")";
    std::string sections = "";   ///< with a comma behind
    std::string resources = "";  ///< with a comma behind

    std::string text() const {
        return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": { )" + resources + R"(
 "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "Timeout": 10)" +
               vpc + R"( }, "Behavior": { "Steps": [ { "Call": { )" + call + R"( } } ] } },
 "Other": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "Timeout": 10 },
   "Behavior": { "ResponseSize": "1000B", "Steps": [ { "Wait": "5ms" } ] } },
 "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" },
   "Behavior": { "ItemCount": 100, "ItemSize": "1KB" } } },
"Workloads": { "Users": { "Target": "Work", "Arrivals": { "Constant": { "Rate": "10/s" } } } }, )" +
               sections + R"(
"Simulation": { "Duration": "10m", "WarmUp": "1m", "Replications": 1 } })";
    }
    study::DesignResult run() const { return runText(text()).designs.at(0); }
};

const std::string kNatRates = R"("Rates": { "NatGateway-Hours": 0.045, "NatGateway-Bytes": 0.045 }, )";
const std::string kEndpointRates = R"("Rates": { "VpcEndpoint-Hours": 0.01, "AmazonVPC/VpcEndpoint-Bytes": 0.01 }, )";

/// 4,000 B ten times a second in a month of 730 h, in GB.
constexpr double kGigabytes = 4'000.0 * 10.0 * 730.0 * 3'600.0 / 1'073'741'824.0;

double costOf(const study::DesignResult& result, const std::string& usageType) {
    double sum = 0.0;
    for (const pricing::LineItem& line : result.cost.bill.lines) {
        if (line.usageType == usageType) sum += pricing::toDouble(line.perMonth);
    }
    return sum;
}

bool isNotPriced(const study::DesignResult& result, const std::string& usageType) {
    return std::ranges::count(result.cost.bill.notPriced, usageType, &pricing::NotPriced::usageType) > 0;
}

bool assumes(const File& file, const std::string& path) {
    const format::Scenario scenario = scenarioOf(file.text());
    return std::ranges::count(scenario.designs[0].assumptions, path, &format::Assumption::path) > 0;
}

}  // namespace

TEST_CASE("without a rate the way out of a VPC is named under not priced, and costs nothing", "[vpc]") {
    File file;
    const study::DesignResult result = file.run();
    CHECK(isNotPriced(result, "NatGateway-Hours"));
    CHECK(costOf(result, "NatGateway-Hours") == 0.0);
    file.vpc = "";
    CHECK_FALSE(isNotPriced(file.run(), "NatGateway-Hours"));
}

TEST_CASE("Rates prices a NAT gateway: its hours, and the bytes that pass it either way", "[vpc]") {
    File file;
    file.sections = kNatRates;
    const study::DesignResult one = file.run();
    CHECK(costOf(one, "NatGateway-Hours") == Approx(32.85));  // 730 h x 0.045
    CHECK(costOf(one, "NatGateway-Bytes") == Approx(kGigabytes * 0.045).epsilon(0.002));
    CHECK(one.cost.bill.notPriced.empty());
    CHECK(assumes(file, "/Billing/NatGateways"));
    file.sections += R"("Billing": { "NatGateways": 3, "MonthHours": 720 }, )";
    const study::DesignResult three = file.run();
    CHECK(costOf(three, "NatGateway-Hours") == Approx(97.2));  // 3 x 720 h x 0.045
    CHECK_FALSE(assumes(file, "/Billing/NatGateways"));
}

TEST_CASE("bytes that a call sends out of a VPC without saying how many are not priced", "[vpc]") {
    File file;
    file.sections = kNatRates;
    file.call = R"("Target": "Other", "Operation": "Invoke")";
    const study::DesignResult result = file.run();
    CHECK(costOf(result, "NatGateway-Bytes") == Approx(kGigabytes / 4.0 * 0.045).epsilon(0.002));  // the answers
    const auto& listed = result.cost.bill.notPriced;
    const auto bytes = std::ranges::find(listed, "NatGateway-Bytes", &pricing::NotPriced::usageType);
    REQUIRE(bytes != listed.end());
    CHECK(bytes->reason == "what its calls of Other send is not known: give their PayloadSize");
    CHECK_FALSE(bytes->quantity);
    file.sections = kEndpointRates;
    CHECK(isNotPriced(file.run(), "VpcEndpoint-Bytes"));
    file.resources = R"("Flow": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "RoleArn": "r",
      "Definition": { "StartAt": "A", "States": { "A": { "Type": "Succeed" } } } } },)";
    file.call = R"("Target": "Flow", "Operation": "StartExecution")";
    CHECK(isNotPriced(file.run(), "VpcEndpoint-Bytes"));
}

TEST_CASE("of a way out that is given without a rate, hours and bytes are listed as not priced", "[vpc]") {
    File file;
    file.sections = R"("Billing": { "NatGateways": 2 }, )";
    const study::DesignResult result = file.run();
    const auto& listed = result.cost.bill.notPriced;
    const auto hours = std::ranges::find(listed, "NatGateway-Hours", &pricing::NotPriced::usageType);
    REQUIRE(hours != listed.end());
    CHECK(pricing::toText(*hours->quantity) == "1460");
    CHECK(isNotPriced(result, "NatGateway-Bytes"));
}

TEST_CASE("interface endpoints are taken before NAT gateways", "[vpc]") {
    File file;
    file.sections = kEndpointRates + R"("Billing": { "InterfaceEndpoints": 2, "NatGateways": 1 }, )";
    const study::DesignResult result = file.run();
    CHECK(costOf(result, "VpcEndpoint-Hours") == Approx(14.6));  // 2 x 730 h x 0.01
    CHECK(costOf(result, "VpcEndpoint-Bytes") == Approx(kGigabytes * 0.01).epsilon(0.002));
    CHECK(costOf(result, "NatGateway-Bytes") == 0.0);
    CHECK(isNotPriced(result, "NatGateway-Hours"));
}

TEST_CASE("what is inside the VPC or has a gateway endpoint needs no way out, whatever Rates says", "[vpc]") {
    File file;
    file.sections = kNatRates;
    file.call = R"("Target": "Items", "Operation": "GetItem")";
    const study::DesignResult result = file.run();
    CHECK(costOf(result, "NatGateway-Hours") == 0.0);
    CHECK(result.cost.bill.notPriced.empty());
    CHECK_FALSE(assumes(file, "/Billing/NatGateways"));
}

TEST_CASE("a state machine is outside of a VPC", "[vpc]") {
    File file;
    file.resources = R"("Flow": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "RoleArn": "r",
      "Definition": { "StartAt": "A", "States": { "A": { "Type": "Succeed" } } } } },)";
    file.call = R"("Target": "Flow", "Operation": "StartExecution")";
    CHECK(isNotPriced(file.run(), "NatGateway-Hours"));
}

TEST_CASE("bytes that pass are the caller's, the hours are held for nobody, and shares add up", "[vpc]") {
    File file;
    file.sections = kNatRates;
    const study::Cost cost = file.run().cost;
    pricing::Int128 nanos = 0;
    double held = 0.0;
    for (const auto* shares : {&cost.byWorkload, &cost.byNone}) {
        for (const study::CostShare& share : *shares) {
            nanos += share.perMonth.nanos();
            if (share.of == "capacity held and not used") held = pricing::toDouble(share.perMonth);
        }
    }
    CHECK(pricing::Money::fromNanos(nanos) == cost.bill.total);
    CHECK(held == Approx(32.85));
}
