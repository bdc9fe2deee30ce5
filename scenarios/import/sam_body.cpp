// SPDX-License-Identifier: GPL-3.0-or-later
// The OpenAPI document that AWS's transform makes of an API and its events. What it does in which order decides:
// events, then preflights, then the defaults of the API over every operation.
#include "scenarios/import/sam_body.hpp"

#include <algorithm>
#include <filesystem>

#include "scenarios/document/read_document.hpp"
#include "scenarios/import/sam_security.hpp"

namespace headroom::importing::sam {

using document::Node;

namespace {

constexpr std::string_view kIntegration = "x-amazon-apigateway-integration";

class ApiBody {
public:
    ApiBody(const Expansion& expansion, const ApiParts& api)
        : expansion_(expansion), api_(api), at_(api.origin.at), body_(Node::object(at_)) {}

    Node make() {
        const bool open = readBody();
        const Node* paths = body_.find("paths");
        paths_ = paths != nullptr && paths->isObject() ? *paths : Node::object(at_);
        for (const RouteEvent& event : expansion_.routes) {
            if (event.rest != api_.rest || (event.api != api_.name && !(event.api.empty() && isImplied()))) continue;
            if (open && (event.function || managed())) addRoute(event);
            if (overrides(event)) addSecurity(event);
        }
        if (api_.rest && api_.properties.find("Cors") != nullptr) addPreflights();
        applyDefaults(api_.auth, api_.rest, paths_);
        addSchemes(api_.auth, api_.rest, body_);
        body_.set("paths", std::move(paths_), at_);
        return std::move(body_);
    }

private:
    bool isImplied() const { return api_.name == (api_.rest ? "ServerlessRestApi" : "ServerlessHttpApi"); }

    /// Whether SAM makes the document itself.
    bool managed() const {
        return api_.properties.find("DefinitionBody") == nullptr && api_.properties.find("DefinitionUri") == nullptr;
    }

    /// Whether events may add to it: also where nobody here knows what it holds.
    bool readBody() {
        const Node* file = api_.properties.find("DefinitionUri");
        const Node* body = api_.properties.find("DefinitionBody");
        if (file == nullptr) {
            if (body != nullptr && body->isObject()) body_ = *body;
            // AWS's transform loses what it merges into a document without paths.
            const Node* paths = body_.find("paths");
            const bool lost = api_.rest && body != nullptr && (paths == nullptr || paths->size() == 0);
            return !lost && takesEvents(api_.rest, api_.properties);
        }
        const bool here = file->isString() && file->asString().find("://") == std::string::npos;
        const std::filesystem::path folder = std::filesystem::path(api_.origin.file).parent_path();
        document::Loaded loaded;
        if (here) loaded = document::readDocument(folder / file->asString());
        if (loaded.ok() && loaded.root->isObject()) {
            body_ = std::move(*loaded.root);
            return false;
        }
        expansion_.report.push_back({Fate::LeftOut,
                                     {api_.origin.file, file->position()},
                                     api_.name + ".DefinitionUri",
                                     "the OpenAPI document is in no file that can be read from here: its routes are "
                                     "those of the events"});
        return true;
    }

    static bool overrides(const RouteEvent& event) {
        return event.rest && event.function && isTrue(event.auth, "OverrideApiAuth");
    }

    static std::string pathOf(const RouteEvent& event) {
        return event.path.empty() ? (event.rest ? "/" : "$default") : event.path;
    }

    /// MergeDefinitions keeps "any" as the event writes it, which is no method of a document.
    std::string methodOf(const RouteEvent& event) const {
        const bool any = event.method.empty() || event.method == "any";
        const bool kept = api_.rest && event.function && mergesEvents(api_.properties);
        return any && !kept ? std::string(kAnyMethod) : event.method;
    }

    void addRoute(const RouteEvent& event) {
        const std::string path = pathOf(event);
        const std::string method = methodOf(event);
        const document::Position at = event.origin.at;
        Node operation = Node::object(at);
        const Node* old = paths_.find(path);
        Node item = old != nullptr && old->isObject() ? *old : Node::object(at);
        if (const Node* declared = item.find(method); declared != nullptr && declared->isObject())
            operation = *declared;
        Node* answering = operation.find(kIntegration);
        if (api_.rest || answering == nullptr)  // an HTTP API's own integration stays
            operation.set(std::string(kIntegration), event.integration, at);
        else if (answering->isObject())
            copyMember(event.integration, "timeoutInMillis", *answering, "timeoutInMillis");
        if (api_.rest && (event.auth.find("Authorizer") != nullptr || event.auth.find("ApiKeyRequired") != nullptr))
            std::erase_if(operation.members(), [](const auto& member) { return member.key == "security"; });
        addSecurityOf(event.auth, at, operation);
        item.set(method, std::move(operation), at);
        paths_.set(path, std::move(item), at);
    }

    /// OverrideApiAuth: an operation of the body takes the event's Auth.
    void addSecurity(const RouteEvent& event) {
        Node* item = paths_.find(pathOf(event));
        const bool any = event.method.empty() || event.method == "any";
        Node* operation = item != nullptr ? item->find(any ? std::string(kAnyMethod) : event.method) : nullptr;
        if (operation != nullptr && operation->find(kIntegration) != nullptr)
            addSecurityOf(event.auth, event.origin.at, *operation);
    }

    /// An OPTIONS method of every path that has none; HTTP APIs answer preflights themselves.
    void addPreflights() {
        for (document::Member& path : paths_.members()) {
            if (!path.value.isObject() || path.value.find("options") != nullptr) continue;
            Node integration = Node::object(at_);
            integration.set("type", Node::string("mock", at_), at_);
            Node operation = Node::object(at_);
            operation.set(std::string(kIntegration), std::move(integration), at_);
            path.value.set("options", std::move(operation), at_);
        }
    }

    const Expansion& expansion_;
    const ApiParts& api_;
    document::Position at_;
    Node body_;
    Node paths_;
};

}  // namespace

bool mergesEvents(const Node& properties) { return isTrue(properties, "MergeDefinitions"); }

bool takesEvents(bool rest, const Node& properties) {
    if (properties.find("DefinitionUri") != nullptr) return false;
    return !rest || properties.find("DefinitionBody") == nullptr || mergesEvents(properties);
}

Node bodyOf(const Expansion& expansion, const ApiParts& api) { return ApiBody(expansion, api).make(); }

}  // namespace headroom::importing::sam
