// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// Values in the definitions of state machines that no file holds (a parameter without one, Fn::ImportValue, a dynamic
/// reference) become texts, their names: what a machine sends, or whom, is no reason to do without it. Each is told as
/// left out, and the machine is noted in Inventory::openDefinitions.
void nameUnknownValues(Inventory& inventory, Report& report);

/// A Ref to what is not among `resources` becomes a text as well, its name; that of an activity of `inventory` its ARN,
/// by which a task waits for a worker. Whether one of this machine did.
bool nameAbsentResources(document::Node& machine, const document::Node& resources, const Inventory& inventory);

}  // namespace headroom::importing
