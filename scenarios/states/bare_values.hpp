// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "scenarios/document/read_document.hpp"

namespace headroom::states {

/// Values of `${Name}` (DefinitionSubstitutions).
using Substitutions = std::map<std::string, std::string, std::less<>>;

/// The text of a definition with the values of names that stand outside of quotes: AWS puts values into the text before
/// it reads it, and only so is a number substituted ("Seconds": ${Pause}). A name without a value becomes text. In YAML
/// only numbers and truths are put in here: other values stay text whichever way they come in.
std::string withBareValues(std::string_view text, document::Format format, const Substitutions& values);

/// Reads a definition's file with them.
document::Loaded readDefinitionFile(const std::filesystem::path& path, const Substitutions& values);

}  // namespace headroom::states
