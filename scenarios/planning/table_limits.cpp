// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/table_limits.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "scenarios/format/global_tables.hpp"
#include "scenarios/format/scaling_dimension.hpp"

namespace headroom::planning {

namespace {

using Units = std::optional<std::int64_t>;

/// Where one setting stands: of a table, of its index, and where each region has its own, of a replica.
struct Setting {
    Units dynamodb::Spec::*ofTable;
    Units dynamodb::IndexSpec::*ofIndex;
    Units dynamodb::ReplicaSettings::*ofReplica;  ///< nullptr: all regions have the same
    Units dynamodb::ReplicaIndex::*ofReplicaIndex;
};

Setting settingOf(Fix fix) {
    using namespace dynamodb;
    if (fix == Fix::ReadCapacity)
        return {&Spec::readCapacityUnits, &IndexSpec::readCapacityUnits, &ReplicaSettings::readCapacityUnits,
                &ReplicaIndex::readCapacityUnits};
    if (fix == Fix::ReadMaximum)
        return {&Spec::maxReadRequestUnits, &IndexSpec::maxReadRequestUnits, &ReplicaSettings::maxReadRequestUnits,
                &ReplicaIndex::maxReadRequestUnits};
    if (fix == Fix::WriteMaximum)
        return {&Spec::maxWriteRequestUnits, &IndexSpec::maxWriteRequestUnits, nullptr, nullptr};
    return {&Spec::writeCapacityUnits, &IndexSpec::writeCapacityUnits, nullptr, nullptr};
}

bool isOfWrites(Fix fix) { return fix == Fix::WriteCapacity || fix == Fix::WriteMaximum; }

bool isSetting(Fix fix) {
    return fix == Fix::ReadCapacity || fix == Fix::WriteCapacity || fix == Fix::ReadMaximum || fix == Fix::WriteMaximum;
}

/// The table that has that name at home or abroad.
const format::Resource* tableOf(const format::Design& design, std::string_view name) {
    for (const format::Resource& resource : design.resources) {
        const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        if (table == nullptr) continue;
        const auto isIt = [&](const std::string& region) { return format::replicaName(resource.name, region) == name; };
        if (resource.name == name || std::ranges::any_of(table->replicas, isIt)) return &resource;
    }
    return nullptr;
}

/// Of a replica abroad what is its own; nullptr: it has nothing of that kind.
Units* ofReplica(const LimitReached& limit, const std::string& table, const Setting& setting, dynamodb::Spec& spec) {
    if (setting.ofReplica == nullptr) return nullptr;
    for (dynamodb::ReplicaSettings& replica : spec.replicaSettings) {
        if (format::replicaName(table, replica.region) != limit.resource) continue;
        if (limit.index.empty()) return &(replica.*setting.ofReplica);
        const auto index = std::ranges::find(replica.indexes, limit.index, &dynamodb::ReplicaIndex::name);
        return index == replica.indexes.end() ? nullptr : &((*index).*setting.ofReplicaIndex);
    }
    return nullptr;
}

Units* unitsOf(const LimitReached& limit, const std::string& table, dynamodb::Spec& spec) {
    const Setting setting = settingOf(limit.figure->fix);
    if (Units* own = ofReplica(limit, table, setting, spec)) return own;
    if (limit.index.empty()) return &(spec.*setting.ofTable);
    const auto index = std::ranges::find(spec.indexes, limit.index, &dynamodb::IndexSpec::name);
    return index == spec.indexes.end() ? nullptr : &((*index).*setting.ofIndex);
}

/// Whether it moves the capacity that the limit is of.
bool moves(const format::Scaling& scaling, const LimitReached& limit, const format::Design& design) {
    const bool writes = isOfWrites(limit.figure->fix);
    const bool here = writes ? isPaidBy(limit, design, scaling.resource) : scaling.resource == limit.resource;
    return here && scaling.index == limit.index && format::isOfTable(scaling.dimension) &&
           format::isOfWrites(scaling.dimension) == writes;
}

/// The bounds of auto scaling rise with what they bound.
void liftScalings(const LimitReached& limit, double factor, format::Design& design) {
    for (format::Scaling& scaling : design.scalings) {
        if (!moves(scaling, limit, design)) continue;
        scaling.least = timesUp(scaling.least, factor);
        scaling.most = timesUp(scaling.most, factor);
    }
}

/// Of the table that the limit is of; nullptr where the design has no such table.
Units* unitsIn(const LimitReached& limit, format::Design& design) {
    const format::Resource* found = tableOf(design, limit.resource);
    if (found == nullptr) return nullptr;
    const auto at = std::ranges::find(design.resources, found->name, &format::Resource::name);
    return unitsOf(limit, at->name, std::get<dynamodb::Spec>(at->spec));
}

/// "MinCapacity 10, MaxCapacity 200, target 70 %"
std::string boundsText(const format::Scaling& scaling) {
    return fmt::format("MinCapacity {}, MaxCapacity {}, target {:.0f} %", scaling.least, scaling.most,
                       scaling.policies.front().target);
}

/// Whose capacity it is, where that is not the table's alone.
std::string whose(const LimitReached& limit, const format::Design& design) {
    std::string text = limit.index.empty() ? "" : " of index " + limit.index;
    const format::Resource* table = tableOf(design, limit.resource);
    const bool global = table != nullptr && !std::get<dynamodb::Spec>(table->spec).replicas.empty();
    if (global && isOfWrites(limit.figure->fix)) text += ", which is the same in every region";
    return text;
}

/// What a table on demand takes at once is refused under the partitions' name as well.
template <class Capacity>
void passOver(const LimitReached& limit, double factor, bool demand, Capacity& capacity) {
    const bool writes = limit.figure->figure.starts_with("Write");
    (writes ? capacity.partitionLift.writes : capacity.partitionLift.reads) *= factor;
    if (!demand) return;
    Units& warm = writes ? capacity.warmWriteUnits : capacity.warmReadUnits;
    warm = timesUp(warm.value_or(writes ? dynamodb::kInitialWrites : dynamodb::kInitialReads), factor);
}

}  // namespace

const format::Scaling* scalingOf(const LimitReached& limit, const format::Design& design) {
    if (limit.figure->fix != Fix::ReadCapacity && limit.figure->fix != Fix::WriteCapacity) return nullptr;
    const auto found = std::ranges::find_if(design.scalings, [&](const format::Scaling& scaling) {
        return !scaling.policies.empty() && scaling.least < scaling.most && moves(scaling, limit, design);
    });
    return found == design.scalings.end() ? nullptr : &*found;
}

bool canScale(const LimitReached& limit, const format::Design& design) {
    const format::Scaling* scaling = scalingOf(limit, design);
    if (scaling == nullptr) return false;
    format::Design copy = design;
    const Units* units = unitsIn(limit, copy);
    return units != nullptr && *units && **units < scaling->most;
}

void liftToMaximum(const LimitReached& limit, format::Design& design) {
    *unitsIn(limit, design) = scalingOf(limit, design)->most;
}

std::string adviceOfSudden(const LimitReached& limit, const format::Design& design) {
    return "auto scaling (" + boundsText(*scalingOf(limit, design)) +
           ") answers only after minutes: before a sudden rise raise MinCapacity" + whose(limit, design) +
           ", by a scheduled action for one";
}

bool liftTable(const LimitReached& limit, double factor, format::Design& design) {
    Units* units = unitsIn(limit, design);
    if (units == nullptr || !*units) return false;
    if (limit.figure->fix == Fix::ReadMaximum || limit.figure->fix == Fix::WriteMaximum) {
        units->reset();
        return true;
    }
    *units = timesUp(**units, factor);
    liftScalings(limit, factor, design);
    return true;
}

bool liftPartitions(const LimitReached& limit, double factor, format::Design& design) {
    const format::Resource* found = tableOf(design, limit.resource);
    if (found == nullptr) return false;
    const auto at = std::ranges::find(design.resources, found->name, &format::Resource::name);
    auto& table = std::get<dynamodb::Spec>(at->spec);
    const bool demand = table.billingMode == dynamodb::BillingMode::PayPerRequest;
    if (limit.index.empty()) {
        passOver(limit, factor, demand, table);
        return true;
    }
    const auto index = std::ranges::find(table.indexes, limit.index, &dynamodb::IndexSpec::name);
    if (index == table.indexes.end()) return false;
    passOver(limit, factor, demand, *index);
    return true;
}

std::string adviceOf(const LimitReached& limit, const format::Design& design) {
    if (!isSetting(limit.figure->fix)) return std::string(limit.figure->advice);
    if (const format::Scaling* scaling = scalingOf(limit, design))
        return "raise MaxCapacity" + whose(limit, design) + " (now " + boundsText(*scaling) + ")";
    return std::string(limit.figure->advice) + whose(limit, design);
}

bool isPaidBy(const LimitReached& limit, const format::Design& design, std::string_view resource) {
    if (resource == limit.resource) return true;
    const format::Resource* table = tableOf(design, limit.resource);
    return table != nullptr && table == tableOf(design, resource);
}

}  // namespace headroom::planning
