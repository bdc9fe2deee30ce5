// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace headroom::pricing {

/// The unit in which what is used of a usage type is counted: that of the books compiled in, whatever the region. Empty
/// for a usage type that they do not know. A price by any other unit is one of another quantity.
std::string shippedUnitOf(std::string_view service, std::string_view usageType);

/// The usage types of a service in the books compiled in; none of a service that they do not have.
std::vector<std::string> shippedTypesOf(std::string_view service);

/// The service codes of the books compiled in.
std::vector<std::string> shippedServices();

/// Whether the books compiled in know a usage type of that name, of whatever service.
bool isShippedUsageType(std::string_view usageType);

}  // namespace headroom::pricing
