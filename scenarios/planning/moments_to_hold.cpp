// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/moments_to_hold.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "scenarios/planning/held_moment.hpp"
#include "scenarios/planning/load_groups.hpp"
#include "scenarios/planning/scheduled_levels.hpp"

namespace headroom::planning {

namespace {

using Rates = std::vector<double>;

// What sums of the same rates may differ by.
constexpr double kAlike = 1.0 + 1e-9;
// A peak that another moment reaches to as little as a search can tell is no moment of its own.
constexpr double kNear = 1.01;
// Mixes of traffic on the same capacity that are the peak of nothing are one where they are so near.
constexpr double kAlikeMix = 1.05;
// Of noisy traffic, beyond which further mixes are counted but not compared: of one state of the capacity, and of all.
constexpr std::size_t kMostMixes = 200;
constexpr std::size_t kMostCompared = 300;

/// Requests a second of each group at a moment.
struct Mix {
    LoadMoment moment;
    Rates rates;
};

/// Those of each workload; nothing of one that has no rate.
using EachRate = std::vector<std::optional<HeldRate>>;

EachRate eachRateOf(const format::Design& design) {
    EachRate rates;
    for (const workload::TrafficSpec& spec : design.workloads) {
        rates.emplace_back();
        if (!hasNoRate(spec)) rates.back().emplace(spec);
    }
    return rates;
}

Mix mixAt(base::Instant at, const EachRate& workloads, const std::vector<LoadGroup>& groups) {
    Rates each;
    for (const std::optional<HeldRate>& rate : workloads) each.push_back(rate ? rate->perSecondAt(at) : 1.0);
    Mix mix{{at, 0.0}, {}};
    for (const LoadGroup& group : groups) {
        double rate = 0.0;
        for (const auto& [i, share] : group.traffic) rate += share * each[i];
        mix.rates.push_back(rate);
    }
    mix.moment.perSecond = mix.rates.front();  // of all traffic
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
        const auto covers = [&](const Mix& other) { return isAtLeast(other.rates, mix.rates, kAlikeMix); };
        if (const auto found = std::ranges::find_if(front_, covers); found != front_.end()) {
            std::iter_swap(front_.begin(), found);  // the next moment is much like this one
            return;
        }
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
            const auto isNear = [&](const Mix& other) { return isAtLeast(other.rates, one.rates, kAlikeMix); };
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

Strain strainOf(const Mix& mix, const Levels& levels, const std::vector<LoadGroup>& groups) {
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
    const std::vector<LoadGroup> groups = loadGroupsOf(scenario);
    const EachRate rates = eachRateOf(design);
    std::map<Levels, Mixes> states;
    Levels levels;
    auto next = changes.begin();
    for (const base::Instant at : momentsOver(scenario)) {
        const auto before = next;
        while (next != changes.end() && *next <= at) ++next;
        if (next != before) {
            format::Design held = design;
            holdAt(at, launched, held);
            levels = levelsOf(design, std::move(held));
        }
        states[levels].add(mixAt(at, rates, groups));
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

/// What is chosen of all that there are, which it puts before the others.
class Chosen {
public:
    explicit Chosen(std::vector<Strain>& all) : all_(all) {}

    std::size_t size() const { return size_; }
    void takeBusiest() {
        const auto rate = [](const Strain& one) { return one.moment.perSecond; };
        const double highest = rate(*std::ranges::max_element(all_, {}, rate));
        take(std::ranges::find_if(all_, [&](const Strain& one) { return rate(one) * kAlike >= highest; }));
    }
    /// The highest of one figure, unless one that is chosen has nearly as much.
    template <class Figure>
    void takeHighest(Figure figure) {
        const double top = figure(*std::ranges::max_element(all_, {}, figure));
        if (std::any_of(all_.begin(), rest(), [&](const Strain& one) { return figure(one) * kNear >= top; })) return;
        take(std::ranges::find_if(all_, [&](const Strain& one) { return figure(one) * kAlike >= top; }));
    }
    /// False: all others are near one that is chosen.
    bool takeLeastLike() {
        const auto leastExcess = [&](const Strain& one) {
            double least = std::numeric_limits<double>::infinity();
            for (auto before = all_.begin(); before != rest(); ++before) least = std::min(least, excess(one, *before));
            return least;
        };
        if (rest() == all_.end()) return false;
        const auto one = std::ranges::max_element(rest(), all_.end(), {}, leastExcess);
        if (leastExcess(*one) <= kAlikeMix) return false;
        take(one);
        return true;
    }

private:
    std::vector<Strain>::iterator rest() { return all_.begin() + static_cast<std::ptrdiff_t>(size_); }
    void take(std::vector<Strain>::iterator one) {
        std::rotate(rest(), one, one + 1);
        ++size_;
    }

    std::vector<Strain>& all_;
    std::size_t size_ = 0;
};

/// Puts the busiest first, then the highest strain on each capacity, the highest of all before others, then the peak of
/// each group, then what is least like those before it. Leaves out what is near one of those that are to be tried,
/// whose number it gives.
std::size_t order(std::vector<Strain>& kept) {
    Chosen chosen(kept);
    chosen.takeBusiest();
    std::vector<std::pair<double, std::size_t>> strains;
    std::vector<std::size_t> peaks;
    for (std::size_t i = 0; i < kept.front().by.size(); ++i) {
        const auto of = [i](const Strain& one) { return one.onCapacity[i]; };
        if (const double top = std::ranges::max(kept, {}, of).onCapacity[i]; top > 0.0)
            strains.emplace_back(top, i);
        else
            peaks.push_back(i);
    }
    std::ranges::stable_sort(strains, std::greater<>(), &std::pair<double, std::size_t>::first);
    for (const auto& [top, i] : strains) {
        if (chosen.size() <= kMostPeaks) chosen.takeHighest([i = i](const Strain& one) { return one.onCapacity[i]; });
    }
    for (const std::size_t i : peaks) {
        if (chosen.size() <= kMostPeaks) chosen.takeHighest([i](const Strain& one) { return one.by[i]; });
    }
    while (chosen.size() <= kMostFurtherMoments) {
        if (chosen.takeLeastLike()) continue;
        kept.resize(chosen.size());
        break;
    }
    return chosen.size();
}

}  // namespace

MomentsToHold momentsToHold(const format::Scenario& scenario) {
    MomentsToHold result;
    Strains strains = undominated(strainsOver(scenario));
    if (strains.kept.size() < 2 && !changesByTheClock(scenario.designs.front())) return result;
    const std::size_t tried = order(strains.kept);
    result.left = strains.left + strains.kept.size() - tried;
    for (std::size_t i = 0; i < tried; ++i) result.moments.push_back(strains.kept[i].moment);
    return result;
}

}  // namespace headroom::planning
