// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/dynamodb/spec.hpp"

/// The parameters of how a table's capacity changes; they belong to its Behavior.
namespace headroom::dynamodb {

inline constexpr std::array<std::string_view, 2> kHourlyBillings{"TimeWeighted", "Maximum"};
inline constexpr std::array<std::string_view, 2> kIdleMinutes{"Zero", "Missing"};

inline constexpr std::array<base::Field<Spec>, 3> kCapacityFields{{
    {{.name = "UpdateTime",
      .label = "Time of an update",
      .kind = base::FieldKind::DurationDistribution,
      .place = base::FieldPlace::Behavior,
      .low = 0,
      .high = 86'400,
      .defaultText = "2m",
      .doc = "From a change of capacity or billing mode until it serves; the old capacity holds meanwhile.",
      .source = "DynamoDB Developer Guide, AutoScaling, 2026-04-13: several minutes; 41 s for a small decrease (live "
                "probing, 2026-10-09), about 4 min after the trigger (awslabs/amazon-dynamodb-tools)",
      .guess = true},
     &Spec::updateTime},
    {{.name = "HourlyBilling",
      .label = "Billing of an hour",
      .kind = base::FieldKind::Choice,
      .place = base::FieldPlace::Behavior,
      .choices = kHourlyBillings,
      .defaultText = "TimeWeighted",
      .doc = "Whether an hour in which capacity changes is billed by time or at its highest capacity.",
      .source = "AWS does not publish it; awslabs/amazon-dynamodb-tools, 2026-08-13, bills the hourly mean",
      .guess = true},
     [](Spec& spec, std::size_t choice) { spec.hourlyBilling = static_cast<HourlyBilling>(choice); }},
    {{.name = "IdleMinutes",
      .label = "Minutes without traffic",
      .kind = base::FieldKind::Choice,
      .place = base::FieldPlace::Behavior,
      .choices = kIdleMinutes,
      .defaultText = "Zero",
      .doc = "Whether consumed capacity has a datapoint of 0 in a minute without traffic, so that auto scaling removes "
             "capacity of an idle table.",
      .source = "live probing, 2026-10-09: an idle table was scaled in; until 2019-05-23 the Developer Guide said the "
                "opposite",
      .guess = true},
     [](Spec& spec, std::size_t choice) { spec.idleMinutes = static_cast<IdleMinutes>(choice); }},
}};

}  // namespace headroom::dynamodb
