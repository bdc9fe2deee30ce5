// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/scenarios/small_file.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::errorsOf;
using test::holds;
using test::smallFile;

namespace fs = std::filesystem;

namespace {

/// A folder with data files for one test.
class DataFolder {
public:
    DataFolder() : path_(fs::temp_directory_path() / ("headroom-data-" + std::to_string(::getpid()))) {
        fs::create_directories(path_);
    }
    ~DataFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    DataFolder(const DataFolder&) = delete;
    DataFolder& operator=(const DataFolder&) = delete;
    fs::path write(const std::string& name, const std::string& text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
        return path_ / name;
    }
    format::LoadedScenario load(const std::string& text) const { return format::loadScenario(write("s.json", text)); }

private:
    fs::path path_;
};

std::string traced(const std::string& sections = "") {
    std::string text = smallFile(sections);
    const std::string poisson = R"({ "Poisson": { "Rate": "10/s" } })";
    return text.replace(text.find(poisson), poisson.size(), R"({ "Trace": { "File": "t.csv", "Interval": "1m" } })");
}

}  // namespace

TEST_CASE("a trace is at most as large as a scenario, and text", "[format]") {
    const DataFolder folder;
    const auto large = folder.write("t.csv", "");
    fs::resize_file(large, std::uintmax_t{65} << 20U);  // sparse
    CHECK(holds(errorsOf(folder.load(traced())), "the file has 65 MB; at most 64 MB are read"));
    folder.write("t.csv", std::string("count\n1\n2\0\n3\n", 13));
    CHECK(holds(errorsOf(folder.load(traced())), "line 3, column 2: control character 0x00"));
    folder.write("t.csv", "count\n1\n\xff\n");
    CHECK(holds(errorsOf(folder.load(traced())), "line 3, column 1: byte 0xFF is not UTF-8"));
}

TEST_CASE("designs share a trace that they read alike", "[format]") {
    const DataFolder folder;
    folder.write("t.csv", "count\n60\n120\n");
    const auto loaded = folder.load(
        traced(R"("Designs": [ { "Name": "a" }, { "Name": "b" }, { "Name": "c", "Patch": { "Workloads": { "W": {
      "Arrivals": { "Trace": { "Interval": "2m" } } } } } } ])"));
    INFO(errorsOf(loaded));
    REQUIRE(loaded.scenario);
    const auto trace = [&](std::size_t design) {
        return std::get<workload::TraceReplay>(loaded.scenario->designs[design].workloads[0].arrivals.process).trace;
    };
    CHECK(trace(0) == trace(1));
    CHECK(trace(0) != trace(2));
}

TEST_CASE("a column of values names the line that is wrong", "[format]") {
    const DataFolder folder;
    const auto text = smallFile("", "512", R"({ "Empirical": { "File": "d.csv", "Column": "ms", "Unit": "ms" } })");
    folder.write("d.csv", "id,ms\r\na,5\r\n\r\nb,6\r\n");
    CHECK(folder.load(text).scenario);
    folder.write("d.csv", "id,ms\na,5\n\nb,x\n");
    CHECK(holds(errorsOf(folder.load(text)), "d.csv:4: is not a number of at least 0"));
    folder.write("d.csv", "id,us\na,5\n");
    CHECK(holds(errorsOf(folder.load(text)), "d.csv:1: has no column \"ms\""));
    folder.write("d.csv", "id,ms\n");
    CHECK(holds(errorsOf(folder.load(text)), "holds no values"));
}
