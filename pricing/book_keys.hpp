// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/price_books.hpp"

namespace headroom::pricing {

/// Whether everything in a user's book is something that is read: an error names the line and the place of a key that
/// books do not have (with a near one), of one that is there twice, and of a usage type that no use would ever be
/// counted under: with a region's prefix, or none at all. A text that is no JSON has no such error; its reader says so.
base::Result<void> checkBookKeys(const OwnTable& table);

}  // namespace headroom::pricing
