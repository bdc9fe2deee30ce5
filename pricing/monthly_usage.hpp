// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/meter.hpp"
#include "model/base/result.hpp"
#include "model/base/units.hpp"
#include "pricing/metered_quantity.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace headroom::pricing {

/// What one resource uses of one thing in a month. No quantity means that nobody knows it: it is then listed as not
/// priced with the reason, never counted as 0.
struct MonthlyUsage {
    std::string resource;   ///< empty where the bill is not told apart by resource
    std::string service;    ///< offer code: "AWSLambda"
    std::string usageType;  ///< without region prefix: "Lambda-GB-Second"
    std::optional<MeteredQuantity> quantity;
    std::string whyUnknown;
    bool fixed = false;  ///< held by configuration or stored, so that it does not follow the number of requests
    /// How the use is spread over hours that the month repeats (those of all whole days of a run; as many for all usage
    /// that has them): weights. Empty where nobody knows; commitments then take it as even.
    std::vector<std::int64_t> hours{};
};

/// The usual month of AWS's calculators: 730 hours.
inline constexpr base::Duration kMonth = base::hours(730);

/// Scales what was metered in a window to a month, in integer granules: Measured and Recurring readings by
/// month / window rounded half-even to a whole granule, Stored ones (a time average already) not at all.
/// An error for a window or month that is not positive, a negative reading or one too large.
base::Result<std::vector<MonthlyUsage>> monthlyUsage(std::span<const base::MeterReading> readings,
                                                     base::Duration window, base::Duration month = kMonth);

}  // namespace headroom::pricing
