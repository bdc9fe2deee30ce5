// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/platform/autoscaling/spec.hpp"
#include "model/services/apigateway/deployment_fields.hpp"
#include "model/services/apigateway/event_fields.hpp"
#include "model/services/apigateway/part_fields.hpp"
#include "model/services/apigateway/service_call_fields.hpp"
#include "model/services/dynamodb/change_fields.hpp"
#include "model/services/dynamodb/global_capacity_fields.hpp"
#include "model/services/dynamodb/global_table_fields.hpp"
#include "model/services/lambda/mapping_fields.hpp"
#include "model/services/stepfunctions/spec_fields.hpp"
#include "model/services/stepfunctions/state_fields.hpp"
#include "scenarios/format/arrival_fields.hpp"
#include "scenarios/format/reference.hpp"
#include "scenarios/format/sections.hpp"
#include "scenarios/format/session_fields.hpp"
#include "scenarios/format/workload_fields.hpp"

namespace headroom::format {

namespace {

template <class Fields>
void add(std::vector<FieldGroup>& groups, std::string path, std::string title, const Fields& fields) {
    FieldGroup group{std::move(path), std::move(title), {}, {}};
    for (const auto& field : fields) group.fields.push_back(&field.info);
    groups.push_back(std::move(group));
}

template <class Others>
void addOthers(FieldGroup& group, const Others& others) {
    for (const base::OtherProperty& other : others) group.others.push_back(&other);
}

/// A REST API's routes as resources, and as events of functions.
void addMethods(std::vector<FieldGroup>& groups) {
    add(groups, "AWS::ApiGateway::Resource", "a part of a REST API's path", apigateway::kPathFields);
    add(groups, "AWS::ApiGateway::Method", "a route of a REST API", apigateway::kMethodFields);
    addOthers(groups.back(), apigateway::kMethodOtherProperties);
    add(groups, "Integration", "of a method", apigateway::kMethodIntegrationFields);
    addOthers(groups.back(), apigateway::kMethodIntegrationOtherProperties);
    add(groups, "AWS::ApiGateway::Deployment", "a deployment of a REST API", apigateway::kDeploymentFields);
    addOthers(groups.back(), apigateway::kDeploymentOtherProperties);
    add(groups, "StageDescription", "of a deployment, beside a stage's keys", apigateway::kStageDescriptionFields);
    addOthers(groups.back(), apigateway::kStageDescriptionOtherProperties);
    add(groups, "Events.X (Api)", "an event of a function (SAM)", apigateway::kApiEventFields);
    addOthers(groups.back(), apigateway::kApiEventOtherProperties);
    add(groups, "Events.X (HttpApi)", "an event of a function (SAM)", apigateway::kHttpApiEventFields);
    addOthers(groups.back(), apigateway::kHttpApiEventOtherProperties);
    add(groups, "Auth", "of such an event", apigateway::kEventAuthFields);
    addOthers(groups.back(), apigateway::kEventAuthOtherProperties);
}

void addApis(std::vector<FieldGroup>& groups) {
    add(groups, "AWS::ApiGateway::RestApi", "a REST API", apigateway::kRestFields);
    addOthers(groups.back(), apigateway::kRestOtherProperties);
    add(groups, "AWS::Serverless::Api", "a REST API and its stage (SAM)", apigateway::kServerlessApiFields);
    for (const auto& field : apigateway::kServerlessStageFields) groups.back().fields.push_back(&field.info);
    addOthers(groups.back(), apigateway::kServerlessApiOtherProperties);
    add(groups, "Routes.X", "a route of an API", apigateway::kRouteFields);
    add(groups, "Http", "a server outside the model, as a route's Integration", apigateway::kHttpBackendFields);
    add(groups, "Service", "an action of an AWS service, as a route's Integration", apigateway::kServiceFields);
    add(groups, "AWS::ApiGateway::Stage", "a stage of a REST API", apigateway::kStageFields);
    addOthers(groups.back(), apigateway::kStageOtherProperties);
    add(groups, "AWS::ApiGatewayV2::Stage", "a stage of an HTTP or WebSocket API", apigateway::kStageV2Fields);
    addOthers(groups.back(), apigateway::kStageV2OtherProperties);
    add(groups, "AWS::ApiGatewayV2::Route", "a route of an HTTP or WebSocket API", apigateway::kRoutePartFields);
    addOthers(groups.back(), apigateway::kRoutePartOtherProperties);
    add(groups, "AWS::ApiGatewayV2::Integration", "where a route's requests go", apigateway::kIntegrationFields);
    addOthers(groups.back(), apigateway::kIntegrationOtherProperties);
    addMethods(groups);
    add(groups, "MethodSettings[]", "of a stage of a REST API", apigateway::kMethodSettingFields);
    add(groups, "RouteSettings.X", "of a stage of an HTTP API", apigateway::kRouteSettingFields);
    add(groups, "AWS::ApiGateway::UsagePlan", "limits of API keys", apigateway::kUsagePlanFields);
    addOthers(groups.back(), apigateway::kUsagePlanOtherProperties);
    add(groups, "Throttle", "of a usage plan", apigateway::kPlanThrottleFields);
    add(groups, "Quota", "of a usage plan", apigateway::kPlanQuotaFields);
    add(groups, "AWS::ApiGateway::Authorizer", "who may call a REST API", apigateway::kAuthorizerFields);
    for (const auto& field : apigateway::kAuthorizerBehaviorFields) groups.back().fields.push_back(&field.info);
    addOthers(groups.back(), apigateway::kAuthorizerOtherProperties);
    add(groups, "AWS::ApiGatewayV2::Authorizer", "who may call an HTTP or WebSocket API",
        apigateway::kAuthorizerV2Fields);
    for (const auto& field : apigateway::kAuthorizerBehaviorFields) groups.back().fields.push_back(&field.info);
    addOthers(groups.back(), apigateway::kAuthorizerOtherProperties);
}

/// Of provisioned global tables, and of what their regions have for themselves.
void addGlobalCapacity(std::vector<FieldGroup>& groups) {
    add(groups, "WriteProvisionedThroughputSettings", "of a global table or its index", dynamodb::kGlobalWriteFields);
    add(groups, "ReadProvisionedThroughputSettings", "of a replica or its index", dynamodb::kReplicaReadFields);
    add(groups, "ReadOnDemandThroughputSettings", "of a global table, a replica or its index",
        dynamodb::kReplicaOnDemandFields);
    add(groups, "WriteCapacityAutoScalingSettings", "writes or, of ReadCapacityAutoScalingSettings, reads",
        dynamodb::kScaledCapacityFields);
    add(groups, "TargetTrackingScalingPolicyConfiguration (global table)", "of capacity that is scaled",
        dynamodb::kGlobalTrackingFields);
    add(groups, "GlobalSecondaryIndexes[] (global table)", "an index of a global table",
        dynamodb::kGlobalTableIndexFields);
    add(groups, "Replicas[].GlobalSecondaryIndexes[]", "an index in one region", dynamodb::kReplicaIndexFields);
}

void addTables(std::vector<FieldGroup>& groups) {
    add(groups, "AWS::DynamoDB::Table", "a table", dynamodb::kFields);
    addOthers(groups.back(), dynamodb::kOtherProperties);
    add(groups, "ProvisionedThroughput", "of a table", dynamodb::kProvisionedThroughputFields);
    add(groups, "OnDemandThroughput", "of a table", dynamodb::kOnDemandThroughputFields);
    add(groups, "WarmThroughput", "of a table", dynamodb::kWarmThroughputFields);
    add(groups, "AWS::DynamoDB::GlobalTable", "a table in several regions", dynamodb::kGlobalTableFields);
    for (const auto& field : dynamodb::kFields) {
        if (field.info.place == base::FieldPlace::Behavior) groups.back().fields.push_back(&field.info);
    }
    for (const auto& field : dynamodb::kReplicationFields) groups.back().fields.push_back(&field.info);
    addOthers(groups.back(), dynamodb::kGlobalTableOtherProperties);
    add(groups, "Replicas[]", "of a global table", dynamodb::kReplicaFields);
    addOthers(groups.back(), dynamodb::kReplicaOtherProperties);
    add(groups, "WriteOnDemandThroughputSettings", "of a global table", dynamodb::kWriteSettingsFields);
    addGlobalCapacity(groups);
    add(groups, "StreamSpecification", "of a table or a global table", dynamodb::kStreamViewFields);
    addOthers(groups.back(), dynamodb::kStreamOtherProperties);
    add(groups, "TimeToLiveSpecification", "of a table", dynamodb::kTimeToLiveFields);
    add(groups, "PointInTimeRecoverySpecification", "of a table", dynamodb::kRecoveryFields);
    add(groups, "Latency", "of a table, by operation", dynamodb::kLatencyFields);
    add(groups, "GlobalSecondaryIndexes[]", "a secondary index of a table, global or local", dynamodb::kIndexFields);
    add(groups, "Projection", "of a secondary index", dynamodb::kProjectionFields);
    add(groups, "Indexes.X", "Behavior of a table: of its secondary index X", dynamodb::kIndexBehaviorFields);
    add(groups, "Properties (Change)", "of an event that changes a table", dynamodb::kChangeFields);
    add(groups, "GlobalSecondaryIndexes[] (Change)", "an index that an event changes", dynamodb::kChangedIndexFields);
}

void addMachines(std::vector<FieldGroup>& groups) {
    add(groups, "AWS::StepFunctions::StateMachine", "a state machine", stepfunctions::kMachineFields);
    for (const auto& field : stepfunctions::kFields) groups.back().fields.push_back(&field.info);
    addOthers(groups.back(), stepfunctions::kOtherProperties);
    addOthers(groups.back(), stepfunctions::kOtherMachineProperties);
    add(groups, "AWS::Serverless::StateMachine", "a state machine (SAM)", stepfunctions::kServerlessFields);
    for (const auto& field : stepfunctions::kFields) groups.back().fields.push_back(&field.info);
    addOthers(groups.back(), stepfunctions::kOtherProperties);
    add(groups, "States.X", "Behavior of a state machine: of its state X", stepfunctions::kStateFields);
}

void addResources(std::vector<FieldGroup>& groups) {
    add(groups, "AWS::ApiGatewayV2::Api", "an HTTP API", apigateway::kFields);
    addOthers(groups.back(), apigateway::kOtherProperties);
    add(groups, "AWS::Serverless::HttpApi", "an HTTP API (SAM)", apigateway::kServerlessFields);
    addOthers(groups.back(), apigateway::kServerlessOtherProperties);
    addApis(groups);
    add(groups, "AWS::Lambda::Function", "a function", lambda::kFields);
    addOthers(groups.back(), lambda::kOtherProperties);
    addOthers(groups.back(), lambda::kOtherLambdaProperties);
    for (const auto& field : lambda::kLambdaFields) groups.back().fields.push_back(&field.info);
    for (const auto& field : lambda::kAsyncFields) groups.back().fields.push_back(&field.info);
    for (const auto& field : lambda::kLogFields) groups.back().fields.push_back(&field.info);
    for (const auto& field : lambda::kDurableFields) groups.back().fields.push_back(&field.info);
    add(groups, "AWS::Serverless::Function", "a function (SAM)", lambda::kFields);
    addOthers(groups.back(), lambda::kOtherProperties);
    addOthers(groups.back(), lambda::kOtherServerlessProperties);
    for (const auto& field : lambda::kServerlessFields) groups.back().fields.push_back(&field.info);
    for (const auto& field : lambda::kAsyncFields) groups.back().fields.push_back(&field.info);
    for (const auto& field : lambda::kLogFields) groups.back().fields.push_back(&field.info);
    for (const auto& field : lambda::kDurableFields) groups.back().fields.push_back(&field.info);
    add(groups, "EventInvokeConfig", "of a function (SAM)", lambda::kEventInvokeFields);
    add(groups, "AWS::Lambda::EventInvokeConfig", "asynchronous invocation of a function", lambda::kEventInvokeFields);
    for (const auto& field : lambda::kEventInvokeOwnerFields) groups.back().fields.push_back(&field.info);
    add(groups, "AWS::Lambda::Alias", "what a function's traffic goes to", lambda::kAliasFields);
    addOthers(groups.back(), lambda::kOtherAliasProperties);
    add(groups, "AdditionalVersionWeights[]", "of an alias's RoutingConfig", lambda::kVersionWeightFields);
    add(groups, "AWS::Lambda::Version", "a published version of a function", lambda::kVersionFields);
    addOthers(groups.back(), lambda::kOtherVersionProperties);
    add(groups, "AWS::Lambda::Url", "a URL of a function", lambda::kUrlFields);
    addOthers(groups.back(), lambda::kOtherUrlProperties);
    add(groups, "AWS::Lambda::EventSourceMapping", "what invokes a function with records", lambda::kMappingFields);
    for (const auto& field : lambda::kMappingOwnFields) groups.back().fields.push_back(&field.info);
    addOthers(groups.back(), lambda::kOtherMappingProperties);
    add(groups, "ScalingConfig", "of an event source mapping", lambda::kScalingConfigFields);
    add(groups, "AWS::Logs::LogGroup", "what keeps a function's log", lambda::kLogGroupFields);
    addOthers(groups.back(), lambda::kLogGroupOtherProperties);
    add(groups, "LoggingConfig", "of a function", lambda::kLoggingFields);
    addOthers(groups.back(), lambda::kLoggingOtherProperties);
    add(groups, "EphemeralStorage", "of a function", lambda::kEphemeralStorageFields);
    add(groups, "SnapStart", "of a function", lambda::kSnapStartFields);
    add(groups, "DurableConfig", "of a function", lambda::kDurableConfigFields);
    add(groups, "ProvisionedConcurrencyConfig", "of an alias, a version or a function (SAM)",
        lambda::kProvisionedFields);
    addTables(groups);
    add(groups, "AWS::DAX::Cluster", "a DAX cluster", dax::kFields);
    addOthers(groups.back(), dax::kOtherProperties);
    add(groups, "AWS::DAX::ParameterGroup", "times to live of a DAX cluster", dax::kGroupFields);
    addOthers(groups.back(), dax::kGroupOtherProperties);
    add(groups, "AWS::SQS::Queue", "a standard queue", sqs::kFields);
    addOthers(groups.back(), sqs::kOtherProperties);
    add(groups, "RedrivePolicy", "of a queue", sqs::kRedriveFields);
    addMachines(groups);
}

void addScaling(std::vector<FieldGroup>& groups) {
    add(groups, "AWS::ApplicationAutoScaling::ScalableTarget", "what is scaled", autoscaling::kTargetFields);
    addOthers(groups.back(), autoscaling::kTargetOtherProperties);
    add(groups, "ScheduledActions[]", "of a scalable target", autoscaling::kActionFields);
    addOthers(groups.back(), autoscaling::kActionOtherProperties);
    add(groups, "ScalableTargetAction", "of a scheduled action", autoscaling::kBoundsFields);
    add(groups, "AWS::ApplicationAutoScaling::ScalingPolicy", "how it is scaled", autoscaling::kPolicyFields);
    for (const auto& field : autoscaling::kConcurrencyPolicyFields) groups.back().fields.push_back(&field.info);
    for (const auto& field : autoscaling::kCapacityPolicyFields) groups.back().fields.push_back(&field.info);
    addOthers(groups.back(), autoscaling::kPolicyOtherProperties);
    add(groups, "TargetTrackingScalingPolicyConfiguration", "of a scaling policy", autoscaling::kTrackingFields);
    add(groups, "PredefinedMetricSpecification", "of a scaling policy", autoscaling::kPredefinedFields);
    addOthers(groups.back(), autoscaling::kPredefinedOtherProperties);
    add(groups, "CustomizedMetricSpecification", "of a scaling policy", autoscaling::kCustomizedFields);
    addOthers(groups.back(), autoscaling::kCustomizedOtherProperties);
}

void addSteps(std::vector<FieldGroup>& groups) {
    add(groups, "Compute", "a step: the code computes", lambda::kComputeFields);
    add(groups, "Wait", "a step: the code waits", lambda::kWaitFields);
    add(groups, "Call", "a step: the code calls a resource", lambda::kCallFields);
    add(groups, "Branch[]", "a step: one of several ways", lambda::kBranchFields);
    add(groups, "Repeat", "a step: again and again", lambda::kRepeatFields);
}

void addArrivals(std::vector<FieldGroup>& groups) {
    add(groups, "Arrivals", "beside the arrival process", arrival::kScales);
    add(groups, "Constant", "arrivals: evenly spaced", arrival::kConstant);
    add(groups, "Poisson", "arrivals: a Poisson process", arrival::kPoisson);
    add(groups, "Diurnal", "arrivals: a day's wave", arrival::kDiurnal);
    add(groups, "Weekly", "arrivals: a week's pattern", arrival::kWeekly);
    add(groups, "Ramp", "arrivals: from one rate to another", arrival::kRamp);
    add(groups, "Steps[]", "arrivals: one rate after the other", arrival::kStep);
    add(groups, "Spike", "arrivals: a flash crowd", arrival::kSpike);
    add(groups, "Bursty.States[]", "arrivals: a state of a Markov-modulated process", arrival::kState);
    add(groups, "Trace", "arrivals: recorded traffic", arrival::kTrace);
    add(groups, "Closed", "arrivals: users with think time", arrival::kClosed);
}

}  // namespace

const std::vector<FieldGroup>& fieldGroups() {
    static const std::vector<FieldGroup> groups = [] {
        std::vector<FieldGroup> all;
        addResources(all);
        addScaling(all);
        addSteps(all);
        add(all, "Workloads.X", "a workload", kWorkloadFields);
        add(all, "Session", "of a workload on a WebSocket API", kSessionFields);
        add(all, "Mix[]", "a workload or an entry of its Mix", kCallFields);
        addArrivals(all);
        add(all, "Simulation", "how long and how often", simulationFields());
        add(all, "Objectives[]", "what must hold", objectiveFields());
        add(all, "Billing", "how the month is billed", billingFields());
        add(all, "Quotas.Lambda", "account limits", lambda::kQuotaFields);
        add(all, "Quotas.ApiGateway", "account limits", apiGatewayQuotaFields());
        add(all, "Quotas.DynamoDB", "account limits", dynamoDbQuotaFields());
        add(all, "Quotas.DAX", "account limits", dax::kQuotaFields);
        add(all, "Quotas.StepFunctions", "account limits", stepfunctions::kQuotaFields);
        add(all, "Events[]", "what happens", eventFields());
        return all;
    }();
    return groups;
}

}  // namespace headroom::format
