// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gui/items/scenario_edit.hpp"

/// What the diagram and the tree change. `text` is the scenario's, `design` the index of the design that is shown; each
/// gives the whole new text.
namespace headroom::gui {

/// A kind of resource to add.
struct PaletteEntry {
    const char* title;    ///< "Lambda function", to be translated
    const char* name;     ///< what it is called at first
    const char* section;  ///< "Resources", "Workloads"
    const char* body;     ///< JSON
};
std::span<const PaletteEntry> palette();

struct Added {
    std::string text;
    std::string name;
};

/// Adds what the palette's entry describes under a name that is free.
base::Result<Added> addItem(const std::string& text, std::size_t design, const PaletteEntry& entry);
/// A copy under another name.
base::Result<Added> duplicateItem(const std::string& text, std::size_t design, OutlineItem::Kind kind,
                                  const std::string& key);
/// Takes a resource or a workload out, and the calls, routes, objectives, events and places that name it; its place in
/// the diagram only where no other design has it.
ScenarioEdit::Text removeItem(const std::string& text, std::size_t design, OutlineItem::Kind kind,
                              const std::string& key);
/// Another name for a resource or a workload, and for whatever in the file names it. BadInput: one that is taken, or
/// that the format does not take.
ScenarioEdit::Text renameItem(const std::string& text, OutlineItem::Kind kind, const std::string& from,
                              const std::string& to);
/// Lets one call another, as their kinds allow: a workload is directed at it, an API gets a route, a function a call;
/// a DAX cluster answers a function's reads from then on. BadInput: these two cannot be connected.
ScenarioEdit::Text connectItems(const std::string& text, std::size_t design, OutlineItem::Kind fromKind,
                                const std::string& from, const std::string& to);

/// A box of the diagram and where it stands.
struct PlacedItem {
    OutlineItem::Kind kind = OutlineItem::Kind::Resource;
    std::string key;
    double x = 0.0;
    double y = 0.0;
};
ScenarioEdit::Text placeItems(const std::string& text, const std::vector<PlacedItem>& placed);
/// Forgets all places, so that the diagram is arranged anew.
ScenarioEdit::Text forgetPlaces(const std::string& text);

/// The wish, with a number where a design has that name.
std::string freeDesignName(const std::string& text, const std::string& wish);
/// Another name for a design of the file. BadInput: one that is taken.
ScenarioEdit::Text renameDesign(const std::string& text, const std::string& from, const std::string& to);
/// BadInput: it is the only one.
ScenarioEdit::Text removeDesign(const std::string& text, const std::string& name);
/// Adds a design that is at first like the one shown; its changes are kept as a patch from then on.
base::Result<Added> addDesign(const std::string& text, std::size_t design, const std::string& name);

}  // namespace headroom::gui
