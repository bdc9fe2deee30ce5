// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/style.hpp"

#include "report/markdown_text.hpp"
#include "report/words.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::report {

std::string terminalText(std::string_view text) { return document::printable(text); }

Style terminalStyle() { return {&alignedTable, &terminalText, "== ", "", "  "}; }

Style markdownStyle() { return {&markdownTable, &markdownText, "## ", "### ", "- "}; }

}  // namespace headroom::report
