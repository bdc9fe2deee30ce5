// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/dynamodb/spec.hpp"

/// The parameters of what a table keeps, for how long, and of its backups.
namespace headroom::dynamodb {

namespace source {
inline constexpr std::string_view kTimeToLive = "DynamoDB Developer Guide, TTL, 2026-04-13";
inline constexpr std::string_view kOwnHabit = "the design's own";
}  // namespace source

inline constexpr std::array<base::Field<Spec>, 3> kStorageFields{{
    {{.name = "TimeToLiveSpecification",
      .label = "Time to live",
      .kind = base::FieldKind::Object,
      .doc = "Items expire by the time in an attribute; Behavior.TimeToLive says how long after they are written.",
      .source = "CloudFormation Template Reference, AWS::DynamoDB::Table, 2026-04-13"}},
    {{.name = "TimeToLive",
      .label = "Time to live",
      .kind = base::FieldKind::Duration,
      .place = base::FieldPlace::Behavior,
      .low = 1,
      .high = 100.0 * 365 * 86'400,
      .doc = "How long after its last write an item expires; the table is then taken to be in balance: as many items "
             "expire as are made.",
      .source = source::kOwnHabit},
     &Spec::timeToLive},
    {{.name = "TimeToLiveLag",
      .label = "Lag of deletion",
      .kind = base::FieldKind::Duration,
      .place = base::FieldPlace::Behavior,
      .low = 0,
      .high = 30.0 * 86'400,
      .defaultText = "48h",
      .doc = "From an item's expiry until it is deleted; it is stored, billed and readable meanwhile.",
      .source = "DynamoDB Developer Guide, TTL, 2026-04-13: within a few days",
      .guess = true},
     &Spec::timeToLiveLag},
}};

/// Inside TimeToLiveSpecification.
inline constexpr std::array<base::Field<Spec>, 2> kTimeToLiveFields{{
    {{.name = "AttributeName",
      .label = "Attribute",
      .kind = base::FieldKind::Text,
      .place = base::FieldPlace::Here,
      .doc = "The attribute that holds the time.",
      .source = source::kTimeToLive},
     &Spec::timeToLiveAttribute},
    {{.name = "Enabled",
      .label = "Enabled",
      .kind = base::FieldKind::Boolean,
      .place = base::FieldPlace::Here,
      .doc = "Whether items expire.",
      .source = source::kTimeToLive,
      .required = true},
     &Spec::timeToLiveEnabled},
}};

}  // namespace headroom::dynamodb
