// SPDX-License-Identifier: GPL-3.0-or-later
// Distributed Maps of a scenario that go by data: batches, selected items and failures as when executed alone.
#include "tests/services/stepfunctions/live_bed.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

std::string distributed(const std::string& fields, const std::string& child) {
    return R"("A": { "Type": "Map", "End": true, "ItemsPath": "$.items", )" + fields +
           R"("ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "P",
            "States": { "P": )" +
           child + " } } }";
}

constexpr const char* kPass = R"({ "Type": "Pass", "End": true })";

Json numbers(int count) {
    Json list = Json::array();
    for (int i = 0; i < count; ++i) list.push_back(i);
    return list;
}

}  // namespace

TEST_CASE("by data: batches by bytes are made of the items, whatever else the input holds", "[stepfunctions]") {
    const Json input = {{"items", numbers(100)}, {"blob", std::string(50'000, 'x')}};
    compare(distributed(R"("ItemBatcher": { "MaxInputBytesPerBatch": 1000 }, "ResultPath": null, )", kPass), input);
    compare(distributed(R"("ItemBatcher": { "MaxInputBytesPerBatch": 100, "BatchInput": { "k": "v" } },)", kPass),
            input);
    compare(distributed(R"("ItemBatcher": { "MaxInputBytesPerBatch": 100, "MaxItemsPerBatch": 7 },)", kPass), input);
}

TEST_CASE("by data: an ItemSelector makes each item before it is put into a batch", "[stepfunctions]") {
    const std::string selector = R"("ItemSelector": { "v.$": "$$.Map.Item.Value", "i.$": "$$.Map.Item.Index" },)";
    const std::string over = R"({ "Type": "Map", "ItemsPath": "$.Items", "End": true, "ItemProcessor": { "StartAt": "Q",
        "States": { "Q": { "Type": "Pass", "Parameters": { "again.$": "$.v" }, "End": true } } } })";
    compare(distributed(selector + R"("ItemBatcher": { "MaxItemsPerBatch": 2 },)", over), {{"items", numbers(5)}});
    compare(distributed(selector, kPass), {{"items", numbers(5)}});
    const std::string lost =
        R"("ItemSelector": { "v.$": "$$.Map.Item.Value.none" }, "ToleratedFailurePercentage": 100,)";
    compare(distributed(lost + R"("ItemBatcher": { "MaxItemsPerBatch": 2 },)", kPass), {{"items", numbers(3)}});
    // One that is lost at once, with nothing begun on either side.
    compare(distributed(lost, kPass), {{"items", numbers(1)}});
}

TEST_CASE("by data: tolerated failures count the items of batches", "[stepfunctions]") {
    const std::string failing = R"({ "Type": "Choice", "Default": "F", "Choices": [ {
        "Variable": "$.Items[0]", "NumericGreaterThan": 0, "Next": "S" } ] }, "S": { "Type": "Succeed" },
        "F": { "Type": "Fail", "Error": "Boom" })";
    for (const std::string batch : {"5", "15"})
        for (const std::string most : {R"("ToleratedFailureCount": 4,)", R"("ToleratedFailureCount": 5,)",
                                       R"("ToleratedFailurePercentage": 60,)", R"("ToleratedFailurePercentage": 75,)"})
            compare(distributed(R"("MaxConcurrency": 1, "ItemBatcher": { "MaxItemsPerBatch": )" + batch + " }, " + most,
                                failing),
                    {{"items", numbers(20)}});
}

TEST_CASE("by data: a Map over an object goes through its pairs", "[stepfunctions]") {
    compare(distributed(R"("ItemSelector": { "k.$": "$$.Map.Item.Key", "v.$": "$$.Map.Item.Value" }, )", kPass),
            {{"items", {{"a", 1}, {"b", "two"}}}});
}

TEST_CASE("by data: where a Map's results are written can be read", "[stepfunctions]") {
    const std::string writer = R"("ResultWriter": { "Resource": "arn:aws:states:::s3:putObject", "Parameters": {
        "Bucket": "results" } }, "ResultSelector": { "bucket.$": "$.ResultWriterDetails.Bucket" }, )";
    compare(distributed(writer, kPass), {{"items", numbers(3)}});
}

TEST_CASE("by data: a distributed Map's ItemSelector reads variables, its children see none", "[stepfunctions]") {
    const auto states = [](const std::string& selector, const std::string& child) {
        return R"("A": { "Type": "Pass", "Assign": { "v": 7 }, "Next": "M" }, "M": { "Type": "Map", "End": true,
            "ItemsPath": "$.items", )" +
               selector +
               R"("ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
            "StartAt": "P", "States": { "P": { "Type": "Pass", "End": true)" +
               child + " } } } }";
    };
    compare(states(R"("ItemSelector": { "v.$": "$v" },)", ""), {{"items", {1, 2}}});
    compare(states("", R"(, "Parameters": { "v.$": "$v" })"), {{"items", {1}}});
}

TEST_CASE("by data: values nest no deeper and variables hold no more than when executed alone", "[stepfunctions]") {
    const auto loop = [](const std::string& fields) {
        return R"("A": { "Type": "Pass", "Next": "B", )" + fields + R"( }, "B": { "Type": "Choice", "Default": "A",
            "Choices": [ { "Variable": "$.stop", "IsPresent": true, "Next": "Z" } ] }, "Z": { "Type": "Succeed" })";
    };
    compare(loop(R"x("Parameters": { "x.$": "States.Array($)" })x"), 1);
    compare(loop(R"x("Assign": { "v.$": "States.Format('{}{}', $.s, $.s)" })x"), {{"s", std::string(140'000, 'x')}});
}

// The output of the state that the catcher leads to is {"Error": ..., "Cause": ...} and has as many bytes as alone.
TEST_CASE("by data: what catches a branch's error is told its cause", "[stepfunctions]") {
    const std::string caught = R"("Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "Z" } ], "End": true, )";
    const std::string after = R"(, "Z": { "Type": "Choice", "Default": "Y", "Choices": [ { "Variable": "$.Cause",
        "StringEquals": "for a reason", "Next": "X" } ] }, "X": { "Type": "Succeed" }, "Y": { "Type": "Pass", "Next": "X" })";
    const std::string fails = R"({ "Type": "Wait", "Seconds": 1, "Next": "E" }, "E": { "Type": "Fail", "Error": "Boom",
        "Cause": "for a reason" })";
    compare(R"("A": { "Type": "Parallel", )" + caught + R"("Branches": [ { "StartAt": "P", "States": { "P": )" + fails +
                " } } ] }" + after,
            Json::object());
    compare(distributed(R"("Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "Z" } ], )", fails) + after,
            {{"items", {1, 2}}});
    compare(distributed(R"("ToleratedFailurePercentage": 60, )", R"({ "Type": "Choice", "Default": "F", "Choices": [ {
        "Variable": "$", "NumericEquals": 1, "Next": "S" } ] }, "S": { "Type": "Succeed" }, "F": )" +
                                                                     fails),
            {{"items", {1, 2}}});
}

TEST_CASE("by data: a child's Execution.Input is what it began with", "[stepfunctions]") {
    const std::string reads = R"({ "Type": "Choice", "Default": "S", "Choices": [ { "Variable": "$$.Execution.Input.v",
        "NumericEquals": 2, "Next": "T" } ] }, "T": { "Type": "Pass", "Parameters": { "all.$": "$$.Execution.Input" },
        "Next": "S" }, "S": { "Type": "Succeed" })";
    const std::string selector = R"("ItemSelector": { "v.$": "$$.Map.Item.Value" }, )";
    compare(distributed(selector, reads), {{"items", {1, 2, 2}}});
    compare(distributed("", reads), {{"items", {{{"v", 2}}, {{"v", 3}}}}});
}
