// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/price_books.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace headroom::pricing {

/// Where a user's own price books lie when no folder is named: $XDG_DATA_HOME/headroom/prices, else
/// ~/.local/share/headroom/prices. Empty when the machine names no home.
std::filesystem::path usualBookFolder();

/// The price books of a folder, by name; none where there is no folder. An error names what cannot be read, and a link
/// to what is not there: a book that is away is not one that nobody wrote.
base::Result<std::vector<OwnTable>> readBookFolder(const std::filesystem::path& folder);

/// One file as a price book.
base::Result<OwnTable> readBookFile(const std::filesystem::path& file);

/// Puts files into a folder, making it where needed: each is written beside its place and brought to the disk, and only
/// when all are there do they take their places. When one of them cannot, all are as they were. A place that is a link
/// stays one: the file that it leads to is replaced.
base::Result<void> replaceFiles(const std::filesystem::path& folder, const std::vector<OwnTable>& files);

}  // namespace headroom::pricing
