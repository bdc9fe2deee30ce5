// SPDX-License-Identifier: GPL-3.0-or-later
// The digest of the code that results come from: it changes with that code, and with nothing else.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/support/catch.hpp"
#include "tests/support/source_folder.hpp"

namespace fs = std::filesystem;

namespace {

/// A small tree of sources.
struct Tree {
    fs::path root = fs::temp_directory_path() / ("headroom-fingerprint-" + std::to_string(::getpid()));
    Tree() {
        write("model/engine/clock.cpp", "int a;\n");
        write("scenarios/study/run.hpp", "int b;\n");
        write("gui/window.cpp", "int c;\n");
    }
    ~Tree() {
        std::error_code ignored;
        fs::remove_all(root, ignored);
    }
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;

    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((root / name).parent_path());
        std::ofstream(root / name) << text;
    }
    std::string made() const {
        const fs::path script = headroom::test::sourceFolder() / "cmake/results_fingerprint.cmake";
        const std::string command = "cmake -D ROOT='" + root.string() + "' -D OUT='" + (root / "out").string() +
                                    "' -P '" + script.string() + "'";
        REQUIRE(std::system(command.c_str()) == 0);
        std::ostringstream text;
        text << std::ifstream(root / "out").rdbuf();
        return text.str();
    }
};

}  // namespace

TEST_CASE("The fingerprint of results is that of the code they come from") {
    const Tree tree;
    const std::string first = tree.made();
    CHECK(first.find("resultsFingerprint() { return \"") != std::string::npos);
    tree.write("gui/window.cpp", "int d;\n");
    CHECK(tree.made() == first);
    tree.write("model/engine/clock.cpp", "int e;\n");
    const std::string second = tree.made();
    CHECK(second != first);
    tree.write("model/engine/clock.cpp", "int a;\n");
    CHECK(tree.made() == first);
    tree.write("scenarios/study/more.cpp", "");
    CHECK(tree.made() != first);
}
