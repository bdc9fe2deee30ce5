// SPDX-License-Identifier: GPL-3.0-or-later
// AWS settles commitments hour by hour and carries nothing over. Expected amounts are worked out by hand.
#include "model/base/random.hpp"
#include "pricing/hourly_use.hpp"
#include "tests/pricing/billing.hpp"

#include <algorithm>
#include <array>
#include <map>

using namespace headroom;
using namespace headroom::pricing;

namespace {

/// A day with one part of use in each hour of the night and three in each of the day.
std::vector<std::int64_t> nightAndDay() {
    std::vector<std::int64_t> hours(12, 1);
    hours.insert(hours.end(), 12, 3);
    return hours;
}

MonthlyUsage by(MonthlyUsage usage, std::vector<std::int64_t> hours) {
    usage.hours = std::move(hours);
    return usage;
}

PriceRate rate(std::string_view usd) {
    const auto parsed = parseRate(usd);
    REQUIRE(parsed);
    return *parsed;
}

std::string quantityOf(const Bill& bill, LineKind kind, std::string_view resource = "", std::string_view type = "") {
    std::string text = "none";
    for (const LineItem& line : bill.lines) {
        if (line.kind == kind && line.resource == resource && (type.empty() || line.usageType == type))
            text = toText(line.quantity);
    }
    return text;
}

std::string costOf(const Bill& bill, LineKind kind) {
    Money total;
    for (const LineItem& line : bill.lines) {
        if (line.kind == kind) total = Money::fromNanos(total.nanos() + line.perMonth.nanos());
    }
    return toText(total);
}

/// A month of 720 hours.
BillOptions reserved(std::int64_t units) {
    BillOptions options;
    options.monthHours = {720, 0};
    options.reserved.push_back({"AmazonDynamoDB", "WriteCapacityUnit-Hrs", "1yr", units, rate("0.0001"), rate("0")});
    return options;
}

BillOptions planned(std::string_view commitment) {
    BillOptions options;
    options.monthHours = {720, 0};
    options.plans.push_back(
        {"Code",
         "ComputeSavingsPlans",
         rate(commitment),
         {{"AWSLambda", "Lambda-GB-Second", rate("0.00001")}, {"AWSLambda", "Lambda-GB-Second-ARM", rate("0.00001")}}});
    return options;
}

/// What the quantities of the lines can be counted in.
constexpr Int128 kCommon = 1'000'000'000'000;

}  // namespace

// 14,400 unit-hours: 10 an hour by night, 30 by day. 20 reserved cover 10 of the night's and 20 of the day's: 10,800;
// as if even they would cover all.
TEST_CASE("a reservation covers of each hour no more than that hour uses") {
    const MonthlyUsage use14400 = use("AmazonDynamoDB", "WriteCapacityUnit-Hrs", "14400", "Views");
    const Bill bill = billOf({by(use14400, nightAndDay())}, reserved(20));
    CHECK(quantityOf(bill, LineKind::Reserved, "Views") == "10800");
    CHECK(quantityOf(bill, LineKind::Usage, "Views") == "3600");
    CHECK(quantityOf(bill, LineKind::Unused) == "3600");
    CHECK(costOf(bill, LineKind::Usage) == "2.34");  // 3,600 x 0.00065
    CHECK(costOf(bill, LineKind::Fee) == "1.08");
    CHECK(costOf(bill, LineKind::Unused) == "0.36");
    REQUIRE(bill.commitments.size() == 1);
    CHECK(bill.commitments[0].byHour);
    CHECK(bill.commitments[0].coverage == 0.75);
    const Bill even = billOf({use14400}, reserved(20));
    CHECK(quantityOf(even, LineKind::Reserved, "Views") == "14400");
    CHECK_FALSE(even.commitments.at(0).byHour);
}

TEST_CASE("two tables share what is reserved of an hour by their use in it") {
    std::vector<std::int64_t> night(24, 0);
    std::fill_n(night.begin(), 12, 1);
    // By night 10 an hour of A and 10 of B, by day 10 of A alone; 10 reserved.
    const Bill bill = billOf({use("AmazonDynamoDB", "WriteCapacityUnit-Hrs", "7200", "A"),
                              by(use("AmazonDynamoDB", "WriteCapacityUnit-Hrs", "3600", "B"), night)},
                             reserved(10));
    CHECK(quantityOf(bill, LineKind::Reserved, "A") == "5400");  // half by night, all by day
    CHECK(quantityOf(bill, LineKind::Reserved, "B") == "1800");
    CHECK(quantityOf(bill, LineKind::Unused) == "none");
    CHECK(quantityOf(bill, LineKind::Usage, "A") == "1800");
    CHECK(quantityOf(bill, LineKind::Usage, "B") == "1800");
}

// 0.02 USD an hour pay for 2,000 GB-s of it. The function uses 1,000 by night and 3,000 by day.
TEST_CASE("a savings plan pays in each hour for no more than its commitment, and what a quiet hour leaves is lost") {
    const Bill bill =
        billOf({by(use("AWSLambda", "Lambda-GB-Second", "1440000", "View"), nightAndDay())}, planned("0.02"));
    CHECK(quantityOf(bill, LineKind::Plan, "View") == "1080000");
    CHECK(quantityOf(bill, LineKind::Usage, "View") == "360000");
    CHECK(costOf(bill, LineKind::Plan) == "10.8");
    CHECK(costOf(bill, LineKind::Unused) == "3.6");
    CHECK(costOf(bill, LineKind::Usage) == "6.000012");  // 360,000 x 0.0000166667
    CHECK(bill.commitments.at(0).coverage.value() == Approx(0.75));
    CHECK(bill.commitments.at(0).byHour);
}

// x86 saves 40 % and comes first: 1,000 of the 2,000 by night, all of them by day. Arm gets the night's other 1,000.
TEST_CASE("in each hour the largest saving comes first and the next has what it leaves") {
    const Bill bill =
        billOf({by(use("AWSLambda", "Lambda-GB-Second", "1440000", "View"), nightAndDay()),
                by(use("AWSLambda", "Lambda-GB-Second-ARM", "1440000", "View"), std::vector<std::int64_t>(24, 1))},
               planned("0.02"));
    CHECK(quantityOf(bill, LineKind::Plan, "View", "Lambda-GB-Second") == "1080000");
    CHECK(quantityOf(bill, LineKind::Plan, "View", "Lambda-GB-Second-ARM") == "360000");
    CHECK(costOf(bill, LineKind::Unused) == "0");
    CHECK(costOf(bill, LineKind::Plan) == "14.4");
}

TEST_CASE("a commitment that every hour spends leaves no crumbs of rounding") {
    std::vector<std::int64_t> week(168, 0);
    for (std::size_t i = 0; i < week.size(); ++i) week[i] = static_cast<std::int64_t>(1'000 + i * i % 97);
    const Bill bill = billOf({by(use("AWSLambda", "Lambda-GB-Second", "98765432.1", "View"), week)}, planned("0.037"));
    CHECK(quantityOf(bill, LineKind::Unused) == "none");
    CHECK(costOf(bill, LineKind::Plan) == "26.64");
}

TEST_CASE("what one commitment takes of an hour the next one does not find there") {
    AccountUsage account;
    account.shares.push_back({"View", 40, {1, 3}});
    auto use = HourlyUse::of(account, 2);
    REQUIRE(use);
    CHECK(use->all() == std::vector<Int128>{10, 30});
    const auto taken = use->take(std::vector<Int128>{10, 5}, account);
    REQUIRE(taken);
    CHECK(*taken == std::vector<Int128>{15});
    CHECK(account.shares[0].granules == 25);
    const auto rest = HourlyUse::of(account, 2);
    REQUIRE(rest);
    CHECK(rest->all() == std::vector<Int128>{0, 25});
}

TEST_CASE("by the hour, with several plans, a reservation, a free tier and a discount, all use is billed once") {
    const std::array<std::pair<const char*, const char*>, 3> types{{{"AWSLambda", "Lambda-GB-Second"},
                                                                    {"AWSLambda", "Lambda-GB-Second-ARM"},
                                                                    {"AmazonDynamoDB", "WriteCapacityUnit-Hrs"}}};
    for (std::uint64_t run = 0; run < 100; ++run) {
        base::Stream stream(base::deriveKey(12, run));
        BillOptions options = reserved(static_cast<std::int64_t>(1 + stream.below(1'000'000)));
        options.freeTier = stream.chance(0.5) ? FreeTier::All : FreeTier::None;
        options.discounts.push_back({"", "", {static_cast<Int128>(stream.below(1'001)), 1}});
        for (std::uint64_t plan = 0; plan < 1 + stream.below(6); ++plan) {
            options.plans.push_back(planned(std::to_string(1 + stream.below(1'000'000))).plans.front());
            options.plans.back().name = "P" + std::to_string(plan);
        }
        std::vector<MonthlyUsage> usage;
        std::map<std::string, Int128> used;
        for (const auto& [service, usageType] : types) {
            for (int resource = 0; resource < 4; ++resource) {
                const auto quantity = static_cast<Int128>(stream.below(1'000'000'000'000'000));
                used[usageType] += quantity * kCommon;
                usage.push_back({"R" + std::to_string(resource), service, usageType, MeteredQuantity{quantity, 1}, ""});
                if (resource == 3) continue;  // nobody knows its hours
                for (int hour = 0; hour < 24; ++hour)
                    usage.back().hours.push_back(static_cast<std::int64_t>(stream.below(2) * stream.below(1'000'000)));
                usage.back().hours[7] = 1;
            }
        }
        const auto bill = priceUsage(usage, bookOf("us-east-1"), options);
        REQUIRE(bill);
        Money sum;
        Money committed;
        for (const LineItem& line : bill->lines) {
            sum = Money::fromNanos(sum.nanos() + line.perMonth.nanos());
            const bool plan = line.kind == LineKind::Plan || isSavingsPlans(line.service);
            if (plan) committed = Money::fromNanos(committed.nanos() + line.list.nanos());
            if (line.kind == LineKind::Fee || line.kind == LineKind::Unused) continue;
            used[line.usageType] -= line.quantity.granules * (kCommon / line.quantity.perUnit);
        }
        CHECK(sum == bill->total);
        Money bought;
        for (const CommitmentUse& use : bill->commitments) {
            if (use.name.starts_with("P")) bought = Money::fromNanos(bought.nanos() + use.committed.nanos());
        }
        CHECK(committed == bought);
        for (const auto& [usageType, left] : used) CHECK(left == 0);
        CHECK(meanBill(std::vector<Bill>(5, *bill)));
    }
}
