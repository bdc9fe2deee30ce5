// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/bill.hpp"

#include "pricing/bill_order.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace headroom::pricing {
namespace {

base::Error tooLarge() { return {base::Errc::BadInput, "", "the quantities are beyond what a bill can hold"}; }

/// Adds b to a in their common granule.
base::Result<MeteredQuantity> sumOf(const MeteredQuantity& a, const MeteredQuantity& b) {
    const auto perUnit = leastCommonMultiple(a.perUnit, b.perUnit);
    if (!perUnit) return tooLarge();
    const auto left = checkedMultiply(a.granules, *perUnit / a.perUnit);
    const auto right = checkedMultiply(b.granules, *perUnit / b.perUnit);
    const auto granules = left && right ? checkedAdd(*left, *right) : std::nullopt;
    if (!granules) return tooLarge();
    return MeteredQuantity{*granules, *perUnit};
}

base::Result<void> addLine(LineItem& into, const LineItem& line) {
    const auto quantity = sumOf(into.quantity, line.quantity);
    if (!quantity) return quantity.error();
    const auto amount = sum(into.perMonth, line.perMonth);
    if (!amount) return amount.error();
    const auto list = sum(into.list, line.list);
    if (!list) return list.error();
    into.quantity = *quantity;
    into.perMonth = *amount;
    into.list = *list;
    return {};
}

/// Every line of every bill once, with the sums of quantities and amounts.
base::Result<std::vector<LineItem>> sumLines(std::span<const Bill> bills) {
    Bill all;
    for (const Bill& bill : bills) all.lines.insert(all.lines.end(), bill.lines.begin(), bill.lines.end());
    sortBill(all);
    std::vector<LineItem> sums;
    for (LineItem& line : all.lines) {
        if (sums.empty() || !sameLine(sums.back(), line)) {
            sums.push_back(std::move(line));
        } else if (auto added = addLine(sums.back(), line); !added) {
            return added.error();
        }
    }
    return sums;
}

/// What any of the bills could not price, once each, with the sum of the quantities; without one where a bill does not
/// know it.
base::Result<std::vector<NotPriced>> sumNotPriced(std::span<const Bill> bills) {
    std::map<std::tuple<std::string, std::string, std::string, std::string, std::string>, std::size_t> places;
    std::vector<NotPriced> items;
    for (const Bill& bill : bills) {
        for (const NotPriced& item : bill.notPriced) {
            const auto [place, first] = places.emplace(
                std::tie(item.service, item.resource, item.usageType, item.region, item.reason), items.size());
            if (first) {
                items.push_back(item);
                continue;
            }
            std::optional<MeteredQuantity>& together = items[place->second].quantity;
            if (!together || !item.quantity) {
                together.reset();
                continue;
            }
            const auto sum = sumOf(*together, *item.quantity);
            if (!sum) return sum.error();
            together = *sum;
        }
    }
    return items;
}

/// The mean of what could not be priced: a bill that has none of it counts as 0, as with lines.
base::Result<std::vector<NotPriced>> meanNotPriced(std::span<const Bill> bills) {
    auto items = sumNotPriced(bills);
    if (!items) return items;
    for (NotPriced& item : *items) {
        if (!item.quantity) continue;
        const auto perUnit = checkedMultiply(item.quantity->perUnit, static_cast<Int128>(bills.size()));
        if (!perUnit) return tooLarge();
        item.quantity->perUnit = *perUnit;
    }
    return items;
}

void addBooks(const PriceBookInfo& from, PriceBookInfo& into) {
    into.asOf = std::max(into.asOf, from.asOf);
    for (const BookUsed& book : from.books) {
        const auto it = std::ranges::find_if(into.books, [&](const BookUsed& known) {
            return known.service == book.service && known.origin == book.origin;
        });
        if (it == into.books.end())
            into.books.push_back(book);
        else
            it->newest = std::max(it->newest, book.newest);
    }
}

/// How far each commitment is used, and how much of what it could pay for it covers: on average over the bills, of
/// coverage over those with such use.
std::vector<CommitmentUse> meanCommitments(std::span<const Bill> bills) {
    std::vector<CommitmentUse> mean = bills.front().commitments;
    for (std::size_t i = 0; i < mean.size(); ++i) {
        Int128 used = 0;
        double coverage = 0.0;
        double covered = 0.0;
        for (const Bill& bill : bills) {
            used += bill.commitments[i].used.nanos();  // no more than what is committed to, which fits
            if (!bill.commitments[i].coverage) continue;
            coverage += *bill.commitments[i].coverage;
            covered += 1.0;
        }
        mean[i].used = Money::fromNanos(used / static_cast<Int128>(bills.size()));
        mean[i].coverage = covered > 0.0 ? std::optional(coverage / covered) : std::nullopt;
    }
    return mean;
}

}  // namespace

base::Result<Bill> meanBill(std::span<const Bill> bills) {
    if (bills.empty()) return base::Error{base::Errc::Internal, "", "there is no mean of no bills"};
    const auto count = static_cast<Int128>(bills.size());
    auto lines = sumLines(bills);
    if (!lines) return lines.error();
    Bill mean;
    mean.priceBook = bills.front().priceBook;
    for (const Bill& bill : bills) addBooks(bill.priceBook, mean.priceBook);
    mean.oneOff = bills.front().oneOff;  // commitments are the same in all
    mean.commitments = meanCommitments(bills);
    for (LineItem& line : *lines) {
        const auto perUnit = checkedMultiply(line.quantity.perUnit, count);
        const auto amount = multiplyDivideHalfEven(line.perMonth.nanos(), 1, count);
        const auto list = multiplyDivideHalfEven(line.list.nanos(), 1, count);
        if (!perUnit || !amount || !list) return tooLarge();
        line.quantity.perUnit = *perUnit;
        line.perMonth = Money::fromNanos(*amount);
        line.list = Money::fromNanos(*list);
        mean.lines.push_back(std::move(line));
    }
    auto notPriced = meanNotPriced(bills);
    if (!notPriced) return notPriced.error();
    mean.notPriced = std::move(*notPriced);
    sortBill(mean);
    const auto total = totalOf(mean.lines);
    if (!total) return total.error();
    mean.total = *total;
    return mean;
}

}  // namespace headroom::pricing
