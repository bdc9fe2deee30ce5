// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/bill.hpp"

#include "pricing/account_usage.hpp"
#include "pricing/bill_order.hpp"
#include "pricing/commitment_lines.hpp"
#include "pricing/line_charges.hpp"
#include "pricing/third_party.hpp"

#include <algorithm>

namespace headroom::pricing {

namespace {

/// The account's price was taken from a book: its date, and whose it is.
void noteBook(const AccountUsage& account, PriceBookInfo& info) {
    if (account.validFrom.empty()) return;
    // ISO dates sort as text. That a third party was read lately makes no price list of AWS newer.
    if (account.origin != kThirdPartyOrigin) info.asOf = std::max(info.asOf, account.validFrom);
    for (BookUsed& known : info.books) {
        if (known.service != account.service || known.origin != account.origin) continue;
        known.newest = std::max(known.newest, account.validFrom);
        return;
    }
    info.books.push_back({account.service, account.origin, account.validFrom});
}

}  // namespace

base::Result<Bill> priceUsage(std::span<const MonthlyUsage> usage, const PriceBook& book, const BillOptions& options) {
    Bill bill;
    bill.priceBook.region = book.region;
    auto accounts = collectUsage(usage, book, options, bill.notPriced);
    if (!accounts) return accounts.error();
    for (const FreeAllowance& allowance : book.allowances) {
        const bool endless = options.freeTier == FreeTier::Always && allowance.always;
        if (options.freeTier != FreeTier::All && !endless) continue;
        if (auto taken = takeAllowance(allowance, *accounts, bill); !taken) return taken.error();
    }
    if (auto covered = applyCommitments(options, book, *accounts, bill); !covered) return covered.error();
    for (AccountUsage& account : *accounts) {
        noteBook(account, bill.priceBook);
        if (auto charged = chargeTiers(account, options.rounding, bill); !charged) return charged.error();
    }
    sortBill(bill);
    const auto total = totalOf(bill.lines);
    if (!total) return total.error();
    bill.total = *total;
    return bill;
}

std::vector<ServiceTotal> totalsByService(const Bill& bill) {
    std::vector<ServiceTotal> totals;
    for (const LineItem& line : bill.lines) {
        const auto it = std::ranges::find(totals, line.service, &ServiceTotal::service);
        ServiceTotal& total = it == totals.end() ? totals.emplace_back(ServiceTotal{line.service, {}}) : *it;
        // Cannot overflow: the bill's own total, a sum of the same amounts, did not.
        total.perMonth = Money::fromNanos(total.perMonth.nanos() + line.perMonth.nanos());
    }
    return totals;
}

}  // namespace headroom::pricing
