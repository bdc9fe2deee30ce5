// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/edit_tree.hpp"

#include <optional>
#include <unordered_map>
#include <utility>

#include "scenarios/document/json_spans.hpp"
#include "scenarios/document/member_gaps.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/document/write_json.hpp"

namespace headroom::document {

namespace {

/// The members of an object by name, each found in constant time.
class Named {
public:
    explicit Named(const Node& object) {
        values_.reserve(object.size());
        for (const Member& member : object.members()) values_.emplace(member.key, &member.value);
    }

    const Node* find(std::string_view key) const {
        const auto found = values_.find(key);
        return found == values_.end() ? nullptr : found->second;
    }

private:
    std::unordered_map<std::string_view, const Node*> values_;
};

/// The same values, whatever the order of members.
bool sameValues(const Node& a, const Node& b) {
    if (!a.isObject() || !b.isObject()) return a == b;
    if (a.size() != b.size()) return false;
    const Named others(b);
    for (const Member& member : a.members()) {
        const Node* other = others.find(member.key);
        if (other == nullptr || !sameValues(member.value, *other)) return false;
    }
    return true;
}

/// Goes through the text once, from front to back, and writes it with what differs.
class Rewriting {
public:
    explicit Rewriting(std::string_view text) : text_(text), spans_(text) {}

    std::string run(const Node& before, const Node& after) && {
        value(spans_.root(), before, after);
        out_ += text_.substr(done_);
        return std::move(out_);
    }

private:
    /// The last member that stays: what comes is written as it stands.
    struct Neighbour {
        bool ownLine = false;
        std::string indent;
    };

    std::string_view between(std::size_t begin, std::size_t end) const { return text_.substr(begin, end - begin); }

    void put(TextSpan span, std::string_view with) {
        out_ += between(done_, span.begin);
        out_ += with;
        done_ = span.end;
    }

    void value(TextSpan at, const Node& before, const Node& after) {
        if (before == after) return;
        if (before.isObject() && after.isObject()) return members(at, before, after);
        put(at, indentedJson(after, spans_.indentOf(at.begin)));
    }

    void members(TextSpan at, const Node& before, const Node& after) {
        const std::vector<ChildSpan> children = spans_.children(at.begin);
        const Named wanted(after);
        std::size_t from = at.begin + 1;  // behind the last value that stays
        std::optional<std::string> gap;   // what stands there, where it is not as it was
        std::optional<Neighbour> stays;
        for (std::size_t i = 0; i < children.size(); ++i) {
            const ChildSpan& child = children[i];
            const Member& member = before.members()[i];
            const bool last = i + 1 == children.size();
            const Node* next = wanted.find(member.key);
            if (next == nullptr) {
                const std::string front = gap ? *gap : std::string(between(from, child.begin));
                const std::string_view behind = between(child.value.end, last ? at.end - 1 : children[i + 1].begin);
                gap = stays ? joinedGaps(front, behind, last) : gapWithoutFirst(front, behind, last);
                continue;
            }
            stays = neighbour(child, gap);
            if (gap) put({from, child.begin}, *std::exchange(gap, std::nullopt));
            value(child.value, member.value, *next);
            from = child.value.end;
        }
        const std::string come = newMembers(before, after, gap ? *gap : std::string(between(from, at.end - 1)), stays,
                                            spans_.indentOf(at.begin));
        put({from, at.end - 1}, come);
    }

    Neighbour neighbour(const ChildSpan& child, const std::optional<std::string>& gap) const {
        const std::size_t line = gap ? gap->find_last_of("\n\r") : std::string::npos;
        if (line == std::string::npos)
            return {!gap && spans_.beginsLine(child.begin), std::string(spans_.indentOf(child.begin))};
        const JsonSpans inside(*gap);
        return {inside.beginsLine(gap->size()), std::string(inside.indentOf(gap->size()))};
    }

    /// What stands behind the last value that stays, with what comes in it.
    static std::string newMembers(const Node& before, const Node& after, std::string gap,
                                  const std::optional<Neighbour>& stays, std::string_view around) {
        const bool blank = gap.find_first_not_of(" \t\n\r") == std::string::npos;
        const bool inLine = stays ? !stays->ownLine : blank;
        const std::string indent = stays ? stays->indent : inLine ? std::string(around) : std::string(around) + "  ";
        const Named had(before);
        std::string come;
        for (const Member& member : after.members()) {
            if (had.find(member.key) != nullptr) continue;
            if (!come.empty()) come += inLine ? ", " : ",";
            if (!inLine) come += "\n" + indent;
            come += quoteJson(member.key) + ": " + indentedJson(member.value, indent);
        }
        if (come.empty()) return gap;
        if (!stays) return inLine ? " " + come + " " : gap + come + "\n" + std::string(around);
        if (inLine) return ", " + come + gap;
        // A comment behind the last value stays in its line.
        const std::size_t line = JsonSpans(gap).endOfRemarks(0);
        return "," + gap.substr(0, line) + come + gap.substr(line);
    }

    std::string_view text_;
    JsonSpans spans_;
    std::string out_;
    std::size_t done_ = 0;  ///< so much of the text is written
};

base::Error notOfIt() { return {base::Errc::BadInput, "", "the text is not that of the scenario"}; }

}  // namespace

base::Result<std::string> changeText(std::string_view text, const Node& before, const Node& after) {
    const Loaded old = readText(text, "scenario", Format::Json);
    if (!old.ok() || !sameValues(*old.root, before)) return notOfIt();
    std::string changed = Rewriting(text).run(*old.root, after);
    const Loaded read = readText(changed, "scenario", Format::Json);
    if (!read.ok() || !sameValues(*read.root, after)) return notOfIt();
    return changed;
}

}  // namespace headroom::document
