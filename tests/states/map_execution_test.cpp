// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/states/executed.hpp"

using namespace headroom;
using test::executed;
using test::gives;
using test::Json;
using test::machineOf;
using test::raises;
using test::Status;
using test::typesOf;

namespace {

/// A Map over $.items whose items wait their own number of seconds.
std::string waiting(const std::string& fields) {
    return machineOf(R"("A": { "Type": "Map", "End": true, "ItemsPath": "$.items", )" + fields + R"(
        "ItemProcessor": { "StartAt": "W", "States": { "W": { "Type": "Wait", "SecondsPath": "$", "End": true } } } })");
}

std::string distributed(const std::string& fields, const std::string& inside) {
    return machineOf(R"("A": { "Type": "Map", "End": true, "ItemsPath": "$.items", )" + fields + R"(
        "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
        "StartAt": "I", "States": { "I": )" +
                     inside + " } } }");
}

}  // namespace

TEST_CASE("Map: over the real array, results in its order, as many at once as MaxConcurrency allows") {
    const Json input = {{"items", {3, 1, 2}}};
    CHECK(executed(waiting(""), input).output == Json({3, 1, 2}));
    CHECK(executed(waiting(""), input).duration == base::seconds(3));
    CHECK(executed(waiting(R"("MaxConcurrency": 1,)"), input).duration == base::seconds(6));
    CHECK(executed(waiting(R"("MaxConcurrency": 2,)"), input).duration == base::seconds(3));
    CHECK(executed(waiting(R"("MaxConcurrencyPath": "$.n",)"), {{"items", {3, 1, 2}}, {"n", 1}}).duration ==
          base::seconds(6));
    CHECK(executed(waiting(""), input).transitions == 4);
    const auto empty = executed(waiting(""), {{"items", Json::array()}});
    CHECK(empty.output == Json::array());
    CHECK(typesOf(empty) ==
          "ExecutionStarted MapStateEntered MapStateStarted MapStateSucceeded MapStateExited "
          "ExecutionSucceeded");
}

TEST_CASE("an inline Map runs at most 40 iterations at once") {
    Json items = Json::array();
    for (int i = 0; i < 41; ++i) items.push_back(5);
    CHECK(executed(waiting(""), {{"items", items}}).duration == base::seconds(10));
}

TEST_CASE("an inline Map of N one-task items has 6 + 7 N events") {
    Json items = Json::array();
    for (int i = 0; i < 40; ++i) items.push_back(i);
    const auto run = executed(machineOf(R"("A": { "Type": "Map", "End": true, "ItemProcessor": { "StartAt": "T",
        "States": { "T": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true } } } })"),
                              items);
    CHECK(run.events.size() == 2 + 4 + 7 * 40);
    CHECK(run.transitions == 41);
}

TEST_CASE("ItemSelector sees the Map's input, the item and its index") {
    const auto run = executed(machineOf(R"("A": { "Type": "Map", "End": true, "ItemsPath": "$.items",
        "ItemSelector": { "at.$": "$$.Map.Item.Index", "value.$": "$$.Map.Item.Value", "all.$": "$.label" },
        "ItemProcessor": { "StartAt": "P", "States": { "P": { "Type": "Pass", "End": true } } } })"),
                              {{"items", {"a", "b"}}, {"label", "L"}});
    CHECK(run.output == Json({{{"at", 0}, {"value", "a"}, {"all", "L"}}, {{"at", 1}, {"value", "b"}, {"all", "L"}}}));
}

TEST_CASE("a Map over something that is no array fails in AWS's words") {
    const auto run = executed(waiting(""), {{"items", "a, b"}});
    CHECK(run.error == "States.Runtime");
    CHECK(run.cause.ends_with("Reference path \"$.items\" must point to array."));
}

TEST_CASE("a Map over an object goes through its pairs") {
    const std::string pass =
        R"("ItemProcessor": { "StartAt": "P", "States": { "P": { "Type": "Pass", "End": true } } } })";
    const Json input = {{"items", {{"a", 1}, {"b", 2}}}};
    CHECK(executed(machineOf(R"("A": { "Type": "Map", "End": true, "ItemsPath": "$.items", )" + pass), input).output ==
          Json({{{"Key", "a"}, {"Value", 1}}, {{"Key", "b"}, {"Value", 2}}}));
    const std::string selector =
        R"("ItemSelector": { "k.$": "$$.Map.Item.Key", "v.$": "$$.Map.Item.Value", "n.$": "$$.Map.Item.Index" }, )";
    CHECK(executed(machineOf(R"("A": { "Type": "Map", "End": true, "ItemsPath": "$.items", )" + selector + pass), input)
              .output == Json({{{"k", "a"}, {"v", 1}, {"n", 0}}, {{"k", "b"}, {"v", 2}, {"n", 1}}}));
    const std::string written =
        R"({ "QueryLanguage": "JSONata", "StartAt": "A", "States": { "A": { "Type": "Map", "End": true, "Items": { "a": 1 }, )";
    CHECK(executed(written + pass + " } }").output == Json::array({{{"Key", "a"}, {"Value", 1}}}));
}

TEST_CASE("an iteration that fails fails the Map; a retry of the Map repeats all of them") {
    const std::string machine = machineOf(R"("A": { "Type": "Map", "End": true, "MaxConcurrency": 1,
        "Retry": [ { "ErrorEquals": ["Boom"], "MaxAttempts": 1 } ], "ItemProcessor": { "StartAt": "T", "States": {
        "T": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true } } } })");
    test::ExecutionOptions options;
    options.answers["T"] = {gives(1), raises("Boom"), gives(2)};
    const auto run = executed(machine, {10, 20}, options);
    CHECK(run.output == Json({2, 2}));
    CHECK(run.transitions == 1 + 2 + 1 + 2);
    CHECK(run.duration == base::seconds(1));
    const std::string types = typesOf(run);
    CHECK(types.find("MapIterationFailed TaskStateAborted MapStateStarted MapIterationStarted") != std::string::npos);
}

TEST_CASE("a distributed Map has six events in its parent, whatever the number of items") {
    Json items = Json::array();
    for (int i = 0; i < 100; ++i) items.push_back(i);
    const auto run = executed(distributed("", R"({ "Type": "Pass", "End": true })"), {{"items", items}});
    CHECK(run.output == items);
    CHECK(typesOf(run) ==
          "ExecutionStarted MapStateEntered MapStateStarted MapRunStarted MapRunSucceeded "
          "MapStateSucceeded MapStateExited ExecutionSucceeded");
    CHECK(run.transitions == 1 + 100 + 100);  // the Map, the starts of its children, a state in each
    test::ExecutionOptions uncounted;
    uncounted.childStart = 0;
    CHECK(executed(distributed("", R"({ "Type": "Pass", "End": true })"), {{"items", items}}, uncounted).transitions ==
          101);
}

TEST_CASE("a distributed Map tolerates failures up to its thresholds, and none without") {
    const std::string failing = R"({ "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true })";
    const auto run = [&](const std::string& fields) {
        test::ExecutionOptions options;
        options.answers["I"] = {raises("Boom"), gives(1)};
        return executed(distributed(fields, failing), {{"items", {1, 2, 3, 4}}}, options);
    };
    CHECK(run(R"("ToleratedFailureCount": 1,)").status == Status::Succeeded);
    CHECK(run(R"("ToleratedFailurePercentage": 25,)").status == Status::Succeeded);
    CHECK(run(R"("ToleratedFailurePercentage": 24,)").error == "States.ExceedToleratedFailureThreshold");
    CHECK(run("").error == "States.ExceedToleratedFailureThreshold");
}

TEST_CASE("items are put into batches by number and by bytes") {
    const auto run = executed(distributed(R"("ItemBatcher": { "MaxItemsPerBatch": 2, "BatchInput": { "k": 1 } },)",
                                          R"({ "Type": "Pass", "End": true })"),
                              {{"items", {1, 2, 3}}});
    CHECK(run.output ==
          Json({{{"Items", {1, 2}}, {"BatchInput", {{"k", 1}}}}, {{"Items", {3}}, {"BatchInput", {{"k", 1}}}}}));
    const auto bytes = executed(
        distributed(R"("ItemBatcher": { "MaxInputBytesPerBatch": 20 },)", R"({ "Type": "Pass", "End": true })"),
        {{"items", {"aaaa", "bbbb"}}});
    CHECK(bytes.output.size() == 2);
}

TEST_CASE("data bound a Map where the definition has paths") {
    const std::string failing = R"({ "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true })";
    const auto tolerated = [&](const Json& most) {
        test::ExecutionOptions options;
        options.answers["I"] = {raises("Boom"), gives(1)};
        return executed(distributed(R"("ToleratedFailureCountPath": "$.most",)", failing),
                        {{"items", {1, 2, 3, 4}}, {"most", most}}, options);
    };
    CHECK(tolerated(1).status == Status::Succeeded);
    CHECK(tolerated(0).error == "States.ExceedToleratedFailureThreshold");
    CHECK(tolerated("many").error == "States.Runtime");
    const auto batches = executed(
        distributed(R"("ItemBatcher": { "MaxItemsPerBatchPath": "$.size" },)", R"({ "Type": "Pass", "End": true })"),
        {{"items", {1, 2, 3}}, {"size", 2}});
    CHECK(batches.output == Json({{{"Items", {1, 2}}}, {{"Items", {3}}}}));
}

TEST_CASE("a reader takes no more items than it may") {
    test::ExecutionOptions options;
    test::Answer answer;
    answer.items = Json({"x", "y", "z"});
    options.answers["A"] = {answer};
    const auto run = [&](const std::string& config) {
        return executed(machineOf(R"("A": { "Type": "Map", "End": true,
            "ItemReader": { "Resource": "arn:aws:states:::s3:getObject", "Parameters": { "Bucket": "b", "Key": "k" },
                            "ReaderConfig": { "InputType": "JSON", )" +
                                  config + R"( } },
            "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS" },
            "StartAt": "I", "States": { "I": { "Type": "Pass", "End": true } } } })"),
                        {{"most", 1}}, options);
    };
    CHECK(run(R"("MaxItems": 2)").output == Json({"x", "y"}));
    CHECK(run(R"("MaxItemsPath": "$.most")").output == Json({"x"}));
}

TEST_CASE("an ItemReader's items come from the results that are given") {
    test::ExecutionOptions options;
    test::Answer answer;
    answer.items = Json({"x", "y"});
    options.answers["A"] = {answer};
    const auto run = executed(machineOf(R"("A": { "Type": "Map", "End": true,
        "ItemReader": { "Resource": "arn:aws:states:::s3:getObject", "Parameters": { "Bucket": "b", "Key": "k" } },
        "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS" },
        "StartAt": "I", "States": { "I": { "Type": "Pass", "End": true } } } })"),
                              {}, options);
    CHECK(run.output == Json({"x", "y"}));
    CHECK(run.expressChildren == 2);
    CHECK(run.transitions == 1 + 2);  // the Map and two starts: what Express children do is billed otherwise
}

TEST_CASE("an ItemSelector makes each item, and the batches are made of those") {
    const std::string fields =
        R"("ItemSelector": { "v.$": "$$.Map.Item.Value", "i.$": "$$.Map.Item.Index", "w.$": "$w" },
        "ItemBatcher": { "MaxItemsPerBatch": 2, "BatchInput": { "k.$": "$.k" } },)";
    const std::string machine = machineOf(R"("A": { "Type": "Pass", "Assign": { "w": 7 }, "Next": "M" },
        "M": { "Type": "Map", "End": true, "ItemsPath": "$.items", )" +
                                          fields + R"( "ItemProcessor": {
            "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I",
            "States": { "I": { "Type": "Pass", "End": true } } } })");
    const auto run = executed(machine, {{"items", {10, 20, 30}}, {"k", "x"}});
    CHECK(run.output == Json({{{"Items", {{{"v", 10}, {"i", 0}, {"w", 7}}, {{"v", 20}, {"i", 1}, {"w", 7}}}},
                               {"BatchInput", {{"k", "x"}}}},
                              {{"Items", {{{"v", 30}, {"i", 2}, {"w", 7}}}}, {"BatchInput", {{"k", "x"}}}}}));
    const auto bad = executed(distributed(R"("ItemSelector": { "k.$": "$$.Map.Item.Value.key" },
        "ToleratedFailurePercentage": 100, "ItemBatcher": { "MaxItemsPerBatch": 2 },)",
                                          R"({ "Type": "Pass", "End": true })"),
                              {{"items", {{{"key", 1}}, 2}}});
    CHECK(bad.error == "States.Runtime");
}

TEST_CASE("what a batch has beside its items counts to its bytes") {
    const auto batches = [](const std::string& more) {
        return executed(distributed(R"("ItemBatcher": { "MaxInputBytesPerBatch": 26)" + more + "},",
                                    R"({ "Type": "Pass", "End": true })"),
                        {{"items", {"aaaa", "bbbb"}}})
            .output.size();
    };
    CHECK(batches("") == 1);  // {"Items":["aaaa","bbbb"]} has 25 bytes
    CHECK(batches(R"(, "BatchInput": 1)") == 2);
}

TEST_CASE("tolerated failures count the items of batches") {
    Json items = Json::array();
    for (int i = 0; i < 20; ++i) items.push_back(i);
    const auto run = [&](const std::string& fields) {
        test::ExecutionOptions options;
        options.answers["I"] = {raises("Boom"), gives(1)};
        return executed(distributed(fields,
                                    R"({ "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true })"),
                        {{"items", items}}, options)
            .status;
    };
    const std::string fives = R"(, "ItemBatcher": { "MaxItemsPerBatch": 5 },)";
    CHECK(run(R"("ToleratedFailureCount": 5)" + fives) == Status::Succeeded);
    CHECK(run(R"("ToleratedFailureCount": 4)" + fives) == Status::Failed);
    const std::string fifteens = R"(, "ItemBatcher": { "MaxItemsPerBatch": 15 },)";
    CHECK(run(R"("ToleratedFailurePercentage": 75)" + fifteens) == Status::Succeeded);
    CHECK(run(R"("ToleratedFailurePercentage": 60)" + fifteens) == Status::Failed);
}

TEST_CASE("a percentage from data may have decimals, and no number from data is out of range") {
    const auto run = [](const std::string& field, const Json& value) {
        test::ExecutionOptions options;
        options.answers["I"] = {raises("Boom"), gives(1)};
        return executed(distributed("\"" + field + R"(": "$.n",)",
                                    R"({ "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true })"),
                        {{"items", {1, 2, 3}}, {"n", value}}, options)
            .error;
    };
    CHECK(run("ToleratedFailurePercentagePath", 33.4).empty());
    CHECK(run("ToleratedFailurePercentagePath", 33.3) == "States.ExceedToleratedFailureThreshold");
    CHECK(run("ToleratedFailurePercentagePath", 100.0).empty());
    CHECK(run("ToleratedFailurePercentagePath", 101) == "States.Runtime");
    CHECK(run("ToleratedFailurePercentagePath", -1) == "States.Runtime");
    CHECK(run("ToleratedFailureCountPath", 1.5) == "States.Runtime");
    CHECK(run("MaxConcurrencyPath", INT64_MAX) == "States.Runtime");
}

TEST_CASE("a Map with a ResultWriter gives where its manifest is") {
    const auto run = executed(distributed(R"("ResultWriter": { "Resource": "arn:aws:states:::s3:putObject",
            "Parameters": { "Bucket.$": "$.bucket", "Prefix": "jobs" } },)",
                                          R"({ "Type": "Pass", "End": true })"),
                              {{"items", {1, 2}}, {"bucket", "results"}});
    CHECK(run.output["ResultWriterDetails"]["Bucket"] == "results");
    const std::string key = run.output["ResultWriterDetails"]["Key"];
    CHECK(key.starts_with("jobs/"));
    CHECK(key.ends_with("/manifest.json"));
    CHECK(run.output["MapRunArn"].is_string());
    // Without a Resource results are only formatted.
    const auto formatted = executed(distributed(R"("ResultWriter": { "WriterConfig": { "OutputType": "JSON" } },)",
                                                R"({ "Type": "Pass", "End": true })"),
                                    {{"items", {1, 2}}});
    CHECK(formatted.output == Json({1, 2}));
}

TEST_CASE("a Parallel behind a Map that tolerates failures tolerates none") {
    const auto run = executed(
        machineOf(R"("A": { "Type": "Map", "ItemsPath": "$.items", "ToleratedFailurePercentage": 100, "Next": "P",
            "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
            "StartAt": "I", "States": { "I": { "Type": "Fail", "Error": "Item" } } } },
          "P": { "Type": "Parallel", "End": true, "Branches": [
            { "StartAt": "B", "States": { "B": { "Type": "Fail", "Error": "Boom" } } } ] })"),
        {{"items", {1, 2}}});
    CHECK(run.status == Status::Failed);
    CHECK(run.error == "Boom");
}
