// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of REST APIs as Terraform has them.
#include <algorithm>
#include <array>

#include "scenarios/import/inventory.hpp"
#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/terraform_parts.hpp"

namespace headroom::importing::terraform {

using document::Node;

namespace {

/// Which method a path that is known after apply means: the resource and the method that its references name.
void nameMethod(const Block& block, Node& made) {
    for (const Instance* instance : block.instances("method_path")) {
        if (instance->type == "aws_api_gateway_resource") made.set("PathOf", refTo(instance->logicalName, {}));
        if (instance->type == "aws_api_gateway_method")
            setText(made, "HttpMethod", textOf(*instance->values, "http_method"));
    }
}

/// What a template that is known after apply asks: the machine, the table or the queue that its references name.
std::optional<Node> templateNaming(const Block& block) {
    static constexpr auto kAsked =
        std::to_array<std::pair<std::string_view, std::string_view>>({{"aws_sfn_state_machine", "stateMachineArn"},
                                                                      {"aws_dynamodb_table", "TableName"},
                                                                      {"aws_sqs_queue", "QueueUrl"}});
    for (const Instance* instance : block.instances("request_templates")) {
        for (const auto& [type, key] : kAsked) {
            if (instance->type != type) continue;
            Node templates = Node::object();
            templates.set("application/json",
                          fromText("{\"" + std::string(key) + "\":\"${" + instance->logicalName + "}\"}", {}));
            return templates;
        }
    }
    return std::nullopt;
}

/// The limits that a stage of a usage plan gives to methods: "/orders/GET" to what it may take.
Node planThrottle(const Block& opened) {
    Node throttle = Node::object();
    for (const Block& method : opened.blocks("throttle")) {
        std::string path = method.plain("path");
        if (!path.empty())
            throttle.set(std::move(path),
                         objectOf(method, {{"burst_limit", "BurstLimit"}, {"rate_limit", "RateLimit"}}));
    }
    return throttle;
}

/// The stage that an entry of the configuration opens, by its name.
std::string stageOf(const Block& entry) {
    const auto stage = entry.value("stage");
    if (stage && stage->isString()) return stage->asString();
    for (const Instance* instance : entry.instances("stage")) {
        if (std::string name = textOf(*instance->values, "stage_name"); !name.empty()) return name;
    }
    return {};
}

/// The stages of a plan come in an order of their own: entries of the configuration are told apart by what they name.
Node openedStages(const Block& block) {
    Node stages = Node::array();
    const std::vector<Block> opened = block.blocks("api_stages");
    const std::vector<Block> configured = block.configured("api_stages");
    const bool known = std::ranges::all_of(opened, [](const Block& one) { return !one.isUnknown("api_id"); });
    for (std::size_t i = 0; i < opened.size(); ++i) {
        const bool paired = !known && i < configured.size();
        const std::string name = paired ? stageOf(configured[i]) : std::string();
        Node entry = objectOf(paired ? configured[i] : opened[i], {{"api_id", "ApiId"}, {"stage", "Stage"}});
        setText(entry, "Stage", name);
        for (const Block& values : opened) {
            const bool same = paired ? values.plain("stage") == name : &values == &opened[i];
            if (Node throttle = same ? planThrottle(values) : Node::object(); throttle.size() > 0)
                entry.set("Throttle", std::move(throttle));
        }
        stages.append(std::move(entry));
    }
    return stages;
}

}  // namespace

Node restApi(const Block& block) {
    Node made = objectOf(block, {{"name", "Name"}, {"api_key_source", "ApiKeySourceType"}});
    copyBlock(block, "endpoint_configuration", made, "EndpointConfiguration", {{"types", "Types"}});
    if (auto body = documentIn(block, "body")) made.set("Body", std::move(*body));
    return made;
}

Node methodIntegration(const Block& block) {
    Node made = objectOf(block, {{"rest_api_id", "RestApiId"},
                                 {"resource_id", "ResourceId"},
                                 {"http_method", "HttpMethod"},
                                 {"type", "Type"},
                                 {"uri", "Uri"},
                                 {"integration_http_method", "IntegrationHttpMethod"},
                                 {"connection_type", "ConnectionType"},
                                 {"timeout_milliseconds", "TimeoutInMillis"}});
    const auto copyKnown = [&](const char* from, const char* to) {
        if (auto value = block.known(from); value && value->size() > 0) made.set(to, std::move(*value));
    };
    copyKnown("request_parameters", "RequestParameters");
    copyKnown("cache_key_parameters", "CacheKeyParameters");
    copyKnown("request_templates", "RequestTemplates");
    if (made.find("RequestTemplates") != nullptr) return made;
    if (auto naming = templateNaming(block)) made.set("RequestTemplates", std::move(*naming));
    return made;
}

Node deployment(const Block& block) {
    return objectOf(block, {{"rest_api_id", "RestApiId"}, {"stage_name", "StageName"}});
}

Node stage(const Block& block) {
    Node made = objectOf(block, {{"rest_api_id", "RestApiId"},
                                 {"stage_name", "StageName"},
                                 {"cache_cluster_enabled", "CacheClusterEnabled"},
                                 {"cache_cluster_size", "CacheClusterSize"},
                                 {"xray_tracing_enabled", "TracingEnabled"}});
    if (auto variables = block.known("variables")) made.set("Variables", std::move(*variables));
    return made;
}

/// "items/GET" or "*/*" as MethodSettings has it.
Node settings(const Block& block) {
    Node made = objectOf(block, {{"rest_api_id", "RestApiId"}, {"stage_name", "StageName"}});
    const std::string path = block.plain("method_path");
    if (path.empty()) {
        nameMethod(block, made);
    } else if (const std::size_t slash = path.rfind('/'); slash != std::string::npos) {
        const std::size_t begin = path.starts_with('/') ? 1 : 0;
        const std::string resource = slash > begin ? path.substr(begin, slash - begin) : std::string();
        setText(made, "ResourcePath", path == "*/*" ? "/*" : "/" + resource);
        setText(made, "HttpMethod", path.substr(slash + 1));
    }
    if (const auto own = block.block("settings")) {
        for (const auto& [from, to] :
             {std::pair{"throttling_burst_limit", "ThrottlingBurstLimit"},
              std::pair{"throttling_rate_limit", "ThrottlingRateLimit"}, std::pair{"caching_enabled", "CachingEnabled"},
              std::pair{"cache_ttl_in_seconds", "CacheTtlInSeconds"}}) {
            const auto value = own->value(from);
            const bool none = value && value->isNumber() && value->asNumber() < 0;  // -1: no limit of its own
            if (value && !none) made.set(to, *value);
        }
    }
    return made;
}

Node usagePlan(const Block& block) {
    Node made = Node::object();
    made.set("ApiStages", openedStages(block));
    copyBlock(block, "throttle_settings", made, "Throttle",
              {{"burst_limit", "BurstLimit"}, {"rate_limit", "RateLimit"}});
    copyBlock(block, "quota_settings", made, "Quota", {{"limit", "Limit"}, {"offset", "Offset"}, {"period", "Period"}});
    return made;
}

}  // namespace headroom::importing::terraform
