// SPDX-License-Identifier: GPL-3.0-or-later
// AWS::Serverless::Api and HttpApi, declared or made for events: an API whose Body is an OpenAPI document, as AWS's own
// transform writes it, and its stage.
#include <algorithm>
#include <array>

#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/sam_body.hpp"
#include "scenarios/import/sam_parts.hpp"

namespace headroom::importing::sam {

using document::Node;

namespace {

constexpr std::string_view kAny = "x-amazon-apigateway-any-method";

class ApiExpansion {
public:
    ApiExpansion(Expansion& expansion, std::string name, bool rest, const Node& properties, Origin origin)
        : expansion_(expansion),
          name_(std::move(name)),
          rest_(rest),
          properties_(properties),
          origin_(std::move(origin)),
          at_(origin_.at) {}

    void expand() {
        const Node* auth = properties_.find("Auth");
        if (auth != nullptr && auth->isObject()) auth_ = *auth;
        body_ = bodyOf(expansion_.report, name_, properties_, origin_);
        const Node* paths = body_.find("paths");
        paths_ = paths != nullptr && paths->isObject() ? *paths : Node::object(at_);
        for (const RouteEvent& event : expansion_.routes) {
            if (event.rest == rest_ && (event.api == name_ || (event.api.empty() && isImplied()))) addRoute(event);
        }
        addPreflights();
        addSecurity();
        body_.set("paths", std::move(paths_), at_);
        addApi();
        addStage();
        if (rest_) addUsagePlan();
    }

private:
    bool isImplied() const { return name_ == (rest_ ? "ServerlessRestApi" : "ServerlessHttpApi"); }

    void addRoute(const RouteEvent& event) {
        const std::string path = event.path.empty() ? (rest_ ? "/" : "$default") : event.path;
        const std::string method = event.method.empty() || event.method == "any" ? std::string(kAny) : event.method;
        Node operation = Node::object(event.origin.at);
        const Node* old = paths_.find(path);
        Node item = old != nullptr && old->isObject() ? *old : Node::object(event.origin.at);
        if (const Node* declared = item.find(method); declared != nullptr && declared->isObject())
            operation = *declared;
        operation.set("x-amazon-apigateway-integration", event.integration, event.origin.at);
        if (Node security = securityOf(event); security.size() > 0)
            operation.set("security", std::move(security), event.origin.at);
        item.set(method, std::move(operation), event.origin.at);
        paths_.set(path, std::move(item), event.origin.at);
    }

    /// [{"Authorizer": []}, {"api_key": []}] by the event's own Auth, else by the API's.
    Node securityOf(const RouteEvent& event) const {
        Node security = Node::array(event.origin.at);
        const auto add = [&](const std::string& scheme) {
            Node entry = Node::object(event.origin.at);
            entry.set(scheme, Node::array(event.origin.at), event.origin.at);
            security.append(std::move(entry));
        };
        std::string authorizer = textOf(event.auth, "Authorizer");
        if (authorizer.empty()) authorizer = textOf(auth_, "DefaultAuthorizer");
        if (!authorizer.empty() && authorizer != "NONE") add(authorizer);
        const Node* own = event.auth.find("ApiKeyRequired");
        const Node* key = own != nullptr ? own : auth_.find("ApiKeyRequired");
        if (key != nullptr && key->isBool() && key->asBool()) add("api_key");
        return security;
    }

    /// Cors makes an OPTIONS method of every path that has none; HTTP APIs answer preflights themselves.
    void addPreflights() {
        if (!rest_ || properties_.find("Cors") == nullptr) return;
        for (document::Member& path : paths_.members()) {
            if (!path.value.isObject() || path.value.find("options") != nullptr || path.value.find(kAny) != nullptr)
                continue;
            Node integration = Node::object(at_);
            integration.set("type", Node::string("mock", at_), at_);
            Node operation = Node::object(at_);
            operation.set("x-amazon-apigateway-integration", std::move(integration), at_);
            path.value.set("options", std::move(operation), at_);
        }
    }

    void addSecurity() {
        const Node* authorizers = auth_.find("Authorizers");
        Node schemes = Node::object(at_);
        if (const Node* key = auth_.find("ApiKeyRequired"); key != nullptr && key->isBool() && key->asBool())
            schemes.set("api_key", Node::object(at_), at_);
        for (std::size_t i = 0; authorizers != nullptr && authorizers->isObject() && i < authorizers->size(); ++i) {
            const document::Member& member = authorizers->members()[i];
            if (!member.value.isObject()) continue;
            Node scheme = Node::object(member.keyPosition);
            scheme.set("x-amazon-apigateway-authorizer", authorizerOf(member.value), member.keyPosition);
            schemes.set(member.key, std::move(scheme), member.keyPosition);
        }
        if (schemes.size() > 0) body_.set("securityDefinitions", std::move(schemes), at_);
    }

    Node authorizerOf(const Node& given) const {
        const document::Position at = given.position();
        Node authorizer = Node::object(at);
        const auto set = [&](const char* key, const std::string& value) {
            authorizer.set(key, Node::string(value, at), at);
        };
        const Node* function = given.find("FunctionArn");
        if (function == nullptr) {
            set("type", rest_ ? "cognito_user_pools" : "jwt");
            return authorizer;
        }
        const bool request = !rest_ || textOf(given, "FunctionPayloadType") == "REQUEST";
        set("type", request ? "request" : "token");
        authorizer.set("authorizerUri", invocationUri(*function), at);
        const Node* identity = given.find("Identity");
        if (identity != nullptr && identity->isObject())
            copyMember(*identity, "ReauthorizeEvery", authorizer, "authorizerResultTtlInSeconds");
        return authorizer;
    }

    void addApi() {
        Resource& api = expansion_.add(name_, rest_ ? "AWS::ApiGateway::RestApi" : "AWS::ApiGatewayV2::Api", origin_);
        if (rest_) {
            if (const Node* endpoint = properties_.find("EndpointConfiguration")) {
                Node types = Node::array(at_);
                if (endpoint->isString()) types.append(*endpoint);
                if (const Node* type = endpoint->find("Type")) types.append(*type);
                Node config = Node::object(at_);
                config.set("Types", std::move(types), at_);
                api.properties.set("EndpointConfiguration", std::move(config), at_);
            }
        } else {
            api.properties.set("ProtocolType", Node::string("HTTP", at_), at_);
        }
        api.properties.set("Body", std::move(body_), at_);
    }

    void addStage() {
        const Node* given = properties_.find("StageName");
        const std::string stage = given != nullptr && given->isString() ? given->asString()
                                  : rest_                               ? "Prod"
                                                                        : "$default";
        stageName_ = name_ + (stage == "$default" ? "ApiGatewayDefault" : stage) + "Stage";
        std::erase_if(stageName_, [](char c) {
            return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
        });
        Resource& made =
            expansion_.add(stageName_, rest_ ? "AWS::ApiGateway::Stage" : "AWS::ApiGatewayV2::Stage", origin_);
        made.properties.set(rest_ ? "RestApiId" : "ApiId", refTo(name_, at_), at_);
        made.properties.set("StageName", Node::string(stage, at_), at_);
        if (rest_) {
            for (const char* same : {"CacheClusterEnabled", "CacheClusterSize", "MethodSettings", "CanarySetting",
                                     "Variables", "TracingEnabled", "AccessLogSetting"})
                copyMember(properties_, same, made.properties, same);
            return;
        }
        made.properties.set("AutoDeploy", Node::boolean(true, at_), at_);
        copyMember(properties_, "StageVariables", made.properties, "StageVariables");
        copyMember(properties_, "DefaultRouteSettings", made.properties, "DefaultRouteSettings");
        copyMember(properties_, "RouteSettings", made.properties, "RouteSettings");
        copyMember(properties_, "AccessLogSettings", made.properties, "AccessLogSettings");
    }

    void addUsagePlan() {
        const Node* plan = auth_.find("UsagePlan");
        const std::string kind = plan != nullptr ? textOf(*plan, "CreateUsagePlan") : std::string();
        if (kind != "PER_API" && kind != "SHARED") return;
        const std::string owner = kind == "SHARED" ? "Serverless" : name_;
        const std::string planName = owner + "UsagePlan";
        Node open = Node::object(at_);
        open.set("ApiId", refTo(name_, at_), at_);
        open.set("Stage", refTo(stageName_, at_), at_);
        const auto shared = std::ranges::find(expansion_.made, planName, &Resource::name);
        if (shared != expansion_.made.end()) {
            Node* listed = shared->properties.find("ApiStages");
            if (listed != nullptr && listed->isArray()) listed->append(std::move(open));
            return;
        }
        Node stages = Node::array(at_);
        stages.append(std::move(open));
        Resource& made = expansion_.add(planName, "AWS::ApiGateway::UsagePlan", origin_);
        made.properties.set("ApiStages", std::move(stages), at_);
        for (const char* same : {"Throttle", "Quota"}) copyMember(*plan, same, made.properties, same);
        Resource& key = expansion_.add(owner + "ApiKey", "AWS::ApiGateway::ApiKey", origin_);
        key.properties.set("Enabled", Node::boolean(true, at_), at_);
        Resource& both = expansion_.add(owner + "UsagePlanKey", "AWS::ApiGateway::UsagePlanKey", origin_);
        both.properties.set("KeyId", refTo(owner + "ApiKey", at_), at_);
        both.properties.set("KeyType", Node::string("API_KEY", at_), at_);
        both.properties.set("UsagePlanId", refTo(planName, at_), at_);
    }

    Expansion& expansion_;
    std::string name_;
    bool rest_;
    const Node& properties_;
    Origin origin_;
    document::Position at_;
    Node auth_ = Node::object();
    Node body_;
    Node paths_;
    std::string stageName_;
};

void expandImplied(Expansion& expansion, bool rest) {
    const auto first = std::ranges::find_if(
        expansion.routes, [&](const RouteEvent& event) { return event.rest == rest && event.api.empty(); });
    if (first == expansion.routes.end()) return;
    const Node* global = expansion.globals.find(rest ? "Api" : "HttpApi");
    const Node none = Node::object();
    ApiExpansion(expansion, rest ? "ServerlessRestApi" : "ServerlessHttpApi", rest,
                 global != nullptr && global->isObject() ? *global : none, first->origin)
        .expand();
}

}  // namespace

void expandApis(Expansion& expansion) {
    for (const Resource& resource : expansion.source.resources) {
        const bool rest = resource.type == "AWS::Serverless::Api";
        if (rest || resource.type == "AWS::Serverless::HttpApi")
            ApiExpansion(expansion, resource.name, rest, resource.properties, resource.origin).expand();
    }
    expandImplied(expansion, true);
    expandImplied(expansion, false);
}

}  // namespace headroom::importing::sam
