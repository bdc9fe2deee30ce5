// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/scenario_edit.hpp"

#include <algorithm>
#include <utility>

#include "scenarios/document/edit_json.hpp"
#include "scenarios/document/merge_patch.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/format/top_level.hpp"

namespace headroom::gui {

namespace {

using document::Node;

base::Error refused(std::string_view where, std::string what) {
    return {base::Errc::BadInput, std::string(where), std::move(what)};
}

/// The pointer of the outermost list that a pointer leads into; empty when it leads into none. A patch replaces lists
/// whole.
std::string listAround(const Node& root, const std::string& pointer) {
    for (std::size_t end = pointer.find('/', 1); end != std::string::npos; end = pointer.find('/', end + 1)) {
        const Node* node = document::resolve(root, pointer.substr(0, end));
        if (node == nullptr) return {};
        if (node->isArray()) return pointer.substr(0, end);
    }
    return {};
}

/// What a patch must say so that `base` becomes `value`: a patch adds to an object, so what is not wanted of it any
/// more is taken out by name ({"Exponential": ...} in the place of {"LogNormal": ...}).
Node patchOver(const Node& base, const Node& value) {
    if (!base.isObject() || !value.isObject()) return value;
    Node patch = Node::object();
    for (const document::Member& member : base.members()) {
        if (value.find(member.key) == nullptr) patch.set(member.key, Node::null());
    }
    for (const document::Member& member : value.members()) {
        const Node* before = base.find(member.key);
        patch.set(member.key, before != nullptr ? patchOver(*before, member.value) : member.value);
    }
    return patch;
}

}  // namespace

ScenarioEdit::ScenarioEdit(std::string text) : text_(std::move(text)) {
    document::Loaded read = document::readText(text_, "", document::Format::Json);
    if (read.ok() && read.root->isObject()) {
        root_ = std::move(*read.root);
    } else {
        why_ = "the source has an error of syntax: it is in the list of problems";
    }
}

ScenarioEdit::ScenarioEdit(std::string text, std::size_t design) : ScenarioEdit(std::move(text)) {
    if (isReadable()) choose(design);
}

void ScenarioEdit::choose(std::size_t design) {
    design_ = design;
    merged_ = root_;
    const std::string patch = document::child("/Designs", design) + "/Patch";
    if (const Node* found = document::resolve(root_, patch); found != nullptr) {
        prefix_ = patch;
        merged_ = document::mergePatch(std::move(merged_), *found);
    }
}

ScenarioEdit ScenarioEdit::ofDesign(std::string text, const std::string& name) {
    ScenarioEdit edit(std::move(text));
    if (!edit.isReadable()) return edit;
    const Node* designs = edit.root_.find("Designs");
    if (name.empty() || designs == nullptr || !designs->isArray() || designs->size() == 0) {
        edit.choose(0);
        return edit;
    }
    const auto found = std::ranges::find_if(designs->elements(), [&](const Node& one) {
        const Node* called = one.find("Name");
        return called != nullptr && called->isString() && called->asString() == name;
    });
    if (found == designs->elements().end()) {
        edit.why_ = "there is no design " + document::quoted(name) + " in the source any more";
    } else {
        edit.choose(static_cast<std::size_t>(found - designs->elements().begin()));
    }
    return edit;
}

/// Whether a change there belongs into the design's patch.
bool ScenarioEdit::patches(std::string_view pointer) const {
    const std::size_t end = pointer.find('/', 1);
    return isPatch() && format::isPatchable(pointer.substr(1, end == std::string_view::npos ? end : end - 1));
}

bool ScenarioEdit::differs(std::string_view pointer) const {
    return patches(pointer) && document::resolve(root_, prefix_ + std::string(pointer)) != nullptr;
}

bool ScenarioEdit::holds(std::string_view pointer) const { return document::resolve(merged_, pointer) != nullptr; }

std::vector<std::string> ScenarioEdit::namesOf(std::string_view section) const {
    std::vector<std::string> names;
    const Node* found = merged_.find(section);
    if (found == nullptr || !found->isObject()) return names;
    for (const document::Member& member : found->members()) names.push_back(member.key);
    return names;
}

std::string ScenarioEdit::freeName(std::string_view section, const std::string& wish) const {
    const auto taken = [&](const std::string& name) {
        const std::string pointer = document::child("/" + std::string(section), name);
        return holds(pointer) || document::resolve(root_, pointer) != nullptr;
    };
    std::string name = wish;
    for (int number = 2; taken(name); ++number) name = wish + std::to_string(number);
    return name;
}

ScenarioEdit::Text ScenarioEdit::setAt(const std::string& pointer, const Node& value) const {
    if (!patches(pointer)) return document::setValue(text_, pointer, value);
    const Node* base = document::resolve(root_, pointer);
    const bool asBase = base != nullptr && *base == value;
    if (asBase && !differs(pointer)) return text_;
    if (asBase) return document::removeValue(text_, prefix_ + pointer);
    return document::setValue(text_, prefix_ + pointer, base != nullptr ? patchOver(*base, value) : value);
}

ScenarioEdit::Text ScenarioEdit::set(const std::string& pointer, const Node& value) const {
    if (!isReadable()) return why();
    const std::string list = patches(pointer) ? listAround(merged_, pointer) : std::string();
    if (list.empty()) return setAt(pointer, value);
    Node changed = *document::resolve(merged_, list);
    const std::string inner = pointer.substr(list.size());
    if (inner == "/-") {
        changed.append(value);
    } else if (Node* at = document::resolve(changed, inner); at != nullptr) {
        *at = value;
    } else {
        const std::size_t last = inner.rfind('/');
        Node* around = document::resolve(changed, inner.substr(0, last));
        if (around == nullptr || !around->isObject()) return refused(pointer, "is not there");
        around->set(inner.substr(last + 1), value);
    }
    return setAt(list, changed);
}

ScenarioEdit::Text ScenarioEdit::clear(const std::string& pointer) const {
    if (!isReadable()) return why();
    if (!patches(pointer)) return document::removeValue(text_, pointer);
    const std::string list = listAround(merged_, pointer);
    if (!list.empty()) {
        Node changed = *document::resolve(merged_, list);
        const std::size_t last = pointer.rfind('/');
        Node* around = document::resolve(changed, pointer.substr(list.size(), last - list.size()));
        const Node* gone = document::resolve(changed, pointer.substr(list.size()));
        if (around == nullptr || gone == nullptr) return refused(pointer, "is not there");
        if (around->isArray()) {
            around->elements().erase(around->elements().begin() + (gone - around->elements().data()));
        } else {
            std::erase_if(around->members(), [&](const document::Member& member) { return &member.value == gone; });
        }
        return setAt(list, changed);
    }
    if (differs(pointer)) return document::removeValue(text_, prefix_ + pointer);
    return document::setValue(text_, prefix_ + pointer, Node::null());
}

ScenarioEdit::Text ScenarioEdit::swapWithNext(const std::string& pointer) const {
    if (!isReadable()) return why();
    if (!patches(pointer)) return document::swapWithNext(text_, pointer);
    const std::string list = listAround(merged_, pointer);
    if (list.empty()) return refused(pointer, "has a name: the order of named entries is the file's, not a design's");
    if (differs(list)) return document::swapWithNext(text_, prefix_ + pointer);
    Node changed = *document::resolve(merged_, list);
    const std::string inner = pointer.substr(list.size());
    Node* around = document::resolve(changed, inner.substr(0, inner.rfind('/')));
    const Node* moved = document::resolve(changed, inner);
    if (around == nullptr || moved == nullptr) return refused(pointer, "is not there");
    if (around->isArray()) {
        const auto at = moved - around->elements().data();
        if (static_cast<std::size_t>(at) + 1 >= around->size()) return refused(pointer, "has nothing behind it");
        std::swap(around->elements()[static_cast<std::size_t>(at)],
                  around->elements()[static_cast<std::size_t>(at) + 1]);
    } else {
        auto& members = around->members();
        const auto at = std::ranges::find_if(members, [&](const auto& one) { return &one.value == moved; });
        if (at == members.end() || at + 1 == members.end()) return refused(pointer, "has nothing behind it");
        std::swap(*at, *(at + 1));
    }
    return setAt(list, changed);
}

}  // namespace headroom::gui
