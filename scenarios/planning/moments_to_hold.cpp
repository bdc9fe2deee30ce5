// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/moments_to_hold.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>

#include "scenarios/format/scheduled_runs.hpp"
#include "scenarios/format/spec_named.hpp"
#include "scenarios/planning/held_moment.hpp"

namespace headroom::planning {

namespace {

using Kind = format::ScenarioEvent::Kind;
using Levels = std::vector<double>;

// Beyond so many changes (a year of hourly ones has 8,760) later ones are not looked at.
constexpr std::size_t kMostChanges = 10'000;
// What sums of the same rates may differ by.
constexpr double kAlike = 1.0 + 1e-9;

double levelOf(const std::optional<std::int64_t>& units) {
    return units ? static_cast<double>(*units) : std::numeric_limits<double>::infinity();
}

/// What a table and its indexes have alike.
template <class Capacity>
void addLevels(const Capacity& capacity, Levels& levels) {
    for (const auto& units : {capacity.readCapacityUnits, capacity.writeCapacityUnits, capacity.maxReadRequestUnits,
                              capacity.maxWriteRequestUnits, capacity.warmReadUnits, capacity.warmWriteUnits})
        levels.push_back(levelOf(units));
}

/// The capacities that the clock changes somewhere in the run, in one order for all moments. `held`: at one of them.
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
        levels.push_back(units != nullptr ? levelOf(*units) : std::numeric_limits<double>::infinity());
        levels.push_back(same != held.scalings.end() && !same->policies.empty()
                             ? static_cast<double>(same->most)
                             : std::numeric_limits<double>::infinity());
    }
    for (const format::ScenarioEvent& event : design.events) {
        if (event.kind != Kind::Change) continue;
        if (const auto* table = format::specNamed<dynamodb::Spec>(held, event.target)) {
            addLevels(*table, levels);
            for (const dynamodb::IndexSpec& index : table->indexes) addLevels(index, levels);
        }
        if (const auto* cluster = format::specNamed<dax::Spec>(held, event.target))
            levels.push_back(static_cast<double>(cluster->replicationFactor));
    }
    return levels;
}

/// When capacity may change in the run, its begin among them.
std::set<base::Instant> changesIn(const format::Design& design, base::Instant end) {
    std::set<base::Instant> changes{base::Instant{0}};
    const auto add = [&](base::Instant at) {
        if (at < end && changes.size() < kMostChanges) changes.insert(at);
    };
    for (const format::ScenarioEvent& event : design.events) {
        if (event.kind != Kind::Change) continue;
        for (const base::Duration at : event.at) add(base::Instant{at.count});
    }
    for (const format::Scaling& scaling : design.scalings) {
        for (const format::ScheduledBounds& action : scaling.actions) {
            auto at = format::nextRunOf(action, base::Instant{0});
            for (std::size_t i = 0; at && *at < end && i < kMostChanges; ++i) {
                add(*at);
                at = format::nextRunOf(action, *at + base::nanoseconds(1));
            }
        }
    }
    return changes;
}

/// Traffic in all and for each capacity: what breaks first has most of one of them.
struct Strain {
    LoadMoment moment;
    Levels by;
};

Strain strainOf(const LoadMoment& moment, const Levels& levels) {
    Strain strain{moment, {moment.perSecond}};
    for (const double level : levels) strain.by.push_back(moment.perSecond > 0.0 ? moment.perSecond / level : 0.0);
    return strain;
}

bool isAtLeast(const Strain& one, const Strain& other) {
    return std::ranges::equal(one.by, other.by, [](double a, double b) { return a * kAlike >= b; });
}

/// How much more of any capacity is asked for than at the other moment, for as much of the traffic.
double shortness(const Strain& one, const Strain& busiest) {
    double most = 0.0;
    for (std::size_t i = 1; i < one.by.size(); ++i) {
        if (one.by[i] > 0.0) most = std::max(most, one.by[i] / busiest.by[i]);
    }
    return most;
}

/// The busiest moment of each state that the capacity is in.
std::vector<Strain> strainsOver(const format::Scenario& scenario) {
    const format::Design& design = scenario.designs.front();
    const bool launched = scenario.simulation.warmUp && scenario.simulation.warmUp->count == 0;
    const std::set<base::Instant> changes = changesIn(design, base::Instant{scenario.simulation.duration.count});
    std::map<Levels, LoadMoment> states;
    Levels levels;
    auto next = changes.begin();
    for (const LoadMoment& one : loadOver(scenario)) {
        const auto before = next;
        while (next != changes.end() && *next <= one.at) ++next;
        if (next != before) {
            format::Design held = design;
            holdAt(one.at, launched, held);
            levels = levelsOf(design, std::move(held));
        }
        const auto [state, isNew] = states.emplace(levels, one);
        if (!isNew && one.perSecond > state->second.perSecond) state->second = one;
    }
    std::vector<Strain> strains;
    for (const auto& [state, moment] : states) strains.push_back(strainOf(moment, state));
    std::ranges::stable_sort(strains, {}, [](const Strain& one) { return one.moment.at; });
    return strains;
}

}  // namespace

MomentsToHold momentsToHold(const format::Scenario& scenario) {
    MomentsToHold result;
    if (!changesByTheClock(scenario.designs.front())) return result;
    std::vector<Strain> kept;
    for (const Strain& one : strainsOver(scenario)) {
        if (std::ranges::any_of(kept, [&](const Strain& other) { return isAtLeast(other, one); })) continue;
        std::erase_if(kept, [&](const Strain& other) { return isAtLeast(one, other); });
        kept.push_back(one);
    }
    const auto rate = [](const Strain& one) { return one.moment.perSecond; };
    double highest = 0.0;
    for (const Strain& one : kept) highest = std::max(highest, rate(one));
    const auto busiest = std::ranges::find_if(kept, [&](const Strain& one) { return rate(one) * kAlike >= highest; });
    std::rotate(kept.begin(), busiest, busiest + 1);
    std::stable_sort(kept.begin() + 1, kept.end(), [&](const Strain& one, const Strain& other) {
        return shortness(one, kept.front()) > shortness(other, kept.front());
    });
    if (kept.size() > 1 + kMostFurtherMoments) {
        result.left = kept.size() - 1 - kMostFurtherMoments;
        kept.resize(1 + kMostFurtherMoments);
    }
    for (const Strain& one : kept) result.moments.push_back(one.moment);
    return result;
}

}  // namespace headroom::planning
