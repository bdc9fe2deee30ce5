// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "model/base/result.hpp"

namespace headroom::document {

/// The bytes of a regular file of at most `limit` bytes; the size is looked at before anything is read. Directories,
/// pipes, devices, missing, unreadable and too large files are an Error (BadInput) that says which.
base::Result<std::string> readFile(const std::filesystem::path& path, std::size_t limit);

}  // namespace headroom::document
