// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/bill.hpp"

#include <algorithm>

#include "pricing/third_party.hpp"
#include "tests/pricing/billing.hpp"

using namespace headroom::pricing;

TEST_CASE("Lambda's first tier ends at six billion GB-seconds") {
    // infracost's golden lines: 6,000,000,000 GB-s = 100,000.20 USD, the next 3,216,000,000 = 48,240.00 USD.
    const Bill bill = billOf({use("AWSLambda", "Lambda-GB-Second", "9216000000")});
    REQUIRE(bill.lines.size() == 2);
    CHECK(toCentsText(bill.lines[0].perMonth) == "100000.20");
    CHECK(toText(bill.lines[0].quantity) == "6000000000");
    CHECK(bill.lines[0].tier == LineTier{0, 6'000'000'000});
    CHECK(toCentsText(bill.lines[1].perMonth) == "48240.00");
    CHECK(bill.lines[1].tier == LineTier{6'000'000'000, 15'000'000'000});
    CHECK(toText(bill.lines[1].rate.usd) == "0.000015");
    CHECK(toText(bill.total) == "148240.2");
}

TEST_CASE("tiers are crossed exactly at their bounds") {
    // HTTP API: 1.00 USD a million up to 300 million, then 0.90.
    CHECK(amounts(billOf({use("AmazonApiGateway", "ApiGatewayHttpRequest", "299999999")})) == Texts{"299.999999"});
    CHECK(amounts(billOf({use("AmazonApiGateway", "ApiGatewayHttpRequest", "300000000")})) == Texts{"300"});
    CHECK(amounts(billOf({use("AmazonApiGateway", "ApiGatewayHttpRequest", "300000001")})) ==
          Texts{"300", "0.0000009"});
    // REST, 25 billion: 333 M x 3.50, 667 M x 2.80, 19 G x 2.38 and 5 G x 1.51 USD a million.
    const Bill rest = billOf({use("AmazonApiGateway", "ApiGatewayRequest", "25e9")});
    CHECK(amounts(rest) == Texts{"1165.5", "1867.6", "45220", "7550"});
    CHECK(toText(rest.total) == "55803.1");
}

TEST_CASE("tiers are the account's, shared out to the resources in proportion") {
    // Together 400 M: 300 M x 1.00 + 100 M x 0.90 = 390 USD. A makes three quarters of the calls.
    const Bill bill = billOf({use("AmazonApiGateway", "ApiGatewayHttpRequest", "300e6", "A"),
                              use("AmazonApiGateway", "ApiGatewayHttpRequest", "100e6", "B")});
    REQUIRE(bill.lines.size() == 4);
    CHECK(amounts(bill) == Texts{"225", "67.5", "75", "22.5"});
    CHECK(bill.lines[0].resource == "A");
    CHECK(toText(bill.lines[0].quantity) == "225000000");
    CHECK(toText(bill.lines[3].quantity) == "25000000");
    CHECK(toText(bill.total) == "390");
}

TEST_CASE("the same resource's readings of one type are one line") {
    const Bill bill = billOf({use("AWSLambda", "Request", "10", "F"), use("AWSLambda", "Request", "0.5", "F")});
    REQUIRE(bill.lines.size() == 1);
    CHECK(toText(bill.lines[0].quantity) == "10.5");
    CHECK(toText(bill.total) == "0.0000021");
}

TEST_CASE("each architecture has its own tiers") {
    const Bill bill =
        billOf({use("AWSLambda", "Lambda-GB-Second", "6e9"), use("AWSLambda", "Lambda-GB-Second-ARM", "7.5e9")});
    CHECK(bill.lines.size() == 2);
    CHECK(toText(bill.total) == "200000.7");  // 100,000.20 + 7.5e9 x 0.0000133334
}

TEST_CASE("a price that nobody has sourced is listed, never 0") {
    const Bill bill =
        billOf({use("AWSDataTransfer", "DataTransfer-Out-Bytes", "500", "Api"), use("AWSLambda", "Request", "1e6")}, {},
               "eu-west-3");
    CHECK(toText(bill.total) == "0.2");
    REQUIRE(bill.notPriced.size() == 1);
    CHECK(bill.notPriced[0].resource == "Api");
    CHECK(bill.notPriced[0].usageType == "DataTransfer-Out-Bytes");
    CHECK(bill.notPriced[0].region == "eu-west-3");
    CHECK(bill.notPriced[0].unit == "GB");
    CHECK(toText(*bill.notPriced[0].quantity) == "500");
    CHECK(bill.notPriced[0].reason == "no sourced price in eu-west-3");
}

TEST_CASE("usage beyond the last sourced tier is listed, never charged at a guess") {
    // ap-southeast-3: 0.132 USD for the first 10,240 GB, dearer tiers not sourced.
    const Bill bill = billOf({use("AWSDataTransfer", "DataTransfer-Out-Bytes", "12000", "A"),
                              use("AWSDataTransfer", "DataTransfer-Out-Bytes", "3000", "B")},
                             {}, "ap-southeast-3");
    CHECK(toText(bill.total) == "1351.68");
    REQUIRE(bill.notPriced.size() == 2);
    CHECK(toText(*bill.notPriced[0].quantity) == "3808");
    CHECK(toText(*bill.notPriced[1].quantity) == "952");
    CHECK(bill.notPriced[0].reason == "no sourced price beyond the first 10,240 GB a month in ap-southeast-3");
}

TEST_CASE("an unknown quantity is listed with its reason") {
    MonthlyUsage unknown{"Views", "AmazonDynamoDB", "TimedStorage-ByteHrs", std::nullopt, "no ItemSize is given"};
    const Bill bill = billOf({unknown, {"Other", "AmazonDynamoDB", "TimedStorage-ByteHrs", std::nullopt, ""}});
    CHECK(bill.lines.empty());
    CHECK(toText(bill.total) == "0");
    REQUIRE(bill.notPriced.size() == 2);
    CHECK(bill.notPriced[0].reason == "the quantity is not known");
    CHECK(bill.notPriced[1].reason == "no ItemSize is given");
    CHECK_FALSE(bill.notPriced[1].quantity);
}

TEST_CASE("the user's own rate replaces the book's and fills its gaps") {
    BillOptions options;
    options.rates.push_back({"AWSLambda", "Request", {{std::nullopt, {{1, 7}, 1}}}});
    options.rates.push_back(
        {"AWSDataTransfer", "DataTransfer-Out-Bytes", {{100, {{9, 2}, 1}}, {std::nullopt, {{5, 2}, 1}}}});
    const Bill bill =
        billOf({use("AWSLambda", "Request", "1e6"), use("AWSDataTransfer", "DataTransfer-Out-Bytes", "300")}, options,
               "eu-west-1");
    CHECK(amounts(bill) == Texts{"9", "10", "0.1"});
    CHECK(bill.lines[0].ownRate);
    CHECK(bill.lines[0].unit == "GB");
    CHECK(bill.notPriced.empty());
    CHECK(bill.priceBook.asOf.empty());
}

TEST_CASE("the bill names its region and the newest date among the prices used") {
    CHECK(billOf({use("AmazonDynamoDB", "ReadRequestUnits", "1")}).priceBook.asOf == "2025-08-28");
    const Bill both = billOf({use("AmazonDynamoDB", "ReadRequestUnits", "1"), use("AWSLambda", "Request", "1")});
    CHECK(both.priceBook.asOf == "2025-10-30");
    CHECK(both.priceBook.region == "us-east-1");
}

TEST_CASE("prices of third parties are told apart, and make no price list newer") {
    const std::vector<MonthlyUsage> usage{use("AmazonDAX", "NodeUsage:dax.t3.small", "730", "Cache"),
                                          use("AmazonDAX", "CPUCredits:t3", "3", "Cache"),
                                          use("AmazonDynamoDB", "ReadRequestUnits", "1")};
    const Bill bill = billOf(usage);
    CHECK(bill.priceBook.asOf == "2026-04-13");  // of the credits, which AWS's guide prices; not of the nodes
    const auto guessed = thirdPartyPrices(bill, bookOf("us-east-1"));
    REQUIRE(guessed.size() == 1);
    CHECK(guessed[0].usageType == "NodeUsage:dax.t3.small");
    CHECK(guessed[0].price == "0.04 USD per Hrs");
    CHECK(guessed[0].source.starts_with("Not AWS's: dax.t3.small in us-east-1, about 0.04 USD"));
    const auto book = std::ranges::find(bill.priceBook.books, kThirdPartyOrigin, &BookUsed::origin);
    REQUIRE(book != bill.priceBook.books.end());
    CHECK(book->service == "AmazonDAX");
    // A rate of one's own is no guess of ours.
    BillOptions options;
    options.rates.push_back({"AmazonDAX", "NodeUsage:dax.t3.small", {{std::nullopt, {{5, 2}, 1}}}});
    CHECK(thirdPartyPrices(billOf(usage, options), bookOf("us-east-1")).empty());
}

TEST_CASE("lines are in order of service, resource, usage type and tier; nothing used makes no line") {
    const Bill bill =
        billOf({use("AmazonDynamoDB", "WriteRequestUnits", "5", "Z"), use("AWSLambda", "Request", "1", "B"),
                use("AWSLambda", "Lambda-GB-Second", "1", "B"), use("AWSLambda", "Request", "1", "A"),
                use("AmazonDynamoDB", "ReadRequestUnits", "0", "Z")});
    Texts order;
    for (const LineItem& line : bill.lines) order.push_back(line.service + " " + line.resource + " " + line.usageType);
    CHECK(order == Texts{"AWSLambda A Request", "AWSLambda B Lambda-GB-Second", "AWSLambda B Request",
                         "AmazonDynamoDB Z WriteRequestUnits"});
    const auto totals = totalsByService(bill);
    REQUIRE(totals.size() == 2);
    CHECK(toText(totals[0].perMonth) == "0.000017067");  // 2 x 2e-7 + 0.0000166667 to nine decimals
    CHECK(toText(totals[1].perMonth) == "0.000003125");
}

TEST_CASE("numbers beyond 128 bits are an error") {
    const PriceBook book = bookOf("us-east-1");
    CHECK_FALSE(priceUsage(std::vector{use("AmazonApiGateway", "ApiGatewayCacheUsage:237GB", "1e37")}, book, {}));
    CHECK_FALSE(priceUsage(std::vector{use("AWSLambda", "Request", "1e37"), use("AWSLambda", "Request", "1.000001")},
                           book, {}));
    MonthlyUsage negative = use("AWSLambda", "Request", "1");
    negative.quantity->granules = -1;
    CHECK_FALSE(priceUsage(std::vector{negative}, book, {}));
}

TEST_CASE("rounding as AWS's pages do makes every line whole cents") {
    const Bill bill = billOf({use("AWSLambda", "Lambda-GB-Second", "14880000"), use("AWSLambda", "Request", "7440000")},
                             freeTier(FreeTier::None, Rounding::Cent));
    CHECK(amounts(bill) == Texts{"248", "1.49"});
    CHECK(toText(bill.total) == "249.49");
    // A third each: 1.49 USD stays 1.49 USD.
    const Bill split = billOf({use("AWSLambda", "Request", "2480000", "A"), use("AWSLambda", "Request", "2480000", "B"),
                               use("AWSLambda", "Request", "2480000", "C")},
                              freeTier(FreeTier::None, Rounding::Cent));
    CHECK(amounts(split) == Texts{"0.5", "0.5", "0.49"});
}
