// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "report/markup_writer.hpp"

/// How an OpenDocument report looks.
namespace headroom::report {

/// styles.xml: the page with its head (the document's title) and foot, and the styles of paragraphs.
std::string_view odtStyles();

/// meta.xml: the title, which the head of every page shows.
std::string odtMeta(std::string_view title, std::string_view author);

/// The styles that content.xml begins with: tables of that width in cm, their rows, cells and columns.
void writeContentStyles(MarkupWriter& xml, double width);

/// The name of the style of a column with that share of the width.
std::string columnStyle(double share);

}  // namespace headroom::report
