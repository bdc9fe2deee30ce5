// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/dynamodb/spec.hpp"

/// What a design may say about partitions and the growth of an on-demand table.
namespace headroom::dynamodb {

namespace source {
inline constexpr std::string_view kPaper =
    "Elhemali et al., \"Amazon DynamoDB\", USENIX ATC 2022, section 4: partitions that consume more than a threshold "
    "split, which takes minutes; no numbers are published";
}  // namespace source

inline constexpr std::array<std::string_view, 2> kPartitionFormulas{"Maximum", "Additive"};
inline constexpr std::array<std::string_view, 2> kOnDemandGrowths{"PreviousPeak", "Splits"};

// A table, to be read row by row.
// clang-format off

inline constexpr std::array<base::Field<Spec>, 7> kPartitionFields{{
    {{.name = "Partitions", .label = "Partitions at the start", .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Behavior, .low = 1, .high = 100'000,
      .doc = "Partitions when the clock starts; without it as many as capacity and size take. They divide, and are "
             "never joined.",
      .source = "README, Partitions"},
     &Spec::partitions},
    {{.name = "PartitionFormula", .label = "Partition formula", .kind = base::FieldKind::Choice,
      .place = base::FieldPlace::Behavior, .choices = kPartitionFormulas, .defaultText = "Maximum",
      .doc = "Partitions of provisioned throughput: the larger of reads / 3,000 and writes / 1,000, or their sum.",
      .source = "the sum: DynamoDB Developer Guide until 2018; the larger: a new on-demand table takes 12,000 reads and "
                "4,000 writes (Guide, 2026-04-13), and the paper of 2022 counts writes alone; AWS publishes neither now",
      .guess = true},
     [](Spec& spec, std::size_t choice) { spec.partitionFormula = static_cast<PartitionFormula>(choice); }},
    {{.name = "SplitThreshold", .label = "Heat that splits a partition", .kind = base::FieldKind::Probability,
      .place = base::FieldPlace::Behavior, .low = 0.05, .high = 1, .defaultText = "0.8",
      .doc = "Share of a partition's 3,000 reads or 1,000 writes a second which, consumed over a whole minute, makes it "
             "split.",
      .source = source::kPaper, .guess = true},
     &Spec::splitThreshold},
    {{.name = "SplitTime", .label = "Time a split takes", .kind = base::FieldKind::Duration,
      .place = base::FieldPlace::Behavior, .low = 1, .high = 30 * 86'400.0, .defaultText = "3m",
      .doc = "From the end of the first hot minute to two partitions.", .source = source::kPaper, .guess = true},
     &Spec::splitTime},
    {{.name = "PartitionWindow", .label = "Burst of a partition", .kind = base::FieldKind::Duration,
      .place = base::FieldPlace::Behavior, .low = 0.01, .high = 300, .defaultText = "1s",
      .doc = "How much of its 3,000 reads and 1,000 writes a second a partition takes in one instant.",
      .source = "the maximum is stated a second; the depth of the bucket is not published", .guess = true},
     &Spec::partitionWindow},
    {{.name = "CollectionSize", .label = "Items of a partition key", .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Behavior, .low = 1, .high = 1e9, .defaultText = "1",
      .doc = "Items that share a partition key and follow each other in the order of their sort keys; 1: each has its "
             "own.",
      .source = "the design's own: without a sort key every item has a partition key of its own"},
     &Spec::collectionSize},
    {{.name = "OnDemandGrowth", .label = "On-demand growth", .kind = base::FieldKind::Choice,
      .place = base::FieldPlace::Behavior, .choices = kOnDemandGrowths, .defaultText = "PreviousPeak",
      .doc = "How an on-demand table grows: to twice the previous peak a GrowthInterval after it, or as fast as hot "
             "partitions split.",
      .source = "DynamoDB Developer Guide, on-demand-capacity-mode, 2026-04-13, gives the first without its law; the "
                "second is how the paper of 2022 (4.5) says that tables scale",
      .guess = true},
     [](Spec& spec, std::size_t choice) { spec.onDemandGrowth = static_cast<OnDemandGrowth>(choice); }},
}};

// clang-format on

}  // namespace headroom::dynamodb
