// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// What stands between two values of a JSON text (blanks, comments, the comma) once the value between them is taken
/// out: comments stay but those that are said of it, in its line in front of it ("/* by hand */") or behind a first
/// value, and no comment swallows what follows it.
namespace headroom::document {

/// `before` reaches from the end of the value in front to what goes, `behind` from there to the next value or, of the
/// `last` one, to the end of the object or list.
std::string joinedGaps(std::string_view before, std::string_view behind, bool last);

/// The same of the first value: `before` reaches from the opening bracket to it.
std::string gapWithoutFirst(std::string_view before, std::string_view behind, bool last);

}  // namespace headroom::document
