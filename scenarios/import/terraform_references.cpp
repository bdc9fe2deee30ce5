// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/terraform_references.hpp"

#include <algorithm>

namespace headroom::importing::terraform {

using document::Node;

const Node* referencesIn(const Node& expression) {
    const Node* list = expression.isObject() ? expression.find("references") : nullptr;
    return list != nullptr && list->isArray() ? list : nullptr;
}

bool saidBefore(const std::vector<Node>& references, std::size_t at, Goes goes) {
    const std::string mark = references[at].asString() + static_cast<char>(goes);
    return std::any_of(references.begin(), references.begin() + static_cast<std::ptrdiff_t>(at),
                       [&](const Node& before) { return before.isString() && before.asString().starts_with(mark); });
}

bool isEach(const std::vector<Step>& steps) {
    return steps.size() >= 2 && steps[0].name == "each" && steps[1].name == "value";
}

bool isIndex(const std::vector<Step>& steps) {
    const bool key = steps == std::vector<Step>{{"each", {}}, {"key", {}}};
    return key || steps == std::vector<Step>{{"count", {}}, {"index", {}}} || isEach(steps);
}

bool isIndexed(const std::vector<Node>& references, std::size_t at) {
    const bool next = at + 1 < references.size() && references[at + 1].isString();
    return next && isIndex(stepsOf(references[at + 1].asString()));
}

bool isWhole(const Node& expression) {
    const Node* list = referencesIn(expression);
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
        const auto& all = list->elements();
        if (!all[i].isString() || stepsOf(all[i].asString()).size() != 2 || isIndexed(all, i)) return false;
    }
    return list != nullptr && list->size() > 0;
}

std::string configuredModule(const std::string& module) {
    return module.empty() ? module : withoutIndex(module.substr(0, module.size() - 1)) + ".";
}

const Node* elementAt(const Node& all, const std::string& index) {
    for (std::size_t i = 0; all.isObject() && i < all.size(); ++i) {
        const document::Member& member = all.members()[i];
        if (indexText(Node::string(member.key)) == index) return &member.value;
    }
    for (std::size_t i = 0; all.isArray() && i < all.size(); ++i) {
        if (indexText(all.elements()[i]) == index) return &all.elements()[i];
    }
    return nullptr;
}

}  // namespace headroom::importing::terraform
