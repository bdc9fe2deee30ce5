// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace headroom::test {

/// What a strict reader finds in a page.
struct StrictHtml {
    std::vector<std::string> problems;
    std::vector<std::string> headings;  ///< texts of h1 and h2, in order
    std::string text;                   ///< all text, entities resolved
    std::vector<std::string> elements;  ///< names, once each
};

/// Reads a page (or XML) as XML would be read: every element closed in order, every attribute once and in double
/// quotes, no character unescaped, only known entities. Scripts, handlers and anything from the network are problems,
/// too.
StrictHtml readStrictly(const std::string& page);

}  // namespace headroom::test
