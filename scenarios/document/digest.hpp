// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/document/node.hpp"

namespace headroom::document {

/// 16 hexadecimal digits that tell values apart (FNV-1a of the value as it is written), to see whether one was changed
/// since; no protection against somebody who wants two values to look alike.
std::string digest(const Node& value);

}  // namespace headroom::document
