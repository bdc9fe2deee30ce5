// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/resource_text.hpp"

#include "scenarios/format/qualified_name.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr std::string_view kAccount = ":us-east-1:123456789012:";

std::string typeOf(const Node& resources, std::string_view name) {
    const Node* resource = resources.find(name);
    const Node* type = resource != nullptr ? resource->find("Type") : nullptr;
    return type != nullptr && type->isString() ? type->asString() : std::string();
}

bool isMachine(const std::string& type) { return type.ends_with("::StateMachine"); }

std::string arnOf(const Node& resources, const std::string& name) {
    const std::string type = typeOf(resources, name);
    const auto arn = [&](std::string_view service, std::string_view kind) {
        return "arn:aws:" + std::string(service) + std::string(kAccount) + std::string(kind) + name;
    };
    if (isMachine(type)) return arn("states", "stateMachine:");
    if (type == "AWS::StepFunctions::Activity") return arn("states", "activity:");
    if (type.starts_with("AWS::Lambda::") || type == "AWS::Serverless::Function") return arn("lambda", "function:");
    if (type.starts_with("AWS::DynamoDB::")) return arn("dynamodb", "table/");
    return name;
}

/// What Ref gives: a name, but the ARN of a machine, an alias or a version.
std::string refOf(const Node& resources, const std::string& name) {
    const std::string type = typeOf(resources, name);
    const bool arn = isMachine(type) || type == "AWS::Lambda::Alias" || type == "AWS::Lambda::Version" ||
                     type == "AWS::StepFunctions::Activity";
    if (name == "AWS::Region") return "us-east-1";
    if (name == "AWS::Partition") return "aws";
    if (name == "AWS::AccountId") return "123456789012";
    return arn ? arnOf(resources, name) : name;
}

std::string attributeOf(const Node& resources, const std::string& name, std::string_view attribute) {
    return attribute == "Arn" ? arnOf(resources, name) : name;
}

/// "Work.Arn" or "Work" between ${ and }.
std::string placeholder(const Node& resources, const std::string& text) {
    const std::size_t dot = text.find('.');
    if (dot == std::string::npos) return refOf(resources, text);
    return attributeOf(resources, text.substr(0, dot), std::string_view(text).substr(dot + 1));
}

/// A ${Name} that is no resource and no pseudo parameter stays: DefinitionSubstitutions may know it.
std::string substituted(const Node& resources, const Node* own, const std::string& text) {
    std::string result;
    std::size_t at = 0;
    for (std::size_t open = text.find("${"); open != std::string::npos; open = text.find("${", open + 2)) {
        const std::size_t close = text.find('}', open);
        if (close == std::string::npos) break;
        const std::string name = text.substr(open + 2, close - open - 2);
        const bool literal = name.starts_with('!');  // ${!Name} stands for ${Name}
        const Node* value = own != nullptr ? own->find(name) : nullptr;
        const bool known = name.starts_with("AWS::") || resources.find(name.substr(0, name.find('.'))) != nullptr;
        if (!literal && !known && value == nullptr) continue;
        std::string put = literal ? "${" + name.substr(1) + "}" : std::string();
        if (value != nullptr) put = format::textOf(resources, *value).value_or("");
        if (!literal && value == nullptr) put = placeholder(resources, name);
        result += text.substr(at, open - at) + put;
        at = close + 1;
    }
    return result + text.substr(at);
}

std::optional<std::string> attribute(const Node& resources, const Node& value) {
    if (value.isString()) {
        const std::string& text = value.asString();
        const std::size_t dot = text.find('.');
        return attributeOf(resources, text.substr(0, dot),
                           dot == std::string::npos ? "Arn" : std::string_view(text).substr(dot + 1));
    }
    if (!value.isArray() || value.size() != 2 || !value.elements()[0].isString() || !value.elements()[1].isString())
        return std::nullopt;
    return attributeOf(resources, value.elements()[0].asString(), value.elements()[1].asString());
}

std::optional<std::string> sub(const Node& resources, const Node& value) {
    if (value.isString()) return substituted(resources, nullptr, value.asString());
    if (!value.isArray() || value.size() != 2 || !value.elements()[0].isString()) return std::nullopt;
    return substituted(resources, &value.elements()[1], value.elements()[0].asString());
}

std::optional<std::string> join(const Node& resources, const Node& value) {
    if (!value.isArray() || value.size() != 2 || !value.elements()[0].isString() || !value.elements()[1].isArray())
        return std::nullopt;
    std::string text;
    for (const Node& part : value.elements()[1].elements()) {
        const auto one = format::textOf(resources, part);
        if (!one) return std::nullopt;
        if (&part != &value.elements()[1].elements().front()) text += value.elements()[0].asString();
        text += *one;
    }
    return text;
}

}  // namespace

// Depth is bounded by document::kMaxDepth.
std::optional<std::string> textOf(const Node& resources, const Node& value) {
    if (value.isString()) return value.asString();
    if (!value.isObject() || value.size() != 1) return std::nullopt;
    const document::Member& member = value.members().front();
    if (member.key == "Ref" && member.value.isString()) return refOf(resources, member.value.asString());
    if (member.key == "Fn::GetAtt") return attribute(resources, member.value);
    if (member.key == "Fn::Sub") return sub(resources, member.value);
    if (member.key == "Fn::Join") return join(resources, member.value);
    return std::nullopt;
}

void replaceFunctions(const Node& resources, Node& tree) {
    if (tree.isObject()) {
        if (const auto text = textOf(resources, tree)) {
            tree = Node::string(*text, tree.position());
            return;
        }
        for (document::Member& member : tree.members()) replaceFunctions(resources, member.value);
    }
    if (!tree.isArray()) return;
    for (Node& element : tree.elements()) replaceFunctions(resources, element);
}

std::string resourceIn(std::string_view text) {
    if (text.starts_with("${") || holdsFunctionArn(text)) return qualifiedName(std::string(text));
    if (!text.starts_with("arn:")) return std::string(text);
    for (const std::string_view kind : {":stateMachine:", ":activity:", ":table/"}) {
        const std::size_t at = text.find(kind);
        if (at == std::string_view::npos) continue;
        const std::string_view name = text.substr(at + kind.size());
        return std::string(name.substr(0, name.find(':')));
    }
    return std::string(text.substr(text.rfind(':') + 1));
}

}  // namespace headroom::format
