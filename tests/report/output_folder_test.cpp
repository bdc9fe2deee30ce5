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
    constexpr auto kRemoved = report::Earlier::Removed;
    std::ofstream(place.path / "series_1_sales.csv") << "somebody's";
    REQUIRE(report::writeFiles(place.path, {{"result.json", "1"}, {"summary.md", "1"}, {"report.pdf", "1"}}, kRemoved));
    std::ofstream(place.path / "figures.csv") << "somebody's";
    std::ofstream(place.path / "report.pdf") << "somebody's own";
    REQUIRE(report::writeFiles(place.path, {{"result.json", "2"}, {"line_items.csv", "2"}}, kRemoved));
    CHECK_FALSE(fs::exists(place.path / "summary.md"));
    for (const char* name : {"series_1_sales.csv", "figures.csv"}) CHECK(slurp(place.path / name) == "somebody's");
    CHECK(slurp(place.path / "report.pdf") == "somebody's own");  // not what was written there
    CHECK(slurp(place.path / "line_items.csv") == "2");
    fs::create_directory(place.path / "summary.md");
    CHECK_FALSE(report::writeFiles(place.path, {{"result.json", "3"}, {"summary.md", "3"}}, kRemoved));
    CHECK(slurp(place.path / "line_items.csv") == "2");  // nothing was written, so nothing is gone
    REQUIRE(report::writeFiles(place.path, {{"result.json", "4"}}));
    CHECK(slurp(place.path / "line_items.csv") == "2");  // nobody asked
    REQUIRE(report::writeFiles(place.path, {{"result.json", "5"}}, kRemoved));
    CHECK_FALSE(fs::exists(place.path / "line_items.csv"));
    CHECK_FALSE(fs::exists(place.path / ".result.json.files"));
    // A study that writes the result of another beside its own takes its place.
    REQUIRE(report::writeFiles(place.path, {{"result.json", "6"}, {"summary.csv", "6"}}, kRemoved));
    REQUIRE(report::writeFiles(place.path, {{"comparison.json", "7"}, {"result.json", "7"}}, kRemoved));
    CHECK_FALSE(fs::exists(place.path / "summary.csv"));
    CHECK_FALSE(fs::exists(place.path / ".result.json.files"));
}

TEST_CASE("a folder inside of a file is refused by what stands in the way", "[report]") {
    const Place place;
    std::ofstream(place.path / "notes") << "1";
    for (const char* below : {"notes/out", "notes/a/b", "notes/"}) {
        const auto checked = report::checkWritable(place.path / below, {"result.json"});
        REQUIRE_FALSE(checked);
        CHECK(checked.error().code == base::Errc::Environment);
        CHECK(checked.error().what == "cannot be made: " + (place.path / "notes").string() + " is not a folder");
    }
    CHECK(report::checkWritable(place.path / "a" / "b", {"result.json"}));
}

// Oracle: the FNV-1a of "a" is af63dc4c8601ec8c, of "b" af63df4c8601f1a5 (Fowler, Noll, Vo's own test vectors).
TEST_CASE("the note of what was written names the files behind the first, in their order", "[report]") {
    const Place place;
    REQUIRE(report::writeFiles(place.path, {{"result.json", "1"}, {"summary.md", "b"}, {"figures.csv", "a"}},
                               report::Earlier::Removed));
    CHECK(slurp(place.path / ".result.json.files") == "af63df4c8601f1a5 summary.md\naf63dc4c8601ec8c figures.csv\n");
}

TEST_CASE("a note that was tampered with removes nothing outside of its folder", "[report]") {
    const Place place;
    fs::create_directory(place.path / "out");
    std::ofstream(place.path / "mine") << "1";
    REQUIRE(report::writeFiles(place.path / "out", {{"result.json", "1"}, {"a.md", "1"}}, report::Earlier::Removed));
    const std::string digest = slurp(place.path / "out" / ".result.json.files").substr(0, 16);
    std::ofstream(place.path / "out" / ".result.json.files") << digest << " ../mine\n" << digest << "\n\n";
    REQUIRE(report::writeFiles(place.path / "out", {{"result.json", "2"}}, report::Earlier::Removed));
    CHECK(fs::exists(place.path / "mine"));
    CHECK(fs::exists(place.path / "out" / "a.md"));
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
