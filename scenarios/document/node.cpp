// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/node.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <utility>

namespace headroom::document {

namespace {

constexpr double kExactIntegers = 9007199254740992.0;  // 2^53: from here on a double skips integers

template <class T>
T& held(T* value) {
    assert(value != nullptr);
    return *value;
}

}  // namespace

std::string_view describe(Kind kind) {
    switch (kind) {
        case Kind::Null:
            return "nothing (null)";
        case Kind::Bool:
            return "true or false";
        case Kind::Number:
            return "a number";
        case Kind::String:
            return "text";
        case Kind::Array:
            return "a list";
        case Kind::Object:
            return "an object";
    }
    return "";
}

Node::Node(Value value, Position at) : value_(std::move(value)), position_(at) {}

Node Node::null(Position at) { return {Nothing{}, at}; }
Node Node::reported(Position at) { return {Nothing{true}, at}; }
Node Node::boolean(bool value, Position at) { return {value, at}; }
Node Node::string(std::string value, Position at) { return {std::move(value), at}; }
Node Node::array(Position at) { return {std::vector<Node>{}, at}; }
Node Node::object(Position at) { return {std::vector<Member>{}, at}; }

Node Node::number(std::string text, double value, Position at) {
    assert(std::isfinite(value));
    return {Number{std::move(text), value}, at};
}

Node Node::integer(std::int64_t value, Position at) {
    return number(std::to_string(value), static_cast<double>(value), at);
}

Kind Node::kind() const { return static_cast<Kind>(value_.index()); }

bool Node::isReported() const {
    const auto* nothing = std::get_if<Nothing>(&value_);
    return nothing != nullptr && nothing->reported;
}

bool Node::asBool() const { return held(std::get_if<bool>(&value_)); }
double Node::asNumber() const { return held(std::get_if<Number>(&value_)).value; }
const std::string& Node::numberText() const { return held(std::get_if<Number>(&value_)).text; }
const std::string& Node::asString() const { return held(std::get_if<std::string>(&value_)); }

std::optional<std::int64_t> Node::asInteger() const {
    const Number& number = held(std::get_if<Number>(&value_));
    std::int64_t exact = 0;
    const char* end = number.text.data() + number.text.size();
    const auto [stop, fault] = std::from_chars(number.text.data(), end, exact);
    if (fault == std::errc{} && stop == end) return exact;
    const bool whole = number.value == std::floor(number.value) && std::abs(number.value) <= kExactIntegers;
    if (!whole) return std::nullopt;
    return static_cast<std::int64_t>(number.value);
}

const std::vector<Node>& Node::elements() const { return held(std::get_if<std::vector<Node>>(&value_)); }
std::vector<Node>& Node::elements() { return held(std::get_if<std::vector<Node>>(&value_)); }
const std::vector<Member>& Node::members() const { return held(std::get_if<std::vector<Member>>(&value_)); }
std::vector<Member>& Node::members() { return held(std::get_if<std::vector<Member>>(&value_)); }

Node& Node::append(Node element) { return elements().emplace_back(std::move(element)); }

const Member* Node::findMember(std::string_view key) const {
    if (!isObject()) return nullptr;
    const auto found = std::ranges::find(members(), key, &Member::key);
    return found == members().end() ? nullptr : &*found;
}

const Node* Node::find(std::string_view key) const {
    const Member* member = findMember(key);
    return member == nullptr ? nullptr : &member->value;
}

Node* Node::find(std::string_view key) { return const_cast<Node*>(std::as_const(*this).find(key)); }

Node& Node::set(std::string key, Node value, Position keyAt) {
    const auto found = std::ranges::find(members(), key, &Member::key);
    if (found == members().end()) return members().emplace_back(Member{std::move(key), keyAt, std::move(value)}).value;
    found->keyPosition = keyAt;
    found->value = std::move(value);
    return found->value;
}

std::size_t Node::size() const {
    if (isArray()) return elements().size();
    return isObject() ? members().size() : 0;
}

bool Node::operator==(const Node& other) const {
    if (kind() != other.kind()) return false;
    switch (kind()) {
        case Kind::Null:
            return isReported() == other.isReported();
        case Kind::Bool:
            return asBool() == other.asBool();
        case Kind::String:
            return asString() == other.asString();
        case Kind::Array:
            return elements() == other.elements();
        case Kind::Number:
            return asNumber() == other.asNumber() &&
                   (std::abs(asNumber()) < kExactIntegers || numberText() == other.numberText());
        case Kind::Object:
            return std::ranges::equal(members(), other.members(), [](const Member& a, const Member& b) {
                return a.key == b.key && a.value == b.value;
            });
    }
    return false;
}

}  // namespace headroom::document
