// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/terraform_names.hpp"

#include <algorithm>

#include "scenarios/import/inventory.hpp"
#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/terraform_address.hpp"
#include "scenarios/import/terraform_identities.hpp"
#include "scenarios/import/terraform_references.hpp"

namespace headroom::importing::terraform {

using document::Node;

namespace {

/// Shorter ones would be found by chance ("a" in "table").
constexpr std::size_t kShortest = 8;
constexpr std::string_view kArn = "arn:";

/// ":7/invocations" behind a function's ARN without the number: a version that nothing makes is the function as it is.
std::string withoutVersion(const std::string& rest) {
    if (!rest.starts_with(':')) return rest;
    const std::size_t end = rest.find_first_not_of("0123456789", 1);
    if (end == 1 || (end != std::string::npos && rest[end] != '/')) return rest;
    return end == std::string::npos ? std::string() : rest.substr(end);
}

}  // namespace

void Names::add(Instance instance) {
    for (std::string& identity : identitiesOf(instance.type, *instance.values)) {
        auto& known = identity.size() >= kShortest ? byIdentity_ : byShortIdentity_;
        known.emplace(std::move(identity), instance.logicalName);
    }
    byAddress_[instance.scope.module + instance.type + "." + instance.name].push_back(instances_.size());
    byLogicalName_.emplace(instance.logicalName, instances_.size());
    instances_.push_back(std::move(instance));
}

void Names::addModule(const std::string& address) {
    std::string module;
    const std::vector<Step> steps = stepsOf(address);
    for (std::size_t i = 0; i + 1 < steps.size(); i += 2) {
        const std::string parent = module;
        module += "module." + steps[i + 1].name + steps[i + 1].index + ".";
        modules_.emplace(module, Module{parent, steps[i + 1].index});
    }
}

void Names::addVariable(const std::string& module, const std::string& name, const Node& expression) {
    if (expression.isObject()) variables_[module].emplace(name, &expression);
}

void Names::addOutput(const std::string& module, const std::string& name, const Node& expression) {
    if (referencesIn(expression) != nullptr) outputs_[module].emplace(name, &expression);
}

std::string Names::ofIdentity(const std::string& identity) const {
    for (const auto* known : {&byIdentity_, &byShortIdentity_}) {
        if (const auto at = known->find(identity); at != known->end()) return at->second;
    }
    return {};
}

const Instance* Names::find(const std::string& logicalName) const {
    const auto at = byLogicalName_.find(logicalName);
    return at == byLogicalName_.end() ? nullptr : &instances_[at->second];
}

std::string Names::ofReferences(const Scope& scope, const Node& expression, int depth) const {
    const Node* references = referencesIn(expression);
    for (std::size_t i = 0; references != nullptr && i < references->size(); ++i) {
        if (std::string name = ofReferenceAt(scope, references->elements(), i, depth); !name.empty()) return name;
    }
    return {};
}

std::vector<std::string> Names::allOfReferences(const Scope& scope, const Node& expression) const {
    std::vector<std::string> names;
    const Node* references = referencesIn(expression);
    for (std::size_t i = 0; references != nullptr && i < references->size(); ++i) {
        std::string name = ofReferenceAt(scope, references->elements(), i, 0);
        if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
    return names;
}

/// Of `aws_sqs_queue.q[each.value.queue].arn` stand "aws_sqs_queue.q" and "each.value.queue", one behind the other.
std::string Names::ofReferenceAt(const Scope& scope, const std::vector<Node>& all, std::size_t at, int depth) const {
    if (!all[at].isString() || saidBefore(all, at, Goes::On)) return {};
    const std::string& reference = all[at].asString();
    const std::vector<Step> own = stepsOf(reference);
    if (own.size() != 2 || !isIndexed(all, at)) return ofReference(scope, reference, depth);
    const std::vector<Step> next = stepsOf(all[at + 1].asString());
    const std::string index = isEach(next) ? indexFrom(scope, next) : scope.index;
    if (own[0].name != "var") return ofReference(scope, reference + (isEach(next) ? index : std::string()), depth);
    const Node* given = givenFor(scope.module, own[1].name);
    const bool map = given != nullptr && isWhole(*given);
    if (depth == 0) visits_ = 0;
    std::string name = map ? std::string() : ofReference(scope, reference, depth);
    return name.empty() ? ofElementIn({scope.module, index, nullptr}, {}, reference, depth + 1) : name;
}

std::string Names::ofReference(const Scope& scope, const std::string& reference, int depth) const {
    const std::vector<Step> steps = stepsOf(reference);
    visits_ = depth == 0 ? 0 : visits_ + 1;
    if (steps.size() < 2 || depth > kDeepest || visits_ > kMostVisits) return {};
    if (isEach(steps)) {
        const std::string attribute = steps.size() > 2 ? steps[2].name : std::string();
        return scope.forEach != nullptr ? ofElement(scope, attribute, *scope.forEach, depth + 1) : std::string();
    }
    if (steps[0].name == "var") return ofVariable(scope, steps[1].name, depth);
    if (steps[0].name == "module") {
        const std::string module = instanceOfModule(scope, steps[1].name, steps[1].index);
        return ofOutput(module, steps.size() > 2 ? steps[2].name : std::string(), depth);
    }
    const Instance* found = chosen(scope, scope.module + steps[0].name + "." + steps[1].name, steps[1].index);
    if (found == nullptr) return {};
    return steps.size() > 2 ? passedOn(*found, steps[2].name, depth) : found->logicalName;
}

/// What the caller of the module gives for it, which stands in the caller's scope.
std::string Names::ofVariable(const Scope& scope, const std::string& name, int depth) const {
    const Node* given = givenFor(scope.module, name);
    return given != nullptr ? ofReferences(callerOf(scope.module), *given, depth + 1) : std::string();
}

/// An output; without its name, which `module.svc[each.key].arn` loses, what all outputs together name.
std::string Names::ofOutput(const std::string& module, const std::string& name, int depth) const {
    const auto outputs = outputs_.find(configuredModule(module));
    if (module.empty() || outputs == outputs_.end()) return {};
    std::string found;
    for (const auto& [output, expression] : outputs->second) {
        if (!name.empty() && output != name) continue;
        std::string one = ofReferences({module, {}}, *expression, depth + 1);
        if (!found.empty() && !one.empty() && one != found) return {};
        if (!one.empty()) found = std::move(one);
    }
    return found;
}

std::string Names::instanceOfModule(const Scope& scope, const std::string& name, const std::string& index) const {
    const std::string begin = scope.module + "module." + name;
    if (!index.empty()) return begin + index + ".";
    for (const std::string& own : {std::string(), scope.index}) {
        if (modules_.contains(begin + own + ".")) return begin + own + ".";
    }
    std::string only;
    for (const auto& [module, known] : modules_) {
        if (known.parent != scope.module || !module.starts_with(begin + "[")) continue;
        if (!only.empty()) return {};
        only = module;
    }
    return only;
}

/// The instance of that index, else the one without any, else the one of the same index as the resource that refers to
/// it, else the only one.
const Instance* Names::chosen(const Scope& scope, const std::string& address, const std::string& index) const {
    const auto found = byAddress_.find(address);
    if (found == byAddress_.end()) return nullptr;
    const std::vector<std::size_t>& all = found->second;
    if (all.size() == 1 && index.empty()) return &instances_[all.front()];
    const auto at = std::ranges::find_if(
        all, [&](std::size_t one) { return instances_[one].scope.index == (index.empty() ? scope.index : index); });
    return at == all.end() ? nullptr : &instances_[*at];
}

/// `aws_api_gateway_method.m.resource_id` is the resource that the method is of.
std::string Names::passedOn(const Instance& instance, const std::string& attribute, int depth) const {
    if (!passesOn(instance.type, attribute)) return instance.logicalName;
    std::string name = ofIdentity(textOf(*instance.values, attribute));
    const Node* expression = instance.expressions != nullptr ? instance.expressions->find(attribute) : nullptr;
    if (name.empty() && expression != nullptr) name = ofReferences(instance.scope, *expression, depth + 1);
    return name.empty() ? instance.logicalName : name;
}

Node Names::withReferences(const Node& value, const std::string& own) const {
    if (value.isArray()) {
        Node list = Node::array(value.position());
        for (const Node& element : value.elements()) list.append(withReferences(element, own));
        return list;
    }
    if (value.isObject()) {
        Node object = Node::object(value.position());
        for (const document::Member& member : value.members())
            object.members().push_back({member.key, member.keyPosition, withReferences(member.value, own)});
        return object;
    }
    if (!value.isString() || value.asString().size() < kShortest) return value;
    const std::string& text = value.asString();
    if (const auto same = byIdentity_.find(text); same != byIdentity_.end())
        return same->second == own ? value : refTo(same->second, value.position());
    if (!text.starts_with(kArn)) return value;
    // An ARN may hold another one: that of what API Gateway invokes does.
    for (std::size_t begin = text.rfind(kArn);; begin = text.rfind(kArn, begin - 1)) {
        for (std::size_t end = text.size(); end != std::string::npos && end > begin;
             end = text.find_last_of(":/", end - 1)) {
            const auto known = byIdentity_.find(text.substr(begin, end - begin));
            if (known == byIdentity_.end() || known->second == own) continue;
            const Instance* named = find(known->second);
            const bool function = named != nullptr && named->type == "aws_lambda_function";
            const std::string rest = function ? withoutVersion(text.substr(end)) : text.substr(end);
            return fromText(escaped(text.substr(0, begin)) + "${" + known->second + "}" + escaped(rest),
                            value.position());
        }
        if (begin == 0) return value;
    }
}

}  // namespace headroom::importing::terraform
