// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/terraform_tables.hpp"

#include <array>

#include "scenarios/import/inventory.hpp"
#include "scenarios/import/terraform_parts.hpp"

namespace headroom::importing::terraform {

using document::Node;

namespace {

/// Variables whose values are known after apply still name what the code asks.
void copyEnvironment(const Block& block, Node& made) {
    const auto environment = block.block("environment");
    if (!environment) return;
    Node variables = environment->known("variables").value_or(Node::object());
    if (!variables.isObject()) return;
    for (const Instance* instance : environment->instances("variables"))
        variables.set(instance->logicalName, refTo(instance->logicalName, {}));
    if (variables.size() == 0) return;
    Node all = Node::object();
    all.set("Variables", std::move(variables));
    made.set("Environment", std::move(all));
}

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
    copyEnvironment(block, made);
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
    if (!group.empty()) {
        const Node* given = made.find("LoggingConfig");
        Node config = given != nullptr ? *given : Node::object();
        config.set("LogGroup", Node::string(group));
        made.set("LoggingConfig", std::move(config));
    }
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

/// A policy's JSON as the document that it is.
void setPolicy(const Block& block, const char* key, Node& made) {
    if (auto policy = documentIn(block, key)) made.set("PolicyDocument", std::move(*policy));
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
    {"aws_lambda_alias", "AWS::Lambda::Alias", &alias},
    {"aws_lambda_event_source_mapping", "AWS::Lambda::EventSourceMapping", &mapping},
    {"aws_lambda_function_event_invoke_config", "AWS::Lambda::EventInvokeConfig", &eventInvoke},
    {"aws_dynamodb_table", "AWS::DynamoDB::Table", &table},
    {"aws_dynamodb_global_secondary_index", "part::index", &indexPart},
    {"aws_dynamodb_table_replica", "part::replica", &replicaPart},
    {"aws_dax_cluster", "AWS::DAX::Cluster", &cluster},
    {"aws_dax_parameter_group", "AWS::DAX::ParameterGroup", &parameterGroup},
    {"aws_appautoscaling_target", "AWS::ApplicationAutoScaling::ScalableTarget", &scalableTarget},
    {"aws_appautoscaling_policy", "AWS::ApplicationAutoScaling::ScalingPolicy", &scalingPolicy},
    {"aws_appautoscaling_scheduled_action", "part::action", &scheduledAction},
    {"aws_sqs_queue", "AWS::SQS::Queue", &queue},
    {"aws_sqs_queue_redrive_policy", "part::redrive", &redrivePart},
    {"aws_s3_bucket_notification", "AWS::S3::Bucket", &notification},
    {"aws_cloudwatch_event_target", "part::target", &eventTarget},
    {"aws_sns_topic_subscription", "AWS::SNS::Subscription", &subscription},
    {"aws_pipes_pipe", "AWS::Pipes::Pipe", &pipe},
    {"aws_iam_role", "AWS::IAM::Role", &role},
    {"aws_iam_role_policy", "part::policy", &policyOf},
    {"aws_iam_policy", "AWS::IAM::ManagedPolicy", &policyOf},
    {"aws_api_gateway_rest_api", "AWS::ApiGateway::RestApi", &restApi},
    {"aws_api_gateway_integration", "part::integration", &methodIntegration},
    {"aws_api_gateway_deployment", "AWS::ApiGateway::Deployment", &deployment},
    {"aws_api_gateway_stage", "AWS::ApiGateway::Stage", &stage},
    {"aws_api_gateway_method_settings", "part::settings", &settings},
    {"aws_api_gateway_usage_plan", "AWS::ApiGateway::UsagePlan", &usagePlan},
    {"aws_apigatewayv2_api", "AWS::ApiGatewayV2::Api", &httpApi},
    {"aws_apigatewayv2_authorizer", "AWS::ApiGatewayV2::Authorizer", &authorizerV2},
    {"aws_apigatewayv2_integration", "AWS::ApiGatewayV2::Integration", &integrationV2},
    {"aws_apigatewayv2_stage", "AWS::ApiGatewayV2::Stage", &stageV2},
    {"aws_apigatewayv2_route", "AWS::ApiGatewayV2::Route", &routeV2},
    {"aws_sfn_state_machine", "AWS::StepFunctions::StateMachine", &machine},
    {"aws_cloudwatch_log_group", "AWS::Logs::LogGroup", &logGroup},
    {"aws_cloudwatch_event_rule", "AWS::Events::Rule", &rule},
    {"aws_scheduler_schedule", "AWS::Scheduler::Schedule", &schedule},
});

}  // namespace

Translation translatedByHand(const std::string& type, const Block& block) {
    for (const ByHand& one : kByHand) {
        if (one.from != type) continue;
        Translation made{std::string(one.to), one.make(block)};
        // A deployment that names a stage makes it, and there is no other resource for it.
        const bool staged = type == "aws_api_gateway_deployment" && made.properties.find("StageName") != nullptr;
        if (staged) made.type = "AWS::ApiGateway::Stage";
        return made;
    }
    return {type, Node::object()};
}

}  // namespace headroom::importing::terraform
