// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/price_books.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace headroom::pricing {

/// The usage type of the books compiled in that a service's one differs from by case or blanks alone, or that AWS calls
/// so in some regions; empty for one that they have as it is written, and for any other. Under such a name no use is
/// counted.
std::string shippedTwinOf(std::string_view service, std::string_view usageType);

/// The shipped service that a code is a wrong spelling of: by case, blanks, "AWS" or "Amazon", or by a letter in four.
/// Empty for a shipped one and for a service of its own.
std::string shippedServiceMeant(std::string_view service);

/// Whether an allowance is one that an import made, because no book had it: it is that of the usage type it is named
/// after. Its price may come later, and be counted otherwise.
bool isOfFilesAlone(const FreeAllowance& allowance);

/// Refuses what in a user's book would never be applied, because no use is counted so: a wrong spelling of a shipped
/// service or usage type, a free tier of a usage type without a price, and one, or a reservation, by another unit than
/// use. The error has file, line and pointer, and what would be right. REQUIRES a document that was read.
base::Result<void> checkBookNames(const OwnTable& table, const nlohmann::json& document);

}  // namespace headroom::pricing
