// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/lambda/step_fields.hpp"
#include "model/workload/traffic_spec.hpp"
#include "scenarios/format/mix_fields.hpp"

/// The parameters of a workload and of key popularities (scenario-format section 1).
namespace headroom::format {

inline constexpr std::array kWorkloadFields{
    Field<workload::TrafficSpec>{{.name = "Target",
                                  .label = "Target",
                                  .kind = FieldKind::Object,
                                  .place = FieldPlace::Here,
                                  .doc = "The resource that is called: an API, a function, a table or a state machine. "
                                         "Of a machine a request is the start of an execution and succeeds with its "
                                         "acceptance (but StartSyncExecution waits for its end): what becomes of "
                                         "executions, the machine's own figures and an ErrorRate objective Of the "
                                         "machine tell.",
                                  .required = true}},
    Field<workload::TrafficSpec>{{.name = "Region",
                                  .label = "Region",
                                  .kind = FieldKind::Object,
                                  .place = FieldPlace::Here,
                                  .doc =
                                      "Of a workload on a global table: in which of its regions it runs, and so which "
                                      "replica it reads and writes; without it the scenario's own."}},
    Field<workload::TrafficSpec>{{.name = "Via",
                                  .label = "Via",
                                  .kind = FieldKind::Object,
                                  .place = FieldPlace::Here,
                                  .doc = "Of a table: the DAX cluster that is asked in its place; the clients are in "
                                         "its VPC."}},
    Field<workload::TrafficSpec>{{.name = "Arrivals",
                                  .label = "Arrivals",
                                  .kind = FieldKind::Object,
                                  .place = FieldPlace::Here,
                                  .doc = "The arrival process.",
                                  .required = true}},
    Field<workload::TrafficSpec>{
        {.name = "Mix",
         .label = "Mix",
         .kind = FieldKind::Object,
         .place = FieldPlace::Here,
         .doc = "Several kinds of request by weight: a list of {Route or Operation ..., Weight}."}},
    Field<workload::TrafficSpec>{{.name = "Retry",
                                  .label = "Retries",
                                  .kind = FieldKind::Object,
                                  .place = FieldPlace::Here,
                                  .defaultText = "off",
                                  .doc = "Whether and how the client retries: {\"Mode\": \"2026\" | \"standard\" | "
                                         "\"legacy\" | \"adaptive\" | \"off\"}."}},
    Field<workload::TrafficSpec>{{.name = "Timeout",
                                  .label = "Client timeout",
                                  .kind = FieldKind::Duration,
                                  .place = FieldPlace::Here,
                                  .low = 1e-3,
                                  .high = 86'400,
                                  .doc = "Of one attempt; the callee goes on."},
                                 &workload::TrafficSpec::timeout},
    Field<workload::TrafficSpec>{
        {.name = "InvocationType",
         .label = "Invocation",
         .kind = FieldKind::Choice,
         .place = FieldPlace::Here,
         .choices = lambda::kInvocationTypes,
         .defaultText = "RequestResponse",
         .doc = "Of a function: whether clients wait for the answer, or leave an event: its "
                "acceptance is a success, its fate the function's metric.",
         .source = "Lambda Developer Guide, lambda-invocation, 2026"},
        [](workload::TrafficSpec& spec, std::size_t choice) { spec.asynchronous = choice == 1; }},
    Field<workload::TrafficSpec>{{.name = "PayloadSize",
                                  .label = "Payload size",
                                  .kind = FieldKind::BytesDistribution,
                                  .place = FieldPlace::Here,
                                  .low = 0,
                                  .high = 1e9,
                                  .defaultText = "0B",
                                  .doc = "Size of a request's body.",
                                  .source = "nothing published: what most GET requests have",
                                  .guess = true},
                                 &workload::TrafficSpec::payloadSize},
    Field<workload::TrafficSpec>{
        {.name = "Input",
         .label = "Input",
         .kind = FieldKind::Object,
         .place = FieldPlace::Here,
         .doc =
             "Of a workload on a state machine: what executions are started with, a value or the name of a file with a "
             "list of them, one for each execution. With it data decide, not probabilities."}},
    Field<workload::TrafficSpec>{{.name = "ResponseSize",
                                  .label = "Response size",
                                  .kind = FieldKind::BytesDistribution,
                                  .place = FieldPlace::Here,
                                  .low = 0,
                                  .high = 1e9,
                                  .defaultText = "1KB",
                                  .doc = "Size of an answer's body; decides data transfer out.",
                                  .source = "nothing published: a small JSON document",
                                  .guess = true},
                                 &workload::TrafficSpec::responseSize},
    Field<workload::TrafficSpec>{{.name = "RoundTrip",
                                  .label = "Client's network",
                                  .kind = FieldKind::DurationDistribution,
                                  .place = FieldPlace::Here,
                                  .low = 0,
                                  .high = 60,
                                  .defaultText = "0s",
                                  .doc = "Time on the client's network, both ways together."},
                                 &workload::TrafficSpec::roundTrip},
    Field<workload::TrafficSpec>{{.name = "TimeZone",
                                  .label = "Time zone",
                                  .kind = FieldKind::Object,
                                  .place = FieldPlace::Here,
                                  .defaultText = "UTC",
                                  .doc = "Clock of the people behind the load: \"America/New_York\", \"US/Eastern\" or "
                                         "\"UTC-05:00\"; its changes are known from 1998 on."}},
    Field<workload::TrafficSpec>{{.name = "Stage",
                                  .label = "Stage",
                                  .kind = FieldKind::Text,
                                  .place = FieldPlace::Here,
                                  .doc = "Of an API with several stages: the StageName that is asked."},
                                 &workload::TrafficSpec::stage},
    Field<workload::TrafficSpec>{{.name = "ApiKey",
                                  .label = "API key",
                                  .kind = FieldKind::Object,
                                  .place = FieldPlace::Here,
                                  .doc = "Of a REST API: the AWS::ApiGateway::ApiKey that requests carry; a usage plan "
                                         "limits it."}},
    Field<workload::TrafficSpec>{{.name = "Session",
                                  .label = "Session",
                                  .kind = FieldKind::Object,
                                  .place = FieldPlace::Here,
                                  .doc = "Of a WebSocket API: {\"Length\", \"Messages\", \"Received\"}; each arrival "
                                         "opens a connection."}},
    Field<workload::TrafficSpec>{{.name = "Unit",
                                  .label = "Business unit",
                                  .kind = FieldKind::Text,
                                  .place = FieldPlace::Here,
                                  .doc = "What a request is to the business: \"order\"."},
                                 &workload::TrafficSpec::unit},
};

inline constexpr base::FieldInfo kKeysInfo{.name = "Keys",
                                           .label = "Keys",
                                           .kind = FieldKind::Integer,
                                           .place = FieldPlace::Here,
                                           .low = 1,
                                           .high = 1e12,
                                           .doc = "Number of different keys.",
                                           .required = true};

}  // namespace headroom::format
