// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace headroom::document {

/// Deepest nesting of arrays and objects that a document may have (scenario-format "Rules"). It bounds every recursion
/// over a tree, its destruction and copying included.
inline constexpr int kMaxDepth = 256;

/// Most values (arrays, objects and scalars alike) in one document and longest name of a member: far beyond any design,
/// so that a small file cannot ask for gigabytes of memory.
inline constexpr std::size_t kMaxValues = 2'000'000;
inline constexpr std::size_t kMaxKeyBytes = 1000;

/// A place in a text. Line and column count from 1, the column in characters (Unicode code points, a tab is one).
/// Line 0 is "no place": a value made by the program or a problem of the file as a whole.
struct Position {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    bool known() const { return line != 0; }
    bool operator==(const Position&) const = default;
};

enum class Kind { Null, Bool, Number, String, Array, Object };

/// "nothing", "true or false", "a number" ...: for messages about a value of the wrong kind.
std::string_view describe(Kind kind);

struct Member;

/// One value of a document and where it was written. A value type: copies are deep, `==` ignores positions.
/// Asking for what the value is not (asString() of a number) is a mistake of the program and asserts.
class Node {
public:
    /// Null, of no place.
    Node() = default;
    static Node null(Position at = {});
    static Node boolean(bool value, Position at = {});
    static Node string(std::string value, Position at = {});
    static Node integer(std::int64_t value, Position at = {});
    /// `text` must be a number as JSON writes it and `value` its nearest double.
    static Node number(std::string text, double value, Position at = {});
    static Node array(Position at = {});
    static Node object(Position at = {});
    /// Stands for text that could not be read and has been reported: a Null about which no more should be said.
    static Node reported(Position at = {});

    Kind kind() const;
    bool isNull() const { return kind() == Kind::Null; }
    bool isBool() const { return kind() == Kind::Bool; }
    bool isNumber() const { return kind() == Kind::Number; }
    bool isString() const { return kind() == Kind::String; }
    bool isArray() const { return kind() == Kind::Array; }
    bool isObject() const { return kind() == Kind::Object; }
    bool isScalar() const { return !isArray() && !isObject(); }
    /// True of Node::reported(): checks skip it, since its problem is listed already.
    bool isReported() const;

    Position position() const { return position_; }
    void setPosition(Position at) { position_ = at; }

    bool asBool() const;
    /// Finite: texts beyond a double's range are refused while reading.
    double asNumber() const;
    /// The number as it was written, in JSON's grammar, with every digit.
    const std::string& numberText() const;
    /// The exact value of a whole number in the range of int64 (`5`, `5.0` and `5e3` are whole; fractions give
    /// nothing).
    std::optional<std::int64_t> asInteger() const;
    const std::string& asString() const;

    const std::vector<Node>& elements() const;
    std::vector<Node>& elements();
    Node& append(Node element);

    /// Members in the order of the file.
    const std::vector<Member>& members() const;
    std::vector<Member>& members();
    /// The member of that name; nullptr if there is none or this is no object. Linear in the number of members.
    const Member* findMember(std::string_view key) const;
    const Node* find(std::string_view key) const;
    Node* find(std::string_view key);
    /// Replaces the member of that name in its place or appends one.
    Node& set(std::string key, Node value, Position keyAt = {});

    /// Number of elements or members; 0 for anything else.
    std::size_t size() const;

    /// Same value: positions are ignored, members must be in the same order, numbers are compared as doubles and beyond
    /// 2^53 by their text.
    bool operator==(const Node& other) const;

private:
    struct Nothing {
        bool reported;
    };
    struct Number {
        std::string text;
        double value;
    };
    using Value = std::variant<Nothing, bool, Number, std::string, std::vector<Node>, std::vector<Member>>;

    Node(Value value, Position at);

    Value value_;
    Position position_;
};

/// A named value of an object; the key's own place is where an unknown or repeated name is reported.
struct Member {
    std::string key;
    Position keyPosition;
    Node value;
};

}  // namespace headroom::document
