// SPDX-License-Identifier: GPL-3.0-or-later
// Which foreign headers may be included where: each library behind one door, the model pure, headers cheap.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "tests/meta/source_tree.hpp"
#include "tests/support/catch.hpp"

using namespace headroom::meta;

namespace {

struct Door {
    std::string_view header;  ///< what <...> begins with
    std::array<std::string_view, 6> where;
    bool inHeaders;  ///< may be in a .hpp as well
    std::string_view reason;
};

constexpr std::array<Door, 9> kDoors{{
    {"mpi.h", {"cli/mpi"}, false, "one library knows MPI, and is loaded when it is needed"},
    {"Q", {"gui", "report/figures", "report/pages", "tests/gui"}, true, "Qt is for the desktop, charts and pages"},
    {"qcustomplot", {"gui", "report/figures", "tests/gui"}, true, "charts are drawn in report/figures"},
    {"nlohmann/json_fwd.hpp", {"pricing", "scenarios", "report", "tests"}, true, "the model knows no JSON"},
    {"nlohmann/",
     {"pricing", "scenarios", "report", "tests", "model/services/stepfunctions/data"},
     false,
     "takes 4 s to compile: .cpp only; of the model, only what executes definitions by data"},
    {"yaml-cpp/", {"scenarios/document", "tests"}, false, "one reader knows YAML"},
    {"zlib.h", {"scenarios/recorded", "tests/recorded", "tests/calibrate"}, false, "one reader unpacks"},
    {"CLI/", {"cli/main.cpp", "cli/command_options.cpp"}, false, "takes 11 s to compile: two files"},
    {"Eigen/", {"model/theory", "tests/theory"}, true, "for closed forms and chains, never in the event loop"},
}};

/// A header that must name a library's type; included by few.
struct Exception {
    std::string_view path;
    std::string_view header;
};
constexpr std::array<Exception, 5> kExceptions{{
    {"scenarios/document/yaml_builder.hpp", "yaml-cpp/eventhandler.h"},  // derives from YAML::EventHandler
    {"scenarios/document/yaml_builder.hpp", "yaml-cpp/anchor.h"},
    {"scenarios/document/yaml_builder.hpp", "yaml-cpp/mark.h"},
    {"scenarios/document/yaml_tags.hpp", "yaml-cpp/mark.h"},
    {"model/services/stepfunctions/data/flow.hpp", "nlohmann/json.hpp"},  // its values are JSON
}};

/// Not in model/: a world reads no files, shares nothing between threads, and std:: distributions differ between
/// libraries.
constexpr std::array<std::string_view, 15> kNotInModel{
    "fstream", "iostream", "filesystem",   "sstream", "cstdio", "random", "regex",       "thread",
    "mutex",   "atomic",   "shared_mutex", "future",  "locale", "ctime",  "fmt/format.h"};

bool isExcepted(const TextFile& file, const Include& include) {
    for (const Exception& exception : kExceptions) {
        if (file.path == exception.path && include.name == exception.header) return true;
    }
    return false;
}

const Door* doorOf(std::string_view header) {
    for (const Door& door : kDoors) {
        if (header.starts_with(door.header)) return &door;
    }
    return nullptr;
}

bool stands(const Door& door, const TextFile& file) {
    if (file.isHeader() && !door.inHeaders) return false;
    for (const std::string_view folder : door.where) {
        if (!folder.empty() && isIn(file.path, folder)) return true;
    }
    return false;
}

std::vector<Violation> wrongLibraries(const TextFile& file) {
    std::vector<Violation> found;
    for (const Include& include : includesOf(file)) {
        if (include.quoted || isExcepted(file, include)) continue;
        const Door* door = doorOf(include.name);
        if (door != nullptr && !stands(*door, file))
            found.push_back({file.path, include.line, "<" + include.name + ">: " + std::string(door->reason)});
        if (include.name == "QtWidgets")
            found.push_back({file.path, include.line, "<QtWidgets> takes 6 s and 0.6 GB to compile: name the class"});
        for (const std::string_view header : kNotInModel) {
            if (isIn(file.path, "model") && include.name == header)
                found.push_back({file.path, include.line, "<" + include.name + "> has no place in the model"});
        }
    }
    return found;
}

/// Functions of libm whose last bit differs between libraries and processors. model/base/elementary.hpp has our own.
constexpr std::array<std::string_view, 23> kLibm{"exp",  "exp2", "expm1",  "log",    "log2", "log10", "log1p", "pow",
                                                 "sin",  "cos",  "tan",    "asin",   "acos", "atan",  "atan2", "sinh",
                                                 "cosh", "tanh", "tgamma", "lgamma", "erf",  "erfc",  "cbrt"};

std::vector<Violation> libmCalls(const TextFile& file) {
    std::vector<Violation> found;
    if (!isIn(file.path, "model")) return found;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        for (const std::string_view name : kLibm) {
            const std::string call = "std::" + std::string(name) + "(";
            if (code(file.lines[i]).find(call) != std::string_view::npos)
                found.push_back({file.path, i + 1, call + ") gives other bits elsewhere"});
        }
    }
    return found;
}

/// Algorithms of std::ranges that give back a subrange. clang 14, which Debian 12 has and the fuzz targets are compiled
/// with, cannot read that of libstdc++ 12.
constexpr std::array<std::string_view, 8> kGiveSubranges{"unique",    "remove", "remove_if",   "rotate",
                                                         "partition", "search", "equal_range", "find_end"};

std::vector<Violation> subrangeCalls(const TextFile& file) {
    std::vector<Violation> found;
    if (isIn(file.path, "gui") || isIn(file.path, "tests")) return found;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        for (const std::string_view name : kGiveSubranges) {
            const std::string call = "std::ranges::" + std::string(name) + "(";
            if (code(file.lines[i]).find(call) != std::string_view::npos)
                found.push_back({file.path, i + 1, call + ") is not for clang 14: take the one of std"});
        }
    }
    return found;
}

TextFile made(std::string path, std::string line) { return {std::move(path), {std::move(line)}}; }

}  // namespace

TEST_CASE("Every library is included where it may be") {
    for (const TextFile& file : includingFiles()) report(wrongLibraries(file));
}

TEST_CASE("The model calls nothing that differs between machines") {
    for (const TextFile& file : sourceFiles()) report(libmCalls(file));
}

TEST_CASE("The fuzz targets' compiler can read every algorithm") {
    for (const TextFile& file : sourceFiles()) report(subrangeCalls(file));
}

TEST_CASE("A library in the wrong place is found") {
    CHECK(wrongLibraries(made("report/a.cpp", "#include <QString>")).size() == 1);
    CHECK(wrongLibraries(made("model/base/a.hpp", "#include <nlohmann/json_fwd.hpp>")).size() == 1);
    CHECK(wrongLibraries(made("scenarios/format/a.hpp", "#include <nlohmann/json.hpp>")).size() == 1);
    CHECK(wrongLibraries(made("scenarios/format/a.cpp", "#include <yaml-cpp/yaml.h>")).size() == 1);
    CHECK(wrongLibraries(made("cli/other.cpp", "#include <CLI/CLI.hpp>")).size() == 1);
    CHECK(wrongLibraries(made("model/engine/a.cpp", "#include <thread>")).size() == 1);
    CHECK(wrongLibraries(made("gui/a.cpp", "#include <QtWidgets>")).size() == 1);
    CHECK(wrongLibraries(made("scenarios/format/a.hpp", "#include <nlohmann/json_fwd.hpp>")).empty());
    CHECK(wrongLibraries(made("gui/a.hpp", "#include <QWidget>")).empty());
    CHECK(libmCalls(made("model/base/a.cpp", "    return std::log(x);")).size() == 1);
    CHECK(libmCalls(made("model/base/a.cpp", "    return std::sqrt(x);  // not std::pow(x, 0.5)")).empty());
    CHECK(subrangeCalls(made("pricing/a.cpp", "    names.erase(std::ranges::unique(names).begin(), names.end());"))
              .size() == 1);
    CHECK(subrangeCalls(made("pricing/a.cpp", "    std::ranges::sort(names);")).empty());
    CHECK(libmCalls(made("tests/base/a.cpp", "    return std::log(x);")).empty());
}
