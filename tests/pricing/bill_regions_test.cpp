// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/bill_regions.hpp"

#include <random>

#include "tests/pricing/billing.hpp"

using namespace headroom::pricing;

namespace {

/// A region's use, with what it needs to be priced.
struct Region {
    std::vector<MonthlyUsage> usage;
    PriceBook book;
    BillOptions options = freeTier(FreeTier::Always);

    Region(std::string_view name, std::vector<MonthlyUsage> used) : usage(std::move(used)), book(bookOf(name)) {}
};

PriceRate dollars(std::string_view usd) {
    const auto rate = parseRate(usd);
    REQUIRE(rate);
    return *rate;
}

Bill billOfAll(const std::vector<Region>& all) {
    std::vector<RegionUsage> regions;
    for (const Region& one : all) regions.push_back({one.usage, &one.book, &one.options});
    const auto bill = priceRegions(regions);
    REQUIRE(bill);
    return *bill;
}

constexpr Int128 kMillion = 1'000'000;

/// What is free of a usage type, over all regions, in millionths.
Int128 freeOf(const Bill& bill, const std::string& usageType) {
    Int128 sum = 0;
    for (const LineItem& line : bill.lines) {
        if (line.usageType != usageType || line.freeAllowance.empty()) continue;
        REQUIRE(kMillion % line.quantity.perUnit == 0);
        sum += line.quantity.granules * (kMillion / line.quantity.perUnit);
    }
    return sum;
}

}  // namespace

TEST_CASE("what is free for an account is shared by its regions in proportion to use") {
    // 3 M and 1 M requests: 750,000 and 250,000 are free. 300 and 100 GB out: 75 and 25; 225 x 0.09 and 75 x 0.114 USD.
    const Bill bill = billOfAll(
        {{"us-east-1", {use("AWSLambda", "Request", "3e6"), use("AWSDataTransfer", "DataTransfer-Out-Bytes", "300")}},
         {"ap-northeast-1",
          {use("AWSLambda", "Request", "1e6"), use("AWSDataTransfer", "DataTransfer-Out-Bytes", "100")}}});
    CHECK(amounts(bill) == Texts{"20.25", "0.45", "8.55", "0.15"});
    CHECK(bill.lines.front().region.empty());
    CHECK(bill.lines.back().region == "ap-northeast-1");
    CHECK(freeOf(bill, "Request") == kMillion * kMillion);
}

// 0.02 USD an hour are 14.60 a month: 6.00 for the first region's 600,000 GB-s at 0.00001, the 8.60 left for 860,000 of
// Ireland's million; 140,000 there and all of Frankfurt's, which has no rate of the plan, are on demand.
TEST_CASE("a plan pays in every region that has rates of it, and has one fee") {
    const auto plan = [](const char* commitment) {
        return SavingsPlan{"Compute",
                           "ComputeSavingsPlans",
                           dollars(commitment),
                           {{"AWSLambda", "Lambda-GB-Second", dollars("0.00001")}}};
    };
    std::vector<Region> regions{{"us-east-1", {use("AWSLambda", "Lambda-GB-Second", "600000", "F")}},
                                {"eu-west-1", {use("AWSLambda", "Lambda-GB-Second", "1000000", "G")}},
                                {"eu-central-1", {use("AWSLambda", "Lambda-GB-Second", "100000", "H")}}};
    for (Region& region : regions) region.options.freeTier = FreeTier::None;
    regions[0].options.plans.push_back(plan("0.02"));
    regions[1].options.plans.push_back(plan("7"));  // the commitment is the first region's to say
    const Bill bill = billOfAll(regions);
    // A plan pays for what costs no more to a billionth: 0.00005 GB-s beyond.
    CHECK(amounts(bill) == Texts{"6", "2.333337999", "8.6", "1.66667"});
    CHECK(toText(bill.total) == "18.600007999");
    REQUIRE(bill.commitments.size() == 1);
    CHECK(toText(bill.commitments[0].committed) == "14.6");
    CHECK(bill.commitments[0].used == bill.commitments[0].committed);
    REQUIRE(bill.commitments[0].coverage);
    CHECK(*bill.commitments[0].coverage == Approx(1'460'000.0 / 1'600'000.0));
    // With room to spare what is left over is one line, of no region but the bill's own.
    regions[0].options.plans[0] = plan("0.03");
    const Bill unused = billOfAll(regions);
    const auto left = std::ranges::find(unused.lines, LineKind::Unused, &LineItem::kind);
    REQUIRE(left != unused.lines.end());
    CHECK(left->region.empty());
    CHECK(toText(left->perMonth) == "5.9");  // 21.90 less 6 and 10
}

TEST_CASE("DynamoDB's free tier is given in every region") {
    // 75 of 100 GB are paid in both: at 0.25 and at 0.306 USD.
    const auto stored = std::vector{use("AmazonDynamoDB", "TimedStorage-ByteHrs", "100")};
    CHECK(amounts(billOfAll({{"us-east-1", stored}, {"eu-central-1", stored}})) == Texts{"18.75", "22.95"});
}

TEST_CASE("an account's allowance is used up once, whatever the number of regions and their order") {
    std::mt19937_64 random(7);  // a seed of our own
    const std::vector<std::string> names{"us-east-1", "eu-central-1", "sa-east-1", "ap-southeast-3"};
    for (int round = 0; round < 200; ++round) {
        std::vector<Region> regions;
        std::uint64_t sum = 0;
        for (const std::string& name : names) {
            const std::uint64_t requests = random() % 600'000;
            sum += requests;
            regions.emplace_back(name, std::vector{use("AWSLambda", "Request", std::to_string(requests), "F"),
                                                   use("AWSLambda", "Request-ARM", std::to_string(requests), "G")});
        }
        const Bill bill = billOfAll(regions);
        const Int128 both = freeOf(bill, "Request") + freeOf(bill, "Request-ARM");
        CHECK(both == std::min(kMillion, Int128{2} * sum) * kMillion);
        std::swap(regions.front(), regions.back());
        CHECK(billOfAll(regions).total == bill.total);
    }
}

// 50 of 125 GB are free in each region, however small the resources are: 75 x 0.09 and 75 x 0.15 USD.
TEST_CASE("what regions share depends neither on their resources nor on their order") {
    const auto bytes = [](int resources, const char* each, const std::string& name) {
        std::vector<MonthlyUsage> used;
        for (int i = 0; i < resources; ++i)
            used.push_back(use("AWSDataTransfer", "DataTransfer-Out-Bytes", each, name + std::to_string(i)));
        return used;
    };
    const Region virginia("us-east-1", bytes(125, "1", "a"));
    const Region paulo("sa-east-1", bytes(125, "1", "b"));
    CHECK(toText(billOfAll({virginia, paulo}).total) == "18");
    CHECK(toText(billOfAll({paulo, virginia}).total) == "18");
    CHECK(toText(billOfAll({{"sa-east-1", bytes(1, "125", "b")}, virginia}).total) == "18");
    // 0.5 of 10 GB and 99.5 of 1,990: 9.5 x 0.09 and 1,890.5 x 0.12 USD.
    CHECK(toText(billOfAll({{"us-east-1", bytes(1, "10", "a")}, {"ap-southeast-1", bytes(1, "1990", "b")}}).total) ==
          "227.715");
}

TEST_CASE("a bill of several regions does not change with how use is split or regions are ordered") {
    std::mt19937_64 random(13);
    const std::vector<std::string> names{"us-east-1", "eu-central-1", "sa-east-1"};
    const std::vector<std::pair<std::string, std::string>> types{{"AWSLambda", "Lambda-GB-Second"},
                                                                 {"AWSLambda", "Lambda-GB-Second-ARM"},
                                                                 {"AWSDataTransfer", "DataTransfer-Out-Bytes"},
                                                                 {"AmazonDynamoDB", "TimedStorage-ByteHrs"}};
    constexpr Int128 kPerUnits[] = {1, 2, 1'000, kMegabyteMillisecondsPerGigabyteSecond, kBytesPerGigabyte};
    for (int round = 0; round < 200; ++round) {
        std::vector<Region> split;
        std::vector<Region> whole;
        for (const std::string& name : names) {
            std::vector<MonthlyUsage> parts;
            for (int i = 0; i < 12; ++i) {
                const auto& [service, usageType] = types[random() % types.size()];
                const Int128 perUnit = kPerUnits[random() % 5];
                const MeteredQuantity quantity{static_cast<Int128>(random() % 100'000) * perUnit / 7 + 1, perUnit};
                parts.push_back({"R" + std::to_string(random() % 5), service, usageType, quantity, ""});
            }
            split.emplace_back(name, parts);
            for (MonthlyUsage& item : parts) item.resource = "One";
            whole.emplace_back(name, parts);
        }
        const Money total = billOfAll(split).total;
        CHECK(billOfAll(whole).total == total);
        std::swap(split.front(), split.back());
        CHECK(billOfAll(split).total == total);
    }
}

TEST_CASE("a bill of several regions is the sum of its lines, and nothing used is lost, up to 1e15 units") {
    std::mt19937_64 random(11);
    for (int round = 0; round < 100; ++round) {
        std::vector<Region> regions;
        Int128 used = 0;
        for (const char* name : {"us-east-1", "eu-central-1", "sa-east-1"}) {
            const std::uint64_t seconds = random() % 1'000'000'000'000'000;
            used += seconds;
            regions.emplace_back(name, std::vector{use("AWSLambda", "Lambda-GB-Second", std::to_string(seconds), "F"),
                                                   use("AmazonDynamoDB", "TimedStorage-ByteHrs",
                                                       std::to_string(random() % 1'000'000), "T")});
            regions.back().options.discounts.push_back({"AWSLambda", "", {125, 1}});
        }
        const Bill bill = billOfAll(regions);
        Int128 nanos = 0;
        Int128 seconds = 0;
        for (const LineItem& line : bill.lines) {
            nanos += line.perMonth.nanos();
            if (line.service == "AWSLambda") seconds += line.quantity.granules * (kMillion / line.quantity.perUnit);
        }
        CHECK(Money::fromNanos(nanos) == bill.total);
        CHECK(seconds == used * kMillion);
    }
}

TEST_CASE("a list and what was used elsewhere share one currency, and say once what is wrong in both") {
    UsageList home;
    home.region = "us-east-1";
    home.freeTier = "always";
    UsageLine line;
    line.service = "AWSLambda";
    line.usageType = "Request";
    line.quantity = NumberText{"3000000", ""};
    home.usage.push_back(line);
    UsageList away = home;
    away.region = "eu-central-1";
    home.agreements.currency = CurrencyRate{"EUR", {"0.5", ""}, "2026-11-01", ""};
    const BilledUsage billed = billRegions(home, std::vector{away}, PriceBooks());
    REQUIRE(billed.bill);
    CHECK(toText(billed.bill->total) == "1");  // 5 of 6 M are paid
    REQUIRE(billed.currency);
    CHECK(toText(billed.currency->total) == "0.5");
    home.monthHours = NumberText{"745", "/MonthHours"};
    away.monthHours = home.monthHours;
    const BilledUsage wrong = billRegions(home, std::vector{away}, PriceBooks());
    REQUIRE(wrong.errors.size() == 1);
    CHECK(wrong.errors.front().where == "/MonthHours");
    CHECK(wrong.errors.front().what == "MonthHours must be at most 744: a bill is of a month");
}
