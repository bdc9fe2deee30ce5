// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "model/base/keys.hpp"
#include "model/workload/trace.hpp"

namespace headroom::format {

/// What one load has read of the files that a scenario names: designs share it. By how the file asks for it, as JSON.
struct DataFiles {
    std::map<std::string, std::shared_ptr<const workload::Trace>> traces;
    std::map<std::string, std::vector<double>> columns;
    std::map<std::string, base::WeightedKeys> keys;
};

}  // namespace headroom::format
