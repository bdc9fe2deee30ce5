// SPDX-License-Identifier: GPL-3.0-or-later
// A call's way through a cluster. What is kept and forgotten is in cluster_cache.cpp.
#include "model/services/dax/cluster.hpp"

#include <algorithm>
#include <utility>

#include "model/engine/delay.hpp"
#include "model/engine/outcomes.hpp"
#include "model/platform/cloudwatch/minute_metric.hpp"
#include "model/services/dax/work.hpp"

namespace headroom::dax {

using base::Bytes;
using base::Duration;
using base::Instant;
using engine::Call;
using engine::Outcome;

namespace {

// What a call draws in the cluster, in branches of its own key that no table draws from.
constexpr std::uint64_t kWay = 0x6461'7820'7761'7900ULL;       // "dax way"
constexpr std::uint64_t kReadBack = 0x7265'6164'2062'6b00ULL;  // "read bk"

constexpr Bytes kItemGrain = base::bytes(16);    // 400 KB in LruCache::kMostGrains; divides a KB
constexpr Bytes kResultGrain = base::bytes(64);  // a page of 1 MB and its last item

constexpr Outcome kThrottlingException = engine::throttledWith(400);
constexpr Outcome kUnavailable = engine::brokenWith(500);
constexpr Outcome kNotAnOperation = engine::refusedWith(400);

}  // namespace

Cluster::Cluster(engine::World& world, std::string name, const Spec& spec, Duration longestRun)
    : world_(world),
      name_(std::move(name)),
      spec_(spec),
      hitLatency_(spec.hitLatency, world.keyOf("way to " + name_)),
      fleet_(spec_, world.now()),
      items_({spec.itemTtl, kItemGrain, spec.entryOverhead}, world.now(), longestRun),
      results_({spec.queryTtl, kResultGrain, spec.entryOverhead}, world.now(), longestRun),
      usage_(world.metrics(), name_, spec.usableMemory(), spec.type().burst != Burst::None, world.now()) {
    items_.setCapacity(spec.usableMemory() - spec.queryMemory());
    results_.setCapacity(spec.queryMemory());
    for (std::size_t i = 0; i < kOperations; ++i) {
        hops_[i] = world.hops().id(name_ + "." + std::string(nameOf(static_cast<Operation>(i))));
    }
    sample().spawn();
}

engine::Service& Cluster::frontOf(Store& store) {
    for (Front& front : fronts_) {
        if (&front.store() == &store) return front;
    }
    return fronts_.emplace_back(*this, store, fronts_.size());
}

engine::Task<Outcome> Cluster::serve(engine::RequestRef, Call) { co_return kNotAnOperation; }

/// CPUUtilization is a node's average over a minute.
engine::Process Cluster::sample() {
    for (;;) {
        co_await engine::delayUntil(cloudwatch::nextMinute(world_.now()), engine::Rank::Clock);
        for (std::size_t i = 0; i < fleet_.alive(); ++i) {
            Node& node = fleet_.node(i);
            usage_.cpu(node.takeUtilisation(world_.now()) * 100.0);
            if (node.credits()) usage_.credits(node.credits()->balance(world_.now()));
        }
    }
}

Cluster::Asked Cluster::asked(std::size_t table, bool measured, const Call& call) {
    Store& store = fronts_[table].store();
    const Operation operation = static_cast<Operation>(call.operation);
    const Path path = call.consistentRead ? Path::Through : handlingOf(operation).path;
    return {store, table, operation, path, measured, call};
}

engine::Task<Outcome> Cluster::answer(std::size_t table, engine::RequestRef request, Call call) {
    const Instant began = world_.now();
    const Asked asking = asked(table, request->measured, call);
    const Plan plan = decide(asking);
    const engine::HopId hop = hops_[static_cast<std::size_t>(asking.operation)];
    usage_.connected(1, began);
    co_await engine::delayUntil(plan.ready);
    request->record(hop, engine::Cause::Downstream, began, world_.now(), call.branch);
    Outcome outcome = plan.outcome;
    if (plan.passOn) {
        engine::Task<Outcome> passing = asking.store.service().serve(request, plan.call);
        outcome = co_await passing;
        const Instant answered = world_.now();
        if (request->measured) usage_.answered(outcome);
        if (outcome.ok()) keep(asking, plan.call, outcome);
        if (outcome.ok() && asking.path == Path::Transact) readBack(table, request, call).spawn();
        const Instant done = writes(asking.path) ? answered : finishMiss(asking, plan, outcome);
        co_await engine::delayUntil(done);
        request->record(hop, engine::Cause::Downstream, answered, world_.now(), call.branch);
        outcome.response += plan.outcome.response;
    }
    usage_.connected(-1, world_.now());
    co_return outcome;
}

/// After a transaction has been answered, its items are read again in one transaction and kept.
engine::Process Cluster::readBack(std::size_t table, engine::RequestRef request, Call call) {
    Store& store = fronts_[table].store();
    Call read = call;
    read.operation = static_cast<std::uint16_t>(Operation::TransactGetItems);
    read.draws = base::deriveKey(call.draws, kReadBack);
    read.branch = request->newBranch(call.branch);
    if (read.branch != call.branch) request->abandon(read.branch);
    engine::Task<Outcome> reading = store.service().serve(request, read);
    const Outcome outcome = co_await reading;
    if (outcome.ok()) keepItems(asked(table, request->measured, call), call, outcome.response, &LruCache::write);
}

Cluster::Plan Cluster::refuse(const Outcome& outcome, Duration way) const {
    Plan plan;
    plan.ready = world_.now() + way;
    plan.outcome = outcome;
    return plan;
}

Duration Cluster::wayFor(base::Stream& stream) {
    const double seconds = hitLatency_(stream, world_.now());
    return base::durationFromDraw(seconds * incident_.slowdown);
}

Cluster::Plan Cluster::decide(const Asked& asked) {
    const Instant now = world_.now();
    base::Stream stream(base::deriveKey(asked.call.draws, kWay));
    const Duration way = wayFor(stream);
    if (asked.measured) usage_.asked(asked.operation);
    const bool primary = writes(asked.path);
    const bool down = fleet_.alive() == 0 || (primary && !fleet_.hasPrimary(now));
    const bool full = usage_.connections() >= kMostConnections * static_cast<std::int64_t>(fleet_.alive());
    if (down || full || (incident_.failing > 0.0 && stream.chance(incident_.failing))) {
        if (asked.measured) usage_.fault();
        if (asked.measured && full && !down) ++refusedConnections_;
        return refuse(kUnavailable, way);
    }
    const std::size_t node = primary ? 0 : fleet_.pick(stream);
    if (!fleet_.node(node).accepts(now)) {
        if (asked.measured) usage_.throttled();
        return refuse(kThrottlingException, way);
    }
    Plan plan;
    plan.node = node;
    plan.call = asked.call;
    plan.ready = now + way;
    switch (asked.path) {
        case Path::Items:
            lookUpItems(asked, plan, way);
            break;
        case Path::Results:
            lookUpResult(asked, plan, way);
            break;
        case Path::Through:
            plan.passOn = true;
            if (asked.measured) usage_.passedThrough();
            break;
        case Path::Write:
        case Path::Delete:
        case Path::Transact:
            startWrite(asked, plan, way);
            break;
    }
    return plan;
}

/// A write is work for every node; the caller waits for the primary's alone.
void Cluster::startWrite(const Asked& asked, Plan& plan, Duration way) {
    std::int64_t units = 0;
    for (std::uint32_t i = 0; i < asked.call.items; ++i) {
        units += unitsOf(asked.store.sizeOf(asked.call, i), kWriteUnits);
    }
    const Instant now = world_.now();
    plan.ready = fleet_.node(0).work(units, now) + way;
    for (std::size_t i = 1; i < fleet_.alive(); ++i) fleet_.node(i).work(units, now);
    plan.passOn = true;
}

/// What a miss costs is known when the table has answered.
Instant Cluster::finishMiss(const Asked& asked, const Plan& plan, const Outcome& outcome) {
    const Instant now = world_.now();
    if (!outcome.ok() || fleet_.alive() == 0) return now;
    std::int64_t units = 0;
    if (asked.path == Path::Items) {
        for (std::uint32_t i = 0; i < plan.call.items; ++i) {
            units += unitsOf(asked.store.sizeOf(plan.call, i), kMissUnits);
        }
    } else {
        units = unitsOf(outcome.response, kMissUnits);
    }
    return fleet_.node(plan.node % fleet_.alive()).work(units, now);
}

void Cluster::suffer(const engine::Incident& incident) {
    const Instant now = world_.now();
    if (incident.slowdown != incident_.slowdown) fleet_.slowDown(incident.slowdown, now);
    if (incident.nodesLost != incident_.nodesLost && fleet_.lose(incident.nodesLost, now)) flushCache();
    incident_ = incident;
}

void Cluster::startMeasuring() { fleet_.startMeasuring(world_.now()); }

}  // namespace headroom::dax
