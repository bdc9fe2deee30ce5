// SPDX-License-Identifier: GPL-3.0-or-later
// Secondary indexes and partitions as a scenario says them.
#include "scenarios/study/run.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::OneOfEach;
using test::refuses;

namespace {

const std::string kKeys =
    R"("KeySchema": [ { "AttributeName": "id", "KeyType": "HASH" }, { "AttributeName": "at", "KeyType": "RANGE" } ])";
const std::string kLocalKeys =
    R"("KeySchema": [ { "AttributeName": "id", "KeyType": "HASH" }, { "AttributeName": "size", "KeyType": "RANGE" } ])";
const std::string kGlobal = "/Properties/GlobalSecondaryIndexes/0";

std::string global(const std::string& more = "", const std::string& projection = R"("ProjectionType": "ALL")") {
    return R"("GlobalSecondaryIndexes": [ { "IndexName": "ByAuthor", "KeySchema": [ { "AttributeName": "author", "KeyType": "HASH" } ], "Projection": { )" +
           projection + " }" + more + " } ]";
}

OneOfEach withGlobal(const std::string& more = "", const std::string& projection = R"("ProjectionType": "ALL")") {
    OneOfEach scenario;
    scenario.mode += ", " + global(more, projection);
    return scenario;
}

std::string at(const std::string& below) { return "/Resources/Items" + below; }

const dynamodb::Spec& tableOf(const format::LoadedScenario& loaded) {
    return std::get<dynamodb::Spec>(loaded.scenario->designs[0].resources[2].spec);
}

}  // namespace

TEST_CASE("a global index is read with what CloudFormation does not say", "[indexes]") {
    OneOfEach scenario = withGlobal(R"(, "OnDemandThroughput": { "MaxWriteRequestUnits": 50 })",
                                    R"("ProjectionType": "INCLUDE", "NonKeyAttributes": [ "title" ])");
    scenario.table +=
        R"(, "Indexes": { "ByAuthor": { "EntrySize": "200B", "Present": 0.5, "KeyChanges": 0.1, "ProjectedChanges": 0.2, "KeyValues": 9, "Partitions": 2 } })";
    const auto loaded = scenario.load();
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const dynamodb::IndexSpec& index = tableOf(loaded).indexes.at(0);
    CHECK(index.name == "ByAuthor");
    CHECK(index.global);
    CHECK(index.projection == dynamodb::Projection::Include);
    CHECK(index.maxWriteRequestUnits == 50);
    CHECK(index.entrySize == base::bytes(200));
    CHECK(index.present == 0.5);
    CHECK(index.keyChanges == 0.1);
    CHECK(index.projectedShare() == 0.2);
    CHECK(index.keyValues == 9);
    CHECK(index.partitions == 2);
}

TEST_CASE("a local index asks for the table's keys", "[indexes]") {
    const auto local = [](const std::string& keys) {
        return R"("LocalSecondaryIndexes": [ { "IndexName": "BySize", )" + keys +
               R"(, "Projection": { "ProjectionType": "KEYS_ONLY" } } ])";
    };
    OneOfEach scenario;
    scenario.mode += ", " + kKeys + ", " + local(kLocalKeys);
    CHECK(scenario.load().scenario);
    OneOfEach other;
    other.mode +=
        ", " + kKeys +
        R"(, "LocalSecondaryIndexes": [ { "IndexName": "BySize", "KeySchema": [ { "AttributeName": "author", "KeyType": "HASH" } ], "Projection": { "ProjectionType": "ALL" } } ])";
    CHECK(
        refuses(other.load(), at("/Properties/LocalSecondaryIndexes/0/KeySchema"), "the table's partition key \"id\""));
    CHECK(refuses(other.load(), at("/Properties/LocalSecondaryIndexes/0/KeySchema"), "lacks a sort key"));
    OneOfEach bare;
    bare.mode += R"(, "KeySchema": [ { "AttributeName": "id", "KeyType": "HASH" } ], )" + local(kLocalKeys);
    CHECK(refuses(bare.load(), at("/Properties/LocalSecondaryIndexes/0"), "a table with a sort key"));
}

TEST_CASE("what AWS refuses of an index is refused where it stands", "[indexes]") {
    CHECK(refuses(withGlobal("", R"("ProjectionType": "INCLUDE")").load(), at(kGlobal + "/Projection"),
                  "NonKeyAttributes"));
    CHECK(refuses(withGlobal("", R"("ProjectionType": "ALL", "NonKeyAttributes": [ "a" ])").load(),
                  at(kGlobal + "/Projection"), "belong to ProjectionType INCLUDE"));
    CHECK(
        refuses(withGlobal(R"(, "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 1 })").load(),
                at(kGlobal + "/ProvisionedThroughput"), "PAY_PER_REQUEST"));
    OneOfEach provisioned = withGlobal();
    provisioned.mode = R"("ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 5 }, )" + global();
    CHECK(refuses(provisioned.load(), at(kGlobal), "capacity of its own"));
    CHECK(refuses(withGlobal(R"(, "ContributorInsightsSpecification": {})").load(),
                  at(kGlobal + "/ContributorInsightsSpecification"), "CloudWatch charges"));
    OneOfEach unknown = withGlobal();
    unknown.table += R"(, "Indexes": { "ByAuthors": {} })";
    CHECK(refuses(unknown.load(), at("/Behavior/Indexes/ByAuthors"), "did you mean \"ByAuthor\""));
}

TEST_CASE("an entry's size that nobody said is listed as a guess", "[indexes]") {
    const auto loaded = withGlobal("", R"("ProjectionType": "KEYS_ONLY")").load();
    REQUIRE(loaded.scenario);
    bool listed = false;
    for (const auto& one : loaded.scenario->designs[0].assumptions)
        listed = listed || (one.path == at("/Behavior/Indexes/ByAuthor/EntrySize") && one.value == "100B" && one.guess);
    CHECK(listed);
}

TEST_CASE("calls name the index they read", "[indexes]") {
    const std::string call = "/Resources/Work/Behavior/Steps/1/Call/IndexName";
    OneOfEach scenario = withGlobal();
    scenario.call = R"("Target": "Items", "Operation": "Query", "Items": 4, "IndexName": "ByAuthor")";
    CHECK(scenario.load().scenario);
    scenario.call = R"("Target": "Items", "Operation": "Query", "Items": 4, "IndexName": "ByAuthors")";
    CHECK(refuses(scenario.load(), call, "did you mean \"ByAuthor\""));
    scenario.call = R"("Target": "Items", "Operation": "GetItem", "IndexName": "ByAuthor")";
    CHECK(refuses(scenario.load(), call, "belongs to Query and Scan"));
    scenario.call = R"("Target": "Items", "Operation": "Query", "ConsistentRead": true, "IndexName": "ByAuthor")";
    CHECK(refuses(scenario.load(), call, "eventually consistent reads only"));
}

TEST_CASE("a workload reads through an index, whose consumption is its own", "[indexes]") {
    OneOfEach scenario = withGlobal();
    scenario.users = R"("Target": "Items", "Operation": "Query", "Items": 8, "IndexName": "ByAuthor")";
    scenario.arrivals = R"({ "Constant": { "Rate": "10/s" } })";
    scenario.table = R"("ItemCount": 100, "ItemSize": "2000B")";
    scenario.duration = "1m";
    const auto loaded = scenario.load();
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const auto result = study::run(*loaded.scenario, {});
    REQUIRE(result);
    double index = 0.0;
    double table = -1.0;
    for (const auto& resource : result->designs.front().resources) {
        if (resource.resource != "Items") continue;
        for (const auto& [name, value] : resource.figures) {
            if (name == "index/ByAuthor/ConsumedReadCapacityUnits") index = value;
            if (name == "ConsumedReadCapacityUnits") table = value;
        }
    }
    CHECK(index == 600.0 * 2.0);
    CHECK(table == 0.0);
}

TEST_CASE("the adaptive retry mode is read, of a call and of a workload", "[indexes]") {
    OneOfEach scenario;
    scenario.call += R"(, "Retry": { "Mode": "adaptive" })";
    scenario.users += R"(, "Retry": { "Mode": "adaptive" })";
    const auto loaded = scenario.load();
    REQUIRE(loaded.scenario);
    CHECK(loaded.scenario->designs[0].workloads[0].retry == client::RetryMode::Adaptive);
}
