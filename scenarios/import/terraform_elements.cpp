// SPDX-License-Identifier: GPL-3.0-or-later
// each.value: the element, of what for_each goes through, that has the index of who refers to it.
#include <set>

#include "scenarios/import/terraform_names.hpp"
#include "scenarios/import/terraform_references.hpp"

namespace headroom::importing::terraform {

using document::Node;

void Names::addForEach(const std::string& module, const Node& expression) { forEach_.emplace(module, &expression); }

void Names::addGiven(const std::string& name, const Node& value) { given_.emplace(name, &value); }

/// The call of the module, in whose scope stands what is given for its variables.
Scope Names::callerOf(const std::string& module) const {
    const auto known = modules_.find(module);
    const auto forEach = forEach_.find(configuredModule(module));
    if (known == modules_.end()) return {};
    return {known->second.parent, known->second.index, forEach == forEach_.end() ? nullptr : forEach->second};
}

/// What the call of the module gives for its variable; null: nothing.
const Node* Names::givenFor(const std::string& module, const std::string& variable) const {
    const auto given = variables_.find(configuredModule(module));
    if (given == variables_.end() || !modules_.contains(module)) return nullptr;
    const auto expression = given->second.find(variable);
    return expression == given->second.end() ? nullptr : expression->second;
}

/// The resource, or the output of the module, that the map has at the scope's index. Nothing where several may be
/// meant:
/// `{ a = aws_lambda_function.one, b = aws_lambda_function.two }` does not say which is whose.
std::string Names::ofElement(const Scope& scope, const std::string& attribute, const Node& map, int depth) const {
    const Node* references = referencesIn(map);
    std::set<std::string> found;
    for (std::size_t i = 0; references != nullptr && i < references->size(); ++i) {
        const auto& all = references->elements();
        if (!all[i].isString() || saidBefore(all, i, Goes::On)) continue;
        if (isIndexed(all, i) || saidBefore(all, i, Goes::Inside)) continue;  // of another key
        found.insert(ofElementIn(scope, attribute, all[i].asString(), depth));
        if (found.size() > 1) return {};  // a part that is not known may be anything
    }
    return found.empty() ? std::string() : *found.begin();
}

std::string Names::ofElementIn(const Scope& scope, const std::string& attribute, const std::string& reference,
                               int depth) const {
    const std::vector<Step> steps = stepsOf(reference);
    if (steps.size() < 2 || depth > kDeepest || ++visits_ > kMostVisits) return {};
    if (steps[0].name == "var") {
        const Node* given = givenFor(scope.module, steps[1].name);
        return given == nullptr
                   ? std::string()
                   : ofElement({callerOf(scope.module).module, scope.index, nullptr}, attribute, *given, depth + 1);
    }
    if (steps[0].name == "module" && steps.size() == 2) {
        const std::string instance = scope.module + "module." + steps[1].name + scope.index + ".";
        return modules_.contains(instance) ? ofOutput(instance, attribute, depth) : std::string();
    }
    if (steps[0].name == "module") {
        const std::string module = instanceOfModule(scope, steps[1].name, steps[1].index);
        const auto outputs = outputs_.find(configuredModule(module));
        if (module.empty() || outputs == outputs_.end()) return {};
        const auto output = outputs->second.find(steps[2].name);
        return output == outputs->second.end()
                   ? std::string()
                   : ofElement({module, scope.index, nullptr}, attribute, *output->second, depth + 1);
    }
    const Instance* one = chosen(scope, scope.module + steps[0].name + "." + steps[1].name, steps[1].index);
    return one == nullptr ? std::string() : passedOn(*one, attribute, depth);
}

/// The index that a reference to a part of each.value stands for, as far as variables say it; else nothing.
std::string Names::indexFrom(const Scope& scope, const std::vector<Step>& steps) const {
    const Node* all = scope.forEach != nullptr ? valueOf(scope.module, *scope.forEach, 0) : nullptr;
    const Node* value = all != nullptr ? elementAt(*all, scope.index) : nullptr;
    for (std::size_t i = 2; value != nullptr && i < steps.size(); ++i)
        value = value->isObject() ? value->find(steps[i].name) : nullptr;
    return value != nullptr ? indexText(*value) : std::string();
}

/// What an expression is worth that is constant, or a variable alone; null: not known.
const Node* Names::valueOf(const std::string& module, const Node& expression, int depth) const {
    if (const Node* constant = expression.isObject() ? expression.find("constant_value") : nullptr) return constant;
    const Node* references = referencesIn(expression);
    if (references == nullptr || references->size() != 1 || depth > kDeepest) return nullptr;
    const Node& only = references->elements().front();
    const std::vector<Step> steps = stepsOf(only.isString() ? only.asString() : std::string());
    if (steps.size() != 2 || steps[0].name != "var") return nullptr;
    if (module.empty()) {
        const auto given = given_.find(steps[1].name);
        return given == given_.end() ? nullptr : given->second;
    }
    const Node* given = givenFor(module, steps[1].name);
    return given != nullptr ? valueOf(callerOf(module).module, *given, depth + 1) : nullptr;
}

}  // namespace headroom::importing::terraform
