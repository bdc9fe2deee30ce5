// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/account_usage.hpp"

namespace headroom::pricing {

/// The years of a reservation's term, by its name: "100 WriteCapacityUnit-Hrs reserved for 3yr".
std::int64_t yearsReserved(std::string_view commitment);

/// An error, which says from when there is one, where a reservation has no sourced price in the book's region and its
/// fees are not given.
base::Result<void> checkFees(const ReservedCapacity& reserved, const PriceBook& book);

/// Takes from the accounts of a region what its reservations cover, and adds their lines: covered use, fees by
/// resource, and what is reserved and not used. Hour by hour where use says its hours: what one hour leaves unused
/// covers nothing of another. Those of another region than the bill's own are named by it.
base::Result<void> applyReservations(const BillOptions& options, const PriceBook& book, bool elsewhere,
                                     std::vector<AccountUsage>& accounts, Bill& bill);

}  // namespace headroom::pricing
