// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "tests/support/catch.hpp"
#include "tests/support/source_folder.hpp"

/// Data recorded by others (traces, price feeds, measurements) lies outside the repository, because it is large and
/// not ours. Tests that read it are skipped where it is absent; a test on our own fixtures stands beside each of them.
namespace headroom::test {

/// Where that data is, or would be: $HEADROOM_SHARED, else the folder `shared` beside the repository.
inline std::filesystem::path sharedFolder() {
    const char* given = std::getenv("HEADROOM_SHARED");
    if (given != nullptr && *given != '\0') return given;
    return sourceFolder().parent_path() / "shared";
}

/// A file or folder in it, such as "data/traces/azure".
inline std::filesystem::path sharedData(std::string_view relative) { return sharedFolder() / relative; }

/// Says that this test case is skipped, in the form that `./dev test` counts: a line that begins with "skipped: ".
inline void saySkipped(std::string_view reason) { WARN("skipped: " << reason); }

/// True, and said so, when `path` of the shared data is not there: the test case returns then.
inline bool skipWithoutShared(const std::filesystem::path& path = sharedFolder()) {
    std::error_code error;
    if (std::filesystem::exists(path, error)) return false;
    saySkipped(path.lexically_normal().string() + " is absent (HEADROOM_SHARED names the folder of shared data)");
    return true;
}

}  // namespace headroom::test
