// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/account_usage.hpp"

#include "pricing/discounts.hpp"
#include "pricing/third_party.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace headroom::pricing {
namespace {

using Key = std::pair<std::string, std::string>;  // service, usage type

base::Error tooLarge(std::string_view service, std::string_view usageType) {
    return {base::Errc::BadInput, "",
            std::string(service) + " " + std::string(usageType) + ": the quantity is beyond what a bill can hold"};
}

/// The price without usage yet, the user's own before the book's; nullopt when there is neither.
std::optional<AccountUsage> priceOf(const MonthlyUsage& item, const PriceBook& book, const BillOptions& options) {
    const UsageTypeName* name = book.findName(item.service, item.usageType);
    AccountUsage account{item.service, item.usageType, name == nullptr ? "" : name->unit, {}, "", false, 1};
    account.discount = discountOfUse(item.service, item.usageType, options);
    account.fixed = item.fixed;
    const PriceEntry* entry = book.find(item.service, item.usageType);
    for (const RateOverride& own : options.rates) {
        if (own.service != item.service || own.usageType != item.usageType) continue;
        account.tiers = own.tiers;
        account.ownRate = true;
        if (entry != nullptr) account.bookTiers = entry->tiers;
        return account;
    }
    if (entry == nullptr) return std::nullopt;
    account.tiers = entry->tiers;
    account.validFrom = entry->validFrom;
    account.sku = entry->sku;
    account.rateCodes = entry->rateCodes;
    account.origin = originOf(*entry);
    return account;
}

base::Result<void> addShare(AccountUsage& account, const MonthlyUsage& item) {
    const MeteredQuantity& quantity = *item.quantity;
    const auto common = leastCommonMultiple(account.perUnit, quantity.perUnit);
    if (!common) return tooLarge(account.service, account.usageType);
    if (auto refined = refine(account, *common); !refined) return refined;
    const auto granules = checkedMultiply(quantity.granules, *common / quantity.perUnit);
    if (!granules) return tooLarge(account.service, account.usageType);
    const auto it = std::ranges::find(account.shares, item.resource, &ResourceShare::resource);
    if (it == account.shares.end()) {
        account.shares.push_back({item.resource, *granules, {item.hours.begin(), item.hours.end()}});
        return {};
    }
    const auto sum = checkedAdd(it->granules, *granules);
    if (!sum) return tooLarge(account.service, account.usageType);
    it->granules = *sum;
    return {};
}

NotPriced leftOut(const MonthlyUsage& item, const PriceBook& book, std::string reason) {
    const UsageTypeName* name = book.findName(item.service, item.usageType);
    return {item.resource,    item.service,  item.usageType,
            book.region,      item.quantity, name == nullptr ? "" : name->unit,
            std::move(reason)};
}

std::string whyUnpriced(const MonthlyUsage& item, const PriceBook& book) {
    const std::string from = book.laterFrom(item.service, item.usageType);
    const std::string none = "no sourced price in " + book.region;
    return from.empty() ? none : none + " on " + book.asked + ": the first is known from " + from;
}

std::string whyUnknown(const MonthlyUsage& item) {
    return item.whyUnknown.empty() ? "the quantity is not known" : item.whyUnknown;
}

}  // namespace

base::Result<Int128> totalGranules(const AccountUsage& usage) {
    Int128 total = 0;
    for (const ResourceShare& share : usage.shares) {
        const auto next = checkedAdd(total, share.granules);
        if (!next) return tooLarge(usage.service, usage.usageType);
        total = *next;
    }
    return total;
}

base::Result<void> refine(AccountUsage& usage, Int128 perUnit) {
    const Int128 factor = perUnit / usage.perUnit;
    std::vector<Int128> finer;
    for (const ResourceShare& share : usage.shares) {
        const auto granules = checkedMultiply(share.granules, factor);
        if (!granules) return tooLarge(usage.service, usage.usageType);
        finer.push_back(*granules);
    }
    for (std::size_t i = 0; i < finer.size(); ++i) usage.shares[i].granules = finer[i];
    usage.perUnit = perUnit;
    return {};
}

base::Result<std::vector<AccountUsage>> collectUsage(std::span<const MonthlyUsage> usage, const PriceBook& book,
                                                     const BillOptions& options, std::vector<NotPriced>& notPriced) {
    std::map<Key, AccountUsage> accounts;
    for (const MonthlyUsage& item : usage) {
        if (!item.quantity) {
            notPriced.push_back(leftOut(item, book, whyUnknown(item)));
            continue;
        }
        if (item.quantity->granules < 0 || item.quantity->perUnit <= 0) {
            return base::Error{base::Errc::BadInput, item.resource, item.usageType + ": a quantity cannot be negative"};
        }
        if (item.quantity->granules == 0) continue;
        auto it = accounts.find({item.service, item.usageType});
        if (it == accounts.end()) {
            auto account = priceOf(item, book, options);
            if (!account) {
                notPriced.push_back(leftOut(item, book, whyUnpriced(item, book)));
                continue;
            }
            it = accounts.emplace(Key{item.service, item.usageType}, std::move(*account)).first;
        }
        if (auto added = addShare(it->second, item); !added) return added.error();
    }
    std::vector<AccountUsage> sorted;
    for (auto& [key, account] : accounts) {
        std::ranges::sort(account.shares, {}, &ResourceShare::resource);
        sorted.push_back(std::move(account));
    }
    return sorted;
}

}  // namespace headroom::pricing
