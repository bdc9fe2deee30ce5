// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "scenarios/document/node.hpp"

namespace headroom::document {

/// A plain (unquoted) YAML scalar typed by the core schema of YAML 1.2 (section 10.3.2), except that digits with a
/// leading zero stay text: they are codes, and YAML 1.1 would read them as octal. Numbers are rewritten to JSON's form
/// (`0x1F` is 31, `.5` is 0.5). Infinity, NaN and numbers beyond a double's range are reported() and explained in
/// `fault`.
Node plainScalar(std::string_view text, Position at, std::string& fault);

/// Whether the core schema takes a plain scalar for null: `~`, `null`, `Null`, `NULL` or nothing.
bool isPlainNull(std::string_view text);

/// Whether the scalar at `offset` (its tag or anchor may come first) opens a quote that the text never closes. yaml-cpp
/// 0.7 takes the rest of the file for the scalar then and says nothing.
bool leavesQuoteOpen(std::string_view text, std::size_t offset);

}  // namespace headroom::document
