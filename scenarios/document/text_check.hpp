// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "scenarios/document/problem.hpp"

namespace headroom::document {

/// Makes sure that bytes are text before a parser sees them: drops a byte order mark, reports UTF-16, bytes that are
/// not UTF-8 and control characters (yaml-cpp, for one, takes 0x04 for the end of the file). A few such bytes are
/// replaced by U+FFFD, so that the rest can be checked too; nothing comes back when the file is no text at all.
std::optional<std::string> checkText(std::string bytes, Problems& problems);

}  // namespace headroom::document
