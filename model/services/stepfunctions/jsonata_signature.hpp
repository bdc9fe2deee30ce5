// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace headroom::stepfunctions {

/// What is wrong with the signature of a function in JSONata 2.0.6 (the text between `<` and `>` in
/// `function($x)<a<n>:n>{ ... }`), or nothing. As in its signature.js: a type in angle brackets belongs to an array or
/// a function (S0401), a choice of types has none (S0402); what stands for the result, and letters that are no type,
/// are not looked at there either.
std::optional<std::string> jsonataSignatureFault(std::string_view signature);

}  // namespace headroom::stepfunctions
