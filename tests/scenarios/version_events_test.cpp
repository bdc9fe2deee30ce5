// SPDX-License-Identifier: GPL-3.0-or-later
// Asynchronous invocation of $LATEST beside an alias, and of further versions: each with a queue and a configuration of
// its own.
#include "tests/scenarios/small_file.hpp"
#include "tests/scenarios/study_steps.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

/// A function "Work" of 100 ms that always fails, with the alias Green of its first version and Blue of its second; one
/// "Other". An event a second for each of `targets`.
struct Versions {
    std::string configs = "";  ///< resources, with a comma before
    std::vector<std::string> targets{"Green", "Blue", "Work:$LATEST"};

    static std::string config(const std::string& name, const std::string& qualifier, const std::string& more) {
        return ", \"" + name +
               R"(": { "Type": "AWS::Lambda::EventInvokeConfig", "Properties": { "FunctionName": { "Ref": "Work" },
        "Qualifier": )" +
               qualifier + more + " } }";
    }
    std::string text() const {
        constexpr const char* kQuiet = R"("Init": "0s", "Placement": "0s", "InvokeOverhead": "0s")";
        std::string users;
        for (std::size_t i = 0; i < targets.size(); ++i) {
            users += (i > 0 ? ", \"W" : "\"W") + std::to_string(i) + R"(": { "Target": ")" + targets[i] +
                     R"(", "InvocationType": "Event", "Arrivals": { "Constant": { "Rate": "1/s" } } })";
        }
        return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769, "Timeout": 10 },
   "Behavior": { )" +
               std::string(kQuiet) + R"(, "Error": 1, "Steps": [ { "Wait": "100ms" } ] } },
 "V1": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": { "Ref": "Work" } } },
 "V2": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": { "Ref": "Work" } } },
 "Green": { "Type": "AWS::Lambda::Alias", "Properties": { "FunctionName": { "Ref": "Work" }, "Name": "green",
   "FunctionVersion": { "Fn::GetAtt": ["V1", "Version"] } } },
 "Blue": { "Type": "AWS::Lambda::Alias", "Properties": { "FunctionName": { "Ref": "Work" }, "Name": "blue",
   "FunctionVersion": { "Fn::GetAtt": ["V2", "Version"] } } },
 "Other": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { )" +
               kQuiet + R"(, "Steps": [ { "Wait": "10ms" } ] } })" + configs + R"( },
"Workloads": { )" +
               users + R"( }, "Simulation": { "WarmUp": "0s", "Duration": "10m", "Replications": 1 } })";
    }
};

}  // namespace

TEST_CASE("each version and $LATEST have a queue of events of their own", "[events]") {
    // 600 events each, given up after 3, 1 and 2 attempts: at 180.3, 0.1 and 60.2 s of age, so events 0 to 419, 599 and
    // 539. Attempts that have begun: 600 + 540 + 420, 600, and 600 + 540, which count as the function's.
    Versions file;
    file.configs = Versions::config("OfBlue", R"("blue")", R"(, "MaximumRetryAttempts": 0)") +
                   Versions::config("OfLatest", R"("$LATEST")",
                                    R"(, "MaximumRetryAttempts": 1, "DestinationConfig": { "OnFailure": { "Destination":
                                        { "Fn::GetAtt": ["Other", "Arn"] } } })");
    const study::DesignResult design = std::move(runText(file.text()).designs.front());
    CHECK(figure(design, "Work", "AsyncEventsReceived") == 600);
    CHECK(figure(design, "Work", "AsyncEventsOutOfRetries") == 420);
    CHECK(figure(design, "Work:V2", "AsyncEventsReceived") == 600);
    CHECK(figure(design, "Work:V2", "AsyncEventsOutOfRetries") == 600);
    CHECK(figure(design, "Work:$LATEST", "AsyncEventsReceived") == 600);
    CHECK(figure(design, "Work:$LATEST", "AsyncEventsOutOfRetries") == 540);
    CHECK(figure(design, "Work", "Invocations") == 600 + 540 + 420 + 600 + 540);
    CHECK(figure(design, "Work:V2", "Invocations") == 600);
    CHECK(figure(design, "Other", "Invocations") == 540);
}

TEST_CASE("a configuration of a version that nobody leaves events with is noted", "[events]") {
    Versions file;
    file.targets = {"Green"};
    file.configs = Versions::config("OfLatest", R"("$LATEST")", "");
    const auto problems = [&] { return document::toLines(format::loadScenarioText(file.text(), "s.json").problems); };
    CHECK(holds(problems(), "nothing invokes Work:$LATEST asynchronously"));
    file.configs = Versions::config("OfGreen", R"("green")", "");
    CHECK(problems() == "");
    file.configs += Versions::config("Again", R"({ "Fn::GetAtt": ["V1", "Version"] })", "");
    CHECK(holds(problems(), "is the second EventInvokeConfig of Work"));
}
