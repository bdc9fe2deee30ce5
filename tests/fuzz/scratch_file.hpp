// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include <unistd.h>

namespace headroom::fuzz {

/// A file for what is read by name: each process has its own, and it goes with the process.
class ScratchFile {
public:
    explicit ScratchFile(const std::string& ending)
        : path_(std::filesystem::temp_directory_path() / ("headroom-fuzz-" + std::to_string(::getpid()) + ending)) {}
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
    ~ScratchFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }

    const std::filesystem::path& holding(std::string_view text) const {
        std::FILE* file = std::fopen(path_.c_str(), "wb");
        if (file == nullptr || std::fwrite(text.data(), 1, text.size(), file) != text.size() || std::fclose(file) != 0)
            std::abort();
        return path_;
    }

private:
    std::filesystem::path path_;
};

}  // namespace headroom::fuzz
