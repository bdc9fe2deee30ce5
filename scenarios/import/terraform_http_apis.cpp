// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of HTTP and WebSocket APIs as Terraform has them.
#include <algorithm>

#include "scenarios/import/inventory.hpp"
#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/terraform_parts.hpp"

namespace headroom::importing::terraform {

using document::Node;

namespace {

bool isZero(const Block& block, std::string_view key) {
    const auto value = block.value(key);
    return !value || (value->isNumber() && value->asNumber() == 0.0);
}

/// Limits and what is switched on. A state has zeros where nothing is set (terraform-provider-aws,
/// flattenDefaultRouteSettings, 2026), which is not a stage that refuses everything.
Node routeSettings(const Block& block) {
    Node made = Node::object();
    const std::string level = block.plain("logging_level");
    if (!level.empty() && level != "OFF") setText(made, "LoggingLevel", level);
    for (const auto& [from, to] : {std::pair{"detailed_metrics_enabled", "DetailedMetricsEnabled"},
                                   std::pair{"data_trace_enabled", "DataTraceEnabled"}}) {
        if (block.isTrue(from)) made.set(to, Node::boolean(true));
    }
    const bool unset =
        made.size() == 0 && isZero(block, "throttling_burst_limit") && isZero(block, "throttling_rate_limit");
    if (unset) return made;
    block.copy("throttling_burst_limit", made, "ThrottlingBurstLimit");
    block.copy("throttling_rate_limit", made, "ThrottlingRateLimit");
    return made;
}

/// The parameters of a service, of which the ones that are known after apply are found by the references.
Node serviceParameters(const Block& block) {
    Node made = block.known("request_parameters").value_or(Node::object());
    if (!made.isObject()) made = Node::object();
    for (const auto& [type, key] :
         {std::pair{"aws_sfn_state_machine", "StateMachineArn"}, std::pair{"aws_sqs_queue", "QueueUrl"}}) {
        if (made.find(key) != nullptr) continue;
        for (const Instance* instance : block.instances("request_parameters")) {
            if (instance->type == type) made.set(key, refTo(instance->logicalName, {}));
        }
    }
    return made;
}

bool isWebSocket(const Block& block) {
    const auto all = block.instances("api_id");
    return std::ranges::any_of(
        all, [](const Instance* api) { return textOf(*api->values, "protocol_type") == "WEBSOCKET"; });
}

}  // namespace

Node httpApi(const Block& block) {
    Node made = objectOf(block, {{"name", "Name"}, {"protocol_type", "ProtocolType"}, {"target", "Target"}});
    setText(made, "RouteKey", block.plain("route_key"));
    setText(made, "ApiId", block.plain("id"));
    if (auto body = documentIn(block, "body")) made.set("Body", std::move(*body));
    return made;
}

Node stageV2(const Block& block) {
    Node made = objectOf(block, {{"api_id", "ApiId"}, {"name", "StageName"}, {"auto_deploy", "AutoDeploy"}});
    if (const auto all = block.block("default_route_settings")) {
        if (Node settings = routeSettings(*all); settings.size() > 0)
            made.set("DefaultRouteSettings", std::move(settings));
    }
    Node routes = Node::object();
    for (const Block& route : block.blocks("route_settings")) {
        Node settings = routeSettings(route);
        if (settings.size() > 0) routes.set(route.plain("route_key"), std::move(settings));
    }
    if (auto variables = block.known("stage_variables")) made.set("StageVariables", std::move(*variables));
    if (routes.size() > 0) made.set("RouteSettings", std::move(routes));
    return made;
}

/// Its target is "integrations/" and an identifier: of a plan the reference alone is known.
Node routeV2(const Block& block) {
    Node made = objectOf(
        block, {{"api_id", "ApiId"}, {"authorizer_id", "AuthorizerId"}, {"authorization_type", "AuthorizationType"}});
    setText(made, "RouteKey", block.plain("route_key"));
    const auto target = block.value("target");
    if (!target) return made;
    constexpr std::string_view kPrefix = "integrations/";
    std::string name = namedIn(*target);
    if (name.empty() && target->isString() && target->asString().starts_with(kPrefix))
        name = block.named(target->asString().substr(kPrefix.size()));
    if (!name.empty()) made.set("Target", fromText(std::string(kPrefix) + "${" + name + "}", target->position()));
    return made;
}

Node integrationV2(const Block& block) {
    Node made = objectOf(block, {{"api_id", "ApiId"},
                                 {"integration_type", "IntegrationType"},
                                 {"integration_uri", "IntegrationUri"},
                                 {"integration_method", "IntegrationMethod"},
                                 {"integration_subtype", "IntegrationSubtype"},
                                 {"connection_type", "ConnectionType"},
                                 {"payload_format_version", "PayloadFormatVersion"},
                                 {"timeout_milliseconds", "TimeoutInMillis"}});
    const bool service = !textOf(made, "IntegrationSubtype").empty();
    if (Node parameters = service ? serviceParameters(block) : Node::object(); parameters.size() > 0)
        made.set("RequestParameters", std::move(parameters));
    return made;
}

/// Without a time to live the provider gives a REQUEST authorizer of an HTTP API 300 s, where it has identity sources
/// (terraform-provider-aws, resourceAuthorizerCreate, 2026); AWS's own default is none.
Node authorizerV2(const Block& block) {
    Node made = objectOf(block, {{"api_id", "ApiId"},
                                 {"authorizer_type", "AuthorizerType"},
                                 {"authorizer_uri", "AuthorizerUri"},
                                 {"identity_sources", "IdentitySource"},
                                 {"authorizer_result_ttl_in_seconds", "AuthorizerResultTtlInSeconds"}});
    const Node* sources = made.find("IdentitySource");
    const bool cached = sources != nullptr && sources->isArray() && sources->size() > 0 &&
                        textOf(made, "AuthorizerType") == "REQUEST" && !isWebSocket(block);
    if (cached && made.find("AuthorizerResultTtlInSeconds") == nullptr)
        made.set("AuthorizerResultTtlInSeconds", Node::integer(300));
    return made;
}

}  // namespace headroom::importing::terraform
