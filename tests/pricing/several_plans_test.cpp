// SPDX-License-Identifier: GPL-3.0-or-later
// "Within each type of Savings Plan, all applicable plans ... are applied together", the highest saving first (Savings
// Plans User Guide). Expected amounts are worked out by hand.
#include <algorithm>

#include "model/base/random.hpp"
#include "tests/pricing/billing.hpp"

using namespace headroom;
using namespace headroom::pricing;

namespace {

PriceRate rate(std::string_view usd) {
    const auto parsed = parseRate(usd);
    REQUIRE(parsed);
    return *parsed;
}

SavingsPlan plan(std::string name, std::string_view commitment, std::string_view seconds) {
    return {
        std::move(name), "ComputeSavingsPlans", rate(commitment), {{"AWSLambda", "Lambda-GB-Second", rate(seconds)}}};
}

Money amountOf(const Bill& bill, const std::string& commitment, LineKind kind) {
    Money sum;
    for (const LineItem& line : bill.lines) {
        if (line.commitment == commitment && line.kind == kind)
            sum = Money::fromNanos(sum.nanos() + line.perMonth.nanos());
    }
    return sum;
}

/// All that a bill says of its lines, amounts and commitments.
std::string textOf(const Bill& bill) {
    std::string text = toText(bill.total) + "\n";
    for (const LineItem& line : bill.lines)
        text += line.resource + " " + line.usageType + " " + line.commitment + " " + toText(line.quantity) + " " +
                toText(line.rate.usd) + " " + toText(line.perMonth) + " " + toText(line.list) + "\n";
    for (const CommitmentUse& use : bill.commitments)
        text += use.name + " " + toText(use.committed) + " " + toText(use.used) + " " +
                std::to_string(use.coverage.value_or(-1.0)) + "\n";
    for (const OneOff& once : bill.oneOff) text += once.commitment + " " + toText(once.amount) + "\n";
    return text;
}

}  // namespace

// A million GB-s and a billion requests. Cheap pays 7.30 for 528,985.5 GB-s; Dear the other 471,014.5 (6.923913) and,
// with the rest of its 73.00, 330,380,435 requests. 669,619,565 requests are left: 133.923913.
TEST_CASE("several plans are applied together, the largest saving over all of them first") {
    SavingsPlan dear = plan("Dear", "0.1", "0.0000147");
    dear.rates.push_back({"AWSLambda", "Request", rate("0.0000002")});
    for (const bool cheapFirst : {false, true}) {
        BillOptions options;
        options.plans = {dear, plan("Cheap", "0.01", "0.0000138")};
        if (cheapFirst) std::swap(options.plans[0], options.plans[1]);
        const Bill bill = billOf({use("AWSLambda", "Lambda-GB-Second", "1000000", "View"),
                                  use("AWSLambda", "Request", "1000000000", "View")},
                                 options);
        CHECK(toDouble(bill.total) == Approx(214.223913).margin(1e-6));
        CHECK(toText(amountOf(bill, "Cheap", LineKind::Plan)) == "7.3");
        CHECK(toText(amountOf(bill, "Dear", LineKind::Plan)) == "73");
        REQUIRE(bill.commitments.size() == 2);
        CHECK(bill.commitments[0].name == "Cheap");
    }
}

// 1,000 GB-s in each hour of the night, 3,000 by day. Cheap pays for 1,000 of every hour; Dear for 2,000 by day and for
// nothing by night: half of its 17.28 USD a month is not used.
TEST_CASE("in each hour the plan that saves most pays first, wherever it stands in the list") {
    for (const bool cheapFirst : {false, true}) {
        BillOptions options;
        options.monthHours = {720, 0};
        options.plans = {plan("A dear one", "0.024", "0.000012"), plan("Cheap", "0.01", "0.00001")};
        if (cheapFirst) std::swap(options.plans[0], options.plans[1]);
        MonthlyUsage used = use("AWSLambda", "Lambda-GB-Second", "1440000", "View");
        used.hours.assign(12, 1);
        used.hours.insert(used.hours.end(), 12, 3);
        const Bill bill = billOf({used}, options);
        CHECK(toText(amountOf(bill, "Cheap", LineKind::Plan)) == "7.2");
        CHECK(toText(amountOf(bill, "A dear one", LineKind::Plan)) == "8.64");
        CHECK(toText(amountOf(bill, "A dear one", LineKind::Unused)) == "8.64");
        CHECK(toText(bill.total) == "24.48");
    }
}

// 500,000 GB-s at 0.00001 are 5 USD, what one of the plans pays a month.
TEST_CASE("of plans that save as much on the same use the first by name pays, whatever the order of the list") {
    for (const bool reversed : {false, true}) {
        BillOptions options;
        options.monthHours = {500, 0};
        options.plans = {plan("First", "0.01", "0.00001"), plan("Second", "0.01", "0.00001")};
        if (reversed) std::swap(options.plans[0], options.plans[1]);
        const Bill bill = billOf({use("AWSLambda", "Lambda-GB-Second", "500000", "View")}, options);
        CHECK(toText(amountOf(bill, "First", LineKind::Plan)) == "5");
        CHECK(toText(amountOf(bill, "Second", LineKind::Unused)) == "5");
        CHECK(toText(bill.total) == "10");
    }
}

TEST_CASE("any order of the plans gives the same bill, which is the sum of its lines") {
    const std::array<std::pair<const char*, const char*>, 4> types{{{"AWSLambda", "Lambda-GB-Second"},
                                                                    {"AWSLambda", "Lambda-GB-Second-ARM"},
                                                                    {"AWSLambda", "Request"},
                                                                    {"AmazonDynamoDB", "WriteRequestUnits"}}};
    // Up to the price on demand of each, so that some rates are equal in what they save, and some save nothing.
    const std::array<std::int64_t, 4> most{166'667, 133'334, 2'000, 6'250};  // 1e-10 USD
    const PriceBook book = bookOf("us-east-1");
    for (std::uint64_t run = 0; run < 150; ++run) {
        base::Stream stream(base::deriveKey(23, run));
        BillOptions options;
        options.rounding = stream.chance(0.2) ? Rounding::Cent : Rounding::Nano;
        options.freeTier = stream.chance(0.5) ? FreeTier::Always : FreeTier::None;
        if (stream.chance(0.5)) options.discounts.push_back({"", "", {static_cast<Int128>(stream.below(1'000)), 1}});
        for (std::uint64_t i = 0; i < 2 + stream.below(4); ++i) {
            const bool data = stream.chance(0.25);
            const char* end = stream.chance(0.3) ? ":1yrAllUpfront" : "";
            SavingsPlan one{"P" + std::to_string(i) + end,
                            data ? "DatabaseSavingsPlans" : "ComputeSavingsPlans",
                            {{static_cast<Int128>(1 + stream.below(100'000)), 5}, 1},
                            {}};
            for (std::size_t type = data ? 3 : 0; type < (data ? 4 : 3); ++type) {
                if (!data && stream.chance(0.3)) continue;
                const auto part = static_cast<Int128>(1 + stream.below(4));  // of four: many are equal
                one.rates.push_back({types[type].first, types[type].second, {{most[type] * part / 4, 10}, 1}});
            }
            options.plans.push_back(std::move(one));
        }
        std::vector<MonthlyUsage> usage;
        const bool byHour = stream.chance(0.7);
        for (const auto& [service, usageType] : types) {
            for (int resource = 0; resource < 2; ++resource) {
                const MeteredQuantity quantity{static_cast<Int128>(1 + stream.below(10'000'000'000)), 3};
                usage.push_back({"R" + std::to_string(resource), service, usageType, quantity, ""});
                for (int hour = 0; byHour && hour < 24; ++hour)
                    usage.back().hours.push_back(static_cast<std::int64_t>(1 + stream.below(100)));
            }
        }
        const auto bill = priceUsage(usage, book, options);
        REQUIRE(bill);
        Money sum;
        for (const LineItem& line : bill->lines) sum = Money::fromNanos(sum.nanos() + line.perMonth.nanos());
        CHECK(sum == bill->total);
        for (const CommitmentUse& use : bill->commitments) {
            Money listed;
            for (const LineItem& line : bill->lines) {
                if (line.commitment == use.name) listed = Money::fromNanos(listed.nanos() + line.list.nanos());
            }
            CHECK(listed == use.committed);
        }
        for (int order = 0; order < 4; ++order) {
            for (std::size_t i = options.plans.size(); i > 1; --i)
                std::swap(options.plans[i - 1], options.plans[stream.below(i)]);
            const auto again = priceUsage(usage, book, options);
            REQUIRE(again);
            CHECK(textOf(*again) == textOf(*bill));
        }
    }
}
