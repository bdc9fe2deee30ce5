// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/screening.hpp"

#include <algorithm>

#include "model/theory/gaussian_process.hpp"

namespace headroom::planning {

namespace {

constexpr std::size_t kBatch = 4;  // tried at once, whatever the number of processors: the search is the same
constexpr double kOptimism = 2.0;  // standard deviations

/// The search through a space, one replication a design.
class Search {
public:
    Search(const SearchSpace& space, TriedDesigns& tried, std::size_t budget)
        : space_(space), tried_(tried), budget_(budget) {}

    base::Result<void> go() {
        const std::size_t first =
            space_.size() <= kAllBelow ? space_.size() : std::clamp<std::size_t>(space_.size() / 12, 8, 24);
        if (auto ran = tried_.tryOnce(space_.spread(first)); !ran) return ran;
        while (tried_.runs() < budget_ && !tried_.stopped()) {
            std::vector<std::size_t> next = promising();
            if (next.empty()) next = untriedNeighbours();
            if (next.empty()) break;
            next.resize(std::min({next.size(), kBatch, budget_ - tried_.runs()}));
            if (auto ran = tried_.tryOnce(next); !ran) return ran;
        }
        return {};
    }

private:
    struct Guess {
        std::size_t cell = 0;
        double figure = 0.0;  ///< optimistic
        double slack = 0.0;   ///< optimistic; above 0: no objective is thought to be met
    };

    /// Cells that may be better than the best one so far, most promising first.
    std::vector<std::size_t> promising() const {
        std::vector<std::vector<double>> points;
        std::vector<double> figures;
        std::vector<double> slacks;
        for (const auto& [cell, one] : tried_.all()) {
            if (!one.valid) continue;
            points.push_back(space_.coordinates(cell));
            figures.push_back(one.figure);
            slacks.push_back(tried_.slack(cell));
        }
        if (points.size() < 3) return space_.size() <= kAllBelow ? std::vector<std::size_t>{} : untried(kBatch);
        const theory::GaussianProcess figure(points, figures);
        const theory::GaussianProcess slack(points, slacks);
        const auto best = tried_.best();
        std::vector<Guess> guesses;
        for (std::size_t cell = 0; cell < space_.size(); ++cell) {
            if (tried_.knows(cell)) continue;
            const auto at = space_.coordinates(cell);
            const theory::Prediction f = figure.at(at);
            const theory::Prediction s = slack.at(at);
            const Guess guess{cell, f.mean - kOptimism * f.deviation, s.mean - kOptimism * s.deviation};
            const bool better = !best || (guess.figure < tried_.all().at(*best).figure && guess.slack <= 0.0);
            if (better) guesses.push_back(guess);
        }
        std::ranges::sort(guesses, [&](const Guess& a, const Guess& b) {
            if (!best && a.slack != b.slack) return a.slack < b.slack;
            return a.figure != b.figure ? a.figure < b.figure : a.cell < b.cell;
        });
        std::vector<std::size_t> cells;
        for (const Guess& guess : guesses) cells.push_back(guess.cell);
        return cells;
    }

    std::vector<std::size_t> untried(std::size_t count) const {
        std::vector<std::size_t> cells;
        for (std::size_t cell = 0; cell < space_.size() && cells.size() < count; ++cell) {
            if (!tried_.knows(cell)) cells.push_back(cell);
        }
        return cells;
    }

    std::vector<std::size_t> untriedNeighbours() const {
        const auto best = tried_.best();
        if (!best) return {};
        std::vector<std::size_t> cells = space_.neighbours(*best);
        std::erase_if(cells, [&](std::size_t cell) { return tried_.knows(cell); });
        return cells;
    }

    const SearchSpace& space_;
    TriedDesigns& tried_;
    std::size_t budget_;
};

}  // namespace

base::Result<void> screen(const SearchSpace& space, TriedDesigns& tried, std::size_t budget) {
    return Search(space, tried, budget).go();
}

}  // namespace headroom::planning
