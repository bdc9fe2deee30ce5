// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/place.hpp"

#include <algorithm>
#include <iterator>

#include "scenarios/format/integration_uri.hpp"

namespace headroom::format {

namespace {

/// "a list", "an empty list", "Fn::If, which is not worked out here": what stands where something else should.
std::string whatIs(const document::Node& node) {
    if (node.isArray() && node.size() == 0) return "an empty list";
    if (node.isArray()) return "a list of " + std::to_string(node.size());
    if (node.isObject() && node.size() == 1 && node.members().front().key.starts_with("Fn::"))
        return node.members().front().key + ", which is not worked out here";
    return std::string(describe(node.kind()));
}

}  // namespace

void Reading::wrongKind(const Place& place, std::string_view wanted) {
    if (place.node.isReported()) return;
    error(place, "is " + whatIs(place.node) + "; must be " + std::string(wanted));
}

void forget(Reading& reading, const std::string& pointer) {
    std::vector<Assumption>& all = reading.assumptions;
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](const auto& one) { return one.path == pointer; });
    if (found != all.rend()) all.erase(std::next(found).base());
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

std::string upToDot(const std::string& text) { return text.substr(0, text.find('.')); }

/// "Views" out of "${Views}", "${Views.Arn}" or "Views.Arn"; "Work:live" out of "${Work}:live", "${Work.Arn}:live" or
/// the whole ARN, "Work:Second" out of "${Work}:${Second.Version}".
std::string bareName(const std::string& text) {
    const bool arn = holdsFunctionArn(text);
    if (!arn && !text.starts_with("${")) return upToDot(text);
    const std::size_t behind = text.find('}') + 1;
    const bool named = arn || behind >= text.size() || text[behind] == ':';
    const std::string name = named ? qualifiedName(text) : std::string();
    return name.empty() ? text : name;
}

bool isSubList(const document::Member& member) {
    return member.key == "Fn::Sub" && member.value.isArray() && member.value.size() == 2 &&
           member.value.elements()[0].isString() && member.value.elements()[1].isObject();
}

}  // namespace

std::string resourceReference(Reading& reading, const Place& place) {
    const document::Node& node = place.node;
    if (node.isString()) {
        if (node.asString().empty()) reading.error(place, "is empty; must be the name of a resource, or a Ref to one");
        return holdsFunctionArn(node.asString()) ? bareName(node.asString()) : node.asString();
    }
    if (node.isObject() && node.size() == 1) {
        const document::Member& member = node.members().front();
        const bool known = member.key == "Ref" || member.key == "Fn::GetAtt" || member.key == "Fn::Sub";
        if (known && member.value.isString()) return bareName(member.value.asString());
        if (isSubList(member)) return bareName(plainText(node));
        if (member.key == "Fn::GetAtt" && member.value.isArray() && member.value.size() > 0 &&
            member.value.elements().front().isString()) {
            return member.value.elements().front().asString();
        }
    }
    reading.wrongKind(place, "the name of a resource, or a Ref to one");
    return {};
}

}  // namespace headroom::format
