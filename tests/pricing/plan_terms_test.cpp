// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/plan_terms.hpp"

#include "pricing/bill_parts.hpp"
#include "tests/pricing/billing.hpp"

using namespace headroom;
using namespace headroom::pricing;

namespace {

Bill billWith(std::string plan, std::string_view commitment, const BillOptions& base = {}) {
    BillOptions options = base;
    const auto rate = parseRate("0.00001");
    const auto hourly = parseRate(commitment);
    REQUIRE((rate && hourly));
    options.plans.push_back(
        {std::move(plan), "ComputeSavingsPlans", *hourly, {{"AWSLambda", "Lambda-GB-Second", *rate}}});
    return billOf({use("AWSLambda", "Lambda-GB-Second", "100000", "View")}, options);
}

}  // namespace

TEST_CASE("a savings plan's name says its terms where it ends as AWS's do") {
    CHECK(planTermsOf("ComputeSP:1yrNoUpfront") == PlanTerms{1, 0});
    CHECK(planTermsOf("ComputeSP:3yrPartialUpfront") == PlanTerms{3, 1});
    CHECK(planTermsOf("DatabaseSP:1yrAllUpfront") == PlanTerms{1, 2});
    for (const char* other : {"1yrAllUpfront", "ComputeSP:2yrAllUpfront", "ComputeSP:1yrAllUpfront (2)", "Code", ""})
        CHECK(planTermsOf(other) == PlanTerms{});
}

// "USD $43.80 one-time fee for 1 year All Upfront Compute Savings Plan", and of a three year partial upfront one: AWS's
// own example lines. 0.005 x 8,760 hours; half of 26,280 hours of 0.00333...
TEST_CASE("an upfront plan is paid once, for all hours of its term; the month has its part of it") {
    const Bill all = billWith("ComputeSP:1yrAllUpfront", "0.005");
    REQUIRE(all.oneOff.size() == 1);
    CHECK(toText(all.oneOff[0].amount) == "43.8");
    CHECK(all.oneOff[0].service == "ComputeSavingsPlans");
    CHECK(toText(paidOnce(all)) == "43.8");
    CHECK(toText(all.total) == "3.65");  // 730 x 0.005: 100,000 GB-s take 1.00 of it
    CHECK(toText(all.commitments.at(0).upfront) == "3.65");
    const Bill part = billWith("ComputeSP:3yrPartialUpfront", "0.005");
    CHECK(toText(part.oneOff.at(0).amount) == "65.7");  // half of 131.40
    CHECK(toText(part.commitments.at(0).upfront) == "1.825");
    CHECK(part.total == all.total);
    const Bill none = billWith("ComputeSP:1yrNoUpfront", "0.005");
    CHECK(none.oneOff.empty());
    CHECK(toText(none.commitments.at(0).upfront) == "0");
}

// 20 % off 3.65 and off 43.80.
TEST_CASE("the discount of everything lowers what a plan costs, unless fees are left out of it") {
    BillOptions options;
    options.discounts.push_back({"", "", {20, 0}});
    const Bill less = billWith("ComputeSP:1yrAllUpfront", "0.005", options);
    CHECK(toText(less.total) == "2.92");
    CHECK(toText(less.oneOff.at(0).amount) == "35.04");
    CHECK(toText(less.oneOff.at(0).list) == "43.8");
    CHECK(toText(less.commitments.at(0).used) == "1");  // its commitment is settled before the discount
    for (const LineItem& line : less.lines) CHECK(line.list.nanos() * 8 == line.perMonth.nanos() * 10);
    options.discountFees = false;
    const Bill full = billWith("ComputeSP:1yrAllUpfront", "0.005", options);
    CHECK(toText(full.total) == "3.65");
    CHECK(toText(full.oneOff.at(0).amount) == "43.8");
    // One of a usage type alone is of what is used on demand.
    BillOptions byType;
    byType.discounts.push_back({"AWSLambda", "Lambda-GB-Second", {20, 0}});
    CHECK(toText(billWith("ComputeSP:1yrAllUpfront", "0.005", byType).total) == "3.65");
}

// 100 units: 9.344 an hour's fees and 12.50 of 150 upfront, less 20 %.
TEST_CASE("the discount of everything lowers a reservation's fees, unless fees are left out of it") {
    BillOptions options;
    options.discounts.push_back({"", "", {20, 0}});
    options.reserved.push_back({"AmazonDynamoDB", "WriteCapacityUnit-Hrs", "1yr", 100, std::nullopt, std::nullopt});
    const std::vector<MonthlyUsage> half{use("AmazonDynamoDB", "WriteCapacityUnit-Hrs", "36500", "Views")};
    const Bill less = billOf(half, options);
    CHECK(toText(less.total) == "17.4752");
    CHECK(toText(less.oneOff.at(0).amount) == "120");
    CHECK(toText(less.commitments.at(0).committed) == "21.844");
    CHECK(toText(less.commitments.at(0).upfront) == "12.5");
    options.discountFees = false;
    CHECK(toText(billOf(half, options).total) == "21.844");
}

// 1,234,568 requests at 0.0000001 are 0.1234568 USD, in three hours each of which rounds up: a billionth too much. The
// plan's 5.3217 USD are spent all the same, on the GB-seconds of every hour.
TEST_CASE("what rounding leaves of a plan is not a line of its own") {
    BillOptions options;
    const auto seconds = parseRate("0.00001");
    const auto requests = parseRate("0.0000001");
    const auto hourly = parseRate("0.00729");
    REQUIRE((seconds && requests && hourly));
    options.plans.push_back({"Code",
                             "ComputeSavingsPlans",
                             *hourly,
                             {{"AWSLambda", "Lambda-GB-Second", *seconds}, {"AWSLambda", "Request", *requests}}});
    std::vector<MonthlyUsage> used{use("AWSLambda", "Lambda-GB-Second", "900000", "View"),
                                   use("AWSLambda", "Request", "1234568", "View")};
    for (MonthlyUsage& one : used) one.hours.assign(3, 1);
    const Bill bill = billOf(used, options);
    Money paid;
    for (const LineItem& line : bill.lines) {
        CHECK(line.kind != LineKind::Unused);
        if (line.kind == LineKind::Plan) paid = Money::fromNanos(paid.nanos() + line.perMonth.nanos());
    }
    CHECK(toText(paid) == "5.3217");
    CHECK(bill.commitments.at(0).used == bill.commitments.at(0).committed);
}
