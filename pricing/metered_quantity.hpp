// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.hpp"
#include "pricing/decimal.hpp"

#include <cstdint>
#include <string>

namespace headroom::pricing {

/// Granules in one unit of the price list, for the meters of the services. AWS counts 1,024 MB and 2^30 bytes to the
/// GB (Lambda pricing page; DynamoDB Developer Guide, ServiceQuotas); DynamoDB's smallest charge is half a unit.
inline constexpr std::int64_t kMegabyteMillisecondsPerGigabyteSecond = 1'024'000;
inline constexpr std::int64_t kHalfUnitsPerUnit = 2;
inline constexpr std::int64_t kBytesPerGigabyte = 1'073'741'824;
inline constexpr std::int64_t kNanosecondsPerHour = 3'600'000'000'000;
inline constexpr std::int64_t kNanosecondsPerMinute = 60'000'000'000;

/// How much was used, exactly: granules / perUnit units of the price list. Both are integers, so nothing is lost
/// between the meter and the bill. granules >= 0, perUnit > 0.
struct MeteredQuantity {
    Int128 granules = 0;
    Int128 perUnit = 1;
    bool operator==(const MeteredQuantity&) const = default;
};

/// A quantity as written in decimals, exactly; an error when it is negative.
base::Result<MeteredQuantity> quantityOf(const Decimal& units);

/// Units rounded half-even to nine decimals, for display and for files.
std::string toText(const MeteredQuantity& quantity);

/// Units as the nearest double, for charts.
double toDouble(const MeteredQuantity& quantity);

}  // namespace headroom::pricing
