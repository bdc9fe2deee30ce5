// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/focus_terms.hpp"

#include <algorithm>
#include <array>
#include <utility>

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
    {"Events", "Events"},
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

using Names = std::pair<std::string_view, std::string_view>;

/// AWS's names of its regions, as its SDK for Python has them (botocore 1.43.11, endpoints.json, read 2026-11-28).
constexpr std::array<Names, 35> kRegionNames{{
    {"af-south-1", "Africa (Cape Town)"},
    {"ap-east-1", "Asia Pacific (Hong Kong)"},
    {"ap-east-2", "Asia Pacific (Taipei)"},
    {"ap-northeast-1", "Asia Pacific (Tokyo)"},
    {"ap-northeast-2", "Asia Pacific (Seoul)"},
    {"ap-northeast-3", "Asia Pacific (Osaka)"},
    {"ap-south-1", "Asia Pacific (Mumbai)"},
    {"ap-south-2", "Asia Pacific (Hyderabad)"},
    {"ap-southeast-1", "Asia Pacific (Singapore)"},
    {"ap-southeast-2", "Asia Pacific (Sydney)"},
    {"ap-southeast-3", "Asia Pacific (Jakarta)"},
    {"ap-southeast-4", "Asia Pacific (Melbourne)"},
    {"ap-southeast-5", "Asia Pacific (Malaysia)"},
    {"ap-southeast-7", "Asia Pacific (Thailand)"},
    {"ca-central-1", "Canada (Central)"},
    {"ca-west-1", "Canada West (Calgary)"},
    {"eu-central-1", "Europe (Frankfurt)"},
    {"eu-central-2", "Europe (Zurich)"},
    {"eu-north-1", "Europe (Stockholm)"},
    {"eu-south-1", "Europe (Milan)"},
    {"eu-south-2", "Europe (Spain)"},
    {"eu-west-1", "Europe (Ireland)"},
    {"eu-west-2", "Europe (London)"},
    {"eu-west-3", "Europe (Paris)"},
    {"il-central-1", "Israel (Tel Aviv)"},
    {"me-central-1", "Middle East (UAE)"},
    {"me-south-1", "Middle East (Bahrain)"},
    {"mx-central-1", "Mexico (Central)"},
    {"sa-east-1", "South America (Sao Paulo)"},
    {"us-east-1", "US East (N. Virginia)"},
    {"us-east-2", "US East (Ohio)"},
    {"us-gov-east-1", "AWS GovCloud (US-East)"},
    {"us-gov-west-1", "AWS GovCloud (US-West)"},
    {"us-west-1", "US West (N. California)"},
    {"us-west-2", "US West (Oregon)"},
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
    const auto it = std::ranges::find(kRegionNames, region, &Names::first);
    return it == kRegionNames.end() ? region : it->second;
}

}  // namespace headroom::report
