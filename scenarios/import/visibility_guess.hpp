// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "scenarios/import/draft.hpp"

namespace headroom::importing {

/// How the format says that AWS refuses a mapping of a queue, by the timeout of its function.
inline constexpr std::string_view kVisibility = "has a VisibilityTimeout below the Timeout of ";

/// Where the VisibilityTimeout of such a problem is a stand-in for what no file says, six times the function's timeout
/// takes its place, as AWS advises (Lambda Developer Guide, services-sqs-configure, 2026). Gives its pointer; empty: it
/// is none.
std::string guessVisibility(const std::string& problem, const std::string& pointer, Draft& draft);

}  // namespace headroom::importing
