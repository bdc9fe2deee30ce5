// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/sam_security.hpp"

#include <algorithm>
#include <array>

namespace headroom::importing::sam {

using document::Node;

namespace {

constexpr const char* kSecurity = "security";

/// {"scheme": []}.
Node demand(const std::string& scheme, document::Position at) {
    Node entry = Node::object(at);
    entry.set(scheme, Node::array(at), at);
    return entry;
}

Node securityIn(const Node& operation, document::Position at) {
    const Node* said = operation.find(kSecurity);
    return said != nullptr && said->isArray() ? *said : Node::array(at);
}

bool names(const Node& entry, std::string_view scheme) { return entry.isObject() && entry.find(scheme) != nullptr; }

class Defaults {
public:
    Defaults(const Node& auth, bool rest) : auth_(auth), rest_(rest), authorizer_(textOf(auth, "DefaultAuthorizer")) {}

    void apply(const std::string& method, Node& operation) const {
        if (operation.find("x-amazon-apigateway-integration") == nullptr) return;
        const bool preflight = method == "options";
        if (!rest_) {
            const bool open = securityIn(operation, {}).size() == 0;
            if (!authorizer_.empty() && !preflight && open) addAuthorizer(operation);
            return;
        }
        if (!authorizer_.empty() && (!preflight || isTrue(auth_, "AddDefaultAuthorizerToCorsPreflight", true)))
            addAuthorizer(operation);
        if (isTrue(auth_, "ApiKeyRequired"))
            addKey(operation, !preflight || isTrue(auth_, "AddApiKeyRequiredToCorsPreflight", true));
    }

private:
    bool isAuthorizer(const Node& entry) const {
        const Node* all = auth_.find("Authorizers");
        if (names(entry, "AWS_IAM")) return true;
        return all != nullptr && all->isObject() &&
               std::ranges::any_of(all->members(), [&](const auto& member) { return names(entry, member.key); });
    }

    /// What the operation has of its own comes before the API's; NONE lifts both.
    void addAuthorizer(Node& operation) const {
        const document::Position at = operation.position();
        Node others = Node::array(at);
        Node own = Node::array(at);
        bool lifted = false;
        const Node said = securityIn(operation, at);
        for (const Node& entry : said.elements()) {
            if (!lifted && names(entry, "NONE"))
                lifted = true;
            else
                (isAuthorizer(entry) ? own : others).append(entry);
        }
        if (own.size() == 0) own.append(demand(authorizer_, at));
        for (std::size_t i = 0; !lifted && i < own.size(); ++i) others.append(own.elements()[i]);
        operation.set(kSecurity, std::move(others), at);
    }

    static void addKey(Node& operation, bool wanted) {
        const document::Position at = operation.position();
        Node security = Node::array(at);
        const Node said = securityIn(operation, at);
        for (const Node& entry : said.elements()) {
            if (names(entry, "api_key_false")) wanted = false;
            if (!names(entry, "api_key_false") && !names(entry, "api_key")) security.append(entry);
        }
        if (wanted) security.append(demand("api_key", at));
        operation.set(kSecurity, std::move(security), at);
    }

    const Node& auth_;
    bool rest_;
    std::string authorizer_;
};

/// What SAM makes of Identity (samtranslator, ApiGatewayAuthorizer and ApiGatewayV2Authorizer): a text for REST APIs, a
/// list for HTTP APIs. Null: nothing.
Node identitySource(const Node& identity, bool rest) {
    static constexpr auto kKinds = std::to_array<std::array<std::string_view, 3>>(
        {{"Headers", "method.request.header.", "$request.header."},
         {"QueryStrings", "method.request.querystring.", "$request.querystring."},
         {"StageVariables", "stageVariables.", "$stageVariables."},
         {"Context", "context.", "$context."}});
    const document::Position at = identity.position();
    std::string joined;
    Node list = Node::array(at);
    for (const auto& [kind, ofRest, ofHttp] : kKinds) {
        const Node* names = identity.find(kind);
        if (names == nullptr || !names->isArray()) continue;
        for (const std::string& name : textsOf(*names)) {
            joined += (joined.empty() ? "" : ", ") + std::string(ofRest) + name;
            list.append(Node::string(std::string(ofHttp) + name, at));
        }
    }
    if (list.size() == 0) return {};
    return rest ? Node::string(std::move(joined), at) : list;
}

Node authorizerOf(const Node& given, bool rest) {
    const document::Position at = given.position();
    Node authorizer = Node::object(at);
    const auto set = [&](const char* key, const std::string& value) {
        authorizer.set(key, Node::string(value, at), at);
    };
    const Node* function = given.find("FunctionArn");
    if (function == nullptr) {
        set("type", rest ? "cognito_user_pools" : "jwt");
        return authorizer;
    }
    const bool request = !rest || textOf(given, "FunctionPayloadType") == "REQUEST";
    set("type", request ? "request" : "token");
    authorizer.set("authorizerUri", invocationUri(*function), at);
    const Node* identity = given.find("Identity");
    if (identity == nullptr || !identity->isObject()) return authorizer;
    copyMember(*identity, "ReauthorizeEvery", authorizer, "authorizerResultTtlInSeconds");
    if (Node sources = identitySource(*identity, rest); request && !sources.isNull())
        authorizer.set("identitySource", std::move(sources), at);
    return authorizer;
}

/// The member of an object that is one itself; made where there is none.
Node& objectIn(Node& owner, const std::string& key) {
    Node* found = owner.find(key);
    if (found != nullptr && found->isObject()) return *found;
    return owner.set(key, Node::object(owner.position()), owner.position());
}

}  // namespace

void addSecurityOf(const Node& auth, document::Position at, Node& operation) {
    Node security = securityIn(operation, at);
    if (const std::string authorizer = textOf(auth, "Authorizer"); !authorizer.empty())
        security.append(demand(authorizer, at));
    if (const Node* key = auth.find("ApiKeyRequired"); key != nullptr && key->isBool())
        security.append(demand(key->asBool() ? "api_key" : "api_key_false", at));
    if (security.size() > 0) operation.set(kSecurity, std::move(security), at);
}

void applyDefaults(const Node& auth, bool rest, Node& paths) {
    const Defaults defaults(auth, rest);
    for (document::Member& path : paths.members()) {
        for (std::size_t i = 0; path.value.isObject() && i < path.value.size(); ++i) {
            document::Member& operation = path.value.members()[i];
            if (operation.value.isObject()) defaults.apply(operation.key, operation.value);
        }
    }
}

void addSchemes(const Node& auth, bool rest, Node& body) {
    const Node* authorizers = auth.find("Authorizers");
    if (authorizers == nullptr || !authorizers->isObject() || authorizers->size() == 0) return;
    const bool third = !rest || body.find("openapi") != nullptr;
    Node& schemes =
        third ? objectIn(objectIn(body, "components"), "securitySchemes") : objectIn(body, "securityDefinitions");
    for (const document::Member& member : authorizers->members()) {
        if (!member.value.isObject()) continue;
        Node scheme = Node::object(member.keyPosition);
        scheme.set("x-amazon-apigateway-authorizer", authorizerOf(member.value, rest), member.keyPosition);
        schemes.set(member.key, std::move(scheme), member.keyPosition);
    }
}

}  // namespace headroom::importing::sam
