// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/output_folder.hpp"

#include <unistd.h>

#include <fstream>
#include <sstream>

#include "tests/support/catch.hpp"

using namespace headroom;
namespace fs = std::filesystem;

namespace {

std::string slurp(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

/// A folder of a test's own.
struct Place {
    fs::path path = fs::temp_directory_path() / ("headroom-report-" + std::to_string(::getpid()));
    Place() { fs::create_directories(path); }
    ~Place() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    bool isEmpty() const { return fs::is_empty(path); }
};

}  // namespace

TEST_CASE("a target that is a folder leaves every old file as it was", "[report]") {
    const Place place;
    REQUIRE(report::writeFiles(place.path, {{"result.json", "old"}, {"figures.csv", "old"}}));
    fs::remove(place.path / "figures.csv");
    fs::create_directory(place.path / "figures.csv");
    const auto written =
        report::writeFiles(place.path, {{"result.json", "new"}, {"summary.md", "new"}, {"figures.csv", "new"}});
    REQUIRE_FALSE(written);
    CHECK(written.error().code == base::Errc::Environment);
    CHECK(written.error().where == (place.path / "figures.csv").string());
    CHECK(slurp(place.path / "result.json") == "old");
    CHECK(std::distance(fs::directory_iterator(place.path), fs::directory_iterator{}) == 2);
}

TEST_CASE("files of an earlier study do not stand beside a new result, others do", "[report]") {
    const Place place;
    const auto ours = [](std::string_view name) { return name.ends_with(".md") || name.ends_with(".csv"); };
    std::ofstream(place.path / "mine.csv") << "kept: there was no result yet";
    REQUIRE(report::writeFiles(place.path, {{"result.json", "1"}, {"summary.md", "1"}}, ours));
    CHECK(fs::exists(place.path / "mine.csv"));
    std::ofstream(place.path / "notes.txt") << "somebody's";
    REQUIRE(report::writeFiles(place.path, {{"result.json", "2"}, {"figures.csv", "2"}}, ours));
    CHECK_FALSE(fs::exists(place.path / "summary.md"));
    CHECK(fs::exists(place.path / "notes.txt"));
    CHECK(slurp(place.path / "figures.csv") == "2");
    fs::remove(place.path / "figures.csv");
    fs::create_directory(place.path / "figures.csv");
    std::ofstream(place.path / "summary.md") << "old";
    CHECK_FALSE(report::writeFiles(place.path, {{"result.json", "3"}, {"figures.csv", "3"}}, ours));
    CHECK(slurp(place.path / "summary.md") == "old");  // nothing was written, so nothing is gone
    REQUIRE(report::writeFiles(place.path, {{"result.json", "4"}}));
    CHECK(slurp(place.path / "summary.md") == "old");  // nobody asked
}

TEST_CASE("folders made for a failed attempt are removed, all of them", "[report]") {
    const Place place;
    const auto written =
        report::writeFiles(place.path / "a" / "b" / "c", {{"result.json", "x"}, {std::string(300, 'n'), "x"}});
    CHECK_FALSE(written);
    CHECK(place.isEmpty());
    CHECK(report::writeFiles(place.path / "a" / "b" / "c", {{"result.json", "x"}}));
    CHECK(slurp(place.path / "a" / "b" / "c" / "result.json") == "x");
}
