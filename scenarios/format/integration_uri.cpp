// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/integration_uri.hpp"

#include "scenarios/format/scenario.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr std::string_view kStageVariable = "stageVariables.";

std::string substituted(const Node& sub) {
    if (sub.isString()) return sub.asString();
    const bool mapped =
        sub.isArray() && sub.size() == 2 && sub.elements()[0].isString() && sub.elements()[1].isObject();
    if (!mapped) return {};
    std::string text = sub.elements()[0].asString();
    for (const document::Member& member : sub.elements()[1].members()) {
        const std::string variable = "${" + member.key + "}";
        const std::string value = plainText(member.value);
        for (std::size_t at = text.find(variable); at != std::string::npos; at = text.find(variable, at + value.size()))
            text.replace(at, variable.size(), value);
    }
    return text;
}

std::string attribute(const Node& get) {
    if (get.isString()) return "${" + get.asString() + "}";
    const bool pair = get.isArray() && get.size() > 0 && get.elements().front().isString();
    if (!pair) return {};
    const bool named = get.size() > 1 && get.elements()[1].isString();
    return "${" + get.elements().front().asString() + (named ? "." + get.elements()[1].asString() : "") + "}";
}

std::string joined(const Node& join) {
    const bool good =
        join.isArray() && join.size() == 2 && join.elements()[0].isString() && join.elements()[1].isArray();
    if (!good) return {};
    std::string text;
    for (std::size_t i = 0; i < join.elements()[1].size(); ++i)
        text += (i > 0 ? join.elements()[0].asString() : "") + plainText(join.elements()[1].elements()[i]);
    return text;
}

/// "${NAME.Arn}" at `at`: NAME, or nothing for one of AWS's own.
std::string namedAt(const std::string& text, std::size_t at) {
    const std::size_t end = text.find('}', at);
    if (end == std::string::npos) return {};
    std::string name = text.substr(at + 2, end - at - 2);
    if (name.starts_with('!')) name.erase(0, 1);  // Fn::Sub's way to write ${...} itself
    if (name.starts_with("AWS::")) return {};
    if (name.starts_with(kStageVariable)) return "${" + name + "}";
    return name.substr(0, name.find('.'));
}

/// ":$LATEST" or ":live" of "...functions/${Work.Arn}:live/invocations"; a stage's variable there is none.
std::string qualifierBehind(const std::string& text) {
    if (text.find(kLatest) != std::string::npos) return std::string(kLatest);
    const std::size_t at = text.find("}:");
    if (at == std::string::npos) return {};
    const std::string qualifier = text.substr(at + 1, text.find('/', at) - at - 1);
    return qualifier.find('$') == std::string::npos ? qualifier : std::string();
}

}  // namespace

std::string plainText(const Node& node) {
    if (node.isString()) return node.asString();
    if (!node.isObject() || node.size() != 1) return {};
    const document::Member& member = node.members().front();
    if (member.key == "Ref" && member.value.isString()) return "${" + member.value.asString() + "}";
    if (member.key == "Fn::GetAtt") return attribute(member.value);
    if (member.key == "Fn::Sub") return substituted(member.value);
    if (member.key == "Fn::Join") return joined(member.value);
    return {};
}

std::string firstNamed(const std::string& text, std::size_t from) {
    for (std::size_t at = text.find("${", from); at != std::string::npos; at = text.find("${", at + 2)) {
        if (std::string name = namedAt(text, at); !name.empty()) return name;
    }
    return {};
}

IntegrationUri readUri(const Node& node) {
    constexpr std::string_view kMark = ":apigateway:";
    const std::string text = plainText(node);
    IntegrationUri uri;
    const std::size_t mark = text.find(kMark);
    if (mark == std::string::npos) {
        uri.resource = firstNamed(text);
        return uri;
    }
    // ":apigateway:REGION:SERVICE:path/..." or ":apigateway:REGION:SERVICE:action/NAME"; ${AWS::Region} holds colons.
    std::size_t region = mark + kMark.size();
    if (text.compare(region, 2, "${") == 0) region = text.find('}', region);
    const std::size_t service = region == std::string::npos ? region : text.find(':', region);
    const std::size_t kind = service == std::string::npos ? service : text.find(':', service + 1);
    if (kind == std::string::npos) return uri;
    const std::string name = text.substr(service + 1, kind - service - 1);
    const std::string rest = text.substr(kind + 1);
    const std::string_view start = "action/";
    uri.action = name + ":" + (rest.starts_with(start) ? rest.substr(start.size()) : "path");
    uri.resource = firstNamed(rest);
    if (name == "lambda" && !uri.resource.empty()) uri.resource += qualifierBehind(rest);
    return uri;
}

std::string functionInUri(Reading& reading, const Place& place) {
    if (place.node.isString() && place.node.asString().find(':') == std::string::npos &&
        place.node.asString().find('$') == std::string::npos)
        return place.node.asString();
    std::string name = readUri(place.node).resource;
    if (name.empty()) {
        reading.error(place, "names no function of this file: give a Ref, Fn::GetAtt or Fn::Sub with one in it");
    }
    return name;
}

}  // namespace headroom::format
