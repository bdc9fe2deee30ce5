// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// What an answer says of a resource beyond what was taken: what the format declares has the same form as in
/// CloudFormation and is taken as it stands, the rest is told.
void tellRest(const document::Node& answer, Resource& made, Report& report);

}  // namespace headroom::importing
