// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/moments_to_hold.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "scenarios/format/call_graph.hpp"
#include "scenarios/planning/held_moment.hpp"
#include "scenarios/planning/scheduled_levels.hpp"

namespace headroom::planning {

namespace {

using Rates = std::vector<double>;

// What sums of the same rates may differ by.
constexpr double kAlike = 1.0 + 1e-9;
// Mixes of traffic on the same capacity that are nearer than a search can tell are one.
constexpr double kNear = 1.01;
// Of noisy traffic, beyond which further mixes are counted but not compared: of one state of the capacity, and of all.
constexpr std::size_t kMostMixes = 200;
constexpr std::size_t kMostCompared = 1000;

/// Traffic that is looked at by itself: all of it, that of one workload, or what reaches one resource.
struct Group {
    std::vector<std::size_t> workloads;
    std::set<std::string> resources;  ///< whose capacity it is held against
};

/// What a workload calls, and what that calls.
std::set<std::string> reachedFrom(const std::string& workload, const std::vector<format::CallEdge>& calls) {
    std::set<std::string> reached;
    bool more = true;
    while (more) {
        more = false;
        for (const format::CallEdge& call : calls) {
            if (call.fromWorkload ? call.from != workload : !reached.contains(call.from)) continue;
            more = reached.insert(call.to).second || more;
            more = reached.insert(call.to.substr(0, call.to.find(" ("))).second || more;  // a replica's table
        }
    }
    return reached;
}

/// Closed users and schedules have no rate that changes; they are there at every moment.
bool hasNoRate(const workload::TrafficSpec& spec) {
    return spec.arrivals.isClosed() || std::holds_alternative<workload::Schedule>(spec.arrivals.process);
}

/// All traffic comes first.
std::vector<Group> groupsOf(const format::Scenario& scenario) {
    const format::Design& design = scenario.designs.front();
    const auto calls = format::callsOf(design, scenario.simulation.duration);
    std::vector<Group> groups(1);
    std::map<std::string, std::vector<std::size_t>> users;
    for (std::size_t i = 0; i < design.workloads.size(); ++i) {
        Group alone{{i}, reachedFrom(design.workloads[i].name, calls)};
        if (!hasNoRate(design.workloads[i])) {
            groups.front().workloads.push_back(i);
            for (const std::string& resource : alone.resources) users[resource].push_back(i);
        }
        groups.push_back(std::move(alone));
    }
    for (auto& [resource, workloads] : users) {
        if (workloads.size() > 1) groups.push_back({std::move(workloads), {resource}});
    }
    return groups;
}

/// Requests a second of each group at a moment.
struct Mix {
    LoadMoment moment;
    Rates rates;
};

Mix mixAt(const LoadMoment& moment, const std::vector<workload::TrafficSpec>& workloads,
          const std::vector<Group>& groups) {
    Rates each;
    for (const workload::TrafficSpec& spec : workloads)
        each.push_back(hasNoRate(spec) ? 1.0 : rateHeldAt(spec, moment.at).perSecond);
    Mix mix{moment, {}};
    for (const Group& group : groups) {
        double rate = 0.0;
        for (const std::size_t i : group.workloads) rate += each[i];
        mix.rates.push_back(rate);
    }
    return mix;
}

bool isAtLeast(const Rates& one, const Rates& other, double alike = kAlike) {
    return std::ranges::equal(one, other, [alike](double a, double b) { return a * alike >= b; });
}

/// Of the moments at which capacity is in one state, those that no other has at least as much as of every traffic.
class Mixes {
public:
    void add(const Mix& mix) {
        highest_.resize(mix.rates.size(), mix);
        for (std::size_t i = 0; i < highest_.size(); ++i) {
            if (mix.rates[i] > highest_[i].rates[i]) highest_[i] = mix;
        }
        if (std::ranges::any_of(front_, [&](const Mix& other) { return isAtLeast(other.rates, mix.rates); })) return;
        std::erase_if(front_, [&](const Mix& other) { return isAtLeast(mix.rates, other.rates); });
        if (front_.size() < kMostMixes)
            front_.push_back(mix);
        else
            ++left_;
    }

    /// The highest of each group, and others that are not near them.
    std::vector<Mix> toldApart() const {
        std::vector<Mix> apart;
        for (const Mix& one : highest_) {
            const auto isSame = [&](const Mix& other) { return other.moment.at == one.moment.at; };
            if (std::ranges::none_of(apart, isSame)) apart.push_back(one);
        }
        for (const Mix& one : front_) {
            const auto isNear = [&](const Mix& other) { return isAtLeast(other.rates, one.rates, kNear); };
            if (std::ranges::none_of(apart, isNear)) apart.push_back(one);
        }
        return apart;
    }

    std::size_t left() const { return left_; }

private:
    std::vector<Mix> highest_;
    std::vector<Mix> front_;
    std::size_t left_ = 0;
};

/// Traffic of each group, in all and for each capacity that it reaches: what breaks first has most of one of them.
struct Strain {
    LoadMoment moment;
    Rates by;
    Rates onCapacity;  ///< of `by` what is for a capacity; else 0
};

double highestOf(const Strain& one) { return std::ranges::max(one.onCapacity); }

Strain strainOf(const Mix& mix, const Levels& levels, const std::vector<Group>& groups) {
    Strain strain{mix.moment, {}, {}};
    for (std::size_t i = 0; i < groups.size(); ++i) {
        strain.by.push_back(mix.rates[i]);
        strain.onCapacity.push_back(0.0);
        for (const Level& level : levels) {
            if (!groups[i].resources.contains(level.of)) continue;
            strain.by.push_back(mix.rates[i] > 0.0 ? mix.rates[i] / level.units : 0.0);
            strain.onCapacity.push_back(strain.by.back());
        }
    }
    return strain;
}

struct Strains {
    std::vector<Strain> kept;
    std::size_t left = 0;
};

/// The moments of each state that the capacity is in, as they come.
Strains strainsOver(const format::Scenario& scenario) {
    const format::Design& design = scenario.designs.front();
    const bool launched = scenario.simulation.warmUp && scenario.simulation.warmUp->count == 0;
    const std::set<base::Instant> changes = changesIn(design, base::Instant{scenario.simulation.duration.count});
    const std::vector<Group> groups = groupsOf(scenario);
    std::map<Levels, Mixes> states;
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
        states[levels].add(mixAt(one, design.workloads, groups));
    }
    Strains strains;
    for (const auto& [state, mixes] : states) {
        for (const Mix& mix : mixes.toldApart()) strains.kept.push_back(strainOf(mix, state, groups));
        strains.left += mixes.left();
    }
    std::ranges::stable_sort(strains.kept, {}, [](const Strain& one) { return one.moment.at; });
    return strains;
}

/// Without those that another has at least as much of everything as; the highest first.
Strains undominated(Strains all) {
    std::ranges::stable_sort(all.kept, std::greater<>(), highestOf);
    Strains result{{}, all.left};
    std::vector<Strain>& kept = result.kept;
    for (Strain& one : all.kept) {
        if (std::ranges::any_of(kept, [&](const Strain& other) { return isAtLeast(other.by, one.by); })) continue;
        std::erase_if(kept, [&](const Strain& other) { return isAtLeast(one.by, other.by); });
        if (kept.size() < kMostCompared)
            kept.push_back(std::move(one));
        else
            ++result.left;
    }
    return result;
}

/// How much more of any traffic or any strain there is than at the other moment.
double excess(const Strain& one, const Strain& other) {
    double most = 0.0;
    for (std::size_t i = 0; i < one.by.size(); ++i) {
        if (one.by[i] > 0.0) most = std::max(most, one.by[i] / other.by[i]);
    }
    return most;
}

/// Puts the busiest first, then the highest strain on each capacity, the highest of all before others, then what is
/// least like those before it.
void order(std::vector<Strain>& kept, std::size_t most) {
    const auto rate = [](const Strain& one) { return one.moment.perSecond; };
    const double highest = rate(*std::ranges::max_element(kept, {}, rate));
    std::size_t chosen = 0;
    const auto choose = [&](auto one) {
        const auto place = kept.begin() + static_cast<std::ptrdiff_t>(chosen++);
        std::rotate(place, one, one + 1);
    };
    choose(std::ranges::find_if(kept, [&](const Strain& one) { return rate(one) * kAlike >= highest; }));
    std::vector<std::pair<double, std::size_t>> strains;
    for (std::size_t i = 0; i < kept.front().by.size(); ++i) {
        const auto of = [i](const Strain& one) { return one.onCapacity[i]; };
        if (const double top = std::ranges::max(kept, {}, of).onCapacity[i]; top > 0.0) strains.emplace_back(top, i);
    }
    std::ranges::stable_sort(strains, std::greater<>(), &std::pair<double, std::size_t>::first);
    for (const auto& [top, i] : strains) {
        const auto isTop = [top, i](const Strain& one) { return one.onCapacity[i] * kAlike >= top; };
        const auto one = std::ranges::find_if(kept, isTop);
        if (chosen < most && one >= kept.begin() + static_cast<std::ptrdiff_t>(chosen)) choose(one);
    }
    while (chosen < std::min(most, kept.size())) {
        const auto rest = kept.begin() + static_cast<std::ptrdiff_t>(chosen);
        choose(std::ranges::max_element(rest, kept.end(), {}, [&](const Strain& one) {
            double least = std::numeric_limits<double>::infinity();
            for (auto before = kept.begin(); before != rest; ++before) least = std::min(least, excess(one, *before));
            return least;
        }));
    }
}

}  // namespace

MomentsToHold momentsToHold(const format::Scenario& scenario) {
    MomentsToHold result;
    if (!changesByTheClock(scenario.designs.front())) return result;
    Strains strains = undominated(strainsOver(scenario));
    constexpr std::size_t kMost = 1 + kMostFurtherMoments;
    order(strains.kept, kMost);
    result.left = strains.left;
    for (const Strain& one : strains.kept) {
        if (result.moments.size() < kMost)
            result.moments.push_back(one.moment);
        else
            ++result.left;
    }
    return result;
}

}  // namespace headroom::planning
