// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/input_draws.hpp"

#include <algorithm>
#include <numeric>

#include "model/base/random.hpp"

namespace headroom::study {

std::vector<std::vector<double>> latinHypercube(const std::vector<format::UncertainInput>& inputs, std::uint64_t seed,
                                                std::uint32_t samples) {
    std::vector<std::vector<double>> points(inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const auto first = std::ranges::find(inputs, inputs[i].path, &format::UncertainInput::path) - inputs.begin();
        base::Stream stream(
            base::deriveKey(base::deriveKey(seed, 0x696e70757473ULL), static_cast<std::uint64_t>(first)));
        std::vector<std::uint32_t> order(samples);
        std::iota(order.begin(), order.end(), 0U);
        for (std::uint32_t k = samples; k > 1; --k) std::swap(order[k - 1], order[stream.below(k)]);
        for (const std::uint32_t stratum : order) points[i].push_back((stratum + stream.uniform()) / samples);
    }
    return points;
}

namespace {

/// Keeps the designs that the study has, in its order.
base::Result<void> keepDesigns(const format::Scenario& wanted, format::Scenario& scenario) {
    std::vector<format::Design> kept;
    for (const format::Design& design : wanted.designs) {
        const auto at = std::ranges::find(scenario.designs, design.name, &format::Design::name);
        if (at == scenario.designs.end())
            return base::Error{base::Errc::BadInput, wanted.file.string(),
                               "has no design \"" + design.name + "\" any more"};
        kept.push_back(*at);
    }
    scenario.designs = std::move(kept);
    return {};
}

}  // namespace

std::vector<std::string> inputPaths(const format::Scenario& scenario) {
    std::vector<std::string> paths;
    for (const format::UncertainInput& input : scenario.uncertain) {
        if (std::ranges::find(paths, input.path) == paths.end()) paths.push_back(input.path);
    }
    return paths;
}

std::string heldInputsText(const format::Scenario& scenario, const std::vector<std::string>& varied) {
    std::vector<std::string> paths = inputPaths(scenario);
    std::erase_if(paths, [&](const std::string& path) { return std::ranges::find(varied, path) != varied.end(); });
    if (paths.empty()) return {};
    std::string text = paths.size() == 1 ? "held at its Likely value: " : "held at their Likely values: ";
    for (const std::string& path : paths) text += (&path == &paths.front() ? "" : ", ") + path;
    return text + "; no figure here has a band for what is not known of " + (paths.size() == 1 ? "it" : "them") +
           ", which headroom run and compare draw";
}

base::Result<format::Scenario> drawn(const format::Scenario& scenario, format::UncertainDraws draws,
                                     base::Duration warmUp) {
    format::Overrides overrides = scenario.overrides;
    overrides.seed = scenario.simulation.seed;
    overrides.duration = scenario.simulation.duration;
    overrides.replications = 1;
    overrides.uncertain = std::move(draws);
    format::LoadedScenario loaded = scenario.text
                                        ? format::loadScenarioText(*scenario.text, scenario.file.string(), overrides)
                                        : format::loadScenario(scenario.file, overrides);
    if (!loaded.scenario) {
        return base::Error{base::Errc::BadInput, scenario.file.string(),
                           "an uncertain input leaves the allowed range: " + document::toLines(loaded.problems, 3)};
    }
    if (auto kept = keepDesigns(scenario, *loaded.scenario); !kept) return kept.error();
    loaded.scenario->uncertain.clear();
    loaded.scenario->simulation.warmUp = warmUp;
    return std::move(*loaded.scenario);
}

}  // namespace headroom::study
