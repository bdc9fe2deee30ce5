// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/source_place.hpp"

#include "scenarios/document/pointer.hpp"

namespace headroom::gui {

namespace {

using document::Member;
using document::Node;

/// Pointers of every object that holds a section: the file itself, then the designs' patches.
std::vector<std::string> holders(const Node& root) {
    std::vector<std::string> all{""};
    const Node* designs = root.find("Designs");
    const std::size_t count = designs != nullptr && designs->isArray() ? designs->size() : 0;
    for (std::size_t i = 0; i < count; ++i) all.push_back(document::child("/Designs", i) + "/Patch");
    return all;
}

std::string designPointer(const Node& root, const std::string& name) {
    const Node* designs = root.find("Designs");
    if (designs == nullptr || !designs->isArray()) return {};
    for (std::size_t i = 0; i < designs->size(); ++i) {
        const Node* named = designs->elements()[i].find("Name");
        if (named != nullptr && named->isString() && named->asString() == name) return document::child("/Designs", i);
    }
    return {};
}

}  // namespace

std::string pointerOf(const Node& root, OutlineItem::Kind kind, const std::string& key) {
    if (kind == OutlineItem::Kind::Design) return designPointer(root, key);
    if (kind == OutlineItem::Kind::Objective) return root.find("Objectives") != nullptr ? "/Objectives" : "";
    if (kind == OutlineItem::Kind::Event) {
        const std::string place = "/Events/" + key;
        return document::resolve(root, place) != nullptr ? place : "";
    }
    if (kind == OutlineItem::Kind::Scenario) return root.find("Region") != nullptr ? "/Region" : "";
    if (kind == OutlineItem::Kind::State) return document::resolve(root, key) != nullptr ? key : "";
    const char* section = kind == OutlineItem::Kind::Resource ? "/Resources" : "/Workloads";
    for (const std::string& holder : holders(root)) {
        const std::string pointer = document::child(holder + section, key);
        if (document::resolve(root, pointer) != nullptr) return pointer;
    }
    return {};
}

unsigned lineOf(const Node& root, OutlineItem::Kind kind, const std::string& key) {
    const std::string pointer = pointerOf(root, kind, key);
    if (pointer.empty()) return 0;
    const Node* around = document::resolve(root, pointer.substr(0, pointer.rfind('/')));
    const Node* node = document::resolve(root, pointer);
    if (around != nullptr && around->isObject()) {
        for (const Member& member : around->members()) {
            if (&member.value == node) return member.keyPosition.line;
        }
    }
    return node->position().line;
}

std::optional<std::pair<OutlineItem::Kind, std::string>> itemAt(const Node& root, unsigned line) {
    std::optional<std::pair<OutlineItem::Kind, std::string>> found;
    unsigned nearest = 0;
    const auto pass = [&](unsigned at) { return at <= line && at >= nearest && at > 0; };
    // Whatever begins last before the line holds it: a section that holds no parts of interest ends the one before.
    for (const Member& section : root.members()) {
        if (pass(section.keyPosition.line)) nearest = section.keyPosition.line, found.reset();
        const bool resources = section.key == "Resources";
        if ((!resources && section.key != "Workloads") || !section.value.isObject()) continue;
        const auto kind = resources ? OutlineItem::Kind::Resource : OutlineItem::Kind::Workload;
        for (const Member& member : section.value.members()) {
            if (!pass(member.keyPosition.line)) continue;
            nearest = member.keyPosition.line;
            found = {kind, member.key};
        }
    }
    return found;
}

}  // namespace headroom::gui
