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

/// F with an alias of either of two versions, A and B.
std::string twoAliases(const std::string& first, const std::string& second) {
    const auto version = [](const std::string& name) {
        return "\"" + name +
               R"(": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": { "Ref": "F" } } }, )";
    };
    const auto alias = [](const std::string& resource, const std::string& name, const std::string& of) {
        return "\"" + resource +
               R"(": { "Type": "AWS::Lambda::Alias", "Properties": { "FunctionName": { "Ref": "F" }, "Name": ")" +
               name + R"(", "FunctionVersion": { "Fn::GetAtt": [")" + of + R"(", "Version"] } } }, )";
    };
    return version("V") + version("V2") + alias("A", first, "V") + alias("B", second, "V2");
}

std::string onBeta(const std::string& target = "F:beta") {
    return R"("W": { "Target": ")" + target + R"(", "Arrivals": { "Poisson": { "Rate": "10/s" } } })";
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

TEST_CASE("an alias that SAM publishes has a name that an alias can have", "[qualifiers]") {
    const auto publishing = [](const std::string& name) {
        return errorsOf(
            load(file(R"("S": { "Type": "AWS::Serverless::Function", "Properties": { "Runtime": "nodejs22.x",
 "AutoPublishAlias": ")" + name +
                          R"(" }, "Behavior": { "Duration": "5ms" } })",
                      R"("W": { "Target": "F", "Arrivals": { "Poisson": { "Rate": "10/s" } } })")));
    };
    CHECK(publishing("live").empty());
    for (const char* wrong : {"1live!", "12"}) {
        CHECK(holds(publishing(wrong), "/Resources/S/Properties/AutoPublishAlias"));
        CHECK(holds(publishing(wrong), "can be no alias"));
    }
}

TEST_CASE("an alias stands for a version that there can be", "[qualifiers]") {
    const auto standing = [](const std::string& version) {
        std::string text = published(url("live"));
        const std::string said = R"({ "Fn::GetAtt": ["V", "Version"] })";
        return errorsOf(load(text.replace(text.find(said), said.size(), "\"" + version + "\"")));
    };
    for (const char* number : {"1", "7", "10", "V"}) CHECK(standing(number).empty());
    for (const char* wrong : {"0", "07", "abc"})
        CHECK(holds(standing(wrong),
                    "/Resources/A/Properties/FunctionVersion: \"" + std::string(wrong) + "\" is no version"));
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

// F's name means "live", of V; "beta" is of V2. AWS numbers versions as it makes them: which of two is 2 no file says.
TEST_CASE("a version's number is taken where it can mean one version, else refused", "[qualifiers]") {
    const auto loaded = load(file(twoAliases("live", "beta") + scaled("V2"), onBeta()));
    const auto held = [&](const std::string& resource) {
        const auto figures = figuresOf(loaded, resource);
        const auto found = figures.find("ProvisionedConcurrencyMean");
        return found == figures.end() ? 0.0 : found->second;
    };
    CHECK(held("F:V2") == 1.0);
    CHECK(held("F") == 0.0);
    for (const auto& part : {scaled, invoked}) {
        for (const char* number : {"2", "99"}) {
            const std::string said = refused(twoAliases("live", "beta") + part(number), onBeta());
            CHECK(holds(said,
                        "\"" + std::string(number) + "\" names no alias or version of F; it has live, beta, V and V2"));
            CHECK(holds(said, "AWS numbers versions as they are made"));
        }
        // The resource of an alias is not what AWS calls it.
        CHECK(holds(refused(twoAliases("live", "beta") + part("B"), onBeta()), "\"B\" names no alias or version of F"));
    }
    const std::string version = R"("S": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": {
 "ServiceNamespace": "lambda", "ScalableDimension": "lambda:function:ProvisionedConcurrency",
 "ResourceId": { "Fn::Sub": "function:${F}:${V2.Version}" }, "MinCapacity": 1, "MaxCapacity": 5 } })";
    CHECK(figuresOf(load(file(twoAliases("live", "beta") + version, onBeta())), "F:V2")
              .at("ProvisionedConcurrencyMean") == 1.0);
}

// An alias of a version that the file does not make gives its number.
TEST_CASE("a version's number is what an alias says of it", "[qualifiers]") {
    std::string two = twoAliases("live", "beta");
    const std::string made = R"({ "Fn::GetAtt": ["V2", "Version"] })";
    two.replace(two.find(made), made.size(), "\"7\"");
    CHECK(figuresOf(load(file(two + scaled("7"), onBeta())), "F:7").at("ProvisionedConcurrencyMean") == 1.0);
    CHECK(holds(refused(two + scaled("8"), onBeta()), "\"8\" names no alias or version of F"));
}

TEST_CASE("a function has one alias of a name, which goes before what resources are called", "[qualifiers]") {
    const std::string twice = refused(twoAliases("live", "live") + scaled("live"), onBeta("F:V2"));
    CHECK(holds(twice, "/Resources/B/Properties/Name"));
    CHECK(holds(twice, "is the second alias \"live\" of F"));
    // B is called "A", which is also the resource of the alias "live".
    const auto figures =
        figuresOf(load(file(twoAliases("live", "A") + url("A"),
                            R"("W": { "Target": "U", "Arrivals": { "Poisson": { "Rate": "10/s" } } })")),
                  "F:V2");
    CHECK(figures.at("Invocations") > 5'500.0);
}

TEST_CASE("a URL's alias is said once", "[qualifiers]") {
    std::string both = url("live");
    const std::string function = R"({ "Ref": "F" })";
    both.replace(both.find(function), function.size(), R"({ "Ref": "B" })");
    CHECK(holds(refused(twoAliases("live", "beta") + both, onBeta()), "names an alias or version already"));
}
