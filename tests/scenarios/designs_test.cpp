// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "scenarios/study/run.hpp"

#include "tests/scenarios/small_file.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::errorsOf;
using test::holds;
using test::load;
using test::smallFile;

namespace {

std::string twoDesigns(const std::string& patch) {
    return smallFile("\"Designs\": [ { \"Name\": \"a\" },\n { \"Name\": \"b\", \"Patch\": { " + patch + " } } ]");
}

}  // namespace

TEST_CASE("a patch of what belongs to the whole scenario is refused at its place", "[format]") {
    struct Case {
        const char* patch;
        const char* says;
    };
    const std::array<Case, 8> cases{{
        {R"("Region": "eu-west-1")", "s.json:10:28: /Designs/1/Patch/Region: a scenario has one Region"},
        {R"("Simulation": { "Duration": "10s" })", "/Designs/1/Patch/Simulation: all designs are simulated alike"},
        {R"("Headroom": 1)", "/Designs/1/Patch/Headroom: belongs to the scenario as a whole"},
        {R"("Name": "x")", "/Designs/1/Patch/Name: belongs to the scenario"},
        {R"("Description": "x")", "/Designs/1/Patch/Description: belongs to the scenario"},
        {R"("Parameters": {})", "/Designs/1/Patch/Parameters: parameters are the whole file's"},
        {R"("Designs": [])", "/Designs/1/Patch/Designs: must not change the designs"},
        {R"("Resorces": {})",
         "s.json:10:28: /Designs/1/Patch/Resorces: is not a section of a scenario; did you mean \"Resources\"?"},
    }};
    for (const Case& one : cases) {
        const auto loaded = load(twoDesigns(one.patch));
        INFO(one.patch << "\n" << errorsOf(loaded));
        CHECK_FALSE(loaded.scenario);
        CHECK(holds(errorsOf(loaded), one.says));
    }
    CHECK(load(twoDesigns(R"("Billing": { "FreeTier": "all" }, "Rates": { "AWSLambda/Request": 1 })")).scenario);
}

TEST_CASE("a patch takes away only what the file has", "[format]") {
    const auto typo = load(twoDesigns(R"("Resuorces": null)"));
    CHECK(holds(errorsOf(typo), "is not a section of a scenario"));
    const auto loaded = load(twoDesigns(R"("Resources": { "Nobody": null })"));
    CHECK_FALSE(loaded.scenario);
    CHECK(holds(errorsOf(loaded), "/Designs/1/Patch/Resources/Nobody: takes away what the file does not have"));
    const auto workload = load(twoDesigns(R"("Rates": { "AWSLambda/Request": null })"));
    CHECK(workload.scenario);  // there are no Rates to take anything from: nothing changes
}

TEST_CASE("more designs than anyone compares are refused", "[format]") {
    std::string designs;
    for (int i = 0; i < 101; ++i)
        designs += (i == 0 ? "{ \"Name\": \"" : ", { \"Name\": \"") + std::to_string(i) + "\" }";
    const auto loaded = load(smallFile("\"Designs\": [ " + designs + " ]"));
    CHECK(holds(errorsOf(loaded), "/Designs: holds 101 designs; at most 100"));
}

TEST_CASE("a design's patch may hold parameters, in place of an object too", "[format]") {
    const std::string parameters = R"("Parameters": { "Time": { "Type": "String", "Default": "7ms" } }, )";
    const auto loaded =
        load(smallFile(parameters + R"("Designs": [ { "Name": "a" }, { "Name": "b", "Patch": { "Resources": { "F": {
      "Behavior": { "Init": { "Ref": "Time" } } } } } } ])"));
    INFO(errorsOf(loaded));
    REQUIRE(loaded.scenario);
    const auto& function = std::get<lambda::Spec>(loaded.scenario->designs[1].resources[1].spec);
    REQUIRE(function.init);
    CHECK(function.init->mean() == Approx(0.007));
}

TEST_CASE("a range of a patch is the design's own, one of the file is shared", "[format]") {
    const std::string own = R"({ "Uncertain": { "Low": 1024, "Likely": 1536, "High": 2048 } })";
    const std::string designs =
        "\"Designs\": [ { \"Name\": \"a\" }, { \"Name\": \"b\", \"Patch\": { \"Resources\": { \"F\": { \"Properties\": "
        "{ \"MemorySize\": " +
        own + " } } } } }, { \"Name\": \"c\" } ]";
    const std::string text = smallFile(designs, R"({ "Uncertain": { "Low": 128, "Likely": 256, "High": 512 } })");
    const auto loaded = load(text);
    INFO(errorsOf(loaded));
    REQUIRE(loaded.scenario);
    const auto& inputs = loaded.scenario->uncertain;
    REQUIRE(inputs.size() == 2);
    CHECK(inputs[0].design.empty());
    CHECK(inputs[0].high == "512");
    CHECK(inputs[1].design == "b");
    CHECK(inputs[1].high == "2048");
    format::Overrides overrides;
    overrides.uncertain[{"", inputs[0].path}] = "300";
    overrides.uncertain[{"b", inputs[1].path}] = "1100";
    const auto drawn = load(text, overrides);
    REQUIRE(drawn.scenario);
    const auto memory = [&](std::size_t design) {
        return std::get<lambda::Spec>(drawn.scenario->designs[design].resources[1].spec).memorySize;
    };
    CHECK(memory(0) == 300);
    CHECK(memory(1) == 1100);
    CHECK(memory(2) == 300);
}

// Memory decides the price of the time: b's whole range lies above a's.
TEST_CASE("the band of a design comes from the design's own range", "[format]") {
    const auto loaded = load(smallFile(
        R"("Designs": [ { "Name": "a" }, { "Name": "b", "Patch": { "Resources": { "F": { "Properties": {
        "MemorySize": { "Uncertain": { "Low": 4096, "Likely": 6144, "High": 8192 } } } } } } } ])",
        R"({ "Uncertain": { "Low": 128, "Likely": 256, "High": 512 } })"));
    REQUIRE(loaded.scenario);
    study::RunOptions options;
    options.jobs = 1;
    const auto result = study::run(*loaded.scenario, options);
    REQUIRE(result);
    REQUIRE(result->designs[0].cost.inputs90);
    REQUIRE(result->designs[1].cost.inputs90);
    CHECK(result->designs[0].cost.inputs90->high < result->designs[1].cost.inputs90->low);
}
