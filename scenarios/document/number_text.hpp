// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace headroom::document {

/// Bytes at the start of `text` that are a number as JSON writes it (RFC 8259 section 6); 0 if there is none.
std::size_t jsonNumberLength(std::string_view text);

/// The double nearest to a number in JSON's form; nothing when it is beyond a double's range (1e999, 1e-999).
std::optional<double> toDouble(std::string_view number);

/// What is wrong with a number that toDouble() refuses and what would be right.
std::string rangeFault(std::string_view number);

}  // namespace headroom::document
