// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/terraform_regions.hpp"

#include "scenarios/document/pointer.hpp"
#include "scenarios/import/arn_regions.hpp"
#include "scenarios/import/terraform.hpp"
#include "scenarios/import/terraform_address.hpp"

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

/// The regions of all resources of a module and of those inside of it.
void addOwnRegions(const Node& module, std::set<std::string>& regions) {
    const auto each = [&](const char* key, auto use) {
        const Node* list = module.find(key);
        for (std::size_t i = 0; list != nullptr && list->isArray() && i < list->size(); ++i)
            if (list->elements()[i].isObject()) use(list->elements()[i]);
    };
    each("resources", [&](const Node& resource) {
        const Node* values = resource.find("values");
        if (textOf(resource, "mode") == "data" || values == nullptr || !values->isObject()) return;
        if (std::string region = textOf(*values, "region"); !region.empty()) regions.insert(std::move(region));
    });
    each("child_modules", [&](const Node& child) { addOwnRegions(child, regions); });
}

}  // namespace

namespace terraform {

std::string regionOfProvider(const Node& plan, const std::string& provider) {
    const Node* configured = document::resolve(plan, "/configuration/provider_config");
    const Node* own = configured != nullptr && configured->isObject() ? configured->find(provider) : nullptr;
    // A module's own provider names the module's variables, which are not the plan's.
    if (own == nullptr || !textOf(*own, "module_address").empty()) return {};
    const Node* region = document::resolve(*own, "/expressions/region");
    return region != nullptr ? constantIn(*region, plan) : std::string();
}

std::string Regions::of(const Instance& instance) const {
    if (instance.type.starts_with("aws_iam_")) return {};
    if (instance.values != nullptr) {
        if (std::string region = textOf(*instance.values, "region"); !region.empty()) return region;
        std::set<std::string> named;
        if (const Node* arn = instance.values->find("arn")) addRegions(*arn, named);
        if (named.size() == 1) return *named.begin();
    }
    const auto provider = providers_.find(withoutIndex(instance.scope.module + instance.type + "." + instance.name));
    return provider != providers_.end() ? regionOfProvider(*plan_, provider->second) : std::string();
}

}  // namespace terraform

void addTerraformRegions(const Node& root, std::set<std::string>& regions) {
    if (std::string own = terraform::regionOfProvider(root, "aws"); !own.empty()) {
        regions.insert(std::move(own));
        return;
    }
    std::set<std::string> told;
    for (const char* module : {"/planned_values/root_module", "/values/root_module"})
        if (const Node* held = document::resolve(root, module)) addOwnRegions(*held, told);
    if (told.empty()) addRegions(root, told);
    regions.merge(told);
}

}  // namespace headroom::importing
