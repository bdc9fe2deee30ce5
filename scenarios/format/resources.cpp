// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/resources.hpp"

#include <array>

#include "scenarios/document/suggest.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr std::array<std::string_view, 5> kModelled{"AWS::ApiGatewayV2::Api", "AWS::Serverless::HttpApi",
                                                    "AWS::Lambda::Function", "AWS::Serverless::Function",
                                                    "AWS::DynamoDB::Table"};

/// Types without effect on latency, capacity or cost at the depth that is modelled.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kWithoutEffect{{
    {"AWS::IAM::Role", "permissions"},
    {"AWS::IAM::Policy", "permissions"},
    {"AWS::IAM::ManagedPolicy", "permissions"},
    {"AWS::Lambda::Permission", "permissions"},
    {"AWS::Lambda::LayerVersion", "code; give its effect on INIT as the function's Init"},
    {"AWS::EC2::VPC", "a network without charge of its own"},
    {"AWS::EC2::Subnet", "a network without charge of its own"},
    {"AWS::EC2::SecurityGroup", "firewall rules"},
    {"AWS::EC2::SecurityGroupIngress", "firewall rules"},
    {"AWS::EC2::SecurityGroupEgress", "firewall rules"},
    {"AWS::EC2::RouteTable", "a network without charge of its own"},
    {"AWS::EC2::SubnetRouteTableAssociation", "a network without charge of its own"},
    {"AWS::EC2::InternetGateway", "a network without charge of its own"},
    {"AWS::CloudFormation::WaitConditionHandle", "deployment"},
}};

/// Types that are known, matter, and are not modelled yet.
constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kLater{{
    {"AWS::ApiGateway::RestApi", "REST APIs"},
    {"AWS::Serverless::Api", "REST APIs"},
    {"AWS::ApiGatewayV2::Route", "routes as resources; use Routes on the API"},
    {"AWS::ApiGatewayV2::Integration", "integrations as resources; use Routes on the API"},
    {"AWS::ApiGatewayV2::Stage", "stages"},
    {"AWS::ApiGatewayV2::Authorizer", "authorizers"},
    {"AWS::DynamoDB::GlobalTable", "global tables"},
    {"AWS::DAX::Cluster", "DAX"},
    {"AWS::DAX::ParameterGroup", "DAX"},
    {"AWS::DAX::SubnetGroup", "DAX"},
    {"AWS::StepFunctions::StateMachine", "Step Functions"},
    {"AWS::Serverless::StateMachine", "Step Functions"},
    {"AWS::ApplicationAutoScaling::ScalableTarget", "auto scaling"},
    {"AWS::ApplicationAutoScaling::ScalingPolicy", "auto scaling"},
    {"AWS::SQS::Queue", "queues"},
    {"AWS::SNS::Topic", "topics"},
    {"AWS::Events::Rule", "EventBridge; use a workload with a Schedule"},
    {"AWS::S3::Bucket", "S3"},
    {"AWS::Lambda::Alias", "versions, aliases and provisioned concurrency"},
    {"AWS::Lambda::Version", "versions, aliases and provisioned concurrency"},
    {"AWS::Lambda::EventSourceMapping", "event source mappings"},
    {"AWS::Logs::LogGroup", "log retention and classes (ingestion of a function's log is priced)"},
}};

std::optional<std::string_view> find(auto& table, std::string_view type) {
    for (const auto& [name, reason] : table) {
        if (name == type) return reason;
    }
    return std::nullopt;
}

template <class Spec>
void keep(std::vector<Resource>& resources, const Place& place, const std::string& name, const std::string& type,
          std::optional<Spec> spec) {
    if (spec) resources.push_back({name, type, std::move(*spec), place.node.position()});
}

void readResource(Reading& reading, const Place& place, const std::string& name, const Quotas& quotas,
                  std::vector<Resource>& resources) {
    if (!isObject(reading, place, "an object with Type and Properties")) return;
    const Node* node = place.node.find("Type");
    if (node == nullptr || !node->isString())
        return reading.error(place, R"(lacks "Type", such as "AWS::Lambda::Function")");
    const std::string& type = node->asString();
    const Place typePlace = place.at("Type", *node);
    if (type == "AWS::ApiGatewayV2::Api" || type == "AWS::Serverless::HttpApi")
        return keep(resources, place, name, type, readHttpApi(reading, place, quotas.apiGateway));
    if (type == "AWS::Lambda::Function" || type == "AWS::Serverless::Function")
        return keep(resources, place, name, type, readFunction(reading, place));
    if (type == "AWS::DynamoDB::Table")
        return keep(resources, place, name, type, readTable(reading, place, quotas.dynamoDb));
    if (const auto reason = find(kWithoutEffect, type))
        return reading.note(typePlace, type + " has no effect here: " + std::string(*reason));
    if (const auto reason = find(kLater, type))
        return reading.error(typePlace, type + " is not modelled yet (" + std::string(*reason) + ")");
    reading.error(typePlace, document::quoted(type) + " is not a resource type known here" +
                                 document::didYouMean(type, kModelled));
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

std::span<const std::string_view> modelledTypes() { return kModelled; }

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
    for (const document::Member& member : section->members()) {
        const Place item = place.at(member.key, member.value);
        if (!goodName(member.key)) {
            reading.problems.error(member.keyPosition, item.pointer,
                                   "must be a name of letters and digits (a CloudFormation logical id)");
            continue;
        }
        readResource(reading, item, member.key, quotas, resources);
    }
    return resources;
}

}  // namespace headroom::format
