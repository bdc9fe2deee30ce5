// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/optimize.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <limits>
#include <tuple>

#include "scenarios/format/imported_section.hpp"
#include "scenarios/planning/batch_variation.hpp"
#include "scenarios/planning/books_used.hpp"
#include "scenarios/planning/latency_notes.hpp"
#include "scenarios/planning/objective_slack.hpp"
#include "scenarios/planning/race.hpp"
#include "scenarios/planning/robust_race.hpp"
#include "scenarios/planning/screening.hpp"
#include "scenarios/planning/search_space.hpp"
#include "scenarios/planning/tried_designs.hpp"
#include "scenarios/study/batch_notes.hpp"
#include "scenarios/study/input_draws.hpp"
#include "scenarios/study/intervals.hpp"
#include "scenarios/study/settle_designs.hpp"
#include "scenarios/study/warm_up.hpp"

namespace headroom::planning {

namespace {

constexpr std::size_t kOthers = 11;  // told beside the best, at most

double figureOf(const Contender& one, bool latency) { return latency ? one.p99 : one.cost; }

/// Whether it does all the work that another design does, and that an objective on errors asks for, and goes on doing
/// it.
bool doesItsWork(const Contender& one) { return !one.missesErrors && !one.fails() && one.bursts.empty(); }

/// Of those that do their work (all, where none does) those that no cheaper one is as fast as, or about as fast: by
/// cost. All by the same replication.
std::vector<Contender> frontierOf(std::vector<Contender> all) {
    if (std::ranges::any_of(all, doesItsWork)) std::erase_if(all, std::not_fn(doesItsWork));
    std::erase_if(all, [](const Contender& one) { return std::isnan(one.p99); });
    std::ranges::stable_sort(all, [](const Contender& a, const Contender& b) {
        return std::tuple(a.cost, a.p99) < std::tuple(b.cost, b.p99);
    });
    std::vector<Contender> frontier;
    double fastest = std::numeric_limits<double>::infinity();
    for (Contender& one : all) {
        if (one.p99 >= fastest * (1.0 - kAboutTheSame)) continue;
        fastest = one.p99;
        frontier.push_back(std::move(one));
    }
    return frontier;
}

struct Raced {
    Contender contender;
    std::size_t cell = 0;
    double meanSlack = 0.0;
};

/// What meets the objectives by the figure, then the undecided, first those of which the means meet them; the others by
/// how far they miss, and what is surely missed last.
bool isBefore(const Raced& a, const Raced& b, bool latency) {
    const auto place = [&](const Raced& one) {
        if (one.contender.met == study::Met::Yes) return std::tuple(0, 0.0, figureOf(one.contender, latency));
        if (one.contender.met == study::Met::No) return std::tuple(2, 0.0, figureOf(one.contender, latency));
        return std::tuple(1, std::max(0.0, one.meanSlack), figureOf(one.contender, latency));
    };
    return place(a) < place(b);
}

/// What is undecided only because it varies so much, while it misses in the mean, is not to be taken.
bool mayBeBest(const Raced& one) {
    return one.contender.met == study::Met::Yes ||
           (one.contender.met == study::Met::Undecided && one.meanSlack <= kNearlyMet);
}

/// Puts the raced designs in order.
void rank(const std::vector<std::size_t>& raced, const TriedDesigns& tried, Optimum& result) {
    std::vector<Raced> order;
    for (const std::size_t cell : raced)
        order.push_back({tried.contender(cell), cell, meanSlackOf(tried.trialsOf(cell))});
    std::ranges::stable_sort(order,
                             [&](const Raced& a, const Raced& b) { return isBefore(a, b, result.minimiseLatency); });
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i == 0 && mayBeBest(order[i]))
            result.best = order[i].contender;
        else
            result.others.push_back(order[i].contender);
    }
    if (result.others.size() > kOthers) result.others.resize(kOthers);
    if (!result.best || order.size() < 2) return;
    const auto best = tried.figures(order[0].cell);
    const auto second = tried.figures(order[1].cell);
    result.toRunnerUp = differenceOf(study::mean(best), study::mean(second), best, second);
}

/// The same by what they come to over the draws: the most robust first, those that were not drawn last.
void rankRobustly(const RobustRace& race, const TriedDesigns& tried, Optimum& result) {
    std::vector<Contender> drawn;
    std::vector<Contender> others;
    for (const RobustlyRaced& one : race.raced) {
        Contender& contender = (one.robustness ? drawn : others).emplace_back(tried.contender(one.cell));
        contender.robustness = one.robustness;
    }
    while (!drawn.empty()) {
        std::vector<Robustness> left;
        for (const Contender& one : drawn) left.push_back(*one.robustness);
        const auto next = drawn.begin() + static_cast<std::ptrdiff_t>(mostRobust(left));
        if (!result.best)
            result.best = std::move(*next);
        else
            result.others.push_back(std::move(*next));
        drawn.erase(next);
    }
    std::ranges::move(others, std::back_inserter(result.others));
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

/// Runs that a search may take: less than a fifth of brute force, all of it where the space is small.
std::size_t budgetOf(const Optimum& result) {
    if (result.space <= kAllBelow) return result.bruteForce;
    const std::size_t least = kAllBelow + kRaced * (result.replications - 1);
    return std::max(least, result.bruteForce / 5 - 1);
}

/// Of them, what screening may take: a third, and eight designs at least, is left for the race.
std::size_t screeningBudgetOf(const Optimum& result) {
    if (result.space <= kAllBelow) return result.space;
    const std::size_t budget = budgetOf(result);
    return budget - std::max<std::size_t>(kRaced * (result.replications - 1), budget / 3);
}

/// Runs the contenders with all replications and puts them in order; robust: over the draws as well.
base::Result<void> raceThem(const SearchSpace& space, TriedDesigns& tried, const OptimizeOptions& options,
                            const DrawOptions& draws, const study::RunOptions& run, Optimum& result) {
    if (options.robust) {
        const auto raced = robustRace(space, tried, result.replications, draws, run);
        if (!raced) return raced.error();
        result.runs = raced->drawRuns;
        rankRobustly(*raced, tried, result);
        return {};
    }
    const auto raced = race(space, tried, result.replications, budgetOf(result));
    if (!raced) return raced.error();
    rank(*raced, tried, result);
    return {};
}

/// All that were tried, by their first replication; counts them, and those that the format does not take.
std::vector<Contender> gather(const TriedDesigns& tried, Optimum& result) {
    std::vector<Contender> all;
    std::size_t unanswered = 0;
    for (const auto& [cell, one] : tried.all()) {
        if (one.valid && !one.trials.empty()) all.push_back(tried.atFirst(cell));
        if (!one.valid) ++(one.trials.empty() ? result.refused : unanswered);
    }
    result.tried = all.size() + unanswered;
    if (unanswered > 0)
        result.notes.push_back(
            fmt::format("no request of {} ended in designs: {}; they have no p99 and are not chosen from",
                        result.latencyOf, unanswered));
    return all;
}

/// Of every two of the designs, each once.
std::vector<std::string> notesOn(const format::Scenario& scenario, const std::vector<std::string>& names) {
    std::vector<const format::Design*> designs;
    for (const format::Design& one : scenario.designs) {
        if (std::ranges::find(names, one.name) != names.end()) designs.push_back(&one);
    }
    std::vector<std::string> notes;
    for (std::size_t i = 0; i < designs.size(); ++i) {
        for (std::size_t j = i + 1; j < designs.size(); ++j) {
            std::ranges::move(latencyNotes(*designs[i], *designs[j]), std::back_inserter(notes));
            std::ranges::move(study::batchNotes(*designs[i], *designs[j]), std::back_inserter(notes));
        }
    }
    return notes;
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
    for (const Axis& axis : options.axes) result.axes.push_back(axis.name);
    if (!options.robust) result.heldInputs = study::heldInputsText(*scenario, result.axes);
    result.minimiseLatency = options.minimiseLatency;
    result.latencyOf = firstWorkload(*scenario);
    result.notes = notesOn(*scenario, *designs);
    result.replications = scenario->simulation.replications;
    result.space = space.size();
    result.bruteForce = space.size() * result.replications;
    TriedDesigns tried(source, space, options, run, warmUp->length);
    if (auto ran = screen(space, tried, screeningBudgetOf(result)); !ran) return ran.error();
    const DrawOptions draws{scenario->simulation.seed, warmUp->length, options.minimiseLatency, options.guesses};
    if (auto raced = raceThem(space, tried, options, draws, run, result); !raced) return raced.error();
    result.partial = run.stop.stop_requested();
    result.runs += tried.runs();
    std::vector<Contender> all = gather(tried, result);
    if (all.empty() && result.partial)
        return base::Error{base::Errc::Cancelled, {}, "cancelled before anything was finished"};
    if (all.empty()) return base::Error{base::Errc::BadInput, "--vary", "no design is valid: " + tried.firstRefusal()};
    result.frontier = frontierOf(std::move(all));
    for (std::string& note : batchNotesOver(source, *designs, options.axes)) result.notes.push_back(std::move(note));
    result.notPriced = tried.notPriced();
    result.prices = booksText(tried.books());
    return result;
}

}  // namespace headroom::planning
