// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "scenarios/document/problem.hpp"

namespace headroom::document {

/// What is made of a comma behind the last entry: JSON has none there, JSON5 has.
enum class TrailingComma { Error, Warning };

/// Reads JSON (RFC 8259, with `//` and `/* */` comments; nothing else is let pass) from valid UTF-8. After most
/// mistakes it reads on, so that one pass shows them all; no root when what follows cannot be made sense of. An own
/// reader, because neither interface of nlohmann::json knows the place of a value, and every problem has one.
std::optional<Node> readJson(std::string_view text, Problems& problems, TrailingComma trailing = TrailingComma::Error);

}  // namespace headroom::document
