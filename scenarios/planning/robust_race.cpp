// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/robust_race.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "model/theory/gaussian_process.hpp"
#include "scenarios/planning/race.hpp"

namespace headroom::planning {

namespace {

constexpr std::size_t kTogether = 2;  // drawn at once, whatever the number of processors: the race is the same
constexpr std::size_t kMostDrawn = 2 * kRaced;
constexpr double kOptimism = 2.0;  // standard deviations
constexpr std::size_t kFewestToLearn = 3;

/// Cells to begin with. What is dear when all goes as expected may be what holds when it does not.
std::vector<std::size_t> firstOf(const TriedDesigns& tried) {
    std::vector<std::size_t> cells;
    for (const auto& [cell, one] : tried.all()) {
        if (one.valid && tried.slack(cell) <= kNearlyMet) cells.push_back(cell);
    }
    const auto figure = [&](std::size_t cell) { return tried.all().at(cell).figure; };
    std::ranges::sort(cells, std::less<>{}, [&](std::size_t cell) { return std::tuple(figure(cell), cell); });
    if (cells.size() <= kRaced) return cells;
    std::vector<std::size_t> rest(cells.begin() + kRaced / 2, cells.end());
    cells.resize(kRaced / 2);
    std::ranges::sort(rest, std::less<>{},
                      [&](std::size_t cell) { return std::tuple(tried.slack(cell), -figure(cell), cell); });
    for (std::size_t i = 0; i < kRaced / 2; ++i) cells.push_back(rest[i * rest.size() / (kRaced / 2)]);
    return cells;
}

class Drawing {
public:
    Drawing(const SearchSpace& space, TriedDesigns& tried, std::uint32_t replications, const DrawOptions& options,
            const study::RunOptions& run)
        : space_(space), tried_(tried), replications_(replications), options_(options), run_(run) {}

    base::Result<RobustRace> go() {
        for (std::vector<std::size_t> next = firstOf(tried_); !next.empty() && !tried_.stopped(); next = following()) {
            if (auto drawn = draw(next); !drawn) return drawn.error();
        }
        RobustRace race{{}, runs_};
        const auto robustness = robustnessOf(answers_);
        for (std::size_t i = 0; i < drawn_.size(); ++i) race.raced.push_back({drawn_[i], robustness[i]});
        for (const std::size_t cell : undrawn_) race.raced.push_back({cell, std::nullopt});
        return race;
    }

private:
    base::Result<void> draw(const std::vector<std::size_t>& cells) {
        if (auto ran = tried_.complete(cells, replications_); !ran) return ran;
        std::vector<Drawn> designs;
        std::vector<std::size_t> drawn;
        for (const std::size_t cell : cells) {
            if (!tried_.knows(cell) || !tried_.all().at(cell).valid) continue;
            if (!tried_.contender(cell).bursts.empty()) {
                undrawn_.push_back(cell);
                continue;
            }
            auto source = tried_.sourceOf(cell);
            if (!source) return source.error();
            designs.push_back({std::move(*source), tried_.trialsOf(cell)});
            drawn.push_back(cell);
        }
        if (designs.empty()) return {};
        auto answers = answersOverInputs(designs, options_, run_, paths_);
        if (!answers && answers.error().code == base::Errc::Cancelled) {
            undrawn_.insert(undrawn_.end(), drawn.begin(), drawn.end());
            return {};
        }
        if (!answers) return answers.error();
        runs_ += answers->size() * answers->front().size();
        drawn_.insert(drawn_.end(), drawn.begin(), drawn.end());
        std::ranges::move(*answers, std::back_inserter(answers_));
        return {};
    }

    struct Prospect {
        std::size_t cell = 0;
        double figure = 0.0;
        double missing = 0.0;  ///< of the share of draws that a robust design holds in; 0: none
    };

    /// Cells that may be robust for less than the best one so far, most promising first.
    std::vector<std::size_t> following() const {
        if (drawn_.size() < kFewestToLearn || drawn_.size() + kTogether > kMostDrawn) return {};
        const auto robustness = robustnessOf(answers_);
        std::vector<std::vector<double>> points;
        std::vector<double> shares;
        double best = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < drawn_.size(); ++i) {
            points.push_back(space_.coordinates(drawn_[i]));
            shares.push_back(robustness[i].metShare);
            if (robustness[i].metShare >= kRobustShare) best = std::min(best, tried_.all().at(drawn_[i]).figure);
        }
        const theory::GaussianProcess share(points, shares);
        std::vector<Prospect> prospects;
        for (const auto& [cell, figure] : openFigures()) {
            const theory::Prediction there = share.at(space_.coordinates(cell));
            if (figure >= best || there.mean + kOptimism * there.deviation < kRobustShare) continue;
            prospects.push_back({cell, figure, std::max(0.0, kRobustShare - there.mean)});
        }
        std::ranges::sort(prospects, std::less<>{},
                          [](const Prospect& one) { return std::tuple(one.missing, one.figure, one.cell); });
        std::vector<std::size_t> cells;
        for (std::size_t i = 0; i < std::min(prospects.size(), kTogether); ++i) cells.push_back(prospects[i].cell);
        return cells;
    }

    /// Of the cells that are not drawn: what is minimised, in the first replication; of those not tried as expected.
    std::vector<std::pair<std::size_t, double>> openFigures() const {
        std::vector<std::vector<double>> points;
        std::vector<double> figures;
        for (const auto& [cell, one] : tried_.all()) {
            if (!one.valid) continue;
            points.push_back(space_.coordinates(cell));
            figures.push_back(one.figure);
        }
        const theory::GaussianProcess figure(points, figures);
        const auto known = [](const std::vector<std::size_t>& cells, std::size_t cell) {
            return std::ranges::find(cells, cell) != cells.end();
        };
        std::vector<std::pair<std::size_t, double>> open;
        for (std::size_t cell = 0; cell < space_.size(); ++cell) {
            if (known(drawn_, cell) || known(undrawn_, cell)) continue;
            if (!tried_.knows(cell))
                open.emplace_back(cell, figure.at(space_.coordinates(cell)).mean);
            else if (tried_.all().at(cell).valid && tried_.slack(cell) <= kNearlyMet)
                open.emplace_back(cell, tried_.all().at(cell).figure);
        }
        return open;
    }

    const SearchSpace& space_;
    TriedDesigns& tried_;
    std::uint32_t replications_;
    DrawOptions options_;
    const study::RunOptions& run_;
    std::vector<std::size_t> drawn_;
    std::vector<std::size_t> undrawn_;
    std::vector<std::vector<DrawAnswer>> answers_;  ///< of the drawn ones
    std::vector<format::UncertainInput> paths_;
    std::size_t runs_ = 0;
};

}  // namespace

base::Result<RobustRace> robustRace(const SearchSpace& space, TriedDesigns& tried, std::uint32_t replications,
                                    const DrawOptions& options, const study::RunOptions& run) {
    return Drawing(space, tried, replications, options, run).go();
}

}  // namespace headroom::planning
