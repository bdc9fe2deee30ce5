// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/physical_names.hpp"

#include <algorithm>
#include <array>

#include "scenarios/import/account_names.hpp"
#include "scenarios/import/definition_names.hpp"
#include "scenarios/import/reference_text.hpp"

namespace headroom::importing {

using document::Node;

namespace {

struct Referring {
    std::string_view type;
    std::string_view key;
    Called kind;
};

/// Properties that name another resource, and are not names of the resource itself.
constexpr auto kReferring = std::to_array<Referring>({
    {"AWS::Lambda::EventSourceMapping", "FunctionName", Called::Function},
    {"AWS::Lambda::EventSourceMapping", "EventSourceArn", Called::Queue},
    {"AWS::Lambda::Alias", "FunctionName", Called::Function},
    {"AWS::Lambda::Version", "FunctionName", Called::Function},
    {"AWS::Lambda::Permission", "FunctionName", Called::Function},
    {"AWS::Lambda::Url", "TargetFunctionArn", Called::Function},
    {"AWS::Lambda::EventInvokeConfig", "FunctionName", Called::Function},
    {"AWS::DAX::Cluster", "ParameterGroupName", Called::ParameterGroup},
});

/// Properties with texts, somewhere inside, that hold ARNs or names of what is called.
constexpr auto kHolding = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"AWS::ApiGateway::Method", "Integration"},
    {"AWS::ApiGateway::RestApi", "Body"},
    {"AWS::ApiGateway::Authorizer", "AuthorizerUri"},
    {"AWS::ApiGatewayV2::Api", "Body"},
    {"AWS::ApiGatewayV2::Api", "Target"},
    {"AWS::ApiGatewayV2::Integration", "IntegrationUri"},
    {"AWS::ApiGatewayV2::Integration", "RequestParameters"},
    {"AWS::ApiGatewayV2::Authorizer", "AuthorizerUri"},
    {"AWS::Events::Rule", "Targets"},
    {"AWS::Scheduler::Schedule", "Target"},
    {"AWS::Lambda::EventInvokeConfig", "DestinationConfig"},
    {"AWS::Lambda::EventSourceMapping", "DestinationConfig"},
    {"AWS::Lambda::Function", "DeadLetterConfig"},
    {"AWS::SQS::Queue", "RedrivePolicy"},
    {"AWS::SNS::Subscription", "Endpoint"},
    {"AWS::SNS::Subscription", "RedrivePolicy"},
    {"AWS::SNS::Topic", "Subscription"},
    {"AWS::S3::Bucket", "NotificationConfiguration"},
    {"AWS::Pipes::Pipe", "Source"},
    {"AWS::Pipes::Pipe", "Target"},
});

void resolve(Node& value, Called kind, const AccountNames& names) {
    const auto text = toText(value);
    if (!text) return;
    const std::string found = names.resource(kind, *text);
    if (!found.empty()) value = refTo(found, value.position());
}

/// "table/NAME", "table/NAME/index/I", "function:NAME:ALIAS".
void resolveScaled(Node& value, const AccountNames& names) {
    const auto text = toText(value);
    if (!text) return;
    const std::size_t begin = text->find_first_of("/:");
    if (begin == std::string::npos) return;
    const std::size_t end = std::min(text->find_first_of("/:", begin + 1), text->size());
    const Called kind = text->starts_with("function") ? Called::Function : Called::Table;
    const std::string found = names.resource(kind, text->substr(begin + 1, end - begin - 1));
    if (found.empty()) return;
    value = Node::string(text->substr(0, begin + 1) + found + text->substr(end), value.position());
}

/// Lambda writes a function's log to the group "/aws/lambda/NAME"; LoggingConfig may name another one.
void resolveLog(Resource& resource, const AccountNames& names) {
    constexpr std::string_view kPrefix = "/aws/lambda/";
    if (resource.type == "AWS::Lambda::Function") {
        Node* config = resource.properties.find("LoggingConfig");
        Node* group = config != nullptr && config->isObject() ? config->find("LogGroup") : nullptr;
        if (group != nullptr) resolve(*group, Called::LogGroup, names);
    }
    Node* name = resource.type == "AWS::Logs::LogGroup" ? resource.properties.find("LogGroupName") : nullptr;
    const auto text = name != nullptr ? toText(*name) : std::nullopt;
    if (!text || !text->starts_with(kPrefix)) return;
    const std::string found = names.resource(Called::Function, text->substr(kPrefix.size()));
    if (!found.empty()) *name = fromText(std::string(kPrefix) + "${" + found + "}", name->position());
}

}  // namespace

void resolvePhysicalNames(Inventory& inventory) {
    const AccountNames names(inventory);
    if (names.empty()) return;
    for (Resource& resource : inventory.resources) {
        for (const Referring& one : kReferring) {
            Node* value = resource.type == one.type ? resource.properties.find(one.key) : nullptr;
            if (value != nullptr) resolve(*value, one.kind, names);
        }
        for (const auto& [type, key] : kHolding) {
            Node* value = resource.type == type ? resource.properties.find(key) : nullptr;
            if (value != nullptr) resolveInside(*value, names);
        }
        if (resource.type == "AWS::StepFunctions::StateMachine") resolveDefinition(resource, names);
        resolveLog(resource, names);
        Node* scaled = resource.type.starts_with("AWS::ApplicationAutoScaling::")
                           ? resource.properties.find("ResourceId")
                           : nullptr;
        if (scaled != nullptr) resolveScaled(*scaled, names);
    }
}

}  // namespace headroom::importing
