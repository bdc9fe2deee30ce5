// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "scenarios/document/node.hpp"

namespace headroom::document {

/// Turns offsets into positions. Asking in rising order costs one pass over the text in all, a step back a bounded
/// walk. A line ends at LF, CR LF or a lone CR. The text must outlive it.
class Locator {
public:
    explicit Locator(std::string_view text) : text_(text) {}
    Position at(std::size_t offset);

private:
    std::string_view text_;
    std::size_t offset_ = 0;
    Position position_{1, 1};
    std::vector<Position> marks_;  // of every kStride-th byte passed, so that going back is cheap too
};

}  // namespace headroom::document
