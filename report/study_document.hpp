// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "report/style.hpp"

namespace headroom::report {

/// A study as people read it: a heading, tables, remarks. One form for the terminal and for Markdown.
struct StudyDocument {
    struct Part {
        std::string title;  ///< empty: none
        Rows table;         ///< the first row is its head; empty: none
        std::vector<std::string> lines;
    };
    std::string heading;
    std::vector<Part> parts;
    std::string calibration{};             ///< below the heading; empty: the study does not say
    std::string prices{};                  ///< the books and dates that costs are made with; empty: it does not say
    std::string heldInputs{};              ///< what was not drawn of the uncertain inputs; empty: nothing is
    std::vector<std::string> notPriced{};  ///< that its costs leave out
};

/// "Not priced, so in no cost here: ...; what uses it costs more than it says."; empty: all is priced.
std::string notPricedText(const std::vector<std::string>& items);

std::string documentText(const StudyDocument& document);
std::string documentMarkdown(const StudyDocument& document);

/// The rows as CSV, cells quoted where they need it.
std::string rowsCsv(const Rows& rows);

/// A number for CSV: the fewest digits that give it back; nothing where it is not known (study::kNoValue).
std::string csvNumber(double value);

}  // namespace headroom::report
