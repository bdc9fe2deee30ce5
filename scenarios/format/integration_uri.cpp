// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/integration_uri.hpp"

#include "scenarios/format/queue_names.hpp"

namespace headroom::format {

using document::Node;

namespace {

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

/// With what stands behind it; nothing where no resource of the file is named.
std::string functionNamedIn(const std::string& text) {
    return firstNamed(text).empty() ? std::string() : qualifiedName(text);
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

IntegrationUri readUri(const Node& node) {
    constexpr std::string_view kMark = ":apigateway:";
    const std::string text = plainText(node);
    IntegrationUri uri;
    const std::size_t mark = text.find(kMark);
    if (mark == std::string::npos) {
        uri.resource = functionNamedIn(text);
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
    const bool queue = name == "sqs" && !rest.starts_with(start);  // "path/123456789012/orders"
    uri.resource = name == "lambda" ? functionNamedIn(rest) : queue ? lastNamed(rest) : firstNamed(rest);
    return uri;
}

std::string functionInUri(Reading& reading, const Place& place) {
    const std::string written = place.node.isString() ? place.node.asString() : std::string("/");
    if (!written.starts_with("arn:") && written.find_first_of("$/") == std::string::npos) return written;
    std::string name = readUri(place.node).resource;
    if (name.empty()) {
        reading.error(place, "names no function of this file: give a Ref, Fn::GetAtt or Fn::Sub with one in it");
    }
    return name;
}

void refuseStageVariable(Reading& reading, const Place& place, const std::string& function) {
    if (function.find("${stageVariables.") == std::string::npos) return;
    reading.error(
        place,
        "names its function by a stage's variable, which is modelled of AWS_PROXY integrations alone: name the "
        "function, or its alias");
}

}  // namespace headroom::format
