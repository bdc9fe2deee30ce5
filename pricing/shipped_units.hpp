// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace headroom::pricing {

/// The unit in which what is used of a usage type is counted: that of the books compiled in, whatever the region. Empty
/// for a usage type that they do not know. A price by any other unit is one of another quantity.
std::string shippedUnitOf(std::string_view service, std::string_view usageType);

/// Whether the books compiled in know a usage type of that name, of whatever service.
bool isShippedUsageType(std::string_view usageType);

}  // namespace headroom::pricing
