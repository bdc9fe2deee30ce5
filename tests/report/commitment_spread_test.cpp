// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/commitment_spread.hpp"

#include <algorithm>
#include <map>

#include "report/focus.hpp"
#include "tests/report/rich_bill.hpp"

using namespace headroom;
using namespace headroom::pricing;
using test::kFrame;
using test::rate;

namespace {

/// The sums of a column by charge period, of the rows that count.
template <class Counts>
std::map<std::string, Decimal> byPeriod(const std::vector<test::FocusRow>& rows, const char* column, Counts counts) {
    std::map<std::string, Decimal> sums;
    for (const test::FocusRow& row : rows) {
        if (!counts(row)) continue;
        const auto value = parseDecimal(row.at(column).text);
        REQUIRE(value);
        Decimal& sum = sums[row.at("ChargePeriodStart").text];
        const int scale = std::max(sum.scale, value->scale);
        sum = reduced(
            {sum.mantissa * *powerOfTen(scale - sum.scale) + value->mantissa * *powerOfTen(scale - value->scale),
             scale});
    }
    return sums;
}

/// The day's profile with all of it in two hours: three quarters at 9, a quarter at 21.
std::vector<std::int64_t> twoHours() {
    std::vector<std::int64_t> day(24, 0);
    day[9] = 750'000'000;
    day[21] = 250'000'000;
    return day;
}

}  // namespace

// 0.01 USD an hour for 672 hours; 268,800 GB-s at 0.00001 are 2.688 USD, 0.096 a day: by its own profile the hour at 9
// would use 0.072 of the plan's 0.01.
TEST_CASE("in every hour a plan's used and unused parts are what is committed, and all use is the hour's") {
    BillOptions options;
    options.monthHours = {672, 0};
    options.plans.push_back(
        {"Code", "ComputeSavingsPlans", rate("0.01"), {{"AWSLambda", "Lambda-GB-Second", rate("0.00001")}}});
    const Bill bill = billOf({use("AWSLambda", "Lambda-GB-Second", "268800", "View")}, options);
    report::ExportFrame frame = kFrame;
    frame.profiles.push_back({"View", "AWSLambda", "Lambda-GB-Second", twoHours()});
    for (const bool hourly : {true, false}) {
        frame.hourly = hourly;
        const auto rows = test::focusRows(report::focusCsv(bill, frame));
        CHECK(test::focusProblems(rows) == std::vector<std::string>{});
        const auto spent = byPeriod(rows, "EffectiveCost", [](const auto& row) {
            return row.at("ChargeCategory").text == "Usage" && !row.at("CommitmentDiscountStatus").null;
        });
        CHECK(spent.size() == (hourly ? 672 : 28));
        for (const auto& [hour, cost] : spent) CHECK(toText(cost) == (hourly ? "0.01" : "0.24"));
        const auto bought =
            byPeriod(rows, "BilledCost", [](const auto& row) { return row.at("ChargeCategory").text == "Purchase"; });
        CHECK(bought == spent);
    }
    CHECK(test::sumOf(test::focusRows(report::focusCsv(bill, frame)), "EffectiveCost") ==
          Approx(toDouble(bill.total)).margin(1e-9));
}

// 0.01 USD buy 1,000 GB-s of every hour. Of 72,000 a day an hour uses 2,880, the one at 9 twice as many.
TEST_CASE("what a plan does not cover of an hour's use is that hour's use on demand") {
    BillOptions options;
    options.monthHours = {672, 0};
    options.plans.push_back(
        {"Code", "ComputeSavingsPlans", rate("0.01"), {{"AWSLambda", "Lambda-GB-Second", rate("0.00001")}}});
    const Bill bill = billOf({use("AWSLambda", "Lambda-GB-Second", "2016000", "View")}, options);
    report::ExportFrame frame = kFrame;
    frame.hourly = true;
    std::vector<std::int64_t> day(24, 40'000'000);
    day[9] = 80'000'000;  // twice an hour's usual use
    frame.profiles.push_back({"View", "AWSLambda", "Lambda-GB-Second", day});
    const auto rows = test::focusRows(report::focusCsv(bill, frame));
    CHECK(test::focusProblems(rows) == std::vector<std::string>{});
    const auto used = byPeriod(rows, "ConsumedQuantity", [](const auto& row) { return !row.at("ConsumedUnit").null; });
    CHECK(toText(used.at("2026-02-03T08:00:00Z")) == "2880");  // 72,000 a day
    CHECK(toText(used.at("2026-02-03T09:00:00Z")) == "5760");
    const auto covered = byPeriod(rows, "PricingQuantity",
                                  [](const auto& row) { return row.at("CommitmentDiscountStatus").text == "Used"; });
    // A plan pays for what costs less than half a billionth more.
    for (const auto& [hour, quantity] : covered) CHECK(std::stod(toText(quantity)) == Approx(1000.0).epsilon(1e-9));
}

// 100 units reserved; 33,600 of 67,200 unit-hours are used, all of it in two hours of the day by the profile.
TEST_CASE("in every hour a reservation's used and unused parts are the units reserved") {
    BillOptions options;
    options.monthHours = {672, 0};
    options.reserved.push_back({"AmazonDynamoDB", "WriteCapacityUnit-Hrs", "1yr", 100, std::nullopt, std::nullopt});
    const Bill bill = billOf({use("AmazonDynamoDB", "WriteCapacityUnit-Hrs", "33600", "Views")}, options);
    report::ExportFrame frame = kFrame;
    frame.hourly = true;
    frame.profiles.push_back({"Views", "AmazonDynamoDB", "WriteCapacityUnit-Hrs", twoHours()});
    const auto rows = test::focusRows(report::focusCsv(bill, frame));
    CHECK(test::focusProblems(rows) == std::vector<std::string>{});
    const auto units = byPeriod(rows, "CommitmentDiscountQuantity",
                                [](const auto& row) { return row.at("ChargeCategory").text == "Usage"; });
    CHECK(units.size() == 672);
    for (const auto& [hour, quantity] : units) CHECK(toText(quantity) == "100");
    CHECK(test::sumOf(rows, "EffectiveCost") == Approx(toDouble(bill.total)).margin(1e-9));
}

// A uses 1,000 GB-s in every hour, B as much from 0 to 12 o'clock alone. 0.01 USD pay for 1,000 an hour: in the morning
// they share it, in the afternoon A has it alone.
TEST_CASE("what a plan covers of an hour is what was used in it, whoever used it") {
    std::vector<std::int64_t> morning(24, 0);
    std::fill_n(morning.begin(), 12, 1);
    std::vector<std::int64_t> morningShares(24, 0);
    std::fill_n(morningShares.begin(), 12, 83'333'333);
    morningShares[0] += 4;
    BillOptions options;
    options.monthHours = {672, 0};
    options.plans.push_back(
        {"Code", "ComputeSavingsPlans", rate("0.01"), {{"AWSLambda", "Lambda-GB-Second", rate("0.00001")}}});
    MonthlyUsage part = use("AWSLambda", "Lambda-GB-Second", "336000", "B");
    part.hours = morning;
    const Bill bill = billOf({use("AWSLambda", "Lambda-GB-Second", "672000", "A"), part}, options);
    report::ExportFrame frame = kFrame;
    frame.hourly = true;
    frame.profiles.push_back({"B", "AWSLambda", "Lambda-GB-Second", morningShares});
    const auto rows = test::focusRows(report::focusCsv(bill, frame));
    CHECK(test::focusProblems(rows) == std::vector<std::string>{});
    const auto coveredOf = [&](const char* resource) {
        return byPeriod(rows, "PricingQuantity", [&](const auto& row) {
            return row.at("CommitmentDiscountStatus").text == "Used" && row.at("ResourceId").text == resource;
        });
    };
    const auto a = coveredOf("A");
    const auto b = coveredOf("B");
    CHECK(std::stod(toText(a.at("2026-02-03T08:00:00Z"))) == Approx(500.0).epsilon(1e-6));
    CHECK(std::stod(toText(b.at("2026-02-03T08:00:00Z"))) == Approx(500.0).epsilon(1e-6));
    CHECK(std::stod(toText(a.at("2026-02-03T18:00:00Z"))) == Approx(1000.0).epsilon(1e-6));
    CHECK_FALSE(b.contains("2026-02-03T18:00:00Z"));
    const auto demand = byPeriod(rows, "ConsumedQuantity", [](const auto& row) {
        return row.at("CommitmentDiscountStatus").null && !row.at("ConsumedUnit").null;
    });
    CHECK(std::stod(toText(demand.at("2026-02-03T08:00:00Z"))) == Approx(1000.0).epsilon(1e-6));
    CHECK(std::stod(toText(demand.at("2026-02-03T18:00:00Z"))) == Approx(0.0).margin(1e-3));
}

// Of 48,000 GB-s a day three quarters are used at 9 o'clock, a quarter at 21; of 1,344,000 a month 400,000 are free. Of
// what is paid, 25,285.71 at 9 and 8,428.57 at 21, the plan's 0.10 USD buy 10,000 an hour.
TEST_CASE("free use is each hour's part of it; in hours whose commitment is left over no use is on demand") {
    std::vector<std::int64_t> hours(24, 0);
    hours[9] = 3;
    hours[21] = 1;
    BillOptions options;
    options.monthHours = {672, 0};
    options.freeTier = FreeTier::Always;
    options.plans.push_back(
        {"Code", "ComputeSavingsPlans", rate("0.1"), {{"AWSLambda", "Lambda-GB-Second", rate("0.00001")}}});
    MonthlyUsage all = use("AWSLambda", "Lambda-GB-Second", "1344000", "View");
    all.hours = hours;
    report::ExportFrame frame = kFrame;
    frame.hourly = true;
    frame.profiles.push_back({"View", "AWSLambda", "Lambda-GB-Second", twoHours()});
    const Bill bill = billOf({all}, options);
    const auto rows = test::focusRows(report::focusCsv(bill, frame));
    CHECK(test::focusProblems(rows) == std::vector<std::string>{});
    const auto quantityAt = [&](const char* hour, bool free) {
        const auto sums = byPeriod(rows, "PricingQuantity", [&](const auto& row) {
            const bool demand = row.at("CommitmentDiscountStatus").null && !row.at("ConsumedUnit").null;
            return demand && row.at("x_FreeTier").null != free;
        });
        const auto it = sums.find(std::string("2026-02-03T") + hour + ":00:00Z");
        return it == sums.end() ? 0.0 : std::stod(toText(it->second));
    };
    CHECK(quantityAt("09", false) == Approx(15'285.714).epsilon(1e-4));
    CHECK(quantityAt("21", false) == Approx(0.0).margin(1e-3));
    CHECK(quantityAt("21", true) == Approx(3'571.429).epsilon(1e-6));
    const auto left = byPeriod(rows, "EffectiveCost",
                               [](const auto& row) { return row.at("CommitmentDiscountStatus").text == "Unused"; });
    CHECK(std::stod(toText(left.at("2026-02-03T21:00:00Z"))) == Approx(0.0157143).epsilon(1e-3));
    const auto busy = left.find("2026-02-03T09:00:00Z");
    CHECK((busy == left.end() ? 0.0 : std::stod(toText(busy->second))) == Approx(0.0).margin(1e-6));
    CHECK(test::sumOf(rows, "EffectiveCost") == Approx(toDouble(bill.total)).margin(1e-6));
}
