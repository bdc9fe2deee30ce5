// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// The repository as text, for tests of the house rules. What was built or written by a run is left out.
namespace headroom::meta {

/// One text file; `path` is from the root, with slashes.
struct TextFile {
    std::string path;
    std::vector<std::string> lines;

    bool isHeader() const { return path.ends_with(".hpp"); }
    bool isSource() const { return isHeader() || path.ends_with(".cpp"); }
};

/// One broken rule, as a compiler would say it: "path:line: what".
struct Violation {
    std::string path;
    std::size_t line = 0;  ///< from 1; 0: the file as a whole
    std::string what;

    std::string text() const { return path + ":" + std::to_string(line) + ": " + what; }
};

/// An #include line.
struct Include {
    std::size_t line = 0;
    std::string name;
    bool quoted = false;  ///< "name", else <name>
};

/// Every text file of the repository whose name ends in one of these: code, scripts, documents, scenarios.
std::vector<TextFile> repositoryFiles();
/// Every .hpp and .cpp.
std::vector<TextFile> sourceFiles();
/// Those that the rules on includes are about: what is precompiled is a list of headers, not code of a folder.
std::vector<TextFile> includingFiles();
std::vector<Include> includesOf(const TextFile& file);
/// The line without what follows "//".
std::string_view code(std::string_view line);
/// True when `path` is `folder` or lies in it.
bool isIn(std::string_view path, std::string_view folder);
/// True when the repository has that file or folder.
bool exists(std::string_view path);
/// Names of the folders (or files with that ending) directly in `folder`, sorted.
std::vector<std::string> foldersIn(std::string_view folder);
std::vector<std::string> filesIn(std::string_view folder, std::string_view ending);
/// The whole file as one text; empty when there is none.
std::string textOf(std::string_view path);

/// Fails the test case once for each violation.
void report(const std::vector<Violation>& violations);

}  // namespace headroom::meta
