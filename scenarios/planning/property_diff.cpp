// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/property_diff.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/pointer_tokens.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/document/write_json.hpp"

namespace headroom::planning {

using document::Node;

namespace {

constexpr std::size_t kMostCharacters = 80;

void collect(const Node& base, const Node& other, const std::string& pointer, std::vector<PropertyChange>& changes) {
    if (base == other) return;
    if (base.isObject() && other.isObject()) {
        for (const document::Member& member : base.members()) {
            const std::string at = document::child(pointer, member.key);
            if (const Node* same = other.find(member.key))
                collect(member.value, *same, at, changes);
            else
                changes.push_back({at, member.value, std::nullopt});
        }
        for (const document::Member& member : other.members()) {
            if (base.find(member.key) == nullptr)
                changes.push_back({document::child(pointer, member.key), std::nullopt, member.value});
        }
    } else if (base.isArray() && other.isArray() && base.size() == other.size()) {
        for (std::size_t i = 0; i < base.size(); ++i)
            collect(base.elements()[i], other.elements()[i], document::child(pointer, i), changes);
    } else {
        changes.push_back({pointer, base, other});
    }
}

/// Each value of an object that one side alone has.
void takeApart(const Node& value, const std::string& pointer, bool isNew, std::vector<PropertyChange>& changes) {
    if (!value.isObject() || value.members().empty()) {
        changes.push_back(
            {pointer, isNew ? std::nullopt : std::optional(value), isNew ? std::optional(value) : std::nullopt});
        return;
    }
    for (const document::Member& member : value.members())
        takeApart(member.value, document::child(pointer, member.key), isNew, changes);
}

bool isValid(const Source& base, const ChangeGroup& group) {
    Source changed = base;
    for (const PropertyChange& change : group) apply(change, changed.root);
    return load(changed).has_value();
}

/// Takes the changes at the places out of `left`; the places rise.
ChangeGroup take(std::vector<PropertyChange>& left, const std::vector<std::size_t>& places) {
    ChangeGroup group;
    for (const std::size_t place : places) group.push_back(left[place]);
    for (auto place = places.rbegin(); place != places.rend(); ++place)
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(*place));
    return group;
}

/// The places of the next group.
std::vector<std::size_t> nextGroup(const Source& base, const std::vector<PropertyChange>& left) {
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (isValid(base, {left[i]})) return {i};
    }
    for (std::size_t i = 0; i < left.size(); ++i) {
        for (std::size_t j = i + 1; j < left.size(); ++j) {
            if (isValid(base, {left[i], left[j]})) return {i, j};
        }
    }
    std::vector<std::size_t> all(left.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    return all;
}

}  // namespace

std::vector<PropertyChange> propertyDiff(const Node& base, const Node& other) {
    std::vector<PropertyChange> changes;
    collect(base, other, "", changes);
    return changes;
}

std::vector<PropertyChange> valuesThatDiffer(const Node& base, const Node& other) {
    std::vector<PropertyChange> values;
    for (PropertyChange& change : propertyDiff(base, other)) {
        if (change.from && change.to)
            values.push_back(std::move(change));
        else
            takeApart(change.from ? *change.from : *change.to, change.pointer, change.to.has_value(), values);
    }
    return values;
}

void apply(const PropertyChange& change, Node& root) {
    if (Node* node = document::resolve(root, change.pointer); node != nullptr && change.to) {
        *node = *change.to;
        return;
    }
    const std::size_t slash = change.pointer.rfind('/');
    if (slash == std::string::npos) return;
    Node* parent = document::resolve(root, change.pointer.substr(0, slash));
    if (parent == nullptr || !parent->isObject()) return;
    std::string key = document::unescaped(change.pointer.substr(slash + 1)).value_or(std::string());
    if (change.to)
        parent->set(std::move(key), *change.to);
    else
        std::erase_if(parent->members(), [&](const document::Member& member) { return member.key == key; });
}

std::string shortText(const std::optional<Node>& value) {
    if (!value) return "absent";
    if (value->isString()) return document::printable(value->asString(), kMostCharacters);
    std::string text;
    bool blank = false;
    for (const char c : document::writeJson(*value)) {
        if (c == '\n' || c == ' ') {
            blank = !text.empty();
            continue;
        }
        if (blank) text += ' ';
        blank = false;
        text += c;
    }
    return document::printable(text, kMostCharacters);
}

std::vector<ChangeGroup> orderedChanges(const Source& base, std::vector<PropertyChange> changes) {
    std::vector<ChangeGroup> groups;
    if (changes.size() > kMostChanges) return {std::move(changes)};
    Source current = base;
    while (!changes.empty()) {
        ChangeGroup group = take(changes, nextGroup(current, changes));
        for (const PropertyChange& change : group) apply(change, current.root);
        groups.push_back(std::move(group));
    }
    return groups;
}

}  // namespace headroom::planning
