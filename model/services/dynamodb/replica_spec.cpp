// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/replica_spec.hpp"

#include <algorithm>

#include "model/services/dynamodb/spec.hpp"

namespace headroom::dynamodb {

Spec atReplica(const Spec& table, std::string_view region) {
    Spec spec = table;
    const auto found = std::ranges::find(table.replicaSettings, region, &ReplicaSettings::region);
    if (found == table.replicaSettings.end()) return spec;
    spec.readCapacityUnits = found->readCapacityUnits;
    spec.maxReadRequestUnits = found->maxReadRequestUnits;
    spec.pointInTimeRecovery = found->pointInTimeRecovery;
    spec.recoveryDays = found->recoveryDays;
    if (!found->pointInTimeRecovery) spec.exports = {};  // which need it
    spec.tableClass = found->tableClass;
    for (const ReplicaIndex& settings : found->indexes) {
        const auto index = std::ranges::find(spec.indexes, settings.name, &IndexSpec::name);
        if (index == spec.indexes.end()) continue;
        index->readCapacityUnits = settings.readCapacityUnits;
        index->maxReadRequestUnits = settings.maxReadRequestUnits;
    }
    return spec;
}

}  // namespace headroom::dynamodb
