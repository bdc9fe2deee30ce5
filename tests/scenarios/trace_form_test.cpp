// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>

#include "tests/scenarios/one_of_each.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::OneOfEach;
using test::refuses;

namespace {

/// A file in a folder of its own for as long as it is needed.
class TraceFile {
public:
    explicit TraceFile(const std::string& text) {
        std::filesystem::create_directories(folder_);
        std::ofstream(folder_ / "t.txt") << text;
    }
    ~TraceFile() { std::filesystem::remove_all(folder_); }
    TraceFile(const TraceFile&) = delete;
    TraceFile& operator=(const TraceFile&) = delete;

    format::LoadedScenario with(const std::string& keys, const std::string& users = R"("Target": "Api")") const {
        OneOfEach scenario;
        scenario.users = users;
        scenario.arrivals = R"({ "Trace": { "File": "t.txt", )" + keys + R"( } })";
        return scenario.load(folder_.string());
    }

    std::string folder() const { return folder_.string(); }

private:
    std::filesystem::path folder_ = std::filesystem::temp_directory_path() / "headroom_trace_form_test";
};

std::vector<double> countsOf(const format::LoadedScenario& loaded) {
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    return std::get<workload::TraceReplay>(loaded.scenario->designs[0].workloads[0].arrivals.process).trace->counts;
}

constexpr const char* kWide = "name,1,2,3\na,10,20,30\nb,11,21,31\n";
constexpr const char* kLong = "time,n,m\n2026-01-05T00:00:00Z,5,7\n2026-01-05T00:01:00Z,6,8\n";
constexpr const char* kCloudWatch = R"({"Datapoints": [{"Timestamp": "2026-01-05T00:00:00Z", "Sum": 1},
    {"Timestamp": "2026-01-05T00:01:00Z", "Sum": 2}]})";
const std::string kPointer = "/Workloads/Users/Arrivals/Trace/";

}  // namespace

TEST_CASE("a trace shorter than the run brings a warning", "[trace]") {
    const TraceFile file(kLong);  // two minutes
    const auto warned = [&](const char* duration) {
        OneOfEach scenario;
        scenario.duration = duration;
        scenario.arrivals = R"({ "Trace": { "File": "t.txt", "Column": "n" } })";
        const auto loaded = scenario.load(file.folder());
        REQUIRE(loaded.scenario);
        return document::toLines(loaded.problems).find("the trace ends 2m after Start, the run 10m") !=
               std::string::npos;
    };
    CHECK(warned("10m"));
    CHECK_FALSE(warned("2m"));
}

TEST_CASE("a trace that does not begin at Start is laid on it, and that is said", "[trace]") {
    const TraceFile file("time,n\n2026-01-05T12:00:00Z,5\n2026-01-05T12:10:00Z,6\n");
    const auto told = [&](const std::string& start) {
        OneOfEach scenario;
        scenario.arrivals = R"({ "Trace": { "File": "t.txt" } })";
        std::string text = scenario.text();
        text.insert(text.find("\"WarmUp\""), "\"Start\": \"" + start + "\", ");
        const auto loaded = format::loadScenarioText(text, file.folder() + "/s.json");
        REQUIRE(loaded.scenario);
        return document::toLines(loaded.problems);
    };
    CHECK(told("2026-01-05T00:00:00Z")
              .find("note: the trace's first time, 2026-01-05T12:00:00Z, is laid on Start, 2026-01-05T00:00:00Z") !=
          std::string::npos);
    CHECK(told("2026-01-05T12:00:00Z").find("is laid on Start") == std::string::npos);
}

TEST_CASE("a csv is read as what it is, wide with Row", "[trace]") {
    const TraceFile wide(kWide);
    CHECK(countsOf(wide.with(R"("Format": "csv", "Row": "b")")) == std::vector<double>{11, 21, 31});
    CHECK(countsOf(wide.with(R"("Row": "a")")) == std::vector<double>{10, 20, 30});
}

TEST_CASE("a long csv is read by its column", "[trace]") {
    const TraceFile file(kLong);
    CHECK(countsOf(file.with(R"("Format": "csv", "Column": "m")")) == std::vector<double>{7, 8});
    CHECK(refuses(file.with(R"("Column": "m", "Statistic": "Sum")"), kPointer + "Statistic", "get-metric-statistics"));
}

TEST_CASE("keys that say nothing about the file are refused", "[trace]") {
    const TraceFile wide(kWide);
    CHECK(refuses(wide.with(R"("Row": "b", "Column": "2")"), kPointer + "Column", "in a wide one"));
    CHECK(refuses(wide.with(R"("Format": "csv-arrivals", "Row": "b")"), kPointer + "Row", "one arrival a row"));
}

TEST_CASE("CloudWatch's answers have no rows", "[trace]") {
    const TraceFile file(kCloudWatch);
    CHECK(countsOf(file.with(R"("Statistic": "Sum")")) == std::vector<double>{1, 2});
    CHECK(refuses(file.with(R"("Row": "1")"), kPointer + "Row", "choose a series with Column"));
}

TEST_CASE("counts that hold retries must not be tried again", "[trace]") {
    const TraceFile file(kLong);
    const std::string keys = R"("Column": "n", "IncludesRetries": )";
    const std::string retrying = R"("Target": "Api", "Retry": "standard")";
    CHECK(refuses(file.with(keys + "true", retrying), "/Workloads/Users/Retry", "hold the clients' retries already"));
    CHECK(file.with(keys + "false", retrying).scenario);
    CHECK(file.with(keys + "true").scenario);
    CHECK(file.with(keys + "true", R"("Target": "Api", "Retry": "off")").scenario);
}
