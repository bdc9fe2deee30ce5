// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "model/base/result.hpp"
#include "scenarios/planning/growth.hpp"

namespace headroom::report {

/// Reads a growth.json. Errors: BadInput, with the file and what is wrong.
base::Result<planning::Growth> readGrowth(const std::filesystem::path& file);

}  // namespace headroom::report
