// SPDX-License-Identifier: GPL-3.0-or-later
// What an authorizer knows callers by (API Gateway API Reference, CreateAuthorizer, identitySource of both versions).
#include "tests/scenarios/api_file.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

const std::string kGuardedRest = rest(R"("GET /a/{id}": { "Integration": "F", "AuthorizerId": "Door" })");
const std::string kGuardedHttp =
    R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" },
 "Routes": { "GET /a/{id}": { "Integration": "F", "AuthorizerId": "Door" } } })";

/// A REQUEST authorizer that asks G, of a REST API or an HTTP API.
std::string requestDoor(bool rest, const std::string& properties, const std::string& behavior = "") {
    const std::string kind =
        rest ? R"("AWS::ApiGateway::Authorizer", "Properties": { "RestApiId": { "Ref": "Api" }, "Type")"
             : R"("AWS::ApiGatewayV2::Authorizer", "Properties": { "ApiId": { "Ref": "Api" }, "AuthorizerType")";
    return (rest ? kGuardedRest : kGuardedHttp) + R"(, "Door": { "Type": )" + kind +
           R"(: "REQUEST", "AuthorizerUri": "G")" + properties + " }" +
           (behavior.empty() ? "" : R"(, "Behavior": { )" + behavior + " }") + " }";
}

apigateway::AuthorizerSpec doorOf(const std::string& resources) {
    const auto loaded = load(file(resources, kLoad));
    return apiOf(loaded).authorizers.at(0);
}

std::string toldOf(const std::string& resources) {
    const auto loaded = load(file(resources, kLoad));
    REQUIRE(loaded.scenario);
    return document::toLines(loaded.problems);
}

const std::string kHeader = R"(, "IdentitySource": "method.request.header.Auth")";

}  // namespace

// AWS refuses to make it; a figure hangs on it no more than on a role, so the scenario stands.
TEST_CASE("a REQUEST authorizer that keeps policies without knowing whose is warned of", "[format]") {
    const std::string lacks = "/Resources/Door: warning: lacks \"IdentitySource\"";
    CHECK(holds(toldOf(requestDoor(true, "")), lacks));
    CHECK(holds(toldOf(requestDoor(true, "")), "for 300 s (CreateAuthorizer: \"Identity source must be set"));
    CHECK(holds(toldOf(requestDoor(true, R"(, "IdentitySource": "")")), lacks));
    CHECK(holds(toldOf(requestDoor(false, R"(, "AuthorizerResultTtlInSeconds": 60)")), lacks));
    CHECK(holds(toldOf(requestDoor(false, R"(, "AuthorizerResultTtlInSeconds": 60, "IdentitySource": [])")), lacks));
    CHECK(holds(refused(requestDoor(true, R"(, "IdentitySource": 5)")), "IdentitySource: must be a text"));
    for (const std::string& sound : {requestDoor(true, kHeader), requestDoor(false, ""),
                                     requestDoor(true, R"(, "AuthorizerResultTtlInSeconds": 0)")})
        CHECK_FALSE(holds(toldOf(sound), "IdentitySource"));
    CHECK(doorOf(requestDoor(true, kHeader)).ttlSeconds == 300);
}

TEST_CASE("what a policy is kept for follows from the identity sources", "[format]") {
    struct Row {
        bool rest;
        const char* sources;
        bool byRoute;
        bool byItem;
    };
    for (const Row& row :
         {Row{true, R"("method.request.header.Auth, method.request.querystring.Name")", false, false},
          Row{true, R"("method.request.header.Auth, context.httpMethod, context.resourcePath")", true, false},
          Row{true, R"("context.path")", true, true}, Row{true, R"({ "Fn::Sub": "context.path" })", true, true},
          Row{true, R"("method.request.path.id")", false, true},
          Row{true, R"("context.identity.sourceIp,stageVariables.pathological")", false, false},
          Row{false, R"(["$request.header.Auth"])", false, false},
          Row{false, R"(["$request.header.Auth", "$context.routeKey"])", true, false},
          Row{false, R"(["$context.http.path"])", true, true}, Row{false, R"(["$request.path.id"])", false, true}}) {
        INFO(row.sources);
        const apigateway::AuthorizerSpec door = doorOf(requestDoor(
            row.rest, R"(, "AuthorizerResultTtlInSeconds": 60, "IdentitySource": )" + std::string(row.sources)));
        CHECK(door.keptByRoute == row.byRoute);
        CHECK(door.keptByItem == row.byItem);
    }
}

// By hand: one caller, 10 requests a second for 610 s, policies kept for 300 s, the first 10 s not counted. With the
// header alone one policy is renewed twice at most, and G is asked as well by what comes meanwhile; with the path there
// are 50, of which each is renewed once at least.
TEST_CASE("an authorizer that looks at the path asks its function for each item", "[apis]") {
    const std::string load50 = loadOn(R"("Key": { "Uniform": { "Keys": 50 } })");
    const auto asked = [&](const std::string& sources) {
        return figuresOf(load(file(requestDoor(true, R"(, "IdentitySource": ")" + sources + "\"",
                                               R"("Identities": { "Uniform": { "Keys": 1 } })"),
                                   load50)),
                         "G")
            .at("Invocations");
    };
    const double once = asked("method.request.header.Auth");
    CHECK(once >= 1);
    CHECK(once <= 6);
    const double each = asked("method.request.header.Auth, context.path");
    CHECK(each >= 50);
    CHECK(each <= 110);
}

// By hand as above: a path without a parameter is one path, whatever items are asked for; an HTTP API's is like a REST
// API's, and says its items by Key.
TEST_CASE("a path that names no item is one for the authorizer, one that does wants a Key", "[apis]") {
    const std::string load50 = loadOn(R"("Key": { "Uniform": { "Keys": 50 } })");
    const std::string one = R"("Identities": { "Uniform": { "Keys": 1 } })";
    const auto asked = [&](const std::string& resources) {
        return figuresOf(load(file(resources, load50)), "G").at("Invocations");
    };
    std::string list = requestDoor(true, R"(, "IdentitySource": "context.path")", one);
    list.replace(list.find("/a/{id}"), std::string_view("/a/{id}").size(), "/a/all");
    CHECK(asked(list) >= 1);
    CHECK(asked(list) <= 6);
    const std::string http =
        requestDoor(false, R"(, "AuthorizerResultTtlInSeconds": 300, "IdentitySource": ["$context.path"])", one);
    CHECK(asked(http) >= 50);
    CHECK(asked(http) <= 110);
    const std::string wants = "lacks \"Key\": authorizer \"Door\" keeps its policies by the item";
    CHECK(holds(toldOf(http), wants));
    CHECK_FALSE(holds(document::toLines(load(file(http, load50)).problems), "Key"));
    CHECK_FALSE(holds(toldOf(list), wants));
}

TEST_CASE("who looks for nothing in a request cannot miss it, which is warned of", "[format]") {
    const std::string share = R"("Unauthenticated": 0.1)";
    const std::string needs = "/Resources/Door/Behavior/Unauthenticated: warning: needs IdentitySource";
    CHECK(holds(toldOf(requestDoor(true, R"(, "AuthorizerResultTtlInSeconds": 0)", share)), needs));
    CHECK(holds(toldOf(requestDoor(false, "", share)), needs));
    CHECK_FALSE(holds(toldOf(requestDoor(true, kHeader, share)), "IdentitySource"));
    CHECK(doorOf(requestDoor(true, kHeader, share)).unauthenticated == 0.1);
}
