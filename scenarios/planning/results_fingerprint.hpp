// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace headroom::planning {

/// A digest of the code that results come from, made when the program is built (cmake/results_fingerprint.cmake): what
/// an earlier program found is not mixed with what this one finds.
std::string_view resultsFingerprint();

}  // namespace headroom::planning
