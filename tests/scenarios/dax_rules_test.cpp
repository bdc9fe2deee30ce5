// SPDX-License-Identifier: GPL-3.0-or-later
// DAX in a scenario file: what is read, what is assumed, what is refused and what is warned of.
#include "tests/scenarios/cached_file.hpp"
#include "tests/scenarios/one_of_each.hpp"

using namespace headroom;
using Cached = test::CachedFile;
using test::refuses;
using test::warns;

namespace {

bool assumes(const format::LoadedScenario& loaded, const std::string& path) {
    if (!loaded.scenario) return false;
    return std::ranges::any_of(loaded.scenario->designs.front().assumptions,
                               [&](const format::Assumption& one) { return one.path == path && one.guess; });
}

constexpr const char* kVia = "/Resources/Work/Behavior/Steps/0/Call/Via";
constexpr const char* kBehavior = "/Resources/Cache/Behavior/";

}  // namespace

TEST_CASE("dax: what is asked of a cluster stands in CloudFormation's words", "[dax]") {
    Cached file;
    const dax::Spec plain = file.spec();
    CHECK(plain.type().name == "dax.r5.large");
    CHECK(plain.itemTtl == base::minutes(5));
    CHECK(plain.queryCacheShare == 0.0);
    file.resources = R"(, "Group": { "Type": "AWS::DAX::ParameterGroup", "Properties": { "ParameterGroupName": "hour",
      "ParameterNameValues": { "record-ttl-millis": "3600000", "query-ttl-millis": 0 } } },
      "Subnets": { "Type": "AWS::DAX::SubnetGroup", "Properties": { "SubnetIds": ["a"] } })";
    file.cluster += R"(, "SubnetGroupName": { "Ref": "Subnets" }, "ParameterGroupName": { "Ref": "Group" })";
    CHECK(file.spec().itemTtl == base::hours(1));
    CHECK(file.spec().queryTtl == base::Duration(0));
    file.cluster = R"("NodeType": "dax.t3.small", "ReplicationFactor": 2, "ParameterGroupName": "hour")";
    CHECK(file.spec().itemTtl == base::hours(1));
    file.cluster = R"("NodeType": "dax.t3.small", "ReplicationFactor": 2, "ParameterGroupName": "default.dax1.0")";
    CHECK(file.spec().itemTtl == base::minutes(5));
    file.behavior = R"("ItemTtl": "20m", "QueryTtl": "0s")";
    CHECK(file.spec().itemTtl == base::minutes(20));
    CHECK(file.spec().queryTtl == base::Duration(0));
}

TEST_CASE("dax: guesses are among the assumptions where they have an effect", "[dax]") {
    Cached file;
    const std::string behavior = kBehavior;
    for (const char* key : {"HitLatency", "CacheMemory", "EntryOverhead", "ThrottleCpu", "ThrottleWindow"})
        CHECK(assumes(file.load(), behavior + key));
    for (const char* key : {"FailoverTime", "ReplicationLag", "NodeCapacity", "QueryCacheShare"})
        CHECK_FALSE(assumes(file.load(), behavior + key));
    file.cluster = R"("NodeType": "dax.t3.small", "ReplicationFactor": 3)";
    file.call = R"("Target": "Items", "Operation": "Query", "Items": 10, "Via": "Cache")";
    for (const char* key : {"FailoverTime", "ReplicationLag", "NodeCapacity", "QueryCacheShare"})
        CHECK(assumes(file.load(), behavior + key));
    CHECK(file.spec().queryCacheShare == 0.5);
    file.behavior = R"("QueryCacheShare": 0.1, "NodeCapacity": "60000/s")";
    CHECK(file.spec().queryCacheShare == 0.1);
    CHECK(file.spec().unitsPerSecond() == 60'000.0);
    CHECK_FALSE(assumes(file.load(), behavior + "NodeCapacity"));
}

TEST_CASE("dax: what AWS refuses, and what cannot work, is refused", "[dax]") {
    const auto with = [](auto change) {
        Cached file;
        change(file);
        return file.load();
    };
    CHECK(refuses(with([](Cached& file) { file.vpc = ""; }), kVia, "inside a VPC"));
    CHECK(refuses(with([](Cached& file) { file.call = R"("Target": "Items", "Operation": "GetItem", "Via": "Cach")"; }),
                  kVia, "did you mean \"Cache\""));
    CHECK(refuses(with([](Cached& file) { file.call = R"("Target": "Cache", "Operation": "GetItem")"; }),
                  "/Resources/Work/Behavior/Steps/0/Call/Target", "the cluster as Via"));
    CHECK(refuses(with([](Cached& file) { file.cluster = R"("NodeType": "dax.r5.large", "ReplicationFactor": 12)"; }),
                  "/Resources/Cache/Properties/ReplicationFactor", "11"));
    CHECK(refuses(with([](Cached& file) { file.cluster = R"("NodeType": "dax.r5.larg", "ReplicationFactor": 1)"; }),
                  "/Resources/Cache/Properties/NodeType", "did you mean \"dax.r5.large\""));
    CHECK(refuses(with([](Cached& file) { file.cluster = R"("NodeType": "dax.r5.large")"; }),
                  "/Resources/Cache/Properties", "ReplicationFactor"));
    CHECK(refuses(with([](Cached& file) { file.cluster += R"(, "AvailabilityZones": ["a", "b"])"; }),
                  "/Resources/Cache/Properties/AvailabilityZones", "as many as ReplicationFactor"));
    CHECK(refuses(with([](Cached& file) { file.cluster += R"(, "ParameterGroupName": "nobody")"; }),
                  "/Resources/Cache/Properties/ParameterGroupName", "is not an AWS::DAX::ParameterGroup"));
    CHECK(refuses(with([](Cached& file) { file.behavior = R"("NodeCapacity": "2000000/s")"; }),
                  "/Resources/Cache/Behavior/NodeCapacity", "1,000,000 units"));
    CHECK(refuses(with([](Cached& file) {
                      file.users = R"("Target": "Work", "Via": "Cache", "Arrivals": { "Constant": { "Rate": "1/s" } })";
                  }),
                  "/Workloads/Users/Via", "only tables"));
}

TEST_CASE("dax: a parameter group says what it means once", "[dax]") {
    const auto withGroup = [](const std::string& values, const std::string& behavior) {
        Cached file;
        file.resources = R"(, "Group": { "Type": "AWS::DAX::ParameterGroup", "Properties": { "ParameterNameValues": )" +
                         values + " } }";
        file.cluster += R"(, "ParameterGroupName": { "Ref": "Group" })";
        file.behavior = behavior;
        return file.load();
    };
    const std::string at = "/Resources/Group/Properties/ParameterNameValues/";
    CHECK(refuses(withGroup(R"({ "record-ttl-millis": "5m" })", ""), at + "record-ttl-millis", "milliseconds"));
    CHECK(refuses(withGroup(R"({ "record-ttl-millis": -1 })", ""), at + "record-ttl-millis", "milliseconds"));
    CHECK(refuses(withGroup(R"({ "record-ttl-milis": "1" })", ""), at + "record-ttl-milis", "did you mean"));
    CHECK(refuses(withGroup(R"({ "record-ttl-millis": "1000" })", R"("ItemTtl": "1m")"),
                  "/Resources/Cache/Behavior/ItemTtl", "give one of them"));
    CHECK(withGroup(R"({ "record-ttl-millis": "1000" })", R"("QueryTtl": "1m")").scenario.has_value());
}

TEST_CASE("dax: an account has 50 nodes in a region, more when its quota is raised", "[dax]") {
    Cached file;
    file.cluster = R"("NodeType": "dax.r5.large", "ReplicationFactor": 11)";
    for (const char* name : {"B", "C", "D", "E"}) {
        file.resources += std::string(R"(, ")") + name +
                          R"(": { "Type": "AWS::DAX::Cluster", "Properties": { "IAMRoleARN": "arn", )" + file.cluster +
                          " } }";
    }
    CHECK(refuses(file.load(), "/Resources/E/Properties/ReplicationFactor", "the quota is 50"));
    file.more = R"("Quotas": { "DAX": { "Nodes": 55 } }, )";
    CHECK(file.load().scenario.has_value());
}

TEST_CASE("dax: changes do not bring an account above its quota either", "[dax]") {
    Cached file;
    file.cluster = R"("NodeType": "dax.r5.large", "ReplicationFactor": 3)";
    file.resources +=
        R"(, "B": { "Type": "AWS::DAX::Cluster", "Properties": { "IAMRoleARN": "arn", "NodeType": "dax.r5.large", "ReplicationFactor": 1 } })";
    const auto change = [](const char* at, const char* cluster, const char* nodes) {
        return std::string(R"({ "At": ")") + at + R"(", "Kind": "Change", "Target": ")" + cluster +
               R"(", "Properties": { "ReplicationFactor": )" + nodes + " } }";
    };
    const std::string quota = R"("Quotas": { "DAX": { "Nodes": 5 } }, "Events": [ )";
    file.more = quota + change("20s", "B", "3") + ", " + change("10s", "Cache", "2") + " ], ";  // 2 + 3
    INFO(document::toLines(file.load().problems));
    CHECK(file.load().scenario.has_value());
    file.more = quota + change("10s", "B", "3") + ", " + change("20s", "Cache", "2") + " ], ";  // 3 + 3 for 10 s
    CHECK(
        refuses(file.load(), "/Events/0/Properties/ReplicationFactor", "to 6 DAX nodes in the region; the quota is 5"));
}

TEST_CASE("dax: what an architect would regret is a warning", "[dax]") {
    Cached file;
    file.call += R"(, "ConsistentRead": true)";
    CHECK(warns(file.load(), "/Resources/Work/Behavior/Steps/0/Call/ConsistentRead", "pass through DAX"));
    file.call = R"("Target": "Items", "Operation": "TransactGetItems", "Items": 2, "Via": "Cache")";
    CHECK(warns(file.load(), "/Resources/Work/Behavior/Steps/0/Call/Operation", "pass through DAX"));
    file.call = R"("Target": "Items", "Operation": "Query", "Items": 2, "Via": "Cache")";
    CHECK_FALSE(warns(file.load(), "/Resources/Work/Behavior/Steps/0/Call/Operation", "pass through"));
    file.behavior = R"("QueryTtl": "0s")";
    CHECK(warns(file.load(), "/Resources/Work/Behavior/Steps/0/Call/Operation", "its QueryTtl of 0 switches"));
    file.call = R"("Target": "Items", "Operation": "GetItem")";
    CHECK(warns(file.load(), "/Resources/Cache", "nothing goes through"));
    Cached plain;
    CHECK(plain.problems().find("warning") == std::string::npos);
}

TEST_CASE("dax: the cluster of AWS's sample is read as it stands", "[dax]") {
    // As in aws-samples' amazon-dax-lambda-nodejs-sample, without what stands around it.
    const auto loaded = format::loadScenarioText(R"(
Headroom: 1
Region: us-east-1
Resources:
  getUrlTable:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
  getUrlCluster:
    Type: AWS::DAX::Cluster
    Properties:
      ClusterName: getUrl-sample
      Description: Cluster for GetUrl Sample
      IAMRoleARN: !GetAtt getUrlRole.Arn
      NodeType: dax.t2.small
      ReplicationFactor: 1
      SecurityGroupIds:
        - !GetAtt getUrlSecurityGroup.GroupId
      SubnetGroupName: !Ref getUrlSubnetGroup
  getUrlRole:
    Type: AWS::IAM::Role
  getUrlSecurityGroup:
    Type: AWS::EC2::SecurityGroup
  getUrlSubnetGroup:
    Type: AWS::DAX::SubnetGroup
Workloads:
  Visitors: { Target: getUrlTable, Via: !Ref getUrlCluster, Operation: GetItem, Arrivals: { Poisson: { Rate: 10/s } } }
)",
                                                 "sample.yaml");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    CHECK(std::get<dax::Spec>(loaded.scenario->designs.front().resources[1].spec).type().name == "dax.t2.small");
}
