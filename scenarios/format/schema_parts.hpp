// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <nlohmann/json_fwd.hpp>

#include "scenarios/format/reference.hpp"

/// The JSON Schema's parts, from the same tables that reading uses.
namespace headroom::format::schema {

using Json = nlohmann::ordered_json;

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
