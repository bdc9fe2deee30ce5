// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's files agree with each other and with the programs: names of icons, types and files are written in
// several.
#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/meta/source_tree.hpp"
#include "tests/support/catch.hpp"

using namespace headroom::meta;

namespace {

const std::string kApp = "packaging/org.headroom.Headroom";

/// What stands in the parentheses of the pattern, wherever it occurs.
std::set<std::string> found(const std::string& text, const char* pattern) {
    const std::regex wanted(pattern);
    std::set<std::string> all;
    for (auto at = std::sregex_iterator(text.begin(), text.end(), wanted); at != std::sregex_iterator(); ++at)
        all.insert((*at)[1].str());
    return all;
}

std::set<std::string> only(const std::string& name) { return {name}; }

}  // namespace

TEST_CASE("Every MIME type is declared, opened by the menu entry and announced") {
    const auto declared = found(textOf(kApp + ".mime.xml"), "mime-type type=\"([^\"]+)\"");
    CHECK(declared ==
          std::set<std::string>{"application/vnd.headroom.scenario+json", "application/vnd.headroom.scenario+yaml"});
    const std::string entry = textOf(kApp + ".desktop");
    CHECK(found(entry, "[=;](application/[^;\n]+)") == declared);
    CHECK(found(textOf(kApp + ".metainfo.xml"), "<mediatype>([^<]+)<") == declared);
    CHECK(entry.find("Exec=headroom-gui %f\n") != std::string::npos);
}

TEST_CASE("Every icon that is named is installed under that name and is a picture") {
    const std::string installed = textOf("packaging/CMakeLists.txt");
    const auto types = found(textOf(kApp + ".mime.xml"), "<icon name=\"([^\"]+)\"");
    REQUIRE(types.size() == 1);
    CHECK(found(installed, "icons\\}/mimetypes RENAME (.+)\\.svg\\)") == types);
    CHECK(found(installed, "gui/icons/(.+)\\.svg DESTINATION .*icons\\}/apps") == only("headroom"));
    CHECK(found(textOf(kApp + ".desktop"), "Icon=(.+)") == only("headroom"));
    CHECK(found(textOf(kApp + ".metainfo.xml"), "<icon type=\"stock\">(.+)<") == only("headroom"));
    for (const char* picture : {"gui/icons/headroom.svg", "packaging/scenario.svg"})
        CHECK(textOf(picture).find("<svg xmlns") == 0);
    CHECK(textOf("gui/CMakeLists.txt").find("icons/headroom.svg") != std::string::npos);
}

TEST_CASE("The window, the menu entry and the catalogue call the program by one name and version") {
    const std::string catalogue = textOf(kApp + ".metainfo.xml");
    const auto id = found(catalogue, "<id>(.+)</id>");
    REQUIRE(id == only("org.headroom.Headroom"));
    CHECK(found(catalogue, "desktop-id\">(.+)\\.desktop<") == id);
    CHECK(found(textOf("packaging/CMakeLists.txt"), "set\\(app (.+)\\)") == id);
    CHECK(found(textOf("gui/main.cpp"), "setDesktopFileName\\(QStringLiteral\\(\"(.+)\"\\)") == id);
    const auto version = found(textOf("CMakeLists.txt"), "project\\(headroom VERSION ([0-9.]+)");
    REQUIRE(version.size() == 1);
    CHECK(found(catalogue, "release version=\"([0-9.]+)\"").count(*version.begin()) == 1);
}

TEST_CASE("The manual page has every command, and no other") {
    std::set<std::string> commands;
    for (const TextFile& file : sourceFiles()) {
        if (!isIn(file.path, "cli")) continue;
        for (const std::string& name : found(textOf(file.path), "\\bapp\\.add_subcommand\\(\\s*\"([a-z-]+)\""))
            commands.insert(name);
    }
    REQUIRE(commands.count("run") == 1);
    CHECK(found(textOf("packaging/headroom.1"), "\n([a-z-]+)\\|T\\{") == commands);
}
