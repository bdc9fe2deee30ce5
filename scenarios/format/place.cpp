// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/place.hpp"

namespace headroom::format {

void Reading::wrongKind(const Place& place, std::string_view wanted) {
    if (place.node.isReported()) return;
    error(place, "is " + std::string(describe(place.node.kind())) + "; must be " + std::string(wanted));
}

Place nearest(const document::Node& root, const std::string& pointer) {
    std::string at = pointer;
    const document::Node* node = document::resolve(root, at);
    while (node == nullptr && !at.empty()) {
        at = at.substr(0, at.rfind('/'));
        node = document::resolve(root, at);
    }
    return {node != nullptr ? *node : root, pointer};
}

bool isObject(Reading& reading, const Place& place, std::string_view what) {
    if (place.node.isObject()) return true;
    reading.wrongKind(place, what);
    return false;
}

namespace {

/// "Views" out of "${Views}", "${Views.Arn}" or "Views.Arn".
std::string bareName(std::string text) {
    if (text.starts_with("${") && text.ends_with("}")) text = text.substr(2, text.size() - 3);
    return text.substr(0, text.find('.'));
}

}  // namespace

std::string resourceReference(Reading& reading, const Place& place) {
    const document::Node& node = place.node;
    if (node.isString()) return node.asString();
    if (node.isObject() && node.size() == 1) {
        const document::Member& member = node.members().front();
        const bool known = member.key == "Ref" || member.key == "Fn::GetAtt" || member.key == "Fn::Sub";
        if (known && member.value.isString()) return bareName(member.value.asString());
        if (member.key == "Fn::GetAtt" && member.value.isArray() && member.value.size() > 0 &&
            member.value.elements().front().isString()) {
            return member.value.elements().front().asString();
        }
    }
    reading.wrongKind(place, "the name of a resource, or a Ref to one");
    return {};
}

}  // namespace headroom::format
