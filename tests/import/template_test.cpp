// SPDX-License-Identifier: GPL-3.0-or-later
// Intrinsic functions, parameters, mappings and conditions, seen by what arrives in the scenario.
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using importing::Fate;

namespace {

/// A function whose MemorySize and Timeout are given, with sections in front of it.
std::string functionWith(const std::string& memory, const std::string& before = "", const std::string& more = "") {
    return "AWSTemplateFormatVersion: '2010-09-09'\n" + before +
           "Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Runtime: nodejs22.x\n"
           "      Handler: index.handler\n      Code: { ZipFile: '' }\n      Role: arn:aws:iam::1:role/r\n"
           "      MemorySize: " +
           memory + "\n" + more;
}

const std::string kMemory = "/Resources/F/Properties/MemorySize";

}  // namespace

TEST_CASE("a parameter has its default, or what --set gives", "[import]") {
    const std::string text = functionWith("!Ref Memory", "Parameters:\n  Memory: { Type: Number, Default: 512 }\n");
    CHECK(textAt(importedText(text), kMemory) == "512");
    CHECK(textAt(importedText(text, {{{"Memory", "1024"}}, "us-east-1"}), kMemory) == "1024");
}

TEST_CASE("a text that is a number is taken for it, as CloudFormation does", "[import]") {
    CHECK(textAt(importedText(functionWith("'512'")), kMemory) == "512");
}

TEST_CASE("mappings, conditions and lists are put in place", "[import]") {
    const std::string before =
        "Parameters:\n  Stage: { Type: String, Default: prod }\n  Sizes: { Type: CommaDelimitedList, Default: '256, "
        "640' }\n"
        "Mappings:\n  M: { prod: { Size: 768 }, test: { Size: 128 } }\n"
        "Conditions:\n  Prod: !Equals [!Ref Stage, prod]\n  Test: !Not [!Condition Prod]\n"
        "  Both: !And [!Condition Prod, !Condition Test]\n  One: !Or [!Condition Prod, !Condition Test]\n";
    CHECK(textAt(importedText(functionWith("!FindInMap [M, !Ref Stage, Size]", before)), kMemory) == "768");
    CHECK(textAt(importedText(functionWith("!If [Prod, 1024, 128]", before)), kMemory) == "1024");
    CHECK(textAt(importedText(functionWith("!If [Test, 1024, 128]", before)), kMemory) == "128");
    CHECK(textAt(importedText(functionWith("!If [Both, 1024, 192]", before)), kMemory) == "192");
    CHECK(textAt(importedText(functionWith("!If [One, 1024, 192]", before)), kMemory) == "1024");
    CHECK(textAt(importedText(functionWith("!Select [1, !Ref Sizes]", before)), kMemory) == "640");
    CHECK(textAt(importedText(functionWith("!Select [1, !Split ['-', 256-896]]", before)), kMemory) == "896");
    CHECK(textAt(importedText(functionWith("!Join ['', ['10', '24']]", before)), kMemory) == "1024");
    CHECK(textAt(importedText(functionWith("!Sub ['${A}2', { A: 51 }]", before)), kMemory) == "512");
    CHECK(textAt(importedText(functionWith("!If [Test, 1024, !Ref AWS::NoValue]", before)), kMemory) == "nothing");
}

TEST_CASE("a resource whose condition is false is left out, one whose condition is not known as well", "[import]") {
    const std::string before =
        "Parameters:\n  Stage: { Type: String }\nConditions:\n  Prod: !Equals [!Ref Stage, prod]\n"
        "  Never: !Equals [a, b]\n";
    const std::string more =
        "  T: { Type: AWS::DynamoDB::Table, Condition: Never, Properties: { KeySchema: [{ AttributeName: k, KeyType: "
        "HASH }], AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], BillingMode: PAY_PER_REQUEST } }\n"
        "  U: { Type: AWS::DynamoDB::Table, Condition: Prod, Properties: { KeySchema: [{ AttributeName: k, KeyType: "
        "HASH }], AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], BillingMode: PAY_PER_REQUEST } }\n";
    const importing::Imported result = importText(functionWith("128", before, more));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/T") == "nothing");
    CHECK(textAt(*result.scenario, "/Resources/U") == "nothing");
    CHECK(says(result.report, Fate::LeftOut, "T: its condition Never is false"));
    CHECK(says(result.report, Fate::LeftOut, "U: its condition Prod hangs on a parameter without a value"));
    const importing::Given prod{{{"Stage", "prod"}}, "us-east-1"};
    CHECK(textAt(importedText(functionWith("128", before, more), prod), "/Resources/U/Type") ==
          "\"AWS::DynamoDB::Table\"");
}

TEST_CASE("what no file holds is listed, and the default that stands for it is marked", "[import]") {
    const importing::Imported unset =
        importText(functionWith("!Ref Memory", "Parameters:\n  Memory: { Type: Number }\n"));
    REQUIRE(unset.scenario);
    CHECK(textAt(*unset.scenario, kMemory) == "128");
    CHECK(says(unset.report, Fate::Assumed, "hangs on the parameter Memory"));
    const format::Scenario scenario = loaded(*unset.scenario);
    const auto& assumptions = scenario.designs.front().assumptions;
    CHECK(std::ranges::any_of(assumptions, [](const auto& one) { return one.guess && one.path == kMemory; }));
    CHECK(says(unset.report, Fate::LeftOut, "F.MemorySize: hangs on the parameter Memory"));
    const importing::Imported foreign = importText(functionWith("!ImportValue other-stack"));
    REQUIRE(foreign.scenario);
    CHECK(says(foreign.report, Fate::LeftOut, "F.MemorySize: hangs on Fn::ImportValue"));
    const std::string table =
        "  T: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [{ AttributeName: k, KeyType: HASH }], "
        "AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], BillingMode: PAY_PER_REQUEST } }\n";
    const importing::Imported part =
        importText(functionWith("!Select [3, !Split ['/', !GetAtt T.StreamArn]]", "", table));
    REQUIRE(part.scenario);
    CHECK(says(part.report, Fate::LeftOut, "F.MemorySize: hangs on Fn::Select"));
    const importing::Imported stored = importText(functionWith("'{{resolve:ssm:memory:1}}'"));
    REQUIRE(stored.scenario);
    CHECK(says(stored.report, Fate::LeftOut, "F.MemorySize: hangs on a dynamic reference"));
}

TEST_CASE("what CloudFormation refuses is refused, at its line", "[import]") {
    const auto refused = [](const std::string& text, const std::string& words, std::uint32_t line) {
        const importing::Imported result = importText(text);
        INFO(document::toLines(result.problems));
        CHECK_FALSE(result.scenario);
        CHECK(says(result.problems, words));
        const bool there =
            std::ranges::any_of(result.problems, [&](const auto& one) { return one.position.line == line; });
        CHECK(there);
    };
    refused(functionWith("!Ref Nobody"), "neither a parameter nor a resource", 10);
    refused(functionWith("!GetAtt Nobody.Arn"), "neither a parameter nor a resource", 10);
    refused(functionWith("128", "", "      Memory: 5\n"), "is not a property of AWS::Lambda::Function", 11);
    refused(functionWith("128", "", "      Timeout:\n"), "null", 11);
    refused(functionWith("!Join ['-', x]"), "must be [\"delimiter\", [values]]", 10);
    refused(functionWith("!Select [7, [a]]"), "inside the list", 10);
    refused(functionWith("!FindInMap [A, b, c]"), "in the Mappings section", 10);
    refused(functionWith("!If [Unheard, 1, 2]"), "is not in the Conditions section", 10);
    refused(functionWith("1"), "128", 10);
    refused("AWSTemplateFormatVersion: '2010-09-09'\nResources: {}\n", "at least one", 2);
    refused(functionWith("128", "Resouces: {}\n"), "did you mean \"Resources\"", 2);
    refused(functionWith("128", "Conditions:\n  A: !Condition B\n  B: !Condition A\n") + "    Condition: A\n",
            "depends on itself", 3);
}

TEST_CASE("a bomb of texts is refused", "[import]") {
    std::string before = "Parameters:\n  P: { Type: String, Default: " + std::string(4000, 'x') + " }\n";
    std::string text;
    for (int i = 0; i < 5000; ++i) text += "${P}";
    const importing::Imported result = importText(functionWith("!Sub '" + text + "'", before));
    CHECK_FALSE(result.scenario);
    CHECK(says(result.problems, "more than 16 MB"));
}

TEST_CASE("no secret and nothing without effect is copied", "[import]") {
    const std::string more =
        "      Environment: { Variables: { PASSWORD: hunter2 } }\n      Tags: [{ Key: a, Value: hunter3 }]\n";
    const document::Node scenario = importedText(functionWith("128", "", more));
    const std::string text = document::writeJson(scenario);
    for (const char* word : {"hunter2", "hunter3", "index.handler", "iam"}) {
        INFO(word);
        CHECK(text.find(word) == std::string::npos);
    }
}

TEST_CASE("a piece of an ARN that is known before there is one", "[import]") {
    const std::string more =
        "  V: { Type: AWS::Lambda::Version, Properties: { FunctionName: !Ref F } }\n"
        "  Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref F, FunctionVersion: !GetAtt V.Version, "
        "Name: live, ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 } } }\n"
        "  Target:\n    Type: AWS::ApplicationAutoScaling::ScalableTarget\n    Properties:\n      MinCapacity: 2\n"
        "      MaxCapacity: 20\n      ServiceNamespace: lambda\n"
        "      ScalableDimension: lambda:function:ProvisionedConcurrency\n"
        "      ResourceId: !Join ['', ['function:', !Select [6, !Split [':', !Ref Live]], ':live']]\n"
        "  Policy:\n    Type: AWS::ApplicationAutoScaling::ScalingPolicy\n    Properties:\n      PolicyName: p\n"
        "      PolicyType: TargetTrackingScaling\n      ScalingTargetId: !Ref Target\n"
        "      TargetTrackingScalingPolicyConfiguration: { TargetValue: 0.7, PredefinedMetricSpecification: { "
        "PredefinedMetricType: LambdaProvisionedConcurrencyUtilization } }\n";
    const importing::Imported result = importText(functionWith("128", "", more));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    const format::Scenario scenario = loaded(*result.scenario);
    REQUIRE(scenario.designs.front().scalings.size() == 1);
    CHECK(scenario.designs.front().scalings.front().resource.starts_with("F"));
    const std::string table =
        "  T: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [{ AttributeName: k, KeyType: HASH }], "
        "AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], BillingMode: PAY_PER_REQUEST } }\n";
    const std::string named = table + "  Log: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: ";
    const auto name = [&](const std::string& value) {
        return textAt(importedText(functionWith("128", "", named + value + " } }\n")),
                      "/Resources/Log/Properties/LogGroupName");
    };
    CHECK(name("!Select [1, !Split [/, !GetAtt T.Arn]]") == R"({ "Ref": "T" })");
    CHECK(name("!Select [6, !Split [':', !GetAtt F.Arn]]") == R"({ "Ref": "F" })");
    CHECK(name("!Select [3, !Split [':', !GetAtt F.Arn]]") == R"("us-east-1")");
}

TEST_CASE("the report says which parameters have their defaults", "[import]") {
    const std::string file =
        "Parameters:\n  Stage: { Type: String, Default: dev }\n  Size: { Type: Number, Default: 128 }\n  Name: { Type: "
        "String }\nResources:\n  F: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.13, Handler: a, "
        "Role: "
        "r, Code: { ZipFile: x }, MemorySize: !Ref Size } }\n";
    CHECK(
        says(importText(file).report, Fate::Assumed, "Parameters: their defaults for Stage, Size: --set gives others"));
    importing::Given given;
    given.parameters = {{"Stage", "prod"}, {"Size", "256"}};
    CHECK_FALSE(says(importText(file, given).report, Fate::Assumed, "Parameters: "));
}

// User Guide, pseudo-parameter-reference: arn:aws:cloudformation:REGION:ACCOUNT:stack/NAME/GUID. Templates take the
// GUID apart for names that no other stack has.
TEST_CASE("the made-up id of a stack has the form of a real one, and names that hang on it are not kept", "[import]") {
    const auto queue = [](const std::string& name) {
        return "Resources:\n  F: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.13, Handler: a, Role: "
               "r, "
               "Code: { ZipFile: x } } }\n  Q: { Type: AWS::SQS::Queue, Properties: { QueueName: " +
               name + " } }\n";
    };
    const std::string guid = "!Select [2, !Split [/, !Ref 'AWS::StackId']]";
    for (const std::string part : {"0", "1", "2", "3", "4"}) {
        const importing::Imported result =
            importText(queue("!Join ['-', [q, !Select [" + part + ", !Split ['-', " + guid + "]]]]"));
        INFO(document::toLines(result.problems));
        REQUIRE(result.scenario);
        CHECK(textAt(*result.scenario, "/Resources/Q/Properties/QueueName") == "nothing");
        CHECK(says(result.report, Fate::LeftOut, "those of Q hang on the stack's name or the account's number"));
    }
    CHECK(says(importText(queue("!Select [5, !Split ['-', " + guid + "]]")).problems, "inside the list"));
}

TEST_CASE("an import of items into a new table is left out, as no template says how large it is", "[import]") {
    const importing::Imported result = importText(
        "Resources:\n  T: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [{ AttributeName: k, KeyType: HASH "
        "}], "
        "AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], BillingMode: PAY_PER_REQUEST, "
        "ImportSourceSpecification: { InputFormat: CSV, S3BucketSource: { S3Bucket: b } } } }\n");
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(
        says(result.report, Fate::LeftOut, "T.ImportSourceSpecification: is charged by the size of what is imported"));
}
