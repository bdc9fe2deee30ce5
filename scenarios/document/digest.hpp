// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "scenarios/document/node.hpp"

namespace headroom::document {

/// FNV-1a, 64 bits (Fowler, Noll, Vo): tells texts apart, no protection against somebody who wants two of them
/// to look alike.
std::uint64_t fnv1a(std::string_view text);

/// It as 16 hexadecimal digits, to see whether a text was changed since.
std::string textDigest(std::string_view text);

/// The same of a value as it is written.
std::string digest(const Node& value);

}  // namespace headroom::document
