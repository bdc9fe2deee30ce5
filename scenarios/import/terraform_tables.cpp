// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/terraform_tables.hpp"

#include <array>

#include "scenarios/document/read_document.hpp"
#include "scenarios/import/inventory.hpp"
#include "scenarios/import/terraform_parts.hpp"

namespace headroom::importing::terraform {

using document::Node;

namespace {

Node function(const Block& block) {
    Node made = objectOf(block, {{"function_name", "FunctionName"},
                                 {"runtime", "Runtime"},
                                 {"memory_size", "MemorySize"},
                                 {"timeout", "Timeout"},
                                 {"architectures", "Architectures"},
                                 {"package_type", "PackageType"},
                                 {"layers", "Layers"},
                                 {"role", "Role"}});
    const auto reserved = block.value("reserved_concurrent_executions");
    if (reserved && reserved->isNumber() && reserved->asNumber() >= 0)
        made.set("ReservedConcurrentExecutions", *reserved);  // -1: none
    copyBlock(block, "ephemeral_storage", made, "EphemeralStorage", {{"size", "Size"}});
    copyBlock(block, "vpc_config", made, "VpcConfig", {{"subnet_ids", "SubnetIds"}});
    copyBlock(block, "snap_start", made, "SnapStart", {{"apply_on", "ApplyOn"}});
    copyBlock(block, "environment", made, "Environment", {{"variables", "Variables"}});
    copyBlock(block, "dead_letter_config", made, "DeadLetterConfig", {{"target_arn", "TargetArn"}});
    copyBlock(block, "tracing_config", made, "TracingConfig", {{"mode", "Mode"}});
    copyBlock(block, "durable_config", made, "DurableConfig",
              {{"execution_timeout", "ExecutionTimeout"}, {"retention_period", "RetentionPeriodInDays"}});
    copyBlock(block, "logging_config", made, "LoggingConfig",
              {{"log_format", "LogFormat"},
               {"application_log_level", "ApplicationLogLevel"},
               {"system_log_level", "SystemLogLevel"}});
    const auto logging = block.block("logging_config");
    const std::string group = logging ? logging->plain("log_group") : std::string();
    if (!group.empty()) made.find("LoggingConfig")->set("LogGroup", Node::string(group));
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

/// Makes a global table of it; see makeGlobal().
Node replicas(const Block& table, Node& made) {
    Node list = Node::array();
    for (const Block& block : table.blocks("replica")) {
        Node replica = objectOf(block, {{"region_name", "Region"}});
        if (block.isTrue("point_in_time_recovery")) {
            Node recovery = Node::object();
            recovery.set("PointInTimeRecoveryEnabled", Node::boolean(true));
            replica.set("PointInTimeRecoverySpecification", std::move(recovery));
        }
        if (block.text("consistency_mode") == "STRONG") setText(made, "MultiRegionConsistency", "STRONG");
        if (replica.size() > 0) list.append(std::move(replica));
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
        made.set("PointInTimeRecoverySpecification",
                 objectOf(*recovery, {{"enabled", "PointInTimeRecoveryEnabled"},
                                      {"recovery_period_in_days", "RecoveryPeriodInDays"}}));
    if (Node list = replicas(block, made); list.size() > 0) made.set("Replicas", std::move(list));
    copyBlock(block, "warm_throughput", made, "WarmThroughput",
              {{"read_units_per_second", "ReadUnitsPerSecond"}, {"write_units_per_second", "WriteUnitsPerSecond"}});
    copyBlock(block, "server_side_encryption", made, "SSESpecification", {{"enabled", "SSEEnabled"}});
    if (block.isTrue("stream_enabled"))
        made.set("StreamSpecification", objectOf(block, {{"stream_view_type", "StreamViewType"}}));
    copyBlock(block, "on_demand_throughput", made, "OnDemandThroughput",
              {{"max_read_request_units", "MaxReadRequestUnits"}, {"max_write_request_units", "MaxWriteRequestUnits"}});
    return made;
}

Node filters(const Block& criteria) {
    Node list = Node::array();
    for (const Block& filter : criteria.blocks("filter")) list.append(objectOf(filter, {{"pattern", "Pattern"}}));
    Node made = Node::object();
    made.set("Filters", std::move(list));
    return made;
}

Node mapping(const Block& block) {
    Node made = objectOf(block, {{"event_source_arn", "EventSourceArn"},
                                 {"function_name", "FunctionName"},
                                 {"batch_size", "BatchSize"},
                                 {"maximum_batching_window_in_seconds", "MaximumBatchingWindowInSeconds"},
                                 {"parallelization_factor", "ParallelizationFactor"},
                                 {"maximum_retry_attempts", "MaximumRetryAttempts"},
                                 {"maximum_record_age_in_seconds", "MaximumRecordAgeInSeconds"},
                                 {"bisect_batch_on_function_error", "BisectBatchOnFunctionError"},
                                 {"starting_position", "StartingPosition"},
                                 {"enabled", "Enabled"}});
    dropUnset(made);
    const auto types = block.value("function_response_types");
    if (types && types->isArray() && types->size() > 0) made.set("FunctionResponseTypes", *types);
    const auto window = block.value("tumbling_window_in_seconds");
    if (window && window->isNumber() && window->asNumber() > 0) made.set("TumblingWindowInSeconds", *window);
    if (const auto criteria = block.block("filter_criteria")) made.set("FilterCriteria", filters(*criteria));
    copyBlock(block, "scaling_config", made, "ScalingConfig", {{"maximum_concurrency", "MaximumConcurrency"}});
    if (Node told = destinations(block); told.size() > 0) made.set("DestinationConfig", std::move(told));
    return made;
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
    {"aws_api_gateway_rest_api", "AWS::ApiGateway::RestApi", &restApi},
    {"aws_api_gateway_stage", "AWS::ApiGateway::Stage", &stage},
    {"aws_apigatewayv2_stage", "AWS::ApiGatewayV2::Stage", &stageV2},
    {"aws_apigatewayv2_route", "AWS::ApiGatewayV2::Route", &routeV2},
    {"aws_api_gateway_method_settings", "part::settings", &settings},
    {"aws_api_gateway_usage_plan", "AWS::ApiGateway::UsagePlan", &usagePlan},
    {"aws_sfn_state_machine", "AWS::StepFunctions::StateMachine", &machine},
    {"aws_cloudwatch_log_group", "AWS::Logs::LogGroup", &logGroup},
    {"aws_scheduler_schedule", "AWS::Scheduler::Schedule", &schedule},
    {"aws_lambda_function_event_invoke_config", "AWS::Lambda::EventInvokeConfig", &eventInvoke},
});

}  // namespace

Translation translatedByHand(const std::string& type, const Block& block) {
    for (const ByHand& one : kByHand) {
        if (one.from == type) return {std::string(one.to), one.make(block)};
    }
    return {type, Node::object()};
}

}  // namespace headroom::importing::terraform
