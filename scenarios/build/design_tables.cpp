// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of a design as an account has them: their replicas, and the quota that they share.
#include <algorithm>

#include "pricing/usage_type.hpp"
#include "scenarios/build/design_world.hpp"
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

void DesignWorld::expectChanges() {
    for (const format::ScenarioEvent& event : design_.events) {
        if (event.change.billingMode == dynamodb::BillingMode::Provisioned)
            tableNamed(event.target)->expectProvisioned();
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
