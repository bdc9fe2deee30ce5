// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/yaml_tags.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "scenarios/document/problem.hpp"
#include "scenarios/document/suggest.hpp"

namespace headroom::document {

namespace {

// CloudFormation's intrinsic functions that have a short form. Of those of the Rules section (User Guide,
// intrinsic-function-reference-rules, 2026-11) the guide shows the long one alone; templates in use have the short one.
constexpr std::array<std::string_view, 24> kFunctions{
    "Fn::And",          "Fn::Base64",       "Fn::Cidr",        "Fn::Equals",    "Fn::FindInMap",
    "Fn::GetAZs",       "Fn::If",           "Fn::ImportValue", "Fn::Join",      "Fn::Length",
    "Fn::Not",          "Fn::Or",           "Fn::Select",      "Fn::Split",     "Fn::Sub",
    "Fn::Transform",    "Fn::ToJsonString", "Fn::GetAtt",      "Fn::Contains",  "Fn::EachMemberEquals",
    "Fn::EachMemberIn", "Fn::RefAll",       "Fn::ValueOf",     "Fn::ValueOfAll"};
constexpr std::array<std::string_view, 2> kPlainNames{"Ref", "Condition"};
constexpr std::size_t kPrefix = 4;  // "Fn::"

std::string shortForm(std::string_view name) { return std::string("!").append(name); }

}  // namespace

std::string_view longForm(std::string_view tag) {
    if (!tag.starts_with('!')) return "";
    const std::string_view name = tag.substr(1);
    for (const std::string_view plain : kPlainNames)
        if (plain == name) return plain;
    for (const std::string_view function : kFunctions)
        if (function.substr(kPrefix) == name) return function;
    return "";
}

int levelsAdded(std::string_view tag) {
    if (longForm(tag).empty()) return 0;
    return tag == "!GetAtt" ? 2 : 1;
}

Node wrapInLongForm(std::string_view tag, Node value, Position at, std::string& fault) {
    if (tag == "!GetAtt" && value.isString()) {
        const std::string text = value.asString();
        const std::size_t dot = text.find('.');
        if (dot == std::string::npos) {
            fault = "!GetAtt needs a resource and an attribute, for example !GetAtt Table.Arn, not " + quoted(text);
            return Node::reported(at);
        }
        value = Node::array(at);
        value.append(Node::string(text.substr(0, dot), at));
        value.append(Node::string(text.substr(dot + 1), at));
    }
    Node wrapped = Node::object(at);
    wrapped.set(std::string(longForm(tag)), std::move(value), at);
    return wrapped;
}

std::string unknownTag(std::string_view tag) {
    std::vector<std::string> shortTags;
    for (const std::string_view plain : kPlainNames) shortTags.push_back(shortForm(plain));
    for (const std::string_view function : kFunctions) shortTags.push_back(shortForm(function.substr(kPrefix)));
    const std::vector<std::string_view> names(shortTags.begin(), shortTags.end());
    constexpr std::string_view kCore = "tag:yaml.org,2002:";
    std::string shown(tag);
    if (tag.starts_with(kCore)) shown.replace(0, kCore.size(), "!!");
    return "the tag " + quoted(shown) + " does not fit here or is none of CloudFormation's short forms" +
           didYouMean(shown, names);
}

}  // namespace headroom::document
