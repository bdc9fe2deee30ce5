// SPDX-License-Identifier: GPL-3.0-or-later
// Another name for a resource or a workload, here and wherever the file names it.
#include <algorithm>
#include <array>

#include "gui/items/design_edit.hpp"
#include "scenarios/document/edit_json.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::gui {

namespace {

using document::Member;
using document::Node;

/// What is named under these keys is a resource or a workload.
constexpr std::array<std::string_view, 8> kNaming{"Target", "Via",      "Integration",  "Of",
                                                  "Ref",    "Function", "FunctionName", "Fn::GetAtt"};

struct Change {
    std::string pointer;
    std::string text;
};

/// "Api" in "Api", "Api/GET /x", "Api:live" and "Api.Arn"; nothing where another is named.
std::optional<std::string> renamed(const std::string& text, const std::string& from, const std::string& to) {
    if (!text.starts_with(from)) return std::nullopt;
    const std::string rest = text.substr(from.size());
    if (!rest.empty() && rest.front() != '/' && rest.front() != ':' && rest.front() != '.') return std::nullopt;
    return to + rest;
}

/// "table/Views" and "function:View:live" of Application Auto Scaling.
std::optional<std::string> renamedId(const std::string& text, const std::string& from, const std::string& to) {
    for (const std::string_view lead : {"table/", "function:"}) {
        if (!text.starts_with(lead)) continue;
        if (auto rest = renamed(text.substr(lead.size()), from, to)) return std::string(lead) + *rest;
    }
    return std::nullopt;
}

class References {
public:
    References(const std::string& from, const std::string& to) : from_(from), to_(to) {}

    std::vector<Change> in(const Node& root) {
        walk(root, "", false);
        return std::move(changes_);
    }

private:
    void walk(const Node& node, const std::string& pointer, bool names) {
        if (node.isString() && names) {
            if (auto text = renamed(node.asString(), from_, to_)) changes_.push_back({pointer, std::move(*text)});
        } else if (node.isString() && pointer.ends_with("/ResourceId")) {
            if (auto text = renamedId(node.asString(), from_, to_)) changes_.push_back({pointer, std::move(*text)});
        } else if (node.isArray()) {
            for (std::size_t i = 0; i < node.size(); ++i)
                walk(node.elements()[i], document::child(pointer, i), names && i == 0);
        } else if (node.isObject()) {
            for (const Member& member : node.members()) {
                const std::string at = document::child(pointer, member.key);
                const bool route = pointer.ends_with("/Routes") && member.value.isString();
                walk(member.value, at, route || std::ranges::find(kNaming, member.key) != kNaming.end());
            }
        }
    }
    const std::string& from_;
    const std::string& to_;
    std::vector<Change> changes_;
};

/// Where the thing itself stands: in the file, in patches, in the diagram.
std::vector<std::string> placesOf(const Node& root, const std::string& section, const std::string& name) {
    std::vector<std::string> places;
    const auto add = [&](const std::string& before) {
        const std::string place = document::child(before + section, name);
        if (document::resolve(root, place) != nullptr) places.push_back(place);
    };
    add("");
    add("/Layout");
    const Node* designs = root.find("Designs");
    for (std::size_t i = 0; designs != nullptr && designs->isArray() && i < designs->size(); ++i)
        add(document::child("/Designs", i) + "/Patch");
    return places;
}

bool loads(const std::string& text) { return format::loadScenarioText(text, "scenario.json").scenario.has_value(); }

base::Error refused(std::string why) { return {base::Errc::BadInput, {}, std::move(why)}; }

}  // namespace

ScenarioEdit::Text renameItem(const std::string& text, OutlineItem::Kind kind, const std::string& from,
                              const std::string& to) {
    const auto read = document::readText(text, "", document::Format::Json);
    if (!read.ok() || !read.root->isObject()) return refused("the source has an error of syntax");
    const std::string section = kind == OutlineItem::Kind::Workload ? "/Workloads" : "/Resources";
    if (!placesOf(*read.root, section, to).empty()) return refused(document::quoted(to) + " is there already.");
    std::string changed = text;
    for (const Change& change : References(from, to).in(*read.root)) {
        auto next = document::setValue(changed, change.pointer, Node::string(change.text));
        if (!next) return next;
        changed = std::move(*next);
    }
    for (const std::string& place : placesOf(*read.root, section, from)) {
        auto next = document::renameMember(changed, place, to);
        if (!next) return next;
        changed = std::move(*next);
    }
    // A name may stand in a text that is not known here: then nothing is changed.
    if (loads(text) && !loads(changed))
        return refused(document::quoted(from) + " cannot be called " + document::quoted(to) + " everywhere.");
    return changed;
}

}  // namespace headroom::gui
