// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "scenarios/document/node.hpp"

namespace headroom::document {

/// Appends a reference token to a JSON pointer (RFC 6901: `~` becomes `~0`, `/` becomes `~1`). The root is "".
std::string child(std::string_view pointer, std::string_view key);
std::string child(std::string_view pointer, std::size_t index);

/// The same in place, for walks over whole trees.
void appendToken(std::string& pointer, std::string_view key);
void appendToken(std::string& pointer, std::size_t index);

/// The value a JSON pointer names, nullptr if there is none (or the pointer is malformed: RFC 6901 sections 3 and 4).
const Node* resolve(const Node& root, std::string_view pointer);
Node* resolve(Node& root, std::string_view pointer);

}  // namespace headroom::document
