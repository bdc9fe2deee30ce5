// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "scenarios/import/draft.hpp"
#include "scenarios/import/made_up_names.hpp"

namespace headroom::importing {

/// The values that an import writes one by one and that importing again compares one by one: properties, routes, keys
/// of Behavior, steps, keys of workloads. JSON pointers, in document order.
std::vector<std::string> slotsOf(const document::Node& scenario);

/// Sets the section Imported: files, the values of their parameters that were given, names in the account that hang on
/// defaults (of those that the draft has), guesses, and a digest of each slot.
void markImported(Draft& draft, const std::vector<std::string>& files,
                  const std::map<std::string, std::string>& parameters, const DefaultNames& names);

/// Brings a scenario that was imported before up to date: what the import had written and nobody changed follows the
/// new draft, what was changed, added or removed by hand stays so (and stands in the report where the files say
/// otherwise now).
document::Node updated(const document::Node& old, const Draft& draft, Report& report);

}  // namespace headroom::importing
