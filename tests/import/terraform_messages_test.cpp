// SPDX-License-Identifier: GPL-3.0-or-later
// What an import of Terraform says: where a plan is, what it cannot know, and what asks nothing.
#include "tests/import/terraform_plan.hpp"

using namespace headroom;
using namespace headroom::test;
using namespace headroom::test::terraform;
using document::Node;
using importing::Fate;

namespace {

std::string provider(const std::string& region) {
    return R"("provider_config": { "aws": { "name": "aws", "expressions": { "region": )" + region + " } } },";
}

std::string target(const std::string& name, const std::string& more) {
    return resource("aws_cloudwatch_event_target", name, R"({ "rule": ")" + name + "\"" + more + " }");
}

}  // namespace

TEST_CASE("a plan is in its provider's region", "[import]") {
    const std::string constant = plan(function("f", "f"), "", "", "", provider(R"({ "constant_value": "eu-west-1" })"));
    CHECK(textAt(*importedInItsRegion(constant).scenario, "/Region") == "\"eu-west-1\"");
    std::string variable = plan(function("f", "f"), "", "", "", provider(R"({ "references": ["var.where"] })"));
    variable.insert(1, R"("variables": { "where": { "value": "ap-south-1" } },)");
    CHECK(textAt(*importedInItsRegion(variable).scenario, "/Region") == "\"ap-south-1\"");
}

TEST_CASE("a rule that is switched off asks nothing", "[import]") {
    const std::string arn = R"(, "arn": "arn:aws:lambda:us-east-1:123456789012:function:job")";
    const importing::Imported result = imported(
        state(joined({deployedFunction("job", "job"), ruleNamed("old", R"(, "is_enabled": false)"), target("old", arn),
                      ruleNamed("off", R"(, "state": "DISABLED", "is_enabled": null)"), target("off", arn),
                      ruleNamed("on", R"(, "state": "ENABLED", "is_enabled": true)"), target("on", arn)})));
    CHECK(textAt(*result.scenario, "/Workloads/Old") == "nothing");
    CHECK(textAt(*result.scenario, "/Workloads/Off") == "nothing");
    CHECK(textAt(*result.scenario, "/Workloads/On/Target") == "\"Job\"");
    CHECK(says(result.report, Fate::LeftOut, "Old: AWS::Events::Rule is disabled: it asks nothing"));
}

TEST_CASE("a schedule of the Scheduler has a clock of its own", "[import]") {
    const Node root = scenarioOf(state(joined(
        {deployedFunction("job", "job"),
         resource(
             "aws_scheduler_schedule", "s",
             R"json({ "schedule_expression": "cron(0 12 * * ? *)", "schedule_expression_timezone": "Europe/Berlin", "target": [{ "arn": "arn:aws:lambda:us-east-1:123456789012:function:job" }] })json")})));
    CHECK(textAt(root, "/Workloads/S/TimeZone") == "\"Europe/Berlin\"");
    const Node stack = importedText(R"(Resources:
  Fn: {Type: AWS::Lambda::Function, Properties: {Runtime: nodejs22.x, Handler: a.h, Role: x, Code: {ZipFile: x}}}
  S:
    Type: AWS::Scheduler::Schedule
    Properties:
      ScheduleExpression: cron(0 9 ? * MON-FRI *)
      ScheduleExpressionTimezone: America/New_York
      FlexibleTimeWindow: {Mode: "OFF"}
      Target: {Arn: !GetAtt Fn.Arn, RoleArn: x}
)");
    CHECK(textAt(stack, "/Workloads/S/TimeZone") == "\"America/New_York\"");
}

// terraform-provider-aws, aws_cloudwatch_event_target and aws_scheduler_schedule: retry_policy is a block of a target.
TEST_CASE("a target's retries are left out, and that is told", "[import]") {
    const std::string retries =
        R"json("retry_policy": [{ "maximum_event_age_in_seconds": 60, "maximum_retry_attempts": 2 }])json";
    const std::string arn = R"json("arn": "arn:aws:lambda:us-east-1:123456789012:function:job")json";
    const importing::Imported result = imported(
        state(joined({deployedFunction("job", "job"), ruleNamed("tick"), target("tick", ", " + arn + ", " + retries),
                      resource("aws_scheduler_schedule", "s",
                               R"json({ "schedule_expression": "rate(5 minutes)", "target": [{ )json" + arn + ", " +
                                   retries + " }] }")})));
    for (const char* name :
         {"Tick: AWS::Events::Rule as the workload Tick", "S: AWS::Scheduler::Schedule as the workload S"})
        CHECK(says(result.report, Fate::Taken,
                   std::string(name) + "; RetryPolicy of its target is left out: a workload does not send again"));
}

TEST_CASE("what is known after apply is told, with what to do", "[import]") {
    const importing::Imported result = imported(
        plan(joined({function("f", "f"), resource("aws_sfn_state_machine", "m", R"({ "name": "flow" })"),
                     ruleNamed("tick", ""), target("tick", "")}),
             joined({configured("aws_sfn_state_machine", "m", refers("definition", R"("aws_lambda_function.f.arn")")),
                     configured("aws_cloudwatch_event_target", "tick", refers("arn", R"("local.arn")"))})));
    CHECK(says(result.report, Fate::LeftOut, "M.definition: is known after apply: import the state"));
    CHECK(says(result.report, Fate::LeftOut, "arn: is known after apply, and its references name nothing here"));
    CHECK(says(result.report, Fate::LeftOut,
               "Tick: AWS::Events::Rule with rate(1 minute): no function, state machine, queue"));
}

TEST_CASE("Terraform's own file of a state says what to give in its place", "[import]") {
    const importing::Imported result = importing::importText(
        R"({ "version": 4, "terraform_version": "1.11.4", "serial": 23, "lineage": "3ad0", "outputs": {}, "resources": [] })",
        "terraform.tfstate", document::Format::Json, {});
    CHECK_FALSE(result.scenario);
    CHECK(says(result.problems, "give what `terraform show -json` prints of it"));
}

TEST_CASE("what is not modelled of one region of a table leaves the table", "[import]") {
    const importing::Imported result = importText(R"(Resources:
  T:
    Type: AWS::DynamoDB::GlobalTable
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{AttributeName: pk, AttributeType: S}]
      KeySchema: [{AttributeName: pk, KeyType: HASH}]
      Replicas:
        - Region: !Ref AWS::Region
          ContributorInsightsSpecification: {Enabled: true}
          KinesisStreamSpecification: {StreamArn: "arn:aws:kinesis:us-east-1:1:stream/x"}
          PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: true}
)");
    REQUIRE(result.scenario);
    const std::string replica = "/Resources/T/Properties/Replicas/0/";
    CHECK(textAt(*result.scenario, replica + "PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled") == "true");
    CHECK(textAt(*result.scenario, replica + "ContributorInsightsSpecification") == "nothing");
    CHECK(says(result.report, Fate::LeftOut, "T.Replicas/0/ContributorInsightsSpecification: is not modelled yet"));
    CHECK(says(result.report, Fate::LeftOut, "T.Replicas/0/KinesisStreamSpecification: is not modelled yet"));
}
