// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "scenarios/document/problem.hpp"

namespace headroom::document {

/// Reports every repeated name of an object, naming the line of the first, which is the one that stays.
/// `pointer` gives the object's and is asked only when there is something to report.
void refuseDuplicateKeys(Node& object, const std::function<std::string()>& pointer, Problems& problems);

}  // namespace headroom::document
