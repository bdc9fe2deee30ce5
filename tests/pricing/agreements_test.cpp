// SPDX-License-Identifier: GPL-3.0-or-later
// Agreements that AWS does not make, or of which no price is known: each is said where it stands.
#include "pricing/usage_list.hpp"

#include "tests/pricing/billing.hpp"

using namespace headroom;
using namespace headroom::pricing;

namespace {

UsageList listOf(std::string region = "us-east-1") {
    UsageList list;
    list.region = std::move(region);
    list.usage.push_back({"AWSLambda", "Request", NumberText{"1", ""}, false, "", "/Usage/0"});
    return list;
}

Texts problemsOf(const UsageList& list) {
    Texts problems;
    for (const base::Error& error : billUsage(list).errors) problems.push_back(error.where + ": " + error.what);
    return problems;
}

UsageList reserving(const std::string& region, const std::string& term) {
    UsageList list = listOf(region);
    list.agreements.reserved.push_back({"WriteCapacityUnit-Hrs", term, {"100", ""}, {}, {}, "/ReservedCapacity/0"});
    return list;
}

UsageList planned(const std::string& usageType, const std::string& usd) {
    UsageList list = listOf();
    const OwnRate rate{usageType, {{std::nullopt, {usd, ""}}}, "/Rates/0"};
    list.agreements.plans.push_back({"Mine", {"1", ""}, {rate}, "/SavingsPlans/0"});
    return list;
}

}  // namespace

TEST_CASE("a reservation that a region has no price for is said at its place, with the day from which there is one") {
    CHECK(problemsOf(reserving("us-east-2", "3yr")) ==
          Texts{"/ReservedCapacity/0: AmazonDynamoDB WriteCapacityUnit-Hrs cannot be reserved for 3yr in us-east-2: no "
                "sourced price; give its hourly and upfront fees"});
    CHECK(problemsOf(reserving("us-east-2", "1yr")).empty());
    UsageList early = reserving("us-east-1", "1yr");
    early.asOf = "2025-01-01";
    CHECK(
        problemsOf(early) ==
        Texts{"/ReservedCapacity/0: AmazonDynamoDB WriteCapacityUnit-Hrs cannot be reserved for 1yr in us-east-1 on "
              "2025-01-01: no sourced price; the first is known from 2025-08-28: take a later day, or give its hourly "
              "and upfront fees"});
    UsageList given = reserving("us-east-2", "3yr");
    given.agreements.reserved[0].hourly = NumberText{"0.0001", ""};
    CHECK(problemsOf(given).size() == 1);  // the upfront fee is not known either
    given.agreements.reserved[0].upfront = NumberText{"0", ""};
    CHECK(problemsOf(given).empty());
    // What is no term has no price, which is not said as well.
    CHECK(problemsOf(reserving("us-east-1", "2yr")).size() == 1);
}

TEST_CASE("a plan's given rates are of what plans cover, above 0 and no more than on demand") {
    CHECK(problemsOf(planned("AmazonDynamoDB/TimedStorage-ByteHrs", "0.1")) ==
          Texts{"/Rates/0: no savings plan covers TimedStorage-ByteHrs: of DynamoDB they cover reads and writes, on "
                "demand and provisioned"});
    CHECK(problemsOf(planned("Lambda-SnapStart-Cached-GB-S", "0.000001")) ==
          Texts{"/Rates/0: no savings plan covers Lambda-SnapStart-Cached-GB-S: of Lambda they cover duration, "
                "provisioned concurrency and requests"});
    CHECK(problemsOf(planned("Lambda-GB-Second", "0")) ==
          Texts{"/Rates/0: a savings plan's rate is above 0: at 0 it would pay for any use"});
    CHECK(problemsOf(planned("Lambda-GB-Second", "0.0001")) ==
          Texts{"/Rates/0: a savings plan charges no more than on demand: 0.0001 is above 0.0000166667 USD"});
    for (const char* covered : {"Request", "Request-ARM", "Lambda-GB-Second-ARM", "Lambda-Provisioned-GB-Second",
                                "Lambda-Provisioned-Concurrency-ARM", "ReadCapacityUnit-Hrs", "IA-WriteRequestUnits",
                                "ReplWriteCapacityUnit-Hrs"}) {
        INFO(covered);
        CHECK(problemsOf(planned(covered, "0.0000001")).empty());
    }
    CHECK(problemsOf(planned("Request", "0.0000002")).empty());  // AWS's plans cover requests at their price
    CHECK_FALSE(problemsOf(planned("Streams-Requests", "0.0000001")).empty());
    // Where own prices replace the list, they are what a plan saves on.
    UsageList dearer = planned("Lambda-GB-Second", "0.0001");
    dearer.rates.push_back({"Lambda-GB-Second", {{std::nullopt, {"0.0002", ""}}}, "/Rates"});
    CHECK(problemsOf(dearer).empty());
}

// "a value between 0.001 and 1 million. You cannot specify more than five digits after the decimal point": Savings
// Plans API Reference, CreateSavingsPlan.
TEST_CASE(
    "a plan of a commitment that AWS does not sell is refused where it stands, and one that is drawn is rounded") {
    const auto problemsWith = [](const char* commitment) {
        UsageList list = planned("Lambda-GB-Second", "0.00001");
        list.agreements.plans[0].commitment = {commitment, "/SavingsPlans/0/Commitment"};
        return problemsOf(list);
    };
    const Texts refused{
        "/SavingsPlans/0/Commitment: AWS sells savings plans of 0.001 to 1000000 USD an hour with at most five "
        "decimals "
        "(Savings Plans API Reference, CreateSavingsPlan, commitment)"};
    for (const char* bad : {"0", "0.00099", "0.0009999", "1000000.00001", "2e6", "0.1234567", "1.000001"}) {
        INFO(bad);
        CHECK(problemsWith(bad) == refused);
    }
    for (const char* good : {"0.001", "1000000", "0.12345", "0.1234500", "1e6"}) {
        INFO(good);
        CHECK(problemsWith(good).empty());
    }
    UsageList list = planned("Lambda-GB-Second", "0.00001");
    list.agreements.plans[0].commitment.text = "0.1234567";
    list.agreements.drawn = true;
    const BilledUsage drawn = billUsage(list);
    REQUIRE(drawn.bill);
    CHECK(toText(drawn.bill->commitments.at(0).committed) == "90.1258");  // 730 x 0.12346
}

// A fee of 1 USD an hour; a million GB-s cost 16.6667 on demand, and at 0.0001 the plan would pay for 7.3 million.
TEST_CASE("between the ends of ranges a plan that saves nothing pays for nothing, and units are whole blocks") {
    UsageList list = planned("Lambda-GB-Second", "0.0001");
    list.usage[0] = {"AWSLambda", "Lambda-GB-Second", NumberText{"1000000", ""}, false, "", "/Usage/0"};
    list.agreements.reserved.push_back({"WriteCapacityUnit-Hrs", "1yr", {"249", ""}, {}, {}, "/ReservedCapacity/0"});
    CHECK(problemsOf(list).size() == 2);
    list.agreements.drawn = true;
    const BilledUsage drawn = billUsage(list);
    CHECK(drawn.errors.empty());
    REQUIRE(drawn.bill);
    const auto planOf = std::ranges::find(drawn.bill->commitments, "Mine", &CommitmentUse::name);
    REQUIRE(planOf != drawn.bill->commitments.end());
    CHECK(toText(planOf->used) == "0");
    CHECK(std::ranges::count(drawn.bill->lines, LineKind::Plan, &LineItem::kind) == 0);
    list.agreements.reserved[0].units.text = "200";
    const BilledUsage whole = billUsage(list);
    REQUIRE(whole.bill);
    CHECK(toText(drawn.bill->total) == toText(whole.bill->total));
    list.agreements.reserved[0].units.text = "250";  // the half goes up
    CHECK(toDouble(billUsage(list).bill->total) > toDouble(whole.bill->total));
    list.agreements.plans[0].rates[0].tiers[0].usd.text = "0";  // what no draw of a good range is
    CHECK(problemsOf(list).size() == 1);
}

TEST_CASE("a currency buys less than a billion to the dollar, and the dollar is itself") {
    const auto problemsWith = [](const std::string& code, const std::string& rate) {
        UsageList list = listOf();
        list.agreements.currency = CurrencyRate{code, {rate, "/Currency/PerUSD"}, "2026-01-05", "/Currency"};
        return problemsOf(list);
    };
    CHECK(problemsWith("EUR", "1e30") == Texts{"/Currency/PerUSD: a currency's rate is below a billion to the dollar"});
    CHECK(problemsWith("IRR", "42000").empty());
    CHECK(problemsWith("USD", "2") ==
          Texts{"/Currency/PerUSD: a US dollar is 1 USD: give another currency's code, or leave Currency out"});
    CHECK(problemsWith("USD", "1.0").empty());
}

// A request at the file's own 0.1 USD; the plan's 0.15 would make it dearer.
TEST_CASE("an imported plan does not pay for what the file's own rate has cheaper") {
    const auto books = PriceBooks::with({{"ComputeSavingsPlans.json",
                                          R"({"formatVersion": 2, "service": "ComputeSavingsPlans", "name": "Plans",
 "sources": {"s": {"title": "t", "url": "u", "readOn": "2026-11-01", "validFrom": "2026-10-01"}}, "freeTiers": [],
 "usageTypes": [{"usageType": "Own/AWSLambda/Request", "unit": "Requests", "source": "s",
  "regions": {"us-east-1": ["", "0.15"]}}]})"}});
    REQUIRE(books);
    UsageList list = listOf();
    list.agreements.plans.push_back({"Own", {"0.001", ""}, {}, "/SavingsPlans/0"});
    const auto used = [&](const char* own) {
        list.rates = {{"Request", {{std::nullopt, {own, ""}}}, "/Rates/0"}};
        const BilledUsage billed = billUsage(list, *books);
        REQUIRE(billed.errors.empty());
        return toText(billed.bill->commitments.at(0).used) + " of " + toText(billed.bill->total);
    };
    CHECK(used("0.2") == "0.15 of 0.73");
    CHECK(used("0.1") == "0 of 0.83");  // 730 hours of 0.001 and the request
}
