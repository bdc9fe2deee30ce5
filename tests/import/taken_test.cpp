// SPDX-License-Identifier: GPL-3.0-or-later
// Every property of a plan or an answer arrives, or is told.
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

importing::Imported imported(const std::string& text, const importing::Given& given = {}) {
    importing::Imported result = importing::importText(text, "file.json", document::Format::Json, given);
    INFO(document::toLines(result.problems));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    static_cast<void>(loaded(*result.scenario));
    return result;
}

std::string resource(const std::string& type, const std::string& name, const std::string& values) {
    return R"({ "address": ")" + type + "." + name + R"(", "mode": "managed", "type": ")" + type + R"(", "name": ")" +
           name + R"(", "values": )" + values + " }";
}

std::string state(const std::string& resources) {
    return R"({ "format_version": "1.0", "terraform_version": "1.9.0", "values": { "root_module": { "resources": [)" +
           resources + "] } } }";
}

const std::string kFunction = resource(
    "aws_lambda_function", "f",
    R"({ "arn": "arn:aws:lambda:eu-west-1:1:function:orders-api", "id": "orders-api", "function_name": "orders-api", "runtime": "nodejs22.x", "tracing_config": [{ "mode": "Active" }], "vpc_config": [], "layers": null, "foo_future": [{ "x": 1 }], "skip_destroy": false, "source_code_hash": "h" })");
const std::string kTable = resource(
    "aws_dynamodb_table", "t",
    R"({ "arn": "arn:aws:dynamodb:eu-west-1:1:table/orders-table", "name": "orders-table", "billing_mode": "PAY_PER_REQUEST", "hash_key": "id", "attribute": [{ "name": "id", "type": "S" }], "stream_enabled": true, "stream_view_type": "KEYS_ONLY", "replica": [{ "region_name": "eu-central-1" }], "warm_throughput": [{ "read_units_per_second": 15000, "write_units_per_second": 5000 }] })");

}  // namespace

TEST_CASE("a Terraform state machine is one, and calls what its definition names", "[import]") {
    const std::string machine = resource(
        "aws_sfn_state_machine", "flow",
        R"({ "name": "flow", "type": "EXPRESS", "role_arn": "r", "definition": "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:eu-west-1:1:function:orders-api\",\"Next\":\"B\"},\"B\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::dynamodb:getItem\",\"Parameters\":{\"TableName\":\"orders-table\",\"Key\":{}},\"End\":true}}}" })");
    const importing::Imported result = imported(state(kFunction + "," + kTable + "," + machine));
    CHECK(textAt(*result.scenario, "/Resources/Flow/Properties/StateMachineType") == "\"EXPRESS\"");
    const format::Scenario scenario = loaded(*result.scenario);
    for (const format::Resource& one : scenario.designs.front().resources) {
        const auto* spec = std::get_if<stepfunctions::Spec>(&one.spec);
        if (spec == nullptr) continue;
        CHECK(spec->states.at(0).target == "F");
        CHECK(spec->states.at(1).target == "T");
    }
    CHECK(textAt(*result.scenario, "/Workloads/FlowStarters/Target") == "\"Flow\"");
    CHECK(textAt(*result.scenario, "/Workloads/FCallers") == "nothing");
}

TEST_CASE("a Terraform log group keeps its function's log, a schedule asks for it, a failure has its destination",
          "[import]") {
    const std::string more =
        resource("aws_cloudwatch_log_group", "l", R"({ "name": "/aws/lambda/orders-api", "retention_in_days": 14 })") +
        "," +
        resource(
            "aws_scheduler_schedule", "s",
            R"j({ "schedule_expression": "rate(5 minutes)", "state": "ENABLED", "target": [{ "arn": "arn:aws:lambda:eu-west-1:1:function:orders-api" }] })j") +
        "," +
        resource("aws_lambda_function_event_invoke_config", "e",
                 R"({ "function_name": "orders-api", "maximum_retry_attempts": 0 })");
    const importing::Imported result = imported(state(kFunction + "," + more));
    CHECK(textAt(*result.scenario, "/Workloads/S/Arrivals/Schedule") == "\"rate(5 minutes)\"");
    CHECK(textAt(*result.scenario, "/Resources/E/Properties/MaximumRetryAttempts") == "0");
    const format::Scenario scenario = loaded(*result.scenario);
    for (const format::Resource& one : scenario.designs.front().resources) {
        const auto* function = std::get_if<lambda::Spec>(&one.spec);
        if (function != nullptr) CHECK(function->log.retention == base::hours(14 * 24));
    }
}

TEST_CASE("what a plan says and nobody reads is told", "[import]") {
    const importing::Imported result = imported(state(kFunction + "," + kTable));
    CHECK(says(result.report, Fate::LeftOut, "F.foo_future: is not read"));
    CHECK_FALSE(says(result.report, Fate::LeftOut, "T.replica"));  // a global table
    CHECK(textAt(*result.scenario, "/Resources/T/Type") == "\"AWS::DynamoDB::GlobalTable\"");
    CHECK(textAt(*result.scenario, "/Resources/T/Properties/Replicas/0/Region") == "\"us-east-1\"");
    CHECK(textAt(*result.scenario, "/Resources/T/Properties/Replicas/1/Region") == "\"eu-central-1\"");
    CHECK(says(result.report, Fate::LeftOut, "F.TracingConfig: is not modelled yet"));
    CHECK_FALSE(says(result.report, Fate::LeftOut, "skip_destroy"));
    for (const importing::Entry& entry : result.report) {
        if (entry.fate == Fate::LeftOut) CHECK(entry.origin.at.known());
    }
    CHECK_FALSE(says(result.report, Fate::LeftOut, "source_code_hash"));
    CHECK(textAt(*result.scenario, "/Resources/T/Properties/WarmThroughput/ReadUnitsPerSecond") == "15000");
}

TEST_CASE("a plan's mapping arrives with all that bounds it", "[import]") {
    const std::string mapping = resource(
        "aws_lambda_event_source_mapping", "m",
        R"({ "batch_size": 10, "starting_position": "LATEST", "function_name": "orders-api", "event_source_arn": "arn:aws:dynamodb:eu-west-1:1:table/orders-table/stream/x", "parallelization_factor": 10, "bisect_batch_on_function_error": true, "maximum_retry_attempts": 3, "maximum_record_age_in_seconds": 0, "tumbling_window_in_seconds": 60, "filter_criteria": [{ "filter": [{ "pattern": "{}" }] }], "scaling_config": [], "uuid": "u" })");
    const importing::Imported result = imported(state(kFunction + "," + kTable + "," + mapping));
    const std::string at = "/Resources/M/Properties/";
    CHECK(textAt(*result.scenario, at + "ParallelizationFactor") == "10");
    CHECK(textAt(*result.scenario, at + "BisectBatchOnFunctionError") == "true");
    CHECK(textAt(*result.scenario, at + "MaximumRetryAttempts") == "3");
    CHECK(textAt(*result.scenario, at + "MaximumRecordAgeInSeconds") == "nothing");
    CHECK(textAt(*result.scenario, at + "FilterCriteria/Filters/0/Pattern") == "\"{}\"");
    CHECK(says(result.report, Fate::LeftOut, "M.TumblingWindowInSeconds: is not modelled yet"));
}

TEST_CASE("the region of what is deployed is that of its ARNs, unless it is chosen", "[import]") {
    importing::Given open;
    open.regionChosen = false;
    const importing::Imported result = imported(state(kFunction + "," + kTable), open);
    CHECK(textAt(*result.scenario, "/Region") == "\"eu-west-1\"");
    CHECK(says(result.report, Fate::Assumed, "Region: eu-west-1: all plans and answers"));
    CHECK(textAt(*imported(state(kFunction)).scenario, "/Region") == "\"us-east-1\"");
    const std::string other = resource(
        "aws_lambda_function", "g",
        R"({ "arn": "arn:aws:lambda:us-west-2:1:function:g", "function_name": "g", "runtime": "nodejs22.x" })");
    const importing::Imported two = imported(state(kFunction + "," + other), open);
    CHECK(textAt(*two.scenario, "/Region") == "\"eu-west-1\"");
    CHECK(says(two.report, Fate::Assumed, "eu-west-1, while plans and answers are of eu-west-1, us-west-2"));
    CHECK(says(two.report, Fate::LeftOut, "G: is in us-west-2, and a scenario is of one region"));
    importing::Given there;
    there.region = "us-west-2";
    const importing::Imported west = imported(state(kFunction + "," + other), there);
    CHECK(textAt(*west.scenario, "/Resources/G/Type") == "\"AWS::Lambda::Function\"");
    CHECK(says(west.report, Fate::LeftOut, "is in eu-west-1, and a scenario is of one region"));
    there.region = "ap-south-1";  // what would it be there?
    CHECK(textAt(*imported(state(kFunction + "," + other), there).scenario, "/Resources/G/Type") ==
          "\"AWS::Lambda::Function\"");
}

TEST_CASE("an answer's function arrives with its concurrency and its snapshots", "[import]") {
    const std::string configuration =
        R"("FunctionName": "view", "FunctionArn": "arn:aws:lambda:us-east-1:1:function:view", "Runtime": "java21", "MemorySize": 512, "SnapStart": {"ApplyOn": "PublishedVersions", "OptimizationStatus": "On"}, "TracingConfig": {"Mode": "PassThrough"}, "CodeSize": 5, "NewThing": {"A": 1})";
    const importing::Imported one = imported(R"({"Configuration": {)" + configuration +
                                             R"(}, "Concurrency": {"ReservedConcurrentExecutions": 100}})");
    CHECK(textAt(*one.scenario, "/Resources/view/Properties/ReservedConcurrentExecutions") == "100");
    CHECK(textAt(*one.scenario, "/Resources/view/Properties/SnapStart/ApplyOn") == "\"PublishedVersions\"");
    CHECK(textAt(*one.scenario, "/Resources/view/Properties/SnapStart/OptimizationStatus") == "nothing");
    CHECK(says(one.report, Fate::LeftOut, "view.NewThing: is not read"));
    CHECK_FALSE(says(one.report, Fate::LeftOut, "TracingConfig"));
    CHECK_FALSE(says(one.report, Fate::LeftOut, "CodeSize"));
    const importing::Imported page = imported(R"({"Functions": [{)" + configuration + R"(}], "NextMarker": "abc"})");
    CHECK(says(page.report, Fate::LeftOut, "NextMarker: the answer is one page of several"));
}

TEST_CASE("an answer's table arrives with its stream, which a mapping reads", "[import]") {
    const TemplateFile table(
        R"({"Table": {"TableName": "orders", "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}], "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}], "BillingModeSummary": {"BillingMode": "PAY_PER_REQUEST"}, "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "NEW_IMAGE"}, "WarmThroughput": {"ReadUnitsPerSecond": 13000, "WriteUnitsPerSecond": 5000, "Status": "ACTIVE"}, "Replicas": [{"RegionName": "eu-central-1"}]}})",
        ".json");
    const TemplateFile function(R"({"Functions": [{"FunctionName": "work", "Runtime": "nodejs22.x"}]})", ".json");
    const auto mapping = [](const std::string& state) {
        return R"({"EventSourceMappings": [{"UUID": "u", "StartingPosition": "LATEST", "BatchSize": 50, "EventSourceArn": "arn:aws:dynamodb:us-east-1:1:table/orders/stream/2024", "FunctionArn": "arn:aws:lambda:us-east-1:1:function:work", "BisectBatchOnFunctionError": true, "MaximumRecordAgeInSeconds": -1, "State": ")" +
               state + R"("}]})";
    };
    const TemplateFile enabled(mapping("Enabled"), ".json");
    const importing::Imported result =
        importing::importFiles({table.path(), function.path(), enabled.path()}, importing::Given{});
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/orders/Properties/StreamSpecification/StreamViewType") ==
          "\"NEW_IMAGE\"");
    CHECK(textAt(*result.scenario, "/Resources/orders/Properties/WarmThroughput/ReadUnitsPerSecond") == "13000");
    CHECK(textAt(*result.scenario, "/Resources/Mappingu/Properties/BisectBatchOnFunctionError") == "true");
    CHECK(textAt(*result.scenario, "/Resources/orders/Properties/Replicas/1/Region") == "\"eu-central-1\"");
    CHECK(loaded(*result.scenario).designs.front().mappings.size() == 1);
    const TemplateFile disabled(mapping("Disabled"), ".json");
    const importing::Imported off =
        importing::importFiles({table.path(), function.path(), disabled.path()}, importing::Given{});
    REQUIRE(off.scenario);
    CHECK(loaded(*off.scenario).designs.front().mappings.empty());
}

TEST_CASE("an answer's provisioned concurrency is kept by a version", "[import]") {
    const TemplateFile function(R"({"Functions": [{"FunctionName": "view", "Runtime": "nodejs22.x"}]})", ".json");
    const TemplateFile config(
        R"({"ProvisionedConcurrencyConfigs": [{"FunctionArn": "arn:aws:lambda:us-east-1:1:function:view:live", "RequestedProvisionedConcurrentExecutions": 10}]})",
        ".json");
    const importing::Imported result = importing::importFiles({function.path(), config.path()}, importing::Given{});
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    const std::string at = "/Resources/Versionlive/Properties/";
    CHECK(textAt(*result.scenario, at + "ProvisionedConcurrencyConfig/ProvisionedConcurrentExecutions") == "10");
    CHECK(textAt(*result.scenario, at + "FunctionName/Ref") == "\"view\"");
}
