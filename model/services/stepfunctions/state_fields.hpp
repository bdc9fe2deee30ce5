// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "model/base/field.hpp"
#include "model/services/stepfunctions/spec.hpp"

/// The parameters of Behavior.States.NAME.
namespace headroom::stepfunctions {

inline constexpr std::array<std::string_view, 2> kInvocationTypes{"RequestResponse", "Event"};

// clang-format off
inline constexpr std::array<base::Field<StateSpec>, 25> kStateFields{{
    {{.name = "Target", .label = "Target", .kind = base::FieldKind::Object, .place = base::FieldPlace::Here,
      .doc = "Of a Task: the function, table or state machine that it calls, where the definition does not name it."}},
    {{.name = "Choices", .label = "Choices", .kind = base::FieldKind::Object, .place = base::FieldPlace::Here,
      .doc = "Of a Choice: the probability of each rule in order and, last, of Default; not given: all alike.",
      .source = "data decide; a guess"}},
    {{.name = "Items", .label = "Items", .kind = base::FieldKind::Object, .place = base::FieldPlace::Here,
      .doc = "Of a Map: how many items it has; of a call of a table: how many items it reads or writes; of a "
             "SendMessageBatch whose Entries come from data: how many messages. A number or a distribution of numbers."}},
    {{.name = "Key", .label = "Key", .kind = base::FieldKind::Object, .place = base::FieldPlace::Here,
      .doc = "Of a call of a table: which item, as in a Call step; without it all items of the table alike."}},
    {{.name = "ItemSize", .label = "Item size", .kind = base::FieldKind::BytesDistribution,
      .place = base::FieldPlace::Here, .low = 1, .high = 400.0 * 1024.0,
      .doc = "Of a call of a table: size of the item, in place of the table's. Of a Map with an ItemReader: size of an item "
             "as JSON; a batch that bytes bound takes as many of the mean size as fit."},
     &StateSpec::itemSize},
    {{.name = "Duration", .label = "Duration", .kind = base::FieldKind::DurationDistribution,
      .place = base::FieldPlace::Here, .low = 0, .high = 31'536'000,
      .doc = "Of a Task: how long what it calls takes, where that is not of this design, or the job that it runs; of a "
             "Wait whose time comes from data: that time; of a Map with an ItemReader: reading the items."},
     &StateSpec::duration},
    {{.name = "FailureRate", .label = "Failures", .kind = base::FieldKind::Probability, .place = base::FieldPlace::Here,
      .low = 0, .high = 1, .defaultText = "0", .doc = "Of a Task: share of attempts that fail by themselves."},
     &StateSpec::failureRate},
    {{.name = "Error", .label = "Error", .kind = base::FieldKind::Text, .place = base::FieldPlace::Here,
      .doc = "Of a Task: the name of the error of its own failures and of those of its function's code; not given: "
             "Exception for functions, States.TaskFailed for others. What stops a function, its timeout or a crash, is "
             "Lambda.Unknown all the same."},
     &StateSpec::error},
    {{.name = "Approval", .label = "Approval", .kind = base::FieldKind::DurationDistribution,
      .place = base::FieldPlace::Here, .low = 0, .high = 31'536'000,
      .doc = "Of a task with a token: how long until the token comes back."},
     &StateSpec::approval},
    {{.name = "Never", .label = "Never approved", .kind = base::FieldKind::Probability, .place = base::FieldPlace::Here,
      .low = 0, .high = 1, .defaultText = "0", .doc = "Of a task with a token: share of tokens that never come back."},
     &StateSpec::never},
    {{.name = "Heartbeats", .label = "Heartbeats", .kind = base::FieldKind::Boolean, .place = base::FieldPlace::Here,
      .defaultText = "true",
      .doc = "Of a task with a token and HeartbeatSeconds: whether who holds a token sends heartbeats until it comes "
             "back; one that never comes back has none."},
     &StateSpec::heartbeats},
    {{.name = "ResultSize", .label = "Result", .kind = base::FieldKind::BytesDistribution,
      .place = base::FieldPlace::Here, .low = 0, .high = 1e9,
      .doc = "Of a Task: size of its result, where what it calls does not say."},
     &StateSpec::resultSize},
    {{.name = "Result", .label = "Result", .kind = base::FieldKind::Object, .place = base::FieldPlace::Here,
      .doc = "Where data decide: what a Task gives, any value; without it {}. Of a Map with an ItemReader: the list of items "
             "that it reads."}},
    {{.name = "TimeoutSeconds", .label = "Timeout", .kind = base::FieldKind::Integer, .place = base::FieldPlace::Here,
      .unit = "s", .low = 1, .high = 99'999'999, .doc = "What TimeoutSecondsPath, or an expression, gives."},
     &StateSpec::timeoutSeconds},
    {{.name = "HeartbeatSeconds", .label = "Heartbeat", .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here, .unit = "s", .low = 1, .high = 99'999'999,
      .doc = "What HeartbeatSecondsPath, or an expression, gives."},
     &StateSpec::heartbeatSeconds},
    {{.name = "MaxConcurrency", .label = "Concurrency", .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here, .low = 0, .high = 10'000,
      .doc = "Of a Map: what MaxConcurrencyPath, or an expression, gives."},
     &StateSpec::maxConcurrency},
    {{.name = "ToleratedFailureCount", .label = "Tolerated failures", .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here, .low = 0, .high = 100'000'000,
      .doc = "Of a Map: what ToleratedFailureCountPath, or an expression, gives."},
     &StateSpec::toleratedCount},
    {{.name = "ToleratedFailurePercentage", .label = "Tolerated share", .kind = base::FieldKind::Number,
      .place = base::FieldPlace::Here, .unit = "%", .low = 0, .high = 100,
      .doc = "Of a Map: what ToleratedFailurePercentagePath, or an expression, gives."},
     &StateSpec::toleratedPercentage},
    {{.name = "MaxItemsPerBatch", .label = "Items of a batch", .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here, .low = 1, .high = 100'000'000,
      .doc = "Of a Map: what MaxItemsPerBatchPath, or an expression, gives."},
     &StateSpec::maxItemsPerBatch},
    {{.name = "MaxInputBytesPerBatch", .label = "Bytes of a batch", .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here, .unit = "bytes", .low = 1, .high = 262'144,
      .doc = "Of a Map: what MaxInputBytesPerBatchPath, or an expression, gives."},
     &StateSpec::maxBytesPerBatch},
    {{.name = "ReaderFailureRate", .label = "Failures of the reader", .kind = base::FieldKind::Probability,
      .place = base::FieldPlace::Here, .low = 0, .high = 1, .defaultText = "0",
      .doc = "Of a Map with an ItemReader: share of its attempts that fail with States.ItemReaderFailed."},
     &StateSpec::readerFailureRate},
    {{.name = "WriterFailureRate", .label = "Failures of the writer", .kind = base::FieldKind::Probability,
      .place = base::FieldPlace::Here, .low = 0, .high = 1, .defaultText = "0",
      .doc = "Of a Map with a ResultWriter: share of its attempts that fail with States.ResultWriterFailed once all "
             "items are done."},
     &StateSpec::writerFailureRate},
    {{.name = "ConsistentRead", .label = "Strongly consistent", .kind = base::FieldKind::Boolean,
      .place = base::FieldPlace::Here, .defaultText = "false",
      .doc = "Of a call that reads a table: as its ConsistentRead parameter."},
     &StateSpec::consistentRead},
    {{.name = "IndexName", .label = "Index", .kind = base::FieldKind::Text, .place = base::FieldPlace::Here,
      .doc = "Of a Query or Scan of a table: the secondary index that it reads, as its IndexName parameter."},
     &StateSpec::indexName},
    {{.name = "InvocationType", .label = "Invocation", .kind = base::FieldKind::Choice,
      .place = base::FieldPlace::Here, .choices = kInvocationTypes, .defaultText = "RequestResponse",
      .doc = "Of an invocation of a function: as its InvocationType parameter.",
      .source = "Step Functions Developer Guide, connect-lambda"},
     [](StateSpec& state, std::size_t choice) { state.asynchronous = choice == 1; }},
}};
// clang-format on

/// The Types of states as a definition writes them, in the order of StateType.
inline constexpr std::array<std::string_view, 8> kStateTypeNames{"Pass",    "Task", "Choice",   "Wait",
                                                                 "Succeed", "Fail", "Parallel", "Map"};

inline constexpr std::array<std::string_view, 1> kKeysOfChoice{"Choices"};
inline constexpr std::array<std::string_view, 1> kKeysOfWait{"Duration"};
inline constexpr auto kKeysOfMap = std::to_array<std::string_view>(
    {"Items", "ItemSize", "MaxConcurrency", "ToleratedFailureCount", "ToleratedFailurePercentage", "MaxItemsPerBatch",
     "MaxInputBytesPerBatch", "ReaderFailureRate", "WriterFailureRate", "Duration", "Result"});
inline constexpr auto kKeysOfTask = std::to_array<std::string_view>(
    {"Target", "Items", "Key", "ItemSize", "Duration", "FailureRate", "Error", "Approval", "Never", "Heartbeats",
     "ResultSize", "TimeoutSeconds", "HeartbeatSeconds", "ConsistentRead", "IndexName", "InvocationType", "Result"});

/// The names of the parameters that a state of that Type can have; none of a Pass, Succeed, Fail or Parallel.
constexpr std::span<const std::string_view> stateKeys(StateType type) {
    switch (type) {
        case StateType::Choice:
            return kKeysOfChoice;
        case StateType::Map:
            return kKeysOfMap;
        case StateType::Wait:
            return kKeysOfWait;
        case StateType::Task:
            return kKeysOfTask;
        case StateType::Pass:
        case StateType::Succeed:
        case StateType::Fail:
        case StateType::Parallel:
            break;
    }
    return {};
}

}  // namespace headroom::stepfunctions
