// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/reference.hpp"

#include <algorithm>
#include <regex>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/format/workloads.hpp"
#include "tests/scenarios/small_file.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using document::Node;
using test::holds;

namespace {

const Node& schemaTree() {
    static const document::Loaded loaded = document::readText(format::jsonSchema(), "schema", document::Format::Json);
    REQUIRE(loaded.ok());
    return *loaded.root;
}

const Node& at(const std::string& pointer) {
    const Node* node = document::resolve(schemaTree(), pointer);
    INFO(pointer);
    REQUIRE(node != nullptr);
    return *node;
}

/// Whether one of the alternatives of `pointer` is an enum that holds the word.
bool allows(const std::string& pointer, const std::string& word) {
    for (const Node& kind : at(pointer + "/anyOf").elements()) {
        const Node* words = kind.find("enum");
        for (std::size_t i = 0; words != nullptr && i < words->size(); ++i) {
            if (words->elements()[i].asString() == word) return true;
        }
    }
    return false;
}

const std::string kFunction = "/definitions/AWS::Lambda::Function/properties";

}  // namespace

TEST_CASE("the schema takes the words that the reader takes", "[format]") {
    const std::string idle = kFunction + "/Behavior/properties/IdleLifetime";
    for (const char* word : {"2020", "2021", "none"}) CHECK(allows(idle, word));
    CHECK_FALSE(allows(idle, "2019"));
    CHECK(allows("/properties/Quotas/properties/Lambda/properties/ScalingBurst", "none"));
    CHECK(allows("/properties/Quotas/properties/Lambda/properties/RequestsPerConcurrency", "none"));
    CHECK_FALSE(allows("/properties/Quotas/properties/Lambda/properties/ConcurrentExecutions", "none"));
    CHECK(allows("/properties/Simulation/properties/WarmUp", "cold"));
}

TEST_CASE("the schema refuses what no reader knows", "[format]") {
    for (const char* part : {"/Properties", "/Behavior"})
        CHECK_FALSE(at(kFunction + part + "/additionalProperties").asBool());
    CHECK_FALSE(at("/properties/Simulation/additionalProperties").asBool());
    CHECK(at(kFunction + "/Properties/properties/Role").find("not") == nullptr);  // without effect, but known
    CHECK(at(kFunction + "/Properties/properties/TenancyConfig").find("not") != nullptr);
    CHECK(
        holds(at("/properties/Simulation/properties/Duration/anyOf/0/pattern").asString(), "(ns|us|ms|s|m|min|h|d)$"));
    const Node& sections = at("/properties/Designs/items/properties/Patch/propertyNames/enum");
    for (const Node& section : sections.elements()) CHECK(section.asString() != "Region");
    CHECK(sections.size() == 7);
}

TEST_CASE("the schema takes every form of an integration, and what has no effect on it", "[format]") {
    const std::string route = "/definitions/AWS::ApiGateway::RestApi/properties/Routes/additionalProperties/anyOf/1";
    bool http = false;
    bool service = false;
    for (const Node& kind : at(route + "/properties/Integration/anyOf").elements()) {
        const Node* properties = kind.find("properties");
        http = http || (properties != nullptr && properties->find("Http") != nullptr);
        service = service || (properties != nullptr && properties->find("Service") != nullptr);
    }
    CHECK(http);
    CHECK(service);
    at("/definitions/AWS::ApiGateway::Method/properties/Properties/properties/Integration/properties/Credentials");
    at("/definitions/AWS::DynamoDB::Table/properties/Properties/properties/StreamSpecification/properties/"
       "ResourcePolicy");
    // What is switched off is taken as the reader takes it.
    const std::string insights =
        "/definitions/AWS::DynamoDB::Table/properties/Properties/properties/ContributorInsightsSpecification";
    CHECK(at(insights + "/not/not/anyOf/0/enum").size() == 2);
    CHECK(at(insights + "/not/not/anyOf/1/additionalProperties/enum").size() == 2);
}

TEST_CASE("the schema takes references inside of what is uncertain, and a Service without its action", "[format]") {
    const std::string range = "/definitions/Uncertain/properties/Uncertain/properties";
    for (const char* end : {"/Low", "/Likely", "/High"})
        CHECK(at(range + end + "/anyOf/1/$ref").asString() == "#/definitions/Reference");
    const Node& service = at("/definitions/AWS::ApiGateway::Method/properties/Behavior/properties/Service");
    CHECK(service.find("required") == nullptr);  // the method's own Uri says it
    CHECK_FALSE(service.find("additionalProperties")->asBool());
}

TEST_CASE("the schema knows the steps of a function's code", "[format]") {
    const auto refers = [](const std::string& pointer) { return at(pointer + "/$ref").asString(); };
    CHECK(refers(kFunction + "/Behavior/properties/Steps") == "#/definitions/Steps");
    CHECK(refers("/definitions/Steps/anyOf/0/items") == "#/definitions/Step");  // in a list, or by name
    CHECK(refers("/definitions/Steps/anyOf/1/additionalProperties") == "#/definitions/Step");
    const std::string kinds = "/definitions/Step/properties";
    CHECK(at(kinds).size() == 6);
    CHECK_FALSE(at("/definitions/Step/additionalProperties").asBool());
    CHECK(at("/definitions/Step/minProperties").asNumber() == 1);
    CHECK(at("/definitions/Step/maxProperties").asNumber() == 1);
    for (const char* kind : {"/Compute", "/Call", "/Repeat", "/Branch/items", "/Wait/anyOf/1"})
        CHECK_FALSE(at(kinds + kind + "/additionalProperties").asBool());
    CHECK(refers(kinds + "/Repeat/properties/Steps") == "#/definitions/Steps");
    CHECK(refers(kinds + "/Branch/items/properties/Steps") == "#/definitions/Steps");
    CHECK(refers(kinds + "/Parallel/anyOf/0/items") == "#/definitions/Steps");
    CHECK(refers(kinds + "/Call/properties/Key") == "#/definitions/Keys");
    CHECK(refers(kinds + "/Call/properties/Retry") == "#/definitions/Retry");
    CHECK(at("/definitions/Keys/anyOf/0/properties/Zipf/required").size() == 1);
    CHECK(allows("/definitions/Retry/anyOf/1/properties/Mode", "adaptive"));
}

TEST_CASE("the schema knows the parameters of distributions, from the words that explain them", "[format]") {
    const std::string forms = "/definitions/DurationDistribution/anyOf/1/properties";
    CHECK(at(forms).size() == 11);
    CHECK(at("/definitions/DurationDistribution/anyOf/1/maxProperties").asNumber() == 1);
    CHECK_FALSE(at(forms + "/Exponential/additionalProperties").asBool());
    CHECK(at(forms + "/Exponential/required/0").asString() == "Mean");
    CHECK(at(forms + "/Gamma/required").size() == 2);
    CHECK(at(forms + "/Gamma/properties/CV/anyOf/0/type").asString() == "number");
    CHECK(at(forms + "/Gamma/properties/Mean/anyOf/0/type").asString() == "string");
    CHECK(at(forms + "/LogNormal/anyOf/0/required/1").asString() == "P99");  // Median and P99, or Mean and CV
    CHECK(at(forms + "/LogNormal/anyOf/1/required/1").asString() == "CV");
    CHECK(at(forms + "/Empirical/required").size() == 2);  // Column only where there are several
    CHECK(at(forms + "/Regimes/items/properties/Of/anyOf/0/$ref").asString() == "#/definitions/DurationDistribution");
    CHECK(at("/definitions/BytesDistribution/anyOf/1/properties/Mixture/items/properties/Of/anyOf/0/$ref").asString() ==
          "#/definitions/BytesDistribution");
}

TEST_CASE("the schema takes one arrival process, a known type and a Start that is simulated", "[format]") {
    CHECK(at("/definitions/Arrivals/oneOf").size() == format::arrivalForms().size());
    CHECK_FALSE(at("/definitions/Arrivals/properties/Steps/items/additionalProperties").asBool());
    CHECK(at("/definitions/Arrivals/properties/Bursty/properties/States/minItems").asNumber() == 2);
    CHECK(at("/definitions/Arrivals/properties/Weekly/properties/Hours/maxItems").asNumber() == 168);
    std::vector<std::string> types;
    for (const Node& type : at("/definitions/Resource/properties/Type/enum").elements())
        types.push_back(type.asString());
    for (const char* type : {"AWS::Lambda::Function", "AWS::ApiGateway::ApiKey", "AWS::IAM::Role"}) {
        INFO(type);
        CHECK(std::ranges::count(types, type) == 1);
    }
    CHECK(std::ranges::count(types, "AWS::SNS::Topic") == 0);  // not modelled yet
    const std::regex start(at("/properties/Simulation/properties/Start/anyOf/0/pattern").asString());
    for (const char* good : {"2026-01-05T00:00:00Z", "2026-01-05T00:00Z", "1970-01-01", "2099-12-31"})
        CHECK(std::regex_search(good, start));
    for (const char* bad : {"2026-13-05", "1969-12-31", "2100-01-01", "2026-01-05T00:00:00", "2026-01-05T24:00Z"})
        CHECK_FALSE(std::regex_search(bad, start));
}

TEST_CASE("explain knows every key of the format", "[format]") {
    for (const char* key : {"Zipf",
                            "Hot",
                            "Uniform",
                            "Sequential",
                            "Keys",
                            "Exponent",
                            "Uncertain",
                            "Likely",
                            "Parameters",
                            "AllowedValues",
                            "Ref",
                            "Designs",
                            "Patch",
                            "Region",
                            "Name",
                            "Headroom",
                            "Resources",
                            "Workloads",
                            "Objectives",
                            "Quotas",
                            "Rates",
                            "Events",
                            "Simulation",
                            "Billing",
                            "Routes",
                            "Mix",
                            "Bursty",
                            "Trace",
                            "LogNormal",
                            "IdleLifetime",
                            "Mode",
                            "Layout",
                            "$schema",
                            "record-ttl-millis",
                            "query-ttl-millis"}) {
        INFO(key);
        CHECK(format::explainKey(key).size() > 20);
    }
    CHECK(holds(format::explainKey("Zipf"), "1 / k^Exponent"));
    CHECK(holds(format::explainKey("Uniform"), "key popularity"));
    CHECK(holds(format::explainKey("Uniform"), "distribution Uniform"));
    CHECK(holds(format::explainKey("Events"), "Factor:"));
    for (const char* kind : {"Slowdown", "Errors", "Outage", "NodeLoss", "Deploy", "CacheFlush", "Change"}) {
        INFO(kind);
        CHECK(holds(format::explainKey(kind), "Kind"));
    }
    CHECK(format::explainKey("Nonsense").empty());
    for (const std::string& name : format::explainedNames()) CHECK_FALSE(format::explainKey(name).empty());
}

TEST_CASE("what is not modelled does no harm while it is off", "[format]") {
    const auto table = [](const std::string& key) {
        std::string text = test::smallFile();
        const std::string mode = R"("BillingMode": "PAY_PER_REQUEST")";
        text.replace(text.find(mode), mode.size(), mode + ", " + key);
        return test::load(text);
    };
    CHECK(table(R"("ContributorInsightsSpecification": { "Enabled": false })").scenario);
    CHECK(table(R"("SSESpecification": { "SSEEnabled": false })").scenario);
    const auto on = table(R"("SSESpecification": { "SSEEnabled": true })");
    CHECK_FALSE(on.scenario);
    CHECK(test::holds(test::errorsOf(on), "is not modelled yet"));
}
