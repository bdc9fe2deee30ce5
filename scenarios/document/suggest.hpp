// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace headroom::document {

/// `; did you mean "MemorySize"?` for the end of a message, or "" when nothing is near.
std::string didYouMean(std::string_view wanted, std::span<const std::string_view> names);

}  // namespace headroom::document
