// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/pointer.hpp"
#include "scenarios/import/arn_regions.hpp"
#include "scenarios/import/terraform.hpp"

namespace headroom::importing {

using document::Node;

namespace {

/// The value of an expression that is a constant or a variable of the plan; empty for anything else.
std::string constantIn(const Node& expression, const Node& plan) {
    if (!expression.isObject()) return {};
    if (std::string constant = textOf(expression, "constant_value"); !constant.empty()) return constant;
    const Node* references = expression.find("references");
    const bool one = references != nullptr && references->isArray() && references->size() == 1;
    if (!one || !references->elements().front().isString()) return {};
    constexpr std::string_view kVariable = "var.";
    const std::string& reference = references->elements().front().asString();
    const Node* variables = plan.find("variables");
    const Node* variable = variables != nullptr && reference.starts_with(kVariable)
                               ? variables->find(reference.substr(kVariable.size()))
                               : nullptr;
    return variable != nullptr ? textOf(*variable, "value") : std::string();
}

}  // namespace

void addTerraformRegions(const Node& root, std::set<std::string>& regions) {
    const Node* region = document::resolve(root, "/configuration/provider_config/aws/expressions/region");
    std::string own = region != nullptr ? constantIn(*region, root) : std::string();
    if (own.empty()) return addRegions(root, regions);
    regions.insert(std::move(own));
}

}  // namespace headroom::importing
