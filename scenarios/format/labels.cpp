// SPDX-License-Identifier: GPL-3.0-or-later
// What targets, services and lengths of time are called.
#include <algorithm>

#include "scenarios/format/quantity.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::format {

std::string resourceOf(std::string_view target) {
    const std::size_t replica = target.find(" (");  // "Views (eu-west-1)"
    return std::string(target.substr(0, std::min(target.find(':'), replica)));
}

std::string qualifierOf(std::string_view target) {
    const std::size_t colon = target.find(':');
    return colon == std::string_view::npos ? std::string() : std::string(target.substr(colon + 1));
}

std::string warmUpText(base::Duration warmUp) { return durationText(warmUp); }

std::string serviceLabel(const ServiceSpec& spec) {
    struct Label {
        std::string operator()(const apigateway::Spec& api) const {
            if (api.kind == apigateway::ApiKind::Rest) return "REST API";
            return api.kind == apigateway::ApiKind::WebSocket ? "WebSocket API" : "HTTP API";
        }
        std::string operator()(const lambda::Spec&) const { return "Lambda"; }
        std::string operator()(const dynamodb::Spec&) const { return "DynamoDB"; }
        std::string operator()(const dax::Spec&) const { return "DAX"; }
        std::string operator()(const stepfunctions::Spec&) const { return "Step Functions"; }
        std::string operator()(const sqs::Spec&) const { return "SQS"; }
    };
    return std::visit(Label{}, spec);
}

}  // namespace headroom::format
