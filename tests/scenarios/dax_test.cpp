// SPDX-License-Identifier: GPL-3.0-or-later
// DAX from the file to the result: what goes through a cluster, events, the bill. Oracles: counts by hand.
#include "tests/scenarios/cached_file.hpp"
#include "tests/scenarios/one_of_each.hpp"

using namespace headroom;
using Cached = test::CachedFile;
using test::refuses;

namespace {

double figure(const study::DesignResult& result, const std::string& resource, const std::string& name) {
    for (const study::ResourceFigures& one : result.resources) {
        if (one.resource != resource) continue;
        for (const auto& [key, value] : one.figures) {
            if (key == name) return value;
        }
    }
    return -1.0;
}

}  // namespace

TEST_CASE("dax: a call goes through the cluster, and only misses reach the table", "[dax]") {
    Cached file;
    file.behavior = R"("HitLatency": "1ms")";
    file.call += R"(, "Key": { "Sequential": { "Keys": 100 } })";
    const auto result = file.run();
    // 6,000 reads of 100 keys one after the other, each every 10 s; kept for 5 minutes from its reading, so that of 60
    // reads of a key two are misses: at 0 and after 300 s.
    CHECK(result.requests.offered == 6000);
    CHECK(result.requests.succeeded == 6000);
    CHECK(figure(result, "Cache", "ItemCacheMisses") == Approx(200.0).margin(2.0));
    CHECK(figure(result, "Cache", "ItemCacheHits") == 6000.0 - figure(result, "Cache", "ItemCacheMisses"));
    CHECK(figure(result, "Items", "ConsumedReadCapacityUnits") == 0.5 * figure(result, "Cache", "ItemCacheMisses"));
    CHECK(figure(result, "Cache", "ItemCacheCapacityItems") == Approx(16.0 * 1024 * 1024 * 1024 / 1'124.0));
}

TEST_CASE("dax: a workload goes through the cluster with Via", "[dax]") {
    Cached file;
    file.users = R"("Target": "Items", "Via": "Cache", "Operation": "GetItem", "Key": { "Uniform": { "Keys": 1 } },
                    "Arrivals": { "Constant": { "Rate": "10/s" } })";
    file.call = R"("Target": "Items", "Operation": "GetItem")";
    file.behavior = R"("HitLatency": "1ms")";
    const auto result = file.run();
    CHECK(figure(result, "Cache", "ItemCacheMisses") == 2.0);
    CHECK(figure(result, "Cache", "TotalRequestCount") == 6000.0);
    CHECK(figure(result, "Items", "SuccessfulRequests") == 2.0);
}

TEST_CASE("dax: three dax.r5.large are 558.45 USD a month; elsewhere they have no price", "[dax]") {
    Cached file;
    file.cluster = R"("NodeType": "dax.r5.large", "ReplicationFactor": 3)";
    const auto lineOf = [](const study::DesignResult& result) {
        for (const pricing::LineItem& line : result.cost.bill.lines) {
            if (line.usageType == "NodeUsage:dax.r5.large") return pricing::toText(line.perMonth);
        }
        return std::string("none");
    };
    CHECK(lineOf(file.run()) == "558.45");
    file.region = "ap-southeast-3";
    const auto result = file.run();
    CHECK(lineOf(result) == "none");
    CHECK(std::ranges::any_of(result.cost.bill.notPriced,
                              [](const auto& one) { return one.usageType == "NodeUsage:dax.r5.large"; }));
}

TEST_CASE("dax: through a cluster TransactWriteItems costs the table two read units an item more", "[dax]") {
    Cached file;
    file.users = R"("Target": "Items", "Via": "Cache", "Operation": "TransactWriteItems", "Items": 3,
                    "Arrivals": { "Constant": { "Rate": "1/s" } })";
    file.call = R"("Target": "Items", "Operation": "GetItem")";
    const auto result = file.run();
    CHECK(figure(result, "Items", "ConsumedWriteCapacityUnits") == 600.0 * 6.0);
    CHECK(figure(result, "Items", "ConsumedReadCapacityUnits") == Approx(600.0 * 6.0).margin(6.0));
}

TEST_CASE("dax: losing the primary fails writes for FailoverTime; a lone node fails everything", "[dax]") {
    Cached file;
    file.users = R"("Target": "Items", "Via": "Cache", "Operation": "PutItem",
                    "Arrivals": { "Constant": { "Rate": "10/s" } })";
    file.call = R"("Target": "Items", "Operation": "GetItem")";
    file.cluster = R"("NodeType": "dax.r5.large", "ReplicationFactor": 3)";
    file.behavior = R"("FailoverTime": "20s")";
    file.more = R"("Events": [ { "At": "2m", "For": "5m", "Target": "Cache", "Kind": "NodeLoss" } ], )";
    CHECK(file.run().requests.failed == 200);
    file.cluster = R"("NodeType": "dax.r5.large", "ReplicationFactor": 1)";
    CHECK(file.run().requests.failed == 3000);
    file.more = R"("Events": [ { "At": "2m", "For": "5m", "Target": "Items", "Kind": "NodeLoss" } ], )";
    CHECK(refuses(file.load(), "/Events/0/Target", "DAX clusters only"));
    file.more = R"("Events": [ { "At": "2m", "Target": "Cache", "Kind": "CacheFlush" } ], )";
    CHECK(file.load().scenario.has_value());
}

TEST_CASE("dax: the way out of a VPC is named among what is not priced, where a function needs one", "[dax]") {
    const auto namesNat = [](const study::DesignResult& result) {
        return std::ranges::any_of(result.cost.bill.notPriced,
                                   [](const auto& one) { return one.usageType == "NatGateway-Hours"; });
    };
    Cached file;
    CHECK_FALSE(namesNat(file.run()));  // the cluster is inside, the table has a gateway endpoint
    file.resources = R"(, "Other": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" },
                                     "Behavior": { "Duration": "5ms" } })";
    file.call = R"("Target": "Other", "Operation": "Invoke")";
    CHECK(namesNat(file.run()));
    file.vpc = "";
    CHECK_FALSE(namesNat(file.run()));
}

TEST_CASE("dax: a Change brings nodes, and their hours", "[dax]") {
    Cached file;
    file.more = R"("Events": [ { "At": "5m", "Target": "Cache", "Kind": "Change",
                                 "Properties": { "ReplicationFactor": 3 } } ], )";
    const auto result = file.run();
    // Half of the time one node, half of it three: two on average, over a month.
    for (const pricing::LineItem& line : result.cost.bill.lines) {
        if (line.service == "AmazonDAX") CHECK(pricing::toText(line.perMonth) == "372.3");  // 2 x 0.255 x 730
    }
    const auto changed = [](const std::string& properties) {
        Cached one;
        one.more =
            R"("Events": [ { "At": "5m", "Target": "Cache", "Kind": "Change", "Properties": )" + properties + " } ], ";
        return one.load();
    };
    CHECK(refuses(changed(R"({ "NodeType": "dax.r5.xlarge" })"), "/Events/0/Properties/NodeType", "a new cluster"));
    CHECK(refuses(changed(R"({ "ReplicationFactor": 12 })"), "/Events/0/Properties/ReplicationFactor", "11"));
    CHECK(refuses(changed(R"({ "ItemTtl": "1m" })"), "/Events/0/Properties/ItemTtl", "cannot change"));
    CHECK(refuses(changed("{}"), "/Events/0/Properties", "changes nothing"));
}
