// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/integration_node.hpp"

#include "model/services/apigateway/service_actions.hpp"
#include "scenarios/format/integration_uri.hpp"
#include "scenarios/import/inventory.hpp"
#include "scenarios/import/reference_text.hpp"

namespace headroom::importing {

using document::Node;

namespace {

/// The resource that the request of a service's action names: in its templates and parameters.
std::string targetOf(const Node& integration) {
    for (const char* key : {"requestTemplates", "requestParameters"}) {
        const Node* said = integration.find(key);
        if (said == nullptr) continue;
        if (std::string name = namedIn(*said); !name.empty()) return name;
    }
    return {};
}

/// What is asked of SQS by a path is to send, but where nameQueuesOfRequests() has found another action.
const apigateway::ServiceAction* actionOf(const Node& integration, const std::string& said) {
    const std::string subtype = textOf(integration, "integrationSubtype");
    if (!subtype.empty()) return apigateway::actionOfSubtype(subtype);
    return apigateway::actionNamed(said == "sqs:path" ? "sqs:SendMessage" : said);
}

std::optional<Node> serviceNode(const Node& integration, const format::IntegrationUri& uri, std::string& why) {
    const document::Position at = integration.position();
    const auto* known = actionOf(integration, uri.action);
    const std::string action = uri.action.empty() ? textOf(integration, "integrationSubtype") : uri.action;
    if (known == nullptr || !known->missing.empty()) {
        why = "asks for " + action + ", which is not modelled behind an API yet";
        return std::nullopt;
    }
    std::string target = targetOf(integration);
    if (uri.action == "sqs:path" && !uri.resource.empty()) target = uri.resource;
    if (target.empty()) {
        why = "asks for " + action + ", but names no resource of the file";
        return std::nullopt;
    }
    Node service = Node::object(at);
    service.set("Service", Node::string(std::string(known->name), at), at);
    service.set("Target", Node::string(target, at), at);
    return service;
}

}  // namespace

std::optional<Node> integrationNode(const Node& integration, std::string& why) {
    const document::Position at = integration.position();
    std::string type = textOf(integration, "type");
    for (char& c : type) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (type == "mock") return Node::string("Mock", at);
    if (type == "http" || type == "http_proxy") {
        Node http = Node::object(at);
        http.set("Http", Node::object(at), at);
        return http;
    }
    const Node* uri = integration.find("uri");
    const format::IntegrationUri read = uri != nullptr ? format::readUri(*uri) : format::IntegrationUri{};
    const bool function = read.action.empty() || read.action == "lambda:path";
    const bool subtype = !textOf(integration, "integrationSubtype").empty();
    if (subtype || (!read.action.empty() && !function)) return serviceNode(integration, read, why);
    if (!read.resource.empty()) return Node::string(read.resource, at);
    why = "its integration names no resource of the file";
    return std::nullopt;
}

}  // namespace headroom::importing
