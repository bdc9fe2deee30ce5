// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/usage_list.hpp"

#include <algorithm>

#include "tests/pricing/billing.hpp"

using namespace headroom;
using namespace headroom::pricing;

namespace {

UsageLine line(std::string service, std::string usageType, std::string quantity, std::string where = "/Usage/0") {
    return {std::move(service),
            std::move(usageType),
            NumberText{std::move(quantity), where + "/Quantity"},
            false,
            "",
            where};
}

UsageList listOf(std::vector<UsageLine> usage, std::string region = "us-east-1") {
    UsageList list;
    list.region = std::move(region);
    list.usage = std::move(usage);
    return list;
}

std::string totalOf(const UsageList& list) {
    const BilledUsage billed = billUsage(list);
    for (const base::Error& error : billed.errors) FAIL(error.where << ": " << error.what);
    REQUIRE(billed.bill);
    return toText(billed.bill->total);
}

Texts problemsOf(const UsageList& list) {
    const BilledUsage billed = billUsage(list);
    CHECK_FALSE(billed.bill);
    Texts problems;
    for (const base::Error& error : billed.errors) {
        CHECK(error.code == base::Errc::BadInput);
        problems.push_back(error.where + ": " + error.what);
    }
    return problems;
}

OwnRate own(std::string usageType, std::string usd) {
    return {std::move(usageType), {{std::nullopt, {std::move(usd), "/Rates/usd"}}}, "/Rates"};
}

}  // namespace

TEST_CASE("the format's own example comes to 249.488496 USD") {
    CHECK(totalOf(listOf({line("AWSLambda", "Lambda-GB-Second", "14880000"),
                          line("AWSLambda", "Request", "7440000")})) == "249.488496");
}

TEST_CASE("quantities stay exact, however they are written") {
    CHECK(totalOf(listOf({line("AWSLambda", "Request", "1.5e6")})) == "0.3");
    CHECK(totalOf(listOf({line("AmazonDynamoDB", "TimedStorage-ByteHrs", "0.1"),
                          line("AmazonDynamoDB", "TimedStorage-ByteHrs", "0.2")})) == "0.075");
}

TEST_CASE("usage types come with or without their region's prefix") {
    CHECK(totalOf(listOf({line("AmazonApiGateway", "USE1-ApiGatewayRequest", "1e6")})) == "3.5");
    CHECK(totalOf(listOf({line("AmazonApiGateway", "APS4-ApiGatewayRequest", "1e6")}, "ap-southeast-3")) == "4.25");
    CHECK(totalOf(listOf({line("AmazonApiGateway", "ApiGatewayRequest", "1e6")}, "ap-southeast-3")) == "4.25");
    CHECK(totalOf(listOf({line("AmazonDynamoDB", "EU-IA-ReadRequestUnits", "0"),
                          line("AmazonDynamoDB", "EUW1-ReadRequestUnits", "0")},
                         "eu-west-1")) == "0");
    CHECK(totalOf(listOf({line("AmazonDynamoDB", "IA-ReadRequestUnits", "1e6")})) == "0.155");
}

TEST_CASE("another region's prefix, one of no region and look-alikes are errors") {
    CHECK(
        problemsOf(listOf({line("AWSLambda", "APS4-Request", "1")})) ==
        Texts{
            R"(/Usage/0/UsageType: "APS4" before "Request" is the prefix of ap-southeast-3, this bill is for us-east-1)"});
    CHECK(problemsOf(listOf({line("AWSLambda", "XYZ9-Request", "1")})) ==
          Texts{R"(/Usage/0/UsageType: "XYZ9" before "Request" is no region's prefix)"});
    CHECK(problemsOf(listOf({line("AWSLambda", "Global-Request", "1")})) ==
          Texts{R"(/Usage/0/UsageType: "Global" before "Request" is no region's prefix)"});
}

TEST_CASE("unknown names list near ones, all problems at once") {
    CHECK(
        problemsOf(
            listOf({line("AWSLambda", "Requests", "1", "/Usage/0"), line("AWSLamda", "Request", "1", "/Usage/1"),
                    line("AmazonDynamoDB", "WriteRequestUnit", "1", "/Usage/2"),
                    line("AWSLambda", "GB-Second", "1", "/Usage/3"), line("Nonsense", "Request", "1", "/Usage/4")})) ==
        Texts{
            R"(/Usage/0/UsageType: AWSLambda has no usage type "Requests"; did you mean "Request"?)",
            R"(/Usage/1/Service: no prices of a service "AWSLamda"; did you mean "AWSLambda"?)",
            R"(/Usage/2/UsageType: AmazonDynamoDB has no usage type "WriteRequestUnit"; did you mean "WriteRequestUnits", )"
            R"("IA-WriteRequestUnits" or "ReadRequestUnits"?)",
            R"(/Usage/3/UsageType: AWSLambda has no usage type "GB-Second"; did you mean "Lambda-GB-Second", )"
            R"("Lambda-GB-Second-ARM" or "Lambda-Edge-GB-Second"?)",
            R"(/Usage/4/Service: no prices of a service "Nonsense"; a service code such as AWSLambda is meant)"});
}

TEST_CASE("quantities that are negative or no number are errors") {
    CHECK(problemsOf(
              listOf({line("AWSLambda", "Request", "-1", "/Usage/0"), line("AWSLambda", "Request", "NaN", "/Usage/1"),
                      line("AWSLambda", "Request", "1e999", "/Usage/2")})) ==
          Texts{"/Usage/0/Quantity: a quantity cannot be negative, this one is -1",
                R"(/Usage/1/Quantity: "NaN" is not a number)",
                R"(/Usage/2/Quantity: "1e999" has more digits than can be kept exactly (38))"});
}

TEST_CASE("an unknown region, free tier or month is an error") {
    UsageList list = listOf({}, "us-east-9");
    list.freeTier = "some";
    list.monthHours = NumberText{"0", "/MonthHours"};
    CHECK(problemsOf(list).size() == 3);
}

TEST_CASE("a quantity that is not given is listed, not counted as 0") {
    UsageList list = listOf({{"AWSLambda", "Request", std::nullopt, false, "F", "/Usage/0"}});
    const BilledUsage billed = billUsage(list);
    REQUIRE(billed.bill);
    REQUIRE(billed.bill->notPriced.size() == 1);
    CHECK(billed.bill->notPriced[0].resource == "F");
    CHECK(billed.bill->notPriced[0].unit == "Requests");
}

TEST_CASE("a quantity per hour counts MonthHours times") {
    UsageList list = listOf({{"AmazonApiGateway", "ApiGatewayCacheUsage:1.6GB", NumberText{"1", ""}, true, "", ""}});
    CHECK(totalOf(list) == "27.74");  // 0.038 x 730
    list.monthHours = NumberText{"720", "/MonthHours"};
    CHECK(totalOf(list) == "27.36");
    list.monthHours = NumberText{"730.5", "/MonthHours"};
    CHECK(totalOf(list) == "27.759");
}

TEST_CASE("the free tier and the rounding of AWS's pages can be asked for") {
    UsageList list = listOf({line("AWSLambda", "Lambda-GB-Second", "540000"), line("AWSLambda", "Request", "3000000")});
    list.freeTier = "always";
    CHECK(totalOf(list) == "2.733338");
    list.rounding = Rounding::Cent;
    CHECK(totalOf(list) == "2.73");
}

TEST_CASE("own rates replace the book's, flat or in tiers") {
    UsageList list =
        listOf({line("AWSLambda", "Request", "1e6"), line("AmazonDynamoDB", "TimedStorage-ByteHrs", "30")});
    list.rates = {own("USE1-Request", "0.0000001"),
                  {"AmazonDynamoDB/TimedStorage-ByteHrs",
                   {{NumberText{"10", ""}, {"1", ""}}, {std::nullopt, {"0.5", ""}}},
                   "/Rates"}};
    CHECK(totalOf(list) == "20.1");
}

TEST_CASE("own rates that name nothing, two things or make no sense are errors") {
    UsageList list = listOf({});
    list.rates = {own("Reqest", "1"), own("TimedStorage-ByteHrs", "1"), own("Request", "-1"), own("APS4-Request", "1")};
    CHECK(problemsOf(list) ==
          Texts{R"(/Rates: no service has a usage type "Reqest"; did you mean "Request"?)",
                R"(/Rates: "TimedStorage-ByteHrs" is a usage type of AmazonCloudWatch and of AmazonDynamoDB; )"
                R"(say which, as in "AmazonCloudWatch/TimedStorage-ByteHrs")",
                "/Rates/usd: a price cannot be negative, this one is -1",
                R"(/Rates: "APS4" before "Request" is the prefix of ap-southeast-3, this bill is for us-east-1)"});
    list.rates = {own("Request", "1"), own("USE1-Request", "2")};
    CHECK(problemsOf(list) == Texts{"/Rates: the rate of AWSLambda Request is given twice"});
    list.rates = {{"Request", {{NumberText{"1.5", "/Rates/upTo"}, {"1", ""}}}, "/Rates"}};
    CHECK(problemsOf(list) == Texts{"/Rates/upTo: a tier ends at a whole number of units above 0"});
    list.rates = {{"Request", {}, "/Rates"}};
    CHECK(problemsOf(list) == Texts{"/Rates: this rate has no price"});
}

TEST_CASE("a savings plan with rates of its own covers compute or databases, not both and nothing else") {
    const auto planned = [](std::vector<OwnRate> rates) {
        UsageList list = listOf({line("AWSLambda", "Request", "1")});
        list.agreements.plans.push_back({"Mine", {"1", ""}, std::move(rates), "/SavingsPlans/0"});
        return list;
    };
    const auto kindOf = [&](std::vector<OwnRate> rates) {
        const BilledUsage billed = billUsage(planned(std::move(rates)));
        REQUIRE(billed.bill);
        const auto unused = std::ranges::find(billed.bill->lines, LineKind::Unused, &LineItem::kind);
        return unused == billed.bill->lines.end() ? "" : unused->service;
    };
    UsageList twice = planned({own("Request", "0.0000001")});
    twice.agreements.plans.push_back(twice.agreements.plans.front());
    twice.agreements.plans.back().where = "/SavingsPlans/1";
    CHECK(problemsOf(twice) ==
          Texts{"/SavingsPlans/1: two savings plans are called Mine: bills tell them apart by name; of one plan bought "
                "twice give the sum of both"});
    CHECK(kindOf({own("Request", "0.0000001")}) == "ComputeSavingsPlans");
    CHECK(kindOf({own("ReadRequestUnits", "0.0000001")}) == "DatabaseSavingsPlans");
    CHECK(problemsOf(planned({own("Request", "0.0000001"), own("ReadRequestUnits", "0.0000001")})) ==
          Texts{"/SavingsPlans/0: a savings plan covers compute (AWSLambda) or databases (AmazonDynamoDB), not both: "
                "make it two"});
    CHECK(problemsOf(planned({own("StateTransition", "0.00002")})) ==
          Texts{"/SavingsPlans/0: no savings plan covers AmazonStates"});
}

TEST_CASE("a currency has a code of ISO 4217, a rate above 0 and the rate's day") {
    const auto problemsWith = [](const std::string& code, const std::string& rate, const std::string& day) {
        std::vector<base::Error> errors;
        const auto billed =
            inCurrency({code, {rate, "/Currency/PerUSD"}, day, "/Currency"}, *parseMoney("100"), errors);
        Texts problems;
        for (const base::Error& error : errors) problems.push_back(error.where + ": " + error.what);
        CHECK(billed.has_value() == problems.empty());
        if (billed) CHECK(toText(billed->total) == "92");
        return problems;
    };
    CHECK(problemsWith("EUR", "0.92", "2026-01-05").empty());
    CHECK(problemsWith("Euro", "0.92", "2026-01-05") ==
          Texts{"/Currency: \"Euro\" is not a currency's code such as EUR (ISO 4217)"});
    CHECK(problemsWith("EUR", "0.92", "yesterday") ==
          Texts{"/Currency: a currency's rate needs its day, such as 2026-01-05"});
    CHECK(problemsWith("EUR", "0", "2026-01-05") == Texts{"/Currency/PerUSD: a currency's rate is above 0"});
    CHECK(problemsWith("EUR", "much", "2026-01-05").size() == 1);
}

TEST_CASE("a wrong service or usage type is named at its field") {
    const Texts problems = problemsOf(
        listOf({line("AWSLamda", "Request", "1", "/Usage/3"), line("AWSLambda", "Reqest", "1", "/Usage/4")}));
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].starts_with("/Usage/3/Service: no prices of a service"));
    CHECK(problems[1].starts_with("/Usage/4/UsageType: AWSLambda has no usage type"));
}

TEST_CASE("a currency that ISO 4217 does not know is refused") {
    for (const char* code : {"EUR", "IDR", "ZWG", "AED"}) {
        std::vector<headroom::base::Error> errors;
        CHECK(inCurrency({code, {"2", ""}, "2026-11-01", ""}, Money::fromNanos(3), errors));
        CHECK(errors.empty());
    }
    for (const char* code : {"ZZZ", "eur", "EU", "", "D A", "EDA", "EUR "}) {
        std::vector<headroom::base::Error> errors;
        CHECK_FALSE(inCurrency({code, {"2", ""}, "2026-11-01", "/Currency"}, Money::fromNanos(3), errors));
        REQUIRE(errors.size() == 1);
        CHECK(errors.front().where == "/Currency");
    }
}
