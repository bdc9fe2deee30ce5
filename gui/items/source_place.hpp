// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "gui/items/outline.hpp"
#include "scenarios/document/node.hpp"

/// Where the parts of a scenario stand in its text.
namespace headroom::gui {

/// The JSON pointer of a resource, workload, design or objective; empty when the file does not hold it. A resource that
/// only a design adds is found in that design's patch.
std::string pointerOf(const document::Node& root, OutlineItem::Kind kind, const std::string& key);

/// The line of its name, 0 when it is not there.
unsigned lineOf(const document::Node& root, OutlineItem::Kind kind, const std::string& key);

/// The resource or workload that a line belongs to.
std::optional<std::pair<OutlineItem::Kind, std::string>> itemAt(const document::Node& root, unsigned line);

}  // namespace headroom::gui
