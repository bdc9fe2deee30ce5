// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "scenarios/document/node.hpp"

namespace headroom::document {

/// The text as a JSON string, in quotes; invalid UTF-8 becomes U+FFFD.
std::string quoteJson(std::string_view text);

/// The tree as JSON: two blanks of indentation, what fits in 110 columns on one line, numbers as they were written, a
/// newline at the end. Reading it gives the same tree.
std::string writeJson(const Node& root);

/// The same to be put into a text: no newline at the end, `indent` in front of every line but the first.
std::string indentedJson(const Node& root, std::string_view indent);

}  // namespace headroom::document
