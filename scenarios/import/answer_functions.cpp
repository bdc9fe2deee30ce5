// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/answer_functions.hpp"

#include <algorithm>

#include "scenarios/import/answer_parts.hpp"
#include "scenarios/import/answer_rest.hpp"
#include "scenarios/import/untaken.hpp"

namespace headroom::importing {

using document::Node;

namespace {

constexpr std::string_view kFunction = ":function:";

/// "NAME" and "live" of "arn:aws:lambda:eu-west-1:1:function:NAME:live".
struct Qualified {
    std::string arn;  ///< of the function
    std::string name;
    std::string qualifier;
};

Qualified qualified(const std::string& arn) {
    const std::size_t mark = arn.find(kFunction);
    if (mark == std::string::npos) return {arn, arn, {}};
    const std::size_t begin = mark + kFunction.size();
    const std::size_t end = std::min(arn.find(':', begin), arn.size());
    return {arn.substr(0, end), arn.substr(begin, end - begin), end < arn.size() ? arn.substr(end + 1) : std::string()};
}

Resource& add(const std::string& name, std::string type, const Origin& origin, Inventory& inventory) {
    const std::string common = logicalName(name);
    std::string logical = common;
    for (int i = 2; inventory.find(logical) != nullptr; ++i) logical = common + std::to_string(i);
    inventory.resources.push_back(newResource(std::move(logical), std::move(type), origin));
    return inventory.resources.back();
}

void setText(Node& object, const char* key, std::string value, document::Position at) {
    object.set(key, Node::string(std::move(value), at), at);
}

/// {"8": 0.1} as CloudFormation lists it.
Node weightsOf(const Node& given) {
    Node list = Node::array(given.position());
    for (const document::Member& weight : given.members()) {
        Node one = Node::object(weight.keyPosition);
        setText(one, "FunctionVersion", weight.key, weight.keyPosition);
        one.set("FunctionWeight", weight.value, weight.keyPosition);
        list.append(std::move(one));
    }
    Node routing = Node::object(given.position());
    routing.set("AdditionalVersionWeights", std::move(list), given.position());
    return routing;
}

}  // namespace

void addAlias(const Node& alias, const Origin& origin, Inventory& inventory) {
    const Qualified of = qualified(textOf(alias, "AliasArn"));
    Resource& made = add(of.name + "-" + textOf(alias, "Name"), "AWS::Lambda::Alias", origin, inventory);
    setText(made.properties, "FunctionName", of.arn, origin.at);
    copyMember(alias, "FunctionVersion", made.properties, "FunctionVersion");
    copyMember(alias, "Name", made.properties, "Name");
    const Node* routing = alias.find("RoutingConfig");
    const Node* weights = routing != nullptr ? routing->find("AdditionalVersionWeights") : nullptr;
    if (weights != nullptr && weights->isObject() && weights->size() > 0)
        made.properties.set("RoutingConfig", weightsOf(*weights), origin.at);
}

void addUrl(const Node& url, const Origin& origin, Inventory& inventory) {
    const std::string arn = textOf(url, "FunctionArn");
    Resource& made = add(qualified(arn).name + "-url", "AWS::Lambda::Url", origin, inventory);
    setText(made.properties, "TargetFunctionArn", arn, origin.at);
    copyMember(url, "AuthType", made.properties, "AuthType");
    copyMember(url, "InvokeMode", made.properties, "InvokeMode");
}

void addEventInvoke(const Node& config, const Origin& origin, Inventory& inventory) {
    const Qualified of = qualified(textOf(config, "FunctionArn"));
    Resource& made = add(of.name + "-events", "AWS::Lambda::EventInvokeConfig", origin, inventory);
    setText(made.properties, "FunctionName", of.arn, origin.at);
    setText(made.properties, "Qualifier", of.qualifier.empty() ? "$LATEST" : of.qualifier, origin.at);
    for (const char* key : {"MaximumRetryAttempts", "MaximumEventAgeInSeconds"})
        copyMember(config, key, made.properties, key);
    const Node* told = config.find("DestinationConfig");
    if (told != nullptr && !saysNothing(*told))
        copyMember(config, "DestinationConfig", made.properties, "DestinationConfig");
}

void addProvisioned(const Node& config, const Origin& origin, Inventory& inventory) {
    const Qualified of = qualified(textOf(config, "FunctionArn"));
    const Node* requested = config.find("RequestedProvisionedConcurrentExecutions");
    if (requested == nullptr) return;
    Node kept = Node::object(origin.at);
    kept.set("ProvisionedConcurrentExecutions", *requested, requested->position());
    for (Resource& alias : inventory.resources) {
        const bool same = alias.type == "AWS::Lambda::Alias" && textOf(alias.properties, "Name") == of.qualifier &&
                          textOf(alias.properties, "FunctionName") == of.arn;
        if (same) return alias.properties.set("ProvisionedConcurrencyConfig", std::move(kept), origin.at), void();
    }
    Resource& made = add("Version" + of.qualifier, "AWS::Lambda::Version", origin, inventory);
    setText(made.properties, "FunctionName", of.arn, origin.at);
    made.properties.set("ProvisionedConcurrencyConfig", std::move(kept), origin.at);
}

void addMapping(const Node& mapping, const Origin& origin, Inventory& inventory, Report& report) {
    Resource& made = add("Mapping" + textOf(mapping, "UUID"), "AWS::Lambda::EventSourceMapping", origin, inventory);
    for (const char* key : {"EventSourceArn", "BatchSize", "MaximumBatchingWindowInSeconds", "ParallelizationFactor",
                            "StartingPosition", "MaximumRetryAttempts", "MaximumRecordAgeInSeconds"})
        copyMember(mapping, key, made.properties, key);
    std::erase_if(made.properties.members(), [](const document::Member& member) {  // -1: as long as it is kept
        return member.value.isNumber() && member.value.asNumber() < 0.0;
    });
    copyMember(mapping, "FunctionArn", made.properties, "FunctionName");
    const std::string state = textOf(mapping, "State");
    if (state == "Disabled" || state == "Disabling")
        made.properties.set("Enabled", Node::boolean(false, origin.at), origin.at);
    tellRest(mapping, made, report);
}

}  // namespace headroom::importing
