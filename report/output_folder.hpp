// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "model/base/result.hpp"

namespace headroom::report {

/// A file's name and its whole content.
using NamedContent = std::pair<std::string, std::string>;

/// Writes the files into the folder, making it if needed: all under temporary names first, then renamed, so that neither
/// a full disk nor a kill leaves half a file or loses an old one. Errors: Environment, with the file and the reason;
/// nothing is left behind then.
base::Result<void> writeFiles(const std::filesystem::path& folder, const std::vector<NamedContent>& files);

/// Whether files could be written there, found out before a long run: the folder can be made, or is writable.
base::Result<void> checkWritable(const std::filesystem::path& folder);

}  // namespace headroom::report
