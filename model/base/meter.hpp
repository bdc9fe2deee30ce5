// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace headroom::base {

__extension__ using Granules = __int128;

/// How a measured quantity becomes a month's.
enum class MeterKind : std::uint8_t {
    Measured,   ///< happened in the measured window: scaled by month / window
    Stored,     ///< time average over the window of what is kept (GB-month): not scaled
    Recurring,  ///< a level held by configuration, in unit-hours a window: scaled like Measured
};

/// What one resource used, in integer granules under AWS's price-list names; never money.
struct MeterReading {
    std::string resource;
    std::string service;    ///< offer code: "AWSLambda"
    std::string usageType;  ///< without region prefix: "Lambda-GB-Second-ARM"
    Granules granules = 0;
    std::int64_t granulesPerUnit = 1;  ///< 1 GB-second = 1,024,000 MB x ms
    MeterKind kind = MeterKind::Measured;
};

}  // namespace headroom::base
