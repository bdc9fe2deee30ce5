// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "pricing/bill.hpp"

namespace headroom::pricing {

/// When what a line costs comes to be charged.
enum class ChargeTime : std::uint8_t {
    Usage,       ///< as requests come
    Recurring,   ///< every hour, for what is held or stored, or committed to by the hour
    MonthStart,  ///< reservations: one line a month (RIFee in cost-and-usage reports), for all of its hours
};
inline constexpr std::array<std::string_view, 3> kChargeTimes{"Usage", "Recurring", "MonthStart"};

ChargeTime chargeTimeOf(const LineItem& line);

/// A bill by when it is charged; the three add up to its total.
std::array<Money, kChargeTimes.size()> chargesByTime(const Bill& bill);

/// What is paid once, when commitments begin: not in the total, which has its part of a month.
Money paidOnce(const Bill& bill);

/// Whose price a line has, for exports: "the scenario", "shipped", or a user's file.
std::string priceBookOf(const LineItem& line);

/// The bill's total by resource, dearest first; what belongs to none has an empty name.
std::vector<std::pair<std::string, Money>> totalsByResource(const Bill& bill);

}  // namespace headroom::pricing
