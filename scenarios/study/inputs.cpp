// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/inputs.hpp"

#include <algorithm>
#include <atomic>
#include <numeric>

#include "model/base/random.hpp"
#include "scenarios/format/uncertain.hpp"
#include "scenarios/study/intervals.hpp"
#include "scenarios/study/threads.hpp"

namespace headroom::study {

namespace {

/// For each input a permutation of the strata, so that every twentieth of its range is used once. Inputs at one path
/// (ranges that designs give of their own) move together, so that a difference between designs is not their noise.
std::vector<std::vector<double>> latinHypercube(const std::vector<format::UncertainInput>& inputs, std::uint64_t seed) {
    std::vector<std::vector<double>> points(inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const auto first = std::ranges::find(inputs, inputs[i].path, &format::UncertainInput::path) - inputs.begin();
        base::Stream stream(
            base::deriveKey(base::deriveKey(seed, 0x696e70757473ULL), static_cast<std::uint64_t>(first)));
        std::vector<std::uint32_t> order(kInputSamples);
        std::iota(order.begin(), order.end(), 0U);
        for (std::uint32_t k = kInputSamples; k > 1; --k) std::swap(order[k - 1], order[stream.below(k)]);
        for (const std::uint32_t stratum : order) points[i].push_back((stratum + stream.uniform()) / kInputSamples);
    }
    return points;
}

format::Overrides overridesOf(const format::Scenario& scenario) {
    format::Overrides overrides = scenario.overrides;
    overrides.seed = scenario.simulation.seed;
    overrides.duration = scenario.simulation.duration;
    overrides.replications = 1;
    return overrides;
}

/// The scenario with one draw of its uncertain inputs.
base::Result<format::Scenario> drawn(const format::Scenario& scenario, const std::vector<std::vector<double>>& points,
                                     std::size_t sample, base::Duration warmUp) {
    format::Overrides overrides = overridesOf(scenario);
    for (std::size_t i = 0; i < scenario.uncertain.size(); ++i) {
        const format::UncertainInput& input = scenario.uncertain[i];
        overrides.uncertain[{input.design, input.path}] = format::drawUncertain(input, points[i][sample]);
    }
    format::LoadedScenario loaded = scenario.text
                                        ? format::loadScenarioText(*scenario.text, scenario.file.string(), overrides)
                                        : format::loadScenario(scenario.file, overrides);
    if (!loaded.scenario) {
        return base::Error{base::Errc::BadInput, scenario.file.string(),
                           "an uncertain input leaves the allowed range: " + document::toLines(loaded.problems, 3)};
    }
    loaded.scenario->uncertain.clear();
    loaded.scenario->simulation.warmUp = warmUp;
    return std::move(*loaded.scenario);
}

/// The monthly cost of each design for that draw.
base::Result<std::vector<double>> costsOf(const base::Result<format::Scenario>& scenario, const RunOptions& options) {
    if (!scenario) return scenario.error();
    const auto study = run(*scenario, options);
    if (!study) return study.error();
    if (study->partial) return base::Error{base::Errc::Cancelled, {}, "cancelled"};
    std::vector<double> costs;
    for (const DesignResult& design : study->designs) costs.push_back(design.cost.perMonth);
    return costs;
}

}  // namespace

base::Result<void> addInputBands(const format::Scenario& scenario, base::Duration warmUp, const RunOptions& options,
                                 ProgressMeter& meter, std::size_t firstPart, StudyResult& result) {
    const auto points = latinHypercube(scenario.uncertain, scenario.simulation.seed);
    std::vector<std::optional<base::Result<std::vector<double>>>> samples(kInputSamples);
    std::atomic<std::size_t> next = 0;
    onThreads(std::min<std::size_t>(options.jobs, samples.size()), [&] {
        for (std::size_t i = next++; i < samples.size(); i = next++) {
            RunOptions one{1, options.stop,
                           [&](const Progress& progress) { meter.report(firstPart + i, progress.done); }};
            samples[i] = costsOf(drawn(scenario, points, i, warmUp), one);
            meter.report(firstPart + i, 1.0);
        }
    });
    std::vector<std::vector<double>> costs(result.designs.size());
    for (const auto& sample : samples) {
        if (!*sample && sample->error().code == base::Errc::Cancelled) {
            result.partial = true;
            return {};
        }
        if (!*sample) return sample->error();
        for (std::size_t d = 0; d < costs.size(); ++d) costs[d].push_back((**sample)[d]);
    }
    for (std::size_t d = 0; d < costs.size(); ++d) {
        result.designs[d].cost.inputs90 = Interval{quantileOf(costs[d], 0.05), quantileOf(costs[d], 0.95)};
    }
    return {};
}

}  // namespace headroom::study
