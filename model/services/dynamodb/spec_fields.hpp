// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/dynamodb/spec.hpp"

/// The parameters of AWS::DynamoDB::Table. Tables of nested objects stand beside the table that names them.
namespace headroom::dynamodb {

// Tables, to be read row by row.
// clang-format off

namespace source {
inline constexpr std::string_view kTemplate = "CloudFormation Template Reference, AWS::DynamoDB::Table, 2026-04-13";
inline constexpr std::string_view kQuotas = "DynamoDB Developer Guide, ServiceQuotas, 2026-04-13";
inline constexpr std::string_view kOnDemand = "DynamoDB Developer Guide, on-demand-capacity-mode, 2026-04-13";
inline constexpr std::string_view kWarm = "DynamoDB Developer Guide, warm-throughput, 2026-04-13";
inline constexpr std::string_view kIndexes = "DynamoDB Developer Guide, GSI and LSI, 2026-04-13";
inline constexpr std::string_view kLatency = "README, Latency";
inline constexpr std::string_view kMeasuredLatency =
    "rhoulihan/dynamodb-latency-harness, docs/meli-results.md, measured 2026-09-30 in us-east-1: mean and 95th "
    "percentile by item size, client side; beyond it the log-normal's tail";
inline constexpr std::string_view kAnalogousLatency =
    "nothing measured: model/services/dynamodb/README.md, Latency, says as which";
}  // namespace source

inline constexpr std::array<std::string_view, 2> kBillingModes{"PROVISIONED", "PAY_PER_REQUEST"};
inline constexpr std::array<std::string_view, 2> kTableClasses{"STANDARD", "STANDARD_INFREQUENT_ACCESS"};

using base::FieldKind;
using base::FieldPlace;

inline constexpr std::array<base::Field<Spec>, 11> kTableFields{{
    {{.name = "BillingMode",
      .label = "Billing mode",
      .kind = FieldKind::Choice,
      .choices = kBillingModes,
      .defaultText = "PROVISIONED",
      .doc = "Pay for requests (on-demand) or for capacity held (provisioned).",
      .source = source::kTemplate},
     [](Spec& spec, std::size_t choice) { spec.billingMode = static_cast<BillingMode>(choice); }},
    {{.name = "ProvisionedThroughput",
      .label = "Provisioned throughput",
      .kind = FieldKind::Object,
      .doc = "Capacity held; required with PROVISIONED, refused with PAY_PER_REQUEST.",
      .source = source::kTemplate}},
    {{.name = "OnDemandThroughput",
      .label = "Maximum on-demand throughput",
      .kind = FieldKind::Object,
      .doc = "Caps what an on-demand table may consume.",
      .source = source::kTemplate}},
    {{.name = "WarmThroughput",
      .label = "Warm throughput",
      .kind = FieldKind::Object,
      .doc = "What the table's partitions are made for, and an on-demand table takes at once: from its first second, or "
             "from a Change on. Never lowered.",
      .source = source::kWarm}},
    {{.name = "TableClass",
      .label = "Table class",
      .kind = FieldKind::Choice,
      .choices = kTableClasses,
      .defaultText = "STANDARD",
      .doc = "Decides the prices of storage and throughput, nothing else.",
      .source = source::kTemplate},
     [](Spec& spec, std::size_t choice) { spec.tableClass = static_cast<TableClass>(choice); }},
    {{.name = "ItemCount",
      .label = "Items",
      .kind = FieldKind::Integer,
      .place = FieldPlace::Behavior,
      .low = 0,
      .high = 1e12,
      .doc = "Items in the table, for its storage; without it storage is listed under not priced.",
      .source = "the design's own; storage of an item: DynamoDB Developer Guide, CapacityUnitCalculations, 2023-06-15"},
     &Spec::itemCount},
    {{.name = "ItemSize",
      .label = "Item size",
      .kind = FieldKind::BytesDistribution,
      .place = FieldPlace::Behavior,
      .low = 1,
      .high = 400 * 1024,
      .defaultText = "1KB",
      .doc = "Size of an item with its attribute names; drawn once for each key, so an item keeps its size.",
      .source = "no published typical size: a round number; largest item: DynamoDB Developer Guide, ServiceQuotas, "
                "2026-04-13",
      .guess = true},
     &Spec::itemSize},
    {{.name = "InitialBurst",
      .label = "Burst capacity at the start",
      .kind = FieldKind::Probability,
      .place = FieldPlace::Behavior,
      .low = 0,
      .high = 1,
      .defaultText = "1",
      .doc = "How full the 300 s burst bucket of a provisioned table is when the clock starts (before the warm-up).",
      .source = "DynamoDB Developer Guide, burst-adaptive-capacity, 2026-04-13: up to 300 s of unused capacity"},
     &Spec::initialBurst},
    {{.name = "GrowthInterval",
      .label = "On-demand growth interval",
      .kind = FieldKind::Duration,
      .place = FieldPlace::Behavior,
      .low = 60,
      .high = 86'400,
      .defaultText = "30m",
      .doc =
          "How long a one-minute peak of consumption takes to raise what an on-demand table accepts to twice itself.",
      .source = "DynamoDB Developer Guide, on-demand-capacity-mode, 2026-04-13: may throttle above twice the previous "
                "peak within 30 minutes; the exact law is not published",
      .guess = true},
     &Spec::growthInterval},
    {{.name = "AdmissionWindow",
      .label = "On-demand admission window",
      .kind = FieldKind::Duration,
      .place = FieldPlace::Behavior,
      .low = 0.01,
      .high = 300,
      .defaultText = "1s",
      .doc = "How much of its rate an on-demand table accepts in one instant.",
      .source = "limits are stated in units a second; the depth of the bucket is not published",
      .guess = true},
     &Spec::admissionWindow},
    {{.name = "Latency",
      .label = "Latency by operation",
      .kind = FieldKind::Object,
      .place = FieldPlace::Behavior,
      .doc = "Replaces the measured default latency of single operations, client side, whatever the size.",
      .source = source::kLatency}},
}};

/// Inside ProvisionedThroughput.
inline constexpr std::array<base::Field<Spec>, 2> kProvisionedThroughputFields{{
    {{.name = "ReadCapacityUnits", .label = "Read capacity", .kind = FieldKind::Integer, .place = FieldPlace::Here,
      .unit = "units", .low = 1, .doc = "Strongly consistent reads of 4 KB a second.", .source = source::kQuotas,
      .required = true},
     &Spec::readCapacityUnits},
    {{.name = "WriteCapacityUnits", .label = "Write capacity", .kind = FieldKind::Integer, .place = FieldPlace::Here,
      .unit = "units", .low = 1, .doc = "Writes of 1 KB a second.", .source = source::kQuotas, .required = true},
     &Spec::writeCapacityUnits},
}};

/// Inside OnDemandThroughput.
inline constexpr std::array<base::Field<Spec>, 2> kOnDemandThroughputFields{{
    {{.name = "MaxReadRequestUnits", .label = "Maximum reads", .kind = FieldKind::Integer, .place = FieldPlace::Here,
      .unit = "units/s", .low = -1, .doc = "Read request units a second at most; -1 for none.",
      .source = source::kOnDemand},
     &Spec::maxReadRequestUnits},
    {{.name = "MaxWriteRequestUnits", .label = "Maximum writes", .kind = FieldKind::Integer, .place = FieldPlace::Here,
      .unit = "units/s", .low = -1, .doc = "Write request units a second at most; -1 for none.",
      .source = source::kOnDemand},
     &Spec::maxWriteRequestUnits},
}};

/// Inside WarmThroughput.
inline constexpr std::array<base::Field<Spec>, 2> kWarmThroughputFields{{
    {{.name = "ReadUnitsPerSecond", .label = "Warm reads", .kind = FieldKind::Integer, .place = FieldPlace::Here,
      .unit = "units/s", .low = 1, .defaultText = "12000", .doc = "Read units a second that are accepted at once.",
      .source = source::kWarm},
     &Spec::warmReadUnits},
    {{.name = "WriteUnitsPerSecond", .label = "Warm writes", .kind = FieldKind::Integer, .place = FieldPlace::Here,
      .unit = "units/s", .low = 1, .defaultText = "4000", .doc = "Write units a second that are accepted at once.",
      .source = source::kWarm},
     &Spec::warmWriteUnits},
}};

/// An entry of Latency, named after its operation.
constexpr base::Field<Spec> latencyField(Operation operation, base::FieldTarget<Spec> at) {
    return {{.name = nameOf(operation), .label = nameOf(operation), .kind = FieldKind::DurationDistribution,
             .place = FieldPlace::Here, .low = 0, .doc = "Client-side latency of the operation.",
             .source = source::kLatency},
            at};
}

/// Inside Latency.
inline constexpr std::array<base::Field<Spec>, kOperations> kLatencyFields{{
    latencyField(Operation::GetItem, &Spec::getItem),
    latencyField(Operation::BatchGetItem, &Spec::batchGetItem),
    latencyField(Operation::TransactGetItems, &Spec::transactGetItems),
    latencyField(Operation::Query, &Spec::query),
    latencyField(Operation::Scan, &Spec::scan),
    latencyField(Operation::PutItem, &Spec::putItem),
    latencyField(Operation::UpdateItem, &Spec::updateItem),
    latencyField(Operation::DeleteItem, &Spec::deleteItem),
    latencyField(Operation::BatchWriteItem, &Spec::batchWriteItem),
    latencyField(Operation::TransactWriteItems, &Spec::transactWriteItems),
}};

// clang-format on

}  // namespace headroom::dynamodb
