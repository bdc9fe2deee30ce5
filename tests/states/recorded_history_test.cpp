// SPDX-License-Identifier: GPL-3.0-or-later
// Histories of real executions, recorded on AWS: our definitions that do the same have the same events, in the same
// order, with the same links, values and errors.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/states/executed.hpp"
#include "tests/states/recorded_definitions.hpp"
#include "tests/support/shared_data.hpp"

using namespace headroom;
using test::Json;

namespace {

/// Recordings give texts that are JSON as the value itself; both sides are brought to that form.
Json plain(const Json& value) {
    Json parsed = value.is_string() ? Json::parse(value.get<std::string>(), nullptr, false) : value;
    if (parsed.is_discarded()) return value;
    return parsed;
}

bool isMasked(const Json& value) {
    const std::string text = value.dump();
    return text.find('<') != std::string::npos || text.find("\"date\"") != std::string::npos;
}

/// Equal, whatever the order of members.
bool same(const Json& left, const Json& right) {
    return nlohmann::json::parse(left.dump()) == nlohmann::json::parse(right.dump());
}

void compareVariables(const Json& ours, const Json& recorded) {
    for (const auto& [name, value] : recorded.items()) {
        CAPTURE(name);
        REQUIRE(ours.contains(name));
        if (!isMasked(value)) CHECK(same(plain(ours[name]), plain(value)));
    }
    CHECK(ours.size() == recorded.size());
}

void compareDetails(const Json& ours, const Json& recorded) {
    for (const auto& [key, value] : recorded.items()) {
        if (key == "roleArn" || key == "inputDetails" || key == "outputDetails" || isMasked(value)) continue;
        CAPTURE(key, ours.dump());
        REQUIRE(ours.contains(key));
        if (key == "assignedVariables")
            compareVariables(ours[key], value);
        else
            CHECK(same(plain(ours[key]), plain(value)));
    }
}

void compareEvent(const stepfunctions::data::Event& ours, const Json& recorded) {
    CAPTURE(recorded.dump());
    CHECK(ours.type == recorded["type"].get<std::string>());
    CHECK(ours.id == recorded["id"].get<std::int64_t>());
    CHECK(ours.previousEventId == recorded["previousEventId"].get<std::int64_t>());
    for (const auto& [key, value] : recorded.items()) {
        if (!key.ends_with("EventDetails") || value.empty()) continue;
        REQUIRE(ours.details.contains(key));
        compareDetails(ours.details[key], value);
    }
}

std::string definitionOf(std::string_view name) {
    std::string_view last;
    for (const test::RecordedDefinition& row : test::kRecordedDefinitions) {
        if (!row.definition.empty()) last = row.definition;
        if (row.recording == name) return std::string(last);
    }
    return {};
}

Json constants(const Json& recorded, const Json& without) {
    Json assign = Json::object();
    for (const auto& [name, value] : recorded.items())
        if (!without.contains(name)) assign[name] = plain(value);
    return assign;
}

/// Recordings of a family that differ in one path, or whose constants stand in the recording itself.
std::string madeDefinition(const std::string& name, const Json& events) {
    const auto between = [&name] { return name.substr(name.find('[') + 1, name.rfind(']') - name.find('[') - 1); };
    if (name.starts_with("test_json_path_array"))
        return Json({{"StartAt", "EntryState"},
                     {"States",
                      {{"EntryState", {{"Type", "Pass"}, {"Parameters", {{"item.$", between()}}}, {"End", true}}}}}})
            .dump();
    const bool variables = name == "test_base_cases[BASE_VAR]";
    if (!variables && name != "test_base_cases[BASE_CONSTANT_LITERALS]") return definitionOf(name);
    Json first = {{"Type", "Pass"},
                  {"Assign", constants(events[2]["stateExitedEventDetails"]["assignedVariables"], {{"varname", 0}})}};
    if (!variables) {
        first["End"] = true;
        return Json({{"StartAt", "State0"}, {"States", {{"State0", first}}}}).dump();
    }
    first["Assign"]["varname.$"] = "$.input_value";
    first["Next"] = "State1";
    Json second = {{"Type", "Pass"}, {"End", true}, {"Assign", {{"varname2", "varname2"}}}};
    for (const auto& [copy, value] : events[4]["stateExitedEventDetails"]["assignedVariables"].items()) {
        if (!copy.starts_with("varnameconstant")) continue;
        const std::string path =
            copy == "varnameconstant_obj_access" ? "$constant_obj.in_obj_constant_lst" : "$" + copy.substr(7);
        second["Assign"][copy + ".$"] = path;
    }
    return Json({{"StartAt", "State0"}, {"States", {{"State0", first}, {"State1", second}}}}).dump();
}

/// Calls `each` with the short name and the content of every recording of a file whose name contains `part`.
template <class Each>
std::size_t forRecordings(std::string_view part, Each each) {
    const auto folder = test::sharedData("data/asl/_recorded_histories");
    if (test::skipWithoutShared(folder)) return 0;
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().string().find(part) == std::string::npos) continue;
        std::ifstream file(entry.path());
        const Json recordings = Json::parse(file);
        for (const auto& [name, recording] : recordings.items()) {
            ++count;
            each(name.substr(name.rfind("::") + 2), recording["recorded-content"]);
        }
    }
    return count;
}

test::ExecutionOptions neverAnswered() {
    test::ExecutionOptions options;
    test::Answer never;
    never.never = true;
    options.answers["SendMessageWithWait"] = {never};
    return options;
}

}  // namespace

TEST_CASE("recorded histories: types, order, links, values and errors", "[real]") {
    std::size_t compared = 0;
    for (const std::string_view part : {"test_assign_base", "test_base.snapshot", "test_heartbeats"}) {
        forRecordings(part, [&](const std::string& name, const Json& content) {
            CAPTURE(name);
            if (std::ranges::find(test::kLeftOut, name, &test::LeftOut::recording) != std::end(test::kLeftOut)) return;
            const Json& events = content["get_execution_history"]["events"];
            const std::string definition = madeDefinition(name, events);
            REQUIRE_FALSE(definition.empty());
            const Json input = events[0]["executionStartedEventDetails"]["input"];
            const test::Executed run = test::executed(definition, plain(input), neverAnswered());
            REQUIRE(run.events.size() == events.size());
            for (std::size_t i = 0; i < events.size(); ++i) compareEvent(run.events[i], events[i]);
            ++compared;
        });
    }
    CHECK((compared == 0 || compared == 33));
}

TEST_CASE("the recorded Parallel has our events, in an order that the recording hides", "[real]") {
    forRecordings("test_assign_base", [](const std::string& name, const Json& content) {
        if (name != "test_base_parallel_cases[BASE_SCOPE_PARALLEL]") return;
        const auto branch = [](const std::string& state) {
            return R"({ "StartAt": ")" + state + R"(", "States": { ")" + state +
                   R"(": { "Type": "Pass", "Assign": { "innerX.$": "$x", "value.$": "$" }, "End": true } } })";
        };
        const test::Executed run =
            test::executed(R"({ "StartAt": "State0", "States": {
            "State0": { "Type": "Pass", "Assign": { "x": 42 }, "Next": "State1" },
            "State1": { "Type": "Parallel", "End": true, "Branches": [ )" +
                           branch("Branch1") + "," + branch("Branch21") + "," + branch("Branch31") + " ] } } }");
        std::vector<std::string> ours;
        std::vector<std::string> theirs;
        // The recording lacks ParallelStateSucceeded, whose id 12 is free between 11 and 13.
        for (const auto& event : run.events)
            if (event.type != "ParallelStateSucceeded") ours.push_back(event.type);
        for (const Json& event : content["get_execution_history"]["events"]) theirs.push_back(event["type"]);
        std::ranges::sort(ours);
        std::ranges::sort(theirs);
        CHECK(ours == theirs);
        CHECK(run.events[12].type == "ParallelStateExited");
        CHECK(run.events[12].id == 13);
        CHECK(run.events[12].previousEventId == 11);
    });
}

TEST_CASE("recorded numeric comparisons", "[real]") {
    std::size_t compared = 0;
    forRecordings("test_numeric", [&compared](const std::string& name, const Json& content) {
        std::string op = "Numeric";  // test_numeric_greater_than_equals_path -> NumericGreaterThanEqualsPath
        for (std::size_t i = std::string("test_numeric").size(); i < name.size(); ++i)
            op += name[i] == '_' ? static_cast<char>(name[++i] - 'a' + 'A') : name[i];
        for (const Json& recorded : content["cases"]) {
            CAPTURE(name, recorded.dump());
            const Json value = op.ends_with("Path") ? Json("$.Value") : recorded["input"]["Value"];
            const Json machine = {
                {"StartAt", "A"},
                {"States",
                 {{"A",
                   {{"Type", "Choice"},
                    {"Default", "F"},
                    {"Choices", Json::array({{{"Variable", "$.Variable"}, {op, value}, {"Next", "T"}}})}}},
                  {"T", {{"Type", "Pass"}, {"Result", {{"TestResult.$", "ConditionTrue"}}}, {"End", true}}},
                  {"F", {{"Type", "Pass"}, {"Result", {{"TestResult.$", "ConditionFalse"}}}, {"End", true}}}}}};
            CHECK(test::executed(machine.dump(), recorded["input"]).output == recorded["output"]);
            ++compared;
        }
    });
    CHECK((compared == 0 || compared == 2 * 55 + 8 * 6));
}

TEST_CASE("every recording that is left out has a reason") {
    for (const test::LeftOut& row : test::kLeftOut) CHECK(row.why.size() > 20);
}
