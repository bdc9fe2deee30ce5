// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace headroom::report {

/// A text as a cell of a CSV file (RFC 4180). A spreadsheet takes what begins with = + - @ for a formula: an apostrophe
/// before it makes it text.
std::string csvCell(std::string_view text);

}  // namespace headroom::report
