// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenarios/document/node.hpp"

/// From templates, plans and answers of AWS to a scenario.
namespace headroom::importing {

/// Where something stands in a file that was imported.
struct Origin {
    std::string file;
    document::Position at;
    bool operator==(const Origin&) const = default;
};

/// What became of a part of a file.
enum class Fate : std::uint8_t {
    Taken,     ///< stands in the scenario
    Assumed,   ///< no file says it: a guess with a range
    Proposed,  ///< a call that the code may make: to be confirmed
    LeftOut,   ///< and why
    Kept,      ///< what the user had changed by hand stays
};

/// One line of the import's report.
struct Entry {
    Fate fate = Fate::Taken;
    Origin origin;
    std::string subject;  ///< a resource, or a part of one
    std::string text;
    bool operator==(const Entry&) const = default;
};

using Report = std::vector<Entry>;

/// The report for people: by what became of things, each with file and line, and a count of each kind.
std::string toText(const Report& report);

/// The same of one kind; empty when there is none.
std::string toText(const Report& report, Fate fate);

}  // namespace headroom::importing
