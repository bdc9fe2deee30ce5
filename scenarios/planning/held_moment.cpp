// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/held_moment.hpp"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "scenarios/format/quantity.hpp"
#include "scenarios/format/scaling_dimension.hpp"
#include "scenarios/format/scheduled_runs.hpp"
#include "scenarios/format/spec_named.hpp"

namespace headroom::planning {

namespace {

using Units = std::optional<std::int64_t>;
using Kind = format::ScenarioEvent::Kind;

void replace(Units& units, const Units& given) {
    if (given) units = given;
}

/// What a table and its indexes have alike.
template <class Change, class Capacity>
void adjust(const Change& change, bool provisioned, Capacity& capacity) {
    if (provisioned) replace(capacity.readCapacityUnits, change.reads);
    if (provisioned) replace(capacity.writeCapacityUnits, change.writes);
    replace(capacity.warmReadUnits, change.warmReads);
    replace(capacity.warmWriteUnits, change.warmWrites);
    replace(capacity.maxReadRequestUnits, change.mostReads);
    replace(capacity.maxWriteRequestUnits, change.mostWrites);
}

template <class Capacity>
void turn(dynamodb::BillingMode mode, Capacity& capacity) {
    const bool provisioned = mode == dynamodb::BillingMode::Provisioned;
    for (Units* units : {&capacity.readCapacityUnits, &capacity.writeCapacityUnits}) {
        if (!provisioned) units->reset();
        if (provisioned && !*units) *units = 1;
    }
}

void change(const dynamodb::Change& change, dynamodb::Spec& table) {
    if (change.billingMode && *change.billingMode != table.billingMode) {
        table.billingMode = *change.billingMode;
        turn(table.billingMode, table);
        for (dynamodb::IndexSpec& index : table.indexes) {
            if (index.global) turn(table.billingMode, index);
        }
    }
    if (change.tableClass) table.tableClass = *change.tableClass;
    const bool provisioned = table.billingMode == dynamodb::BillingMode::Provisioned;
    adjust(change, provisioned, table);
    for (const dynamodb::IndexCapacity& one : change.indexes) {
        const auto index = std::ranges::find(table.indexes, one.index, &dynamodb::IndexSpec::name);
        if (index != table.indexes.end()) adjust(one, provisioned, *index);
    }
}

/// All that have happened, in their order.
void changeUpTo(base::Instant moment, format::Design& design) {
    std::vector<std::pair<base::Duration, const format::ScenarioEvent*>> past;
    for (const format::ScenarioEvent& event : design.events) {
        for (const base::Duration at : event.at) {
            if (event.kind == Kind::Change && base::Instant{at.count} <= moment) past.emplace_back(at, &event);
        }
    }
    std::ranges::stable_sort(past, {}, [](const auto& one) { return one.first; });
    for (const auto& [at, event] : past) {
        if (auto* table = format::specNamed<dynamodb::Spec>(design, event->target)) change(event->change, *table);
        if (auto* cluster = format::specNamed<dax::Spec>(design, event->target))
            cluster->replicationFactor = event->nodes;
    }
}

/// Of a function "F", or of its further version "F:V".
Units* provisionedOf(const std::string& resource, format::Design& design) {
    const std::size_t colon = resource.find(':');
    auto* function = format::specNamed<lambda::Spec>(design, resource.substr(0, colon));
    if (function == nullptr) return nullptr;
    if (colon == std::string::npos) return &function->provisionedConcurrency;
    const auto version =
        std::ranges::find(function->versions, resource.substr(colon + 1), &lambda::FurtherVersion::name);
    return version == function->versions.end() ? nullptr : &version->provisionedConcurrency;
}

Units* movedUnits(const format::Scaling& scaling, format::Design& design) {
    if (!format::isOfTable(scaling.dimension)) return provisionedOf(scaling.resource, design);
    auto* table = format::specNamed<dynamodb::Spec>(design, scaling.resource);
    if (table == nullptr) return nullptr;
    const bool writes = format::isOfWrites(scaling.dimension);
    if (scaling.index.empty()) return writes ? &table->writeCapacityUnits : &table->readCapacityUnits;
    const auto index = std::ranges::find(table->indexes, scaling.index, &dynamodb::IndexSpec::name);
    if (index == table->indexes.end()) return nullptr;
    return writes ? &index->writeCapacityUnits : &index->readCapacityUnits;
}

/// The last run of each action, in the order in which they ran.
std::vector<const format::ScheduledBounds*> runsBefore(base::Instant moment, bool launched,
                                                       const format::Scaling& scaling) {
    std::vector<std::pair<base::Instant, const format::ScheduledBounds*>> past;
    for (const format::ScheduledBounds& action : scaling.actions) {
        const auto at = format::lastRunOf(action, moment + base::nanoseconds(1));
        if (at && (!launched || *at >= base::Instant{})) past.emplace_back(*at, &action);
    }
    std::ranges::stable_sort(past, {}, [](const auto& one) { return one.first; });
    std::vector<const format::ScheduledBounds*> order;
    for (const auto& [at, action] : past) order.push_back(action);
    return order;
}

/// Without a policy capacity stays where an action has left it; one brings it back within later bounds by itself.
void boundAt(base::Instant moment, bool launched, format::Design& design, format::Scaling& scaling) {
    Units* const units = movedUnits(scaling, design);
    std::int64_t capacity = units != nullptr && *units ? **units : scaling.least;
    const auto within = [&] { return std::clamp(capacity, scaling.least, std::max(scaling.least, scaling.most)); };
    for (const format::ScheduledBounds* action : runsBefore(moment, launched, scaling)) {
        scaling.least = action->least.value_or(scaling.least);
        scaling.most = action->most.value_or(scaling.most);
        if (scaling.policies.empty()) capacity = within();
    }
    if (units != nullptr && *units) *units = within();
    scaling.actions.clear();
}

}  // namespace

bool changesByTheClock(const format::Design& design) {
    return std::ranges::any_of(design.scalings, [](const auto& scaling) { return !scaling.actions.empty(); }) ||
           std::ranges::any_of(design.events, [](const auto& event) { return event.kind == Kind::Change; });
}

void holdAt(base::Instant moment, bool launched, format::Design& design) {
    changeUpTo(moment, design);
    std::erase_if(design.events, [](const auto& event) { return event.kind == Kind::Change; });
    for (format::Scaling& scaling : design.scalings) {
        if (!scaling.actions.empty()) boundAt(moment, launched, design, scaling);
    }
    std::erase_if(design.scalings, [&](const format::Scaling& scaling) {
        const auto* table = format::specNamed<dynamodb::Spec>(design, scaling.resource);
        return table != nullptr && table->billingMode == dynamodb::BillingMode::PayPerRequest;
    });
}

const std::optional<std::int64_t>* scaledCapacityOf(const format::Scaling& scaling, format::Design& design) {
    return movedUnits(scaling, design);
}

std::string holdMoment(base::Instant moment, format::Scenario& scenario) {
    const bool launched = scenario.simulation.warmUp && scenario.simulation.warmUp->count == 0;
    holdAt(moment, launched, scenario.designs.front());
    // The last moment before a curve turns is a nanosecond off.
    constexpr std::int64_t kSecond = base::seconds(1).count;
    return format::durationWords(base::Duration((moment.ns + kSecond / 2) / kSecond * kSecond));
}

}  // namespace headroom::planning
