// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/duplicate_keys.hpp"

#include <algorithm>
#include <numeric>

#include "scenarios/document/pointer.hpp"

namespace headroom::document {

void refuseDuplicateKeys(Node& object, const std::function<std::string()>& pointer, Problems& problems) {
    std::vector<Member>& members = object.members();
    if (members.size() < 2) return;
    // Sorting instead of hashing: no input makes it quadratic.
    std::vector<std::size_t> order(members.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        const int compared = members[a].key.compare(members[b].key);
        return compared != 0 ? compared < 0 : a < b;
    });
    std::vector<bool> repeated(members.size(), false);
    const Member* first = &members[order[0]];
    bool any = false;
    for (std::size_t i = 1; i < order.size(); ++i) {
        const Member& member = members[order[i]];
        if (member.key != first->key) {
            first = &member;
            continue;
        }
        any = repeated[order[i]] = true;
        problems.error(member.keyPosition, child(pointer(), member.key),
                       quoted(member.key) + " is here twice, first at line " + std::to_string(first->keyPosition.line) +
                           "; remove one of them");
    }
    std::size_t i = 0;
    if (any) std::erase_if(members, [&](const Member&) { return repeated[i++]; });
}

}  // namespace headroom::document
