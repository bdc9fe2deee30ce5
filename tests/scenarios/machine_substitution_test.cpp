// SPDX-License-Identifier: GPL-3.0-or-later
// DefinitionSubstitutions of numbers, which stand outside of quotes in a definition's text.
#include <filesystem>
#include <fstream>

#include "tests/scenarios/machine_file.hpp"

#include "tests/support/catch.hpp"

using namespace headroom;
using test::latency;
using test::MachineFile;

namespace {

constexpr const char* kText =
    R"({\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": ${Pause}, \"End\": true}}})";

MachineFile waiting(const std::string& pause) {
    MachineFile file;
    file.definition =
        R"("DefinitionString": ")" + std::string(kText) + R"(", "DefinitionSubstitutions": { "Pause": )" + pause + " }";
    return file;
}

}  // namespace

TEST_CASE("machine: a number is substituted in the text of a definition", "[scenarios]") {
    for (const char* pause : {"3", R"("3")"})
        CHECK(latency(waiting(pause).run(), "Flow").mean == Approx(3.010));  // and 10 ms to enter the state
    CHECK(waiting("-3").problems().find("[out-of-range]") != std::string::npos);
    MachineFile without = waiting("3");
    without.definition = R"("DefinitionString": ")" + std::string(kText) + "\"";
    CHECK(without.problems().find("its time comes from data: give it as Resources/Flow/Behavior/States/W/Duration") !=
          std::string::npos);
}

TEST_CASE("machine: a number is substituted in a definition's file", "[scenarios]") {
    const auto folder = std::filesystem::temp_directory_path() / "headroom_machine_substitution";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "wait.asl.json")
        << R"({ "StartAt": "W", "States": { "W": { "Type": "Wait", "Seconds": ${Pause}, "End": true } } })";
    MachineFile file;
    file.definition = R"("DefinitionS3Location": "wait.asl.json", "DefinitionSubstitutions": { "Pause": 4 })";
    std::ofstream(folder / "s.json") << file.text();
    const format::LoadedScenario loaded = format::loadScenario(folder / "s.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    CHECK(latency(test::runScenario(*loaded.scenario).designs[0], "Flow").mean == Approx(4.010));
    std::filesystem::remove_all(folder);
}
