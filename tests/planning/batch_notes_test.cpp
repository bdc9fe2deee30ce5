// SPDX-License-Identifier: GPL-3.0-or-later
// Steps are of a batch: what is said of designs that hand a function batches.
#include "scenarios/study/batch_notes.hpp"

#include <string>

#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

format::Design design(const std::string& batch, const std::string& steps) {
    const auto scenario = planning::load(test::sourceOf(R"({ "Headroom": 1, "Name": "Batches", "Region": "us-east-1",
 "Resources": {
  "Orders": { "Type": "AWS::SQS::Queue" },
  "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512 }, "Behavior": { "Steps": [ )" +
                                                        steps + R"( ] } },
  "Reads": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": { "Ref": "Work" },
    "EventSourceArn": { "Fn::GetAtt": [ "Orders", "Arn" ] })" +
                                                        batch + R"( } } },
 "Workloads": { "Buyers": { "Target": "Orders", "Operation": "SendMessage", "PayloadSize": "700B",
    "Arrivals": { "Constant": { "Rate": "20/s" } } } } })"));
    REQUIRE(scenario);
    return scenario->designs.front();
}

const std::string kOnce = R"({ "Wait": { "Duration": "20ms" } })";
const std::string kEach = R"({ "Repeat": { "Times": 10, "Steps": [ { "Wait": { "Duration": "20ms" } } ] } })";

}  // namespace

TEST_CASE("batches of another size with the same steps are told, with other steps they are not", "[study]") {
    const auto notes = study::batchNotes(design(R"(, "BatchSize": 1)", kOnce), design(R"(, "BatchSize": 10)", kOnce));
    REQUIRE(notes.size() == 1);
    CHECK(notes.front().starts_with("Reads hands Work batches of up to 1 in "));
    CHECK(study::batchNotes(design(R"(, "BatchSize": 1)", kOnce), design(R"(, "BatchSize": 10)", kEach)).empty());
    // A queue's mapping hands out ten unless it says otherwise.
    CHECK(study::batchNotes(design("", kOnce), design(R"(, "BatchSize": 10)", kOnce)).empty());
}

TEST_CASE("a run tells that steps are of a batch where it may hold several records", "[study]") {
    const auto told = study::batchAssumptions(design("", kOnce));
    REQUIRE(told.size() == 1);
    CHECK(told.front().path == "/Resources/Work/Behavior");
    CHECK(told.front().value == "once for up to 10 records of Orders");
    CHECK(study::batchAssumptions(design(R"(, "BatchSize": 1)", kOnce)).empty());
    CHECK(study::batchAssumptions(design("", kEach)).empty());
}
