// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/engine.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::sample {

/// The simulator itself, on the first minutes of a scenario.
inline gui::Engine shortEngine(base::Duration length = base::minutes(3)) {
    format::Overrides overrides;
    overrides.duration = length;
    overrides.replications = 1;
    gui::Engine engine;
    engine.load = [overrides](const std::filesystem::path& file) { return format::loadScenario(file, overrides); };
    engine.loadText = [overrides](const std::string& text, const std::filesystem::path& file) {
        return format::loadScenarioText(text, file.string(), overrides);
    };
    engine.estimate = study::estimate;
    engine.run = [](const format::Scenario& scenario, const study::RunOptions& options) {
        format::Scenario shortened = scenario;
        shortened.simulation.warmUp = base::minutes(1);
        return study::run(shortened, options);
    };
    return engine;
}

}  // namespace headroom::sample
