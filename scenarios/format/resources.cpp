// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/resources.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/api_lookup.hpp"
#include "scenarios/format/api_parts.hpp"
#include "scenarios/format/cluster_reader.hpp"
#include "scenarios/format/global_tables.hpp"
#include "scenarios/format/machine_reader.hpp"
#include "scenarios/format/queue_reader.hpp"
#include "scenarios/format/reference.hpp"
#include "scenarios/format/resource_parts.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr auto kModelled = std::to_array<std::string_view>({"AWS::ApiGateway::RestApi",
                                                            "AWS::Serverless::Api",
                                                            "AWS::ApiGatewayV2::Api",
                                                            "AWS::Serverless::HttpApi",
                                                            "AWS::Lambda::Function",
                                                            "AWS::Serverless::Function",
                                                            "AWS::Lambda::Alias",
                                                            "AWS::Lambda::Version",
                                                            "AWS::Lambda::Url",
                                                            "AWS::Lambda::EventInvokeConfig",
                                                            "AWS::Lambda::EventSourceMapping",
                                                            "AWS::DynamoDB::Table",
                                                            "AWS::DynamoDB::GlobalTable",
                                                            "AWS::DAX::Cluster",
                                                            "AWS::DAX::ParameterGroup",
                                                            "AWS::SQS::Queue",
                                                            "AWS::Logs::LogGroup",
                                                            "AWS::StepFunctions::StateMachine",
                                                            "AWS::Serverless::StateMachine",
                                                            "AWS::ApplicationAutoScaling::ScalableTarget",
                                                            "AWS::ApplicationAutoScaling::ScalingPolicy"});

/// Types without effect on latency, capacity or cost at the depth that is modelled.
constexpr auto kWithoutEffect = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"AWS::IAM::Role", "permissions"},
    {"AWS::IAM::Policy", "permissions"},
    {"AWS::IAM::ManagedPolicy", "permissions"},
    {"AWS::Lambda::Permission", "permissions"},
    {"AWS::Lambda::LayerVersion", "code; give its effect on INIT as the function's Init"},
    {"AWS::ApiGateway::Account", "permissions"},
    {"AWS::ApiGateway::BasePathMapping", "which name clients use"},
    {"AWS::ApiGateway::ClientCertificate", "permissions"},
    {"AWS::ApiGateway::DocumentationPart", "documentation"},
    {"AWS::ApiGateway::DocumentationVersion", "documentation"},
    {"AWS::ApiGateway::DomainName", "which name clients use"},
    {"AWS::ApiGateway::GatewayResponse", "bodies of the gateway's own answers"},
    {"AWS::ApiGateway::Model", "schemas of bodies"},
    {"AWS::ApiGateway::RequestValidator", "requests that fail are answered 400: leave them out of the load"},
    {"AWS::ApiGateway::VpcLink", "say VpcLink at the route's Http; its load balancer is charged by ELB"},
    {"AWS::ApiGatewayV2::ApiMapping", "which name clients use"},
    {"AWS::ApiGatewayV2::Deployment", "deployment"},
    {"AWS::ApiGatewayV2::DomainName", "which name clients use"},
    {"AWS::ApiGatewayV2::IntegrationResponse", "the form of the answer"},
    {"AWS::ApiGatewayV2::Model", "schemas of bodies"},
    {"AWS::ApiGatewayV2::RouteResponse", "say by the function's ResponseSize whether a message is answered"},
    {"AWS::ApiGatewayV2::VpcLink", "say VpcLink at the route's Http; its load balancer is charged by ELB"},
    {"AWS::DAX::SubnetGroup", "where the nodes of a cluster stand"},
    {"AWS::EC2::VPC", "a network without charge of its own"},
    {"AWS::EC2::Subnet", "a network without charge of its own"},
    {"AWS::EC2::SecurityGroup", "firewall rules"},
    {"AWS::EC2::SecurityGroupIngress", "firewall rules"},
    {"AWS::EC2::SecurityGroupEgress", "firewall rules"},
    {"AWS::EC2::RouteTable", "a network without charge of its own"},
    {"AWS::EC2::SubnetRouteTableAssociation", "a network without charge of its own"},
    {"AWS::EC2::InternetGateway", "a network without charge of its own"},
    {"AWS::CloudFormation::WaitConditionHandle", "deployment"},
    {"AWS::SQS::QueuePolicy", "permissions"},
    {"AWS::SQS::QueueInlinePolicy", "permissions"},
    {"AWS::StepFunctions::Activity", "a name; say what its workers do at the tasks that wait for them"},
});

/// Types that are known, matter, and are not modelled yet.
constexpr auto kLater = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"AWS::StepFunctions::StateMachineAlias", "versions of state machines; name the machine itself"},
    {"AWS::StepFunctions::StateMachineVersion", "versions of state machines; name the machine itself"},
    {"AWS::SNS::Topic", "topics"},
    {"AWS::Events::Rule", "EventBridge; use a workload with a Schedule"},
    {"AWS::S3::Bucket", "S3"},
});

std::optional<std::string_view> find(auto& table, std::string_view type) {
    for (const auto& [name, reason] : table) {
        if (name == type) return reason;
    }
    return std::nullopt;
}

bool isModelled(std::string_view type) {
    return std::find(kModelled.begin(), kModelled.end(), type) != kModelled.end();
}

template <class Spec>
void keep(std::vector<Resource>& resources, const Place& place, const std::string& name, const std::string& type,
          std::optional<Spec> spec) {
    if (spec) resources.push_back({name, type, std::move(*spec), place.node.position()});
}

/// `root` is the whole file.
void readResource(Reading& reading, const Node& root, const Place& place, const std::string& name, const Quotas& quotas,
                  std::vector<Resource>& resources) {
    if (!isObject(reading, place, "an object with Type and Properties")) return;
    const Node* node = place.node.find("Type");
    if (node == nullptr || !node->isString())
        return reading.error(place, R"(lacks "Type", such as "AWS::Lambda::Function")");
    const std::string& type = node->asString();
    const Place typePlace = place.at("Type", *node);
    if (type == "AWS::ApiGatewayV2::Api" || type == "AWS::Serverless::HttpApi" || type == "AWS::ApiGateway::RestApi" ||
        type == "AWS::Serverless::Api")
        return keep(resources, place, name, type, readApi(reading, place));
    if (isApiPart(type)) return;  // read with their API
    if (type == "AWS::Lambda::Function" || type == "AWS::Serverless::Function")
        return keep(resources, place, name, type, readFunction(reading, place));
    if (type == "AWS::DynamoDB::Table")
        return keep(resources, place, name, type, readTable(reading, place, quotas.dynamoDb));
    if (type == "AWS::DynamoDB::GlobalTable")
        return keep(resources, place, name, type, readGlobalTable(reading, place, quotas.dynamoDb));
    if (type == "AWS::SQS::Queue") return keep(resources, place, name, type, readQueue(reading, root, place));
    if (type == "AWS::DAX::Cluster") return keep(resources, place, name, type, readCluster(reading, place));
    if (type == "AWS::StepFunctions::StateMachine" || type == "AWS::Serverless::StateMachine")
        return keep(resources, place, name, type, readMachine(reading, root, name, place));
    if (type == kParameterGroup) return;  // read with the clusters that name it
    if (type == "AWS::Lambda::Alias" || type == "AWS::Lambda::Version" || type == "AWS::Lambda::Url" ||
        type == "AWS::Lambda::EventInvokeConfig" || type == "AWS::Lambda::EventSourceMapping" ||
        type == "AWS::Logs::LogGroup")
        return;                                                                         // read with their function
    if (type.starts_with("AWS::ApplicationAutoScaling::") && isModelled(type)) return;  // read when all are there
    if (const auto reason = find(kWithoutEffect, type))
        return reading.note(typePlace, type + " has no effect here: " + std::string(*reason));
    if (const auto reason = find(kLater, type))
        return reading.error(typePlace, type + " is not modelled yet (" + std::string(*reason) + ")");
    std::vector<std::string_view> known(kModelled.begin(), kModelled.end());
    known.insert(known.end(), apiPartTypes().begin(), apiPartTypes().end());
    reading.error(typePlace,
                  document::quoted(type) + " is not a resource type known here" + document::didYouMean(type, known));
}

bool goodName(std::string_view name) {
    if (name.empty() || name.size() > 255) return false;
    for (const char c : name) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter) return false;
    }
    return true;
}

}  // namespace

std::vector<std::string_view> typesTaken() {
    std::vector<std::string_view> types(kModelled.begin(), kModelled.end());
    types.insert(types.end(), apiPartTypes().begin(), apiPartTypes().end());
    for (const auto& [type, reason] : kWithoutEffect) types.push_back(type);
    return types;
}

TypeStanding standingOf(std::string_view type) {
    using Kind = TypeStanding::Kind;
    if (isModelled(type) || isApiPart(type)) return {Kind::Modelled, {}};
    if (const auto reason = find(kWithoutEffect, type)) return {Kind::NoEffect, *reason};
    if (const auto reason = find(kLater, type)) return {Kind::Later, *reason};
    return {};
}

std::vector<Resource> readResources(Reading& reading, const Node& root, const Quotas& quotas) {
    std::vector<Resource> resources;
    const Node* section = root.find("Resources");
    if (section == nullptr) {
        reading.problems.error(root, "", R"(lacks "Resources")");
        return resources;
    }
    const Place place{*section, "/Resources"};
    if (!isObject(reading, place, "an object of resources by name")) return resources;
    if (section->size() == 0) reading.error(place, "holds no resource");
    std::map<std::string, bool> clean;
    for (const document::Member& member : section->members()) {
        const Place item = place.at(member.key, member.value);
        if (!goodName(member.key)) {
            reading.problems.error(member.keyPosition, item.pointer,
                                   "must be a name of letters and digits (a CloudFormation logical id)");
            continue;
        }
        const std::size_t before = reading.problems.list().size();
        readResource(reading, root, item, member.key, quotas, resources);
        clean[member.key] = !errorsSince(reading, before);
    }
    addImpliedApis(reading, place, resources);
    readApiParts(reading, place, quotas.apiGateway, resources, clean);
    attachParameterGroups(reading, place, resources);
    return resources;
}

}  // namespace headroom::format
