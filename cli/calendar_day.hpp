// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace headroom::cli {

/// Today as an ISO date, by UTC.
std::string today();

}  // namespace headroom::cli
