// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "scenarios/document/node.hpp"

namespace headroom::checking {

/// The text of a scenario file with another section Imported and nothing else changed: comments, order and layout of a
/// file that people write stay as they are. A file that has the section already was written by a command, and is
/// written anew. `before` is the file as it was read, `after` the same with the section. Nothing when that cannot be
/// done.
std::optional<std::string> notedText(const std::string& text, const std::filesystem::path& file,
                                     const document::Node& before, const document::Node& after);

}  // namespace headroom::checking
