// SPDX-License-Identifier: GPL-3.0-or-later
// Worked examples of Step Functions, to the cent. Each says where it is from.
#include "pricing/usage_list.hpp"
#include "tests/pricing/billing.hpp"

using namespace headroom;
using namespace headroom::pricing;

namespace {

UsageLine line(std::string usageType, const std::string& quantity) {
    UsageLine made;
    made.service = "AmazonStates";
    made.usageType = std::move(usageType);
    made.quantity = NumberText{quantity, ""};
    return made;
}

/// 100 million executions of 10 s a month, of a definition of 50 KB with 400 map steps of 32 KB: 64 MB each.
UsageList mapSteps() {
    UsageList list;
    list.region = "us-east-1";
    list.usage = {line("StepFunctions-Request", "100000000"), line("StepFunctions-GB-Second", "62500000")};
    return list;
}

std::string cents(const UsageList& list) {
    const BilledUsage billed = billUsage(list);
    for (const base::Error& error : billed.errors) UNSCOPED_INFO(error.what);
    REQUIRE(billed.bill);
    CHECK(billed.bill->notPriced.empty());
    return toCentsText(billed.bill->total);
}

}  // namespace

TEST_CASE("Step Functions pricing page: 400 map steps, 482.88 USD with the price list's rates") {
    // 100.00 + 3.6 M x 0.00001667 + 14.4 M x 0.00000833 + 44.5 M x 0.00000456 = 60.012 + 119.952 + 202.92.
    CHECK(cents(mapSteps()) == "482.88");
}

TEST_CASE("Step Functions pricing page: 400 map steps, 482.97 USD with the page's rounded rates") {
    // The page says 0.06000, 0.03000 and 0.01642 USD a GB-hour.
    UsageList list = mapSteps();
    list.rates = {{"StepFunctions-GB-Second",
                   {{NumberText{"3600000", ""}, {"0.0000166667", ""}},
                    {NumberText{"18000000", ""}, {"0.0000083333", ""}},
                    {std::nullopt, {"0.0000045611", ""}}},
                   ""}};
    CHECK(cents(list) == "482.97");
}

TEST_CASE("infracost: 10,000 transitions are 0.25 USD") {
    CHECK(toCentsText(billOf({use("AmazonStates", "StateTransition", "10000")}).total) == "0.25");
}

TEST_CASE("Step Functions pricing page: 100,000 executions of four transitions, 9.90 USD") {
    // 400,000 transitions, 4,000 of them free.
    const Bill bill = billOf({use("AmazonStates", "StateTransition", "400000")}, freeTier(FreeTier::Always));
    CHECK(toCentsText(bill.total) == "9.90");
}

TEST_CASE("a Standard transition costs what 64 MB of Express cost in 23 seconds") {
    // 0.000025 = 0.000001 + t / 16 x 0.00001667, a million times.
    const auto express = [](const char* gigabyteSeconds) {
        return billOf({use("AmazonStates", "StepFunctions-Request", "1000000"),
                       use("AmazonStates", "StepFunctions-GB-Second", gigabyteSeconds)})
            .total;
    };
    const Money standard = billOf({use("AmazonStates", "StateTransition", "1000000")}).total;
    CHECK(express("1437500") < standard);  // 23 s
    CHECK(express("1443750") > standard);  // 23.1 s
}

TEST_CASE("a million Express executions of 2 s cost 2.08 USD, and their requests one") {
    const Bill bill = billOf({use("AmazonStates", "StepFunctions-Request", "1000000"),
                              use("AmazonStates", "StepFunctions-GB-Second", "125000")});
    CHECK(toCentsText(bill.total) == "3.08");
}
