// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace headroom::dynamodb {

/// Decides the price alone: "same performance" (Developer Guide, costoptimization-tableclass, 2026-04-13).
enum class TableClass : std::uint8_t { Standard, StandardInfrequentAccess };

}  // namespace headroom::dynamodb
