// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/keys.hpp"
#include "model/workload/trace.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::format {

/// What one load has read, or was given, of the files that a scenario names: designs share it. By how the file asks for
/// it, as JSON.
struct DataFiles {
    std::map<std::string, std::shared_ptr<const workload::Trace>> traces;
    std::map<std::string, std::vector<double>> columns;
    std::map<std::string, base::WeightedKeys> keys;
    /// The text of a file that is not on disk yet, by its name as the scenario writes it; nothing for any other.
    std::function<std::optional<std::string>(const std::string& name)> unwritten;
};

/// Loads a scenario's text whose files were read already, or are not written yet: what `files` holds is not looked for
/// on disk.
LoadedScenario loadScenarioText(std::string_view text, const std::string& displayName, const Overrides& overrides,
                                const DataFiles& files);

}  // namespace headroom::format
