// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of REST APIs: what Terraform tells of a method and of a stage in resources of their own.
#include <algorithm>

#include "scenarios/import/terraform_part_owner.hpp"

namespace headroom::importing::terraform {

using document::Node;

namespace {

/// Resources of a path, at most: a circle of parents ends there.
constexpr int kDeepestPath = 64;

class RestJoining {
public:
    RestJoining(Inventory& inventory, Report& report) : inventory_(inventory), report_(report) {}

    void placeIntegration(const Resource& part) {
        Resource* method = methodOf(part);
        if (method == nullptr)
            return leaveOut(part, "is the integration of a method that is not here: nothing answers by it", report_);
        method->properties.set("Integration", without(part.properties, {"RestApiId", "ResourceId", "HttpMethod"}));
    }

    /// Behind the integration whose answer it is.
    void placeResponse(const Resource& part) {
        Resource* method = methodOf(part);
        Node* integration = method != nullptr ? method->properties.find("Integration") : nullptr;
        if (integration == nullptr || !integration->isObject())
            return leaveOut(part, "is the answer of an integration that is not here", report_);
        Node* list = integration->find("IntegrationResponses");
        if (list == nullptr) list = &integration->set("IntegrationResponses", Node::array(part.origin.at));
        list->append(without(part.properties, {"RestApiId", "ResourceId", "HttpMethod"}));
    }

    void placeMethodResponse(const Resource& part) {
        Resource* method = methodOf(part);
        if (method == nullptr) return leaveOut(part, "is the answer of a method that is not here", report_);
        listIn(*method, "MethodResponses").append(without(part.properties, {"RestApiId", "ResourceId", "HttpMethod"}));
    }

    void placeSettings(const Resource& part) {
        Node settings = without(part.properties, {"RestApiId", "StageName", "PathOf"});
        if (const Node* of = part.properties.find("PathOf")) {
            const std::string path = pathOf(namedIn(*of));
            if (!path.empty()) settings.set("ResourcePath", Node::string(path, of->position()));
        }
        if (settings.find("ResourcePath") == nullptr || settings.find("HttpMethod") == nullptr)
            return leaveOut(part,
                            "are settings of a method_path that is known after apply, and its references name no "
                            "aws_api_gateway_resource with an aws_api_gateway_method: import the state",
                            report_);
        Resource* stage = find(inventory_, "AWS::ApiGateway::Stage", [&](const Resource& resource) {
            return named(resource, "RestApiId") == named(part, "RestApiId") && !named(part, "RestApiId").empty() &&
                   ((!textOf(part.properties, "StageName").empty() &&
                     textOf(resource.properties, "StageName") == textOf(part.properties, "StageName")) ||
                    named(part, "StageName") == resource.name);
        });
        if (stage == nullptr) return leaveOut(part, "are settings of a stage that is not here", report_);
        listIn(*stage, "MethodSettings").append(std::move(settings));
    }

private:
    Resource* methodOf(const Resource& part) {
        const std::string method = named(part, "HttpMethod");
        // What is not known of two is not the same.
        if (named(part, "RestApiId").empty() || named(part, "ResourceId").empty()) return nullptr;
        return find(inventory_, "AWS::ApiGateway::Method", [&](const Resource& resource) {
            return named(resource, "RestApiId") == named(part, "RestApiId") &&
                   named(resource, "ResourceId") == named(part, "ResourceId") &&
                   (resource.name == method || textOf(resource.properties, "HttpMethod") == method);
        });
    }

    /// "/orders/{id}" of the resource that is its last part; empty where a part is not here.
    std::string pathOf(const std::string& name) const {
        std::string path;
        const Resource* part = inventory_.find(name);
        for (int depth = 0; part != nullptr && depth < kDeepestPath; ++depth) {
            if (part->type == "AWS::ApiGateway::RestApi") return path.empty() ? "/" : path;
            path = "/" + textOf(part->properties, "PathPart") + path;
            part = inventory_.find(named(*part, "ParentId"));
        }
        return {};
    }

    Inventory& inventory_;
    Report& report_;
};

}  // namespace

void joinRestParts(Inventory& inventory, const std::vector<Resource>& parts, Report& report) {
    RestJoining joining(inventory, report);
    const auto each = [&](std::string_view kind, void (RestJoining::*place)(const Resource&)) {
        for (const Resource& part : parts) {
            if (part.type.substr(kPart.size()) == kind) (joining.*place)(part);
        }
    };
    each("integration", &RestJoining::placeIntegration);
    each("integration response", &RestJoining::placeResponse);
    each("method response", &RestJoining::placeMethodResponse);
    each("settings", &RestJoining::placeSettings);
}

}  // namespace headroom::importing::terraform
