// SPDX-License-Identifier: GPL-3.0-or-later
// Aliases, and auto scaling as Terraform has it.
#include "scenarios/import/inventory.hpp"
#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/terraform_parts.hpp"

namespace headroom::importing::terraform {

using document::Node;

namespace {

/// The one global index of a table; empty where there are several.
std::string onlyIndex(const Instance& table) {
    const Node* list = table.values->find("global_secondary_index");
    const bool one = list != nullptr && list->isArray() && list->size() == 1;
    return one ? textOf(list->elements().front(), "name") : std::string();
}

/// "table/NAME" or "function:NAME:ALIAS" of what the references of an identifier name that is known after apply.
std::string scaledBy(const Block& block, bool index) {
    std::string function;
    std::string alias;
    for (const Instance* instance : block.instances("resource_id")) {
        const std::string reference = "${" + instance->logicalName + "}";
        if (instance->type == "aws_dynamodb_table") {
            const std::string own = index ? onlyIndex(*instance) : std::string();
            if (index && own.empty()) return {};
            return "table/" + reference + (index ? "/index/" + own : "");
        }
        if (instance->type == "aws_lambda_function") function = reference;
        if (instance->type == "aws_lambda_alias") alias = textOf(*instance->values, "name");
    }
    return function.empty() || alias.empty() ? std::string() : "function:" + function + ":" + alias;
}

/// What is scaled, alike of targets, policies and actions.
Node scaled(const Block& block) {
    Node made =
        objectOf(block, {{"scalable_dimension", "ScalableDimension"}, {"service_namespace", "ServiceNamespace"}});
    std::string text = block.plain("resource_id");
    const bool index = textOf(made, "ScalableDimension").starts_with("dynamodb:index:");
    if (!text.empty())
        made.set("ResourceId", Node::string(std::move(text)));
    else if (text = scaledBy(block, index); !text.empty())
        made.set("ResourceId", fromText(text, {}));
    return made;
}

/// {"2": 0.1} as a list of one entry.
void copyWeights(const Block& block, Node& made) {
    const auto routing = block.block("routing_config");
    const auto weights = routing ? routing->known("additional_version_weights") : std::nullopt;
    if (!weights || !weights->isObject() || weights->size() == 0) return;
    Node list = Node::array();
    for (const document::Member& member : weights->members()) {
        Node entry = Node::object();
        setText(entry, "FunctionVersion", member.key);
        entry.set("FunctionWeight", member.value);
        list.append(std::move(entry));
    }
    Node config = Node::object();
    config.set("AdditionalVersionWeights", std::move(list));
    made.set("RoutingConfig", std::move(config));
}

}  // namespace

Node alias(const Block& block) {
    Node made =
        objectOf(block, {{"name", "Name"}, {"function_name", "FunctionName"}, {"function_version", "FunctionVersion"}});
    copyWeights(block, made);
    return made;
}

Node scalableTarget(const Block& block) {
    Node made = scaled(block);
    block.copy("min_capacity", made, "MinCapacity");
    block.copy("max_capacity", made, "MaxCapacity");
    return made;
}

Node scalingPolicy(const Block& block) {
    Node made = scaled(block);
    block.copy("policy_type", made, "PolicyType");
    const auto tracking = block.block("target_tracking_scaling_policy_configuration");
    if (!tracking) return made;
    Node config = objectOf(*tracking, {{"target_value", "TargetValue"},
                                       {"scale_in_cooldown", "ScaleInCooldown"},
                                       {"scale_out_cooldown", "ScaleOutCooldown"}});
    if (tracking->isTrue("disable_scale_in")) config.set("DisableScaleIn", Node::boolean(true));
    copyBlock(*tracking, "predefined_metric_specification", config, "PredefinedMetricSpecification",
              {{"predefined_metric_type", "PredefinedMetricType"}});
    made.set("TargetTrackingScalingPolicyConfiguration", std::move(config));
    return made;
}

Node scheduledAction(const Block& block) {
    Node made = scaled(block);
    setText(made, "ScheduledActionName", block.plain("name"));
    for (const auto& [from, to] : {std::pair{"schedule", "Schedule"}, std::pair{"timezone", "Timezone"},
                                   std::pair{"start_time", "StartTime"}, std::pair{"end_time", "EndTime"}})
        setText(made, to, block.plain(from));
    copyBlock(block, "scalable_target_action", made, "ScalableTargetAction",
              {{"min_capacity", "MinCapacity"}, {"max_capacity", "MaxCapacity"}});
    return made;
}

}  // namespace headroom::importing::terraform
