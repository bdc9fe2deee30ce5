// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/throughput.hpp"

#include <algorithm>
#include <utility>

#include "model/base/random.hpp"
#include "model/engine/delay.hpp"

namespace headroom::dynamodb {

namespace {

/// The alarms ProvisionedCapacityHigh and Low: three datapoints of five minutes (exported by terraformer, 2018 to
/// 2023).
constexpr base::Duration kNoticed = base::minutes(15);

}  // namespace

Throughput::Throughput(engine::World& world, const std::string& table, const Spec& spec, std::int64_t startSecondsUtc,
                       UpdateGate& gate, Applied applied)
    : world_(world),
      gate_(gate),
      applied_(std::move(applied)),
      updateTime_(spec.updateTime, world.keyOf("updates of " + table)),
      updateKey_(world.keyOf("updates of " + table)),
      directions_{Direction(HeldUnits(spec.hourlyBilling, startSecondsUtc)),
                  Direction(HeldUnits(spec.hourlyBilling, startSecondsUtc))},
      decreases_(startSecondsUtc, world.now()),
      table_(table) {
    if (spec.billingMode != BillingMode::Provisioned) return;
    addMetrics();
    for (const bool writes : {false, true}) {
        Direction& one = direction(writes);
        one.units = (writes ? spec.writeCapacityUnits : spec.readCapacityUnits).value_or(1);
        one.requested = one.noticed = one.highest = one.units;
        one.since = world.now();
        one.held.set(one.units, world.now());
        one.gauge->change(one.units, world.now());
    }
}

void Throughput::addMetrics() {
    for (const bool writes : {false, true}) {
        const std::string name = std::string("Provisioned") + (writes ? "Write" : "Read") + "CapacityUnits";
        direction(writes).gauge = &world_.metrics().gauge(table_, name, world_.now(), engine::Statistic::Average);
    }
}

void Throughput::expectProvisioned() {
    if (!everProvisioned()) addMetrics();
}

void Throughput::holdAgainst(AccountThroughput& account) {
    account_ = &account;
    member_ = account.join();
    for (const bool writes : {false, true}) account.change(member_, writes, direction(writes).requested, world_.now());
}

void Throughput::request(bool writes, std::int64_t units) {
    Direction& one = direction(writes);
    if (account_ != nullptr) account_->change(member_, writes, units - one.requested, world_.now());
    one.requested = units;
}

bool Throughput::accountTakes(bool writes, std::optional<std::int64_t> units) const {
    return account_ == nullptr || !units || account_->takes(writes, *units - direction(writes).requested);
}

void Throughput::turnOnDemand() {
    request(false, 0);
    request(true, 0);
    begin(true);
}

void Throughput::turnProvisioned(std::int64_t reads, std::int64_t writes) {
    request(false, reads);
    request(true, writes);
    begin(true);
}

bool Throughput::updating() const { return gate_.isClosed(world_.now()); }

bool Throughput::allows(std::optional<std::int64_t> reads, std::optional<std::int64_t> writes) {
    if (updating() || units(true) == 0) return false;
    const bool lower = lowers(false, reads) || lowers(true, writes);
    return !lower || (updating_ && lowering_) || decreases_.left(world_.now()) > 0;
}

bool Throughput::update(std::optional<std::int64_t> reads, std::optional<std::int64_t> writes, bool byHand) {
    if (updating() || units(true) == 0) return false;
    if (!byHand && !(accountTakes(false, reads) && accountTakes(true, writes))) return false;
    const bool lower = lowers(false, reads) || lowers(true, writes);
    const bool paid = updating_ && lowering_;
    if (lower && !paid && !decreases_.take(world_.now())) return false;
    if (reads) request(false, *reads);
    if (writes) request(true, *writes);
    if (!updating_) begin(byHand);
    lowering_ = lowering_ || lower;
    return true;
}

void Throughput::begin(bool byHand) {
    lowering_ = false;
    byHand_ = byHand;
    updating_ = true;
    ++gate_.underWay;
    gate_.calledAt = world_.now();
    base::Stream stream(base::deriveKey(updateKey_, ++calls_));
    finish(base::durationFromDraw(updateTime_(stream, world_.now()))).spawn();
}

engine::Process Throughput::finish(base::Duration length) {
    co_await engine::delay(length);  // alarms of that very instant still see the old capacity
    updating_ = false;
    --gate_.underWay;
    apply(false);
    apply(true);
}

void Throughput::apply(bool writes) {
    Direction& one = direction(writes);
    if (one.requested == one.units) return;
    const base::Instant now = world_.now();
    one.gauge->change(one.requested - one.units, now);
    one.units = one.requested;
    one.since = now;
    one.highest = std::max(one.highest, one.units);
    one.held.set(one.units, now);
    if (now.ns >= 0) ++changes_;
    applied_(writes, one.units, now);
    if (byHand_ && one.noticed > 0) {
        if (one.units > 0) notice(writes, one.units).spawn();  // on-demand: alarms stay as they are
    } else {
        one.noticed = one.units;
    }
}

/// Unless another change has come meanwhile.
engine::Process Throughput::notice(bool writes, std::int64_t units) {
    co_await engine::delay(kNoticed, engine::Rank::Clock);
    Direction& one = direction(writes);
    if (one.units == units) one.noticed = units;
}

void Throughput::addTo(std::vector<engine::Figure>& figures, base::Duration window) const {
    if (window.count <= 0) return;
    for (const bool writes : {false, true}) {
        const auto held = static_cast<double>(heldUntil(writes, base::Instant{window.count}));
        const std::string name = std::string("Provisioned") + (writes ? "Write" : "Read") + "CapacityUnits";
        figures.push_back({name + "Mean", held / static_cast<double>(window.count)});
        figures.push_back({name + "Max", static_cast<double>(most(writes))});
    }
    figures.push_back({"CapacityChanges", static_cast<double>(changes_)});
}

}  // namespace headroom::dynamodb
