// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "pricing/usage_list.hpp"
#include "scenarios/recorded/billing_export.hpp"

namespace headroom::cli {

/// What was used in other regions than the list's, under their own prices. Own rates and discounts hold in the region
/// of their prefix; without one, rates and reservations in the list's region, discounts everywhere; plans where the
/// books have rates. Those of a region that nothing was used in are noted.
std::vector<pricing::UsageList> takeElsewhere(recorded::ExportedUsage& usage);

/// Prices the list in another region than its own: usage types, rates and agreements lose the prefix of the one that it
/// was written for.
/// Reservations that name that region go with it.
void moveTo(const std::string& region, pricing::UsageList& list);

/// Takes reservations of a region whose use goes to another one there with it, their usage types without its prefix;
/// notes those that name it, by Region or prefix. `said`: what moves the use ("--region").
void moveReservations(const std::string& region, const std::string& said, recorded::ExportedUsage& usage);

}  // namespace headroom::cli
