// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/result_reader.hpp"

#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>

#include "report/focus.hpp"
#include "report/html_report.hpp"
#include "report/result_json.hpp"
#include "report/summary.hpp"
#include "scenarios/study/run.hpp"
#include "tests/scenarios/small_scenario.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
namespace fs = std::filesystem;

namespace {

/// A file that is gone at the end.
struct File {
    explicit File(const std::string& text)
        : path(fs::temp_directory_path() / ("headroom-result-" + std::to_string(::getpid()) + ".json")) {
        std::ofstream(path, std::ios::binary) << text;
    }
    ~File() { fs::remove(path); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    fs::path path;
};

study::StudyResult studied(const std::string& text) {
    const auto loaded = format::loadScenarioText(text, "test.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    auto result = study::run(*loaded.scenario, {});
    REQUIRE(result);
    return std::move(*result);
}

/// Uncertain inputs, a free tier, a unit, a discount: the parts of a result that not every one has.
const char* const kRich = R"({ "Headroom": 1, "Name": "Rich", "Region": "us-east-1",
 "Resources": { "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512 },
   "Behavior": { "Duration": { "Uncertain": { "Low": "5ms", "Likely": "10ms", "High": "30ms" } } } } },
 "Workloads": { "Load": { "Target": "Work", "Unit": "order", "Arrivals": { "Poisson": { "Rate": "20/s" } } } },
 "Objectives": [ { "Metric": "Cost", "Period": "month", "AtMost": "20 USD" } ],
 "Simulation": { "WarmUp": "5s", "Duration": "60s", "Replications": 5 },
 "Billing": { "FreeTier": "always", "Discount": 5, "ReservedCapacity": [
   { "UsageType": "WriteCapacityUnit-Hrs", "Term": "1yr", "Units": 100 } ] } })";

const char* const kSeldom = R"({ "Headroom": 1, "Name": "Rare", "Region": "us-east-1",
 "Resources": { "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512 },
   "Behavior": { "Init": "0s", "Placement": "0s", "InvokeOverhead": "0s", "Steps": [ { "Wait": "300ms" } ] } } },
 "Workloads": { "Load": { "Target": "Work", "Arrivals": { "Poisson": { "Rate": "40/d" } } } },
 "Objectives": [ { "Metric": "ErrorRate", "Of": "Load", "AtMost": 0.5, "Window": "10m" } ],
 "Simulation": { "WarmUp": "0s", "Duration": "1h", "Replications": 10 } })";

}  // namespace

TEST_CASE("a result that is read and written again is the same text", "[report]") {
    // Of ten hours some have no request: they have no latency, and none is made up for them.
    CHECK(report::resultJson(studied(kSeldom)).find("null") != std::string::npos);
    for (const std::string& text : {test::troubled(), std::string(kRich), std::string(kSeldom)}) {
        const std::string json = report::resultJson(studied(text));
        const File file(json);
        const auto read = report::readResult(file.path);
        if (!read) FAIL(read.error().what);
        CHECK(report::resultJson(*read) == json);
    }
}

TEST_CASE("a result keeps what was simulated, by which program and how", "[report]") {
    auto result = studied(kRich);
    result.description = "Orders";
    result.version = "headroom 1";
    result.command = "headroom run rich.json";
    REQUIRE_FALSE(result.designs.front().draws.empty());
    const File file(report::resultJson(result));
    const auto read = report::readResult(file.path);
    REQUIRE(read);
    CHECK(read->description == "Orders");
    CHECK(read->version == "headroom 1");
    CHECK(read->command == "headroom run rich.json");
    CHECK(read->designs.front().draws.size() == result.designs.front().draws.size());
}

TEST_CASE("a result that lacks a part is refused with its place", "[report]") {
    const std::string whole = report::resultJson(studied(kRich));
    for (const auto& [key, said] : {std::pair{"\"Cost\": {", "/Designs/0/Cost is no object"},
                                    std::pair{"\"P99\": 0", "/Designs/0/Latency/Load/P99 is no number"},
                                    std::pair{"\"LineItems\"", "/Designs/0/Cost/LineItems is no list"},
                                    std::pair{"\"Limit\"", "/Designs/0/Quotas/0/Limit is no number"},
                                    std::pair{"\"Met\"", "/Designs/0/Objectives/0/Met is missing"},
                                    std::pair{"\"Offered\"", "/Designs/0/Requests/Offered is no number"},
                                    std::pair{"\"Seed\"", "/Seed is no number"}}) {
        INFO(key);
        std::string text = whole;
        const std::size_t at = text.find(key);
        REQUIRE(at != std::string::npos);
        text[at + 1] = 'X';
        const File file(text);
        const auto read = report::readResult(file.path);
        REQUIRE_FALSE(read);
        INFO(read.error().what);
        CHECK(read.error().what.find(said) != std::string::npos);
    }
}

TEST_CASE("a cancelled study keeps how many replications each design has", "[report]") {
    auto result = studied(test::troubled());
    REQUIRE(result.replications != 7U);
    result.designs.front().replications = 7;
    const File file(report::resultJson(result));
    const auto read = report::readResult(file.path);
    REQUIRE(read);
    CHECK(read->designs.front().replications == 7U);
    CHECK(read->replications == result.replications);
}

TEST_CASE("a minute in which nothing happened has no mean: null, an empty cell, and read again no number", "[report]") {
    auto result = studied(kRich);
    result.designs[0].series = {{"Api/Latency/Average", {4.5, std::numeric_limits<double>::quiet_NaN()}},
                                {"Api/Count/Sum", {2.0, 0.0}}};
    result.designs[0].seriesPeriod = 60.0;
    CHECK(report::seriesCsv(result.designs[0]) == "seconds,Api/Latency/Average,Api/Count/Sum\n0,4.5,2\n60,,0\n");
    const File file(report::resultJson(result));
    const auto read = report::readResult(file.path);
    REQUIRE(read);
    REQUIRE(read->designs[0].series.size() == 2);
    CHECK(std::isnan(read->designs[0].series[0].values[1]));
    CHECK(read->designs[0].series[1].values[1] == 0.0);
}

TEST_CASE("reports of a result that was read are those of the run", "[report]") {
    const auto result = studied(kRich);
    const File file(report::resultJson(result));
    const auto read = report::readResult(file.path);
    REQUIRE(read);
    CHECK(report::htmlReport({*read}) == report::htmlReport({result}));
    CHECK(report::summaryMarkdown(*read) == report::summaryMarkdown(result));
    CHECK(report::figuresCsv(*read) == report::figuresCsv(result));
    CHECK(report::lineItemsCsv(*read) == report::lineItemsCsv(result));
    CHECK(report::lineItemsCsv(result).find("region,whyNotPriced,kind,commitment,discountPercent\n") !=
          std::string::npos);
    const report::ExportFrame frame{"Rich", "design", result.start, result.region};
    const std::string focus = report::focusCsv(result.designs[0].cost.bill, frame);
    CHECK(report::focusCsv(read->designs[0].cost.bill, frame) == focus);  // list prices, rate codes and all
    CHECK(focus.find(".JRTCKXETXF.") != std::string::npos);
    CHECK(report::costAndUsageCsv(read->designs[0].cost.bill, frame) ==
          report::costAndUsageCsv(result.designs[0].cost.bill, frame));
}

TEST_CASE("what is no result is refused", "[report]") {
    for (const char* wrong : {"", "{", "[]", "{}", R"({"HeadroomResult": 2, "Designs": []})",
                              R"({"HeadroomResult": 1, "Designs": []})", R"({"HeadroomResult": "1"})"}) {
        const File file(wrong);
        INFO(wrong);
        CHECK_FALSE(report::readResult(file.path));
    }
    CHECK_FALSE(report::readResult("/nowhere/result.json"));
}
