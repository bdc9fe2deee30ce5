// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace headroom::report {

using Rows = std::vector<std::vector<std::string>>;

/// The look of a text: how headings and tables are written, for the terminal or in Markdown.
struct Style {
    std::string (*table)(const Rows&);
    std::string (*text)(std::string_view);  ///< user text as it may stand outside tables
    std::string heading;                    ///< before a design's name
    std::string subheading;                 ///< before a section's
    std::string item;                       ///< before an item of a list
};

/// User text in one line for a terminal.
std::string terminalText(std::string_view text);

Style terminalStyle();
Style markdownStyle();

}  // namespace headroom::report
