// SPDX-License-Identifier: GPL-3.0-or-later
// Reserved capacity of a global table: it pays in the region where it was reserved. Oracle: fees by hand.
#include <algorithm>
#include <string>

#include "pricing/bill_parts.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/scenarios/study_steps.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

/// Virginia holds 100 reads, Ireland 250; both are written at the least capacity.
std::string reservedFile(const std::string& reserved) {
    return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Carts": { "Type": "AWS::DynamoDB::GlobalTable", "Properties": { "BillingMode": "PROVISIONED",
   "WriteProvisionedThroughputSettings": { "WriteCapacityAutoScalingSettings": { "MinCapacity": 10, "MaxCapacity": 20,
      "TargetTrackingScalingPolicyConfiguration": { "TargetValue": 70 } } },
   "Replicas": [
    { "Region": "us-east-1", "ReadProvisionedThroughputSettings": { "ReadCapacityUnits": 100 } },
    { "Region": "eu-west-1", "ReadProvisionedThroughputSettings": { "ReadCapacityUnits": 250 } } ] },
   "Behavior": { "ItemCount": 1000, "ItemSize": "1KB" } } },
"Workloads": { "Readers": { "Target": "Carts", "Operation": "GetItem", "Key": { "Uniform": { "Keys": 1000 } },
   "Arrivals": { "Constant": { "Rate": "1/s" } } } },
"Simulation": { "WarmUp": "0s", "Duration": "1h", "Replications": 1 },
"Billing": { "FreeTier": "none", "ReservedCapacity": [ )" +
           reserved + " ] } }";
}

const std::string kHomeReads = R"({ "UsageType": "ReadCapacityUnit-Hrs", "Term": "1yr", "Units": 100 })";
const std::string kIrishReads =
    R"({ "UsageType": "ReadCapacityUnit-Hrs", "Term": "1yr", "Units": 200, "Region": "eu-west-1" })";

double readCapacityOfMonth(const pricing::Bill& bill, const std::string& resource, pricing::LineKind kind) {
    double sum = 0.0;
    for (const pricing::LineItem& line : bill.lines) {
        if (line.usageType == "ReadCapacityUnit-Hrs" && line.resource == resource && line.kind == kind)
            sum += pricing::toDouble(line.perMonth);
    }
    return sum;
}

}  // namespace

// A unit in Ireland: 0.000029 USD an hour and 0.339 USD a year; in Virginia 0.000025 and 0.3 (feed of 2025-08-28). 730
// h a month; the 50 units that Ireland holds beyond what is reserved cost 0.000147 an hour.
TEST_CASE("capacity reserved in a replica's region pays there, at its fees, and at home nothing", "[global]") {
    const pricing::Bill bill = test::runText(reservedFile(kHomeReads + ", " + kIrishReads)).designs.front().cost.bill;
    CHECK(readCapacityOfMonth(bill, "Carts", pricing::LineKind::Fee) == Approx(100 * (0.000025 * 730 + 0.3 / 12)));
    CHECK(readCapacityOfMonth(bill, "Carts", pricing::LineKind::Usage) == 0.0);
    CHECK(readCapacityOfMonth(bill, "Carts (eu-west-1)", pricing::LineKind::Fee) ==
          Approx(200 * (0.000029 * 730 + 0.339 / 12)));
    CHECK(readCapacityOfMonth(bill, "Carts (eu-west-1)", pricing::LineKind::Usage) == Approx(50 * 0.000147 * 730));
    REQUIRE(bill.commitments.size() == 2);
    CHECK(bill.commitments[0].name == "100 ReadCapacityUnit-Hrs reserved for 1yr");
    CHECK(bill.commitments[1].name == "200 ReadCapacityUnit-Hrs reserved for 1yr in eu-west-1");
    CHECK(*bill.commitments[1].coverage == Approx(0.8));

    // What is reserved at home pays for nothing in Ireland.
    const pricing::Bill home = test::runText(reservedFile(kHomeReads)).designs.front().cost.bill;
    CHECK(readCapacityOfMonth(home, "Carts (eu-west-1)", pricing::LineKind::Usage) == Approx(250 * 0.000147 * 730));
}

// On demand nothing of it is used: all of the fees are paid all the same.
TEST_CASE("capacity reserved in a replica's region that uses none of it is paid", "[global]") {
    std::string text = reservedFile(kIrishReads);
    const std::size_t from = text.find("\"BillingMode\"");
    text.replace(from, text.find("\"Replicas\"") - from, R"("BillingMode": "PAY_PER_REQUEST", )");
    for (const char* reads : {"100", "250"}) {
        const std::string settings =
            R"(, "ReadProvisionedThroughputSettings": { "ReadCapacityUnits": )" + std::string(reads) + " }";
        text.erase(text.find(settings), settings.size());
    }
    const pricing::Bill bill = test::runText(text).designs.front().cost.bill;
    CHECK(readCapacityOfMonth(bill, "", pricing::LineKind::Unused) == Approx(200 * (0.000029 * 730 + 0.339 / 12)));
    REQUIRE(bill.commitments.size() == 1);
    CHECK(bill.commitments[0].name == "200 ReadCapacityUnit-Hrs reserved for 1yr in eu-west-1");
}

TEST_CASE("capacity reserved where no replica is, or by what no fee is known for, is refused at its line", "[global]") {
    const auto load = [](const std::string& reserved) {
        return format::loadScenarioText(reservedFile(reserved), "s.json");
    };
    const std::string at = "/Billing/ReservedCapacity/0";
    CHECK(test::refuses(
        load(R"({ "UsageType": "ReadCapacityUnit-Hrs", "Term": "1yr", "Units": 100, "Region": "eu-west-2" })"),
        at + "/Region", "nothing of this bill is in \"eu-west-2\""));
    CHECK(test::refuses(
        load(R"({ "UsageType": "ReadCapacityUnit-Hrs", "Term": "1yr", "Units": 150, "Region": "eu-west-1" })"),
        at + "/Units", "blocks of 100"));
    CHECK(test::refuses(load(R"({ "UsageType": "ReadCapacityUnit-Hrs", "Term": "1yr", "Units": 100, "Region": 7 })"),
                        at + "/Region", "must be text"));
}
