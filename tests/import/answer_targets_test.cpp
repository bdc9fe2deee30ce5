// SPDX-License-Identifier: GPL-3.0-or-later
// Targets, rules and schedules that several answers tell of. Forms of `aws events list-rules`, `describe-rule`,
// `list-targets-by-rule` and `aws scheduler get-schedule` (AWS CLI reference, 2026); what is expected is by hand.
#include "tests/import/answer_texts.hpp"

using namespace headroom;
using namespace headroom::test;
using importing::Fate;

namespace {

const std::string kTwoFunctions =
    R"({"Functions":[{"FunctionName":"place-order","Runtime":"nodejs22.x","MemorySize":256,"Timeout":5},{"FunctionName":"mailer","Runtime":"nodejs22.x","MemorySize":256,"Timeout":5}]})";
const std::string kHourly =
    R"-("Name":"hourly","Arn":"arn:aws:events:us-east-1:123456789012:rule/hourly","State":"ENABLED","ScheduleExpression":"rate(3 hours)","EventBusName":"default")-";

/// One page of targets: their Ids and functions.
std::string targetsAnswer(const std::vector<std::pair<std::string, std::string>>& targets) {
    std::string all;
    for (const auto& [id, function] : targets)
        all += (all.empty() ? "" : ",") + (R"({"Id":")" + id) +
               R"(","Arn":"arn:aws:lambda:us-east-1:123456789012:function:)" + function + "\"}";
    return R"({"Targets":[)" + all + "]}";
}

std::string nightlySchedule(const std::string& dates) {
    return R"-({"Arn":"arn:aws:scheduler:us-east-1:123456789012:schedule/default/nightly","Name":"nightly","GroupName":"default","ScheduleExpression":"rate(3 hours)",)-" +
           dates +
           R"("State":"ENABLED","FlexibleTimeWindow":{"Mode":"OFF"},"Target":{"Arn":"arn:aws:lambda:us-east-1:123456789012:function:place-order","RoleArn":"arn:aws:iam::123456789012:role/r"}})";
}

using AnswerFiles = std::vector<std::pair<std::string, std::string>>;

importing::Imported withFunctions(const AnswerFiles& answers) {
    const FileFolder folder;
    std::vector<std::string> names{"functions.json"};
    folder.write("functions.json", kTwoFunctions);
    for (const auto& [name, text] : answers) {
        folder.write(name, text);
        names.push_back(name);
    }
    importing::Imported result = folder.importAll(names);
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    return result;
}

std::string targetOf(const importing::Imported& result, const std::string& workload) {
    return textAt(*result.scenario, "/Workloads/" + workload + "/Target");
}

const std::string kRules = "{\"Rules\":[{" + kHourly + "}]}";

}  // namespace

TEST_CASE("targets of a rule that no file holds do not take the place of another rule's", "[import]") {
    const std::string own = targetsAnswer({{"1", "place-order"}});
    const std::string foreign = targetsAnswer({{"1", "mailer"}});
    for (const bool before : {false, true}) {
        AnswerFiles files{{"rules.json", kRules}, {"hourly-targets.json", own}};
        files.insert(before ? files.begin() : files.end(), {"orders-targets.json", foreign});
        const importing::Imported result = withFunctions(files);
        CHECK(targetOf(result, "hourly") == "\"placeOrder\"");
        CHECK(textAt(*result.scenario, "/Workloads/hourlymailer") == "nothing");
        CHECK(says(result.report, Fate::LeftOut, "put the rule's name into the name of the file"));
    }
    // None names the rule: one Id is one target of a rule (API Reference, Target), so that these are of two rules.
    const importing::Imported unnamed = withFunctions({{"rules.json", kRules}, {"a.json", own}, {"b.json", foreign}});
    CHECK(targetOf(unnamed, "hourly") == "\"placeOrder\"");
    CHECK(says(unnamed.report, Fate::LeftOut, "they are of two rules"));
}

TEST_CASE("pages of a rule's targets count together, each target once", "[import]") {
    const importing::Imported result =
        withFunctions({{"rules.json", kRules},
                       {"hourly-1.json", targetsAnswer({{"1", "place-order"}})},
                       {"hourly-2.json", targetsAnswer({{"2", "mailer"}})},
                       {"hourly-again.json", targetsAnswer({{"1", "place-order"}, {"2", "mailer"}})}});
    CHECK(targetOf(result, "hourly") == "\"placeOrder\"");
    CHECK(targetOf(result, "hourlymailer") == "\"mailer\"");
    CHECK(textAt(*result.scenario, "/Workloads/hourlyplaceOrder") == "nothing");
}

TEST_CASE("a rule or a schedule that two answers tell of is one", "[import]") {
    const importing::Imported result = withFunctions({{"rules.json", kRules},
                                                      {"rule.json", "{" + kHourly + "}"},
                                                      {"targets.json", targetsAnswer({{"1", "place-order"}})},
                                                      {"n1.json", nightlySchedule("")},
                                                      {"n2.json", nightlySchedule("")}});
    CHECK(targetOf(result, "hourly") == "\"placeOrder\"");
    CHECK(targetOf(result, "nightly") == "\"placeOrder\"");
    CHECK_FALSE(says(result.report, Fate::LeftOut, "hourly2"));
    CHECK(textAt(*result.scenario, "/Workloads/nightly2") == "nothing");
    CHECK(textAt(*result.scenario, "/Workloads/nightlyplaceOrder") == "nothing");
}

// EventBridge Scheduler User Guide, managing-schedule: behind its EndDate a schedule invokes its target no more. The
// first version of the command line prints seconds since 1970.
TEST_CASE("a schedule that has ended asks nothing, and the dates of others are told", "[import]") {
    for (const char* end : {R"("EndDate":"2025-01-01T00:00:00+00:00",)", R"("EndDate":1735689600.0,)"}) {
        const importing::Imported over = withFunctions({{"n.json", nightlySchedule(end)}});
        CHECK(targetOf(over, "nightly") == "nothing");
        CHECK(says(over.report, Fate::LeftOut,
                   "has ended at 2025-01-01T00:00:00Z, which is before today: it asks nothing any more"));
    }
    const importing::Imported later = withFunctions(
        {{"n.json", nightlySchedule(R"("StartDate":"2098-01-01T00:00:00Z","EndDate":"2099-01-01T00:00:00Z",)")}});
    CHECK(targetOf(later, "nightly") == "\"placeOrder\"");
    CHECK(says(later.report, Fate::Taken, "it begins at 2098-01-01T00:00:00Z only"));
    CHECK(says(later.report, Fate::Taken, "it ends at 2099-01-01T00:00:00Z, the workload does not"));
}

TEST_CASE("empty lists of rules and targets stop no import, and a list of schedules says what to give", "[import]") {
    const TemplateFile functions(
        R"({ "Functions": [{ "FunctionName": "work", "Runtime": "nodejs22.x", "MemorySize": 128, "Timeout": 3,
             "FunctionArn": "arn:aws:lambda:us-east-1:123456789012:function:work" }] })",
        ".json");
    const TemplateFile url(
        R"({ "FunctionUrlConfigs": [{ "FunctionUrl": "https://x.lambda-url.us-east-1.on.aws/", "AuthType": "NONE",
             "FunctionArn": "arn:aws:lambda:us-east-1:123456789012:function:work" }] })",
        ".json");
    const TemplateFile rules(R"({ "Rules": [] })", ".json");
    const TemplateFile targets(R"({ "Targets": [] })", ".json");
    const TemplateFile schedules(
        R"({ "Schedules": [{ "Arn": "arn:aws:scheduler:us-east-1:123456789012:schedule/default/a", "Name": "a",
             "Target": { "Arn": "arn:aws:lambda:us-east-1:123456789012:function:work" } }] })",
        ".json");
    const importing::Imported result =
        importing::importFiles({functions.path(), url.path(), rules.path(), targets.path(), schedules.path()}, {});
    INFO(document::toLines(result.problems) << importing::toText(result.report));
    REQUIRE(result.scenario);
    CHECK(says(result.report, Fate::LeftOut, "Rules: none"));
    CHECK(says(result.report, Fate::LeftOut, "Targets: none"));
    CHECK(says(result.report, Fate::LeftOut, "Schedules: list-schedules does not say when they ask"));
}

TEST_CASE("a definition that is a file of its own is the machine that the account calls as the file", "[import]") {
    const FileFolder files;
    files.write("fulfil-all.asl.json", R"({"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}})")
        .write("rules.json", "{\"Rules\":[{" + kHourly + "}]}")
        .write(
            "hourly-targets.json",
            R"({"Targets":[{"Id":"1","Arn":"arn:aws:states:us-east-1:123456789012:stateMachine:fulfil-all","RetryPolicy":{"MaximumRetryAttempts":4}}]})");
    const importing::Imported result = files.importAll({"fulfil-all.asl.json", "rules.json", "hourly-targets.json"});
    INFO(document::toLines(result.problems) << importing::toText(result.report));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Workloads/hourly/Target") == "\"fulfilAll\"");
    CHECK(at(*result.scenario, "/Workloads/fulfilAllStarters") == nullptr);  // nobody has to be guessed who starts it
    CHECK(says(result.report, Fate::Taken, "RetryPolicy of its target is left out"));
}
