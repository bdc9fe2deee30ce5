// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/merge_patch.hpp"

#include <unordered_map>
#include <utility>

namespace headroom::document {

namespace {

bool removes(const Node& patch) { return patch.isNull() && !patch.isReported(); }

// Finds members by name in constant time, so that a patch of a million names stays linear. The members' storage must
// not move while it lives: the views point into it.
std::unordered_map<std::string_view, std::size_t> placesOf(const std::vector<Member>& members) {
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < members.size(); ++i) places.emplace(members[i].key, i);
    return places;
}

void mergeMember(Member& member, const Member& patch) {
    const bool merges = patch.value.isObject() && member.value.isObject();
    if (!merges) member.keyPosition = patch.keyPosition;
    member.value = mergePatch(std::move(member.value), patch.value);
}

}  // namespace

Node mergePatch(Node target, const Node& patch) {
    if (!patch.isObject()) return patch;
    if (!target.isObject()) target = Node::object(patch.position());
    std::vector<Member>& members = target.members();
    members.reserve(members.size() + patch.members().size());
    const auto places = placesOf(members);
    std::vector<bool> removed(members.size(), false);
    for (const Member& change : patch.members()) {
        const auto found = places.find(change.key);
        if (found == places.end()) {
            if (!removes(change.value))
                members.push_back({change.key, change.keyPosition, mergePatch(Node(), change.value)});
        } else if (removes(change.value)) {
            removed[found->second] = true;
        } else {
            mergeMember(members[found->second], change);
        }
    }
    removed.resize(members.size(), false);
    std::size_t i = 0;
    std::erase_if(members, [&](const Member&) { return removed[i++]; });
    return target;
}

}  // namespace headroom::document
