// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"

/// What a scenario says for all its designs, and what each of its Parameters may say.
namespace headroom::format {

inline constexpr std::array<std::string_view, 2> kParameterTypes{"Number", "String"};

// clang-format off
inline constexpr std::array<base::FieldInfo, 3> kScenarioFields{{
    {.name = "Name", .label = "Name", .kind = base::FieldKind::Text, .place = base::FieldPlace::Here,
     .doc = "What reports call the scenario; without one the file's name.", .source = "format"},
    {.name = "Description", .label = "Description", .kind = base::FieldKind::Text, .place = base::FieldPlace::Here,
     .doc = "A sentence for people; nothing reads it.", .source = "format"},
    {.name = "Region", .label = "Region", .kind = base::FieldKind::Text, .place = base::FieldPlace::Here,
     .doc = "The AWS region, for prices and quotas; one for all designs; required.", .source = "format",
     .required = true},
}};

/// Default is one of the parameter's Type: a number or a text.
inline constexpr std::array<base::FieldInfo, 7> kParameterFields{{
    {.name = "Type", .label = "Type", .kind = base::FieldKind::Choice, .place = base::FieldPlace::Here,
     .choices = kParameterTypes, .doc = "Number or String; a String may hold a quantity.",
     .source = "CloudFormation User Guide, parameters-section-structure", .required = true},
    {.name = "Default", .label = "Value", .kind = base::FieldKind::Number, .place = base::FieldPlace::Here,
     .doc = "The value when --set gives none; an Uncertain one is drawn once for all that refer to it.",
     .source = "CloudFormation User Guide, parameters-section-structure", .required = true},
    {.name = "MinValue", .label = "Smallest", .kind = base::FieldKind::Number, .place = base::FieldPlace::Here,
     .doc = "The smallest value it may have.",
     .source = "CloudFormation User Guide, parameters-section-structure"},
    {.name = "MaxValue", .label = "Largest", .kind = base::FieldKind::Number, .place = base::FieldPlace::Here,
     .doc = "The largest value it may have.",
     .source = "CloudFormation User Guide, parameters-section-structure"},
    {.name = "AllowedValues", .label = "Choices", .kind = base::FieldKind::Object, .place = base::FieldPlace::Here,
     .doc = "The values it may have.", .source = "CloudFormation User Guide, parameters-section-structure"},
    {.name = "Description", .label = "Description", .kind = base::FieldKind::Text, .place = base::FieldPlace::Here,
     .doc = "A sentence for people; nothing reads it.", .source = "format"},
    {.name = "ConstraintDescription", .label = "Constraint", .kind = base::FieldKind::Text,
     .place = base::FieldPlace::Here, .doc = "A sentence for people; nothing reads it.", .source = "format"},
}};
// clang-format on

}  // namespace headroom::format
