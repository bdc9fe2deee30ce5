// SPDX-License-Identifier: GPL-3.0-or-later
// Routes that ask an AWS service by themselves: the shorthand, and both generations of integrations.
#include <algorithm>

#include "tests/scenarios/api_file.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

const std::string kTable =
    R"(, "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" },
   "Behavior": { "ItemCount": 1000, "ItemSize": "3KB" } })";
/// One write unit a second: most of ten puts a second are throttled once the burst is used up.
const std::string kSmallTable =
    R"(, "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED",
   "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 1 } },
   "Behavior": { "ItemCount": 1000, "ItemSize": "1KB", "InitialBurst": 0 } })";

std::string service(const std::string& more) {
    return R"("GET /items/{id}": { "Integration": { "Service": )" + more + " } }";
}

std::string method(const std::string& integration, const std::string& behavior = "") {
    return R"("Api": { "Type": "AWS::ApiGateway::RestApi", "Properties": {} },
 "M": { "Type": "AWS::ApiGateway::Method", "Properties": { "RestApiId": { "Ref": "Api" }, "HttpMethod": "POST",
  "ResourceId": { "Fn::GetAtt": ["Api", "RootResourceId"] }, "Integration": { "Type": "AWS", "IntegrationHttpMethod": "POST", )" +
           integration + " } }" + (behavior.empty() ? "" : R"(, "Behavior": )" + behavior) + " }";
}

std::string uri(const std::string& action) {
    return R"("Uri": { "Fn::Sub": "arn:aws:apigateway:${AWS::Region}:)" + action + "\" }";
}

const std::string kPut =
    uri("dynamodb:action/PutItem") +
    R"(, "RequestTemplates": { "application/json": { "Fn::Join": ["", ["{ \"TableName\": \"", { "Ref": "T" }, "\", \"Item\": {} }"]] } })";
const std::string kAnswers = R"(, "IntegrationResponses": [ { "StatusCode": "200" } ])";

std::map<std::string, double> tableFigures(const std::string& resources) {
    return figuresOf(load(file(resources, kLoad)), "T");
}

bool warns(const format::LoadedScenario& loaded, const std::string& text) {
    return std::ranges::any_of(loaded.problems, [&](const document::Problem& one) {
        return one.severity == document::Severity::Warning && holds(one.text, text);
    });
}

}  // namespace

// By hand: 600 s at 10/s; an item of 3 KB costs half a unit, or one where it is read consistently.
TEST_CASE("a route reads a table without a function", "[format]") {
    const auto loaded = load(
        file(rest(service(R"("dynamodb:GetItem", "Target": { "Ref": "T" }, "ConsistentRead": true)")) + kTable, kLoad));
    const apigateway::RouteSpec& route = apiOf(loaded).routes.at(0);
    CHECK(route.integration == "T");
    CHECK(route.service->consistentRead);
    REQUIRE(route.service->key);  // nobody says which: every item of the table alike
    CHECK(base::keyCount(*route.service->key) == 1'000);
    const auto api = figuresOf(loaded, "Api");
    const auto table = figuresOf(loaded, "T");
    CHECK(table.at("ConsumedReadCapacityUnits") == Approx(api.at("Count")).margin(3.0));
    std::vector<base::MeterReading> readings;
    figuresOf(loaded, "Api", &readings);
    CHECK(static_cast<double>(readings.at(1).granules) == Approx(api.at("Count") * 3'072.0).margin(10'000.0));
    CHECK(figuresOf(loaded, "F").at("Invocations") == 0.0);
}

TEST_CASE("a canary beside an action leaves the action what it is", "[format]") {
    const std::string canary =
        R"(, "Prod": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": "Api", "StageName": "prod", "CanarySetting": { "PercentTraffic": 50 } } })";
    const auto figures =
        tableFigures(rest(service(R"("dynamodb:PutItem", "Target": "T", "ItemSize": "1KB")")) + kTable + canary);
    CHECK(figures.at("ConsumedWriteCapacityUnits") > 5'500.0);
    CHECK(figures.at("ConsumedReadCapacityUnits") == 0.0);
}

TEST_CASE("the workload's Key says which items a route's action asks for", "[format]") {
    const std::string workload = loadOn(R"("Key": { "Uniform": { "Keys": 7 } })");
    const auto loaded = load(file(rest(service(R"("dynamodb:GetItem", "Target": "T")")) + kTable, workload));
    CHECK_FALSE(apiOf(loaded).routes.at(0).service->key);
    CHECK(base::keyCount(*loaded.scenario->designs[0].workloads.at(0).mix.at(0).key) == 7);
    CHECK(std::ranges::none_of(loaded.problems, [](const auto& one) { return holds(one.text, "has no effect"); }));
}

TEST_CASE("an action in a method's Uri finds its table in the request template", "[format]") {
    const auto loaded = load(file(method(kPut + kAnswers) + kTable, kLoad));
    CHECK(apiOf(loaded).routes.at(0).integration == "T");
    CHECK(apiOf(loaded).routes.at(0).service->action == "dynamodb:PutItem");
    CHECK(warns(loaded, "lets errors come back as 200"));
    CHECK(figuresOf(loaded, "T").at("ConsumedWriteCapacityUnits") > 3.0 * 5'500.0);
    // The items that are there have 3 KB: a put of 5 KB costs 5 units, one of 1 KB would still cost 3.
    const auto said =
        load(file(method(uri("dynamodb:action/PutItem") + kAnswers,
                         R"({ "Service": { "Target": "T", "ItemSize": "5KB", "Key": { "Sequential": {} } } })") +
                      kTable,
                  kLoad));
    CHECK(figuresOf(said, "T").at("ConsumedWriteCapacityUnits") > 5.0 * 5'500.0);
}

// Integration responses as AWS applies them: the first pattern that matches the service's status, else the default.
TEST_CASE("a table's throttle comes back as the integration's responses say", "[format]") {
    const auto errors = [](const std::string& responses) {
        const auto loaded = load(file(
            method(kPut + R"(, "IntegrationResponses": [ { "StatusCode": "200" })" + responses + " ]") + kSmallTable,
            kLoad));
        return figuresOf(loaded, "Api");
    };
    const auto mapped = errors(
        R"(, { "SelectionPattern": "4\\d{2}", "StatusCode": "429" }, { "SelectionPattern": "5\\d{2}", "StatusCode": "500" })");
    CHECK(mapped.at("4XXError") > 4'000.0);
    CHECK(mapped.at("5XXError") == 0.0);
    const auto unmapped = errors("");
    CHECK(unmapped.at("4XXError") == 0.0);
    CHECK(unmapped.at("5XXError") == 0.0);
    CHECK(holds(
        refused(method(kPut + R"(, "IntegrationResponses": [ { "SelectionPattern": "4..", "StatusCode": "400" } ])") +
                kTable),
        "has no response for a success"));
    CHECK(holds(refused(method(kPut) + kTable), "has no response for a success"));
    CHECK(holds(
        refused(
            method(
                kPut +
                R"(, "IntegrationResponses": [ { "StatusCode": "200" }, { "SelectionPattern": "(", "StatusCode": "400" } ])") +
            kTable),
        "is no regular expression"));
}

TEST_CASE("a server that is no proxy's answers its failures as the integration's responses say", "[format]") {
    const auto server = [](const std::string& type, const std::string& responses) {
        std::string text = method(R"("Uri": "https://x")" + responses,
                                  R"({ "Http": { "Latency": "1ms", "FailureRate": 0.5, "FailureStatus": 503 } })");
        const std::string aws = R"("Type": "AWS")";
        return text.replace(text.find(aws), aws.size(), R"("Type": ")" + type + "\"");
    };
    const std::string mapped =
        R"(, "IntegrationResponses": [ { "StatusCode": "200" }, { "SelectionPattern": "5..", "StatusCode": "502" } ])";
    CHECK(apiOf(load(file(server("HTTP", mapped), kLoad))).routes.at(0).http->failureStatus == 502);
    CHECK(apiOf(load(file(server("HTTP_PROXY", mapped), kLoad))).routes.at(0).http->failureStatus == 503);
    CHECK(warns(load(file(server("HTTP", kAnswers), kLoad)), "lets errors come back as 200"));
    CHECK(holds(refused(server("HTTP", "")), "has no response for a success"));
}

TEST_CASE("the table counts its own throttles", "[format]") {
    const auto figures =
        tableFigures(rest(service(R"("dynamodb:PutItem", "Target": "T", "ItemSize": "1KB")")) + kSmallTable);
    CHECK(figures.at("ThrottledRequests") > 4'000.0);
}

TEST_CASE("a function behind Type AWS is invoked like any other", "[format]") {
    const std::string invoke = uri("lambda:path/2015-03-31/functions/${F.Arn}/invocations") + kAnswers;
    const auto loaded = load(file(method(invoke), kLoad));
    CHECK(apiOf(loaded).routes.at(0).service->action == "lambda:InvokeFunction");
    CHECK(apiOf(loaded).routes.at(0).service->clientError == 200);
    CHECK(figuresOf(loaded, "F").at("Invocations") > 5'000.0);
}

TEST_CASE("an asynchronous invocation goes to the function's queue, and is answered before it runs", "[format]") {
    const auto check = [](const std::string& resources) {
        const auto loaded = load(file(resources, kLoad));
        CHECK(apiOf(loaded).routes.at(0).service->asynchronous);
        const auto function = figuresOf(loaded, "F");
        CHECK(function.at("Invocations") > 5'000.0);
        CHECK(function.at("AsyncEventsReceived") == Approx(figuresOf(loaded, "Api").at("Count")).margin(1.0));
    };
    check(rest(service(R"("lambda:InvokeFunction", "Target": "F", "InvocationType": "Event")")));
    check(method(uri("lambda:path/2015-03-31/functions/${F.Arn}/invocations") + kAnswers +
                 R"(, "RequestParameters": { "integration.request.header.X-Amz-Invocation-Type": "'Event'" })"));
}

TEST_CASE("services without a model are refused by name, whoever asks", "[format]") {
    const auto shorthand = [](const std::string& action) {
        return refused(rest(service("\"" + action + R"(", "Target": "F")")));
    };
    CHECK(holds(shorthand("states:StartExecution"), "\"F\" is Lambda; states:StartExecution asks a state machine"));
    CHECK(holds(shorthand("states:StopExecution"), "no execution by name here"));
    CHECK(holds(shorthand("sqs:SendMessage"), "\"F\" is Lambda; sqs:SendMessage asks a queue"));
    CHECK(holds(shorthand("dynamodb:GetItems"), "did you mean \"dynamodb:GetItem\""));
    CHECK(holds(shorthand("dynamodb:GetItem"), "\"F\" is Lambda; dynamodb:GetItem asks a table"));
    CHECK(holds(refused(method(uri("sqs:action/SendMessage") + kAnswers)), "no \"QueueUrl\""));
    CHECK(holds(refused(method(uri("states:action/StartSyncExecution") + kAnswers)), "no \"stateMachineArn\""));
    CHECK(holds(refused(method(uri("translate:action/TranslateText") + kAnswers)), "is not an action known here"));
    CHECK(holds(refused(method(uri("dynamodb:action/PutItem") + kAnswers) + kTable), "does not say what is asked"));
    const auto http = [](const std::string& subtype) {
        return refused(
            R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": { "GET /": "F" } },
 "I": { "Type": "AWS::ApiGatewayV2::Integration", "Properties": { "ApiId": "Api", "IntegrationType": "AWS_PROXY", "IntegrationSubtype": ")" +
            subtype + "\" } }");
    };
    CHECK(holds(http("StepFunctions-StartExecution"), "does not say what is asked"));
    CHECK(holds(http("SQS-SendMessage"), "does not say what is asked"));
    for (const char* subtype : {"StepFunctions-StopExecution", "SQS-ReceiveMessage", "EventBridge-PutEvents",
                                "Kinesis-PutRecord", "AppConfig-GetConfiguration"})
        CHECK(holds(http(subtype), "is not modelled yet: there is no"));
    CHECK(holds(http("SQS-SendMesage"), "did you mean \"SQS-SendMessage\""));
}

TEST_CASE("calls of services are checked against the rules of both sides", "[format]") {
    const std::string http =
        R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": { )";
    CHECK(holds(refused(http + service(R"("dynamodb:GetItem", "Target": "T")") + " } }" + kTable),
                "has the actions of its integration subtypes alone"));
    const auto wrong = [](const std::string& call) { return refused(rest(service(call)) + kTable); };
    CHECK(holds(wrong(R"("dynamodb:PutItem", "Target": "T", "ConsistentRead": true)"),
                "ConsistentRead belongs to reads"));
    CHECK(holds(wrong(R"("dynamodb:GetItem", "Target": "T", "Items": 3)"), "one item"));
    CHECK(holds(wrong(R"("dynamodb:GetItem", "Target": "T", "InvocationType": "Event")"), "invocations of a function"));
    CHECK(holds(wrong(R"("lambda:InvokeFunction", "Target": "F", "Items": 3)"), "an invocation has none"));
    CHECK(holds(wrong(R"("dynamodb:GetItem")"), "lacks \"Target\""));
    CHECK(holds(wrong(R"("dynamodb:GetItem", "Target": "T", "Tabel": 1)"), "is not a property"));
    CHECK(holds(refused(method(uri("dynamodb:action/PutItem") + kAnswers + R"(, "ConnectionType": "WIRE")") + kTable),
                "\"WIRE\" is not one of"));
}

TEST_CASE("what a route's action writes makes items of its table", "[format]") {
    const auto writesOf = [](const std::string& action, const std::string& keyed) {
        const auto loaded =
            load(file(rest(service(R"("dynamodb:)" + action + R"(", "Target": "T")" + keyed)) + kTable, kLoad));
        const auto& resources = loaded.scenario->designs[0].resources;
        return std::get<dynamodb::Spec>(std::ranges::find(resources, "T", &format::Resource::name)->spec);
    };
    const std::string endless = R"(, "Key": { "Sequential": {} })";
    CHECK(writesOf("PutItem", endless).writeKeys == std::vector<base::KeyPopularity>{base::SequentialKeys{}});
    CHECK(writesOf("GetItem", endless).writeKeys.empty());
    CHECK(writesOf("DeleteItem", endless).deletes);
}

TEST_CASE("routes of one integration, or of one Server, ask one server", "[format]") {
    const auto queued = [](const std::string& resources) {
        const std::string both =
            R"("A": { "Target": "Api", "Route": "GET /a", "Arrivals": { "Poisson": { "Rate": "6/s" } } },
  "B": { "Target": "Api", "Route": "GET /b", "Arrivals": { "Poisson": { "Rate": "6/s" } } })";
        const auto figures = figuresOf(load(file(resources, both)), "Api");
        return figures.at("BackendQueued") / figures.at("Count");
    };
    const std::string server = R"("Latency": "100ms", "MaxConnections": 2)";
    const std::string integration =
        R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" } },
 "I": { "Type": "AWS::ApiGatewayV2::Integration", "Properties": { "ApiId": { "Ref": "Api" }, "IntegrationType": "HTTP_PROXY",
   "IntegrationMethod": "GET", "IntegrationUri": "https://example.com", "PayloadFormatVersion": "1.0" }, "Behavior": { "Http": { )" +
        server + R"( } } },
 "RA": { "Type": "AWS::ApiGatewayV2::Route", "Properties": { "ApiId": { "Ref": "Api" }, "RouteKey": "GET /a", "Target": { "Fn::Sub": "integrations/${I}" } } },
 "RB": { "Type": "AWS::ApiGatewayV2::Route", "Properties": { "ApiId": { "Ref": "Api" }, "RouteKey": "GET /b", "Target": { "Fn::Sub": "integrations/${I}" } } })";
    const auto shorthand = [&](const std::string& more, const std::string& of = "") {
        return rest(R"("GET /a": { "Integration": { "Http": { )" + server + more +
                    R"( } } }, "GET /b": { "Integration": { "Http": { )" + server + more + of + " } } }");
    };
    // M/D/2 at 12/s of 20: more than a third wait; at 6/s of 20, which each of two servers has, about one in ten.
    CHECK(queued(integration) > 0.3);
    CHECK(queued(shorthand(R"(, "Server": "Shop")")) > 0.3);
    CHECK(queued(shorthand("")) < 0.2);
    CHECK(holds(refused(shorthand(R"(, "Server": "Shop")", R"(, "MaxQueue": 5)")), "is the server of GET /a as well"));
}

// As one API above; the second API's figures are of its own requests.
TEST_CASE("routes of several APIs with the same Server ask one server", "[format]") {
    const auto two = [](const std::string& more, const std::string& of) {
        const auto routes = [&](const std::string& server) {
            return R"("Routes": { "GET /a": { "Integration": { "Http": { "Latency": "100ms", "MaxConnections": 2)" +
                   server + " } } } } }";
        };
        return R"("Api": { "Type": "AWS::ApiGateway::RestApi", "Properties": {}, )" + routes(more) +
               R"(, "Other": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, )" +
               routes(more + of);
    };
    const auto queued = [&](const std::string& more) {
        const std::string both =
            R"("A": { "Target": "Api", "Arrivals": { "Poisson": { "Rate": "6/s" } } }, "B": { "Target": "Other", "Arrivals": { "Poisson": { "Rate": "6/s" } } })";
        const auto figures = figuresOf(load(file(two(more, ""), both)), "Other");
        return figures.at("BackendQueued") / figures.at("Count");
    };
    CHECK(queued(R"(, "Server": "Shop")") > 0.3);
    CHECK(queued("") < 0.2);
    const std::string said = refused(two(R"(, "Server": "Shop")", R"(, "MaxQueue": 5)"));
    CHECK(holds(said, "/Resources/Other/Routes/GET ~1a/Integration/Http/Server"));
    CHECK(holds(said, "is the server of GET /a of Api as well, of which other things are said"));
}

TEST_CASE("a route's query reads the index that it names", "[format]") {
    const std::string indexed =
        R"(, "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST",
   "GlobalSecondaryIndexes": [ { "IndexName": "byX", "KeySchema": [ { "AttributeName": "x", "KeyType": "HASH" } ], "Projection": { "ProjectionType": "KEYS_ONLY" } } ] },
   "Behavior": { "ItemCount": 1000, "ItemSize": "8KB" } })";
    const std::string query =
        uri("dynamodb:action/Query") +
        R"(, "RequestTemplates": { "application/json": "{ \"TableName\": \"t\", \"IndexName\": \"byX\" }" })";
    for (const std::string& resources : {rest(service(R"("dynamodb:Query", "Target": "T", "IndexName": "byX")")),
                                         method(query + kAnswers, R"({ "Service": { "Target": "T" } })")}) {
        const auto figures = tableFigures(resources + indexed);
        CHECK(figures.at("ConsumedReadCapacityUnits") == 0.0);
        CHECK(figures.at("index/byX/ConsumedReadCapacityUnits") > 0.4 * 5'500.0);  // half a unit each
    }
    CHECK(holds(refused(rest(service(R"("dynamodb:Query", "Target": "T", "IndexName": "no")")) + indexed),
                "is not an index of the table"));
    CHECK(holds(refused(rest(service(R"("dynamodb:GetItem", "Target": "T", "IndexName": "byX")")) + indexed),
                "belongs to Query and Scan"));
}
