// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/line_charges.hpp"

#include "pricing/allocation.hpp"
#include "pricing/discounts.hpp"

#include <algorithm>
#include <cstddef>

namespace headroom::pricing {
namespace {

base::Error tooLarge(std::string_view what) {
    return {base::Errc::BadInput, "", std::string(what) + ": the quantity is beyond what a bill can hold"};
}

/// What the book asks for where a tier begins; nothing where the rate is the book's or the book has none.
std::optional<PriceRate> publicRateAt(const AccountUsage& account, std::int64_t from) {
    const auto tier =
        std::ranges::find_if(account.bookTiers, [&](const PriceTier& one) { return !one.upTo || from < *one.upTo; });
    return tier == account.bookTiers.end() ? std::nullopt : std::optional(tier->rate);
}

}  // namespace

LineItem lineOf(const AccountUsage& account, std::size_t share, Int128 granules) {
    LineItem line;
    line.resource = account.shares[share].resource;
    line.service = account.service;
    line.usageType = account.usageType;
    line.quantity = {granules, account.perUnit};
    line.unit = account.unit;
    line.ownRate = account.ownRate;
    line.sku = account.sku;
    line.fixed = account.fixed;
    line.origin = account.origin;
    line.validFrom = account.validFrom;
    if (!account.tiers.empty()) line.listRate = account.tiers.front().rate;
    line.publicRate = publicRateAt(account, 0);
    return line;
}

std::vector<Int128> granulesOf(const AccountUsage& account) {
    std::vector<Int128> granules;
    for (const ResourceShare& share : account.shares) granules.push_back(share.granules);
    return granules;
}

namespace {

/// Adds the lines of one tier: its part of each resource, its amount rounded once and divided like the parts.
base::Result<void> addTier(AccountUsage& account, std::size_t index, std::int64_t from, Int128 part, Rounding rounding,
                           Bill& bill) {
    const PriceTier& tier = account.tiers[index];
    const auto parts = allocate(part, granulesOf(account));
    const auto amount = charge({part, account.perUnit}, tier.rate, rounding);
    if (!amount) return amount.error();
    const Int128 step = stepNanos(rounding);
    const auto net = discounted(*amount, account.discount, step);
    const auto steps = parts && net ? allocate(net->nanos() / step, *parts) : std::nullopt;
    const auto lists = parts ? allocate(amount->nanos() / step, *parts) : std::nullopt;
    if (!steps || !lists) return tooLarge(account.usageType);
    for (std::size_t i = 0; i < parts->size(); ++i) {
        if ((*parts)[i] == 0) continue;
        LineItem line = lineOf(account, i, (*parts)[i]);
        line.tier = {from, tier.upTo};
        line.rate = tier.rate;
        line.listRate = tier.rate;
        line.publicRate = publicRateAt(account, from);
        line.discount = account.discount.value_or(Decimal{});
        line.perMonth = Money::fromNanos((*steps)[i] * step);
        line.list = Money::fromNanos((*lists)[i] * step);
        if (index < account.rateCodes.size()) line.rateCode = account.rateCodes[index];
        bill.lines.push_back(std::move(line));
        account.shares[i].granules -= (*parts)[i];
    }
    return {};
}

void leaveOutRest(const AccountUsage& account, std::int64_t from, Bill& bill) {
    for (const ResourceShare& share : account.shares) {
        if (share.granules == 0) continue;
        bill.notPriced.push_back({share.resource, account.service, account.usageType, bill.priceBook.region,
                                  MeteredQuantity{share.granules, account.perUnit}, account.unit,
                                  "no sourced price beyond the " + tierLabel(0, from) + " " + account.unit +
                                      " a month in " + bill.priceBook.region});
    }
}

}  // namespace

base::Result<void> chargeTiers(AccountUsage account, Rounding rounding, Bill& bill) {
    auto left = totalGranules(account);
    if (!left) return left.error();
    std::int64_t from = 0;
    for (std::size_t i = 0; i < account.tiers.size(); ++i) {
        const PriceTier& tier = account.tiers[i];
        if (*left == 0) return {};
        Int128 part = *left;
        if (tier.upTo) {
            // A tier wider than 128 bits of granules takes all that is left.
            const auto width = checkedMultiply(*tier.upTo - from, account.perUnit);
            part = width ? std::min(*width, part) : part;
        }
        if (auto added = addTier(account, i, from, part, rounding, bill); !added) return added;
        *left -= part;
        from = tier.upTo.value_or(from);
    }
    leaveOutRest(account, from, bill);
    return {};
}

}  // namespace headroom::pricing
