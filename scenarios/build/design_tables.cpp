// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of a design as an account has them: their replicas, and the quota that they share.
#include <algorithm>
#include <limits>

#include "model/services/dynamodb/replica_change.hpp"
#include "pricing/usage_type.hpp"
#include "scenarios/build/design_world.hpp"
#include "scenarios/build/expected_writes.hpp"
#include "scenarios/format/global_tables.hpp"

namespace headroom::build {

namespace {

/// The usage type of data sent to another region: it bears the prefix of where it goes.
std::string transferTo(const std::string& region) {
    const auto prefixes = pricing::regionPrefixes();
    const auto at = std::ranges::find(prefixes, region, &pricing::RegionPrefix::region);
    return (at == prefixes.end() ? region : std::string(at->prefix)) + "-AWS-Out-Bytes";
}

}  // namespace

dynamodb::Table* DesignWorld::tableNamed(const std::string& name) {
    const auto at = std::ranges::find_if(tables_, [&](const dynamodb::Table& table) { return table.name() == name; });
    return at == tables_.end() ? nullptr : &*at;
}

/// Closes the metrics' periods; at Start measuring begins.
/// The other regions of a global table: a table each, and every write goes from each to all others.
void DesignWorld::addReplicas(const format::Resource& resource) {
    const auto* spec = std::get_if<dynamodb::Spec>(&resource.spec);
    if (spec == nullptr || spec->replicas.empty()) return;
    std::vector<std::pair<std::string, dynamodb::Table*>> all{{region_, &tables_.back()}};
    for (const std::string& region : spec->replicas) {
        const std::string name = format::replicaName(resource.name, region);
        dynamodb::Table& table = tables_.emplace_back(world_, name, dynamodb::atReplica(*spec, region),
                                                      design_.quotas.dynamoDb, startSecondsUtc_);
        services_.emplace_back(name, &table);
        all.emplace_back(region, &table);
    }
    for (const auto& [from, source] : all) {
        for (const auto& [region, target] : all) {
            if (source != target) source->replicateTo(*target, region, transferTo(region));
        }
    }
}

namespace {

/// Expected arrivals a second. What comes by a clock comes all at once: its arrivals are counted.
double meanOf(const workload::ArrivalSpec& arrivals, base::Instant begin, base::Instant end) {
    if (!std::holds_alternative<workload::Schedule>(arrivals.process))
        return workload::meanRate(arrivals, begin, end).perSecond;
    double count = 0.0;
    const auto source = workload::makeArrivals(arrivals, 0, begin, end);
    while (source->next()) count += 1.0;
    return count / base::toSeconds(end - begin);
}

bool someExpire(const format::Design& design) {
    return std::ranges::any_of(design.resources, [](const format::Resource& resource) {
        const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        return table != nullptr && table->expires();
    });
}

}  // namespace

void DesignWorld::expectLoads() {
    const base::Instant end{timing_.duration.count};
    const auto isOpen = [](const workload::TrafficSpec& spec) {
        return !std::holds_alternative<workload::Closed>(spec.arrivals.process);
    };
    const auto wholeByPart = [this, end, isOpen](std::uint32_t workload, base::Instant until) {
        const workload::TrafficSpec& spec = design_.workloads[workload];
        if (!isOpen(spec)) return 1.0;
        const double whole = meanOf(spec.arrivals, base::Instant{}, end);
        const double part = meanOf(spec.arrivals, world_.begin(), until);
        return part > 0.0 ? whole / part : std::numeric_limits<double>::infinity();
    };
    std::vector<double> means;  // requests a second, by workload
    for (const workload::TrafficSpec& spec : design_.workloads)
        means.push_back(isOpen(spec) && someExpire(design_) ? meanOf(spec.arrivals, base::Instant{}, end) : 0.0);
    for (dynamodb::Table& table : tables_) {
        ExpectedWrites writes(design_, table.name(), sequences_.contains(format::resourceOf(table.name())));
        std::vector<dynamodb::ExpectedCalls> calls;
        for (std::uint32_t i = 0; i < means.size(); ++i) {
            if (means[i] > 0.0) std::ranges::move(writes.of(i, means[i]), std::back_inserter(calls));
        }
        table.expectLoad(wholeByPart, end, calls);
    }
}

/// Of the table that a Change names, and of its replicas; empty where that is no table.
std::vector<dynamodb::TableChange> DesignWorld::changesOf(const format::ScenarioEvent& event) {
    std::vector<dynamodb::TableChange> changes;
    dynamodb::Table* table = tableNamed(event.target);
    if (table == nullptr) return changes;
    changes.push_back({table, event.change});
    const auto named = std::ranges::find(design_.resources, event.target, &format::Resource::name);
    const auto& spec = std::get<dynamodb::Spec>(named->spec);
    for (const std::string& region : spec.replicas) {
        dynamodb::Change there = dynamodb::atReplica(event.change, dynamodb::atReplica(spec, region));
        if (there == dynamodb::Change{}) continue;
        changes.push_back({tableNamed(format::replicaName(event.target, region)), std::move(there)});
    }
    return changes;
}

void DesignWorld::expectChanges() {
    for (const format::ScenarioEvent& event : design_.events) {
        if (event.kind != format::ScenarioEvent::Kind::Change) continue;
        for (const dynamodb::TableChange& one : changesOf(event)) one.table->expect(one.change);
    }
}

/// Provisioned capacity is held against the account's quota in each region apart.
void DesignWorld::holdTables() {
    const auto hold = [this](const std::string& table, const std::string& region) {
        auto& account = tableAccounts_.try_emplace(region, region, design_.quotas.dynamoDb).first->second;
        tableNamed(table)->holdAgainst(account);
    };
    for (const format::Resource& resource : design_.resources) {
        const auto* spec = std::get_if<dynamodb::Spec>(&resource.spec);
        if (spec == nullptr) continue;
        hold(resource.name, region_);
        for (const std::string& region : spec->replicas) hold(format::replicaName(resource.name, region), region);
    }
}

}  // namespace headroom::build
