// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/document/problem.hpp"
#include "scenarios/import/draft.hpp"

namespace headroom::importing {

/// Notes a route of which the format says that a cache answers it by the items that are asked for (Draft::cached): its
/// clients get a guess. False: that is another problem, or the guess does not help.
bool noteCachedRoute(const document::Problem& problem, Draft& draft);

}  // namespace headroom::importing
