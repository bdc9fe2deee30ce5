// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/document/read_document.hpp"
#include "tests/support/catch.hpp"

namespace headroom::document {

inline Loaded json(std::string_view text) { return readText(text, "f", Format::Json); }
inline Loaded yaml(std::string_view text) { return readText(text, "f", Format::Yaml); }

/// The tree of a text that must have no problem at all.
inline Node clean(const Loaded& loaded) {
    CHECK(toLines(loaded.problems).empty());
    REQUIRE(loaded.root.has_value());
    return *loaded.root;
}

/// Every problem as its printed line.
inline std::vector<std::string> linesOf(const Loaded& loaded) {
    std::vector<std::string> lines;
    for (const Problem& problem : loaded.problems) lines.push_back(toLine(problem));
    return lines;
}

/// `line:column` of every problem, in order, separated by blanks.
inline std::string placesOf(const Loaded& loaded) {
    std::string places;
    for (const Problem& problem : loaded.problems) {
        if (!places.empty()) places += ' ';
        places += std::to_string(problem.position.line) + ':' + std::to_string(problem.position.column);
    }
    return places;
}

/// Whether exactly one problem was found, at `line:column`, with `part` in its text.
inline bool onlyProblem(const Loaded& loaded, std::string_view place, std::string_view part) {
    INFO(toLines(loaded.problems));
    CHECK(loaded.problems.size() == 1);
    CHECK(placesOf(loaded) == place);
    return !loaded.problems.empty() && loaded.problems[0].text.find(part) != std::string::npos;
}

}  // namespace headroom::document
