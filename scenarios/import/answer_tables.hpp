// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// The settings of a table as describe-table answers them.
void describeTable(const document::Node& table, Resource& made, Report& report);

/// How many items it holds and how large they are, by its own count.
void addContents(const document::Node& table, Resource& made);

}  // namespace headroom::importing
