// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/pricing/billing.hpp"

#include "pricing/price_books.hpp"

using namespace headroom::pricing;

TEST_CASE("a free allowance is a line of its own at 0, before the first tier") {
    const Bill bill = billOf({use("AWSLambda", "Request", "3e6", "F")}, freeTier(FreeTier::Always));
    REQUIRE(bill.lines.size() == 2);
    CHECK(bill.lines[0].freeAllowance == "Lambda requests");
    CHECK(toText(bill.lines[0].quantity) == "1000000");
    CHECK(toText(bill.lines[0].perMonth) == "0");
    CHECK(bill.lines[0].tier == LineTier{0, 1'000'000});
    CHECK(bill.lines[1].freeAllowance.empty());
    CHECK(toText(bill.lines[1].quantity) == "2000000");
    CHECK(toText(bill.total) == "0.4");
}

TEST_CASE("paid tiers count what is paid: the free part does not use them up") {
    // 6,000,400,000 GB-s: 400,000 free and the whole first tier.
    const Bill bill = billOf({use("AWSLambda", "Lambda-GB-Second", "6000400000")}, freeTier(FreeTier::Always));
    CHECK(amounts(bill) == Texts{"100000.2"});
}

TEST_CASE("usage below the allowance costs nothing and is shown") {
    const Bill bill = billOf({use("AmazonDynamoDB", "TimedStorage-ByteHrs", "10")}, freeTier(FreeTier::Always));
    REQUIRE(bill.lines.size() == 1);
    CHECK(toText(bill.lines[0].quantity) == "10");
    CHECK(toText(bill.total) == "0");
}

TEST_CASE("x86 and arm share Lambda's allowance in proportion") {
    const Bill bill =
        billOf({use("AWSLambda", "Lambda-GB-Second", "600000"), use("AWSLambda", "Lambda-GB-Second-ARM", "200000")},
               freeTier(FreeTier::Always));
    // 400,000 free: 300,000 of x86 and 100,000 of arm; the rest is paid: 300,000 and 100,000.
    CHECK(amounts(bill) == Texts{"5.00001", "1.33334"});
}

TEST_CASE("provisioned concurrency has no free duration") {
    const Bill bill = billOf({use("AWSLambda", "Lambda-Provisioned-GB-Second", "75000")}, freeTier(FreeTier::All));
    CHECK(amounts(bill) == Texts{"0.729165"});
}

TEST_CASE("requests on provisioned concurrency share the free requests, arm's with x86's") {
    // 3 M and 1 M requests, 1 M of them free in proportion: 750,000 and 250,000; 3 M x 0.20 USD a million are left.
    const Bill bill = billOf({use("AWSLambda", "Request", "3e6"), use("AWSLambda", "Request-ARM", "1e6")},
                             freeTier(FreeTier::Always));
    CHECK(amounts(bill) == Texts{"0.45", "0.15"});
}

TEST_CASE("100 GB of response streaming are free, x86 and arm together") {
    // 300 and 100 GB: 75 and 25 are free; 225 and 75 x 0.008 USD are left.
    const auto streamed = std::vector{use("AWSLambda", "Lambda-Streaming-Response-Processed-Bytes", "300"),
                                      use("AWSLambda", "Lambda-Streaming-Response-Processed-Bytes-ARM", "100")};
    CHECK(amounts(billOf(streamed, freeTier(FreeTier::Always))) == Texts{"1.8", "0.6"});
    CHECK(amounts(billOf(streamed)) == Texts{"2.4", "0.8"});
}

TEST_CASE("Lambda has nothing free but requests, on-demand duration and streaming") {
    const auto paid = std::vector{
        use("AWSLambda", "Lambda-Provisioned-Concurrency", "1"), use("AWSLambda", "Lambda-Storage-GB-Second", "1"),
        use("AWSLambda", "Lambda-SnapStart-Cached-GB-S", "1"), use("AWSLambda", "Lambda-SnapStart-Restored-GB", "1"),
        use("AWSLambda", "Event-Poller-Unit-Hours:Kafka", "1")};
    const Bill all = billOf(paid, freeTier(FreeTier::All));
    CHECK(all.lines.size() == paid.size());
    CHECK(all.total == billOf(paid).total);
}

TEST_CASE("API Gateway's first twelve months: a million of each kind and 750,000 connection minutes, no cache") {
    const auto used = std::vector{
        use("AmazonApiGateway", "ApiGatewayRequest", "2e6"), use("AmazonApiGateway", "ApiGatewayHttpRequest", "2e6"),
        use("AmazonApiGateway", "ApiGatewayMessage", "2e6"), use("AmazonApiGateway", "ApiGatewayMinute", "1.75e6"),
        use("AmazonApiGateway", "ApiGatewayCacheUsage:0.5GB", "10")};
    // Cache 10 h x 0.02, then 1 M each: HTTP 1.00, messages 1.00, minutes 0.25, REST 3.50.
    CHECK(amounts(billOf(used, freeTier(FreeTier::All))) == Texts{"0.2", "1", "1", "0.25", "3.5"});
    CHECK(amounts(billOf(used, freeTier(FreeTier::Always))) == Texts{"0.2", "2", "2", "0.4375", "7"});
}

TEST_CASE("DynamoDB's allowances are for provisioned Standard tables and storage") {
    // 25 units a month of 744 h; on-demand and infrequent access pay from the first unit.
    const Bill bill = billOf(
        {use("AmazonDynamoDB", "WriteCapacityUnit-Hrs", "18601"),
         use("AmazonDynamoDB", "ReadCapacityUnit-Hrs", "18600"), use("AmazonDynamoDB", "TimedStorage-ByteHrs", "30"),
         use("AmazonDynamoDB", "IA-TimedStorage-ByteHrs", "30"), use("AmazonDynamoDB", "WriteRequestUnits", "1e6"),
         use("AmazonDynamoDB", "Streams-Requests", "3e6")},
        freeTier(FreeTier::Always));
    // IA storage 30 x 0.10, stream reads 0.5 M x 0.20, storage 5 x 0.25, 1 WCU-h, 1 M writes.
    CHECK(amounts(bill) == Texts{"3", "0.1", "1.25", "0.00065", "0.625"});
}

TEST_CASE("twelve-month allowances apply only when all are asked for") {
    const auto calls = std::vector{use("AmazonApiGateway", "ApiGatewayHttpRequest", "3e6"),
                                   use("AmazonApiGateway", "ApiGatewayRequest", "3e6")};
    CHECK(toText(billOf(calls, freeTier(FreeTier::None)).total) == "13.5");
    CHECK(toText(billOf(calls, freeTier(FreeTier::Always)).total) == "13.5");
    CHECK(toText(billOf(calls, freeTier(FreeTier::All)).total) == "9");
}

TEST_CASE("the first 100 GB out are free, the tiers begin beyond them") {
    const Bill bill = billOf({use("AWSDataTransfer", "DataTransfer-Out-Bytes", "10350")}, freeTier(FreeTier::Always));
    CHECK(amounts(bill) == Texts{"921.6", "0.85"});  // 10,240 x 0.09 + 10 x 0.085
}

TEST_CASE("free tiers have names") {
    CHECK(*parseFreeTier("none") == FreeTier::None);
    CHECK(*parseFreeTier("always") == FreeTier::Always);
    CHECK(*parseFreeTier("all") == FreeTier::All);
    CHECK_FALSE(parseFreeTier("All"));
    CHECK_FALSE(parseFreeTier(""));
}

// 5 MB are free of what one region counts in MB; the other counts in GB, of which nothing is said.
TEST_CASE("what is free of a usage type that regions count in different units is of one unit") {
    const std::string own = R"({"formatVersion": 2, "service": "MyWishes", "name": "Wishes",
 "sources": {"s": {"title": "t", "url": "u", "readOn": "2026-11-01", "validFrom": "2026-10-01"}},
 "freeTiers": [{"name": "First", "kind": "always", "usageTypes": ["Wish"], "quantity": 5, "unit": "MB", "source": "s"}],
 "usageTypes": [
  {"usageType": "Wish", "unit": "GB", "source": "s", "regions": {"us-east-1": ["", "1"]}},
  {"usageType": "Wish", "unit": "MB", "source": "s", "regions": {"eu-west-1": ["", "1"]}}]})";
    const auto books = PriceBooks::with({{"mine.json", own}});
    REQUIRE(books);
    BillOptions options;
    options.freeTier = FreeTier::Always;
    const auto billed = [&](const char* region) {
        const auto bill = priceUsage(std::vector{use("MyWishes", "Wish", "10")}, *books->book(region), options);
        REQUIRE(bill);
        return toText(bill->total) + " " + bill->lines.back().unit;
    };
    CHECK(billed("us-east-1") == "10 GB");
    CHECK(billed("eu-west-1") == "5 MB");
}
