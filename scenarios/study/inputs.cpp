// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/inputs.hpp"

#include <algorithm>
#include <numeric>

#include "model/base/random.hpp"
#include "scenarios/format/parameters.hpp"
#include "scenarios/study/intervals.hpp"

namespace headroom::study {

namespace {

/// For each input a permutation of the strata, so that every twentieth of its range is used once.
std::vector<std::vector<double>> latinHypercube(std::size_t inputs, std::uint64_t seed) {
    std::vector<std::vector<double>> points(inputs);
    for (std::size_t i = 0; i < inputs; ++i) {
        base::Stream stream(base::deriveKey(base::deriveKey(seed, 0x696e70757473ULL), i));
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

}  // namespace

base::Result<void> addInputBands(const format::Scenario& scenario, const RunOptions& options, StudyResult& result) {
    const auto points = latinHypercube(scenario.uncertain.size(), scenario.simulation.seed);
    std::vector<std::vector<double>> costs(result.designs.size());
    RunOptions quiet = options;
    quiet.onProgress = {};
    for (std::uint32_t sample = 0; sample < kInputSamples; ++sample) {
        format::Overrides overrides = overridesOf(scenario);
        for (std::size_t i = 0; i < scenario.uncertain.size(); ++i) {
            overrides.uncertain[scenario.uncertain[i].path] = format::drawUncertain(scenario.uncertain[i], points[i][sample]);
        }
        format::LoadedScenario drawn = scenario.text ? format::loadScenarioText(*scenario.text, scenario.file.string(), overrides)
                                                     : format::loadScenario(scenario.file, overrides);
        if (!drawn.scenario) {
            return base::Error{base::Errc::BadInput, scenario.file.string(), "an uncertain input leaves the allowed range: " + document::toLines(drawn.problems, 3)};
        }
        drawn.scenario->uncertain.clear();
        auto one = run(*drawn.scenario, quiet);
        if (!one && one.error().code == base::Errc::Cancelled) {
            result.partial = true;
            return {};
        }
        if (!one) return one.error();
        for (std::size_t d = 0; d < costs.size(); ++d) costs[d].push_back(one->designs[d].cost.perMonth);
    }
    for (std::size_t d = 0; d < costs.size(); ++d) {
        result.designs[d].cost.inputs90 = Interval{quantileOf(costs[d], 0.05), quantileOf(costs[d], 0.95)};
    }
    return {};
}

}  // namespace headroom::study
