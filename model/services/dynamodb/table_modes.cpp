// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of a table's capacity, billing mode and class while it runs.
#include "model/base/random.hpp"
#include "model/engine/delay.hpp"
#include "model/services/dynamodb/table.hpp"

namespace headroom::dynamodb {

/// Whoever changes a table waits until it is ACTIVE, and, when it may not be lowered, until it may; what the account's
/// quota does not allow is refused for good.
engine::Process Table::change(Change change) {
    for (;;) {
        if (!throughput().updating()) {
            if (!accountTakes(change)) {
                ++account_.refusedChanges;
                co_return;
            }
            if (apply(change)) co_return;
        }
        co_await engine::delay(base::seconds(10), engine::Rank::Clock);
    }
}

void Table::holdAgainst(AccountThroughput& account) {
    account_.account = &account;
    eachCapacity([&](OwnCapacity& capacity) { capacity.throughput().holdAgainst(account); });
    account_.speaks = throughput().everProvisioned() && account.takesSpeaker();
}

/// UpdateTable is one call: what it raises and lowers counts together.
bool Table::accountTakes(const Change& change) {
    if (account_.account == nullptr || change.billingMode == BillingMode::PayPerRequest) return true;
    const bool turns = change.billingMode == BillingMode::Provisioned && throughput().units(true) == 0;
    std::array<std::int64_t, 2> more{};
    const auto add = [&](const Throughput& throughput, bool writes, std::optional<std::int64_t> units) {
        if (turns && !units) units = 1;
        if (units) more[writes ? 1 : 0] += *units - throughput.requested(writes);
    };
    const auto addBoth = [&](const Throughput& throughput, const auto& asked) {
        add(throughput, false, asked.reads);
        add(throughput, true, asked.writes);
    };
    addBoth(throughput(), change);
    for (const IndexCapacity& index : change.indexes) addBoth(capacityOf(index.index)->throughput(), index);
    return account_.account->takes(false, more[0]) && account_.account->takes(true, more[1]);
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
    const bool turns = change.tableClass && *change.tableClass != class_;
    if (turns || change.adjusts()) settle(change).spawn();
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

/// What is no provisioned capacity: it is there when the change is done. The old class is paid for until then.
engine::Process Table::settle(Change change) {
    ++gate_.underWay;
    gate_.calledAt = world_.now();
    base::Stream stream(base::deriveKey(lagKey_, base::mix(++settled_)));
    const base::Duration length = base::durationFromDraw(updateTime_(stream, world_.now()));
    co_await engine::delay(length);
    --gate_.underWay;
    const base::Instant now = world_.now();
    if (change.tableClass && *change.tableClass != class_) {
        endClassPeriod(now);
        class_ = *change.tableClass;
    }
    for (const bool writes : {false, true}) {
        const auto& warm = writes ? change.warmWrites : change.warmReads;
        const auto& most = writes ? change.mostWrites : change.mostReads;
        if (warm) capacity_.warmUp(writes, *warm, now);
        if (warm) (writes ? spec_.warmWriteUnits : spec_.warmReadUnits) = warm;
        if (most) capacity_.limit(writes, *most, now);
    }
}

}  // namespace headroom::dynamodb
