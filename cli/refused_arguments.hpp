// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

namespace headroom::cli {

/// Says why a command line is none, with what may have been meant; the exit code. `names`: the commands, and of each
/// its options ("--out,-o"); `why`: what the parser says.
int refuseArguments(const std::vector<std::string>& arguments,
                    const std::map<std::string, std::vector<std::string>>& names, const std::string& why);

}  // namespace headroom::cli
