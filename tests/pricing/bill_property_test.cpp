// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/random.hpp"
#include "pricing/allocation.hpp"
#include "tests/pricing/billing.hpp"

#include <map>

using namespace headroom;
using namespace headroom::pricing;

namespace {

/// Quantities of every magnitude from 1 to about 1e14 granules.
Int128 anyCount(base::Stream& stream) {
    Int128 count = 1;
    for (auto digits = stream.below(14); digits > 0; --digits)
        count = count * 10 + static_cast<Int128>(stream.below(10));
    return count;
}

std::vector<MonthlyUsage> anyUsage(base::Stream& stream, const PriceBook& book) {
    constexpr std::int64_t kPerUnits[] = {1, 2, kMegabyteMillisecondsPerGigabyteSecond, kBytesPerGigabyte, 1000};
    std::vector<MonthlyUsage> usage;
    for (auto left = 1 + stream.below(40); left > 0; --left) {
        const UsageTypeName& name = book.names[stream.below(book.names.size())];
        const MeteredQuantity quantity{anyCount(stream), kPerUnits[stream.below(5)]};
        usage.push_back({"R" + std::to_string(stream.below(6)), name.service, name.usageType, quantity, ""});
    }
    return usage;
}

BillOptions anyOptions(base::Stream& stream) {
    constexpr FreeTier kTiers[] = {FreeTier::None, FreeTier::Always, FreeTier::All};
    return {kTiers[stream.below(3)], stream.chance(0.5) ? Rounding::Nano : Rounding::Cent, {}};
}

/// Adds decimal text to decimal text digit by digit: a ledger that shares no arithmetic with the bill.
std::string addDecimals(const std::string& a, const std::string& b) {
    const auto fixed = [](const std::string& text) {
        const std::size_t point = text.find('.');
        std::string digits = text.substr(0, point);
        std::string decimals = point == std::string::npos ? "" : text.substr(point + 1);
        decimals.resize(9, '0');
        digits.insert(0, 40 - digits.size(), '0');
        return digits + decimals;
    };
    std::string x = fixed(a);
    const std::string y = fixed(b);
    int carry = 0;
    for (std::size_t i = x.size(); i-- > 0;) {
        const int digit = (x[i] - '0') + (y[i] - '0') + carry;
        x[i] = static_cast<char>('0' + digit % 10);
        carry = digit / 10;
    }
    x.insert(40, ".");
    x.erase(0, std::min(x.find_first_not_of('0'), x.find('.') - 1));
    x.erase(x.find_last_not_of('0') + 1);
    if (x.back() == '.') x.pop_back();
    return x;
}

using TypeKey = std::pair<std::string, std::string>;

/// A common multiple of all the granules above, and of a millionth of each, in which quantities of one usage type can
/// be compared exactly.
constexpr Int128 kCommon = Int128{kBytesPerGigabyte} * 1000 * 1000 * 1000;

Int128 common(const MeteredQuantity& quantity) { return quantity.granules * (kCommon / quantity.perUnit); }

}  // namespace

TEST_CASE("the total is the sum of the lines in decimal arithmetic, and nothing used is lost") {
    const PriceBook book = bookOf("ap-southeast-3");
    for (std::uint64_t run = 0; run < 1'000; ++run) {
        base::Stream stream(base::deriveKey(7, run));
        const auto usage = anyUsage(stream, book);
        const BillOptions options = anyOptions(stream);
        const auto bill = priceUsage(usage, book, options);
        REQUIRE(bill);
        std::string ledger = "0";
        std::map<TypeKey, Int128> left;
        for (const MonthlyUsage& item : usage) left[{item.service, item.usageType}] += common(*item.quantity);
        for (const LineItem& line : bill->lines) {
            ledger = addDecimals(ledger, toText(line.perMonth));
            REQUIRE(line.quantity.granules > 0);
            REQUIRE(line.perMonth >= Money{});
            left[{line.service, line.usageType}] -= common(line.quantity);
            if (options.rounding == Rounding::Cent) REQUIRE(line.perMonth.nanos() % 10'000'000 == 0);
        }
        for (const NotPriced& item : bill->notPriced) left[{item.service, item.usageType}] -= common(*item.quantity);
        REQUIRE(ledger == toText(bill->total));
        for (const auto& [type, rest] : left) {
            INFO(type.first << " " << type.second);
            REQUIRE(rest == 0);
        }
    }
}

TEST_CASE("how usage is split over resources does not change the total") {
    const PriceBook book = bookOf("us-east-1");
    for (std::uint64_t run = 0; run < 500; ++run) {
        base::Stream stream(base::deriveKey(8, run));
        auto usage = anyUsage(stream, book);
        const BillOptions options = anyOptions(stream);
        const auto split = priceUsage(usage, book, options);
        for (MonthlyUsage& item : usage) item.resource = "One";
        const auto whole = priceUsage(usage, book, options);
        REQUIRE(split);
        REQUIRE(whole);
        REQUIRE(split->total == whole->total);
    }
}

TEST_CASE("a single resource's line is its quantity times the rate, rounded half-even") {
    const PriceBook book = bookOf("us-east-1");
    for (std::uint64_t run = 0; run < 500; ++run) {
        base::Stream stream(base::deriveKey(9, run));
        auto usage = anyUsage(stream, book);
        for (MonthlyUsage& item : usage) item.resource.clear();
        const auto bill = priceUsage(usage, book, {});
        REQUIRE(bill);
        for (const LineItem& line : bill->lines)
            REQUIRE(*charge(line.quantity, line.rate, Rounding::Nano) == line.perMonth);
    }
}

TEST_CASE("shares are whole, add up and differ from the exact ones by less than one") {
    for (std::uint64_t run = 0; run < 5'000; ++run) {
        base::Stream stream(base::deriveKey(10, run));
        std::vector<Int128> weights(1 + stream.below(9));
        Int128 whole = 0;
        for (Int128& weight : weights) {
            weight = stream.chance(0.2) ? 0 : anyCount(stream);
            whole += weight;
        }
        if (whole == 0) continue;
        const Int128 total = static_cast<Int128>(stream.next()) % (whole + 1);
        const auto shares = allocate(total, weights);
        REQUIRE(shares);
        Int128 sum = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            sum += (*shares)[i];
            REQUIRE((*shares)[i] >= 0);
            REQUIRE((*shares)[i] <= weights[i]);
            const Int128 error = (*shares)[i] * whole - total * weights[i];
            REQUIRE(error < whole);
            REQUIRE(error > -whole);
        }
        REQUIRE(sum == total);
    }
}

TEST_CASE("largest remainders win, the earlier one where they are equal") {
    // 10 over 1:1:1 is 3 1/3 each: the first gets the one left. 7 over 2:3:2 is 2, 3, 2.
    CHECK(*allocate(10, std::vector<Int128>{1, 1, 1}) == std::vector<Int128>{4, 3, 3});
    CHECK(*allocate(7, std::vector<Int128>{2, 3, 2}) == std::vector<Int128>{2, 3, 2});
    CHECK(*allocate(1, std::vector<Int128>{0, 3, 4}) == std::vector<Int128>{0, 0, 1});
}
