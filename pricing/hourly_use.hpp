// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/account_usage.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace headroom::pricing {

/// By how many hours use is told apart: those of MonthlyUsage::hours, or 1 where nobody knows them.
std::size_t hoursKnown(std::span<const AccountUsage> accounts);

/// An account's use of one type by hour: the month repeats them. AWS settles commitments hour
/// by hour and carries nothing over (Savings Plans User Guide, "How Savings Plans apply to your usage"; DynamoDB
/// Developer Guide, "Reserved capacity").
class HourlyUse {
public:
    /// Nothing when a number does not fit. A share that does not say its hours is even over them.
    static std::optional<HourlyUse> of(const AccountUsage& account, std::size_t hours);

    /// All resources' use by hour.
    const std::vector<Int128>& all() const { return all_; }

    /// Takes from each hour's use what `covered` says of it, from every resource in proportion to its use in that hour;
    /// what each share lost. The account then has the rest, with its hours. Nothing when a number does not fit.
    /// REQUIRES covered <= all(), and the account that this is of.
    std::optional<std::vector<Int128>> take(std::span<const Int128> covered, AccountUsage& account);

private:
    std::vector<std::vector<Int128>> parts_;  ///< by share, by hour
    std::vector<Int128> all_;
};

}  // namespace headroom::pricing
