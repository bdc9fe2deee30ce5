// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/includes.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "scenarios/document/problem.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

using document::Member;
using document::Node;

namespace {

constexpr std::string_view kTransform = "Fn::Transform";

bool holdsTransform(const Node& value) {
    if (value.isArray()) return std::ranges::any_of(value.elements(), holdsTransform);
    if (!value.isObject()) return false;
    return std::ranges::any_of(
        value.members(), [](const Member& member) { return member.key == kTransform || holdsTransform(member.value); });
}

class Including {
public:
    Including(const std::string& file, Report& report) : file_(file), report_(report) {}

    /// Where a value stands: the properties of a resource are a list of names, each of which has a value.
    enum class Place : std::uint8_t { Outside, Properties, Inside };

    /// `subject`: what the value is a part of, for the report.
    Node in(const Node& value, const std::string& subject, Place place = Place::Outside) {
        if (value.isArray()) {
            Node list = Node::array(value.position());
            for (const Node& element : value.elements()) list.append(in(element, subject, place));
            return list;
        }
        if (!value.isObject()) return value;
        Node object = Node::object(value.position());
        for (const Member& member : value.members()) {
            if (member.key != kTransform) {
                object.set(member.key, in(member.value, subject, below(place, member.key)), member.keyPosition);
                continue;
            }
            const auto included = contentOf(member.value, {file_, member.keyPosition}, subject);
            const bool whole = place == Place::Inside && value.size() == 1 && !isInclude(member.value);
            if (!included && whole) return value;  // not known, which what reads it says
            if (!included && place == Place::Properties) object.set(member.key, Node::object(), member.keyPosition);
            if (!included) continue;
            if (!included->isObject()) return *included;
            for (const Member& inner : included->members()) object.set(inner.key, inner.value, inner.keyPosition);
        }
        return object;
    }

    /// The section Transform: what it includes are sections, or more of those that are there.
    void addSections(Node& root) {
        Node* transform = root.find("Transform");
        if (transform == nullptr) return;
        const bool one = transform->isObject();
        const std::vector<Node> all = one                    ? std::vector<Node>{*transform}
                                      : transform->isArray() ? transform->elements()
                                                             : std::vector<Node>{};
        for (const Node& each : all) {
            if (!each.isObject() || textOf(each, "Name") != "AWS::Include") continue;
            const auto included = contentOf(each, {file_, each.position()}, "Transform");
            if (included && included->isObject()) addMembers(*included, root);
        }
        if (one && textOf(*transform, "Name") == "AWS::Include")
            std::erase_if(root.members(), [](const Member& member) { return member.key == "Transform"; });
    }

private:
    static Place below(Place place, const std::string& key) {
        if (place == Place::Outside) return key == "Properties" ? Place::Properties : Place::Outside;
        return Place::Inside;
    }

    static bool isInclude(const Node& transform) {
        return transform.isObject() && textOf(transform, "Name") == "AWS::Include";
    }

    static void addMembers(const Node& included, Node& root) {
        for (const Member& section : included.members()) {
            Node* there = root.find(section.key);
            if (there == nullptr || !there->isObject() || !section.value.isObject()) {
                root.set(section.key, section.value, section.keyPosition);
                continue;
            }
            for (const Member& member : section.value.members())
                there->set(member.key, member.value, member.keyPosition);
        }
    }

    /// What an AWS::Include holds; nothing, told, where that cannot be known.
    std::optional<Node> contentOf(const Node& transform, const Origin& origin, const std::string& subject) {
        const std::string name = transform.isObject() ? textOf(transform, "Name") : std::string();
        if (!isInclude(transform)) {
            report_.push_back({Fate::LeftOut, origin, subject,
                               "what the macro " + document::quoted(name) + " makes of it is in no file here"});
            return std::nullopt;
        }
        const Node* parameters = transform.find("Parameters");
        const Node* location = parameters != nullptr ? parameters->find("Location") : nullptr;
        const std::string where = location != nullptr && location->isString() ? location->asString() : std::string();
        const std::filesystem::path path(where);
        if (!where.empty() && where.find("://") == std::string::npos && !path.is_absolute()) {
            document::Loaded loaded = document::readDocument(std::filesystem::path(file_).parent_path() / path);
            if (loaded.ok()) return placedAt(std::move(*loaded.root), origin.at);
        }
        report_.push_back({Fate::LeftOut, origin, subject,
                           "AWS::Include of " + (where.empty() ? "a place that is not known here" : where) +
                               ", which is no file that can be read from here: what it holds is missing"});
        return std::nullopt;
    }

    const std::string& file_;
    Report& report_;
};

}  // namespace

Node withIncludes(Node root, const std::string& file, Report& report) {
    if (!root.isObject()) return root;
    Including including(file, report);
    including.addSections(root);
    for (const char* section : {"Mappings", "Conditions", "Outputs", "Resources"}) {
        Node* all = root.find(section);
        if (all == nullptr || !holdsTransform(*all)) continue;
        const bool whole = all->find(kTransform) != nullptr;
        if (whole) {
            *all = including.in(*all, section);
            continue;
        }
        for (std::size_t i = 0; all->isObject() && i < all->size(); ++i) {
            Member& member = all->members()[i];
            if (holdsTransform(member.value)) member.value = including.in(member.value, member.key);
        }
    }
    return root;
}

}  // namespace headroom::importing
