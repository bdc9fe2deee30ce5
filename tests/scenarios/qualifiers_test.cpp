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

// What F:live, by whoever calls it, is: 10 requests a second for ten minutes.
TEST_CASE("a function's alias is called by its name, in any form that templates have", "[qualifiers]") {
    const auto invocations = [](const std::string& target) {
        std::string text = published(url("live"));
        const std::string users = R"("W": { "Target": "F")";
        text.replace(text.find(users), users.size(), R"("W": { "Target": )" + target);
        const auto loaded = load(text);
        INFO(target << "\n" << errorsOf(loaded));
        REQUIRE(loaded.scenario);
        return figuresOf(loaded, "F").at("Invocations");
    };
    for (const char* target : {R"("F:live")", R"("F:V")", R"("F:1")", R"({ "Fn::Sub": "${F}:live" })",
                               R"({ "Fn::Sub": "${F.Arn}:${V.Version}" })",
                               R"({ "Fn::Sub": ["${Code}:live", { "Code": { "Ref": "F" } }] })"})
        CHECK(invocations(target) > 5'500.0);
    for (const char* wrong : {R"("F:lvie")", R"("F:")"}) {
        std::string text = published(url("live"));
        const std::string users = R"("W": { "Target": "F")";
        text.replace(text.find(users), users.size(), std::string(R"("W": { "Target": )") + wrong);
        CHECK(holds(errorsOf(load(text)), "names no alias or version of F"));
    }
}

TEST_CASE("a function's own FunctionName stands for it", "[qualifiers]") {
    std::string text = published(R"("S": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": {
 "ServiceNamespace": "lambda", "ScalableDimension": "lambda:function:ProvisionedConcurrency",
 "ResourceId": "function:orders:live", "MinCapacity": 1, "MaxCapacity": 5 } })");
    const std::string before = errorsOf(load(text));
    CHECK(holds(before, "\"orders\" is not a function of this design"));
    const std::string properties = R"("F": { "Type": "AWS::Lambda::Function", "Properties": { )";
    text.replace(text.find(properties), properties.size(), properties + R"("FunctionName": "orders", )");
    CHECK(errorsOf(load(text)).empty());
}

TEST_CASE("a URL's Qualifier says which alias its callers reach", "[qualifiers]") {
    const std::string two =
        R"("V": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": { "Ref": "F" } } },
 "V2": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": { "Ref": "F" } } },
 "A": { "Type": "AWS::Lambda::Alias", "Properties": { "FunctionName": { "Ref": "F" }, "Name": "live", "FunctionVersion": { "Fn::GetAtt": ["V", "Version"] } } },
 "B": { "Type": "AWS::Lambda::Alias", "Properties": { "FunctionName": { "Ref": "F" }, "Name": "beta", "FunctionVersion": { "Fn::GetAtt": ["V2", "Version"] } } }, )";
    const auto loaded =
        load(file(two + url("beta"), R"("W": { "Target": "U", "Arrivals": { "Poisson": { "Rate": "10/s" } } })"));
    CHECK(figuresOf(loaded, "F:V2").at("Invocations") > 5'500.0);
    CHECK(figuresOf(loaded, "F").at("Invocations") == 0.0);
    // A deployment takes the environments of all versions: one cold start more of what had one in the warm-up.
    const auto deployed =
        load(file(two + url("beta"), R"("W": { "Target": "U", "Arrivals": { "Constant": { "Rate": "1/s" } } })",
                  R"("Events": [ { "At": "5m", "Kind": "Deploy", "Target": "F" } ])"));
    CHECK(figuresOf(deployed, "F:V2").at("ColdStarts") == 1.0);
    const auto second =
        url("beta") + R"(, "U2": { "Type": "AWS::Lambda::Url", "Properties": { "TargetFunctionArn": { "Ref": "F" },
 "AuthType": "NONE", "Qualifier": "beta" } })";
    CHECK(holds(refused(two + second), "is the second URL of F"));
    std::string open = url("beta");
    open.replace(open.find("NONE"), 4, "OPEN");
    CHECK(holds(refused(two + open), R"(must be "AWS_IAM" or "NONE")"));
}

TEST_CASE("what reads or hears a function names its alias, or is told", "[qualifiers]") {
    const std::string table =
        R"("T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST",
   "StreamSpecification": { "StreamViewType": "KEYS_ONLY" } }, "Behavior": { "ItemCount": 10 } }, )";
    const auto reads = [&](const char* function) {
        return errorsOf(load(published(
            table + R"("M": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": ")" +
            function +
            R"(", "EventSourceArn": { "Fn::GetAtt": ["T", "StreamArn"] }, "StartingPosition": "TRIM_HORIZON" } })")));
    };
    CHECK(reads("F:live").empty());
    CHECK(holds(reads("F:lvie"), "names no alias or version of F"));
    const auto hears = [&](const char* function) {
        return errorsOf(load(published(
            R"("E": { "Type": "AWS::Lambda::EventInvokeConfig", "Properties": { "FunctionName": { "Ref": "G" },
  "Qualifier": "$LATEST", "DestinationConfig": { "OnSuccess": { "Destination": ")" +
            std::string(function) + R"(" } } } })")));
    };
    CHECK(hears("F:live").empty());
    CHECK(holds(hears("F:lvie"), "names no alias or version of F"));
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
