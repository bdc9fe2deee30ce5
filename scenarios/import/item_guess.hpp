// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scenarios/format/scenario.hpp"
#include "scenarios/import/draft.hpp"

namespace headroom::importing {

/// How many items a call has where no file says it.
struct ItemGuess {
    document::Node items;
    std::string why;
};

/// Of a search, a batch or a transaction; nothing for an operation of one item.
std::optional<ItemGuess> guessedItems(std::string_view operation);

/// Guesses of the tasks of state machines that query or scan a table: as many as their Limit, where they have one.
/// False: there was none to make.
bool guessSearches(const format::Design& design, Draft& draft);

}  // namespace headroom::importing
