// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/new_names.hpp"

#include <algorithm>

#include "scenarios/import/reference_text.hpp"

namespace headroom::importing {

using document::Node;

namespace {

std::string renamedText(const std::string& text, const NewNames& names) {
    std::string result;
    for (const Piece& piece : piecesOf(text)) {
        if (!piece.reference) {
            result += escaped(piece.text);
            continue;
        }
        const std::size_t dot = std::min(piece.text.find('.'), piece.text.size());
        const auto at = names.find(piece.text.substr(0, dot));
        result += "${" + (at != names.end() ? at->second + piece.text.substr(dot) : piece.text) + "}";
    }
    return result;
}

bool isReference(const Node& value) {
    if (value.size() != 1) return false;
    const std::string& key = value.members().front().key;
    return key == "Ref" || key == "Fn::GetAtt" || key == "Fn::Sub";
}

}  // namespace

void renameReferences(Node& value, const NewNames& names) {
    if (value.isArray()) {
        for (Node& element : value.elements()) renameReferences(element, names);
    } else if (value.isObject()) {
        if (const auto text = isReference(value) ? toText(value) : std::nullopt) {
            value = fromText(renamedText(*text, names), value.position());
            return;
        }
        for (document::Member& member : value.members()) renameReferences(member.value, names);
    }
}

void renameInRoutes(Node& routes, const NewNames& names) {
    for (document::Member& member : routes.members()) {
        Node& value = member.value;
        if (value.isObject()) renameInRoutes(value, names);
        const auto at = value.isString() ? names.find(value.asString()) : names.end();
        if (at != names.end()) value = Node::string(at->second, value.position());
    }
}

}  // namespace headroom::importing
