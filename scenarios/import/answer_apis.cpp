// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/answer_apis.hpp"

#include <algorithm>
#include <array>

#include "scenarios/import/answer_parts.hpp"
#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/untaken.hpp"

namespace headroom::importing {

using document::Node;

namespace {

std::string partName(const std::string& api, std::string_view kind, const std::string& id) {
    return api + std::string(kind) + logicalName("-" + id);
}

Resource& addPart(std::string name, std::string type, const std::string& api, const Origin& origin,
                  Inventory& inventory) {
    const std::string common = name;
    for (int i = 2; inventory.find(name) != nullptr; ++i) name = common + std::to_string(i);
    inventory.resources.push_back(newResource(std::move(name), std::move(type), origin));
    Resource& made = inventory.resources.back();
    const bool rest = made.type.starts_with("AWS::ApiGateway::");
    made.properties.set(rest ? "RestApiId" : "ApiId", refTo(api, origin.at), origin.at);
    return made;
}

void addRoute(const Node& item, Resource& route, const std::string& api) {
    const document::Position at = item.position();
    copyMember(item, "RouteKey", route.properties, "RouteKey");
    const std::string target = textOf(item, "Target");
    const std::string id = target.substr(target.rfind('/') + 1);
    if (!id.empty())
        route.properties.set("Target", fromText("integrations/${" + partName(api, "Integration", id) + "}", at), at);
    const std::string authorizer = textOf(item, "AuthorizerId");
    if (authorizer.empty()) return;
    copyMember(item, "AuthorizationType", route.properties, "AuthorizationType");
    route.properties.set("AuthorizerId", refTo(partName(api, "Authorizer", authorizer), at), at);
}

/// "~1items~1{id}/GET": the path and the method that settings are of.
Node settingsOf(const document::Member& settings) {
    const std::size_t slash = std::min(settings.key.rfind('/'), settings.key.size());
    Node made = Node::object(settings.keyPosition);
    made.set("ResourcePath", Node::string("/" + settings.key.substr(0, slash), settings.keyPosition));
    made.set("HttpMethod",
             Node::string(settings.key.substr(std::min(slash + 1, settings.key.size())), settings.keyPosition));
    for (const auto& [from, to] :
         {std::pair{"throttlingRateLimit", "ThrottlingRateLimit"},
          std::pair{"throttlingBurstLimit", "ThrottlingBurstLimit"}, std::pair{"cachingEnabled", "CachingEnabled"},
          std::pair{"cacheTtlInSeconds", "CacheTtlInSeconds"}})
        copyMember(settings.value, from, made, to);
    return made;
}

}  // namespace

void addApiPart(const Node& item, const Origin& origin, const std::string& api, Inventory& inventory, Report& report) {
    if (item.find("RouteKey") != nullptr) {
        const std::string name = partName(api, "Route", textOf(item, "RouteKey"));
        return addRoute(item, addPart(name, "AWS::ApiGatewayV2::Route", api, origin, inventory), api);
    }
    struct Plain {
        std::string_view id;
        std::string_view kind;
        std::string_view type;
    };
    static constexpr auto kPlain =
        std::to_array<Plain>({{"IntegrationId", "Integration", "AWS::ApiGatewayV2::Integration"},
                              {"AuthorizerId", "Authorizer", "AWS::ApiGatewayV2::Authorizer"},
                              {"StageName", "Stage", "AWS::ApiGatewayV2::Stage"}});
    const auto plain = std::ranges::find_if(kPlain, [&](const Plain& one) { return item.find(one.id) != nullptr; });
    if (plain == kPlain.end())
        return report.push_back({Fate::LeftOut, origin, api, "a part of it that is not known here"}), void();
    Resource& made =
        addPart(partName(api, plain->kind, textOf(item, plain->id)), std::string(plain->type), api, origin, inventory);
    for (const char* key : {"IntegrationType", "IntegrationUri", "PayloadFormatVersion", "TimeoutInMillis",
                            "AuthorizerType", "AuthorizerUri", "AuthorizerResultTtlInSeconds", "IdentitySource",
                            "StageName", "AutoDeploy", "DefaultRouteSettings", "RouteSettings", "StageVariables"}) {
        const Node* value = item.find(key);
        if (value != nullptr && isDeclared(made.type, key) && !saysNothing(*value))
            copyMember(item, key, made.properties, key);
    }
    if (textOf(item, "IntegrationSubtype").empty()) return;
    for (const char* key : {"IntegrationSubtype", "RequestParameters"})  // what a service is asked, and of which queue
        copyMember(item, key, made.properties, key);
}

void addMethods(const Node& path, Resource& api) {
    const Node* methods = path.find("resourceMethods");
    if (methods == nullptr || !methods->isObject()) return;
    const document::Position at = path.position();
    if (api.properties.find("Body") == nullptr) {
        Node body = Node::object(at);
        body.set("paths", Node::object(at), at);
        api.properties.set("Body", std::move(body), at);
    }
    Node operations = Node::object(at);
    for (const document::Member& method : methods->members()) {
        std::string verb = method.key == "ANY" ? "x-amazon-apigateway-any-method" : method.key;
        for (char& c : verb) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        Node operation = Node::object(method.keyPosition);
        copyMember(method.value, "methodIntegration", operation, "x-amazon-apigateway-integration");
        const Node* key = method.value.find("apiKeyRequired");
        if (key != nullptr && key->isBool() && key->asBool()) {
            Node scheme = Node::object(method.keyPosition);
            scheme.set("api_key", Node::array(method.keyPosition), method.keyPosition);
            Node security = Node::array(method.keyPosition);
            security.append(std::move(scheme));
            operation.set("security", std::move(security), method.keyPosition);
        }
        operations.set(std::move(verb), std::move(operation), method.keyPosition);
    }
    Node* body = api.properties.find("Body");
    if (Node* paths = body->find("paths")) paths->set(textOf(path, "path"), std::move(operations), at);
}

void addRestStage(const Node& stage, const Origin& origin, const std::string& api, Inventory& inventory,
                  Report& report) {
    Resource& made =
        addPart(partName(api, "Stage", textOf(stage, "stageName")), "AWS::ApiGateway::Stage", api, origin, inventory);
    copyMember(stage, "stageName", made.properties, "StageName");
    const Node* cached = stage.find("cacheClusterEnabled");
    if (cached != nullptr && cached->isBool() && cached->asBool()) {
        copyMember(stage, "cacheClusterEnabled", made.properties, "CacheClusterEnabled");
        copyMember(stage, "cacheClusterSize", made.properties, "CacheClusterSize");
    }
    const Node* settings = stage.find("methodSettings");
    Node list = Node::array(origin.at);
    for (std::size_t i = 0; settings != nullptr && settings->isObject() && i < settings->size(); ++i)
        list.append(settingsOf(settings->members()[i]));
    if (list.size() > 0) made.properties.set("MethodSettings", std::move(list), origin.at);
    if (const Node* variables = stage.find("variables"); variables != nullptr && !saysNothing(*variables))
        made.properties.set("Variables", *variables, origin.at);
    if (const Node* canary = stage.find("canarySettings"); canary != nullptr && !saysNothing(*canary))
        report.push_back({Fate::LeftOut, origin, made.name + ".canarySettings", "is not read from this kind of file"});
}

void dropOpenRoutes(const std::set<std::string>& files, Inventory& inventory, Report& report) {
    std::erase_if(inventory.resources, [&](const Resource& route) {
        const Node* target = route.type == "AWS::ApiGatewayV2::Route" ? route.properties.find("Target") : nullptr;
        const std::string name = target != nullptr ? namedIn(*target) : std::string();
        if (name.empty() || !files.contains(route.origin.file) || inventory.find(name) != nullptr) return false;
        report.push_back({Fate::LeftOut, route.origin, route.name,
                          "its integration is in no file here: give the answer of get-integrations as well"});
        return true;
    });
}

}  // namespace headroom::importing
