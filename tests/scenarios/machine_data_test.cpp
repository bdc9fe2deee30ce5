// SPDX-License-Identifier: GPL-3.0-or-later
// State machines of a scenario whose executions are given an Input: data decide.
#include <filesystem>
#include <fstream>

#include "tests/scenarios/machine_file.hpp"

using namespace headroom;
using test::figure;
using test::MachineFile;
using test::refuses;

namespace {

constexpr const char* kByAmount =
    R"("Definition": { "StartAt": "Price", "States": {
      "Price": { "Type": "Task", "Resource": { "Fn::GetAtt": ["Work", "Arn"] }, "ResultPath": "$.price", "Next": "Large" },
      "Large": { "Type": "Choice", "Choices": [ { "Variable": "$.price.total", "NumericGreaterThanPath": "$.limit", "Next": "Each" } ], "Default": "Done" },
      "Each": { "Type": "Map", "ItemsPath": "$.items", "ItemProcessor": { "StartAt": "Check", "States": { "Check": { "Type": "Pass", "End": true } } }, "Next": "Done" },
      "Done": { "Type": "Succeed" } } })";

MachineFile byAmount() {
    MachineFile file;
    file.definition = kByAmount;
    file.states = R"("Price": { "Result": { "total": 120 } })";
    file.orders = R"("Target": "Flow", "Input": { "limit": 100, "items": ["a", "b", "c"] })";
    return file;
}

}  // namespace

TEST_CASE("machine data: an Input decides choices and Maps", "[scenarios]") {
    const study::DesignResult above = byAmount().run();
    CHECK(figure(above, "Flow", "state/Each/Entered") == 1'200.0);
    CHECK(figure(above, "Flow", "state/Check/Entered") == Approx(3'600.0).margin(3.0));
    CHECK(figure(above, "Work", "Invocations") == Approx(1'200.0).margin(2.0));  // the function is called all the same
    MachineFile file = byAmount();
    file.orders = R"("Target": { "Ref": "Flow" }, "Input": { "limit": 200, "items": [] })";
    CHECK(figure(file.run(), "Flow", "state/Each/Entered") == 0.0);
}

TEST_CASE("machine data: the machine's own Input is for all who give none", "[scenarios]") {
    MachineFile file = byAmount();
    file.orders = R"("Target": "Flow")";
    file.behavior += R"(, "Input": { "limit": 1, "items": [1] })";
    CHECK(figure(file.run(), "Flow", "state/Check/Entered") == Approx(1'200.0).margin(2.0));
    // Without one they start with {}, whose limit is missing: States.Runtime.
    MachineFile other = byAmount();
    other.orders =
        R"("Target": "Flow", "Input": { "limit": 1, "items": [] }, "Arrivals": { "Constant": { "Rate": "1/s" } } },
                     "Others": { "Target": "Flow")";
    const study::DesignResult both = other.run();
    CHECK(figure(both, "Flow", "ExecutionsStarted") == 1'800.0);
    CHECK(figure(both, "Flow", "ExecutionsFailed") == Approx(1'200.0).margin(2.0));
    CHECK(figure(both, "Flow", "error/States.Runtime") == figure(both, "Flow", "ExecutionsFailed"));
    CHECK(std::ranges::any_of(both.warnings, [](const std::string& one) {
        return one.find("failed or timed out (66.") != std::string::npos &&
               one.find(" %), by error: States.Runtime 1,") != std::string::npos;
    }));
}

TEST_CASE("machine data: a task whose missing Result takes the place of the data is warned of", "[scenarios]") {
    const auto warned = [](const char* resultPath, const char* states) {
        MachineFile file = byAmount();
        const std::string path = R"("ResultPath": "$.price", )";
        file.definition.replace(file.definition.find(path), path.size(), resultPath);
        file.states = states;
        return file.problems().find("States says no Result of the task \"Price\": it gives {}") != std::string::npos;
    };
    CHECK(warned("", ""));
    CHECK_FALSE(warned("", R"("Price": { "Result": { "price": { "total": 120 }, "limit": 1 } })"));
    CHECK_FALSE(warned(R"("ResultPath": null, )", ""));
}

TEST_CASE("machine data: a file of inputs, one for each execution", "[scenarios]") {
    const auto folder = std::filesystem::temp_directory_path() / "headroom_machine_data";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "orders.json") << R"([ { "limit": 100, "items": [1, 2] }, { "limit": 200, "items": [] } ])";
    std::ofstream(folder / "one.json") << R"({ "limit": 100 })";
    MachineFile file = byAmount();
    file.orders = R"("Target": "Flow", "Input": "orders.json")";
    std::ofstream(folder / "s.json") << file.text();
    const format::LoadedScenario loaded = format::loadScenario(folder / "s.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const study::StudyResult result = test::runScenario(*loaded.scenario);
    // Half of 1,200: within 4 standard errors.
    CHECK(figure(result.designs[0], "Flow", "state/Each/Entered") == Approx(600.0).margin(4.0 * 17.3));
    for (const char* name : {"one.json", "nowhere.json"}) {
        file.orders = R"("Target": "Flow", "Input": ")" + std::string(name) + "\"";
        std::ofstream(folder / "s.json") << file.text();
        CHECK(refuses(format::loadScenario(folder / "s.json"), "/Workloads/Orders/Input", name));
    }
    std::filesystem::remove_all(folder);
}

TEST_CASE("machine data: what it leaves nothing to say of is not asked for", "[scenarios]") {
    // Items of the Map and probabilities of the Choice come from data: neither a question nor an assumption.
    const auto loaded = byAmount().load();
    REQUIRE(loaded.scenario);
    for (const format::Assumption& one : loaded.scenario->designs[0].assumptions) {
        CHECK(one.path != "/Resources/Flow/Behavior/States/Large/Choices");
        CHECK(one.path != "/Workloads/Orders/PayloadSize");
    }
    MachineFile without = byAmount();
    without.orders = R"("Target": "Flow")";
    CHECK(refuses(without.load(), "/Resources/Flow/Properties/Definition/States/Each", "number of items"));
}

TEST_CASE("machine data: what does not fit is refused where it stands", "[scenarios]") {
    MachineFile file = byAmount();
    file.states += R"(, "Each": { "Items": 4 })";
    CHECK(refuses(file.load(), "/Resources/Flow/Behavior/States/Each/Items", "come from data"));
    file = byAmount();
    file.states += R"(, "Each": { "Result": [] })";
    CHECK(refuses(file.load(), "/Resources/Flow/Behavior/States/Each/Result", "ItemReader"));
    file = byAmount();
    file.orders = R"("Target": "Work", "Input": {})";
    CHECK(refuses(file.load(), "/Workloads/Orders/Input", "is what a state machine is started with"));
    file = byAmount();
    file.orders += R"(, "PayloadSize": "1KB")";
    CHECK(refuses(file.load(), "/Workloads/Orders/PayloadSize", "stands beside Input"));
    file = byAmount();
    file.orders = R"("Target": "Flow", "Input": { "text": ")" + std::string(262'140, 'x') + R"(" })";
    CHECK(refuses(file.load(), "/Workloads/Orders/Input", "above 256 KB"));
    file = byAmount();
    file.definition =
        R"("Definition": { "QueryLanguage": "JSONata", "StartAt": "A", "States": { "A": { "Type": "Pass", "Output": "{% $states.input %}", "End": true } } })";
    file.states = "";
    CHECK(refuses(file.load(), "/Resources/Flow/Behavior", "JSONata expressions"));
}
