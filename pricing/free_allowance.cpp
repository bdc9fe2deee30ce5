// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/free_allowance.hpp"

#include "pricing/allocation.hpp"
#include "pricing/book_info.hpp"
#include "pricing/line_charges.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>

namespace headroom::pricing {
namespace {

base::Error tooLarge(const FreeAllowance& allowance) {
    return {base::Errc::BadInput, "", allowance.name + ": the quantity is beyond what a bill can hold"};
}

/// A usage type of an allowance that was used in a region, and how much of it.
struct Sharer {
    AccountUsage* account = nullptr;
    Bill* bill = nullptr;
    MeteredQuantity used;  ///< in lowest terms, which do not depend on how the use is split over resources
};

/// A usage type of the user's own may be counted in one unit here and in another there: what is free is of one of them.
bool shares(const AccountUsage& account, const FreeAllowance& allowance) {
    return account.service == allowance.service && (account.unit.empty() || account.unit == allowance.unit) &&
           std::ranges::find(allowance.usageTypes, account.usageType) != allowance.usageTypes.end();
}

/// By region and usage type: of equal remainders the first one gets what is left, whatever the order of the regions.
base::Result<std::vector<Sharer>> sharersOf(const FreeAllowance& allowance, std::span<RegionAccounts> regions) {
    std::vector<Sharer> sharers;
    for (RegionAccounts& region : regions) {
        for (AccountUsage& account : region.accounts) {
            if (!shares(account, allowance)) continue;
            const auto used = totalGranules(account);
            if (!used) return used.error();
            const Int128 divisor = greatestCommonDivisor(*used, account.perUnit);
            sharers.push_back({&account, &region.bill, {*used / divisor, account.perUnit / divisor}});
        }
    }
    std::ranges::stable_sort(sharers, {}, [](const Sharer& sharer) {
        return std::tie(sharer.bill->priceBook.region, sharer.account->usageType);
    });
    return sharers;
}

/// Granules to the unit, of which every sharer's use is a whole number.
std::optional<Int128> commonGranule(std::span<const Sharer> sharers) {
    std::optional<Int128> perUnit = 1;
    for (const Sharer& sharer : sharers) {
        if (perUnit) perUnit = leastCommonMultiple(*perUnit, sharer.used.perUnit);
    }
    return perUnit;
}

/// Whether all use can be counted in such granules with room for sums over replications.
bool hasRoom(std::span<const Sharer> sharers, Int128 perUnit) {
    constexpr Int128 kRoom = 1'000'000;
    return std::ranges::all_of(sharers, [&](const Sharer& sharer) {
        const auto finer = leastCommonMultiple(sharer.account->perUnit, perUnit);
        const auto room = finer ? checkedMultiply(*finer, kRoom) : std::nullopt;
        const auto used = room ? checkedMultiply(sharer.used.granules, *room / sharer.used.perUnit) : std::nullopt;
        return used.has_value();
    });
}

/// A share is seldom a whole number of granules, and one granule may be a gigabyte: shares are cut to a millionth of
/// it, where there is room.
Int128 granuleOfShares(std::span<const Sharer> sharers, Int128 perUnit) {
    for (const Int128 finer : {1'000'000, 1'000}) {
        const auto granule = checkedMultiply(perUnit, finer);
        if (sharers.size() > 1 && granule && hasRoom(sharers, *granule)) return *granule;
    }
    return perUnit;
}

/// Adds the lines of what is free of one usage type, and takes it off.
void addLines(const FreeAllowance& allowance, const Sharer& sharer, std::span<const Int128> free) {
    for (std::size_t i = 0; i < free.size(); ++i) {
        if (free[i] == 0) continue;
        LineItem line = lineOf(*sharer.account, i, free[i]);
        line.tier = {0, allowance.quantity};
        line.freeAllowance = allowance.name;
        line.ownRate = false;
        if (!allowance.origin.empty()) {
            line.origin = allowance.origin;
            line.validFrom = allowance.validFrom;
        }
        sharer.bill->lines.push_back(std::move(line));
        sharer.account->shares[i].granules -= free[i];
    }
    if (!allowance.origin.empty())
        noteBook({allowance.service, allowance.origin, allowance.validFrom}, sharer.bill->priceBook);
}

/// Gives each resource its part of what is free of a usage type.
base::Result<void> takeShare(const FreeAllowance& allowance, const Sharer& sharer, const MeteredQuantity& free) {
    if (free.granules == 0) return {};
    AccountUsage& account = *sharer.account;
    const auto perUnit = leastCommonMultiple(account.perUnit, free.perUnit);
    if (!perUnit) return tooLarge(allowance);
    if (auto refined = refine(account, *perUnit); !refined) return refined;
    const auto granules = checkedMultiply(free.granules, *perUnit / free.perUnit);
    const auto parts = granules ? allocate(*granules, granulesOf(account)) : std::nullopt;
    if (!parts) return tooLarge(allowance);
    addLines(allowance, sharer, *parts);
    return {};
}

}  // namespace

base::Result<void> takeAllowance(const FreeAllowance& allowance, std::span<RegionAccounts> regions) {
    const auto sharers = sharersOf(allowance, regions);
    if (!sharers) return sharers.error();
    const auto common = commonGranule(*sharers);
    if (!common) return tooLarge(allowance);
    const Int128 perUnit = granuleOfShares(*sharers, *common);
    std::vector<Int128> used;
    Int128 total = 0;
    for (const Sharer& sharer : *sharers) {
        const auto granules = checkedMultiply(sharer.used.granules, perUnit / sharer.used.perUnit);
        const auto sum = granules ? checkedAdd(total, *granules) : std::nullopt;
        if (!sum) return tooLarge(allowance);
        used.push_back(*granules);
        total = *sum;
    }
    if (total == 0) return {};
    const auto most = checkedMultiply(allowance.quantity, perUnit);
    const auto free = most ? allocate(std::min(*most, total), used) : std::nullopt;
    if (!free) return tooLarge(allowance);
    for (std::size_t i = 0; i < sharers->size(); ++i) {
        if (auto taken = takeShare(allowance, (*sharers)[i], {(*free)[i], perUnit}); !taken) return taken;
    }
    return {};
}

}  // namespace headroom::pricing
