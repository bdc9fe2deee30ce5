// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <nlohmann/json_fwd.hpp>

#include "scenarios/format/reference.hpp"

/// The JSON Schema's parts, from the same tables that reading uses.
namespace headroom::format::schema {

using Json = nlohmann::ordered_json;

/// The ends of the patterns of quantities: their units.
inline constexpr const char* kDuration = "(ns|us|ms|s|m|min|h|d)$";
inline constexpr const char* kSize = "(B|KB|MB|GB|TB)$";
inline constexpr const char* kRate = "/(s|min|h|d)$";

/// A reference to one of definitions().
Json definition(const char* name);

/// A number with a unit, as text.
Json quantity(const char* unit);

/// A quantity of the unit or a distribution; `name` is that of its own definition.
Json distribution(const char* unit, const char* name);

/// Arrivals: exactly one process, and its scales.
Json arrivals();

/// One step of a function's code, several of them, how calls spread over keys, and how a client retries.
Json step();
Json steps();
Json keys();
Json retry();

/// What an editor knows of one parameter: type, range, words, description.
Json field(const base::FieldInfo& info);

/// An object of a group's parameters (those of one place, if given) and of nothing else.
Json group(const FieldGroup& group, std::optional<base::FieldPlace> place);

/// The group of that path; there must be one.
const FieldGroup& groupOf(std::string_view path);

/// A resource of the type that the group is named after.
Json resource(const FieldGroup& group);

/// The shared definitions: Reference, Uncertain, distributions, arrivals, resources.
Json definitions();

}  // namespace headroom::format::schema
