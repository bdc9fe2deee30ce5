// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/edit_tree.hpp"

#include <optional>

#include "scenarios/document/edit_json.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"

namespace headroom::document {

namespace {

/// One change after the other to a text.
class Changing {
public:
    explicit Changing(std::string_view text) : text_(text) {}

    void change(const std::string& pointer, const Node& before, const Node& after) {
        if (error_ || before == after) return;
        if (!before.isObject() || !after.isObject()) return take(setValue(text_, pointer, after));
        for (const Member& member : before.members()) {
            if (!error_ && after.find(member.key) == nullptr) take(removeValue(text_, child(pointer, member.key)));
        }
        for (const Member& member : after.members()) {
            const Node* old = before.find(member.key);
            const std::string at = child(pointer, member.key);
            if (old != nullptr)
                change(at, *old, member.value);
            else if (!error_)
                take(setValue(text_, at, member.value));
        }
    }

    base::Result<std::string> result() {
        if (error_) return *error_;
        return std::move(text_);
    }

private:
    void take(base::Result<std::string> changed) {
        if (changed)
            text_ = std::move(*changed);
        else
            error_ = changed.error();
    }
    std::string text_;
    std::optional<base::Error> error_;
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
    Changing changing(text);
    changing.change("", before, after);
    auto changed = changing.result();
    if (!changed) return changed;
    const Loaded read = readText(*changed, "scenario", Format::Json);
    if (!read.ok() || !sameValues(*read.root, after))
        return base::Error{base::Errc::BadInput, "", "the text is not that of the scenario"};
    return changed;
}

}  // namespace headroom::document
