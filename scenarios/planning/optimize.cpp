// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/optimize.hpp"

#include <algorithm>
#include <deque>
#include <limits>
#include <map>
#include <tuple>

#include "model/theory/gaussian_process.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/imported_section.hpp"
#include "scenarios/format/prices_text.hpp"
#include "scenarios/planning/search_space.hpp"
#include "scenarios/planning/tried_designs.hpp"
#include "scenarios/study/intervals.hpp"
#include "scenarios/study/settle_designs.hpp"
#include "scenarios/study/warm_up.hpp"

namespace headroom::planning {

namespace {

constexpr std::size_t kBatch = 4;      // tried at once, whatever the number of processors: the search is the same
constexpr std::size_t kRaced = 8;      // at most, over all replications
constexpr std::size_t kAllBelow = 24;  // a space of up to so many is tried whole
constexpr double kContender = 1.1;     // the best one's figure times this is still raced
constexpr double kNearlyMet = 0.05;    // objectives missed by so little in one run may be met in the mean
constexpr double kOptimism = 2.0;      // standard deviations

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
            slacks.push_back(one.slack);
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

/// Of all that were tried, half of the places for the cheapest, the others for those that meet the objectives with most
/// room: what is dear when all goes as expected may be what holds when it does not.
std::vector<std::size_t> spreadOf(const TriedDesigns& tried, std::vector<std::size_t> cells) {
    if (cells.size() <= kRaced) return cells;
    const auto others = cells.begin() + kRaced / 2;
    std::ranges::stable_sort(others, cells.end(), std::less<>{},
                             [&](std::size_t cell) { return tried.all().at(cell).slack; });
    cells.resize(kRaced);
    return cells;
}

/// The designs worth racing, best first.
std::vector<std::size_t> contendersOf(const TriedDesigns& tried, bool robust) {
    std::vector<std::size_t> cells;
    const auto best = tried.best();
    for (const auto& [cell, one] : tried.all()) {
        if (!one.valid || one.slack > kNearlyMet) continue;
        if (best && !robust && one.figure > tried.all().at(*best).figure * kContender) continue;
        cells.push_back(cell);
    }
    std::ranges::sort(cells, [&](std::size_t a, std::size_t b) {
        const double fa = tried.all().at(a).figure;
        const double fb = tried.all().at(b).figure;
        return fa != fb ? fa < fb : a < b;
    });
    if (robust) return spreadOf(tried, std::move(cells));
    // Half of the places at most for those that one run says are nearly met: the race says whether they are.
    std::size_t nearly = 0;
    std::erase_if(cells, [&](std::size_t cell) { return tried.all().at(cell).slack > 0.0 && ++nearly > kRaced / 2; });
    cells.resize(std::min(cells.size(), kRaced));
    return cells;
}

double figureOf(const Contender& one, bool latency) { return latency ? one.p99 : one.cost; }

/// Those that none with as many runs beats in both cost and p99, most runs first: means over other replications are of
/// other random numbers.
std::vector<Contender> frontierOf(std::vector<Contender> all) {
    std::ranges::stable_sort(all, [](const Contender& a, const Contender& b) {
        return std::tuple(b.runs, a.cost, a.p99) < std::tuple(a.runs, b.cost, b.p99);
    });
    std::vector<Contender> frontier;
    double fastest = std::numeric_limits<double>::infinity();
    std::uint32_t runs = 0;
    for (Contender& one : all) {
        if (one.runs != runs) fastest = std::numeric_limits<double>::infinity();
        runs = one.runs;
        if (one.p99 >= fastest) continue;
        fastest = one.p99;
        frontier.push_back(std::move(one));
    }
    return frontier;
}

/// Puts the raced designs in order: what meets the objectives by the figure, then the undecided; missed ones last.
void rank(const std::vector<std::size_t>& raced, const TriedDesigns& tried, Optimum& result) {
    std::vector<std::pair<Contender, std::size_t>> order;
    for (const std::size_t cell : raced) order.emplace_back(tried.contender(cell), cell);
    const auto rankOf = [](study::Met met) {
        return met == study::Met::Yes ? 0 : met == study::Met::Undecided ? 1 : 2;
    };
    std::ranges::stable_sort(order, [&](const auto& a, const auto& b) {
        if (rankOf(a.first.met) != rankOf(b.first.met)) return rankOf(a.first.met) < rankOf(b.first.met);
        return figureOf(a.first, result.minimiseLatency) < figureOf(b.first, result.minimiseLatency);
    });
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i == 0 && order[i].first.met != study::Met::No)
            result.best = order[i].first;
        else
            result.others.push_back(order[i].first);
    }
    if (!result.best || order.size() < 2) return;
    const auto best = tried.figures(order[0].second);
    const auto second = tried.figures(order[1].second);
    result.toRunnerUp = differenceOf(study::mean(best), study::mean(second), best, second);
}

/// Runs the raced designs over draws of the uncertain inputs; the most robust one becomes the best.
base::Result<void> chooseRobustly(const std::vector<std::size_t>& raced, const TriedDesigns& tried,
                                  const DrawOptions& options, const study::RunOptions& run, Optimum& result) {
    std::vector<Drawn> drawn;
    std::vector<Contender> contenders;
    for (const std::size_t cell : raced) {
        auto source = tried.sourceOf(cell);
        if (!source) return source.error();
        drawn.push_back({std::move(*source), tried.trialsOf(cell)});
        contenders.push_back(tried.contender(cell));
    }
    const auto answers = answersOverInputs(drawn, options, run);
    if (!answers) return answers.error();
    const std::vector<Robustness> robustness = robustnessOf(*answers);
    for (std::size_t i = 0; i < contenders.size(); ++i) contenders[i].robustness = robustness[i];
    result.runs += answers->size() * answers->front().size();
    result.others.clear();
    result.toRunnerUp.reset();
    while (!contenders.empty()) {
        std::vector<Robustness> left;
        for (const Contender& one : contenders) left.push_back(*one.robustness);
        const auto next = contenders.begin() + static_cast<std::ptrdiff_t>(mostRobust(left));
        if (contenders.size() == raced.size())
            result.best = *next;
        else
            result.others.push_back(*next);
        contenders.erase(next);
    }
    return {};
}

base::Result<void> check(const OptimizeOptions& options, const SearchSpace& space) {
    for (const Axis& axis : options.axes) {
        if (axis.values.empty())
            return base::Error{base::Errc::BadInput, "--vary", axis.name + " has no values: write a..b:n"};
    }
    if (space.size() < 2) return base::Error{base::Errc::BadInput, "--vary", "there is only one design to choose from"};
    if (space.size() > kMostDesigns)
        return base::Error{base::Errc::BadInput, "--vary", "there are more than 20,000 designs: vary less"};
    return {};
}

/// What is left of a fifth of brute force when the race is paid; a small space is tried whole.
std::size_t budgetOf(const Optimum& result) {
    if (result.space <= kAllBelow) return result.space;
    const std::size_t race = kRaced * (result.replications - 1);
    const std::size_t fifth = result.bruteForce / 5;
    return std::max<std::size_t>(kAllBelow, fifth > race + 1 ? fifth - race - 1 : 0);
}

/// All that were tried; counts them, and those that the format does not take.
std::vector<Contender> gather(const TriedDesigns& tried, Optimum& result) {
    std::vector<Contender> all;
    for (const auto& [cell, one] : tried.all()) {
        if (!one.valid) ++result.refused;
        if (one.valid && !one.trials.empty()) all.push_back(tried.contender(cell));
    }
    result.tried = all.size();
    return all;
}

}  // namespace

base::Result<Optimum> optimize(const Source& source, const OptimizeOptions& options, const study::RunOptions& run) {
    const auto scenario = load(source);
    if (!scenario) return scenario.error();
    const auto designs = chosenDesigns(source, options.designs);
    if (!designs) return designs.error();
    const SearchSpace space(*designs, options.axes);
    if (auto checked = check(options, space); !checked) return checked.error();
    study::ProgressMeter meter(run);
    const bool settles = !scenario->simulation.warmUp && study::longestPeriod(*scenario);
    const std::size_t pilots = meter.expect(settles ? scenario->designs.size() : 0, study::leastWarmUp(*scenario) * 2);
    const auto warmUp = study::warmUpFor(*scenario, run, pilots, meter);
    if (!warmUp) return warmUp.error();
    Optimum result;
    result.scenario = scenario->name;
    result.calibration = format::calibrationText(*scenario);
    result.prices = format::pricesText(*scenario);
    for (const Axis& axis : options.axes) result.axes.push_back(axis.name);
    result.minimiseLatency = options.minimiseLatency;
    result.latencyOf = firstWorkload(*scenario);
    result.replications = scenario->simulation.replications;
    result.space = space.size();
    result.bruteForce = space.size() * result.replications;
    TriedDesigns tried(source, space, options, run, warmUp->length);
    if (auto ran = Search(space, tried, budgetOf(result)).go(); !ran) return ran.error();
    std::vector<std::size_t> raced = contendersOf(tried, options.robust);
    if (auto ran = tried.complete(raced, result.replications); !ran) return ran.error();
    result.partial = run.stop.stop_requested();
    result.runs = tried.runs();
    std::vector<Contender> all = gather(tried, result);
    if (all.empty() && result.partial)
        return base::Error{base::Errc::Cancelled, {}, "cancelled before anything was finished"};
    if (all.empty()) return base::Error{base::Errc::BadInput, "--vary", "no design is valid: " + tried.firstRefusal()};
    rank(raced, tried, result);
    if (options.robust && !result.partial) {
        std::erase_if(raced, [&](std::size_t cell) { return !tried.contender(cell).bursts.empty(); });
    }
    if (options.robust && !raced.empty() && !result.partial) {
        const DrawOptions draws{scenario->simulation.seed, warmUp->length, options.minimiseLatency, options.guesses};
        if (auto chosen = chooseRobustly(raced, tried, draws, run, result); !chosen) return chosen.error();
    }
    result.frontier = frontierOf(std::move(all));
    result.notPriced = tried.notPriced();
    return result;
}

}  // namespace headroom::planning
