// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/apigateway/route_spec.hpp"

/// The parameters of a route's call of another service.
namespace headroom::apigateway {

namespace source {
inline constexpr std::string_view kActions =
    "API Gateway Developer Guide, api-gateway-api-integration-types and "
    "http-api-develop-integrations-aws-services-reference, 2026-11";
inline constexpr std::string_view kTableCall = "as a Call step's";
}  // namespace source

inline constexpr std::array<std::string_view, 2> kInvocationTypes{"RequestResponse", "Event"};

// clang-format off
/// Of Behavior.Service, beside an integration that is a resource or part of one.
inline constexpr std::array<base::Field<ServiceCallSpec>, 7> kServiceBehaviorFields{{
    {{.name = "Target", .label = "Target", .kind = base::FieldKind::Object, .place = base::FieldPlace::Here,
      .doc = "The table, function or state machine that is asked.", .source = source::kActions}},
    {{.name = "Key", .label = "Keys", .kind = base::FieldKind::Object, .place = base::FieldPlace::Here,
      .doc = "Which items of the table are asked for; without it those of the workload's Key.",
      .source = source::kTableCall}},
    {{.name = "Items", .label = "Items", .kind = base::FieldKind::Integer, .place = base::FieldPlace::Here, .low = 0,
      .high = 1e6, .defaultText = "1",
      .doc = "Items of one batch, transaction, query or scan; 0: a query or scan that finds nothing.",
      .source = source::kTableCall},
     &ServiceCallSpec::items},
    {{.name = "ItemSize", .label = "Item size", .kind = base::FieldKind::BytesDistribution,
      .place = base::FieldPlace::Here, .low = 1, .high = 400.0 * 1024.0,
      .doc = "Overrides the size of the table's items.",
      .source = "largest item: DynamoDB Developer Guide, ServiceQuotas, 2026-04-13"},
     &ServiceCallSpec::itemSize},
    {{.name = "ConsistentRead", .label = "Consistent read", .kind = base::FieldKind::Boolean,
      .place = base::FieldPlace::Here, .defaultText = "false",
      .doc = "Reads with strong consistency, at twice the units.", .source = source::kTableCall},
     &ServiceCallSpec::consistentRead},
    {{.name = "IndexName", .label = "Index", .kind = base::FieldKind::Text, .place = base::FieldPlace::Here,
      .doc = "Of a query or scan: the secondary index that it reads.", .source = source::kTableCall},
     &ServiceCallSpec::indexName},
    {{.name = "Input", .label = "Input", .kind = base::FieldKind::Object, .place = base::FieldPlace::Here,
      .doc = "Of a state machine: what executions are started with, a value or the name of a file with a list of them. "
             "With it data decide, not probabilities.",
      .source = "Step Functions API Reference, StartExecution, 2026"}},
}};

/// Of {"Service": ...} as a route's Integration.
inline constexpr std::array<base::Field<ServiceCallSpec>, 9> kServiceFields{{
    {{.name = "Service", .label = "Action", .kind = base::FieldKind::Text, .place = base::FieldPlace::Here,
      .doc = "The service and its action, such as \"dynamodb:GetItem\".", .source = source::kActions,
      .required = true},
     &ServiceCallSpec::action},
    {{.name = "InvocationType", .label = "Invocation", .kind = base::FieldKind::Choice,
      .place = base::FieldPlace::Here, .choices = kInvocationTypes, .defaultText = "RequestResponse",
      .doc = "Of \"lambda:InvokeFunction\": Event is answered at once and runs later.",
      .source = "API Gateway Developer Guide, set-up-lambda-integration-async, 2026-11"},
     [](ServiceCallSpec& call, std::size_t choice) { call.asynchronous = choice == 1; }},
    kServiceBehaviorFields[0], kServiceBehaviorFields[1], kServiceBehaviorFields[2], kServiceBehaviorFields[3],
    kServiceBehaviorFields[4], kServiceBehaviorFields[5], kServiceBehaviorFields[6],
}};
// clang-format on

}  // namespace headroom::apigateway
