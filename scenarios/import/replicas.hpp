// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// A table whose file lists its replicas in other regions (Terraform, describe-table), under Replicas, becomes an
/// AWS::DynamoDB::GlobalTable with one more in its own region. With provisioned capacity it stays a table, told: a
/// global one scales its writes, and such a file does not say how.
void makeGlobal(Resource& table, Report& report);

/// The own region of those tables, once it is known.
void placeReplicas(Inventory& inventory, const std::string& region);

}  // namespace headroom::importing
