// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/terraform_joins.hpp"

#include <algorithm>

#include "scenarios/import/terraform_part_owner.hpp"

namespace headroom::importing::terraform {

using document::Node;

std::string named(const Resource& resource, std::string_view key) {
    const Node* value = resource.properties.find(key);
    if (value == nullptr) return {};
    std::string name = namedIn(*value);
    return name.empty() && value->isString() ? value->asString() : name;
}

Node& listIn(Resource& owner, const std::string& key) {
    Node* list = owner.properties.find(key);
    if (list == nullptr || !list->isArray()) list = &owner.properties.set(key, Node::array(owner.origin.at));
    return *list;
}

Node without(const Node& properties, std::initializer_list<std::string_view> keys) {
    Node rest = properties;
    std::erase_if(rest.members(),
                  [&](const document::Member& member) { return std::ranges::find(keys, member.key) != keys.end(); });
    return rest;
}

Resource* ownerOf(Inventory& inventory, const Resource& part, std::string_view key, std::string_view type,
                  std::string_view nameKey) {
    const std::string name = named(part, key);
    return find(inventory, type, [&](const Resource& resource) {
        return resource.name == name || (!name.empty() && textOf(resource.properties, nameKey) == name);
    });
}

void leaveOut(const Resource& part, std::string text, Report& report) {
    report.push_back({Fate::LeftOut, part.origin, part.name, std::move(text)});
}

namespace {

class Joining {
public:
    Joining(Inventory& inventory, Report& report) : inventory_(inventory), report_(report) {}

    void join() {
        std::vector<Resource> parts;
        for (const Resource& resource : inventory_.resources) {
            if (resource.type.starts_with(kPart)) parts.push_back(resource);
        }
        std::erase_if(inventory_.resources, [](const Resource& resource) { return resource.type.starts_with(kPart); });
        joinTableParts(inventory_, parts, report_);
        joinRestParts(inventory_, parts, report_);
        for (const Resource& part : parts) place(part, part.type.substr(kPart.size()));
        joinProvisioned(inventory_, parts, report_);
        joinScheduledActions(inventory_, parts, report_);
        for (Resource& resource : inventory_.resources) {
            nameStream(resource);
            nameRoot(resource);
        }
    }

private:
    void place(const Resource& part, const std::string& kind) {
        if (kind == "policy") return placePolicy(part);
        if (kind == "attachment") return placeAttachment(part);
        if (kind == "target") return placeTarget(part);
        if (kind == "redrive") return placeRedrive(part);
    }

    /// What a mapping reads of a table is its stream.
    void nameStream(Resource& mapping) {
        Node* source =
            mapping.type == "AWS::Lambda::EventSourceMapping" ? mapping.properties.find("EventSourceArn") : nullptr;
        if (source == nullptr) return;
        const Resource* table = inventory_.find(namedIn(*source));
        if (table != nullptr && table->type == "AWS::SQS::Queue") return dropOfStreams(mapping);
        if (table != nullptr && (table->type == "AWS::DynamoDB::Table" || table->type == "AWS::DynamoDB::GlobalTable"))
            *source = attributeOf(table->name, "StreamArn", source->position());
    }

    /// A state has them of a queue's mapping as well, with values that say nothing.
    static void dropOfStreams(Resource& mapping) {
        mapping.properties = without(mapping.properties, {"MaximumRetryAttempts", "MaximumRecordAgeInSeconds",
                                                          "BisectBatchOnFunctionError", "StartingPosition"});
    }

    /// What a path hangs on may be the root of the API, which Terraform gives as the API's root_resource_id.
    void nameRoot(Resource& resource) {
        const bool path = resource.type == "AWS::ApiGateway::Resource";
        if (!path && resource.type != "AWS::ApiGateway::Method") return;
        Node* parent = resource.properties.find(path ? "ParentId" : "ResourceId");
        const Resource* api = parent != nullptr ? inventory_.find(namedIn(*parent)) : nullptr;
        if (api != nullptr && api->type == "AWS::ApiGateway::RestApi")
            *parent = attributeOf(api->name, "RootResourceId", parent->position());
    }

    void placePolicy(const Resource& part) {
        Resource* role = ownerOf(inventory_, part, "Role", "AWS::IAM::Role", "RoleName");
        if (role == nullptr) return leaveOut(part, "is a policy of a role that is not here", report_);
        listIn(*role, "Policies").append(without(part.properties, {"Role"}));
    }

    void placeAttachment(const Resource& part) {
        Resource* role = ownerOf(inventory_, part, "Role", "AWS::IAM::Role", "RoleName");
        const Node* arn = part.properties.find("PolicyArn");
        if (role == nullptr) return leaveOut(part, "is a policy of a role that is not here", report_);
        if (arn != nullptr) listIn(*role, "ManagedPolicyArns").append(*arn);
    }

    void placeTarget(const Resource& part) {
        Resource* rule = ownerOf(inventory_, part, "Rule", "AWS::Events::Rule", "Name");
        if (rule == nullptr) return leaveOut(part, "is a target of a rule that is not here", report_);
        listIn(*rule, "Targets").append(without(part.properties, {"Rule"}));
    }

    void placeRedrive(const Resource& part) {
        Resource* queue = ownerOf(inventory_, part, "Queue", "AWS::SQS::Queue", "QueueName");
        if (queue == nullptr) return leaveOut(part, "is the redrive policy of a queue that is not here", report_);
        copyMember(part.properties, "RedrivePolicy", queue->properties, "RedrivePolicy");
    }

    Inventory& inventory_;
    Report& report_;
};

}  // namespace

void joinParts(Inventory& inventory, Report& report) { Joining(inventory, report).join(); }

}  // namespace headroom::importing::terraform
