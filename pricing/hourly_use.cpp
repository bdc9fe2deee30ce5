// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/hourly_use.hpp"

#include "pricing/allocation.hpp"

#include <algorithm>

namespace headroom::pricing {

std::size_t hoursKnown(std::span<const AccountUsage> accounts) {
    std::size_t hours = 1;
    for (const AccountUsage& account : accounts) {
        for (const ResourceShare& share : account.shares) hours = std::max(hours, share.hours.size());
    }
    return hours;
}

std::optional<HourlyUse> HourlyUse::of(const AccountUsage& account, std::size_t hours) {
    HourlyUse use;
    use.all_.resize(hours);
    const std::vector<Int128> even(hours, 1);
    for (const ResourceShare& share : account.shares) {
        auto part = share.granules == 0 ? std::vector<Int128>(hours)
                                        : allocate(share.granules, share.hours.size() == hours ? share.hours : even);
        if (!part) return std::nullopt;
        for (std::size_t i = 0; i < hours; ++i) {
            const auto sum = checkedAdd(use.all_[i], (*part)[i]);
            if (!sum) return std::nullopt;
            use.all_[i] = *sum;
        }
        use.parts_.push_back(std::move(*part));
    }
    return use;
}

std::optional<std::vector<Int128>> HourlyUse::take(std::span<const Int128> covered, AccountUsage& account) {
    std::vector<Int128> taken(parts_.size());
    std::vector<Int128> hour(parts_.size());
    for (std::size_t i = 0; i < covered.size(); ++i) {
        if (covered[i] == 0) continue;
        for (std::size_t share = 0; share < parts_.size(); ++share) hour[share] = parts_[share][i];
        const auto lost = allocate(covered[i], hour);
        if (!lost) return std::nullopt;
        for (std::size_t share = 0; share < parts_.size(); ++share) {
            parts_[share][i] -= (*lost)[share];
            taken[share] += (*lost)[share];
        }
        all_[i] -= covered[i];
    }
    for (std::size_t share = 0; share < parts_.size(); ++share) {
        account.shares[share].granules -= taken[share];
        if (covered.size() > 1) account.shares[share].hours = parts_[share];
    }
    return taken;
}

}  // namespace headroom::pricing
