// SPDX-License-Identifier: GPL-3.0-or-later
// What expressions may ask for where they stand: $states, and variables of scopes around a distributed Map.
#include "tests/states/checked.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::machineOf;
using test::verdict;

namespace {

std::string jsonata(const std::string& fields) {
    return verdict(R"({ "QueryLanguage": "JSONata", "StartAt": "A", "States": { "A": { )" + fields +
                   R"(, "Next": "Z" }, "Z": { "Type": "Succeed" } } })");
}

std::string task(const std::string& fields) {
    return jsonata(R"("Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", )" + fields);
}

/// A Pass that assigns $v, then a distributed Map over $.items.
std::string mapBehind(const std::string& language, const std::string& fields, const std::string& child) {
    return verdict(R"({ "QueryLanguage": ")" + language + R"(", "StartAt": "A", "States": {
        "A": { "Type": "Pass", "Assign": { "v": 1 }, "Next": "M" },
        "M": { "Type": "Map", "End": true, )" +
                   fields +
                   R"("ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
            "StartAt": "P", "States": { "P": { "Type": "Pass", "End": true)" +
                   child + " } } } } } }");
}

}  // namespace

TEST_CASE("$states.result is there where a state has a result") {
    CHECK(task(R"("Output": "{% $states.result.Payload %}", "Assign": { "a": { "b": ["{% $states.result %}"] } })")
              .empty());
    CHECK(task(R"("Arguments": { "x": "{% $states.result %}" })") == "states-variable /States/A/Arguments/x");
    CHECK(task(R"("TimeoutSeconds": "{% $states.result.t %}")") == "states-variable /States/A/TimeoutSeconds");
    CHECK(jsonata(R"("Type": "Pass", "Output": "{% $states.result %}")") == "states-variable /States/A/Output");
    CHECK(jsonata(R"("Type": "Pass", "Output": "{% $states.input.result & '$states.result' %}")").empty());
    CHECK(jsonata(R"("Type": "Pass", "Output": "$states.result")").empty());  // a text
}

TEST_CASE("$states.errorOutput is there in a catcher") {
    const auto caught = [](const std::string& fields) {
        return task(R"("Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "Z", )" + fields + " } ]");
    };
    CHECK(caught(R"("Output": "{% $states.errorOutput.Error %}", "Assign": { "e": "{% $states.errorOutput %}" })")
              .empty());
    CHECK(caught(R"("Output": "{% $states.result %}")") == "states-variable /States/A/Catch/0/Output");
    CHECK(task(R"("Output": "{% $states.errorOutput %}")") == "states-variable /States/A/Output");
    CHECK(task(R"("Arguments": "{% $states . errorOutput %}")") == "states-variable /States/A/Arguments");
}

TEST_CASE("children of a distributed Map that read variables around it are told of") {
    const std::string warning = "~variable-scope /States/M/ItemProcessor/States/P/";
    CHECK(mapBehind("JSONPath", "", R"(, "Parameters": { "v.$": "$v" })") == warning + "Parameters/v.$");
    CHECK(mapBehind("JSONPath", "", R"x(, "Parameters": { "v.$": "States.Array(States.Format('{}', $v.a))" })x") ==
          warning + "Parameters/v.$");
    CHECK(mapBehind("JSONata", "", R"(, "Output": "{% { 'a': $v + 1 } %}")") == warning + "Output");
    CHECK(mapBehind("JSONata", "", R"(, "Output": "{% ($v := 1; $v) %}")").empty());
    CHECK(mapBehind("JSONPath", "", R"(, "Parameters": { "v.$": "$.v" }, "Comment": "$v")").empty());
    CHECK(mapBehind("JSONPath", R"("ItemSelector": { "v.$": "$v" },)", R"(, "Parameters": { "v.$": "$.v" })").empty());
}

TEST_CASE("a Label has characters that an ARN can have, and is one Map's only") {
    const auto labelled = [](const std::string& first, const std::string& second) {
        const auto map = [](const std::string& label, const std::string& rest) {
            return R"({ "Type": "Map", "Label": ")" + label + R"(", )" + rest +
                   R"(, "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
                "StartAt": "P)" +
                   rest.substr(1, 1) + R"(", "States": { "P)" + rest.substr(1, 1) +
                   R"(": { "Type": "Pass", "End": true } } } })";
        };
        return verdict(
            machineOf("\"A\": " + map(first, R"("Next": "B")") + ", \"B\": " + map(second, R"("End": true)")));
    };
    CHECK(labelled("one-Label_1.a", "two").empty());
    CHECK(labelled("same", "same") == "bad-label /States/B/Label");
    for (const std::string wrong : {"a b", "a*", "c?", "a[1]", "a:b", "a$b", "a\\u0001", "a\\u0085", "a\\\\b"})
        CHECK(labelled(wrong, "two") == "bad-label /States/A/Label");
    std::string accents;
    for (int i = 0; i < 40; ++i) accents += "é";
    CHECK(labelled(accents, "two").empty());
    CHECK(labelled(accents + "é", "two") == "out-of-range /States/A/Label");
}
