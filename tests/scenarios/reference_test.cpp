// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/reference.hpp"

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"
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

TEST_CASE("explain knows every key of the format", "[format]") {
    for (const char* key :
         {"Zipf",      "Hot",          "Uniform",       "Sequential", "Keys",       "Exponent", "Uncertain",
          "Likely",    "Parameters",   "AllowedValues", "Ref",        "Designs",    "Patch",    "Region",
          "Name",      "Headroom",     "Resources",     "Workloads",  "Objectives", "Quotas",   "Rates",
          "Events",    "Simulation",   "Billing",       "Routes",     "Mix",        "Bursty",   "Trace",
          "LogNormal", "IdleLifetime", "Mode",          "Layout"}) {
        INFO(key);
        CHECK(format::explainKey(key).size() > 20);
    }
    CHECK(holds(format::explainKey("Zipf"), "1 / k^Exponent"));
    CHECK(holds(format::explainKey("Uniform"), "key popularity"));
    CHECK(holds(format::explainKey("Uniform"), "distribution Uniform"));
    CHECK(holds(format::explainKey("Events"), "Factor:"));
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
