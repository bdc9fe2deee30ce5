// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/meta/source_tree.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/support/catch.hpp"
#include "tests/support/source_folder.hpp"

namespace headroom::meta {

namespace {

namespace fs = std::filesystem;

const fs::path kRoot = test::sourceFolder();

/// Build trees (wherever they are), results of runs, what git and editors keep.
bool isForeign(const fs::path& folder) {
    const std::string name = folder.filename().string();
    const bool hidden = name.starts_with(".") && name != ".ci";
    return hidden || folder == kRoot / "build" || name.ends_with(".results") || fs::exists(folder / "CMakeCache.txt");
}

bool isText(const fs::path& file) {
    static constexpr std::array<std::string_view, 12> kEndings{
        ".hpp", ".cpp", ".md", ".txt", ".cmake", ".json", ".csv", ".yaml", ".dict", "/dev", ".clang-format", "/run"};
    const std::string path = file.generic_string();
    return std::any_of(kEndings.begin(), kEndings.end(),
                       [&path](std::string_view ending) { return path.ends_with(ending); });
}

TextFile readFile(const fs::path& file) {
    TextFile read{file.lexically_relative(kRoot).generic_string(), {}};
    std::ifstream in(file, std::ios::binary);
    for (std::string line; std::getline(in, line);) read.lines.push_back(line);
    return read;
}

std::vector<std::string> namesIn(std::string_view folder, bool folders, std::string_view ending) {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(kRoot / folder, error)) {
        const std::string name = entry.path().filename().string();
        if (entry.is_directory() == folders && name.ends_with(ending)) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

std::vector<TextFile> repositoryFiles() {
    std::vector<TextFile> files;
    for (auto entry = fs::recursive_directory_iterator(kRoot); entry != fs::recursive_directory_iterator(); ++entry) {
        if (entry->is_directory()) {
            if (isForeign(entry->path())) entry.disable_recursion_pending();
        } else if (isText(entry->path())) {
            files.push_back(readFile(entry->path()));
        }
    }
    std::sort(files.begin(), files.end(), [](const TextFile& a, const TextFile& b) { return a.path < b.path; });
    return files;
}

std::vector<TextFile> sourceFiles() {
    std::vector<TextFile> files = repositoryFiles();
    std::erase_if(files, [](const TextFile& file) { return !file.isSource(); });
    return files;
}

std::vector<TextFile> includingFiles() {
    std::vector<TextFile> files = sourceFiles();
    std::erase_if(files, [](const TextFile& file) { return file.path.starts_with("cmake/precompiled/"); });
    return files;
}

std::vector<Include> includesOf(const TextFile& file) {
    constexpr std::string_view kStart = "#include ";
    std::vector<Include> includes;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const std::string& line = file.lines[i];
        if (!line.starts_with(kStart) || line.size() <= kStart.size()) continue;
        const char open = line[kStart.size()];
        const std::size_t from = kStart.size() + 1;
        const std::size_t to = line.find(open == '<' ? '>' : '"', from);
        if (to != std::string::npos) includes.push_back({i + 1, line.substr(from, to - from), open == '"'});
    }
    return includes;
}

std::string_view code(std::string_view line) { return line.substr(0, line.find("//")); }

bool isIn(std::string_view path, std::string_view folder) {
    return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

bool exists(std::string_view path) { return fs::exists(kRoot / path); }

std::vector<std::string> foldersIn(std::string_view folder) { return namesIn(folder, true, ""); }

std::vector<std::string> filesIn(std::string_view folder, std::string_view ending) {
    return namesIn(folder, false, ending);
}

std::string textOf(std::string_view path) {
    std::ifstream in(kRoot / path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void report(const std::vector<Violation>& violations) {
    for (const Violation& violation : violations) FAIL_CHECK(violation.text());
    SUCCEED("no rule is broken, or each break was named");
}

}  // namespace headroom::meta
