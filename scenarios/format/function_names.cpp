// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/function_names.hpp"

#include <algorithm>

#include "scenarios/document/problem.hpp"
#include "scenarios/format/resources.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// The resource that a value refers to, or its text; empty for anything else. What is wrong is said elsewhere.
std::string textOf(const Node& value) {
    document::Problems said("");
    std::vector<Assumption> none;
    Reading quiet{said, none, {}, nullptr};
    return resourceReference(quiet, {value, ""});
}

bool isLatest(const std::string& version) { return version == "$LATEST"; }

bool isNumber(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

bool makesAlias(const Node& properties) {
    const Node* alias = properties.find("AutoPublishAlias");
    return alias != nullptr && (!alias->isString() || !alias->asString().empty());
}

/// A property that is plain text, which is not empty.
std::string plainIn(const Node& properties, std::string_view key) {
    const Node* value = properties.find(key);
    return value != nullptr && value->isString() ? value->asString() : std::string();
}

bool hasWeights(const Node& properties) {
    const Node* weights = document::resolve(properties, "/RoutingConfig/AdditionalVersionWeights");
    return weights != nullptr && weights->isArray() && weights->size() > 0;
}

}  // namespace

PublishedNames::PublishedNames(const Node& root, const Design& design) : design_(design) {
    const Node* section = root.find("Resources");
    if (section == nullptr || !section->isObject()) return;
    collect(*section);
    for (auto& [name, of] : next_) of = unqualified(of);
    nameAll();
}

/// The alias or version that "Work:live" names; the text itself where it names none.
std::string PublishedNames::unqualified(const std::string& of) const {
    const std::string qualifier = qualifierOf(of);
    if (qualifier.empty()) return of;
    const std::string function = functionBehind(resourceOf(of));
    // What the function's aliases are called goes before what their resources are.
    for (const bool byName : {true, false}) {
        for (const Written& one : written_) {
            const bool mine =
                byName && one.alias ? plainIn(*one.properties, "Name") == qualifier : !byName && one.name == qualifier;
            if (mine && functionBehind(one.of) == function) return one.name;
        }
    }
    const auto known = of_.find(function);
    return known != of_.end() && known->second.autoAlias == qualifier ? function : of;
}

void PublishedNames::collect(const Node& section) {
    for (const document::Member& member : section.members()) {
        const Node* type = member.value.isObject() ? member.value.find("Type") : nullptr;
        const Node* properties = member.value.isObject() ? member.value.find("Properties") : nullptr;
        if (type == nullptr || !type->isString() || properties == nullptr || !properties->isObject()) continue;
        const std::string& kind = type->asString();
        if (kind == "AWS::Serverless::Function") {
            of_[member.key].published = makesAlias(*properties);
            of_[member.key].autoAlias = plainIn(*properties, "AutoPublishAlias");
        }
        if (kind == "AWS::Serverless::Function" || kind == "AWS::Lambda::Function") {
            // Templates may call it by its own FunctionName as well, unless a resource has that name.
            const std::string physical = plainIn(*properties, "FunctionName");
            if (!physical.empty() && section.find(physical) == nullptr) next_[physical] = member.key;
        }
        const bool url = kind == "AWS::Lambda::Url";
        const bool alias = kind == "AWS::Lambda::Alias";
        if (!url && !alias && kind != "AWS::Lambda::Version") continue;
        const Node* of = properties->find(url ? "TargetFunctionArn" : "FunctionName");
        if (of == nullptr) continue;
        next_[member.key] = textOf(*of);
        if (const std::string qualifier = url ? plainIn(*properties, "Qualifier") : ""; !qualifier.empty())
            next_[member.key] += ":" + qualifier;
        if (!url) written_.push_back({member.key, alias, next_[member.key], properties});
        if (alias && hasWeights(*properties)) weighted_.insert(member.key);
    }
}

std::string PublishedNames::functionBehind(std::string name) const {
    for (std::size_t steps = 0; steps < next_.size() && next_.contains(name); ++steps) name = next_.at(name);
    name = resourceOf(name);
    const bool found = std::ranges::any_of(design_.resources, [&](const Resource& one) {
        return one.name == name && std::holds_alternative<lambda::Spec>(one.spec);
    });
    return found ? name : std::string();
}

void PublishedNames::nameAll() {
    for (const Written& one : written_) {
        const std::string function = functionBehind(one.of);
        if (!one.alias && !function.empty()) of_[function].own.push_back(one.name);
    }
    for (const Written& one : written_) {
        const std::string function = functionBehind(one.of);
        if (function.empty()) continue;
        const Node* value = one.alias ? one.properties->find("FunctionVersion") : nullptr;
        versions_[one.name] = !one.alias ? one.name : value == nullptr ? std::string() : versionIn(function, *value);
        const std::string& version = versions_[one.name];
        if (!one.alias || version.empty() || isLatest(version)) continue;
        Versions& known = of_[function];
        known.aliased.push_back(version);
        if (known.firstAlias.empty() && !known.published) known.firstAlias = one.name;
    }
    for (const auto& [name, of] : next_) {
        const std::string function = functionBehind(of);
        if (function.empty()) continue;
        // A URL of an alias is called as the alias is.
        const std::string version = versions_.contains(name) ? versions_[name] : versionOf(of);
        const bool first = version.empty() || version == firstOf(function);
        if (isRoute(name))
            names_.emplace_back(name, function + ":" + (versions_.contains(name) ? name : of));
        else
            names_.emplace_back(name, first ? function : function + ":" + version);
    }
    nameQualified();
}

/// "Work:live" by the alias's Name, "Work:Second" by the version's resource, "Work:1" of the only version there is,
/// "Work:3" of one that an alias gives by its number.
void PublishedNames::nameQualified() {
    for (const Written& one : written_) {
        const std::string function = functionBehind(one.of);
        if (function.empty() || !one.alias) continue;
        const std::string own = plainIn(*one.properties, "Name");
        if (!own.empty()) names_.emplace_back(function + ":" + own, nameBehind(names_, one.name));
        const std::string& version = versions_[one.name];
        if (!isNumber(version) || weighted_.contains(of_[function].firstAlias)) continue;  // it goes past the weights
        const std::string number = function + ":" + version;
        names_.emplace_back(number, version == firstOf(function) ? function : number);
    }
    for (const Written& one : written_) {
        const std::string function = functionBehind(one.of);
        if (function.empty() || one.alias) continue;
        const std::string stands = nameBehind(names_, one.name);
        names_.emplace_back(function + ":" + one.name, stands);
        if (of_[function].own.size() == 1) names_.emplace_back(function + ":1", stands);
    }
    for (const auto& [function, known] : of_)
        if (!known.autoAlias.empty()) names_.emplace_back(function + ":" + known.autoAlias, function);
}

bool PublishedNames::isRoute(const std::string& resource) const {
    const auto next = next_.find(resource);
    if (next == next_.end()) return false;
    if (!versions_.contains(resource)) return versions_.contains(next->second) && isRoute(next->second);  // a URL
    const std::string function = functionBehind(next->second);
    const auto known = of_.find(function);
    if (known == of_.end() || resource == known->second.firstAlias || isLatest(versionOf(resource))) return false;
    const bool beside = versionOf(resource) == firstOf(function) && weighted_.contains(known->second.firstAlias);
    return beside || weighted_.contains(resource);
}

std::string PublishedNames::versionOf(const std::string& resource) const {
    const auto found = versions_.find(resource);
    return found == versions_.end() ? std::string() : found->second;
}

std::string PublishedNames::versionIn(const std::string& function, const Node& value) const {
    const std::string said = textOf(value);
    const auto known = of_.find(function);
    if (isLatest(said) || known == of_.end()) return said;
    const std::vector<std::string>& own = known->second.own;
    // A number names the only version that there is.
    return isNumber(said) && own.size() == 1 ? own.front() : said;
}

std::string PublishedNames::firstOf(const std::string& function) const {
    const auto known = of_.find(function);
    if (known == of_.end() || known->second.published) return {};
    if (!known->second.aliased.empty()) return known->second.aliased.front();
    return known->second.own.empty() ? std::string() : known->second.own.front();
}

void expandVersions(Design& design) {
    const std::size_t count = design.resources.size();
    for (std::size_t i = 0; i < count; ++i) {
        const auto* function = std::get_if<lambda::Spec>(&design.resources[i].spec);
        if (function == nullptr) continue;
        const lambda::Spec whole = *function;
        for (const lambda::FurtherVersion& version : whole.versions) {
            Resource resource = design.resources[i];
            lambda::Spec spec = whole;
            spec.provisionedConcurrency = version.provisionedConcurrency;
            spec.versions.clear();
            spec.routes.clear();
            spec.versionOf = resource.name;
            spec.takesEvents = false;  // those are said with the function
            spec.events.clear();
            resource.name += ":" + version.name;
            resource.spec = std::move(spec);
            design.resources.push_back(std::move(resource));
        }
    }
}

}  // namespace headroom::format
