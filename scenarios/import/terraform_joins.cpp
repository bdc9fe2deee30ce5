// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/terraform_joins.hpp"

#include <algorithm>

namespace headroom::importing::terraform {

using document::Node;

namespace {

std::string named(const Resource& part, std::string_view key) {
    const Node* value = part.properties.find(key);
    if (value == nullptr) return {};
    std::string name = namedIn(*value);
    return name.empty() && value->isString() ? value->asString() : name;
}

Node& listIn(Resource& owner, const std::string& key) {
    Node* list = owner.properties.find(key);
    if (list == nullptr || !list->isArray()) list = &owner.properties.set(key, Node::array(owner.origin.at));
    return *list;
}

/// The part's own keys, without those that say where it belongs.
Node without(const Node& properties, std::initializer_list<std::string_view> keys) {
    Node rest = properties;
    std::erase_if(rest.members(),
                  [&](const document::Member& member) { return std::ranges::find(keys, member.key) != keys.end(); });
    return rest;
}

class Joining {
public:
    explicit Joining(Inventory& inventory) : inventory_(inventory) {}

    void join() {
        const std::vector<Resource> parts = [&] {
            std::vector<Resource> all;
            for (const Resource& resource : inventory_.resources) {
                if (resource.type.starts_with(kPart)) all.push_back(resource);
            }
            return all;
        }();
        std::erase_if(inventory_.resources, [](const Resource& resource) { return resource.type.starts_with(kPart); });
        for (const Resource& part : parts) place(part, part.type.substr(kPart.size()));
        for (Resource& resource : inventory_.resources) {
            nameStream(resource);
            nameRoot(resource);
        }
    }

private:
    void place(const Resource& part, const std::string& kind) {
        if (kind == "integration") return placeIntegration(part);
        if (kind == "settings") return placeSettings(part);
        if (kind == "policy") return placePolicy(part);
        if (kind == "attachment") return placeAttachment(part);
        if (kind == "target") return placeTarget(part);
        if (kind == "provisioned") return placeProvisioned(part);
    }

    /// What a mapping reads of a table is its stream.
    void nameStream(Resource& mapping) {
        Node* source =
            mapping.type == "AWS::Lambda::EventSourceMapping" ? mapping.properties.find("EventSourceArn") : nullptr;
        if (source == nullptr) return;
        const Resource* table = inventory_.find(namedIn(*source));
        if (table != nullptr && (table->type == "AWS::DynamoDB::Table" || table->type == "AWS::DynamoDB::GlobalTable"))
            *source = attributeOf(table->name, "StreamArn", source->position());
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

    template <class Is>
    Resource* find(std::string_view type, Is is) {
        for (Resource& resource : inventory_.resources) {
            if (resource.type == type && is(resource)) return &resource;
        }
        return nullptr;
    }

    /// The resource that a part names by Ref or by its name in the account.
    Resource* owner(const Resource& part, std::string_view key, std::string_view type, std::string_view nameKey) {
        const std::string name = named(part, key);
        return find(type, [&](const Resource& resource) {
            return resource.name == name || (!name.empty() && textOf(resource.properties, nameKey) == name);
        });
    }

    void placeIntegration(const Resource& part) {
        Resource* method = find("AWS::ApiGateway::Method", [&](const Resource& resource) {
            return named(resource, "RestApiId") == named(part, "RestApiId") &&
                   named(resource, "ResourceId") == named(part, "ResourceId") &&
                   textOf(resource.properties, "HttpMethod") == textOf(part.properties, "HttpMethod");
        });
        if (method == nullptr) return;
        method->properties.set("Integration", without(part.properties, {"RestApiId", "ResourceId", "HttpMethod"}));
    }

    void placeSettings(const Resource& part) {
        Resource* stage = find("AWS::ApiGateway::Stage", [&](const Resource& resource) {
            return named(resource, "RestApiId") == named(part, "RestApiId") &&
                   (textOf(resource.properties, "StageName") == textOf(part.properties, "StageName") ||
                    named(part, "StageName") == resource.name);
        });
        if (stage != nullptr)
            listIn(*stage, "MethodSettings").append(without(part.properties, {"RestApiId", "StageName"}));
    }

    void placePolicy(const Resource& part) {
        Resource* role = owner(part, "Role", "AWS::IAM::Role", "RoleName");
        if (role != nullptr) listIn(*role, "Policies").append(without(part.properties, {"Role"}));
    }

    void placeAttachment(const Resource& part) {
        Resource* role = owner(part, "Role", "AWS::IAM::Role", "RoleName");
        const Node* arn = part.properties.find("PolicyArn");
        if (role != nullptr && arn != nullptr) listIn(*role, "ManagedPolicyArns").append(*arn);
    }

    void placeTarget(const Resource& part) {
        Resource* rule = owner(part, "Rule", "AWS::Events::Rule", "Name");
        if (rule != nullptr) listIn(*rule, "Targets").append(without(part.properties, {"Rule"}));
    }

    void placeProvisioned(const Resource& part) {
        const std::string function = named(part, "FunctionName");
        const std::string qualifier = textOf(part.properties, "Qualifier");
        Resource* alias = find("AWS::Lambda::Alias", [&](const Resource& resource) {
            return resource.name == named(part, "Qualifier") || textOf(resource.properties, "Name") == qualifier;
        });
        Node config = Node::object(part.origin.at);
        copyMember(part.properties, "ProvisionedConcurrentExecutions", config, "ProvisionedConcurrentExecutions");
        if (alias == nullptr) {
            Resource version = newResource(part.name, "AWS::Lambda::Version", part.origin);
            version.properties.set("FunctionName", refTo(function, part.origin.at));
            inventory_.resources.push_back(std::move(version));
            alias = &inventory_.resources.back();
        }
        alias->properties.set("ProvisionedConcurrencyConfig", std::move(config));
    }

    Inventory& inventory_;
};

}  // namespace

void joinParts(Inventory& inventory) { Joining(inventory).join(); }

}  // namespace headroom::importing::terraform
