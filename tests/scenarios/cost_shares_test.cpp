// SPDX-License-Identifier: GPL-3.0-or-later
// Who causes the bill, against hand counts.
#include "pricing/bill_parts.hpp"
#include "tests/scenarios/study_steps.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

/// Two workloads on one function whose code takes 100 ms; one of them calls it three times as often, and the table by
/// itself as well. `table`: its properties.
std::string shop(const std::string& table, const std::string& more = "", const std::string& replications = "1") {
    return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": {
   "GET /": { "Integration": "Work" } } },
 "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1024, "Timeout": 10 },
   "Behavior": { "Init": "0s", "Placement": "0s", "InvokeOverhead": "0s", "ResponseSize": "1KB", "Steps": [
     { "Wait": "99ms" }, { "Call": { "Target": "Items", "Operation": "PutItem" } } ] } },
 "Items": { "Type": "AWS::DynamoDB::Table", "Properties": {)" +
           table +
           R"( }, "Behavior": { "ItemCount": 1000, "ItemSize": "1000B", "Latency": { "PutItem": "1ms", "GetItem": "1ms" } } } },
"Workloads": {
 "Shop": { "Target": "Api", "Arrivals": { "Constant": { "Rate": "3/s" } } },
 "Back office": { "Target": "Api", "Arrivals": { "Constant": { "Rate": "1/s" } } })" +
           more + R"( },
"Simulation": { "Duration": "10m", "WarmUp": "1m", "Replications": )" +
           replications + " } }";
}

const std::string kOnDemand = R"("BillingMode": "PAY_PER_REQUEST")";

double amountOf(const std::vector<study::CostShare>& shares, const std::string& of) {
    for (const study::CostShare& share : shares) {
        if (share.of == of) return pricing::toDouble(share.perMonth);
    }
    return 0.0;
}

double lineOf(const study::Cost& cost, const std::string& usageType, const std::string& service = "") {
    double sum = 0.0;
    for (const pricing::LineItem& line : cost.bill.lines) {
        if (line.usageType == usageType && (service.empty() || line.service == service))
            sum += pricing::toDouble(line.perMonth);
    }
    return sum;
}

void addsUp(const study::Cost& cost) {
    pricing::Int128 nanos = 0;
    for (const auto* shares : {&cost.byWorkload, &cost.byNone}) {
        for (const study::CostShare& share : *shares) nanos += share.perMonth.nanos();
    }
    CHECK(pricing::toText(pricing::Money::fromNanos(nanos)) == pricing::toText(cost.bill.total));
}

}  // namespace

TEST_CASE("three of four requests cause three quarters of what requests cost, calls of calls included", "[study]") {
    const study::Cost cost = runText(shop(kOnDemand)).designs.at(0).cost;
    REQUIRE(cost.byWorkload.size() == 2);
    CHECK(cost.byWorkload[0].of == "Shop");
    const double stored = lineOf(cost, "TimedStorage-ByteHrs");
    const double used = pricing::toDouble(cost.bill.total) - stored;
    REQUIRE(used > 0.0);
    CHECK(amountOf(cost.byNone, "what is stored") == Approx(stored));
    CHECK(amountOf(cost.byWorkload, "Shop") == Approx(0.75 * used).epsilon(0.005));
    CHECK(amountOf(cost.byWorkload, "Back office") == Approx(0.25 * used).epsilon(0.005));
    addsUp(cost);
}

TEST_CASE("a workload that asks the table itself pays for its reads alone", "[study]") {
    const std::string reader = R"(, "Reader": { "Target": "Items", "Operation": "GetItem", "ConsistentRead": true,
        "Arrivals": { "Constant": { "Rate": "50/s" } } })";
    const study::Cost cost = runText(shop(kOnDemand, reader)).designs.at(0).cost;
    CHECK(amountOf(cost.byWorkload, "Reader") == Approx(lineOf(cost, "ReadRequestUnits")).epsilon(0.002));
    addsUp(cost);
}

// 4 writes a second of 1 unit use 4 of 100 units held; nobody uses the 100 read units.
TEST_CASE("of provisioned capacity a workload causes what it uses, the rest is held for nobody", "[study]") {
    const std::string provisioned =
        R"("ProvisionedThroughput": { "ReadCapacityUnits": 100, "WriteCapacityUnits": 100 })";
    const study::Cost cost = runText(shop(provisioned, "", "5")).designs.at(0).cost;
    const double writes = lineOf(cost, "WriteCapacityUnit-Hrs");
    const double reads = lineOf(cost, "ReadCapacityUnit-Hrs");
    CHECK(writes == Approx(47.45));
    CHECK(amountOf(cost.byNone, "capacity held and not used") == Approx(reads + 0.96 * writes).epsilon(0.002));
    addsUp(cost);
}

TEST_CASE("free use is nobody's cost, and commitments that nobody uses are told apart", "[study]") {
    std::string text = shop(kOnDemand);
    text.replace(text.find("\"Simulation\""), 0, R"("Billing": { "FreeTier": "always", "ReservedCapacity": [
        { "UsageType": "WriteCapacityUnit-Hrs", "Term": "1yr", "Units": 100 } ] }, )");
    const study::Cost cost = runText(text).designs.at(0).cost;
    CHECK(amountOf(cost.byNone, "commitments not used") == Approx(21.844));
    const auto charged = pricing::chargesByTime(cost.bill);
    CHECK(pricing::toText(charged[2]) == "21.844");  // a reservation's line of the month
    CHECK(pricing::toText(pricing::paidOnce(cost.bill)) == "150");
    addsUp(cost);
}

// The stream's reader writes what it reads elsewhere: 3 of 4 records are the shop's, so 3 of 4 batches are.
TEST_CASE("what the readers of a stream cost is caused by who wrote its records, on to what they write", "[study]") {
    std::string text = shop(kOnDemand + R"(, "StreamSpecification": { "StreamViewType": "KEYS_ONLY" })");
    text.replace(text.find("\"Items\": { \"Type\""), 0, R"("Copy": { "Type": "AWS::Lambda::Function",
 "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512 }, "Behavior": { "Init": "0s", "Placement": "0s",
   "InvokeOverhead": "0s", "Steps": [ { "Wait": "40ms" }, { "Call": { "Target": "Ledger", "Operation": "PutItem" } } ] } },
 "Ledger": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": {
   "ItemCount": 1000, "ItemSize": "3000B", "Latency": { "PutItem": "1ms" } } },
 "Reads": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": "Copy",
   "EventSourceArn": { "Fn::GetAtt": ["Items", "StreamArn"] }, "StartingPosition": "LATEST", "BatchSize": 20,
   "MaximumBatchingWindowInSeconds": 2 } }, )");
    const study::Cost cost = runText(text).designs.at(0).cost;
    const double stored = lineOf(cost, "TimedStorage-ByteHrs");
    const double used = pricing::toDouble(cost.bill.total) - stored;
    double copies = 0.0;
    for (const pricing::LineItem& line : cost.bill.lines) {
        const bool units = line.resource == "Ledger" && line.usageType == "WriteRequestUnits";
        if (line.resource == "Copy" || units) copies += pricing::toDouble(line.perMonth);
    }
    CHECK(copies > 0.1 * used);  // it would be missed
    CHECK(amountOf(cost.byNone, "what is stored") == Approx(stored));
    CHECK(amountOf(cost.byNone, "work that no request waited for or began") == 0.0);
    CHECK(amountOf(cost.byWorkload, "Shop") == Approx(0.75 * used).epsilon(0.005));
    CHECK(amountOf(cost.byWorkload, "Back office") == Approx(0.25 * used).epsilon(0.015));
    addsUp(cost);
}

TEST_CASE("a state machine's transitions and the work it asks for are its caller's", "[study]") {
    const study::Cost cost = runText(R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Flow": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "RoleArn": "r", "Definition": {
   "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Pass", "End": true } } } } } },
"Workloads": {
 "Orders": { "Target": "Flow", "Operation": "StartExecution", "Arrivals": { "Constant": { "Rate": "9/s" } } },
 "Returns": { "Target": "Flow", "Operation": "StartExecution", "Arrivals": { "Constant": { "Rate": "1/s" } } } },
"Simulation": { "Duration": "5m", "WarmUp": "10s", "Replications": 1 } })")
                                 .designs.at(0)
                                 .cost;
    const double whole = lineOf(cost, "StateTransition");
    REQUIRE(whole > 0.0);
    CHECK(amountOf(cost.byWorkload, "Orders") == Approx(0.9 * whole).epsilon(0.005));
    CHECK(amountOf(cost.byWorkload, "Returns") == Approx(0.1 * whole).epsilon(0.02));
    addsUp(cost);
}

// 1 KB an answer: 600 answers a run of 10 minutes, 4,380 runs a month.
TEST_CASE("answers of a function's URL leave AWS, those of a call do not", "[study]") {
    const auto text = [](const std::string& target, const std::string& more, const std::string& config) {
        return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": { "Work": { "Type": "AWS::Serverless::Function",
 "Properties": { "Runtime": "nodejs22.x")" +
               config + R"( }, "Behavior": { "Init": "0s", "Placement": "0s", "ResponseSize": "1KB",
 "Steps": [ { "Wait": "1ms" } ] } })" +
               more + R"( }, "Workloads": { "Web": { "Target": ")" + target +
               R"(", "Arrivals": { "Constant": { "Rate": "1/s" } } } },
"Simulation": { "Duration": "10m", "WarmUp": "10s", "Replications": 1 } })";
    };
    const std::string url =
        R"(, "Url": { "Type": "AWS::Lambda::Url", "Properties": { "AuthType": "NONE", "TargetFunctionArn": "Work" } })";
    const auto sent = [](const std::string& file) {
        const study::Cost cost = runText(file).designs.at(0).cost;
        double units = 0.0;
        for (const pricing::LineItem& line : cost.bill.lines) {
            if (line.usageType == "DataTransfer-Out-Bytes") units += pricing::toDouble(line.quantity);
        }
        return units;
    };
    const double expected = 600.0 * 4'380.0 / 1'048'576.0;
    CHECK(sent(text("Url", url, "")) == Approx(expected).epsilon(0.002));
    CHECK(sent(text("Work", "", R"(, "FunctionUrlConfig": { "AuthType": "NONE" })")) ==
          Approx(expected).epsilon(0.002));
    CHECK(sent(text("Work", url, "")) == 0.0);
    const study::Cost cost = runText(text("Url", url, "")).designs.at(0).cost;
    CHECK(amountOf(cost.byWorkload, "Web") ==
          Approx(pricing::toDouble(cost.bill.total) - amountOf(cost.byNone, "what is stored")).epsilon(0.01));
    addsUp(cost);
}
