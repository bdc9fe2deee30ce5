// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/terraform_unknown.hpp"

#include <array>

namespace headroom::importing::terraform {

namespace {

struct Needed {
    std::string_view type;
    std::string_view key;
    bool text;  ///< a document: that it names resources says nothing of what is in it
};

constexpr auto kNeeded = std::to_array<Needed>({
    {"aws_sfn_state_machine", "definition", true},
    {"aws_iam_policy", "policy", true},
    {"aws_iam_role_policy", "policy", true},
    {"aws_api_gateway_rest_api", "body", true},
    {"aws_apigatewayv2_api", "body", true},
    {"aws_api_gateway_integration", "uri", false},
    {"aws_apigatewayv2_integration", "integration_uri", false},
    {"aws_apigatewayv2_route", "target", false},
    {"aws_lambda_event_source_mapping", "function_name", false},
    {"aws_lambda_event_source_mapping", "event_source_arn", false},
    {"aws_cloudwatch_event_target", "arn", false},
    {"aws_sqs_queue", "redrive_policy", true},
    {"aws_sqs_queue_redrive_policy", "redrive_policy", true},
});

}  // namespace

void tellUnknown(const Instance& instance, const Block& block, const Resource& resource, Report& report) {
    for (const Needed& needed : kNeeded) {
        if (needed.type != instance.type || !block.isUnknown(needed.key)) continue;
        if (!needed.text && block.value(needed.key)) continue;
        if (resource.properties.find("RedrivePolicy") != nullptr) continue;  // a stand-in is told of
        report.push_back({Fate::LeftOut, resource.origin, resource.name + "." + std::string(needed.key),
                          needed.text ? "is known after apply: import the state, which has it"
                                      : "is known after apply, and its references name nothing here (a local value "
                                        "hides what it stands for): import the state"});
    }
}

}  // namespace headroom::importing::terraform
