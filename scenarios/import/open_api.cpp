// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/open_api.hpp"

#include <algorithm>
#include <array>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/format/integration_uri.hpp"
#include "scenarios/import/integration_node.hpp"

namespace headroom::importing {

using document::Node;

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kMethods{
    {{"get", "GET"},
     {"put", "PUT"},
     {"post", "POST"},
     {"delete", "DELETE"},
     {"options", "OPTIONS"},
     {"head", "HEAD"},
     {"patch", "PATCH"},
     {"x-amazon-apigateway-any-method", "ANY"}}};

class OpenApi {
public:
    OpenApi(const Node& body, Resource& api, Report& report) : body_(body), api_(api), report_(report) {}

    std::vector<Resource> read() {
        readAuthorizers();
        const Node* paths = body_.find("paths");
        for (std::size_t i = 0; paths != nullptr && paths->isObject() && i < paths->size(); ++i)
            readPath(paths->members()[i]);
        return std::move(authorizers_);
    }

private:
    bool rest() const { return api_.type == "AWS::ApiGateway::RestApi"; }

    void leaveOut(document::Position at, const std::string& route, std::string text) {
        report_.push_back({Fate::LeftOut, {api_.origin.file, at}, api_.name + " " + route, std::move(text)});
    }

    void readPath(const document::Member& path) {
        if (!path.value.isObject()) return;
        for (const document::Member& operation : path.value.members()) {
            const auto method =
                std::ranges::find(kMethods, std::string_view(operation.key), &decltype(kMethods)::value_type::first);
            if (!operation.value.isObject()) continue;
            if (method == kMethods.end()) {
                if (operation.value.find("x-amazon-apigateway-integration") != nullptr)
                    leaveOut(operation.keyPosition, operation.key + " " + path.key, "is no method of HTTP");
                continue;
            }
            const bool isDefault = path.key == "$default" || path.key == "/$default";
            readOperation(isDefault ? "$default" : std::string(method->second) + " " + path.key, operation);
        }
    }

    /// Itself, or what its $ref names of the document: integrations under components that several routes share (API
    /// Gateway Developer Guide, api-gateway-extensions-integrations, 2026).
    const Node* referenced(const Node* value) const {
        const std::string name = value != nullptr && value->isObject() ? textOf(*value, "$ref") : std::string();
        if (name.empty()) return value;
        return name.starts_with("#/") ? document::resolve(body_, name.substr(1)) : nullptr;
    }

    void readOperation(const std::string& route, const document::Member& operation) {
        const Node* written = operation.value.find("x-amazon-apigateway-integration");
        const Node* integration = referenced(written);
        if (written != nullptr && integration == nullptr)
            return leaveOut(written->position(), route,
                            "its integration is " + document::quoted(textOf(*written, "$ref")) +
                                ", which is not in the document: nothing answers it");
        if (integration == nullptr || !integration->isObject())
            return leaveOut(operation.keyPosition, route, "has no integration: nothing answers it");
        std::string why;
        const auto answer = integrationNode(*integration, why);
        if (!answer) return leaveOut(integration->position(), route, why);
        Node entry = Node::object(operation.keyPosition);
        entry.set("Integration", *answer, operation.keyPosition);
        copyMember(*integration, "timeoutInMillis", entry, "TimeoutInMillis");
        copyMember(*integration, "responseTransferMode", entry, "ResponseTransferMode");
        readSecurity(operation.value, entry);
        api_.routes.set(route, entry.size() == 1 && answer->isString() ? *answer : std::move(entry),
                        operation.keyPosition);
    }

    void readSecurity(const Node& operation, Node& entry) {
        const Node* security = operation.find("security");
        if (security == nullptr) security = body_.find("security");
        if (security == nullptr || !security->isArray()) return;
        for (const Node& alternative : security->elements()) {
            for (std::size_t i = 0; alternative.isObject() && i < alternative.size(); ++i) {
                const document::Member& scheme = alternative.members()[i];
                const std::string authorizer = authorizerNamed(scheme.key);
                if (!authorizer.empty())
                    entry.set("AuthorizerId", Node::string(authorizer, scheme.keyPosition), scheme.keyPosition);
                else if (scheme.key == "api_key" && rest())
                    entry.set("ApiKeyRequired", Node::boolean(true, scheme.keyPosition), scheme.keyPosition);
            }
        }
    }

    std::string authorizerNamed(const std::string& scheme) const {
        const std::string name = nameOf(scheme);
        const bool known = std::ranges::find(authorizers_, name, &Resource::name) != authorizers_.end();
        return known ? name : std::string();
    }

    std::string nameOf(const std::string& scheme) const {
        std::string name = api_.name + scheme + "Authorizer";
        std::erase_if(
            name, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')); });
        return name;
    }

    void readAuthorizers() {
        const Node* schemes = body_.find("securityDefinitions");
        if (schemes == nullptr) {
            const Node* components = body_.find("components");
            schemes = components != nullptr ? components->find("securitySchemes") : nullptr;
        }
        for (std::size_t i = 0; schemes != nullptr && schemes->isObject() && i < schemes->size(); ++i) {
            const document::Member& scheme = schemes->members()[i];
            const Node* authorizer = scheme.value.find("x-amazon-apigateway-authorizer");
            if (authorizer != nullptr && authorizer->isObject()) addAuthorizer(scheme, *authorizer);
        }
    }

    void addAuthorizer(const document::Member& scheme, const Node& given) {
        const document::Position at = scheme.keyPosition;
        Resource made =
            newResource(nameOf(scheme.key), rest() ? "AWS::ApiGateway::Authorizer" : "AWS::ApiGatewayV2::Authorizer",
                        {api_.origin.file, at});
        const std::string said = textOf(given, "type");
        const std::string type = said == "token"     ? "TOKEN"
                                 : said == "request" ? "REQUEST"
                                 : rest()            ? "COGNITO_USER_POOLS"
                                                     : "JWT";
        made.properties.set(rest() ? "RestApiId" : "ApiId", refTo(api_.name, at), at);
        made.properties.set(rest() ? "Type" : "AuthorizerType", Node::string(type, at), at);
        copyMember(given, "authorizerUri", made.properties, "AuthorizerUri");
        copyMember(given, "authorizerResultTtlInSeconds", made.properties, "AuthorizerResultTtlInSeconds");
        if (type == "REQUEST") copyMember(given, "identitySource", made.properties, "IdentitySource");
        authorizers_.push_back(std::move(made));
    }

    const Node& body_;
    Resource& api_;
    Report& report_;
    std::vector<Resource> authorizers_;
};

}  // namespace

void readOpenApis(Inventory& inventory, Report& report) {
    std::vector<Resource> authorizers;
    for (Resource& resource : inventory.resources) {
        if (resource.type != "AWS::ApiGateway::RestApi" && resource.type != "AWS::ApiGatewayV2::Api") continue;
        const Node* body = resource.properties.find("Body");
        if (body == nullptr) continue;
        if (body->isObject()) {
            const Node kept = *body;
            for (Resource& made : OpenApi(kept, resource, report).read()) authorizers.push_back(std::move(made));
        }
        std::erase_if(resource.properties.members(), [](const auto& member) { return member.key == "Body"; });
        if (resource.type == "AWS::ApiGatewayV2::Api" && resource.properties.find("ProtocolType") == nullptr)
            resource.properties.set("ProtocolType", Node::string("HTTP", resource.origin.at), resource.origin.at);
    }
    std::ranges::move(authorizers, std::back_inserter(inventory.resources));
}

}  // namespace headroom::importing
