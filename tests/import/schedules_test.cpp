// SPDX-License-Identifier: GPL-3.0-or-later
// Rules of EventBridge and schedules of its Scheduler: workloads, refused, or told why they are neither.
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using importing::Fate;

namespace {

const std::string kStart = R"(Resources:
  F: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.12, Handler: x, Role: a, Code: { ZipFile: x } } }
  G: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.12, Handler: x, Role: a, Code: { ZipFile: x } } }
  U: { Type: AWS::Lambda::Url, Properties: { TargetFunctionArn: !Ref G, AuthType: NONE } }
)";

std::string rule(const std::string& properties) {
    return kStart + "  R: { Type: AWS::Events::Rule, Properties: { " + properties + " } }\n";
}

std::string onRule(const std::string& expression) {
    return rule("ScheduleExpression: '" + expression + "', Targets: [{ Id: a, Arn: !GetAtt F.Arn }]");
}

std::string onSchedule(const std::string& expression) {
    return kStart +
           "  R: { Type: AWS::Scheduler::Schedule, Properties: { FlexibleTimeWindow: { Mode: 'OFF' }, "
           "ScheduleExpression: '" +
           expression + "', Target: { Arn: !GetAtt F.Arn, RoleArn: a } } }\n";
}

}  // namespace

TEST_CASE("a rule asks a function once for each target that names it", "[import]") {
    const document::Node scenario = importedText(
        rule("ScheduleExpression: rate(1 minute), Targets: [{ Id: a, Arn: !GetAtt F.Arn, Input: '{\"shard\":0}' }, "
             "{ Id: b, Arn: !GetAtt F.Arn, Input: '{\"shard\":1}' }, { Id: c, Arn: !GetAtt G.Arn }, { Id: d, Arn: "
             "!GetAtt F.Arn }]"));
    CHECK(textAt(scenario, "/Workloads/R/Target") == "\"F\"");
    CHECK(textAt(scenario, "/Workloads/RF/Target") == "\"F\"");
    CHECK(textAt(scenario, "/Workloads/RG/Target") == "\"G\"");
    CHECK(textAt(scenario, "/Workloads/RF2/Target") == "\"F\"");
    CHECK(textAt(scenario, "/Workloads/FCallers") == "nothing");
    loaded(scenario);
}

TEST_CASE("a schedule that EventBridge does not take is refused", "[import]") {
    // EventBridge User Guide, eb-scheduled-rule-pattern: 1 takes the singular; one of the days must be "?"; six fields.
    for (const char* wrong : {"rate(1 minutes)", "rate(5 minute)", "rate(0 minutes)", "cron(0 12 * * * *)",
                              "cron(0 12 * * ?)", "every minute", "at(2026-11-20T13:00:00)"}) {
        INFO(wrong);
        const importing::Imported result = importText(onRule(wrong));
        CHECK_FALSE(result.scenario);
        CHECK(says(result.problems, "Parameter ScheduleExpression is not valid"));
    }
    for (const char* wrong : {"cron(0 12 * * * *)", "at(2026-11-20 13:00)", "soon"}) {
        INFO(wrong);
        const importing::Imported result = importText(onSchedule(wrong));
        CHECK_FALSE(result.scenario);
        CHECK(says(result.problems, "Invalid Schedule Expression"));
    }
}

TEST_CASE("the Scheduler takes a unit in the plural after 1", "[import]") {
    const document::Node scenario = importedText(onSchedule("rate(1 hours)"));
    CHECK(textAt(scenario, "/Workloads/R/Arrivals/Schedule") == "\"rate(1 hour)\"");
    loaded(scenario);
}

TEST_CASE("a schedule of one time is left out for what it is, and is no traffic", "[import]") {
    const importing::Imported result = importText(onSchedule("at(2026-11-20T13:00:00)"));
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Workloads/R") == "nothing");
    CHECK(textAt(*result.scenario, "/Workloads/FCallers") == "nothing");
    CHECK(says(result.report, Fate::LeftOut, "at(2026-11-20T13:00:00): it asks once"));
}

TEST_CASE("a disabled rule invokes nobody", "[import]") {
    const importing::Imported result = importText(
        rule("State: DISABLED, ScheduleExpression: rate(1 minute), Targets: [{ Id: a, Arn: !GetAtt F.Arn }]"));
    REQUIRE(result.scenario);
    CHECK(says(result.report, Fate::LeftOut, "is disabled: it asks nothing"));
    CHECK(says(result.report, Fate::Assumed, "nothing in the files says who invokes it"));
}

TEST_CASE("a schedule that hangs on a parameter without value says so", "[import]") {
    const importing::Imported result =
        importText("Parameters: { When: { Type: String } }\n" +
                   rule("ScheduleExpression: !Ref When, Targets: [{ Id: a, Arn: !GetAtt F.Arn }]"));
    REQUIRE(result.scenario);
    CHECK(says(result.report, Fate::LeftOut, "its schedule hangs on the parameter When"));
}

TEST_CASE("the first run of an import with a daily schedule warms up for two hours, not for days", "[import]") {
    CHECK(textAt(importedText(onRule("cron(0 2 * * ? *)")), "/Simulation/WarmUp") == "\"2h\"");
    CHECK(textAt(importedText(onRule("rate(1 minute)")), "/Simulation/WarmUp") == "nothing");
}

// EventBridge Scheduler User Guide, managing-targets-universal: "arn:aws:scheduler:::aws-sdk:service:apiAction", and
// the parameters of the action as Input.
TEST_CASE("a call that the Scheduler makes by itself asks what its action asks", "[import]") {
    const std::string resources =
        kStart +
        "  Q: { Type: AWS::SQS::Queue }\n  Q2: { Type: AWS::SQS::Queue }\n  Topic: { Type: AWS::SNS::Topic }\n"
        "  T: &table { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST, AttributeDefinitions: "
        "[{ AttributeName: k, AttributeType: S }], KeySchema: [{ AttributeName: k, KeyType: HASH }] } }\n  T2: "
        "*table\n";
    const auto universal = [&](const std::string& action, const std::string& input) {
        return importText(resources +
                          "  R: { Type: AWS::Scheduler::Schedule, Properties: { FlexibleTimeWindow: { Mode: 'OFF' }, "
                          "ScheduleExpression: rate(5 minutes), Target: { Arn: !Sub "
                          "'arn:${AWS::Partition}:scheduler:::aws-sdk:" +
                          action + "', RoleArn: a, Input: !Sub '" + input + "' } } }\n");
    };
    const std::string ofF = R"({"FunctionName": "${F}"})";
    const std::string ofQ = R"({"QueueUrl": "${Q}", "MessageBody": "x"})";
    CHECK(textAt(*universal("lambda:invoke", ofF).scenario, "/Workloads/R/Target") == "\"F\"");
    CHECK(textAt(*universal("sqs:sendMessage", ofQ).scenario, "/Workloads/R/Operation") == "\"SendMessage\"");
    const auto put = universal("dynamodb:putItem", R"({"TableName": "${T}", "Item": {"k": {"S": "a"}}})");
    CHECK(textAt(*put.scenario, "/Workloads/R/Target") == "\"T\"");
    CHECK(textAt(*put.scenario, "/Workloads/R/Operation") == "\"PutItem\"");
    loaded(*put.scenario);
    // A message may name anything.
    const auto asks = universal("sqs:sendMessage", R"({"QueueUrl": "${Q}", "MessageBody": "answer to ${Q2}"})");
    CHECK(textAt(*asks.scenario, "/Workloads/R/Target") == "\"Q\"");
    CHECK(textAt(*asks.scenario, "/Workloads/RQ2") == "nothing");
    // A batch and a transaction have as many as their request, a search as many as its Limit, or nobody knows.
    const auto items = [](const importing::Imported& result) { return textAt(*result.scenario, "/Workloads/R/Items"); };
    const auto batch =
        universal("sqs:sendMessageBatch", R"({"QueueUrl": "${Q}", "Entries": [{"Id": "a"}, {"Id": "b"}]})");
    CHECK(textAt(*batch.scenario, "/Workloads/R/Operation") == "\"SendMessageBatch\"");
    CHECK(items(batch) == "2");
    loaded(*batch.scenario);
    const auto scan = universal("dynamodb:scan", R"({"TableName": "${T}"})");
    CHECK(textAt(*scan.scenario, "/Workloads/R/Operation") == "\"Scan\"");
    CHECK(items(scan) == "100000");
    CHECK(says(scan.report, Fate::Assumed, "/Workloads/R/Items: no file says how many items the table has"));
    loaded(*scan.scenario);
    const auto page = universal("dynamodb:scan", R"({"TableName": "${T}", "Limit": 25, "ConsistentRead": true})");
    CHECK(items(page) == "25");
    CHECK(textAt(*page.scenario, "/Workloads/R/ConsistentRead") == "true");
    CHECK(textAt(*universal("dynamodb:query", R"({"TableName": "${T}"})").scenario,
                 "/Workloads/R/Items/Uncertain/Likely") == "10");
    const auto get = universal("dynamodb:batchGetItem",
                               R"({"RequestItems": {"${T}": {"Keys": [{"k": {"S": "a"}}, {"k": {"S": "b"}}]}}})");
    CHECK(textAt(*get.scenario, "/Workloads/R/Operation") == "\"BatchGetItem\"");
    CHECK(items(get) == "2");
    loaded(*get.scenario);
    const auto both = universal(
        "dynamodb:transactWriteItems",
        R"({"TransactItems": [{"Put": {"TableName": "${T}"}}, {"Delete": {"TableName": "${T2}"}}, {"Put": {"TableName": "${T}"}}]})");
    CHECK(textAt(*both.scenario, "/Workloads/R/Target") == "\"T\"");
    CHECK(items(both) == "2");
    CHECK(textAt(*both.scenario, "/Workloads/RT2/Operation") == "\"TransactWriteItems\"");
    CHECK(textAt(*both.scenario, "/Workloads/RT2/Items") == "1");
    // What changes settings is no traffic, and what a topic is sent is none of a function that its text names.
    for (const auto& [action, input] :
         {std::pair{"lambda:putFunctionConcurrency", ofF}, std::pair{"sqs:purgeQueue", ofQ}}) {
        const importing::Imported result = universal(action, input);
        CHECK(textAt(*result.scenario, "/Workloads/R") == "nothing");
        CHECK(says(result.report, Fate::LeftOut,
                   "R: AWS::Scheduler::Schedule with rate(5 minutes): it calls " + std::string(action) + " of "));
    }
    CHECK(says(universal("dynamodb:executeStatement", R"({"Statement": "SELECT * FROM orders"})").report, Fate::LeftOut,
               "it calls dynamodb:executeStatement, which is no request that is modelled"));
    const std::string topic =
        "  R: { Type: AWS::Events::Rule, Properties: { ScheduleExpression: rate(5 minutes), Targets: "
        "[{ Id: a, Arn: !Ref Topic, Input: !Sub '{\"of\": \"${F}\"}' }] } }\n";
    CHECK(textAt(importedText(resources + topic), "/Workloads/R") == "nothing");
}
