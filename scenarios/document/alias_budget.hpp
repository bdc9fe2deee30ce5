// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "scenarios/document/node.hpp"

namespace headroom::document {

/// What aliases, and the copies kept for them, may add to a document in all; beyond it lies an alias bomb.
inline constexpr std::size_t kMaxAliasValues = 100'000;
inline constexpr std::size_t kMaxAliasBytes = std::size_t{16} << 20U;

/// How large a tree is.
struct Extent {
    std::size_t values = 0;
    std::size_t bytes = 0;  ///< of texts and names
    int height = 0;         ///< levels of arrays and objects
};

Extent extentOf(const Node& node);

/// Counts copies of trees against the limits above.
class AliasBudget {
public:
    /// False when this copy is one too many.
    bool allows(const Extent& copy);

private:
    std::size_t values_ = 0;
    std::size_t bytes_ = 0;
};

}  // namespace headroom::document
