// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/write_json.hpp"

#include <utility>

#include "scenarios/document/utf8.hpp"

namespace headroom::document {

namespace {

constexpr std::size_t kWidth = 110;

void appendEscaped(std::string& out, std::string_view bytes, const Utf8Character& character) {
    constexpr std::string_view kShort = "\"\\\b\f\n\r\t";
    constexpr std::string_view kLetter = "\"\\bfnrt";
    const auto place = character.length == 1 ? kShort.find(bytes[0]) : std::string_view::npos;
    if (!character.valid) {
        appendUtf8(out, 0xFFFD);
    } else if (place != std::string_view::npos) {
        out += '\\';
        out += kLetter[place];
    } else if (character.code < 0x20 || character.code == 0x7F) {
        out += "\\u00";
        out += "01234567"[character.code >> 4U];
        out += "0123456789abcdef"[character.code & 0xFU];
    } else {
        out += bytes;
    }
}

class Writer {
public:
    std::string write(const Node& root) {
        append(root, 0);
        out_ += '\n';
        return std::move(out_);
    }

private:
    void append(const Node& node, std::size_t indent) {
        const std::size_t start = out_.size();
        const std::size_t column = start - (out_.rfind('\n') + 1);  // npos + 1 is 0: the first line
        if (appendFlat(node, start + (column < kWidth ? kWidth - column : 0))) return;
        out_.resize(start);
        appendBroken(node, indent + 2);
    }

    // On one line; gives up (false) when `out_` grows beyond `end`. Scalars have no other form.
    bool appendFlat(const Node& node, std::size_t end) {
        switch (node.kind()) {
            case Kind::Null:
                out_ += "null";
                return true;
            case Kind::Bool:
                out_ += node.asBool() ? "true" : "false";
                return true;
            case Kind::Number:
                out_ += node.numberText();
                return true;
            case Kind::String:
                out_ += quoteJson(node.asString());
                return true;
            case Kind::Array:
                return appendFlatArray(node, end);
            case Kind::Object:
                return appendFlatObject(node, end);
        }
        return true;
    }

    bool appendFlatArray(const Node& node, std::size_t end) {
        out_ += '[';
        for (const Node& element : node.elements()) {
            if (&element != &node.elements().front()) out_ += ", ";
            if (!appendFlat(element, end) || out_.size() > end) return false;
        }
        out_ += ']';
        return out_.size() <= end || node.size() == 0;
    }

    bool appendFlatObject(const Node& node, std::size_t end) {
        out_ += node.size() == 0 ? "{" : "{ ";
        for (const Member& member : node.members()) {
            if (&member != &node.members().front()) out_ += ", ";
            out_ += quoteJson(member.key) + ": ";
            if (!appendFlat(member.value, end) || out_.size() > end) return false;
        }
        out_ += node.size() == 0 ? "}" : " }";
        return out_.size() <= end || node.size() == 0;
    }

    void appendBroken(const Node& node, std::size_t indent) {
        const std::string line = '\n' + std::string(indent, ' ');
        const char* separator = "";
        out_ += node.isArray() ? '[' : '{';
        const auto begin = [&] {
            out_ += separator + line;
            separator = ",";
        };
        if (node.isArray()) {
            for (const Node& element : node.elements()) {
                begin();
                append(element, indent);
            }
        } else {
            for (const Member& member : node.members()) {
                begin();
                out_ += quoteJson(member.key) + ": ";
                append(member.value, indent);
            }
        }
        out_ += line.substr(0, line.size() - 2);
        out_ += node.isArray() ? ']' : '}';
    }

    std::string out_;
};

}  // namespace

std::string quoteJson(std::string_view text) {
    std::string out = "\"";
    while (!text.empty()) {
        const Utf8Character next = firstCharacter(text);
        appendEscaped(out, text.substr(0, next.length), next);
        text.remove_prefix(next.length);
    }
    return out + '"';
}

std::string writeJson(const Node& root) { return Writer().write(root); }

std::string indentedJson(const Node& root, std::string_view indent) {
    const std::string lines = writeJson(root);
    std::string text;
    for (const char c : std::string_view(lines).substr(0, lines.find_last_not_of('\n') + 1)) {
        text += c;
        if (c == '\n') text += indent;
    }
    return text;
}

}  // namespace headroom::document
