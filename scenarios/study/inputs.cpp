// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/inputs.hpp"

#include <algorithm>
#include <atomic>

#include <fmt/format.h>

#include "scenarios/format/uncertain.hpp"
#include "scenarios/study/burst_use.hpp"
#include "scenarios/study/input_draws.hpp"
#include "scenarios/study/intervals.hpp"
#include "scenarios/study/objectives.hpp"
#include "scenarios/study/samples.hpp"
#include "scenarios/study/shown_figures.hpp"
#include "scenarios/study/threads.hpp"

namespace headroom::study {

namespace {

constexpr double kLowPoint = 0.05;  // as Inputs90: what lies between the two happens nine times in ten
constexpr double kHighPoint = 0.95;
constexpr const char* kCannotLast = "CannotLast";  // among a design's draws: 1 where a burst bucket pays

/// What one design answers to one draw.
struct Answer {
    double cost = 0.0;
    std::vector<std::vector<double>> percentiles;   ///< by latency
    std::vector<std::optional<double>> objectives;  ///< figures by objective; nothing where none can be said
    std::vector<std::optional<double>> figures;     ///< by the names that the study shows
    std::string burst;                              ///< what lives off a burst bucket; empty: nothing
};

/// `seconds`: measured.
Answer answerOf(const DesignResult& design, const std::vector<FigureName>& names, double seconds) {
    Answer answer;
    const std::vector<BurstUse> bursts = burstUses(design.resources, seconds, design.replications);
    if (!bursts.empty()) answer.burst = textOf(bursts.front());
    answer.cost = design.cost.perMonth;
    for (const Latency& latency : design.latency) {
        std::vector<double>& values = answer.percentiles.emplace_back();
        for (const Percentile& percentile : latency.percentiles) values.push_back(percentile.seconds);
    }
    for (const ObjectiveResult& objective : design.objectives)
        answer.objectives.push_back(objective.why.empty() ? std::optional<double>(objective.value) : std::nullopt);
    for (const FigureName& name : names) answer.figures.push_back(shownFigure(design, name));
    return answer;
}

double moved(double figure, double from, double to) { return std::max(0.0, figure + (to - from)); }

/// The draws have the first replication's luck, and so has `likely`, the answer to the most likely values: what lies
/// between it and the estimate of all replications is luck, and is taken off.
void center(Answer& answer, const Answer& likely, const Answer& estimate) {
    answer.cost = moved(answer.cost, likely.cost, estimate.cost);
    for (std::size_t i = 0; i < answer.percentiles.size(); ++i) {
        std::vector<double>& values = answer.percentiles[i];
        const std::size_t known = std::min(likely.percentiles[i].size(), estimate.percentiles[i].size());
        for (std::size_t p = 0; p < std::min(values.size(), known); ++p)
            values[p] = moved(values[p], likely.percentiles[i][p], estimate.percentiles[i][p]);
    }
    const auto moveAll = [](auto& figures, const auto& from, const auto& to) {
        for (std::size_t i = 0; i < figures.size(); ++i) {
            if (figures[i] && from[i] && to[i]) figures[i] = moved(*figures[i], *from[i], *to[i]);
        }
    };
    moveAll(answer.objectives, likely.objectives, estimate.objectives);
    moveAll(answer.figures, likely.figures, estimate.figures);
}

using Answers = std::vector<Answer>;  ///< of the designs

base::Result<Answers> answersTo(const base::Result<format::Scenario>& scenario, const std::vector<FigureName>& names,
                                const RunOptions& options) {
    if (!scenario) return scenario.error();
    const auto study = run(*scenario, options);
    if (!study) return study.error();
    if (study->partial) return base::Error{base::Errc::Cancelled, {}, "cancelled"};
    Answers answers;
    for (const DesignResult& design : study->designs)
        answers.push_back(answerOf(design, names, base::toSeconds(scenario->simulation.duration)));
    return answers;
}

/// First the draws of all inputs together, then each path alone at its low and its high point, last none: every input
/// at its most likely value.
std::vector<format::UncertainDraws> drawsOf(const format::Scenario& scenario) {
    std::vector<format::UncertainDraws> draws(kInputSamples);
    const auto points = latinHypercube(scenario.uncertain, scenario.simulation.seed, kInputSamples);
    for (std::size_t i = 0; i < scenario.uncertain.size(); ++i) {
        const format::UncertainInput& input = scenario.uncertain[i];
        for (std::size_t k = 0; k < kInputSamples; ++k)
            draws[k][{input.design, input.path}] = format::drawUncertain(input, points[i][k]);
    }
    for (const std::string& path : inputPaths(scenario)) {
        for (const double point : {kLowPoint, kHighPoint}) {
            format::UncertainDraws& alone = draws.emplace_back();
            for (const format::UncertainInput& input : scenario.uncertain) {
                if (input.path == path) alone[{input.design, input.path}] = format::drawUncertain(input, point);
            }
        }
    }
    draws.emplace_back();
    return draws;
}

Interval band90(const std::vector<double>& values) {
    return {quantileOf(values, kLowPoint), quantileOf(values, kHighPoint)};
}

/// Cost, latencies and objectives of design `d` over the draws of all inputs together.
void addBands(const std::vector<Answers>& answers, std::size_t d, DesignResult& design) {
    std::vector<double> values;
    for (std::size_t k = 0; k < kInputSamples; ++k) values.push_back(answers[k][d].cost);
    design.cost.inputs90 = band90(values);
    for (std::size_t i = 0; i < design.latency.size(); ++i) {
        for (std::size_t p = 0; p < design.latency[i].percentiles.size(); ++p) {
            values.clear();
            for (std::size_t k = 0; k < kInputSamples; ++k) {
                const auto& percentiles = answers[k][d].percentiles[i];
                if (p < percentiles.size()) values.push_back(percentiles[p]);
            }
            if (values.size() == kInputSamples) design.latency[i].percentiles[p].inputs90 = band90(values);
        }
    }
    for (std::size_t o = 0; o < design.objectives.size(); ++o) {
        std::size_t met = 0;
        std::size_t known = 0;
        for (std::size_t k = 0; k < kInputSamples; ++k) {
            const std::optional<double>& figure = answers[k][d].objectives[o];
            known += figure ? 1U : 0U;
            // What a burst bucket pays for is met for only so long.
            met += figure && isMet(design.objectives[o], *figure) && answers[k][d].burst.empty() ? 1U : 0U;
        }
        if (known == kInputSamples) design.objectives[o].metOverInputs = static_cast<double>(met) / kInputSamples;
    }
}

/// Says how many draws a burst bucket pays for, and notes which.
void warnOfDraws(const std::vector<Answers>& answers, std::size_t d, DesignResult& design) {
    std::size_t paid = 0;
    std::string first;
    FigureSamples draws{kCannotLast, "", "", {}};
    for (std::size_t k = 0; k < kInputSamples; ++k) {
        const std::string& burst = answers[k][d].burst;
        draws.values.push_back(burst.empty() ? 0.0 : 1.0);
        if (burst.empty()) continue;
        if (paid++ == 0) first = burst;
    }
    if (paid == 0) return;
    design.draws.push_back(std::move(draws));
    design.warnings.push_back(
        fmt::format("in {} of {} draws of the uncertain inputs it cannot last, in the first: "
                    "{}. Cost and objectives of such a draw do not hold; simulate longer, or "
                    "provision more",
                    paid, kInputSamples, first));
}

/// Every shown figure's value in each draw, of those that all draws have.
void addDraws(const std::vector<Answers>& answers, std::size_t d, const std::vector<FigureName>& names,
              DesignResult& design) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        FigureSamples draws{names[i].metric, names[i].of, names[i].statistic, {}};
        for (std::size_t k = 0; k < kInputSamples; ++k) {
            const std::optional<double>& figure = answers[k][d].figures[i];
            if (figure) draws.values.push_back(*figure);
        }
        if (draws.values.size() == kInputSamples) design.draws.push_back(std::move(draws));
    }
}

/// The first workload whose latency is known.
std::optional<std::size_t> latencyToTell(const DesignResult& design) {
    for (const auto& [workload, counts] : design.workloads) {
        for (std::size_t i = 0; i < design.latency.size(); ++i) {
            if (design.latency[i].of == workload && design.latency[i].count > 0) return i;
        }
    }
    return std::nullopt;
}

double p99Of(const Answer& answer, const std::optional<std::size_t>& latency, const DesignResult& design) {
    if (!latency) return 0.0;
    const std::vector<Percentile>& names = design.latency[*latency].percentiles;
    const auto at = std::ranges::find(names, "P99", &Percentile::name) - names.begin();
    const std::vector<double>& values = answer.percentiles[*latency];
    return static_cast<std::size_t>(at) < values.size() ? values[static_cast<std::size_t>(at)] : 0.0;
}

void addInfluences(const format::Scenario& scenario, const std::vector<format::UncertainDraws>& draws,
                   const std::vector<Answers>& answers, std::size_t d, DesignResult& design) {
    const auto latency = latencyToTell(design);
    if (latency) design.influencesOf = design.latency[*latency].of;
    std::size_t at = kInputSamples;
    for (const std::string& path : inputPaths(scenario)) {
        const Answer& low = answers[at][d];
        const Answer& high = answers[at + 1][d];
        Influence influence{path,      draws[at].begin()->second,   draws[at + 1].begin()->second, low.cost,
                            high.cost, p99Of(low, latency, design), p99Of(high, latency, design)};
        for (const format::UncertainInput& input : scenario.uncertain) {  // a design's own range, where it has one
            if (input.path != path || input.design != design.name) continue;
            influence.low = draws[at].at({input.design, path});
            influence.high = draws[at + 1].at({input.design, path});
        }
        design.influences.push_back(std::move(influence));
        at += 2;
    }
}

}  // namespace

double drawsOffBurst(const DesignResult& design) {
    const FigureSamples* draws = samplesNamed(design.draws, kCannotLast, "");
    return draws == nullptr || draws->values.empty() ? 0.0 : mean(draws->values);
}

std::size_t inputRuns(const format::Scenario& scenario) {
    return scenario.uncertain.empty() ? 0 : kInputSamples + 2 * inputPaths(scenario).size() + 1;
}

base::Result<void> addInputBands(const format::Scenario& scenario, base::Duration warmUp, const RunOptions& options,
                                 ProgressMeter& meter, std::size_t firstPart, StudyResult& result) {
    const std::vector<format::UncertainDraws> draws = drawsOf(scenario);
    const std::vector<FigureName> names = shownFigures(result.designs);
    std::vector<std::optional<base::Result<Answers>>> samples(draws.size());
    std::atomic<std::size_t> next = 0;
    onThreads(std::min<std::size_t>(options.jobs, samples.size()), [&] {
        for (std::size_t i = next++; i < samples.size(); i = next++) {
            RunOptions one{
                1, options.stop, [&](const Progress& progress) { meter.report(firstPart + i, progress.done); }, {}};
            samples[i] = answersTo(drawn(scenario, draws[i], warmUp), names, one);
            meter.report(firstPart + i, 1.0);
        }
    });
    std::vector<Answers> answers;
    for (const auto& sample : samples) {
        if (!*sample && sample->error().code == base::Errc::Cancelled) {
            result.partial = true;
            return {};
        }
        if (!*sample) return sample->error();
        answers.push_back(**sample);
    }
    const Answers likely = std::move(answers.back());
    answers.pop_back();
    for (std::size_t d = 0; d < result.designs.size(); ++d) {
        const Answer estimate = answerOf(result.designs[d], names, result.duration);
        for (Answers& draw : answers) center(draw[d], likely[d], estimate);
        addBands(answers, d, result.designs[d]);
        addDraws(answers, d, names, result.designs[d]);
        addInfluences(scenario, draws, answers, d, result.designs[d]);
        warnOfDraws(answers, d, result.designs[d]);
    }
    return {};
}

}  // namespace headroom::study
