// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/robust_choice.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "scenarios/format/guess_ranges.hpp"
#include "scenarios/format/uncertain.hpp"
#include "scenarios/study/burst_use.hpp"
#include "scenarios/study/input_draws.hpp"
#include "scenarios/study/inputs.hpp"
#include "scenarios/study/intervals.hpp"
#include "scenarios/study/objectives.hpp"

namespace headroom::planning {

namespace {

using Inputs = std::vector<format::UncertainInput>;

constexpr std::size_t kDraws = study::kInputSamples;

/// The uncertain inputs of each design.
base::Result<std::vector<Inputs>> inputsOf(const std::vector<Drawn>& designs, bool guesses) {
    std::vector<Inputs> all;
    for (const Drawn& design : designs) {
        auto scenario = load(design.source);
        if (!scenario) return scenario.error();
        all.push_back(std::move(scenario->uncertain));
        if (guesses) std::ranges::move(format::guessedInputs(scenario->designs), std::back_inserter(all.back()));
    }
    return all;
}

/// Every path once, so that a path is drawn alike for all designs.
void addPaths(const std::vector<Inputs>& all, Inputs& paths) {
    for (const Inputs& inputs : all) {
        for (const format::UncertainInput& input : inputs) {
            if (std::ranges::find(paths, input.path, &format::UncertainInput::path) == paths.end())
                paths.push_back(input);
        }
    }
}

/// The design with draw `k` of its inputs.
base::Result<Candidate> drawnAt(const Source& design, const Inputs& inputs, const Inputs& paths,
                                const std::vector<std::vector<double>>& points, std::size_t k) {
    Source drawn = design;
    for (const format::UncertainInput& input : inputs) {
        const auto at = std::ranges::find(paths, input.path, &format::UncertainInput::path) - paths.begin();
        drawn.overrides.uncertain[{input.design, input.path}] =
            format::drawUncertain(input, points[static_cast<std::size_t>(at)][k]);
    }
    return candidateOf(drawn, "draw " + std::to_string(k));
}

/// What is minimised, one value a trial.
std::vector<double> figuresOf(std::span<const Trial* const> trials, bool latency) {
    if (!latency) return valuesOf(trials, "Cost", "");
    const auto& workloads = trials.front()->workloads;
    return valuesOf(trials, "Latency", workloads.empty() ? "" : workloads.front().first, "P99");
}

double moved(double figure, const std::vector<double>& likely) {
    return likely.empty() || std::isnan(likely.front())
               ? figure
               : std::max(0.0, figure + (study::mean(likely) - likely.front()));
}

/// The values of an objective; empty where a trial can not say it.
std::vector<double> objectiveValues(std::span<const Trial* const> trials, std::size_t objective) {
    std::vector<double> values;
    for (const Trial* trial : trials) {
        if (!trial->objectives[objective].why.empty()) return {};
        values.push_back(trial->objectives[objective].value);
    }
    return values;
}

/// The designs that meet the objectives in that draw and leave no work undone that another does.
std::vector<bool> holdIn(const std::vector<std::vector<DrawAnswer>>& answers, std::size_t draw) {
    LeastUndone least;
    for (const auto& design : answers) least.add(design[draw].undone);
    std::vector<bool> holds;
    for (const auto& design : answers) {
        const Undone undone = undoneBeyond({&design[draw].undone, 1}, {&least, 1});
        holds.push_back(design[draw].met && undone.excess < kUndone);
    }
    return holds;
}

}  // namespace

DrawAnswer drawAnswer(const Trial& trial, std::span<const Trial* const> likely, bool latency) {
    const Trial* const one = &trial;
    const auto values = figuresOf({&one, 1}, latency);
    DrawAnswer answer{std::numeric_limits<double>::infinity(), true, undoneOf(trial)};
    const auto expected = likely.empty() ? std::vector<double>{} : figuresOf(likely, latency);
    if (!values.empty() && !std::isnan(values.front()))
        answer.figure = moved(values.front(), expected);
    else if (!values.empty() && !study::knownOf(expected).empty())
        answer.figure = study::mean(expected);  // no request ended: the draw tells nothing else
    for (std::size_t i = 0; i < trial.objectives.size(); ++i) {
        const study::ObjectiveResult& objective = trial.objectives[i];
        const double value = moved(objective.value, objectiveValues(likely, i));
        answer.met = answer.met && objective.why.empty() && study::isMet(objective, value);
    }
    return answer;
}

std::vector<Robustness> robustnessOf(const std::vector<std::vector<DrawAnswer>>& answers) {
    std::vector<Robustness> designs(answers.size());
    const std::size_t draws = answers.empty() ? 0 : answers.front().size();
    for (std::size_t k = 0; k < draws; ++k) {
        const std::vector<bool> holds = holdIn(answers, k);
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t d = 0; d < answers.size(); ++d) {
            if (holds[d]) least = std::min(least, answers[d][k].figure);
        }
        for (std::size_t d = 0; d < answers.size(); ++d) {
            if (!holds[d]) continue;
            const double regret = answers[d][k].figure > least ? answers[d][k].figure - least : 0.0;
            designs[d].metShare += 1.0;
            designs[d].worstRegret = std::max(designs[d].worstRegret, regret);
            designs[d].meanRegret += regret;
        }
    }
    for (Robustness& one : designs) {
        if (one.metShare > 0.0) one.meanRegret /= one.metShare;
        if (draws > 0) one.metShare /= static_cast<double>(draws);
    }
    return designs;
}

std::size_t mostRobust(const std::vector<Robustness>& designs) {
    const auto better = [](const Robustness& a, const Robustness& b) {
        const bool robustA = a.metShare >= kRobustShare;
        const bool robustB = b.metShare >= kRobustShare;
        if (robustA != robustB) return robustA;
        if (!robustA && a.metShare != b.metShare) return a.metShare > b.metShare;
        return a.worstRegret != b.worstRegret ? a.worstRegret < b.worstRegret : a.meanRegret < b.meanRegret;
    };
    return static_cast<std::size_t>(std::ranges::min_element(designs, better) - designs.begin());
}

base::Result<std::vector<std::vector<DrawAnswer>>> answersOverInputs(const std::vector<Drawn>& designs,
                                                                     const DrawOptions& options,
                                                                     const study::RunOptions& run, Inputs& paths) {
    const auto inputs = inputsOf(designs, options.guesses);
    if (!inputs) return inputs.error();
    addPaths(*inputs, paths);
    if (paths.empty())
        return base::Error{base::Errc::BadInput, "--robust",
                           "nothing in the scenario is uncertain: give inputs a range (Uncertain), or add --guesses"};
    const auto points = study::latinHypercube(paths, options.seed, static_cast<std::uint32_t>(kDraws));
    std::vector<Candidate> candidates;
    candidates.reserve(designs.size() * kDraws);
    std::vector<Task> tasks;
    for (std::size_t d = 0; d < designs.size(); ++d) {
        for (std::size_t k = 0; k < kDraws; ++k) {
            auto candidate = drawnAt(designs[d].source, (*inputs)[d], paths, points, k);
            if (!candidate) return candidate.error();
            candidates.push_back(std::move(*candidate));
            tasks.push_back({&candidates.back(), 0});
        }
    }
    study::ProgressMeter meter(run);
    const TaskProgress progress = expectTasks(meter, tasks.size(), options.warmUp, candidates.front().scenario);
    if (auto ran = runTasks(tasks, options.warmUp, run, progress); !ran) return ran.error();
    std::vector<std::vector<DrawAnswer>> answers(designs.size());
    for (std::size_t t = 0; t < tasks.size(); ++t) {
        if (!tasks[t].trial) return base::Error{base::Errc::Cancelled, {}, "cancelled"};
        DrawAnswer answer = drawAnswer(*tasks[t].trial, designs[t / kDraws].likely, options.latency);
        // What a burst bucket paid does not last, and what is met meanwhile is met for only so long.
        const double seconds = base::toSeconds(candidates[t].scenario.simulation.duration);
        answer.met = answer.met && study::burstUses(tasks[t].trial->resources, seconds, 1).empty();
        answers[t / kDraws].push_back(std::move(answer));
    }
    return answers;
}

}  // namespace headroom::planning
