// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/bill_regions.hpp"
#include "tests/pricing/billing.hpp"

using namespace headroom::pricing;

TEST_CASE("the mean of bills has the mean of each line, and its total is their sum") {
    const Bill bills[] = {billOf({use("AWSLambda", "Request", "1", "F")}),
                          billOf({use("AWSLambda", "Request", "2", "F")})};
    const auto mean = meanBill(bills);
    REQUIRE(mean);
    REQUIRE(mean->lines.size() == 1);
    CHECK(toText(mean->lines[0].quantity) == "1.5");
    CHECK(toText(mean->total) == "0.0000003");
}

TEST_CASE("a line that a replication lacks counts as 0 there, e.g. a tier it did not reach") {
    const Bill bills[] = {billOf({use("AmazonApiGateway", "ApiGatewayHttpRequest", "290e6")}),
                          billOf({use("AmazonApiGateway", "ApiGatewayHttpRequest", "310e6")}),
                          billOf({use("AmazonApiGateway", "ApiGatewayHttpRequest", "300e6")})};
    const auto mean = meanBill(bills);
    REQUIRE(mean);
    // (290 + 300 + 300) / 3 = 296.67 USD and 9 / 3 = 3 USD; the first is rounded to 1e-9.
    CHECK(amounts(*mean) == Texts{"296.666666667", "3"});
    CHECK(toText(mean->lines[1].quantity) == "3333333.333333333");
    CHECK(toText(mean->total) == "299.666666667");
}

TEST_CASE("rounding a mean goes to the even billionth") {
    // One billionth over two replications is half a billionth: 0 is the even neighbour.
    Bill one;
    LineItem line;
    line.service = "S";
    line.usageType = "T";
    line.quantity = {1, 1};
    line.perMonth = Money::fromNanos(1);
    one.lines.push_back(line);
    one.total = Money::fromNanos(1);
    const Bill bills[] = {one, {}};
    const auto mean = meanBill(bills);
    REQUIRE(mean);
    CHECK(toText(mean->lines[0].perMonth) == "0");
    CHECK(toText(mean->total) == "0");
}

TEST_CASE("what one replication could not price, the mean lists once") {
    const auto unpriced = [] {
        return billOf({use("AWSDataTransfer", "DataTransfer-Out-Bytes", "5", "A")}, {}, "eu-west-3");
    };
    const Bill bills[] = {unpriced(), unpriced(), billOf({}, {}, "eu-west-3")};
    const auto mean = meanBill(bills);
    REQUIRE(mean);
    CHECK(mean->notPriced.size() == 1);
    CHECK(mean->priceBook.region == "eu-west-3");
    CHECK_FALSE(meanBill({}));
}

// Coverage is a share of what a plan could pay for; where there was nothing, it is no share of anything.
TEST_CASE("the mean coverage of a commitment is that of the bills that have one, in any order") {
    const auto withCoverage = [](std::optional<double> coverage) {
        Bill bill;
        CommitmentUse use;
        use.name = "Compute";
        use.used = Money::fromNanos(10);
        use.coverage = coverage;
        bill.commitments.push_back(use);
        return bill;
    };
    const Bill none = withCoverage(std::nullopt);
    const Bill first[] = {none, withCoverage(0.4), withCoverage(0.6)};
    const Bill last[] = {withCoverage(0.6), withCoverage(0.4), none};
    for (const auto& bills : {std::span<const Bill>(first), std::span<const Bill>(last)}) {
        const auto mean = meanBill(bills);
        REQUIRE(mean);
        REQUIRE(mean->commitments.at(0).coverage);
        CHECK(*mean->commitments[0].coverage == Approx(0.5));
    }
    const auto unused = meanBill(std::span<const Bill>(&none, 1));
    REQUIRE(unused);
    CHECK_FALSE(unused->commitments.at(0).coverage);
}

// A resource's name says nothing of where it is.
TEST_CASE("lines of two regions stay apart in a mean, with what was committed to in each") {
    BillOptions reserved;
    reserved.reserved.push_back({"AmazonDynamoDB", "WriteCapacityUnit-Hrs", "1yr", 1, std::nullopt, std::nullopt});
    Bill bill = billOf({use("AWSLambda", "Request", "1000000", "F")});
    REQUIRE(addElsewhere(bill, billOf({use("AWSLambda", "Request", "1000000", "F")}, reserved, "eu-central-1")));
    CHECK(bill.commitments.size() == 1);
    CHECK(bill.oneOff.size() == 1);
    const auto mean = meanBill(std::vector{bill, bill});
    REQUIRE(mean);
    std::vector<std::string> regions;
    for (const LineItem& line : mean->lines) {
        if (line.service == "AWSLambda") regions.push_back(line.region);
    }
    CHECK(regions == std::vector<std::string>{"", "eu-central-1"});
    CHECK(mean->total == bill.total);
}

TEST_CASE("what could not be priced has its mean quantity, and none where one replication does not know it") {
    const auto unpriced = [](std::vector<MonthlyUsage> usage) { return billOf(usage, {}, "eu-west-3"); };
    const auto bytes = [](const char* quantity) {
        return use("AWSDataTransfer", "DataTransfer-Out-Bytes", quantity, "A");
    };
    const auto mean = meanBill(std::vector{unpriced({bytes("5")}), unpriced({bytes("10")}), unpriced({})});
    REQUIRE(mean);
    REQUIRE(mean->notPriced.size() == 1);
    REQUIRE(mean->notPriced[0].quantity);
    CHECK(toText(*mean->notPriced[0].quantity) == "5");  // (5 + 10 + 0) / 3
    Bill unknown = unpriced({bytes("5")});
    unknown.notPriced[0].quantity.reset();
    const auto open = meanBill(std::vector{unpriced({bytes("5")}), unknown});
    REQUIRE(open);
    REQUIRE(open->notPriced.size() == 1);
    CHECK_FALSE(open->notPriced[0].quantity);
}
