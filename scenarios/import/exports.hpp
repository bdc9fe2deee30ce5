// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "scenarios/document/problem.hpp"
#include "scenarios/import/evaluator.hpp"

namespace headroom::importing {

/// What a resource of one of several stacks is called until it is known what name it has in the scenario.
std::string nameAbroad(std::size_t stack, const std::string& name);

/// Adds what a template exports (Outputs with an Export) to what others may import: by name, with resources named as
/// nameAbroad() does. What hangs on a value that is not known, or not yet, is left. Problem: a name that another stack
/// exports already.
void addExports(const document::Node& root, const Given& given, std::size_t stack, Exports& exports,
                document::Problems& problems);

}  // namespace headroom::importing
