// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/edit_tree.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "scenarios/document/edit_json.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"

namespace headroom::document {

namespace {

/// What differs, found first: the values that change are put into the text all at once, as reading a large one for each
/// takes seconds.
class Changing {
public:
    void find(const std::string& pointer, const Node& before, const Node& after) {
        if (before == after) return;
        if (!before.isObject() || !after.isObject()) return values_.emplace_back(pointer, after), void();
        for (const Member& member : before.members()) {
            if (after.find(member.key) == nullptr) others_.emplace_back(child(pointer, member.key), std::nullopt);
        }
        for (const Member& member : after.members()) {
            const Node* old = before.find(member.key);
            const std::string at = child(pointer, member.key);
            if (old != nullptr)
                find(at, *old, member.value);
            else
                others_.emplace_back(at, member.value);
        }
    }

    base::Result<std::string> apply(std::string_view text) const {
        auto changed = setValues(text, values_);
        for (const auto& [pointer, value] : others_) {
            if (!changed) return changed;
            changed = value ? setValue(*changed, pointer, *value) : removeValue(*changed, pointer);
        }
        return changed;
    }

private:
    std::vector<std::pair<std::string, Node>> values_;
    std::vector<std::pair<std::string, std::optional<Node>>> others_;  ///< comes (a value), or goes
};

/// The same values, whatever the order of members.
bool sameValues(const Node& a, const Node& b) {
    if (!a.isObject() || !b.isObject()) return a == b;
    if (a.size() != b.size()) return false;
    for (const Member& member : a.members()) {
        const Node* other = b.find(member.key);
        if (other == nullptr || !sameValues(member.value, *other)) return false;
    }
    return true;
}

}  // namespace

base::Result<std::string> changeText(std::string_view text, const Node& before, const Node& after) {
    Changing changing;
    changing.find("", before, after);
    auto changed = changing.apply(text);
    if (!changed) return changed;
    const Loaded read = readText(*changed, "scenario", Format::Json);
    if (!read.ok() || !sameValues(*read.root, after))
        return base::Error{base::Errc::BadInput, "", "the text is not that of the scenario"};
    return changed;
}

}  // namespace headroom::document
