// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/dax/spec.hpp"

/// The parameters of AWS::DAX::Cluster and of its parameter group.
namespace headroom::dax {

// Tables, to be read row by row.
// clang-format off

namespace source {
inline constexpr std::string_view kTemplate = "CloudFormation Template Reference, AWS::DAX::Cluster, 2026-04-13";
inline constexpr std::string_view kConcepts = "DynamoDB Developer Guide, dax-concepts, 2026-04-13";
inline constexpr std::string_view kSizing = "DynamoDB Developer Guide, dax-cluster-sizing, 2026-04-13";
inline constexpr std::string_view kNothing = "AWS publishes nothing";
inline constexpr std::string_view kAnalogousCapacity =
    "not in AWS's sizing guide: by its CPUs, as dax.r5.large (model/services/dax/README.md)";
}  // namespace source

using base::FieldKind;
using base::FieldPlace;

inline constexpr std::array<base::Field<Spec>, 14> kFields{{
    {{.name = "NodeType", .label = "Node type", .kind = FieldKind::Choice, .choices = kNodeTypeNames,
      .doc = "Memory and CPU of every node; it cannot be changed later.", .source = source::kTemplate,
      .required = true},
     [](Spec& spec, std::size_t choice) { spec.nodeType = choice; }},
    {{.name = "ReplicationFactor", .label = "Nodes", .kind = FieldKind::Integer, .low = 1, .high = kMostNodes,
      .doc = "Nodes: a primary and its replicas, each with a copy of the whole cache.", .source = source::kTemplate,
      .required = true},
     &Spec::replicationFactor},
    {{.name = "ParameterGroupName", .label = "Parameter group", .kind = FieldKind::Object,
      .doc = "An AWS::DAX::ParameterGroup with times to live; without one both are five minutes.",
      .source = source::kTemplate}},
    {{.name = "ItemTtl", .label = "Items live for", .kind = FieldKind::Duration, .place = FieldPlace::Behavior,
      .low = 0, .high = 400 * 86'400.0, .defaultText = "5m",
      .doc = "Short for record-ttl-millis: how long an item is kept from its writing; 0s: until it is written again or "
             "pushed out.",
      .source = source::kConcepts},
     &Spec::itemTtl},
    {{.name = "QueryTtl", .label = "Results live for", .kind = FieldKind::Duration, .place = FieldPlace::Behavior,
      .low = 0, .high = 400 * 86'400.0, .defaultText = "5m",
      .doc = "Short for query-ttl-millis: how long the result of a Query or Scan is kept; 0s: not at all.",
      .source = source::kConcepts},
     &Spec::queryTtl},
    {{.name = "HitLatency", .label = "Latency of a hit", .kind = FieldKind::DurationDistribution,
      .place = FieldPlace::Behavior, .low = 0, .defaultText = R"({"LogNormal": {"Median": "500us", "P99": "1ms"}})",
      .doc = "What the way to a node and back takes; a miss or a write takes it and the table's latency.",
      .source = "AWS says microseconds and plans with 1 ms a request and connection (DynamoDB Developer Guide, "
                "dax-config-dax-client, 2026-04-13); no measurement is published",
      .guess = true},
     &Spec::hitLatency},
    {{.name = "NodeCapacity", .label = "Capacity of a node", .kind = FieldKind::Rate, .place = FieldPlace::Behavior,
      .low = 1, .high = 1e9,
      .doc = "Units of work a node does: a hit is 1 for each KB of its item, a miss 10, a write 25 on every node; by "
             "default the node type's.",
      .source = source::kSizing},
     &Spec::nodeCapacity},
    {{.name = "CacheMemory", .label = "Memory for the caches", .kind = FieldKind::Probability,
      .place = FieldPlace::Behavior, .low = 0.01, .high = 1, .defaultText = "1",
      .doc = "Share of a node's memory that holds cached data.",
      .source = "AWS publishes nothing; its sizing guide compares the data with the whole memory", .guess = true},
     &Spec::cacheMemory},
    {{.name = "QueryCacheShare", .label = "Query cache's share", .kind = FieldKind::Probability,
      .place = FieldPlace::Behavior, .low = 0, .high = 0.99,
      .doc = "Share of that memory for results of Query and Scan; by default half where the design queries or scans "
             "through the cluster, else none.",
      .source = source::kNothing},
     &Spec::queryCacheShare},
    {{.name = "EntryOverhead", .label = "Overhead of an entry", .kind = FieldKind::Bytes,
      .place = FieldPlace::Behavior, .low = 0, .high = 10'240, .defaultText = "100B",
      .doc = "Memory that a cached item or result takes beside its own size.",
      .source = "AWS publishes nothing; as DynamoDB's storage adds to an item", .guess = true},
     &Spec::entryOverhead},
    {{.name = "ThrottleCpu", .label = "Throttles at", .kind = FieldKind::Probability, .place = FieldPlace::Behavior,
      .low = 0.01, .high = 1, .defaultText = "1",
      .doc = "CPU utilization of a node above which it answers with a ThrottlingException.",
      .source = "AWS publishes that it goes by CPU utilization (dax-concepts, 2026-04-13), not by which", .guess = true},
     &Spec::throttleCpu},
    {{.name = "ThrottleWindow", .label = "Throttles over", .kind = FieldKind::Duration, .place = FieldPlace::Behavior,
      .low = 0.001, .high = 60, .defaultText = "100ms",
      .doc = "Over how long that utilization is taken; as long a queue builds before it throttles.",
      .source = source::kNothing, .guess = true},
     &Spec::throttleWindow},
    {{.name = "ReplicationLag", .label = "Replicas lag by", .kind = FieldKind::Duration, .place = FieldPlace::Behavior,
      .low = 0, .high = 60, .defaultText = "10ms",
      .doc = "How long after the primary a replica has what was written or read.", .source = source::kNothing,
      .guess = true},
     &Spec::replicationLag},
    {{.name = "FailoverTime", .label = "Failover takes", .kind = FieldKind::Duration, .place = FieldPlace::Behavior,
      .low = 0, .high = 3600, .defaultText = "30s",
      .doc = "From the loss of the primary until a replica takes writes.",
      .source = "AWS publishes nothing; about 30 s in one third-party note", .guess = true},
     &Spec::failoverTime},
}};

inline constexpr std::array<base::Field<GroupSpec>, 1> kGroupFields{{
    {{.name = "ParameterNameValues", .label = "Parameters", .kind = FieldKind::Object,
      .doc = "record-ttl-millis and query-ttl-millis: how long items and results are kept, in milliseconds.",
      .source = "CloudFormation Template Reference, AWS::DAX::ParameterGroup, 2026-04-13"}},
}};

inline constexpr std::array<base::Field<Quotas>, 1> kQuotaFields{{
    {{.name = "Nodes", .label = "DAX nodes", .kind = FieldKind::Integer, .place = FieldPlace::Here, .low = 1,
      .high = 100'000, .defaultText = "50",
      .doc = "DAX nodes of the account in the region, all clusters together; AWS raises it on request.",
      .source = "DynamoDB Developer Guide, DAX quotas, 2026-04-13"},
     &Quotas::nodes},
}};

// clang-format on

}  // namespace headroom::dax

#include "model/services/dax/other_properties.hpp"
