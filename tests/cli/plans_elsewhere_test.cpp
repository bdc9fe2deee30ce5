// SPDX-License-Identifier: GPL-3.0-or-later
// A savings plan whose rates the books know in a replica's region alone.
#include "tests/cli/program.hpp"

using namespace program;

namespace {

/// The rate of AWS's writes in Ireland is 0.705 USD a million (feed of 2025-08-28).
const char* kIreland = R"({"version": "1", "publicationDate": "2026-01-22T00:00:00Z", "regionCode": "eu-west-1",
 "products": [{"sku": "ZGC49G7XS8QA54BQ", "serviceCode": "DatabaseSavingsPlans", "usageType": "DatabaseSP:1yrNoUpfront"}],
 "terms": {"savingsPlan": [{"sku": "ZGC49G7XS8QA54BQ", "effectiveDate": "2026-01-22T00:00:00Z", "rates": [
 {"discountedUsageType": "EU-ReplWriteRequestUnits", "discountedServiceCode": "AmazonDynamoDB",
  "unit": "ReplWriteRequestUnits", "discountedRate": {"price": "0.0000005", "currency": "USD"}}]}]}})";

std::string carts(const std::string& replicas) {
    return R"({ "Headroom": 1, "Region": "us-east-1",
 "Billing": { "SavingsPlans": [ { "Name": "DatabaseSP:1yrNoUpfront", "Commitment": 0.01 } ] },
 "Resources": { "Carts": { "Type": "AWS::DynamoDB::GlobalTable", "Properties": { "BillingMode": "PAY_PER_REQUEST",
   "Replicas": [ )" +
           replicas + R"( ] }, "Behavior": { "ItemCount": 1000, "ItemSize": "1KB" } } },
 "Workloads": { "Shoppers": { "Target": "Carts", "Operation": "PutItem", "Arrivals": { "Constant": { "Rate": "10/s" } } } },
 "Simulation": { "WarmUp": "10s", "Duration": "1000s", "Replications": 1 } })";
}

}  // namespace

TEST_CASE("a plan that has rates in a replica's region alone pays there") {
    const Folder folder;
    folder.write("plan.json", kIreland);
    folder.write("both.json", carts(R"({ "Region": "us-east-1" }, { "Region": "eu-west-1" })"));
    folder.write("other.json", carts(R"({ "Region": "us-east-1" }, { "Region": "eu-west-2" })"));
    const std::string own = "env XDG_DATA_HOME=" + (folder / "data").string();
    REQUIRE(headroom(folder, "prices import plan.json --book own", own).code == 0);
    const Outcome both = headroom(folder, "run both.json --book own --quiet --format csv --out results", own);
    INFO(both.err);
    REQUIRE(both.code == 0);
    // 10 a second are 26,280,000 in 730 hours (there less what was on its way when the run ended): 7.30 USD of the plan
    // pay for 14,600,000 of them, and for a thousandth that costs less than a billionth.
    const std::string lines = slurp(folder / "results/line_items.csv");
    INFO(lines);
    CHECK(lines.find("14600000.001,ReplWriteRequestUnits,0.0000005,7.3,") != std::string::npos);
    CHECK(lines.find("11653719.999,ReplWriteRequestUnits,0.000000705,") != std::string::npos);
    const Outcome other = headroom(folder, "validate other.json --book own", own);
    CHECK(other.code == 2);
    CHECK(other.err.find("a savings plan needs its rates") != std::string::npos);
}
