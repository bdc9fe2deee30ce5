// SPDX-License-Identifier: GPL-3.0-or-later
// What provider 6 of Terraform says of regions, and indexes and replicas that are resources of their own (attributes as
// in its documentation of region, aws_dynamodb_global_secondary_index and aws_dynamodb_table_replica, 2026).
#include "tests/import/terraform_plan.hpp"

using namespace headroom;
using namespace headroom::test;
using namespace headroom::test::terraform;
using document::Node;
using importing::Fate;

namespace {

std::string functionIn(const std::string& name, const std::string& region) {
    return resource("aws_lambda_function", name,
                    R"({ "function_name": ")" + name + R"(", "runtime": "nodejs22.x", "region": ")" + region + "\" }");
}

std::string tableOf(const std::string& name, const std::string& more) {
    return resource("aws_dynamodb_table", name,
                    R"({ "name": ")" + name + R"(", "hash_key": "id", "region": "eu-west-1",
                       "attribute": [{ "name": "id", "type": "S" }], )" +
                        more + " }");
}

const std::string kOnDemand = R"("billing_mode": "PAY_PER_REQUEST")";

}  // namespace

TEST_CASE("resources say their region, and those of another one are left out", "[import]") {
    const importing::Imported result = importedInItsRegion(
        plan(joined({functionIn("a", "eu-west-1"), functionIn("b", "eu-west-1"), functionIn("c", "us-west-2"),
                     resource("aws_iam_role", "r", R"({ "name": "r" })")}),
             ""));
    CHECK(textAt(*result.scenario, "/Region") == "\"eu-west-1\"");
    CHECK(textAt(*result.scenario, "/Resources/B/Type") == "\"AWS::Lambda::Function\"");
    CHECK(textAt(*result.scenario, "/Resources/C") == "nothing");
    CHECK(says(result.report, Fate::LeftOut,
               "C: is in us-west-2, and a scenario is of one region: import it with "
               "--region us-west-2"));
}

TEST_CASE("a provider's alias has a region of its own", "[import]") {
    const std::string providers = R"("provider_config": {
        "aws": { "name": "aws", "expressions": { "region": { "constant_value": "eu-west-1" } } },
        "aws.west": { "name": "aws", "alias": "west", "expressions": { "region": { "constant_value": "us-west-2" } } } },)";
    const auto configuredBy = [](const std::string& name, const std::string& provider) {
        return R"({ "type": "aws_lambda_function", "name": ")" + name + R"(", "provider_config_key": ")" + provider +
               R"(", "expressions": {} })";
    };
    const importing::Imported result =
        importedInItsRegion(plan(joined({function("a", "a"), function("b", "b")}),
                                 joined({configuredBy("a", "aws"), configuredBy("b", "aws.west")}), "", "", providers));
    CHECK(textAt(*result.scenario, "/Region") == "\"eu-west-1\"");
    CHECK(textAt(*result.scenario, "/Resources/A/Type") == "\"AWS::Lambda::Function\"");
    CHECK(says(result.report, Fate::LeftOut, "B: is in us-west-2"));
}

TEST_CASE("an index that is a resource of its own is one of its table", "[import]") {
    const auto index = [](const std::string& table) {
        return resource("aws_dynamodb_global_secondary_index", "by_user", R"({ "table_name": ")" + table + R"(",
            "index_name": "byUser", "region": "eu-west-1",
            "key_schema": [{ "attribute_name": "user", "attribute_type": "S", "key_type": "HASH" }],
            "projection": [{ "projection_type": "INCLUDE", "non_key_attributes": ["total"] }],
            "provisioned_throughput": [{ "read_capacity_units": 7, "write_capacity_units": 3 }] })");
    };
    const std::string capacity = R"("billing_mode": "PROVISIONED", "read_capacity": 5, "write_capacity": 5)";
    const Node root = *importedInItsRegion(plan(joined({tableOf("orders", capacity), index("orders")}), "")).scenario;
    const std::string at = "/Resources/Orders/Properties/GlobalSecondaryIndexes/0/";
    CHECK(textAt(root, at + "IndexName") == "\"byUser\"");
    CHECK(textAt(root, at + "KeySchema/0/AttributeName") == "\"user\"");
    CHECK(textAt(root, at + "Projection/NonKeyAttributes/0") == "\"total\"");
    CHECK(textAt(root, at + "ProvisionedThroughput/ReadCapacityUnits") == "7");
    CHECK(textAt(root, at + "ProvisionedThroughput/WriteCapacityUnits") == "3");
    CHECK(textAt(root, at + "Table") == "nothing");
    CHECK(says(importedInItsRegion(plan(joined({tableOf("orders", capacity), index("others")}), "")).report,
               Fate::LeftOut, "is an index of a table that is not here"));
}

TEST_CASE("a replica that is a resource of its own makes its table a global one", "[import]") {
    const std::string replica =
        resource("aws_dynamodb_table_replica", "west", R"({ "region": "us-west-2", "point_in_time_recovery": true })");
    const std::string table =
        refers("global_table_arn", R"("aws_dynamodb_table.orders.arn", "aws_dynamodb_table.orders")");
    const Node root =
        *importedInItsRegion(plan(joined({tableOf("orders", kOnDemand), functionIn("f", "eu-west-1"), replica}),
                                  configured("aws_dynamodb_table_replica", "west", table)))
             .scenario;
    CHECK(textAt(root, "/Resources/Orders/Type") == "\"AWS::DynamoDB::GlobalTable\"");
    CHECK(textAt(root, "/Resources/Orders/Properties/Replicas/0/Region") == "\"eu-west-1\"");
    const std::string west = "/Resources/Orders/Properties/Replicas/1/";
    CHECK(textAt(root, west + "Region") == "\"us-west-2\"");
    CHECK(textAt(root, west + "PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled") == "true");
}

TEST_CASE("a table with a class and replicas of its own becomes a global one", "[import]") {
    const Node root = *importedInItsRegion(
                           plan(joined({tableOf("orders", kOnDemand + R"(, "table_class": "STANDARD_INFREQUENT_ACCESS",
                 "point_in_time_recovery": [{ "enabled": true }],
                 "replica": [{ "region_name": "us-west-2" }, { "region_name": "eu-north-1" }])"),
                                        functionIn("f", "eu-west-1")}),
                                ""))
                           .scenario;
    const std::string replicas = "/Resources/Orders/Properties/Replicas/";
    CHECK(textAt(root, replicas + "0/Region") == "\"eu-west-1\"");
    CHECK(textAt(root, replicas + "0/TableClass") == "\"STANDARD_INFREQUENT_ACCESS\"");
    CHECK(textAt(root, replicas + "1/Region") == "\"us-west-2\"");
    CHECK(textAt(root, replicas + "2/Region") == "\"eu-north-1\"");
    CHECK(textAt(root, replicas + "3") == "nothing");
}

// CreateApi: Target and RouteKey make an integration, a route and the stage $default.
TEST_CASE("quick create is an integration and a route", "[import]") {
    const std::string target = refers("target", R"("aws_lambda_function.f.arn", "aws_lambda_function.f")");
    const auto api = [](const std::string& more) {
        return resource("aws_apigatewayv2_api", "api", R"({ "name": "q", "protocol_type": "HTTP")" + more + " }");
    };
    const std::string key = "/Resources/ApiRoute/Properties/RouteKey";
    const std::string uri = "/Resources/ApiIntegration/Properties/IntegrationUri";
    const auto root = [&](const std::string& more) {
        return *importedInItsRegion(plan(joined({functionIn("f", "eu-west-1"), api(more)}),
                                         configured("aws_apigatewayv2_api", "api", target)))
                    .scenario;
    };
    const Node hello = root(R"(, "route_key": "GET /hello")");
    CHECK(textAt(hello, key) == "\"GET /hello\"");
    CHECK(textAt(hello, uri).find("F") != std::string::npos);
    CHECK(textAt(hello, "/Workloads/FCallers") == "nothing");
    CHECK(textAt(root(R"(, "route_key": null)"), key) == "\"$default\"");
    const Node stack = importedText(R"(Resources:
  Fn: {Type: AWS::Lambda::Function, Properties: {Runtime: nodejs22.x, Handler: a.h, Role: x, Code: {ZipFile: x}}}
  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: q, ProtocolType: HTTP, Target: !GetAtt Fn.Arn}}
)");
    CHECK(textAt(stack, key) == "\"$default\"");
    CHECK(textAt(stack, uri).find("Fn") != std::string::npos);
    CHECK(textAt(stack, "/Workloads/ApiClients/Target") == "\"Api\"");
}

TEST_CASE("a data source that is called as a resource says nothing of it, nor do a module's variables", "[import]") {
    const std::string providers = R"("provider_config": {
        "aws": { "name": "aws", "expressions": { "region": { "constant_value": "eu-west-1" } } },
        "aws.west": { "name": "aws", "alias": "west", "expressions": { "region": { "constant_value": "us-west-2" } } },
        "module.svc:aws": { "name": "aws", "module_address": "module.svc",
                            "expressions": { "region": { "references": ["var.region"] } } } },)";
    const auto of = [](const std::string& mode, const std::string& provider) {
        return R"({ "mode": ")" + mode + R"(", "type": "aws_lambda_function", "name": "f", "provider_config_key": ")" +
               provider + R"(", "expressions": {} })";
    };
    const importing::Imported twice = importedInItsRegion(
        plan(function("f", "f"), joined({of("managed", "aws"), of("data", "aws.west")}), "", "", providers));
    CHECK(textAt(*twice.scenario, "/Resources/F/Type") == "\"AWS::Lambda::Function\"");
    std::string module =
        plan(function("g", "g"), "", R"({ "address": "module.svc", "resources": [)" + function("f", "f") + "] }",
             R"("svc": { "module": { "resources": [)" + of("managed", "module.svc:aws") + "] } }", providers);
    module.insert(1, R"("variables": { "region": { "value": "us-east-2" } },)");
    CHECK(textAt(*importedInItsRegion(module).scenario, "/Resources/SvcF/Type") == "\"AWS::Lambda::Function\"");
}
