// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of a table's capacity, billing mode and class while it runs.
#include "model/base/random.hpp"
#include "model/engine/delay.hpp"
#include "model/services/dynamodb/table.hpp"

namespace headroom::dynamodb {

/// Whoever changes a table waits until it is ACTIVE, and, when it may not be lowered, until it may.
engine::Process Table::change(Change change) {
    for (;;) {
        if (!throughput().updating() && apply(change)) co_return;
        co_await engine::delay(base::seconds(10), engine::Rank::Clock);
    }
}

bool Table::apply(const Change& change) {
    const bool provisioned = throughput().units(true) > 0;
    if (change.billingMode == BillingMode::PayPerRequest) {
        eachCapacity([&](OwnCapacity& capacity) {
            if (provisioned && change.console) capacity.throughput().forgetScaling();
            if (provisioned) capacity.throughput().turnOnDemand();
        });
    } else if (change.billingMode == BillingMode::Provisioned && !provisioned) {
        turnProvisioned(change);
    } else if (provisioned && !update(change)) {
        return false;
    }
    if (change.tableClass && *change.tableClass != class_) turnClass(*change.tableClass).spawn();
    return true;
}

void Table::turnProvisioned(const Change& change) {
    throughput().turnProvisioned(change.reads.value_or(1), change.writes.value_or(1));
    for (const IndexCapacity& index : change.indexes)
        capacityOf(index.index)->throughput().turnProvisioned(index.reads.value_or(1), index.writes.value_or(1));
}

/// A call that one of them does not take is rejected whole (Developer Guide, ServiceQuotas, 2026-04-13).
bool Table::update(const Change& change) {
    bool allowed = throughput().allows(change.reads, change.writes);
    for (const IndexCapacity& index : change.indexes)
        allowed = allowed && capacityOf(index.index)->throughput().allows(index.reads, index.writes);
    if (!allowed) return false;
    if (change.reads || change.writes) throughput().update(change.reads, change.writes, true);
    for (const IndexCapacity& index : change.indexes)
        capacityOf(index.index)->throughput().update(index.reads, index.writes, true);
    return true;
}

/// The old class is paid for until the change is done.
engine::Process Table::turnClass(TableClass next) {
    ++gate_.underWay;
    gate_.calledAt = world_.now();
    base::Stream stream(base::deriveKey(lagKey_, base::mix(++classChanges_)));
    const base::Duration length = base::durationFromDraw(updateTime_(stream, world_.now()));
    co_await engine::delay(length);
    --gate_.underWay;
    endClassPeriod(world_.now());
    class_ = next;
}

}  // namespace headroom::dynamodb
