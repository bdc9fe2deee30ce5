// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/pointer.hpp"

#include <charconv>
#include <optional>
#include <utility>

#include "scenarios/document/pointer_tokens.hpp"

namespace headroom::document {

namespace {

const Node* element(const Node& array, std::string_view token) {
    const bool leadingZero = token.size() > 1 && token[0] == '0';  // RFC 6901 section 4 forbids it
    std::size_t index = 0;
    const auto [stop, fault] = std::from_chars(token.data(), token.data() + token.size(), index);
    if (leadingZero || fault != std::errc{} || stop != token.data() + token.size()) return nullptr;
    return index < array.elements().size() ? &array.elements()[index] : nullptr;
}

}  // namespace

void appendToken(std::string& pointer, std::string_view key) {
    pointer += '/';
    for (const char c : key) {
        if (c == '~') {
            pointer += "~0";
        } else if (c == '/') {
            pointer += "~1";
        } else {
            pointer += c;
        }
    }
}

void appendToken(std::string& pointer, std::size_t index) { pointer += '/' + std::to_string(index); }

std::string child(std::string_view pointer, std::string_view key) {
    std::string result(pointer);
    appendToken(result, key);
    return result;
}

std::string child(std::string_view pointer, std::size_t index) {
    std::string result(pointer);
    appendToken(result, index);
    return result;
}

const Node* resolve(const Node& root, std::string_view pointer) {
    const Node* node = &root;
    while (!pointer.empty() && node != nullptr) {
        if (pointer[0] != '/') return nullptr;
        const std::string_view token = pointer.substr(1, pointer.substr(1).find('/'));
        pointer.remove_prefix(token.size() + 1);
        const std::optional<std::string> key = unescaped(token);
        if (!key) return nullptr;
        node = node->isArray() ? element(*node, token) : node->find(*key);
    }
    return node;
}

Node* resolve(Node& root, std::string_view pointer) { return const_cast<Node*>(resolve(std::as_const(root), pointer)); }

}  // namespace headroom::document
