// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace headroom::pricing {

/// Writes a file anew and brings it to the disk; the errno of what failed, or 0.
int writeSynced(const std::filesystem::path& path, const std::string& content);

}  // namespace headroom::pricing
