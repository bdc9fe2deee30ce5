// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/field.hpp"

namespace headroom::format {

/// One group of declared parameters: where they stand and what they are.
struct FieldGroup {
    std::string path;  ///< "AWS::Lambda::Function", "Workloads.X", "Diurnal"
    std::string title;
    std::vector<const base::FieldInfo*> fields;
    std::vector<const base::OtherProperty*> others;
};

/// Every group of the format, from the same tables that reading uses.
const std::vector<FieldGroup>& fieldGroups();

/// What the format makes of a CloudFormation resource type.
struct TypeStanding {
    enum class Kind : std::uint8_t {
        Modelled,
        NoEffect,  ///< accepted, without effect on latency, capacity or cost
        Later,     ///< known, with an effect that is not modelled yet
        Unknown,
    };
    Kind kind = Kind::Unknown;
    std::string_view reason;
};
TypeStanding standingOf(std::string_view type);

/// The types that a file may hold: those modelled and those without effect.
std::vector<std::string_view> typesTaken();

/// What `headroom explain KEY` prints; empty when no key has that name. Distributions, arrival processes and steps
/// count as keys.
std::string explainKey(std::string_view key);

/// What may stand there, in words: "a whole number of MB", "a duration with its unit: ...".
std::string kindText(const base::FieldInfo& info);

/// Every name that explainKey() knows.
std::vector<std::string> explainedNames();

/// The JSON Schema (draft 7) of scenario files.
std::string jsonSchema();

}  // namespace headroom::format
