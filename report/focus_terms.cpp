// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/focus_terms.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "pricing/region_location.hpp"

namespace headroom::report {
namespace {

constexpr std::array<FocusService, 16> kServices{{
    {"AWSLambda", "AWS Lambda", "Compute", "Serverless Compute", "Function"},
    {"AmazonApiGateway", "Amazon API Gateway", "Integration", "API Management", "API"},
    {"AmazonDynamoDB", "Amazon DynamoDB", "Databases", "NoSQL Databases", "Table"},
    {"AmazonDAX", "Amazon DynamoDB Accelerator (DAX)", "Databases", "Caching", "Cluster"},
    {"AmazonStates", "AWS Step Functions", "Integration", "Workflow Orchestration", "State Machine"},
    {"AmazonCloudWatch", "Amazon CloudWatch", "Management and Governance", "Observability", "Log Group"},
    {"AWSDataTransfer", "AWS Data Transfer", "Networking", "Network Infrastructure", "Data Transfer"},
    {"AWSQueueService", "Amazon Simple Queue Service", "Integration", "Messaging", "Queue"},
    {"AmazonSNS", "Amazon Simple Notification Service", "Integration", "Messaging", "Topic"},
    {"AWSEvents", "Amazon EventBridge", "Integration", "Messaging", "Event Bus"},
    {"AmazonS3", "Amazon Simple Storage Service", "Storage", "Object Storage", "Bucket"},
    {"AmazonEC2", "Amazon Elastic Compute Cloud", "Networking", "Network Connectivity", "NAT Gateway"},
    {"AmazonVPC", "Amazon Virtual Private Cloud", "Networking", "Network Connectivity", "Endpoint"},
    {"ComputeSavingsPlans", "Savings Plans", "Compute", "Other (Compute)", "Savings Plan"},
    {"DatabaseSavingsPlans", "Database Savings Plans", "Databases", "Other (Databases)", "Savings Plan"},
    {"", "Other", "Other", "Other (Other)", "Resource"},
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 19> kUnits{{
    {"Requests", "Requests"},
    {"Request", "Requests"},
    {"Messages", "Messages"},
    {"64K-Chunks", "Chunks"},
    {"minutes", "Minutes"},
    {"Hrs", "Hours"},
    {"GB", "GiB"},
    {"GB-Mo", "GiB-Months"},
    {"GB-Seconds", "GiB-Seconds"},
    {"Lambda-GB-Second", "GiB-Seconds"},
    {"ReadRequestUnits", "Units"},
    {"WriteRequestUnits", "Units"},
    {"ReplWriteRequestUnits", "Units"},
    {"ChangeDataCaptureUnits", "Units"},
    {"ReadCapacityUnit-Hrs", "Unit-Hours"},
    {"WriteCapacityUnit-Hrs", "Unit-Hours"},
    {"ReplWriteCapacityUnit-Hrs", "Unit-Hours"},
    {"Event-Poller-Unit-Hours", "Unit-Hours"},
    {"StateTransitions", "Transitions"},
}};

}  // namespace

const FocusService& focusService(std::string_view code) {
    const auto it = std::ranges::find(kServices, code, &FocusService::code);
    return it == kServices.end() ? kServices.back() : *it;
}

std::string focusUnit(std::string_view unit) {
    const auto it = std::ranges::find(kUnits, unit, &std::pair<std::string_view, std::string_view>::first);
    return std::string(it == kUnits.end() ? unit : it->second);
}

std::string_view regionName(std::string_view region) {
    const std::string_view name = pricing::locationOf(region);
    return name.empty() ? region : name;
}

}  // namespace headroom::report
