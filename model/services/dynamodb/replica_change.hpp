// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/services/dynamodb/table_change.hpp"

namespace headroom::dynamodb {

/// What a change of a global table is in another one of its regions: mode, writes, warm throughput and the most that is
/// written are the whole table's, reads and the table class each region's own. A region that turns provisioned reads as
/// much as it did at the beginning (`replica`: the table as it is there). Nothing changes there: Change{}.
Change atReplica(const Change& change, const Spec& replica);

}  // namespace headroom::dynamodb
