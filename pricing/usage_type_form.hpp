// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace headroom::pricing {

/// Whether a text has the form of AWS's usage types: it begins with a letter or a digit and holds no control character.
/// What a spreadsheet would take for a formula, or a terminal for a command, is no name of AWS's.
bool isUsageType(std::string_view text);

/// Whether a text has the form of a region's prefix whose region may not be known here: "MXC1".
bool looksLikePrefix(std::string_view text);

/// The usage type of the shipped books that stands behind a region's prefix or code: "Request" of "EU-Request". Empty
/// where there is none, or where the books know the whole name ("USE2-AWS-Out-Bytes"). Books name usage types without
/// the prefix: a price under such a name would be that of no use.
std::string_view shippedBehindPrefix(std::string_view usageType);

}  // namespace headroom::pricing
