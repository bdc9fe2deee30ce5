// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/scheduled_levels.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>

#include "scenarios/format/scheduled_runs.hpp"
#include "scenarios/format/spec_named.hpp"
#include "scenarios/planning/held_moment.hpp"

namespace headroom::planning {

namespace {

using Kind = format::ScenarioEvent::Kind;

// Beyond so many changes (a year of hourly ones has 8,760) later ones are not looked at.
constexpr std::size_t kMostLevelChanges = 10'000;

double levelOf(const std::optional<std::int64_t>& units) {
    return units ? static_cast<double>(*units) : std::numeric_limits<double>::infinity();
}

/// What a table and its indexes have alike.
template <class Capacity>
void addLevels(const std::string& table, const Capacity& capacity, Levels& levels) {
    for (const auto& units : {capacity.readCapacityUnits, capacity.writeCapacityUnits, capacity.maxReadRequestUnits,
                              capacity.maxWriteRequestUnits, capacity.warmReadUnits, capacity.warmWriteUnits})
        levels.push_back({table, levelOf(units)});
}

}  // namespace

Levels levelsOf(const format::Design& design, format::Design held) {
    Levels levels;
    for (const format::Scaling& scaling : design.scalings) {
        if (scaling.actions.empty()) continue;
        const auto same = std::ranges::find_if(held.scalings, [&](const format::Scaling& other) {
            return other.resource == scaling.resource && other.index == scaling.index &&
                   other.dimension == scaling.dimension;
        });
        const std::optional<std::int64_t>* units =
            same == held.scalings.end() ? nullptr : scaledCapacityOf(*same, held);
        const std::string of = scaling.resource.substr(0, scaling.resource.find(':'));
        levels.push_back({of, units != nullptr ? levelOf(*units) : std::numeric_limits<double>::infinity()});
        levels.push_back({of, same != held.scalings.end() && !same->policies.empty()
                                  ? static_cast<double>(same->most)
                                  : std::numeric_limits<double>::infinity()});
    }
    std::set<std::string> changed;  // a table may be changed every hour of a year
    for (const format::ScenarioEvent& event : design.events) {
        if (event.kind != Kind::Change || !changed.insert(event.target).second) continue;
        if (const auto* table = format::specNamed<dynamodb::Spec>(held, event.target)) {
            addLevels(event.target, *table, levels);
            for (const dynamodb::IndexSpec& index : table->indexes) addLevels(event.target, index, levels);
        }
        if (const auto* cluster = format::specNamed<dax::Spec>(held, event.target))
            levels.push_back({event.target, static_cast<double>(cluster->replicationFactor)});
    }
    return levels;
}

std::set<base::Instant> changesIn(const format::Design& design, base::Instant end) {
    std::set<base::Instant> changes{base::Instant{0}};
    const auto add = [&](base::Instant at) {
        if (at < end && changes.size() < kMostLevelChanges) changes.insert(at);
    };
    for (const format::ScenarioEvent& event : design.events) {
        if (event.kind != Kind::Change) continue;
        for (const base::Duration at : event.at) add(base::Instant{at.count});
    }
    for (const format::Scaling& scaling : design.scalings) {
        for (const format::ScheduledBounds& action : scaling.actions) {
            auto at = format::nextRunOf(action, base::Instant{0});
            for (std::size_t i = 0; at && *at < end && i < kMostLevelChanges; ++i) {
                add(*at);
                at = format::nextRunOf(action, *at + base::nanoseconds(1));
            }
        }
    }
    return changes;
}

}  // namespace headroom::planning
