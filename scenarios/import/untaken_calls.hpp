// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/function_grants.hpp"
#include "scenarios/import/report.hpp"

/// What the report says of calls that code may make and that are not proposed.
namespace headroom::importing {

/// Calls of what is not modelled.
void reportElsewhere(const FunctionGrants& grants, Report& report);

/// Policies and variables that hang on what no file holds: whom they are about is not known.
void reportUnknown(const FunctionGrants& grants, Report& report);

/// A role may open every table there is, and nothing says which of several the code asks.
void reportAnyTable(const FunctionGrants& grants, Report& report);

/// An action that the role allows by its service's name, and of which no call is proposed.
void reportUnused(const FunctionGrants& grants, std::string_view action, Report& report);

}  // namespace headroom::importing
