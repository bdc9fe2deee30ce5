// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/table_limits.hpp"

#include <algorithm>
#include <optional>
#include <utility>

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

/// The bounds of auto scaling rise with what they bound.
void liftScalings(const LimitReached& limit, double factor, format::Design& design) {
    const bool writes = isOfWrites(limit.figure->fix);
    for (format::Scaling& scaling : design.scalings) {
        const bool here = writes ? isPaidBy(limit, design, scaling.resource) : scaling.resource == limit.resource;
        if (!here || scaling.index != limit.index || !format::isOfTable(scaling.dimension)) continue;
        if (format::isOfWrites(scaling.dimension) != writes) continue;
        scaling.least = timesUp(scaling.least, factor);
        scaling.most = timesUp(scaling.most, factor);
    }
}

}  // namespace

bool liftTable(const LimitReached& limit, double factor, format::Design& design) {
    const format::Resource* found = tableOf(design, limit.resource);
    if (found == nullptr) return false;
    const auto at = std::ranges::find(design.resources, found->name, &format::Resource::name);
    Units* units = unitsOf(limit, at->name, std::get<dynamodb::Spec>(at->spec));
    if (units == nullptr || !*units) return false;
    if (limit.figure->fix == Fix::ReadMaximum || limit.figure->fix == Fix::WriteMaximum) {
        units->reset();
        return true;
    }
    *units = timesUp(**units, factor);
    liftScalings(limit, factor, design);
    return true;
}

std::string adviceOf(const LimitReached& limit, const format::Design& design) {
    std::string advice(limit.figure->advice);
    if (!isSetting(limit.figure->fix)) return advice;
    if (!limit.index.empty()) advice += " of index " + limit.index;
    const format::Resource* table = tableOf(design, limit.resource);
    const bool global = table != nullptr && !std::get<dynamodb::Spec>(table->spec).replicas.empty();
    if (global && isOfWrites(limit.figure->fix)) advice += ", which is the same in every region";
    return advice;
}

bool isPaidBy(const LimitReached& limit, const format::Design& design, std::string_view resource) {
    if (resource == limit.resource) return true;
    const format::Resource* table = tableOf(design, limit.resource);
    return table != nullptr && table == tableOf(design, resource);
}

}  // namespace headroom::planning
