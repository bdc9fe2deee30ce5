// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/qualifiers.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr std::size_t kLongestAlias = 128;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Adds a name that the file gives; nothing is known of all names when it is no plain text.
void add(const Node* name, std::optional<std::vector<std::string>>& known) {
    if (name == nullptr || !known) return;
    if (name->isString())
        known->push_back(name->asString());
    else
        known.reset();
}

/// The names by which the file may mean an alias or version of the function.
std::optional<std::vector<std::string>> namesOf(const Node& root, const FunctionNames& names,
                                                const std::string& function, Qualifiers which) {
    std::optional<std::vector<std::string>> known = std::vector<std::string>();
    for (const auto& [resource, stands] : names) {
        const std::string at = document::child("/Resources", resource);
        const Node* type = document::resolve(root, at + "/Type");
        if (type == nullptr || !type->isString() || resourceOf(stands) != function) continue;
        const bool alias = type->asString() == "AWS::Lambda::Alias";
        if (!alias && (type->asString() != "AWS::Lambda::Version" || which == Qualifiers::Aliases)) continue;
        if (known) known->push_back(resource);
        if (alias) add(document::resolve(root, at + "/Properties/Name"), known);
    }
    add(document::resolve(root, document::child("/Resources", function) + "/Properties/AutoPublishAlias"), known);
    return known;
}

}  // namespace

std::string unknownQualifier(const Node& root, const FunctionNames& names, const std::string& function,
                             const std::string& qualifier, Qualifiers which) {
    const bool number = !qualifier.empty() && std::ranges::all_of(qualifier, isDigit);
    if (number && which == Qualifiers::All) return {};
    const auto known = namesOf(root, names, function, which);
    if (!known || std::ranges::find(*known, qualifier) != known->end()) return {};
    const std::vector<std::string_view> views(known->begin(), known->end());
    return document::quoted(qualifier) +
           (which == Qualifiers::All ? " names no alias or version of " : " names no alias of ") + function +
           document::didYouMean(qualifier, views);
}

bool hasQualifier(const lambda::Spec& function, const std::string& target) {
    if (target.find(':') == std::string::npos || namesLatest(target)) return true;
    const std::string qualifier = qualifierOf(target);
    const auto named = [&](const auto& one) { return one.name == qualifier; };
    return std::ranges::any_of(function.versions, named) || std::ranges::any_of(function.routes, named);
}

bool isAliasName(const std::string& name) {
    const auto plain = [](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    };
    return !name.empty() && name.size() <= kLongestAlias && std::ranges::all_of(name, plain) &&
           !std::ranges::all_of(name, isDigit);
}

}  // namespace headroom::format
