// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"

namespace headroom::cli {

/// `headroom states` and its options, read into `arguments`.
void addStates(CLI::App& app, StatesArguments& arguments);

}  // namespace headroom::cli
