// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gui/items/scenario_edit.hpp"

/// Changes to lists whose entries a form shows one below the other: the steps of a function, the ways of a Branch, the
/// steps of an arrival pattern, the routes of an API, the indexes of a table, what scales it, the parameters.
namespace headroom::gui {

struct EntryChange {
    enum class What : std::uint8_t {
        Add,     ///< at the end; a step of `kind`, else one like the last
        Remove,  ///< the one at `place`
        Up,
        Down,
        Kind,  ///< the one at `place` becomes a `kind`
    };
    What what = What::Add;
    std::string list;  ///< its pointer in the merged document
    std::size_t place = 0;
    std::string kind{};
    bool operator==(const EntryChange&) const = default;
};

/// The kinds of step that a function's behaviour has, in the order they are offered.
std::span<const std::string_view> stepKinds();

/// The text after the change; what stands in other entries is left as it is written. Another kind of step keeps how
/// long the old one takes; one that holds steps holds the old one. Error: why not.
ScenarioEdit::Text changeEntry(const ScenarioEdit& edit, const EntryChange& change);

/// "moving a step": for the history.
QString entryChangeText(const EntryChange& change);

/// The pointers of a list's entries, or of an object's named ones, in their order.
std::vector<std::string> entryPointers(const ScenarioEdit& edit, const std::string& list);

}  // namespace headroom::gui
