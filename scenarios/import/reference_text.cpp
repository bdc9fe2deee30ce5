// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/reference_text.hpp"

#include <algorithm>

namespace headroom::importing {

using document::Node;

namespace {

std::optional<std::string> attributeText(const Node& get) {
    if (get.isString()) return "${" + get.asString() + "}";
    const bool pair = get.isArray() && get.size() == 2 && get.elements()[0].isString() && get.elements()[1].isString();
    if (!pair) return std::nullopt;
    return "${" + get.elements()[0].asString() + "." + get.elements()[1].asString() + "}";
}

Node single(std::string key, Node value, document::Position at) {
    Node node = Node::object(at);
    node.set(std::move(key), std::move(value), at);
    return node;
}

Node referenceNode(const std::string& name, document::Position at) {
    const std::size_t dot = name.find('.');
    if (dot == std::string::npos) return single("Ref", Node::string(name, at), at);
    Node pair = Node::array(at);
    pair.append(Node::string(name.substr(0, dot), at));
    pair.append(Node::string(name.substr(dot + 1), at));
    return single("Fn::GetAtt", std::move(pair), at);
}

}  // namespace

std::string escaped(const std::string& plain) {
    std::string text;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        text += plain[i];
        if (plain[i] == '$' && i + 1 < plain.size() && plain[i + 1] == '{') {
            text += "{!";
            ++i;
        }
    }
    return text;
}

std::string plainText(const std::string& text) {
    std::string plain;
    for (const Piece& piece : piecesOf(text)) plain += piece.reference ? "${" + piece.text + "}" : piece.text;
    return plain;
}

std::vector<Piece> piecesOf(const std::string& text) {
    std::vector<Piece> pieces;
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = text.find("${", at);
        const std::size_t end = begin == std::string::npos ? begin : text.find('}', begin);
        if (end == std::string::npos) {
            plain += text.substr(at);
            break;
        }
        plain += text.substr(at, begin - at);
        const std::string inner = text.substr(begin + 2, end - begin - 2);
        if (inner.starts_with('!')) {
            plain += "${" + inner.substr(1) + "}";
        } else {
            if (!plain.empty()) pieces.push_back({std::move(plain), false});
            plain.clear();
            pieces.push_back({inner, true});
        }
        at = end + 1;
    }
    if (!plain.empty()) pieces.push_back({std::move(plain), false});
    return pieces;
}

std::optional<std::string> toText(const Node& value) {
    switch (value.kind()) {
        case document::Kind::String:
            return escaped(value.asString());
        case document::Kind::Number:
            return value.numberText();
        case document::Kind::Bool:
            return value.asBool() ? "true" : "false";
        case document::Kind::Null:
        case document::Kind::Array:
            return std::nullopt;
        case document::Kind::Object:
            break;
    }
    if (value.size() != 1) return std::nullopt;
    const document::Member& member = value.members().front();
    if (member.key == "Ref" && member.value.isString()) return "${" + member.value.asString() + "}";
    if (member.key == "Fn::GetAtt") return attributeText(member.value);
    if (member.key == "Fn::Sub" && member.value.isString()) return member.value.asString();
    return std::nullopt;
}

Node fromText(const std::string& text, document::Position at) {
    const std::vector<Piece> pieces = piecesOf(text);
    const bool plain = std::ranges::none_of(pieces, &Piece::reference);
    if (plain) return Node::string(pieces.empty() ? std::string() : pieces.front().text, at);
    if (pieces.size() == 1) return referenceNode(pieces.front().text, at);
    return single("Fn::Sub", Node::string(text, at), at);
}

std::vector<std::string> namesIn(const std::string& text) {
    std::vector<std::string> names;
    for (const Piece& piece : piecesOf(text)) {
        if (piece.reference && !piece.text.starts_with("AWS::"))
            names.push_back(piece.text.substr(0, piece.text.find('.')));
    }
    return names;
}

}  // namespace headroom::importing
