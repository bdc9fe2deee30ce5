// SPDX-License-Identifier: GPL-3.0-or-later
// What every source file has in common: size, licence, include guard, nothing left undone.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "tests/meta/source_tree.hpp"
#include "tests/support/catch.hpp"

using namespace headroom::meta;

namespace {

constexpr std::size_t kMaxLines = 300;
constexpr std::size_t kMaxHeaderLines = 200;
constexpr std::size_t kMaxPageLines = 199;    ///< of the window's pages
constexpr std::size_t kMaxWindowLines = 249;  ///< of the main window's parts

/// A file that is longer than the cap, and why it may be.
struct Long {
    std::string_view path;
    std::size_t lines;
    std::string_view reason;
};
constexpr std::array<Long, 0> kLong{};

std::size_t capOf(const TextFile& file) {
    for (const Long& exception : kLong) {
        if (file.path == exception.path) return exception.lines;
    }
    if (file.path.starts_with("gui/pages/")) return kMaxPageLines;
    if (file.path.starts_with("gui/main_window")) return file.isHeader() ? kMaxHeaderLines : kMaxWindowLines;
    return file.isHeader() ? kMaxHeaderLines : kMaxLines;
}

std::vector<Violation> tooLong(const TextFile& file) {
    const std::size_t cap = capOf(file);
    if (file.lines.size() <= cap) return {};
    return {{file.path, file.lines.size(), "is longer than " + std::to_string(cap) + " lines: one idea a file"}};
}

std::vector<Violation> wrongBeginning(const TextFile& file) {
    std::vector<Violation> found;
    if (file.lines.empty() || file.lines[0] != "// SPDX-License-Identifier: GPL-3.0-or-later")
        found.push_back({file.path, 1, "has no SPDX line"});
    const bool guarded = std::find(file.lines.begin(), file.lines.end(), "#pragma once") != file.lines.end();
    if (file.isHeader() && !guarded) found.push_back({file.path, 1, "has no #pragma once"});
    return found;
}

/// Put together here, so that this file does not contain them.
const std::array<std::string, 8> kUnwanted{std::string("TO") + "DO",       std::string("FIX") + "ME",
                                           std::string("/wo") + "rk/",     std::string("/ho") + "me/",
                                           std::string("/ro") + "ot/",     std::string(".lib") + "rary",
                                           std::string("/tmp/") + "build", std::string("/tmp/") + "notes"};

std::vector<Violation> unwantedWords(const TextFile& file) {
    std::vector<Violation> found;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        for (const std::string& word : kUnwanted) {
            if (file.lines[i].find(word) != std::string::npos) found.push_back({file.path, i + 1, "mentions " + word});
        }
    }
    return found;
}

}  // namespace

TEST_CASE("No file outgrows its cap") {
    for (const TextFile& file : sourceFiles()) report(tooLong(file));
    CHECK(tooLong({"gui/a.hpp", std::vector<std::string>(201)}).size() == 1);
    CHECK(tooLong({"gui/a.cpp", std::vector<std::string>(300)}).empty());
    CHECK(tooLong({"gui/pages/a.cpp", std::vector<std::string>(200)}).size() == 1);
    CHECK(tooLong({"gui/main_window_a.cpp", std::vector<std::string>(250)}).size() == 1);
}

TEST_CASE("Every exception from the caps is still needed") {
    const std::vector<TextFile> files = sourceFiles();
    for (const Long& exception : kLong) {
        const auto file =
            std::find_if(files.begin(), files.end(), [&](const TextFile& one) { return one.path == exception.path; });
        INFO(exception.path << ": " << exception.reason);
        REQUIRE(file != files.end());
        CHECK(file->lines.size() > (file->isHeader() ? kMaxHeaderLines : kMaxLines));
    }
    SUCCEED("there may be none");
}

TEST_CASE("Every source file names its licence, every header guards itself") {
    for (const TextFile& file : sourceFiles()) report(wrongBeginning(file));
    CHECK(wrongBeginning({"gui/a.hpp", {"// a"}}).size() == 2);
}

TEST_CASE("No file speaks of somebody's machine or of work left undone") {
    const std::vector<TextFile> files = repositoryFiles();
    REQUIRE(files.size() > sourceFiles().size());
    for (const TextFile& file : files) report(unwantedWords(file));
    CHECK(unwantedWords({"README.md", {"see " + kUnwanted[2] + "x"}}).size() == 1);
}
