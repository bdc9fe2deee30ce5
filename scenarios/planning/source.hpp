// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/document/node.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::planning {

/// A scenario file as it is written: what studies change and read again. A variation is an edit of this tree, so that
/// every rule of the format holds for it as well.
struct Source {
    document::Node root;
    std::filesystem::path file;
    format::Overrides overrides;
};

/// Reads a file that is known to be valid; only what went wrong since is an error.
base::Result<Source> readSource(const std::filesystem::path& file, format::Overrides overrides);

/// The same for text in memory.
base::Result<Source> sourceOfText(std::string_view text, const std::string& displayName, format::Overrides overrides);

/// The names of its designs.
std::vector<std::string> designNames(const Source& source);

/// Names of designs separated by commas, blanks around them not counted. A name that has commas itself is one where the
/// file has it: the longest that fits ("provisioned, scaled" of "on-demand, provisioned, scaled"). What the file has
/// not is cut at commas, for chosenDesigns() to tell. Empty text: none.
std::vector<std::string> designsIn(std::string_view text, const Source& source);

/// The designs that `wanted` names, each once; all of the file where it is empty. Errors: BadInput for a name that is
/// none.
base::Result<std::vector<std::string>> chosenDesigns(const Source& source, const std::vector<std::string>& wanted);

/// One design alone: its patch merged over the file's sections, no Designs left. The design must be there.
Source onlyDesign(const Source& source, std::string_view design);

/// Reads the tree as a scenario. Errors: BadInput with the first problems, each with its pointer (a changed tree has no
/// lines).
base::Result<format::Scenario> load(const Source& source);

/// Puts a value at a pointer into the tree: of the kind of what stands there, else a number where it reads as one. A
/// last member that is missing is added. Errors: BadInput when its parent is not there.
base::Result<void> setValue(Source& source, std::string_view pointer, std::string_view text);

}  // namespace headroom::planning
