// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/edit_json.hpp"

#include <utility>
#include <vector>

#include "scenarios/document/json_spans.hpp"
#include "scenarios/document/member_gaps.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/document/write_json.hpp"

namespace headroom::document {

namespace {

base::Error wrong(std::string_view pointer, std::string what) {
    return {base::Errc::BadInput, std::string(pointer), std::move(what)};
}

/// "a/b" of "a~1b".
std::string nameOf(std::string_view token) {
    std::string name;
    for (std::size_t i = 0; i < token.size(); ++i) {
        const bool escaped = token[i] == '~' && i + 1 < token.size();
        name += !escaped ? token[i] : token[i + 1] == '0' ? '~' : '/';
        if (escaped) ++i;
    }
    return name;
}

/// How the first line of a text ends, "\n" where it has one line alone.
std::string_view lineEndOf(std::string_view text) {
    const std::size_t end = text.find('\n');
    return end != std::string_view::npos && end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
}

/// How far a pointer leads into a text.
struct Walk {
    const Node* node = nullptr;       ///< the last value that is there
    TextSpan span;                    ///< and its place
    std::vector<ChildSpan> siblings;  ///< it is one of these; empty at the root
    TextSpan around;                  ///< the object or list that holds them
    std::size_t index = 0;
    std::vector<std::string> missing;  ///< names from there on
};

class Editor {
public:
    explicit Editor(std::string_view text)
        : text_(text), read_(readText(text, "the text", Format::Json)), spans_(text), lineEnd_(lineEndOf(text)) {}

    base::Result<Walk> walk(std::string_view pointer) const {
        if (!read_.ok()) return unreadable(pointer);
        Walk at{&*read_.root, spans_.root(), {}, {}, 0, {}};
        while (!pointer.empty()) {
            if (pointer.front() != '/') return wrong(pointer, "is not a JSON pointer");
            const std::string_view token = pointer.substr(1, pointer.substr(1).find('/'));
            pointer.remove_prefix(token.size() + 1);
            if (at.missing.empty() && step(at, token)) continue;
            at.missing.push_back(nameOf(token));
        }
        return at;
    }

    std::string replaced(TextSpan span, std::string_view with) const {
        std::string text(text_.substr(0, span.begin));
        text += with;
        text += text_.substr(span.end);
        return text;
    }

    std::string inserted(const Walk& at, const std::string& name, const Node& value) const {
        const std::string label = at.node->isObject() ? quoteJson(name) + ": " : std::string();
        const std::vector<ChildSpan> children = spans_.children(at.span.begin);
        if (children.empty()) return insertedAlone(at, label, value);
        const ChildSpan& last = children.back();
        if (!spans_.beginsLine(last.begin))
            return replaced({last.value.end, last.value.end}, ", " + label + laidOut(value, indentAt(last.begin)));
        // A comment behind the last value stays in its line.
        const std::string_view indent = spans_.indentOf(last.begin);
        const std::size_t lineEnd = spans_.endOfRemarks(last.value.end);
        std::string text(text_.substr(0, last.value.end));
        text += ',';
        text += text_.substr(last.value.end, lineEnd - last.value.end);
        text += lineEnd_;
        text += indent;
        text += label + laidOut(value, indent);
        text += text_.substr(lineEnd);
        return text;
    }

    std::string removed(const Walk& at) const {
        const ChildSpan& gone = at.siblings[at.index];
        const bool first = at.index == 0;
        const bool last = at.index + 1 == at.siblings.size();
        const std::size_t begin = first ? at.around.begin + 1 : at.siblings[at.index - 1].value.end;
        const std::size_t end = last ? at.around.end - 1 : at.siblings[at.index + 1].begin;
        const std::string_view before = text_.substr(begin, gone.begin - begin);
        const std::string_view behind = text_.substr(gone.value.end, end - gone.value.end);
        return replaced({begin, end}, first ? gapWithoutFirst(before, behind, last) : joinedGaps(before, behind, last));
    }

    std::string swapped(const ChildSpan& first, const ChildSpan& second) const {
        const auto whole = [&](const ChildSpan& one) { return text_.substr(one.begin, one.value.end - one.begin); };
        std::string text(text_.substr(0, first.begin));
        text += whole(second);
        text += text_.substr(first.value.end, second.begin - first.value.end);
        text += whole(first);
        text += text_.substr(second.value.end);
        return text;
    }

    std::size_t endOfName(std::size_t begin) const {
        std::size_t at = begin + 1;
        while (at < text_.size() && text_[at] != '"') at += text_[at] == '\\' ? 2U : 1U;
        return at + 1;
    }

    std::string_view indentAt(std::size_t at) const { return spans_.indentOf(at); }

    /// A value as it is written here: its lines end as those of the text do.
    std::string laidOut(const Node& value, std::string_view indent) const {
        std::string written = indentedJson(value, indent);
        if (lineEnd_ == "\n") return written;
        std::string lines;
        for (const char c : written) {
            if (c == '\n')
                lines += lineEnd_;  // within a string it is escaped
            else
                lines += c;
        }
        return lines;
    }

private:
    base::Error unreadable(std::string_view pointer) const {
        for (const Problem& problem : read_.problems) {
            if (problem.severity == Severity::Error)
                return wrong(pointer, "line " + std::to_string(problem.position.line) + ": " + problem.text);
        }
        return wrong(pointer, "the text cannot be read");
    }

    /// One part of a pointer further; false when there is nothing of that name.
    bool step(Walk& at, std::string_view token) const {
        const Node* next = at.node->isScalar() ? nullptr : resolve(*at.node, "/" + std::string(token));
        if (next == nullptr) return false;
        at.siblings = spans_.children(at.span.begin);
        at.index = at.node->isArray()
                       ? static_cast<std::size_t>(next - at.node->elements().data())
                       : static_cast<std::size_t>(at.node->findMember(nameOf(token)) - at.node->members().data());
        at.node = next;
        at.around = at.span;
        at.span = at.siblings[at.index].value;
        return true;
    }

    std::string insertedAlone(const Walk& at, const std::string& label, const Node& value) const {
        const std::size_t inside = at.span.begin + 1;
        const bool blank =
            text_.substr(inside, at.span.end - 1 - inside).find_first_not_of(" \t\n\r") == std::string_view::npos;
        const std::string indent(spans_.indentOf(at.span.begin));
        if (blank) {
            const std::string space = at.node->isObject() ? " " : "";
            return replaced({inside, at.span.end - 1}, space + label + laidOut(value, indent) + space);
        }
        std::string entry(lineEnd_);
        entry += indent + "  " + label + laidOut(value, indent + "  ");
        entry += lineEnd_;
        entry += indent;
        return replaced({at.span.end - 1, at.span.end - 1}, entry);
    }

    std::string_view text_;
    Loaded read_;
    JsonSpans spans_;
    std::string_view lineEnd_;
};

}  // namespace

base::Result<std::string> setValue(std::string_view text, std::string_view pointer, const Node& value) {
    const Editor editor(text);
    const auto at = editor.walk(pointer);
    if (!at) return at.error();
    if (at->missing.empty()) return editor.replaced(at->span, editor.laidOut(value, editor.indentAt(at->span.begin)));
    const bool last = at->missing.size() == 1 && at->missing.front() == "-";
    if (!at->node->isObject() && !(at->node->isArray() && last))
        return wrong(pointer, "has nothing that " + quoteJson(at->missing.front()) + " could be added to");
    Node nested = value;
    for (std::size_t i = at->missing.size() - 1; i > 0; --i) {
        Node around = Node::object();
        around.set(at->missing[i], std::move(nested));
        nested = std::move(around);
    }
    return editor.inserted(*at, at->missing.front(), nested);
}

base::Result<std::string> removeValue(std::string_view text, std::string_view pointer) {
    const Editor editor(text);
    const auto at = editor.walk(pointer);
    if (!at) return at.error();
    if (!at->missing.empty() || at->siblings.empty()) return wrong(pointer, "is not there");
    return editor.removed(*at);
}

base::Result<std::string> swapWithNext(std::string_view text, std::string_view pointer) {
    const Editor editor(text);
    const auto at = editor.walk(pointer);
    if (!at) return at.error();
    if (!at->missing.empty() || at->index + 1 >= at->siblings.size()) return wrong(pointer, "has nothing behind it");
    return editor.swapped(at->siblings[at->index], at->siblings[at->index + 1]);
}

base::Result<std::string> renameMember(std::string_view text, std::string_view pointer, std::string_view name) {
    const Editor editor(text);
    const auto at = editor.walk(pointer);
    if (!at) return at.error();
    if (!at->missing.empty() || at->siblings.empty()) return wrong(pointer, "is not there");
    const std::size_t begin = at->siblings[at->index].begin;
    if (begin == at->span.begin) return wrong(pointer, "is an element of a list and has no name");
    return editor.replaced({begin, editor.endOfName(begin)}, quoteJson(name));
}

}  // namespace headroom::document
