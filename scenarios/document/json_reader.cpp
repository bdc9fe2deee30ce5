// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/json_reader.hpp"

#include <string>
#include <utility>

#include "scenarios/document/duplicate_keys.hpp"
#include "scenarios/document/json_source.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/utf8.hpp"

namespace headroom::document {

namespace {

class JsonReader {
public:
    JsonReader(std::string_view text, Problems& problems, TrailingComma trailing)
        : in_(text, problems), trailing_(trailing) {}

    std::optional<Node> read() {
        skipBlanks(in_);
        if (in_.atEnd()) {
            if (!in_.stopped()) in_.error({1, 1}, "there is nothing in this file but blanks and comments");
            return std::nullopt;
        }
        Node root = readValue();
        if (in_.stopped()) return std::nullopt;
        skipBlanks(in_);
        if (!in_.atEnd()) reportRest();
        return in_.stopped() ? std::nullopt : std::optional(std::move(root));
    }

private:
    void stop(Position at, std::string what) {
        in_.error(at, std::move(what));
        in_.broken = true;
    }

    void reportRest() {
        const char c = in_.peek();
        if (c == '}' || c == ']')
            in_.error(in_.here(), std::string("one ") + c + " too many: everything that was opened is closed already");
        else
            in_.error(in_.here(), "the document ends before this; put everything inside one { }");
    }

    // At the first byte of a value. Consumes at least one byte unless it stops.
    Node readValue() {
        const Position at = in_.here();
        if (++values_ > kMaxValues) {
            stop(at, "more than " + std::to_string(kMaxValues) + " values; this is no scenario or usage file");
            return Node::reported(at);
        }
        switch (in_.peek()) {
            case '{':
                return readContainer(Node::object(at), '}');
            case '[':
                return readContainer(Node::array(at), ']');
            case '"':
            case '\'':
                return Node::string(readQuoted(in_), at);
            case ':':
                in_.error(at, "a value is expected here, not ':'");
                ++in_.offset;
                return Node::reported(at);
            default:
                return readBareValue(in_);
        }
    }

    Node readContainer(Node node, char close) {
        if (depth_ == kMaxDepth) {
            stop(node.position(), "nested deeper than " + std::to_string(kMaxDepth) + " levels");
            return node;
        }
        ++depth_;
        ++in_.offset;
        while (!in_.stopped() && !closes(node, close)) {
            if (in_.stopped()) break;
            if (in_.peek() == ',') {
                in_.error(in_.here(), "something is missing before this comma; remove the comma");
                ++in_.offset;
                continue;
            }
            readEntry(node);
            if (!in_.stopped()) readSeparator();
        }
        --depth_;
        if (node.isObject())
            refuseDuplicateKeys(
                node, [this] { return in_.pointer; }, in_.problems);
        return node;
    }

    // Consumes the closing bracket; stops at the end of the text and at a bracket of the other kind.
    bool closes(const Node& node, char close) {
        skipBlanks(in_);
        if (in_.stopped()) return false;
        const char open = node.isObject() ? '{' : '[';
        if (in_.atEnd()) {
            stop(node.position(), std::string("this ") + open + " is never closed; the file ends before its " + close);
            return false;
        }
        const char c = in_.peek();
        if (c == close) {
            ++in_.offset;
            return true;
        }
        if (c == '}' || c == ']')
            stop(in_.here(), std::string("this ") + c + " does not close the " + open + " of line " +
                                 std::to_string(node.position().line) + "; that needs a " + close);
        return false;
    }

    // Between two entries.
    void readSeparator() {
        skipBlanks(in_);
        const bool tolerated = std::exchange(in_.expectMissingComma, false);
        if (in_.stopped() || in_.atEnd() || in_.peek() == '}' || in_.peek() == ']') return;
        if (in_.peek() != ',') {
            if (!tolerated) in_.error(behind_, "a comma is missing here");
            return;
        }
        const Position comma = in_.here();
        ++in_.offset;
        skipBlanks(in_);
        if (in_.peek() == '}' || in_.peek() == ']') reportTrailing(comma);
    }

    void reportTrailing(Position comma) {
        const Severity severity = trailing_ == TrailingComma::Error ? Severity::Error : Severity::Warning;
        in_.problems.add(severity, comma, in_.pointer, "remove this comma: JSON has none after the last entry");
    }

    void readEntry(Node& node) {
        const std::size_t length = in_.pointer.size();
        if (node.isObject()) {
            readMember(node);
            behind_ = in_.here();
        } else {
            readElement(node);
        }
        in_.pointer.resize(length);
    }

    void readElement(Node& array) {
        appendToken(in_.pointer, array.size());
        array.append(readValue());
        if (in_.stopped()) return;
        behind_ = in_.here();
        skipBlanks(in_);
        if (in_.peek() != ':') return;
        in_.error(in_.here(), "a list has no names; write { } around named values");
        skipNamedValue();
    }

    void readMember(Node& object) {
        const Position at = in_.here();
        const char c = in_.peek();
        if (c == '{' || c == '[' || c == ':') {
            in_.error(at, "a name is missing here; members are written \"Name\": value");
            if (c != ':') readValue();
            return skipNamedValue();
        }
        std::string key = readKey();
        if (key.size() > kMaxKeyBytes) {
            in_.error(at, "a name longer than " + std::to_string(kMaxKeyBytes) + " bytes: " + quoted(key));
            truncateUtf8(key, kMaxKeyBytes);
        }
        appendToken(in_.pointer, key);
        skipBlanks(in_);
        if (in_.stopped()) return;
        Node value = readsColon(key) ? readMemberValue() : Node::reported(at);
        object.members().push_back({std::move(key), at, std::move(value)});
    }

    std::string readKey() {
        const Position at = in_.here();
        if (in_.peek() == '"' || in_.peek() == '\'') return readQuoted(in_);
        const std::string_view word = readWord(in_);
        in_.error(at, "a name needs double quotes: write " + quoted(word));
        return std::string(word);
    }

    bool readsColon(std::string_view key) {
        const char c = in_.peek();
        if (c != ':') {
            const bool nothing = in_.atEnd() || c == ',' || c == '}' || c == ']';
            in_.error(in_.here(), "':' and a value are expected after the name " + quoted(key));
            if (c == '=') ++in_.offset;
            return !nothing;
        }
        ++in_.offset;
        return true;
    }

    Node readMemberValue() {
        skipBlanks(in_);
        const Position at = in_.here();
        const char c = in_.peek();
        if (in_.stopped()) return Node::reported(at);
        if (!in_.atEnd() && c != ',' && c != '}' && c != ']') return readValue();
        if (!in_.atEnd()) in_.error(at, "a value is missing here, after the colon");
        return Node::reported(at);
    }

    // `: value` that belongs to nothing.
    void skipNamedValue() {
        skipBlanks(in_);
        if (in_.stopped() || in_.peek() != ':') return;
        ++in_.offset;
        readMemberValue();
    }

    JsonSource in_;
    Position behind_;  // the entry read last
    std::size_t values_ = 0;
    int depth_ = 0;
    TrailingComma trailing_;
};

}  // namespace

std::optional<Node> readJson(std::string_view text, Problems& problems, TrailingComma trailing) {
    return JsonReader(text, problems, trailing).read();
}

}  // namespace headroom::document
