// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "scenarios/format/scenario.hpp"
#include "scenarios/study/run.hpp"

namespace headroom::planning {
struct Answer;
struct Question;
}  // namespace headroom::planning

namespace headroom::gui {

using SharedAnswer = std::shared_ptr<const planning::Answer>;

/// The only doors from the window to the simulator. Tests put their own functions in.
struct Engine {
    std::function<format::LoadedScenario(const std::filesystem::path&)> load;
    /// The same for text that is being edited; the path says what it is called and where files it names are.
    std::function<format::LoadedScenario(const std::string&, const std::filesystem::path&)> loadText;
    std::function<base::Result<study::Estimate>(const format::Scenario&)> estimate;
    std::function<base::Result<study::StudyResult>(const format::Scenario&, const study::RunOptions&)> run;
    /// A question about the scenario of a text: what takes many simulations.
    std::function<base::Result<SharedAnswer>(const std::string&, const std::filesystem::path&,
                                             const planning::Question&, const study::RunOptions&)>
        answer;
};

}  // namespace headroom::gui
