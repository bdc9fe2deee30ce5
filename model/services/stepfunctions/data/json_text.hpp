// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "model/services/stepfunctions/data/flow.hpp"

namespace headroom::stepfunctions::data {

/// Deepest nesting of a value, as of files that are read: it bounds every recursion over values. How deep AWS goes is
/// not published.
inline constexpr int kMaxNesting = 256;

/// True of a value with more than so many levels of lists and objects.
bool isTooDeep(const Json& value, int levels = kMaxNesting);

/// The value of a text; nothing where it is no JSON or nested too deeply.
std::optional<Json> parsedText(std::string_view text);

/// The texts of a value in JSON, compact, as events carry it. Invalid UTF-8 is replaced.
std::string textOf(const Json& value);
/// A value as States.Format puts it into a text: a list is [1, a], an object {a=1, b=[]}, a text stands for itself
/// (recorded on AWS on 2023-11-26, localstack, test_generic.snapshot.json). Depth is bounded by kMaxNesting.
std::string shownIn(const Json& value);
/// How long the text of a value in JSON is, without making it.
std::size_t bytesOf(const Json& value);

}  // namespace headroom::stepfunctions::data
