// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/arrival_fields.hpp"
#include "scenarios/format/reference.hpp"
#include "scenarios/format/sections.hpp"
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

void addResources(std::vector<FieldGroup>& groups) {
    add(groups, "AWS::ApiGatewayV2::Api", "an HTTP API", apigateway::kFields);
    addOthers(groups.back(), apigateway::kOtherProperties);
    add(groups, "AWS::Serverless::HttpApi", "an HTTP API (SAM)", apigateway::kServerlessFields);
    addOthers(groups.back(), apigateway::kServerlessOtherProperties);
    add(groups, "Routes.X", "a route of an API", apigateway::kRouteFields);
    add(groups, "AWS::Lambda::Function", "a function", lambda::kFields);
    addOthers(groups.back(), lambda::kOtherProperties);
    addOthers(groups.back(), lambda::kOtherLambdaProperties);
    add(groups, "AWS::Serverless::Function", "a function (SAM)", lambda::kFields);
    addOthers(groups.back(), lambda::kOtherProperties);
    addOthers(groups.back(), lambda::kOtherServerlessProperties);
    add(groups, "AWS::DynamoDB::Table", "a table", dynamodb::kFields);
    addOthers(groups.back(), dynamodb::kOtherProperties);
    add(groups, "ProvisionedThroughput", "of a table", dynamodb::kProvisionedThroughputFields);
    add(groups, "OnDemandThroughput", "of a table", dynamodb::kOnDemandThroughputFields);
    add(groups, "WarmThroughput", "of a table", dynamodb::kWarmThroughputFields);
    add(groups, "Latency", "of a table, by operation", dynamodb::kLatencyFields);
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
        addSteps(all);
        add(all, "Workloads.X", "a workload", kWorkloadFields);
        add(all, "Mix[]", "a workload or an entry of its Mix", kCallFields);
        addArrivals(all);
        add(all, "Simulation", "how long and how often", simulationFields());
        add(all, "Objectives[]", "what must hold", objectiveFields());
        add(all, "Billing", "how the month is billed", billingFields());
        add(all, "Quotas.Lambda", "account limits", lambda::kQuotaFields);
        add(all, "Quotas.ApiGateway", "account limits", apiGatewayQuotaFields());
        add(all, "Quotas.DynamoDB", "account limits", dynamoDbQuotaFields());
        add(all, "Events[]", "what happens", eventFields());
        return all;
    }();
    return groups;
}

}  // namespace headroom::format
