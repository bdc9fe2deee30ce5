// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "scenarios/document/problem.hpp"

namespace headroom::document {

/// Reports every repeated name of an object, naming the line of the first, which is the one that stays.
/// `pointer` is the object's.
void refuseDuplicateKeys(Node& object, std::string_view pointer, Problems& problems);

} // namespace headroom::document
