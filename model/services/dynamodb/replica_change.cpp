// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/replica_change.hpp"

#include <algorithm>

namespace headroom::dynamodb {

Change atReplica(const Change& change, const Spec& replica) {
    const bool provisioned = change.billingMode == BillingMode::Provisioned;
    Change there;
    there.billingMode = change.billingMode;
    there.console = change.billingMode.has_value() && change.console;
    there.writes = change.writes;
    if (provisioned) there.reads = replica.readCapacityUnits;
    there.warmReads = change.warmReads;
    there.warmWrites = change.warmWrites;
    there.mostWrites = change.mostWrites;
    for (const IndexCapacity& asked : change.indexes) {
        IndexCapacity index{.index = asked.index, .writes = asked.writes};
        const auto found = std::ranges::find(replica.indexes, asked.index, &IndexSpec::name);
        if (provisioned && found != replica.indexes.end()) index.reads = found->readCapacityUnits;
        index.warmReads = asked.warmReads;
        index.warmWrites = asked.warmWrites;
        index.mostWrites = asked.mostWrites;
        if (index.provisions() || index.adjusts()) there.indexes.push_back(std::move(index));
    }
    return there;
}

}  // namespace headroom::dynamodb
