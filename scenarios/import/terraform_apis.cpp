// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of API Gateway as Terraform has them.
#include "scenarios/import/inventory.hpp"
#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/terraform_parts.hpp"

namespace headroom::importing::terraform {

using document::Node;

Node restApi(const Block& block) {
    Node made = objectOf(block, {{"name", "Name"}});
    copyBlock(block, "endpoint_configuration", made, "EndpointConfiguration", {{"types", "Types"}});
    return made;
}

Node stage(const Block& block) {
    Node made = objectOf(block, {{"rest_api_id", "RestApiId"},
                                 {"stage_name", "StageName"},
                                 {"cache_cluster_enabled", "CacheClusterEnabled"},
                                 {"cache_cluster_size", "CacheClusterSize"},
                                 {"xray_tracing_enabled", "TracingEnabled"}});
    return made;
}

Node stageV2(const Block& block) {
    Node made = objectOf(block, {{"api_id", "ApiId"}, {"name", "StageName"}, {"auto_deploy", "AutoDeploy"}});
    copyBlock(block, "default_route_settings", made, "DefaultRouteSettings",
              {{"throttling_burst_limit", "ThrottlingBurstLimit"}, {"throttling_rate_limit", "ThrottlingRateLimit"}});
    return made;
}

/// Its target is "integrations/" and an identifier: of a plan the reference alone is known.
Node routeV2(const Block& block) {
    Node made = objectOf(block, {{"api_id", "ApiId"},
                                 {"route_key", "RouteKey"},
                                 {"authorizer_id", "AuthorizerId"},
                                 {"authorization_type", "AuthorizationType"}});
    const auto target = block.value("target");
    if (!target) return made;
    constexpr std::string_view kPrefix = "integrations/";
    std::string name = namedIn(*target);
    if (name.empty() && target->isString() && target->asString().starts_with(kPrefix))
        name = block.named(target->asString().substr(kPrefix.size()));
    if (!name.empty()) made.set("Target", fromText(std::string(kPrefix) + "${" + name + "}", target->position()));
    return made;
}

/// "items/GET" or "*/*" as MethodSettings has it.
Node settings(const Block& block) {
    Node made = objectOf(block, {{"rest_api_id", "RestApiId"}, {"stage_name", "StageName"}});
    const std::string path = block.text("method_path");
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return made;
    setText(made, "ResourcePath", path == "*/*" ? "/*" : "/" + path.substr(0, slash));
    setText(made, "HttpMethod", path.substr(slash + 1));
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
    Node stages = Node::array();
    for (const Block& opened : block.blocks("api_stages"))
        stages.append(objectOf(opened, {{"api_id", "ApiId"}, {"stage", "Stage"}}));
    made.set("ApiStages", std::move(stages));
    copyBlock(block, "throttle_settings", made, "Throttle",
              {{"burst_limit", "BurstLimit"}, {"rate_limit", "RateLimit"}});
    copyBlock(block, "quota_settings", made, "Quota", {{"limit", "Limit"}, {"offset", "Offset"}, {"period", "Period"}});
    return made;
}

}  // namespace headroom::importing::terraform
