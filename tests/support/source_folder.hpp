// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace headroom::test {

/// The root of the repository that these tests were built from. Its path is known to one file only: objects that do not
/// carry it are the same for every clone, so that a compiler cache serves all of them.
std::filesystem::path sourceFolder();

}  // namespace headroom::test
