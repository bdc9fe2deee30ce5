// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "scenarios/format/scenario.hpp"
#include "scenarios/study/run.hpp"

namespace headroom::gui {

/// The only doors from the window to the simulator. Tests put their own functions in.
struct Engine {
    std::function<format::LoadedScenario(const std::filesystem::path&)> load;
    /// The same for text that is being edited; the path says what it is called and where files it names are.
    std::function<format::LoadedScenario(const std::string&, const std::filesystem::path&)> loadText;
    std::function<base::Result<study::Estimate>(const format::Scenario&)> estimate;
    std::function<base::Result<study::StudyResult>(const format::Scenario&, const study::RunOptions&)> run;
};

}  // namespace headroom::gui
