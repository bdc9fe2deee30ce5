// SPDX-License-Identifier: GPL-3.0-or-later
// Aliases that do not exist, wherever they are named.
#include "tests/scenarios/api_file.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

/// F has an alias "live" of its one version; `more` are further resources.
std::string published(const std::string& more, const std::string& alias = "live") {
    return file(R"("V": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": { "Ref": "F" } } },
 "A": { "Type": "AWS::Lambda::Alias", "Properties": { "FunctionName": { "Ref": "F" }, "Name": ")" +
                    alias + R"(", "FunctionVersion": { "Fn::GetAtt": ["V", "Version"] } } }, )" + more,
                R"("W": { "Target": "F", "Arrivals": { "Poisson": { "Rate": "10/s" } } })");
}

std::string scaled(const std::string& qualifier) {
    return R"("S": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": { "ServiceNamespace": "lambda",
 "ScalableDimension": "lambda:function:ProvisionedConcurrency", "ResourceId": "function:F:)" +
           qualifier + R"(", "MinCapacity": 1, "MaxCapacity": 5 } })";
}

std::string invoked(const std::string& qualifier) {
    return R"("E": { "Type": "AWS::Lambda::EventInvokeConfig", "Properties": { "FunctionName": { "Ref": "F" },
 "Qualifier": ")" +
           qualifier + R"(", "MaximumRetryAttempts": 1 } })";
}

std::string url(const std::string& qualifier) {
    return R"("U": { "Type": "AWS::Lambda::Url", "Properties": { "TargetFunctionArn": { "Ref": "F" }, "AuthType": "NONE",
 "Qualifier": ")" +
           qualifier + "\" } }";
}

}  // namespace

TEST_CASE("an alias that does not exist is refused wherever it is named", "[qualifiers]") {
    for (const auto& part : {scaled, invoked, url}) {
        INFO(part("live"));
        CHECK(errorsOf(load(published(part("live")))).empty());
        const std::string wrong = errorsOf(load(published(part("lvie"))));
        CHECK(holds(wrong, "\"lvie\" names no alias"));
        CHECK(holds(wrong, "did you mean \"live\"?"));
    }
    // A version's number is given by AWS; a URL takes aliases alone.
    CHECK(errorsOf(load(published(scaled("1")))).empty());
    CHECK(errorsOf(load(published(invoked("1")))).empty());
    CHECK(holds(errorsOf(load(published(url("1")))), "names no alias of F"));
}

TEST_CASE("an alias is called as AWS lets it be", "[qualifiers]") {
    CHECK(errorsOf(load(published(url("Live-2_b"), "Live-2_b"))).empty());
    for (const char* name : {"$LATEST", "12", "a b"})
        CHECK(holds(errorsOf(load(published(scaled("1"), name))), "can be no alias"));
}

TEST_CASE("a problem is said at the alias, version or stage that holds the value", "[qualifiers]") {
    const std::string version =
        R"("V2": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": { "Ref": "G" },
 "ProvisionedConcurrencyConfig": { "ProvisionedConcurrentExecutions": 901 } } })";
    CHECK(holds(errorsOf(load(published(version))), "/Resources/V2/Properties/ProvisionedConcurrencyConfig"));
    const std::string stage = rest(R"("GET /a": { "Integration": "F" })") + R"(,
 "S": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": { "Ref": "Api" }, "StageName": "prod",
  "MethodSettings": [ { "HttpMethod": "*", "ResourcePath": "/*", "ThrottlingRateLimit": 10001 } ] } })";
    CHECK(holds(refused(stage), "/Resources/S:"));
}
