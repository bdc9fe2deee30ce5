// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace headroom::base {

/// Edits (insert, delete, replace, swap neighbours; no text edited twice: "optimal string alignment") from a to b.
std::size_t editDistance(std::string_view a, std::string_view b);

/// What else counts as near.
enum class NearBy {
    Edits,         ///< nothing: a few edits away
    EditsOrParts,  ///< a name that holds the wanted text, of at least four characters
};

/// The names a user may have meant, best first: one that differs in case only, else those within a third of the length.
std::vector<std::string_view> nearNames(std::string_view wanted, std::span<const std::string_view> names,
                                        std::size_t limit = 3, NearBy by = NearBy::Edits);

}  // namespace headroom::base
