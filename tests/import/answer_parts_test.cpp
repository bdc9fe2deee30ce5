// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of the AWS command line that say more about what other answers, or templates, describe.
#include "tests/import/answer_texts.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

const std::string kArn = "arn:aws:lambda:eu-west-1:111122223333:function:place-order";

}  // namespace

TEST_CASE("aliases and their provisioned concurrency, URLs and retries of events come from their own answers",
          "[import]") {
    const std::string aliases =
        R"({"Aliases": [{"AliasArn": ")" + kArn + R"(:live", "Name": "live", "FunctionVersion": "7"}, {"AliasArn": ")" +
        kArn +
        R"(:canary", "Name": "canary", "FunctionVersion": "7", "RoutingConfig": {"AdditionalVersionWeights": {"8": 0.1}}}]})";
    const std::string held = R"({"ProvisionedConcurrencyConfigs": [{"FunctionArn": ")" + kArn +
                             R"(:live", "RequestedProvisionedConcurrentExecutions": 5, "Status": "READY"}]})";
    const std::string url =
        R"({"FunctionUrlConfigs": [{"FunctionUrl": "https://x.lambda-url.eu-west-1.on.aws/", "FunctionArn": ")" + kArn +
        R"(", "AuthType": "NONE", "InvokeMode": "BUFFERED"}]})";
    const std::string events = R"({"FunctionEventInvokeConfigs": [{"FunctionArn": ")" + kArn +
                               R"(:$LATEST", "MaximumRetryAttempts": 1, "MaximumEventAgeInSeconds": 600}]})";
    const Node root = scenarioOf({kFunctions, held, aliases, url, events});
    CHECK(textAt(root, "/Resources/placeOrderLive/Properties/Name") == "\"live\"");
    CHECK(textAt(root,
                 "/Resources/placeOrderLive/Properties/ProvisionedConcurrencyConfig/"
                 "ProvisionedConcurrentExecutions") == "5");
    CHECK(textAt(root,
                 "/Resources/placeOrderCanary/Properties/RoutingConfig/AdditionalVersionWeights/0/FunctionWeight") ==
          "0.1");
    CHECK(textAt(root, "/Workloads/placeOrderUrlClients/Target") == "\"placeOrderUrl\"");
    CHECK(textAt(root, "/Resources/placeOrderEvents/Properties/MaximumRetryAttempts") == "1");
}

TEST_CASE("an answer that does not say of what belongs to the one there is, or to the one in its file's name",
          "[import]") {
    const FileFolder files;
    files.write("table.json", kTable).write("functions.json", kFunctions);
    files.write("ttl.json", R"({"TimeToLiveDescription": {"TimeToLiveStatus": "ENABLED", "AttributeName": "exp"}})");
    files.write(
        "backups.json",
        R"({"ContinuousBackupsDescription": {"ContinuousBackupsStatus": "ENABLED", "PointInTimeRecoveryDescription": {"PointInTimeRecoveryStatus": "ENABLED", "RecoveryPeriodInDays": 7}}})");
    files.write("reserved.json", R"({"ReservedConcurrentExecutions": 40})");
    const importing::Imported one =
        files.importAll({"ttl.json", "backups.json", "reserved.json", "table.json", "functions.json"});
    INFO(document::toLines(one.problems));
    INFO(importing::toText(one.report));
    REQUIRE(one.scenario);
    const std::string table = "/Resources/ordersProd/Properties/";
    CHECK(textAt(*one.scenario, table + "TimeToLiveSpecification/AttributeName") == "\"exp\"");
    CHECK(textAt(*one.scenario, table + "PointInTimeRecoverySpecification/RecoveryPeriodInDays") == "7");
    CHECK(textAt(*one.scenario, "/Resources/placeOrder/Properties/ReservedConcurrentExecutions") == "40");
    std::string other = kTable;
    other.replace(other.find("orders-prod"), 11, "items");
    files.write("items.json", other);
    const importing::Imported two = files.importAll({"table.json", "items.json", "ttl.json", "functions.json"});
    REQUIRE(two.scenario);
    CHECK(says(two.report, Fate::LeftOut, "ttl.json: the answer does not say of which AWS::DynamoDB::Table it is"));
    files.write("items-ttl.json",
                R"({"TimeToLiveDescription": {"TimeToLiveStatus": "ENABLED", "AttributeName": "exp"}})");
    const importing::Imported said = files.importAll({"table.json", "items.json", "items-ttl.json", "functions.json"});
    REQUIRE(said.scenario);
    CHECK(at(*said.scenario, "/Resources/items/Properties/TimeToLiveSpecification") != nullptr);
    CHECK(at(*said.scenario, table + "TimeToLiveSpecification") == nullptr);
}

TEST_CASE("routes of an HTTP API from get-apis, get-routes, get-integrations and get-stages", "[import]") {
    const std::string api = R"({"Items": [{"ApiId": "abc123", "Name": "shop", "ProtocolType": "HTTP"}]})";
    const std::string routes =
        R"({"Items": [{"RouteId": "r1", "RouteKey": "GET /orders/{id}", "Target": "integrations/i1", "AuthorizationType": "NONE", "ApiKeyRequired": false}, {"RouteId": "r2", "RouteKey": "GET /gone", "Target": "integrations/i9"}]})";
    const std::string integrations =
        R"({"Items": [{"IntegrationId": "i1", "IntegrationType": "AWS_PROXY", "IntegrationUri": ")" + kArn +
        R"(", "PayloadFormatVersion": "2.0", "TimeoutInMillis": 9000}]})";
    const std::string stages =
        R"({"Items": [{"StageName": "$default", "AutoDeploy": true, "DefaultRouteSettings": {"DetailedMetricsEnabled": false, "ThrottlingBurstLimit": 50, "ThrottlingRateLimit": 20.0}}]})";
    const importing::Imported result = answers({kFunctions, routes, integrations, stages, api});
    INFO(document::toLines(result.problems));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    const Node& root = *result.scenario;
    CHECK(textAt(root, "/Workloads/shopClients/Route") == "\"GET /orders/{id}\"");
    CHECK(textAt(root, "/Resources/shop/Properties/ApiId") == "\"abc123\"");  // by which recordings know it
    CHECK(textAt(root, "/Resources/shopIntegrationI1/Properties/TimeoutInMillis") == "9000");
    CHECK(says(result.report, Fate::LeftOut, "its integration is in no file here"));
    CHECK(at(root, "/Workloads/placeOrderCallers") == nullptr);
    static_cast<void>(loaded(root));
}

TEST_CASE("methods of a REST API from get-rest-apis, get-resources and get-stages", "[import]") {
    const std::string api =
        R"({"items": [{"id": "r9", "name": "old", "endpointConfiguration": {"types": ["REGIONAL"]}}]})";
    const std::string resources =
        R"({"items": [{"id": "root", "path": "/"}, {"id": "a1", "parentId": "root", "pathPart": "x", "path": "/x", "resourceMethods": {"GET": {"httpMethod": "GET", "apiKeyRequired": false, "methodIntegration": {"type": "AWS_PROXY", "httpMethod": "POST", "uri": "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/)" +
        kArn + R"(/invocations", "timeoutInMillis": 29000}}}}]})";
    const std::string stages =
        R"({"item": [{"deploymentId": "d", "stageName": "prod", "cacheClusterEnabled": false, "methodSettings": {"*/*": {"throttlingBurstLimit": 10, "throttlingRateLimit": 5.0, "cachingEnabled": false}}}]})";
    const Node root = scenarioOf({kFunctions, api, resources, stages});
    CHECK(textAt(root, "/Workloads/oldClients/Route") == "\"GET /x\"");
    CHECK(textAt(root, "/Resources/oldStageProd/Properties/MethodSettings/0/ThrottlingRateLimit") == "5.0");
    CHECK(textAt(root, "/Resources/old/Properties/EndpointConfiguration/Types/0") == "\"REGIONAL\"");
}

TEST_CASE("two answers of one function are one function; a template's table learns what it holds", "[import]") {
    const std::string one =
        R"({"Configuration": {"FunctionName": "place-order", "FunctionArn": ")" + kArn +
        R"(", "Runtime": "nodejs22.x", "MemorySize": 1024, "Timeout": 7}, "Concurrency": {"ReservedConcurrentExecutions": 9}})";
    const Node root = scenarioOf({kTable, kFunctions, one});
    CHECK(textAt(root, "/Resources/placeOrder/Properties/ReservedConcurrentExecutions") == "9");
    CHECK(at(root, "/Resources/placeOrder2") == nullptr);
    const FileFolder files;
    files.write(
        "t.yaml",
        "Resources:\n  Orders: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [{ AttributeName: k, KeyType: "
        "HASH }], AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], TableName: orders-prod, BillingMode: "
        "PAY_PER_REQUEST } }\n");
    const importing::Imported both = files.write("table.json", kTable).importAll({"table.json", "t.yaml"});
    INFO(document::toLines(both.problems));
    REQUIRE(both.scenario);
    CHECK(textAt(*both.scenario, "/Resources/Orders/Behavior/ItemCount") == "2000");
    CHECK(textAt(*both.scenario, "/Resources/Orders/Properties/BillingMode") == "\"PAY_PER_REQUEST\"");
    CHECK(at(*both.scenario, "/Resources/ordersProd") == nullptr);
    CHECK(says(both.report, Fate::Taken, "Orders: is orders-prod in the account: how many items it holds"));
}

TEST_CASE("a table with replicas is a global table; with provisioned capacity its regions are told", "[import]") {
    const std::string table =
        R"({"Table": {"TableName": "orders", "TableArn": "arn:aws:dynamodb:eu-west-1:1:table/orders", "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}], "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}], "BillingModeSummary": {"BillingMode": "PAY_PER_REQUEST"}, "OnDemandThroughput": {"MaxReadRequestUnits": 100, "MaxWriteRequestUnits": 50}, "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "NEW_AND_OLD_IMAGES"}, "Replicas": [{"RegionName": "us-east-1", "ReplicaStatus": "ACTIVE"}, {"RegionName": "eu-west-1", "ReplicaStatus": "ACTIVE"}]}})";
    const FileFolder files;
    importing::Given given;
    given.regionChosen = false;
    const importing::Imported result = files.write("orders.json", table).importAll({"orders.json"}, given);
    INFO(document::toLines(result.problems));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    const std::string properties = "/Resources/orders/Properties/";
    CHECK(textAt(*result.scenario, "/Resources/orders/Type") == "\"AWS::DynamoDB::GlobalTable\"");
    CHECK(textAt(*result.scenario, properties + "Replicas/0/Region") == "\"eu-west-1\"");
    CHECK(textAt(*result.scenario, properties + "Replicas/1/Region") == "\"us-east-1\"");
    CHECK(at(*result.scenario, properties + "Replicas/2") == nullptr);
    CHECK(textAt(*result.scenario, properties + "WriteOnDemandThroughputSettings/MaxWriteRequestUnits") == "50");
    static_cast<void>(loaded(*result.scenario));
    std::string provisioned = kTable;
    provisioned.replace(provisioned.find("\"TableSizeBytes\""), 0, R"("Replicas": [{"RegionName": "us-west-2"}], )");
    const importing::Imported told = answers({provisioned});
    REQUIRE(told.scenario);
    CHECK(says(told.report, Fate::LeftOut, "ordersProd.Replicas: a global table with provisioned capacity"));
}

TEST_CASE("get-template: the template in it", "[import]") {
    const Node root = scenarioOf(
        {R"({"TemplateBody": {"Resources": {"T": {"Type": "AWS::DynamoDB::Table", "Properties": {"KeySchema": [{"AttributeName": "k", "KeyType": "HASH"}], "AttributeDefinitions": [{"AttributeName": "k", "AttributeType": "S"}], "BillingMode": "PAY_PER_REQUEST"}}}}, "StagesAvailable": ["Original"]})"});
    CHECK(at(root, "/Resources/T") != nullptr);
    const Node text = scenarioOf(
        {R"({"TemplateBody": "Resources:\n  T:\n    Type: AWS::DynamoDB::Table\n    Properties: { KeySchema: [{ AttributeName: k, KeyType: HASH }], AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], BillingMode: PAY_PER_REQUEST }\n"})"});
    CHECK(at(text, "/Resources/T") != nullptr);
}

TEST_CASE("the account's quota and the times to live of a cluster come from their answers", "[import]") {
    const std::string limits =
        R"({"AccountLimit": {"TotalCodeSize": 80530636800, "ConcurrentExecutions": 350}, "AccountUsage": {"FunctionCount": 1}})";
    const std::string cluster =
        R"({"Clusters": [{"ClusterName": "cache", "NodeType": "dax.t3.small", "TotalNodes": 3, "ParameterGroup": {"ParameterGroupName": "fast"}}]})";
    const std::string times =
        R"({"Parameters": [{"ParameterName": "query-ttl-millis", "ParameterValue": "60000"}, {"ParameterName": "record-ttl-millis", "ParameterValue": "120000"}]})";
    const Node root = scenarioOf({kFunctions, limits, cluster, times});
    CHECK(textAt(root, "/Quotas/Lambda/ConcurrentExecutions") == "350");
    CHECK(textAt(root, "/Resources/cache/Properties/ParameterGroupName/Ref") == "\"cacheParameters\"");
    const std::string values = "/Resources/cacheParameters/Properties/ParameterNameValues/";
    CHECK(textAt(root, values + "query-ttl-millis") == "\"60000\"");
    CHECK(textAt(root, values + "record-ttl-millis") == "\"120000\"");
    loaded(root);
}
