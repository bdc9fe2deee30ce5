// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace headroom::stepfunctions {

/// What is wrong with a JSONata 2.0.6 expression (the text between `{%` and `%}`), or nothing. Checks the grammar and
/// what Step Functions forbids: `$eval`, and `$`, `$$` or a bare field name at the top level, where there is no
/// implicit input. Expressions are not evaluated.
std::optional<std::string> jsonataFault(std::string_view expression);

}  // namespace headroom::stepfunctions
