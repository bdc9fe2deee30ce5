// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::states {

using Names = std::set<std::string, std::less<>>;

/// The fields of `$states` that a text in `{% %}` asks for; of any other text none.
std::vector<std::string> statesFieldsIn(std::string_view text);

/// Variables that a value of the definition reads: a path, an intrinsic function, or a text in `{% %}` that binds no
/// names of its own. Of any other text none.
Names variablesIn(std::string_view text);

}  // namespace headroom::states
