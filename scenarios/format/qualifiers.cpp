// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/qualifiers.hpp"

#include <algorithm>
#include <iterator>
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

bool isNumber(std::string_view text) { return !text.empty() && std::ranges::all_of(text, isDigit); }

/// The resources of a function's aliases or versions.
std::vector<std::string> resourcesOf(const Node& root, const FunctionNames& names, const std::string& function,
                                     std::string_view type) {
    std::vector<std::string> found;
    for (const auto& [resource, stands] : names) {
        const Node* said = document::resolve(root, document::child("/Resources", resource) + "/Type");
        const bool mine = said != nullptr && said->isString() && said->asString() == type;
        if (mine && resourceOf(stands) == function) found.push_back(resource);
    }
    return found;
}

/// Adds a name that the file gives; nothing is known of all names when it is no plain text.
void add(const Node* name, std::optional<std::vector<std::string>>& known) {
    if (name == nullptr || !known) return;
    if (name->isString())
        known->push_back(name->asString());
    else
        known.reset();
}

/// What the file may call an alias or version of the function.
std::optional<std::vector<std::string>> namesOf(const Node& root, const FunctionNames& names,
                                                const std::string& function, Qualifiers which) {
    std::optional<std::vector<std::string>> known = std::vector<std::string>();
    for (const std::string& alias : resourcesOf(root, names, function, "AWS::Lambda::Alias"))
        add(document::resolve(root, document::child("/Resources", alias) + "/Properties/Name"), known);
    add(document::resolve(root, document::child("/Resources", function) + "/Properties/AutoPublishAlias"), known);
    if (which == Qualifiers::Aliases || !known) return known;
    std::ranges::move(resourcesOf(root, names, function, "AWS::Lambda::Version"), std::back_inserter(*known));
    return known;
}

/// What "Work:live" stands for; a number also stands for the only version that there is.
std::optional<std::string> behind(const Node& root, const FunctionNames& names, const std::string& function,
                                  const std::string& qualifier) {
    const auto named = std::ranges::find(names, function + ":" + qualifier, &FunctionNames::value_type::first);
    if (named != names.end()) return named->second;
    if (!isNumber(qualifier)) return std::nullopt;
    const std::vector<std::string> versions = resourcesOf(root, names, function, "AWS::Lambda::Version");
    if (versions.size() == 1) return nameBehind(names, versions.front());
    const bool published =
        document::resolve(root, document::child("/Resources", function) + "/Properties/AutoPublishAlias") != nullptr;
    return versions.empty() && published ? std::optional(function) : std::nullopt;
}

/// "; it has live, beta and V2".
std::string listed(const std::vector<std::string>& names) {
    if (names.empty()) return "; it has none";
    std::string text = "; it has " + names.front();
    for (std::size_t i = 1; i < names.size(); ++i) text += (i + 1 < names.size() ? ", " : " and ") + names[i];
    return text;
}

}  // namespace

std::string unknownQualifier(const Node& root, const FunctionNames& names, const std::string& function,
                             const std::string& qualifier, Qualifiers which) {
    const auto known = namesOf(root, names, function, which);
    if (!known || std::ranges::find(*known, qualifier) != known->end()) return {};
    const bool number = isNumber(qualifier);
    if (which == Qualifiers::All && number && behind(root, names, function, qualifier)) return {};
    const std::vector<std::string_view> views(known->begin(), known->end());
    return document::quoted(qualifier) +
           (which == Qualifiers::All ? " names no alias or version of " : " names no alias of ") + function +
           listed(*known) + document::didYouMean(qualifier, views) +
           (number && which == Qualifiers::All ? "; AWS numbers versions as they are made, so name it by its resource "
                                                 "or by an alias"
                                               : "");
}

std::string behindQualifier(const Node& root, const FunctionNames& names, const std::string& function,
                            const std::string& qualifier) {
    return behind(root, names, function, qualifier).value_or(function);
}

std::string unknownTarget(const FunctionNames& names, const std::string& target) {
    const std::string function = resourceOf(target);
    std::vector<std::string> known;
    for (const auto& [name, stands] : names) {
        const std::string qualifier = resourceOf(name) == function ? qualifierOf(name) : std::string();
        if (!qualifier.empty() && !isNumber(qualifier)) known.push_back(qualifier);
    }
    const std::vector<std::string_view> views(known.begin(), known.end());
    return document::quoted(target) + " names no alias or version of " + function + listed(known) +
           document::didYouMean(qualifierOf(target), views);
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

void checkAliasName(Reading& reading, const Place& place, const std::string& name) {
    if (isAliasName(name)) return;
    reading.error(place, document::quoted(name) +
                             " can be no alias: up to 128 letters, digits, - and _, not digits alone (Lambda API "
                             "Reference, CreateAlias)");
}

bool isVersionName(const std::string& name) {
    return name == "$LATEST" || (isNumber(name) && name.find_first_not_of('0') == 0);
}

}  // namespace headroom::format
