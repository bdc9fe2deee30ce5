// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/bill_regions.hpp"

#include "pricing/account_usage.hpp"
#include "pricing/allowance_scope.hpp"
#include "pricing/bill_order.hpp"
#include "pricing/book_info.hpp"
#include "pricing/commitment_lines.hpp"
#include "pricing/free_allowance.hpp"
#include "pricing/line_charges.hpp"
#include "pricing/savings_plans.hpp"

#include <algorithm>
#include <cassert>
#include <vector>

namespace headroom::pricing {

namespace {

base::Result<std::vector<RegionAccounts>> collectAll(std::span<const RegionUsage> regions) {
    std::vector<RegionAccounts> all;
    for (const RegionUsage& region : regions) {
        RegionAccounts& one = all.emplace_back();
        one.bill.priceBook.region = region.book->region;
        auto accounts = collectUsage(region.usage, *region.book, *region.options, one.bill.notPriced);
        if (!accounts) return accounts.error();
        one.accounts = std::move(*accounts);
    }
    return all;
}

base::Result<void> takeFree(const RegionUsage& first, std::span<RegionAccounts> all) {
    const FreeTier wanted = first.options->freeTier;
    for (const FreeAllowance& allowance : first.book->allowances) {
        const bool endless = wanted == FreeTier::Always && allowance.always;
        if (wanted != FreeTier::All && !endless) continue;
        const std::size_t together = givenInEachRegion(allowance) ? 1 : all.size();
        for (std::size_t i = 0; i < all.size(); i += together) {
            if (auto taken = takeAllowance(allowance, all.subspan(i, together)); !taken) return taken;
        }
    }
    return {};
}

/// Reservations pay in their region, and then plans in all of them.
base::Result<void> takeCommitments(std::span<const RegionUsage> regions, std::span<RegionAccounts> all) {
    std::vector<PlanRegion> planned;
    for (std::size_t i = 0; i < regions.size(); ++i) {
        const BillOptions& options = *regions[i].options;
        auto covered = applyReservations(options, *regions[i].book, i > 0, all[i].accounts, all[i].bill);
        if (!covered) return covered;
        planned.push_back({options.plans, &all[i].accounts, &all[i].bill});
    }
    return applyPlans(*regions.front().options, planned);
}

/// The bill of one region, once what is free and what is committed to is off.
base::Result<Bill> chargeRegion(const RegionUsage& region, RegionAccounts& charged) {
    Bill& bill = charged.bill;
    for (AccountUsage& account : charged.accounts) {
        if (account.ownRate)
            noteBook({account.service, std::string(kOwnRates), ""}, bill.priceBook);
        else if (!account.validFrom.empty())
            noteBook({account.service, account.origin, account.validFrom}, bill.priceBook);
        if (auto done = chargeTiers(account, region.options->rounding, bill); !done) return done.error();
    }
    sortBill(bill);
    const auto total = totalOf(bill.lines);
    if (!total) return total.error();
    bill.total = *total;
    return std::move(bill);
}

}  // namespace

base::Result<Bill> priceRegions(std::span<const RegionUsage> regions) {
    assert(!regions.empty());
    auto all = collectAll(regions);
    if (!all) return all.error();
    if (auto taken = takeFree(regions.front(), *all); !taken) return taken.error();
    if (auto taken = takeCommitments(regions, *all); !taken) return taken.error();
    auto bill = chargeRegion(regions.front(), all->front());
    for (std::size_t i = 1; bill && i < regions.size(); ++i) {
        auto more = chargeRegion(regions[i], (*all)[i]);
        if (!more) return more;
        if (auto added = addElsewhere(*bill, std::move(*more)); !added) return added.error();
    }
    return bill;
}

base::Result<void> addElsewhere(Bill& bill, Bill elsewhere) {
    const auto total = sum(bill.total, elsewhere.total);
    if (!total) return total.error();
    bill.total = *total;
    bill.priceBook.asOf = std::max(bill.priceBook.asOf, elsewhere.priceBook.asOf);
    for (LineItem& line : elsewhere.lines) line.region = elsewhere.priceBook.region;
    bill.lines.insert(bill.lines.end(), elsewhere.lines.begin(), elsewhere.lines.end());
    bill.oneOff.insert(bill.oneOff.end(), elsewhere.oneOff.begin(), elsewhere.oneOff.end());
    bill.commitments.insert(bill.commitments.end(), elsewhere.commitments.begin(), elsewhere.commitments.end());
    bill.notPriced.insert(bill.notPriced.end(), elsewhere.notPriced.begin(), elsewhere.notPriced.end());
    for (BookUsed& book : elsewhere.priceBook.books) {
        if (std::ranges::find(bill.priceBook.books, book) == bill.priceBook.books.end())
            bill.priceBook.books.push_back(std::move(book));
    }
    return {};
}

}  // namespace headroom::pricing
