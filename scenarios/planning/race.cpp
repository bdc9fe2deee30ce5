// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/race.hpp"

#include <algorithm>
#include <tuple>

#include "scenarios/planning/race_prospects.hpp"
#include "scenarios/study/intervals.hpp"

namespace headroom::planning {

namespace {

constexpr std::size_t kTogether = 2;  // raced at once, whatever the number of processors: the race is the same
constexpr double kContender = 1.1;    // runners-up: up to the best one's figure times this
constexpr double kWorthALook = 0.5;   // where nothing misses by less, what does by so much is raced to be sure
constexpr std::size_t kLooks = 4;     // raced so, at most
constexpr std::size_t kMostRaced = 100;
constexpr double kOptimism = 2.0;  // standard deviations

/// The race through what was screened.
class Race {
public:
    Race(const SearchSpace& space, TriedDesigns& tried, std::uint32_t replications, std::size_t budget)
        : tried_(tried), prospects_(space, tried), replications_(replications), budget_(budget) {}

    base::Result<std::vector<std::size_t>> go() {
        while (!tried_.stopped() && raced_.size() < kMostRaced) {
            const std::vector<std::size_t> next = affordable(following());
            if (next.empty()) break;
            if (auto ran = tried_.complete(next, replications_); !ran) return ran.error();
            for (const std::size_t cell : next) {
                if (tried_.knows(cell) && tried_.all().at(cell).valid) raced_.push_back(cell);
            }
        }
        return raced_;
    }

private:
    double meanOf(std::size_t cell) const { return study::mean(tried_.figures(cell)); }

    /// Of those raced, the least figure among the ones that surely hold.
    std::optional<double> holder() const {
        std::optional<double> least;
        for (const std::size_t cell : raced_) {
            if (tried_.sureSlack(cell) <= 0.0 && (!least || meanOf(cell) < *least)) least = meanOf(cell);
        }
        return least;
    }

    /// From which slack on a prospect is not worth racing.
    double hopeless(const std::vector<Prospect>& open) const {
        const bool close = std::ranges::any_of(open, [](const Prospect& one) { return one.slack <= kNearlyMet; });
        if (raced_.size() < kLooks && !close) return kWorthALook;
        return std::min(kNearlyMet, prospects_.doubt(raced_).value_or(kNearlyMet));
    }

    /// What is raced next, most promising first.
    std::vector<Prospect> following() {
        std::vector<Prospect> open = prospects_.open(raced_);
        const auto best = holder();
        if (!best) return closest(std::move(open));
        std::vector<Prospect> better = open;
        const double limit = hopeless(open);
        std::erase_if(better, [&](const Prospect& one) {
            return one.figure >= *best || one.slack - kOptimism * one.doubt > limit;
        });
        if (better.empty()) return runnersUp(std::move(open), *best);
        std::ranges::sort(better, std::less<>{}, [](const Prospect& one) {
            return std::tuple(std::max(0.0, one.slack), one.figure, one.cell);
        });
        return better;
    }

    /// None holds yet: what is thought to hold by its figure, then by how little it misses.
    std::vector<Prospect> closest(std::vector<Prospect> open) const {
        const double limit = hopeless(open);
        std::erase_if(open, [&](const Prospect& one) { return one.slack - kOptimism * one.doubt > limit; });
        std::ranges::sort(open, std::less<>{}, [](const Prospect& one) {
            return std::tuple(std::max(0.0, one.slack), one.figure, one.cell);
        });
        return open;
    }

    std::vector<Prospect> runnersUp(std::vector<Prospect> open, double best) const {
        if (raced_.size() >= kRaced) return {};
        std::erase_if(open, [&](const Prospect& one) {
            return !tried_.knows(one.cell) || one.slack > kNearlyMet || one.figure > best * kContender;
        });
        std::ranges::sort(open, std::less<>{}, [](const Prospect& one) { return std::tuple(one.figure, one.cell); });
        if (open.size() > kRaced - raced_.size()) open.resize(kRaced - raced_.size());
        return open;
    }

    /// The first few of them, as the budget allows.
    std::vector<std::size_t> affordable(const std::vector<Prospect>& wanted) const {
        std::vector<std::size_t> cells;
        std::size_t runs = tried_.runs();
        for (const Prospect& one : wanted) {
            if (cells.size() == kTogether) break;
            const std::size_t done = tried_.knows(one.cell) ? tried_.all().at(one.cell).trials.size() : 0;
            runs += replications_ - std::min<std::size_t>(done, replications_);
            if (runs > budget_) break;
            cells.push_back(one.cell);
        }
        return cells;
    }

    TriedDesigns& tried_;
    RaceProspects prospects_;
    std::uint32_t replications_;
    std::size_t budget_;
    std::vector<std::size_t> raced_;
};

}  // namespace

base::Result<std::vector<std::size_t>> race(const SearchSpace& space, TriedDesigns& tried, std::uint32_t replications,
                                            std::size_t budget) {
    return Race(space, tried, replications, budget).go();
}

}  // namespace headroom::planning
