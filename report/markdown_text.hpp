// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// Text of anybody's as it may stand in Markdown (CommonMark and GitHub's): in one line and read as it is written.
namespace headroom::report {

/// In a line or as one: no link, picture, emphasis, code, HTML, heading, quotation or list comes of it.
std::string markdownText(std::string_view text);

/// The same in a cell of a table, where no line begins.
std::string markdownCell(std::string_view text);

}  // namespace headroom::report
