// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of a table's capacity, billing mode and class while it runs.
#include <algorithm>
#include <utility>

#include "model/base/random.hpp"
#include "model/engine/delay.hpp"
#include "model/services/dynamodb/table.hpp"

namespace headroom::dynamodb {

engine::Process Table::change(Change change) { return changeTogether({{this, std::move(change)}}); }

/// Whoever changes a table waits until it is ACTIVE, and, when it may not be lowered, until it may, unless a later
/// change says otherwise; what the account's quota does not allow is refused for good. Replicas of a global table are
/// one table in this.
engine::Process Table::changeTogether(std::vector<TableChange> changes) {
    const auto refuses = [](const TableChange& one) {
        const bool taken = one.table->accountTakes(one.change);
        one.table->account_.refusedChanges += taken ? 0 : 1;
        return !taken;
    };
    const auto waits = [](const TableChange& one) {
        const UpdateGate& gate = one.table->gate_;
        return one.table->throughput().updating() || gate.waiting.comesAfterSwitch(one.change);
    };
    for (TableChange& one : changes) {
        const bool provisioned = one.table->throughput().requested(true) > 0;
        one.table->gate_.waiting.add(one.change, provisioned ? BillingMode::Provisioned : BillingMode::PayPerRequest);
    }
    while (!std::ranges::all_of(changes, [](const TableChange& one) { return isNothing(one.change); })) {
        const bool active = std::ranges::none_of(changes, waits);
        if (active && std::ranges::count_if(changes, refuses) > 0) break;
        if (active && std::ranges::all_of(changes, [](TableChange& one) { return one.table->takes(one.change); })) {
            for (TableChange& one : changes) one.table->apply(one.change);
            break;
        }
        co_await engine::delay(base::seconds(10), engine::Rank::Clock);
    }
    for (const TableChange& one : changes) one.table->gate_.waiting.remove(one.change);
}

void Table::holdAgainst(AccountThroughput& account) {
    account_.account = &account;
    eachCapacity([&](OwnCapacity& capacity) { capacity.throughput().holdAgainst(account); });
    account_.speaks = throughput().everProvisioned() && account.takesSpeaker();
    if (account_.speaks) account.publish(world_.metrics(), name_, world_.now());
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

void Table::apply(const Change& change) {
    const bool provisioned = throughput().units(true) > 0;
    if (change.billingMode == BillingMode::PayPerRequest) {
        eachCapacity([&](OwnCapacity& capacity) {
            if (provisioned && change.console) capacity.throughput().forgetScaling();
            if (provisioned) capacity.throughput().turnOnDemand();
        });
    } else if (change.billingMode == BillingMode::Provisioned && !provisioned) {
        throughput().turnProvisioned(change.reads.value_or(1), change.writes.value_or(1));
        for (const IndexCapacity& index : change.indexes)
            capacityOf(index.index)->throughput().turnProvisioned(index.reads.value_or(1), index.writes.value_or(1));
    } else if (provisioned) {
        if (change.reads || change.writes) throughput().update(change.reads, change.writes, true);
        for (const IndexCapacity& index : change.indexes) {
            if (index.provisions()) capacityOf(index.index)->throughput().update(index.reads, index.writes, true);
        }
    }
    const bool turns = change.tableClass && *change.tableClass != class_;
    if (turns || change.adjusts()) settle(change).spawn();
}

/// A call that one of them does not take is rejected whole (Developer Guide, ServiceQuotas, 2026-04-13).
bool Table::takes(const Change& change) {
    if (throughput().units(true) == 0 || change.billingMode == BillingMode::PayPerRequest) return true;
    bool allowed = throughput().allows(change.reads, change.writes);
    for (const IndexCapacity& index : change.indexes)
        allowed = allowed && capacityOf(index.index)->throughput().allows(index.reads, index.writes);
    return allowed;
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
    const auto adjust = [now](OwnCapacity& capacity, const auto& asked) {
        for (const bool writes : {false, true}) {
            const auto& warm = writes ? asked.warmWrites : asked.warmReads;
            const auto& most = writes ? asked.mostWrites : asked.mostReads;
            if (warm) capacity.warmUp(writes, *warm, now);
            if (most) capacity.limit(writes, *most, now);
        }
    };
    adjust(capacity_, change);
    for (const IndexCapacity& index : change.indexes) adjust(*capacityOf(index.index), index);
}

}  // namespace headroom::dynamodb
