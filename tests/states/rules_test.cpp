// SPDX-License-Identifier: GPL-3.0-or-later
// One small definition a rule: what refuses it, and where.
#include "tests/states/checked.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::machineOf;
using test::passWith;
using test::taskWith;
using test::verdict;

TEST_CASE("a whole small machine is accepted") {
    CHECK(verdict(machineOf(R"("A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Succeed" })")).empty());
    const auto loaded = test::checked(machineOf(R"("A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Succeed" })"));
    REQUIRE(loaded.ok());
    CHECK(loaded.machine->definition.states[0].next == 1);
    CHECK(loaded.machine->definition.top().startAt == 0);
}

TEST_CASE("the text itself: syntax, trailing commas, size") {
    CHECK(verdict("{ \"StartAt\": ").find("syntax") == 0);
    CHECK(verdict(R"({ "StartAt": "A", "States": { "A": { "Type": "Succeed" }, } })") == "syntax /States");
    const auto json5 = states::loadDefinitionText(R"({ "StartAt": "A", "States": { "A": { "Type": "Succeed" }, } })",
                                                  "a.json5", document::Format::Json5);
    CHECK(json5.ok());
    CHECK(verdict(json5) == "~trailing-comma /States");
    CHECK(verdict("// a comment\n" + machineOf(R"("A": { "Type": "Succeed" } /* another */)")).empty());
    const std::string comment(states::kMaxDefinitionBytes, 'x');
    CHECK(verdict(R"({ "Comment": ")" + comment + R"(", "StartAt": "A", "States": { "A": { "Type": "Succeed" } } })") ==
          "too-large ");
}

TEST_CASE("fields: missing, unknown, of other states, of the other language, exclusive") {
    CHECK(verdict(R"({ "States": { "A": { "Type": "Succeed" } } })") == "missing-field ");
    CHECK(verdict(machineOf(R"("A": { })")) == "no-terminal-state /States\nmissing-field /States/A");
    CHECK(verdict(machineOf(R"("A": { "Type": "Pas", "End": true })")) == "unknown-value /States/A/Type");
    CHECK(verdict(machineOf(R"("A": { "Typ": "Pass", "End": true })")) ==
          "missing-field /States/A\nunknown-field /States/A/Typ");
    CHECK(verdict(passWith(R"("Colour": 1)")) == "unknown-field /States/A/Colour");
    CHECK(verdict(machineOf(R"("A": { "Type": "Succeed", "Retry": [] })")) == "field-not-allowed /States/A/Retry");
    CHECK(verdict(passWith(R"("Output": 1)")) == "field-of-other-language /States/A/Output");
    CHECK(verdict(passWith(R"("QueryLanguage": "JSONata", "Output": { "a.$": "$.b" })")) ==
          "~field-of-other-language /States/A/Output/a.$");
    CHECK(verdict(passWith(R"("QueryLanguage": "JSONata", "ResultPath": "$.a")")) ==
          "field-of-other-language /States/A/ResultPath");
    CHECK(verdict(taskWith(R"("TimeoutSeconds": 5, "TimeoutSecondsPath": "$.t")")) ==
          "exclusive-fields /States/A/TimeoutSecondsPath");
    CHECK(verdict(machineOf(R"("A": { "Type": "Wait", "Seconds": 1, "SecondsPath": "$.s", "End": true })")) ==
          "exclusive-fields /States/A/SecondsPath");
    CHECK(verdict(machineOf(R"("A": { "Type": "Wait", "End": true })")) == "missing-field /States/A");
}

TEST_CASE("values: type, range, listed words, empty lists, timestamps") {
    CHECK(verdict(passWith(R"("Comment": 1)")) == "wrong-type /States/A/Comment");
    CHECK(verdict(taskWith(R"("TimeoutSeconds": 0)")) == "out-of-range /States/A/TimeoutSeconds");
    CHECK(verdict(taskWith(R"("TimeoutSeconds": 1.5)")) == "wrong-type /States/A/TimeoutSeconds");
    CHECK(verdict(passWith(R"("QueryLanguage": "XPath")")) == "unknown-value /States/A/QueryLanguage");
    CHECK(verdict(R"({ "StartAt": "A", "States": {} })") == "empty-list /States");
    CHECK(verdict(machineOf(R"("A": { "Type": "Wait", "Timestamp": "2026-01-05t00:00:00Z", "End": true })")) ==
          "bad-timestamp /States/A/Timestamp");
    CHECK(verdict(taskWith(R"("TimeoutSeconds": 5, "HeartbeatSeconds": 5)")) ==
          "heartbeat-too-long /States/A/HeartbeatSeconds");
    const auto timeout = [](const std::string& seconds) {
        return verdict(R"({ "TimeoutSeconds": )" + seconds +
                       R"(, "StartAt": "A", "States": { "A": { "Type": "Succeed" } } })");
    };
    CHECK(timeout("1").empty());
    CHECK(timeout("0") == "~out-of-range /TimeoutSeconds");  // AWS takes it
    CHECK(timeout("-1") == "out-of-range /TimeoutSeconds");
    CHECK(timeout("100000000") == "out-of-range /TimeoutSeconds");
    CHECK(verdict(R"({ "QueryLanguage": "JSONata", "StartAt": "A", "States": {
        "A": { "Type": "Succeed", "QueryLanguage": "JSONPath" } } })") == "language-reverted /States/A/QueryLanguage");
    CHECK(verdict(R"({ "Version": "2.0", "StartAt": "A", "States": { "A": { "Type": "Succeed" } } })") ==
          "unknown-value /Version");
}

TEST_CASE("where states lead: start, next, end, reachability, names") {
    CHECK(verdict(R"({ "StartAt": "B", "States": { "A": { "Type": "Succeed" } } })") ==
          "start-at-unknown /StartAt\nunreachable /States/A");
    CHECK(verdict(machineOf(R"("A": { "Type": "Pass", "Next": "C" }, "B": { "Type": "Succeed" })")) ==
          "next-unknown /States/A/Next\nunreachable /States/B");
    CHECK(verdict(machineOf(R"("A": { "Type": "Pass", "Next": "A" })")) == "no-terminal-state /States");
    CHECK(verdict(machineOf(R"("A": { "Type": "Pass" })")) == "no-terminal-state /States\nno-transition /States/A");
    CHECK(verdict(machineOf(R"("A": { "Type": "Pass", "Next": "A", "End": true })")) ==
          "exclusive-fields /States/A/End");
    CHECK(verdict(machineOf(R"("A": { "Type": "Parallel", "End": true, "Branches": [
        { "StartAt": "A", "States": { "A": { "Type": "Succeed" } } } ] })")) ==
          "duplicate-state-name /States/A/Branches/0/States/A");
    CHECK(verdict(R"({ "StartAt": "", "States": { "": { "Type": "Succeed" } } })") == "state-name-length /States/");
    const std::string eighty = R"(é)" + std::string(79, 'x');
    CHECK(verdict(R"({ "StartAt": ")" + eighty + R"(", "States": { ")" + eighty + R"(": { "Type": "Succeed" } } })")
              .empty());
}

TEST_CASE("a branch is closed: its states lead to its own states only") {
    const std::string text = machineOf(R"("A": { "Type": "Map", "Next": "Z", "ItemProcessor": {
        "StartAt": "I", "States": { "I": { "Type": "Pass", "Next": "Z" }, "J": { "Type": "Succeed" } } } },
        "Z": { "Type": "Succeed" })");
    CHECK(verdict(text) ==
          "next-unknown /States/A/ItemProcessor/States/I/Next\nunreachable "
          "/States/A/ItemProcessor/States/J");
}

TEST_CASE("paths, reference paths and intrinsic functions") {
    CHECK(verdict(passWith(R"("InputPath": "order")")) == "bad-path /States/A/InputPath");
    CHECK(verdict(passWith(R"("InputPath": "$.a[*].b", "OutputPath": null, "ResultPath": null)")).empty());
    CHECK(verdict(passWith(R"("ResultPath": "$.a[*]")")) == "bad-reference-path /States/A/ResultPath");
    CHECK(verdict(passWith(R"("ResultPath": "$$.a")")) == "bad-reference-path /States/A/ResultPath");
    CHECK(verdict(passWith(R"x("Parameters": { "a.$": "States.Forma('x')" })x")) ==
          "bad-intrinsic /States/A/Parameters/a.$");
    CHECK(verdict(passWith(R"("Parameters": { "a": 1, "a.$": "$.b" })")) ==
          "duplicate-template-field /States/A/Parameters/a.$");
    CHECK(verdict(passWith(R"("Parameters": { "a": "$.b" })")) == "~no-dollar /States/A/Parameters/a");
    CHECK(verdict(machineOf(R"x("A": { "Type": "Fail", "CausePath": "States.Format('{}', $.a)" })x")).empty());
}

TEST_CASE("expressions in JSONata: where they may stand and that they are well-formed") {
    const std::string jsonata = R"("QueryLanguage": "JSONata", )";
    CHECK(verdict(passWith(jsonata + R"("Output": { "a": ["{% $states.input.b & 'x' %}"] })")).empty());
    CHECK(verdict(passWith(jsonata + R"("Output": " {% 1 %}")")) == "bad-jsonata /States/A/Output");
    CHECK(verdict(passWith(jsonata + R"("Output": "{% 1 + %}")")) == "bad-jsonata /States/A/Output");
    CHECK(verdict(taskWith(jsonata + R"("TimeoutSeconds": "{% $states.input.t %}")")).empty());
    CHECK(verdict(taskWith(R"("TimeoutSeconds": "{% 1 %}")")) == "wrong-type /States/A/TimeoutSeconds");
    CHECK(verdict(machineOf(R"("A": { "Type": "Choice", "QueryLanguage": "JSONata", "Default": "B",
        "Choices": [ { "Condition": 5, "Next": "B" } ] }, "B": { "Type": "Succeed" })")) ==
          "wrong-type /States/A/Choices/0/Condition");
}

TEST_CASE("resources, credentials, substitutions") {
    const auto resource = [](const std::string& text) {
        return verdict(machineOf(R"("A": { "Type": "Task", "End": true, "Resource": ")" + text + R"(" })"));
    };
    CHECK(resource("arn:aws:states:::dynamodb:getItem").empty());
    CHECK(resource("${Function}").empty());
    CHECK(resource("${Function") == "bad-substitution /States/A/Resource");
    CHECK(resource("Function") == "~placeholder-resource /States/A/Resource");
    CHECK(resource("arn:aws:states:::dynamodb:getItem.sync") == "bad-resource /States/A/Resource");
    // Actions of integrations that have few of them; services and SDKs may have what is not listed here.
    for (const char* none : {"lambda:invok", "sqs:recieveMessage", "dynamodb:query", "states:stopExecution"})
        CHECK(resource("arn:aws:states:::" + std::string(none)) == "bad-resource /States/A/Resource");
    for (const char* known : {"dynamodb:updateItem", "states:startExecution.sync:2", "ecs:runTask.sync", "eks:call",
                              "lambda:${Action}", "aws-sdk:dynamodb:query"})
        CHECK(resource("arn:aws:states:::" + std::string(known)).empty());
    CHECK(resource("arn:aws:states:::foo:bar") == "~bad-resource /States/A/Resource");
    CHECK(resource("arn:aws:states:::aws-sdk:dynamodb:Query") == "~bad-resource /States/A/Resource");
    CHECK(verdict(taskWith(R"("Credentials": { "Role": "x" })")) == "unknown-field /States/A/Credentials/Role");
    states::LoadOptions options;
    options.substitutions.emplace("Name", "arn:aws:states:::sqs:sendMessag.sync");
    CHECK(verdict(machineOf(R"("A": { "Type": "Task", "End": true, "Resource": "${Name}" })"), options) ==
          "bad-resource /States/A/Resource");
}

TEST_CASE("Retry and Catch") {
    CHECK(verdict(taskWith(R"("Retry": [ { "ErrorEquals": ["States.ALL", "A"] } ])")) ==
          "states-all-alone /States/A/Retry/0/ErrorEquals/0");
    CHECK(verdict(taskWith(R"("Retry": [ { "ErrorEquals": ["States.ALL"] }, { "ErrorEquals": ["A"] } ])")) ==
          "states-all-last /States/A/Retry/0/ErrorEquals/0");
    CHECK(verdict(taskWith(R"("Retry": [ { "ErrorEquals": [] } ])")) == "empty-list /States/A/Retry/0/ErrorEquals");
    CHECK(verdict(taskWith(R"("Retry": [ { "ErrorEquals": ["States.Timeot"] } ])")) ==
          "~unknown-states-error /States/A/Retry/0/ErrorEquals/0");
    CHECK(verdict(taskWith(R"("Retry": [ { "ErrorEquals": ["A"], "BackoffRate": 0.9 } ])")) ==
          "out-of-range /States/A/Retry/0/BackoffRate");
    CHECK(verdict(taskWith(R"("Catch": [ { "ErrorEquals": ["A"] } ])")) == "missing-field /States/A/Catch/0");
}

TEST_CASE("Express machines and Express children do not wait for jobs, tokens and activities") {
    const std::string job =
        machineOf(R"("A": { "Type": "Task", "End": true, "Resource": "arn:aws:states:::batch:submitJob.sync" })");
    CHECK(verdict(job).empty());
    CHECK(verdict(job, {stepfunctions::MachineType::Express, {}}) == "not-in-express /States/A/Resource");
    const auto map = [](const std::string& type) {
        return machineOf(R"("A": { "Type": "Map", "End": true, "ItemProcessor": {
            "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": ")" +
                         type + R"(" }, "StartAt": "I", "States": { "I": { "Type": "Task", "End": true,
            "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken" } } } })");
    };
    CHECK(verdict(map("STANDARD")).empty());
    CHECK(verdict(map("EXPRESS")) == "not-in-express /States/A/ItemProcessor/States/I/Resource");
    CHECK(verdict(map("STANDARD"), {stepfunctions::MachineType::Express, {}}) ==
          "not-in-express /States/A/ItemProcessor");
}

TEST_CASE("variables: names, and scopes that may only read") {
    CHECK(verdict(passWith(R"("Assign": { "a-b": 1 })")) == "variable-name /States/A/Assign/a-b");
    CHECK(verdict(passWith(R"("Assign": { "1a": 1 })")) == "variable-name /States/A/Assign/1a");
    CHECK(verdict(passWith(R"("Assign": { "_a": 1 })")) == "variable-name /States/A/Assign/_a");  // no ID_Start
    CHECK(verdict(passWith(R"("Assign": { "a b.$": "$.x" })")) == "variable-name /States/A/Assign/a b.$");
    CHECK(verdict(passWith(R"("Assign": { "größe_2": 1 })")).empty());
    CHECK(verdict(passWith(R"("Assign": { "states": 1 })")) == "variable-name /States/A/Assign/states");
    CHECK(verdict(passWith(R"("Assign": 1)")) == "wrong-type /States/A/Assign");
    const auto nested = [](const std::string& config) {
        return machineOf(
            R"("A": { "Type": "Pass", "Assign": { "x": 1 }, "Next": "M" }, "M": { "Type": "Map", "End": true,
            "ItemProcessor": { )" +
            config + R"("StartAt": "I", "States": { "I": { "Type": "Pass", "End": true,
            "Assign": { "x.$": "$.y" } } } } })");
    };
    CHECK(verdict(nested("")) == "variable-scope /States/M/ItemProcessor/States/I/Assign/x.$");
    CHECK(verdict(nested(R"("ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, )")).empty());
    CHECK(verdict(nested(R"("ProcessorConfig": { "Mode": "DISTRIBUTED" }, )")) ==
          "missing-field /States/M/ItemProcessor/ProcessorConfig");
}

TEST_CASE("Error and Cause of a Fail are texts, of one node or of a function that gives one") {
    const auto fail = [](const std::string& path) {
        return verdict(machineOf(R"("A": { "Type": "Fail", "ErrorPath": ")" + path + "\" }"));
    };
    CHECK(fail("$.a.b[0]").empty());
    CHECK(fail("$$.State.Name").empty());
    for (const char* call : {"Format('{}', $.a)", "JsonToString($.a)", "ArrayGetItem($.a, 0)", "Base64Encode('a')",
                             "Base64Decode('YQ==')", "Hash('a', 'MD5')", "UUID()"})
        CHECK(fail(std::string("States.") + call).empty());
    for (const char* call : {"ArrayLength($.a)", "MathAdd(1, 2)", "Array('a')", "StringToJson($.a)"})
        CHECK(fail(std::string("States.") + call) == "bad-intrinsic /States/A/ErrorPath");
    CHECK(fail("$.a[*]") == "bad-reference-path /States/A/ErrorPath");
    CHECK(fail("$..a") == "bad-reference-path /States/A/ErrorPath");
}

TEST_CASE("a field of a distributed Map has no effect in an inline one") {
    const std::string map = R"("A": { "Type": "Map", "End": true, "ItemBatcher": { "MaxItemsPerBatch": 2 },
        "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } } })";
    CHECK(verdict(machineOf(map)) == "~distributed-only /States/A/ItemBatcher");
}

TEST_CASE("a path to one value says what is wrong with it") {
    const auto told = [](const std::string& path) {
        const auto loaded = test::checked(passWith(R"("ResultPath": ")" + path + "\""));
        return loaded.findings.empty() ? "" : loaded.findings.front().problem.text;
    };
    CHECK(told("$.a[*]").find("can name several values") != std::string::npos);
    CHECK(told("$.soap:Body").find("write the name in brackets, as in $['soap:Body']") != std::string::npos);
    CHECK(told("$['soap:Body']").empty());
    CHECK(told(R"($.soap\\:Body)").empty());
}

TEST_CASE("a reader of S3 has the fields that its other fields ask for") {
    // Developer Guide, input-output-itemreader: GIVEN has its headers in CSVHeaders, LOAD_AND_FLATTEN an InputType.
    const auto reader = [](const std::string& config) {
        return verdict(machineOf(R"("A": { "Type": "Map", "End": true, "ItemReader": {
            "Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": { )" +
                                 config + R"( } }, "ItemProcessor": {
            "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
            "StartAt": "I", "States": { "I": { "Type": "Succeed" } } } })"));
    };
    const std::string refused = "missing-field /States/A/ItemReader/ReaderConfig";
    CHECK(reader(R"("InputType": "CSV", "CSVHeaderLocation": "GIVEN")") == refused);
    CHECK(reader(R"("InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["a"])").empty());
    CHECK(reader(R"("InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW")").empty());
    CHECK(reader(R"("Transformation": "LOAD_AND_FLATTEN")") == refused);
    CHECK(reader(R"("InputType": "JSON", "Transformation": "LOAD_AND_FLATTEN")").empty());
}
