// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/terraform_tables.hpp"

#include <array>

#include "scenarios/document/read_document.hpp"
#include "scenarios/import/inventory.hpp"
#include "scenarios/import/reference_text.hpp"

namespace headroom::importing::terraform {

using document::Node;

namespace {

void setText(Node& object, const char* key, std::string text) {
    if (!text.empty()) object.set(key, Node::string(std::move(text)));
}

Node objectOf(const Block& block, std::initializer_list<std::pair<const char*, const char*>> names) {
    Node object = Node::object();
    for (const auto& [from, to] : names) block.copy(from, object, to);
    return object;
}

void copyBlock(const Block& block, const char* from, Node& to, const char* key,
               std::initializer_list<std::pair<const char*, const char*>> names) {
    const auto inner = block.block(from);
    if (!inner) return;
    if (Node object = objectOf(*inner, names); object.size() > 0) to.set(key, std::move(object));
}

Node function(const Block& block) {
    Node made = objectOf(block, {{"function_name", "FunctionName"},
                                 {"runtime", "Runtime"},
                                 {"memory_size", "MemorySize"},
                                 {"timeout", "Timeout"},
                                 {"architectures", "Architectures"},
                                 {"package_type", "PackageType"},
                                 {"role", "Role"}});
    const auto reserved = block.value("reserved_concurrent_executions");
    if (reserved && reserved->isNumber() && reserved->asNumber() >= 0)
        made.set("ReservedConcurrentExecutions", *reserved);  // -1: none
    copyBlock(block, "ephemeral_storage", made, "EphemeralStorage", {{"size", "Size"}});
    copyBlock(block, "vpc_config", made, "VpcConfig", {{"subnet_ids", "SubnetIds"}});
    copyBlock(block, "snap_start", made, "SnapStart", {{"apply_on", "ApplyOn"}});
    copyBlock(block, "environment", made, "Environment", {{"variables", "Variables"}});
    copyBlock(block, "dead_letter_config", made, "DeadLetterConfig", {{"target_arn", "TargetArn"}});
    return made;
}

Node keySchema(const Block& block) {
    Node schema = Node::array();
    for (const auto& [attribute, kind] : {std::pair{"hash_key", "HASH"}, std::pair{"range_key", "RANGE"}}) {
        const std::string name = block.text(attribute);
        if (name.empty()) continue;
        Node key = Node::object();
        setText(key, "AttributeName", name);
        setText(key, "KeyType", kind);
        schema.append(std::move(key));
    }
    return schema;
}

Node indexes(const Block& table, const char* key, bool provisioned) {
    Node list = Node::array();
    for (const Block& block : table.blocks(key)) {
        Node index = objectOf(block, {{"name", "IndexName"}});
        index.set("KeySchema", keySchema(block));
        Node projection = objectOf(block, {{"projection_type", "ProjectionType"}});
        if (const auto attributes = block.value("non_key_attributes"); attributes && attributes->size() > 0)
            projection.set("NonKeyAttributes", *attributes);
        index.set("Projection", std::move(projection));
        if (provisioned)
            index.set("ProvisionedThroughput", objectOf(block, {{"read_capacity", "ReadCapacityUnits"},
                                                                {"write_capacity", "WriteCapacityUnits"}}));
        list.append(std::move(index));
    }
    return list;
}

Node table(const Block& block) {
    Node made =
        objectOf(block, {{"name", "TableName"}, {"billing_mode", "BillingMode"}, {"table_class", "TableClass"}});
    const bool provisioned = block.text("billing_mode") != "PAY_PER_REQUEST";
    if (provisioned)
        made.set("ProvisionedThroughput",
                 objectOf(block, {{"read_capacity", "ReadCapacityUnits"}, {"write_capacity", "WriteCapacityUnits"}}));
    made.set("KeySchema", keySchema(block));
    Node global = indexes(block, "global_secondary_index", provisioned);
    if (global.size() > 0) made.set("GlobalSecondaryIndexes", std::move(global));
    Node local = indexes(block, "local_secondary_index", false);
    if (local.size() > 0) made.set("LocalSecondaryIndexes", std::move(local));
    const auto ttl = block.block("ttl");
    if (ttl && ttl->isTrue("enabled"))
        made.set("TimeToLiveSpecification",
                 objectOf(*ttl, {{"attribute_name", "AttributeName"}, {"enabled", "Enabled"}}));
    const auto recovery = block.block("point_in_time_recovery");
    if (recovery && recovery->isTrue("enabled"))
        made.set("PointInTimeRecoverySpecification", objectOf(*recovery, {{"enabled", "PointInTimeRecoveryEnabled"}}));
    if (block.isTrue("stream_enabled"))
        made.set("StreamSpecification", objectOf(block, {{"stream_view_type", "StreamViewType"}}));
    copyBlock(block, "on_demand_throughput", made, "OnDemandThroughput",
              {{"max_read_request_units", "MaxReadRequestUnits"}, {"max_write_request_units", "MaxWriteRequestUnits"}});
    return made;
}

Node mapping(const Block& block) {
    return objectOf(block, {{"event_source_arn", "EventSourceArn"},
                            {"function_name", "FunctionName"},
                            {"batch_size", "BatchSize"},
                            {"maximum_batching_window_in_seconds", "MaximumBatchingWindowInSeconds"},
                            {"starting_position", "StartingPosition"},
                            {"enabled", "Enabled"}});
}

Node scalingPolicy(const Block& block) {
    Node made = objectOf(block, {{"policy_type", "PolicyType"},
                                 {"resource_id", "ResourceId"},
                                 {"scalable_dimension", "ScalableDimension"},
                                 {"service_namespace", "ServiceNamespace"}});
    const auto tracking = block.block("target_tracking_scaling_policy_configuration");
    if (!tracking) return made;
    Node config = objectOf(*tracking, {{"target_value", "TargetValue"},
                                       {"scale_in_cooldown", "ScaleInCooldown"},
                                       {"scale_out_cooldown", "ScaleOutCooldown"}});
    copyBlock(*tracking, "predefined_metric_specification", config, "PredefinedMetricSpecification",
              {{"predefined_metric_type", "PredefinedMetricType"}});
    made.set("TargetTrackingScalingPolicyConfiguration", std::move(config));
    return made;
}

Node cluster(const Block& block) {
    return objectOf(block, {{"cluster_name", "ClusterName"},
                            {"node_type", "NodeType"},
                            {"replication_factor", "ReplicationFactor"},
                            {"parameter_group_name", "ParameterGroupName"}});
}

Node parameterGroup(const Block& block) {
    Node values = Node::object();
    for (const Block& parameter : block.blocks("parameters")) {
        if (const auto value = parameter.value("value")) values.set(parameter.text("name"), *value);
    }
    Node made = objectOf(block, {{"name", "ParameterGroupName"}});
    made.set("ParameterNameValues", std::move(values));
    return made;
}

/// A policy's JSON as the document that it is; nothing where it is not known yet.
void setPolicy(const Block& block, const char* key, Node& made) {
    const std::string text = block.text(key);
    if (text.empty()) return;
    document::Loaded read = document::readText(text, key, document::Format::Json);
    if (read.ok()) made.set("PolicyDocument", std::move(*read.root));
}

Node role(const Block& block) {
    Node made = objectOf(block, {{"name", "RoleName"}, {"managed_policy_arns", "ManagedPolicyArns"}});
    Node policies = Node::array();
    for (const Block& inlined : block.blocks("inline_policy")) {
        Node policy = Node::object();
        setPolicy(inlined, "policy", policy);
        if (policy.size() > 0) policies.append(std::move(policy));
    }
    if (policies.size() > 0) made.set("Policies", std::move(policies));
    return made;
}

Node policyOf(const Block& block) {
    Node made = objectOf(block, {{"role", "Role"}});
    setPolicy(block, "policy", made);
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

struct ByHand {
    std::string_view from;
    std::string_view to;
    Node (*make)(const Block&);
};

constexpr auto kByHand = std::to_array<ByHand>({
    {"aws_lambda_function", "AWS::Lambda::Function", &function},
    {"aws_lambda_event_source_mapping", "AWS::Lambda::EventSourceMapping", &mapping},
    {"aws_dynamodb_table", "AWS::DynamoDB::Table", &table},
    {"aws_dax_cluster", "AWS::DAX::Cluster", &cluster},
    {"aws_dax_parameter_group", "AWS::DAX::ParameterGroup", &parameterGroup},
    {"aws_appautoscaling_policy", "AWS::ApplicationAutoScaling::ScalingPolicy", &scalingPolicy},
    {"aws_iam_role", "AWS::IAM::Role", &role},
    {"aws_iam_role_policy", "part::policy", &policyOf},
    {"aws_iam_policy", "AWS::IAM::ManagedPolicy", &policyOf},
    {"aws_api_gateway_stage", "AWS::ApiGateway::Stage", &stage},
    {"aws_apigatewayv2_stage", "AWS::ApiGatewayV2::Stage", &stageV2},
    {"aws_apigatewayv2_route", "AWS::ApiGatewayV2::Route", &routeV2},
    {"aws_api_gateway_method_settings", "part::settings", &settings},
    {"aws_api_gateway_usage_plan", "AWS::ApiGateway::UsagePlan", &usagePlan},
});

}  // namespace

Translation translatedByHand(const std::string& type, const Block& block) {
    for (const ByHand& one : kByHand) {
        if (one.from == type) return {std::string(one.to), one.make(block)};
    }
    return {type, Node::object()};
}

}  // namespace headroom::importing::terraform
