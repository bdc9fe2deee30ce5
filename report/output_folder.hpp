// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "model/base/result.hpp"

namespace headroom::report {

/// A file's name and its whole content.
using NamedContent = std::pair<std::string, std::string>;

/// Writes the files into the folder, making it if needed: all under temporary names first, then renamed, the first file
/// last, so that neither a full disk nor a kill leaves half a file or loses an old one. Errors: Environment, with the
/// file and the reason; neither temporary files nor folders made for them are left behind then, and what can be known
/// before (a target that is a folder) replaces nothing.
///
/// Files of an earlier study would stand beside a new result and tell of another: with `Earlier::Removed` those that
/// are not written now go, if they are still what was written. Which that is, is noted beside them
/// (".result.json.files": a line for each file, 16 hexadecimal digits of its content and its name); any other file
/// stays.
enum class Earlier : std::uint8_t { Kept, Removed };
base::Result<void> writeFiles(const std::filesystem::path& folder, const std::vector<NamedContent>& files,
                              Earlier earlier = Earlier::Kept);

/// Whether files of these names could be written there, found out before a long run: the folder can be made, or is
/// writable and holds no folder of such a name.
base::Result<void> checkWritable(const std::filesystem::path& folder, const std::vector<std::string>& names = {});

}  // namespace headroom::report
