// SPDX-License-Identifier: GPL-3.0-or-later
// Steps are of a batch: what is said of designs that hand a function batches.
#include "scenarios/study/batch_notes.hpp"

#include <algorithm>
#include <string>

#include "scenarios/planning/point_store.hpp"
#include "scenarios/planning/sweep.hpp"
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

TEST_CASE("a point of a sweep whose readers fall behind says so, also when it is read again", "[planning]") {
    // By hand: one execution of half a second after the other does 2 a second of 20.
    const planning::Source source = test::sourceOf(R"({ "Headroom": 1, "Name": "Behind", "Region": "us-east-1",
 "Parameters": { "Most": { "Type": "Number", "Default": 2 } },
 "Resources": {
  "Orders": { "Type": "AWS::SQS::Queue" },
  "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512 },
    "Behavior": { "Steps": [ { "Wait": { "Duration": "500ms" } } ] } },
  "Reads": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": { "Ref": "Work" },
    "EventSourceArn": { "Fn::GetAtt": [ "Orders", "Arn" ] }, "BatchSize": 1,
    "ScalingConfig": { "MaximumConcurrency": { "Ref": "Most" } } } } },
 "Workloads": { "Buyers": { "Target": "Orders", "Operation": "SendMessage", "PayloadSize": "700B",
    "Arrivals": { "Constant": { "Rate": "20/s" } } } },
 "Simulation": { "WarmUp": "30s", "Duration": "2m", "Replications": 1, "Seed": 1 } })");
    planning::SweepOptions options;
    options.axes.push_back(*planning::parseAxis("Most=2,40", source));
    const auto sweep = planning::sweep(source, options, {});
    if (!sweep) FAIL(sweep.error().what);
    REQUIRE(sweep->points.size() == 2);
    REQUIRE(sweep->points[0].undone.size() == 1);
    CHECK(sweep->points[0].undone.front().ends_with("% of the messages of Orders are left waiting"));
    CHECK(sweep->points[1].undone.empty());
    planning::SweepPoint again = sweep->points[0];
    again.undone.clear();
    REQUIRE(planning::fillFrom(planning::textOf(sweep->points[0]), again));
    CHECK(again.undone == sweep->points[0].undone);
}

TEST_CASE("a sweep over the size of batches tells that the steps are of a batch", "[planning]") {
    const auto swept = [](const std::string& steps, const std::string& vary) {
        const planning::Source source = test::sourceOf(R"({ "Headroom": 1, "Name": "Batches", "Region": "us-east-1",
 "Parameters": { "Batch": { "Type": "Number", "Default": 5 } },
 "Resources": {
  "Orders": { "Type": "AWS::SQS::Queue" },
  "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512 }, "Behavior": { "Steps": [ )" +
                                                       steps + R"( ] } },
  "Reads": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": { "Ref": "Work" },
    "EventSourceArn": { "Fn::GetAtt": [ "Orders", "Arn" ] }, "BatchSize": { "Ref": "Batch" } } } },
 "Workloads": { "Buyers": { "Target": "Orders", "Operation": "SendMessage", "PayloadSize": "700B",
    "Arrivals": { "Constant": { "Rate": "2/s" } } } },
 "Simulation": { "WarmUp": "1s", "Duration": "10s", "Replications": 1, "Seed": 1 } })");
        planning::SweepOptions options;
        options.axes.push_back(*planning::parseAxis(vary, source));
        auto sweep = planning::sweep(source, options, {});
        if (!sweep) FAIL(sweep.error().what);
        return std::move(*sweep);
    };
    const planning::Sweep sizes = swept(kOnce, "Batch=0,1,10");  // 0 is refused
    REQUIRE(sizes.notes.size() == 1);
    CHECK(sizes.notes.front().starts_with(
        "Reads hands Work batches of up to 1 in \"Batch=1\" and 10 in \"Batch=10\", and the function does the same"));
    std::string each = kEach;
    each.replace(each.find("10,"), 2, R"({ "Ref": "Batch" })");
    CHECK(swept(each, "Batch=1,10").notes.empty());
    CHECK(swept(kOnce, "Traffic=1,2").notes.empty());
}
