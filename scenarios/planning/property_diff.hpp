// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/document/node.hpp"
#include "scenarios/planning/source.hpp"

namespace headroom::planning {

/// One property in which two designs differ.
struct PropertyChange {
    std::string pointer;
    std::optional<document::Node> from;  ///< nothing: the base does not have it
    std::optional<document::Node> to;    ///< nothing: the other does not
};

/// What turns `base` into `other`, in the order of the base, what is new after it: the smallest values that differ, a
/// whole resource where it is new or gone. Parameters stand as they are written.
std::vector<PropertyChange> propertyDiff(const document::Node& base, const document::Node& other);

/// The same, with what is new or gone as a whole taken apart: one line for each value in it.
std::vector<PropertyChange> valuesThatDiffer(const document::Node& base, const document::Node& other);

/// Makes the change in the tree.
void apply(const PropertyChange& change, document::Node& root);

/// A value in one line for people, cut after 80 characters; "absent" for none.
std::string shortText(const std::optional<document::Node>& value);

/// Changes that are made together because none of them is valid on its own.
using ChangeGroup = std::vector<PropertyChange>;

/// More changes than are taken apart.
inline constexpr std::size_t kMostChanges = 24;

/// The changes in an order in which each group, on top of the ones before, is a valid design: the first single change
/// that is, else the first pair, else all that is left. One group of everything beyond kMostChanges.
std::vector<ChangeGroup> orderedChanges(const Source& base, std::vector<PropertyChange> changes);

}  // namespace headroom::planning
