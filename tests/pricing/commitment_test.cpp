// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "model/base/random.hpp"
#include "pricing/bill_parts.hpp"
#include "tests/pricing/billing.hpp"

using namespace headroom;
using namespace headroom::pricing;

namespace {

const std::string kWrites = "WriteCapacityUnit-Hrs";

BillOptions reserved(std::int64_t units, std::string term = "1yr") {
    BillOptions options;
    options.reserved.push_back({"AmazonDynamoDB", kWrites, std::move(term), units, std::nullopt, std::nullopt});
    return options;
}

PriceRate rate(std::string_view usd) {
    const auto parsed = parseRate(usd);
    REQUIRE(parsed);
    return *parsed;
}

BillOptions planned(std::string_view commitment) {
    BillOptions options;
    options.plans.push_back({"Compute",
                             "ComputeSavingsPlans",
                             rate(commitment),
                             {{"AWSLambda", "Lambda-GB-Second", rate("0.0000146667")},
                              {"AWSLambda", "Lambda-Provisioned-Concurrency", rate("0.00000409")}}});
    return options;
}

Money sumOf(const Bill& bill) {
    Money total;
    for (const LineItem& line : bill.lines) total = Money::fromNanos(total.nanos() + line.perMonth.nanos());
    return total;
}

/// What the quantities of the lines can be counted in.
constexpr Int128 kCommon = 1'000'000'000'000;

std::string amountOf(const Bill& bill, LineKind kind) {
    Money total;
    for (const LineItem& line : bill.lines) {
        if (line.kind == kind) total = Money::fromNanos(total.nanos() + line.perMonth.nanos());
    }
    return toText(total);
}

}  // namespace

TEST_CASE("a reservation of 100 writes a second for a year: 54 % less than 73,000 unit-hours on the list") {
    // 73,000 h x 0.000128 = 9.344; 100 x 1.50 upfront over 12 months = 12.50. The list: 73,000 x 0.00065 = 47.45.
    const Bill bill = billOf({use("AmazonDynamoDB", kWrites, "73000", "Views")}, reserved(100));
    CHECK(toText(bill.total) == "21.844");
    CHECK(amountOf(bill, LineKind::Reserved) == "0");
    CHECK(amountOf(bill, LineKind::Fee) == "21.844");
    REQUIRE(bill.oneOff.size() == 1);
    CHECK(toText(bill.oneOff[0].amount) == "150");
    REQUIRE(bill.commitments.size() == 1);
    CHECK(bill.commitments[0].coverage == 1.0);
    CHECK(bill.commitments[0].used == bill.commitments[0].committed);
    const Bill three = billOf({use("AmazonDynamoDB", kWrites, "73000", "Views")}, reserved(100, "3yr"));
    CHECK(toText(three.total) == "10.913");  // 73,000 x 0.000081 + 180 / 36
}

TEST_CASE("use beyond a reservation is on demand; what it leaves unused is a line of no resource") {
    const Bill beyond = billOf({use("AmazonDynamoDB", kWrites, "146000", "Views")}, reserved(100));
    CHECK(toText(beyond.total) == "69.294");  // 47.45 + 21.844
    CHECK(beyond.commitments.at(0).coverage == 0.5);
    const Bill half = billOf({use("AmazonDynamoDB", kWrites, "36500", "Views")}, reserved(100));
    CHECK(toText(half.total) == "21.844");
    CHECK(amountOf(half, LineKind::Unused) == "10.922");
    const Bill none = billOf({use("AWSLambda", "Request", "1000000")}, reserved(100));
    CHECK(toText(none.total) == "22.044");
    CHECK(amountOf(none, LineKind::Unused) == "21.844");
}

TEST_CASE("a reservation without a sourced price needs its fees") {
    const auto usage = std::vector{use("AmazonDynamoDB", kWrites, "73000")};
    const auto none = priceUsage(usage, bookOf("ap-southeast-3"), reserved(100, "3yr"));
    REQUIRE_FALSE(none);
    CHECK(none.error().what.find("no sourced price; give its hourly and upfront fees") != std::string::npos);
    BillOptions own = reserved(100, "3yr");
    own.reserved[0].hourly = rate("0.0001");
    own.reserved[0].upfront = rate("1.8");
    const auto given = priceUsage(usage, bookOf("ap-southeast-3"), own);
    REQUIRE(given);
    CHECK(toText(given->total) == "12.3");  // 7.30 + 180 / 36
}

TEST_CASE("a savings plan pays for use at its rates up to its commitment, the largest saving first") {
    // 1 M GB-s at 0.0000146667 are 14.6667 USD: a commitment of 0.03 USD an hour (21.90) covers them all.
    const std::vector<MonthlyUsage> usage{use("AWSLambda", "Lambda-GB-Second", "1000000", "A")};
    const Bill all = billOf(usage, planned("0.03"));
    CHECK(amountOf(all, LineKind::Plan) == "14.6667");
    CHECK(amountOf(all, LineKind::Unused) == "7.2333");
    CHECK(toText(all.total) == "21.9");
    // 0.01 USD an hour (7.30): 497,726.14 GB-s, the rest at 0.0000166667 on demand.
    const Bill some = billOf(usage, planned("0.01"));
    CHECK(amountOf(some, LineKind::Plan) == "7.3");
    CHECK(amountOf(some, LineKind::Usage) == "8.371247716");
    CHECK(some.commitments.at(0).coverage.value() == Approx(0.497726));
    // Duration saves 12 %, idle provisioned concurrency 1.8 %: duration comes first.
    const Bill both = billOf({use("AWSLambda", "Lambda-GB-Second", "1000000", "A"),
                              use("AWSLambda", "Lambda-Provisioned-Concurrency", "1000000", "A")},
                             planned("0.01"));
    for (const LineItem& line : both.lines) {
        if (line.kind != LineKind::Plan) continue;
        CHECK(line.usageType == "Lambda-GB-Second");
        CHECK(chargeTimeOf(line) == ChargeTime::Recurring);  // it was committed to, whatever was used
        CHECK(line.fixed);
    }
    CHECK(amountOf(both, LineKind::Plan) == "7.3");
}

TEST_CASE("what a plan leaves unused is a line of its kind of plan, charged by the hour") {
    const auto unusedOf = [](const BillOptions& options) {
        const Bill bill = billOf({use("AmazonCloudWatch", "VendedLog-Bytes", "1")}, options);
        const auto line = std::ranges::find(bill.lines, LineKind::Unused, &LineItem::kind);
        REQUIRE(line != bill.lines.end());
        CHECK(chargeTimeOf(*line) == ChargeTime::Recurring);
        return line->service;
    };
    CHECK(unusedOf(planned("0.01")) == "ComputeSavingsPlans");
    BillOptions database;
    database.plans.push_back(
        {"Data", "DatabaseSavingsPlans", rate("0.01"), {{"AmazonDynamoDB", "WriteRequestUnits", rate("0.0000005")}}});
    CHECK(unusedOf(database) == "DatabaseSavingsPlans");
}

TEST_CASE("the most specific discount lowers a line's amount, its rate and list amount stay") {
    BillOptions options;
    options.discounts = {{"", "", {10, 0}}, {"AWSLambda", "Request", {125, 1}}};
    const Bill bill =
        billOf({use("AWSLambda", "Request", "10000000"), use("AWSLambda", "Request-ARM", "10000000")}, options);
    CHECK(amounts(bill) == Texts{"1.75", "1.8"});
    CHECK(toText(bill.lines[0].list) == "2");
    CHECK(toText(bill.lines[0].rate.usd) == "0.0000002");
}

TEST_CASE("with tiers, free tier, reservations, plans and discounts, use up to 1e15 units adds up and none is lost") {
    const PriceBook book = bookOf("us-east-1");
    const std::array<std::pair<const char*, const char*>, 5> types{{{"AWSLambda", "Lambda-GB-Second"},
                                                                    {"AWSLambda", "Request"},
                                                                    {"AmazonDynamoDB", "WriteCapacityUnit-Hrs"},
                                                                    {"AmazonApiGateway", "ApiGatewayRequest"},
                                                                    {"AWSLambda", "Lambda-Provisioned-Concurrency"}}};
    for (std::uint64_t run = 0; run < 200; ++run) {
        base::Stream stream(base::deriveKey(11, run));
        BillOptions options = planned(std::to_string(1 + stream.below(1'000'000)));
        for (std::uint64_t more = stream.below(6); more > 0; --more) {
            options.plans.push_back(options.plans.front());
            options.plans.back().name += std::to_string(more);
        }
        options.freeTier = stream.chance(0.5) ? FreeTier::All : FreeTier::None;
        options.discounts.push_back({"", "", {static_cast<Int128>(stream.below(1'001)), 1}});
        options.reserved = reserved(static_cast<std::int64_t>(1 + stream.below(1'000'000))).reserved;
        std::vector<MonthlyUsage> usage;
        std::vector<MonthlyUsage> whole;
        std::map<std::string, Int128> used;
        for (const auto& [service, usageType] : types) {
            Int128 together = 0;
            for (int resource = 0; resource < 4; ++resource) {
                const auto quantity = static_cast<Int128>(stream.below(1'000'000'000'000'000));
                together += quantity;
                usage.push_back({"R" + std::to_string(resource), service, usageType, MeteredQuantity{quantity, 1}, ""});
            }
            used[usageType] = together * kCommon;
            whole.push_back({"All", service, usageType, MeteredQuantity{together, 1}, ""});
        }
        const auto bill = priceUsage(usage, book, options);
        const auto one = priceUsage(whole, book, options);
        REQUIRE(bill);
        REQUIRE(one);
        CHECK(sumOf(*bill) == bill->total);
        CHECK(bill->total == one->total);  // however use is divided among resources
        for (const LineItem& line : bill->lines) {
            if (line.kind == LineKind::Fee || line.kind == LineKind::Unused) continue;
            used[line.usageType] -= line.quantity.granules * (kCommon / line.quantity.perUnit);
        }
        for (const auto& [usageType, left] : used) CHECK(left == 0);
    }
}

// 16.6667 USD per million GB-s are 0.0000166667 for one.
TEST_CASE("what a plan covers does not depend on how a price is quoted") {
    const std::vector<MonthlyUsage> used{use("AWSLambda", "Lambda-GB-Second", "1000000", "View"),
                                         use("AWSLambda", "Lambda-Provisioned-Concurrency", "1000000", "View")};
    PriceBook book = bookOf("us-east-1");
    const auto coverageOf = [&] {
        const auto bill = priceUsage(used, book, planned("0.01"));
        REQUIRE(bill);
        REQUIRE(bill->commitments.at(0).coverage);
        return *bill->commitments[0].coverage;
    };
    const double before = coverageOf();
    for (PriceEntry& entry : book.entries) {
        if (entry.service != "AWSLambda" || entry.usageType != "Lambda-GB-Second") continue;
        entry.tiers.front().rate = {rate("16.6667").usd, 1'000'000};
    }
    CHECK(coverageOf() == Approx(before));
}

TEST_CASE("two reservations of one size and term keep their fees apart") {
    BillOptions options = reserved(100, "3yr");
    options.reserved.push_back(options.reserved.front());
    options.reserved.back().hourly = rate("0.0002");
    options.reserved.back().upfront = rate("0");
    const Bill one = billOf({use("AmazonDynamoDB", kWrites, "109500", "Views")}, options);
    CHECK(one.commitments.at(0).name == "100 WriteCapacityUnit-Hrs reserved for 3yr");
    CHECK(one.commitments.at(1).name == "100 WriteCapacityUnit-Hrs reserved for 3yr (2)");
    const auto mean = meanBill(std::vector{one, one});
    REQUIRE(mean);
    std::map<std::string, std::string> rates;
    for (const LineItem& line : mean->lines) {
        if (line.kind == LineKind::Fee) rates[line.commitment] = toText(line.rate.usd);
    }
    CHECK(rates.size() == 2);
    CHECK(rates["100 WriteCapacityUnit-Hrs reserved for 3yr (2)"] == "0.0002");
    CHECK(mean->total == one.total);
}

TEST_CASE("what a book's plan pays for names that book and its date, as does what of it is not used") {
    BillOptions options = planned("1");
    for (PlanRate& one : options.plans[0].rates) {
        one.origin = "own/ComputeSavingsPlans.json";
        one.validFrom = "2026-10-01";
    }
    std::size_t paid = 0;
    for (const LineItem& line : billOf({use("AWSLambda", "Lambda-GB-Second", "1000000", "F")}, options).lines) {
        INFO(line.usageType);
        REQUIRE(line.commitment == "Compute");
        CHECK(line.origin == "own/ComputeSavingsPlans.json");
        CHECK(line.validFrom == "2026-10-01");
        CHECK(priceBookOf(line) == "own/ComputeSavingsPlans.json");
        ++paid;
    }
    CHECK(paid == 2);  // used and not used
}
