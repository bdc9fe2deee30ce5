// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/account_name.hpp"

#include <array>
#include <span>
#include <string_view>

#include "scenarios/document/pointer.hpp"

namespace headroom::format {

namespace {

constexpr std::array<std::string_view, 6> kNames{"FunctionName", "TableName",   "StateMachineName",
                                                 "QueueName",    "ClusterName", "Name"};
/// Recordings of an HTTP API do not go by its Name (API Gateway Developer Guide, http-api-metrics, 2026-11).
constexpr std::array<std::string_view, 1> kHttpApiNames{"ApiId"};

}  // namespace

std::string accountNameSlot(const document::Node& scenario, const std::string& resource) {
    const std::string whole = document::child("/Resources", resource);
    const document::Node* type = document::resolve(scenario, whole + "/Type");
    const std::string_view kind = type != nullptr && type->isString() ? std::string_view(type->asString()) : "";
    const bool http = kind == "AWS::ApiGatewayV2::Api" || kind == "AWS::Serverless::HttpApi";
    for (const std::string_view property : http ? std::span<const std::string_view>(kHttpApiNames) : kNames) {
        std::string slot = whole + "/Properties/" + std::string(property);
        const document::Node* name = document::resolve(scenario, slot);
        if (name != nullptr && name->isString()) return slot;
    }
    return {};
}

}  // namespace headroom::format
