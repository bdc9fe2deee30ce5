// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/part_fields.hpp"

#include <set>
#include <string>

#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::apigateway;

TEST_CASE("check finds what AWS refuses", "[apigateway]") {
    Spec good;
    good.routes = {{"GET /items/{id}", "Mock"}, {"$default", "Function"}, {"ANY /{proxy+}", "Function"}};
    CHECK(check(good).empty());
    CHECK(check(Spec{}).at(0).where == "/Routes");

    for (const char* key :
         {"GET", "GET items", "get /items", "FETCH /items", "GET  /items", "GET /a b", "", "default"}) {
        Spec bad = good;
        bad.routes[0].key = key;
        INFO(key);
        CHECK(check(bad).size() == 1);
    }
    Spec fast = good;
    fast.routes[0].throttlingRateLimit = 10'001.0;
    fast.routes[1].throttlingBurstLimit = 5'001;
    const auto errors = check(fast);
    REQUIRE(errors.size() == 2);
    CHECK(errors[0].where == "/Routes/GET ~1items~1{id}/ThrottlingRateLimit");
    CHECK(errors[0].code == base::Errc::Refused);
    CHECK(errors[1].where == "/Routes/$default/ThrottlingBurstLimit");
    CHECK(check(fast, {20'000.0, 10'000.0}).empty());

    Spec slow = good;
    slow.overhead = base::Distribution::exponential(-1.0);
    CHECK(check(slow).size() == 1);
}

// The Guide's tables: REST APIs wait 29 s, regional and private ones longer where the account's quota was raised.
TEST_CASE("each kind of API has its own rules", "[apigateway]") {
    Spec rest;
    rest.kind = ApiKind::Rest;
    rest.routes = {{"GET /items", "Function", 29'000}};
    CHECK(check(rest).empty());
    rest.routes[0].timeoutInMillis = 60'000;
    CHECK(check(rest).at(0).where == "/Routes/GET ~1items/TimeoutInMillis");
    AccountQuota raised;
    raised.restTimeoutMillis = 60'000;
    CHECK(check(rest, raised).empty());
    rest.endpoint = EndpointType::Edge;
    CHECK(check(rest, raised).size() == 1);
    rest.routes[0] = {"$default", "Function", 29'000};
    CHECK(check(rest).size() == 1);

    Spec streamed;
    streamed.kind = ApiKind::Rest;
    streamed.endpoint = EndpointType::Edge;
    streamed.routes = {{"GET /items", "Function", 900'000}};
    streamed.routes[0].streams = true;
    CHECK(check(streamed).empty());
    streamed.routes[0].cacheTtlInSeconds = 60;
    streamed.stages = {{"dev", {}, 0.5}};
    CHECK(check(streamed).at(0).what.find("not cached") != std::string::npos);
    streamed.routes[0].cacheTtlInSeconds.reset();
    streamed.routes[0].integration = "Mock";
    CHECK(check(streamed).at(0).where == "/Routes/GET ~1items/ResponseTransferMode");
    streamed.kind = ApiKind::Http;
    streamed.stages.clear();
    streamed.routes[0].timeoutInMillis = 29'000;
    CHECK(check(streamed).at(0).what.find("only REST APIs stream") != std::string::npos);

    Spec http;
    http.routes = {{"GET /items", "Function"}};
    http.routes[0].cacheTtlInSeconds = 60;
    http.stages = {{"dev", {{"*", {10'001.0, {}}}}, 0.5}};
    http.plans = {{"Plan"}};
    CHECK(check(http).size() == 4);  // the route's cache, the stage's limit and cache, the plan

    Spec sockets;
    sockets.kind = ApiKind::WebSocket;
    sockets.routes = {{"$connect", "Mock", 29'000}, {"send message", "Mock", 29'000}, {"join", "Mock", 29'001}};
    sockets.routes[2].authorizer = "Door";
    CHECK(check(sockets).size() == 3);  // a blank in the key, the timeout, an authorizer beside $connect
}

// The property lists of CloudFormation's and SAM's references, read 2026-11.
TEST_CASE("every property of the two types is on one list, with a reason", "[apigateway]") {
    const std::set<std::string_view> api{"ApiId",  // of answers and states, not of templates: recordings go by it
                                         "ApiKeySelectionExpression",
                                         "BasePath",
                                         "Body",
                                         "BodyS3Location",
                                         "CorsConfiguration",
                                         "CredentialsArn",
                                         "Description",
                                         "DisableExecuteApiEndpoint",
                                         "DisableSchemaValidation",
                                         "FailOnWarnings",
                                         "IpAddressType",
                                         "Name",
                                         "ProtocolType",
                                         "RouteKey",
                                         "RouteSelectionExpression",
                                         "Tags",
                                         "Target",
                                         "Version"};
    const std::set<std::string_view> serverless{"AccessLogSettings",
                                                "Auth",
                                                "CorsConfiguration",
                                                "DefaultRouteSettings",
                                                "DefinitionBody",
                                                "DefinitionUri",
                                                "Description",
                                                "DisableExecuteApiEndpoint",
                                                "Domain",
                                                "FailOnWarnings",
                                                "Name",
                                                "PropagateTags",
                                                "RouteSettings",
                                                "StageName",
                                                "StageVariables",
                                                "Tags"};
    const auto listed = [](const auto& fields, const auto& others) {
        std::multiset<std::string_view> names;
        for (const auto& field : fields) {
            CHECK_FALSE(field.info.doc.empty());
            CHECK_FALSE(field.info.source.empty());
            if (field.info.place == base::FieldPlace::Properties) names.insert(field.info.name);
        }
        for (const auto& other : others) {
            CHECK_FALSE(other.reason.empty());
            names.insert(other.name);
        }
        return names;
    };
    const auto first = listed(kFields, kOtherProperties);
    CHECK(std::set<std::string_view>(first.begin(), first.end()) == api);
    CHECK(first.size() == api.size());
    const auto second = listed(kServerlessFields, kServerlessOtherProperties);
    CHECK(std::set<std::string_view>(second.begin(), second.end()) == serverless);
    CHECK(second.size() == serverless.size());
}

TEST_CASE("the defaults that the tables show are the structs' own", "[apigateway]") {
    const RouteSpec route;
    CHECK(std::to_string(route.timeoutInMillis) == kRouteFields[2].info.defaultText);
    CHECK(kRouteFields[2].info.high == 900'000.0);  // the kind of API decides: see check()
    CHECK(kOverheadField.info.guess);
    CHECK(defaultOverhead(ApiKind::Http) == Spec{}.overhead);
    CHECK(defaultOverhead(ApiKind::Rest).quantile(0.5).value() == Approx(0.010));
    CHECK(defaultOverhead(ApiKind::Rest).quantile(0.99).value() == Approx(0.030));
    CHECK(kRestOverheadField.info.guess);
    CHECK(kRestOverheadField.info.defaultText.find("\"10ms\", \"P99\": \"30ms\"") != std::string_view::npos);
    CHECK(std::to_string(AuthorizerSpec{}.ttlSeconds) == kAuthorizerFields[3].info.defaultText);
    CHECK(AccountQuota{}.restTimeoutMillis == kLongestRestTimeoutMillis);
    CHECK(kLongestTtlSeconds == 3'600);
}
