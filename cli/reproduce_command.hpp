// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "cli/commands.hpp"

/// What a result says of how it was made. No date, no folder and no number of processors: the same study gives the same
/// bytes wherever it is run.
namespace headroom::cli {

/// "headroom 0.9.0"
std::string programVersion();

/// A word of a command line, in single quotes where a shell would read it otherwise.
std::string shellWord(std::string_view text);

/// "headroom run shop.json --set Memory=512 --seed 7": `verb`, the file's name and what changes the figures.
std::string reproducedBy(std::string_view verb, const StudyArguments& arguments);
/// The same with --design.
std::string reproducedBy(const RunArguments& arguments);
/// The same with --designs and --effects.
std::string reproducedBy(const CompareArguments& arguments);

}  // namespace headroom::cli
