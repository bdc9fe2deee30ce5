// SPDX-License-Identifier: GPL-3.0-or-later
// AWS::Serverless::Api and HttpApi, declared or made for events: an API whose Body is an OpenAPI document, as AWS's own
// transform writes it, and its stage.
#include <algorithm>

#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/sam_body.hpp"
#include "scenarios/import/sam_parts.hpp"

namespace headroom::importing::sam {

using document::Node;

namespace {

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
        body_ = bodyOf(expansion_, {name_, rest_, properties_, auth_, origin_});
        addApi();
        addStage();
        if (rest_) addUsagePlan();
    }

private:
    void addApi() {
        Resource& api = expansion_.add(name_, rest_ ? "AWS::ApiGateway::RestApi" : "AWS::ApiGatewayV2::Api", origin_);
        if (rest_) {
            copyMember(properties_, "Name", api.properties, "Name");
            if (const Node* endpoint = properties_.find("EndpointConfiguration")) {
                Node types = Node::array(at_);
                if (endpoint->isString()) types.append(*endpoint);
                if (const Node* type = endpoint->find("Type")) types.append(*type);
                Node config = Node::object(at_);
                config.set("Types", std::move(types), at_);
                for (const char* ids : {"VPCEndpointIds", "VpcEndpointIds"})
                    copyMember(*endpoint, ids, config, "VpcEndpointIds");
                api.properties.set("EndpointConfiguration", std::move(config), at_);
            }
        } else {
            api.properties.set("ProtocolType", Node::string("HTTP", at_), at_);
        }
        api.properties.set("Body", std::move(body_), at_);
    }

    void addStage() {
        const Node* given = properties_.find("StageName");
        const Node stage = given != nullptr ? *given : Node::string(rest_ ? "Prod" : "$default", at_);
        stageName_ = name_ + stageWord(stage) + "Stage";
        expansion_.names[name_ + ".Stage"] = stageName_;
        Resource& made =
            expansion_.add(stageName_, rest_ ? "AWS::ApiGateway::Stage" : "AWS::ApiGatewayV2::Stage", origin_);
        made.properties.set(rest_ ? "RestApiId" : "ApiId", refTo(name_, at_), at_);
        made.properties.set("StageName", stage, at_);
        if (rest_) {
            for (const char* same : {"CacheClusterEnabled", "CacheClusterSize", "MethodSettings", "CanarySetting",
                                     "Variables", "TracingEnabled", "AccessLogSetting"})
                copyMember(properties_, same, made.properties, same);
            return;
        }
        made.properties.set("AutoDeploy", Node::boolean(true, at_), at_);
        copyMember(properties_, "StageVariables", made.properties, "StageVariables");
        copyMember(properties_, "DefaultRouteSettings", made.properties, "DefaultRouteSettings");
        if (Node settings = routeSettings(); settings.size() > 0)
            made.properties.set("RouteSettings", std::move(settings), at_);
        copyMember(properties_, "AccessLogSettings", made.properties, "AccessLogSettings");
    }

    /// A plain name of letters and digits is part of the stage's id; of another one AWS's transform takes a hash in its
    /// place, of what the file computes nothing.
    std::string stageWord(const Node& stage) const {
        const Node* resource = expansion_.written.find(name_);
        const Node* properties = resource != nullptr ? resource->find("Properties") : nullptr;
        const Node* written = properties != nullptr ? properties->find("StageName") : nullptr;
        if (!stage.isString() || (written != nullptr && !written->isString())) return {};
        if (stage.asString() == "$default") return "ApiGatewayDefault";
        const bool plain = std::ranges::all_of(stage.asString(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        });
        return plain ? stage.asString() : std::string();
    }

    /// The API's, and those of its events over them.
    Node routeSettings() const {
        const Node* given = properties_.find("RouteSettings");
        Node all = given != nullptr ? *given : Node::object(at_);
        for (const RouteEvent& event : expansion_.routes) {
            const bool mine =
                !event.rest && (event.api == name_ || (event.api.empty() && name_ == "ServerlessHttpApi"));
            if (!mine || event.settings.size() == 0 || !all.isObject()) continue;
            const Node* old = all.find(event.settingsKey);
            all.set(event.settingsKey, old != nullptr ? merged(*old, event.settings) : event.settings, event.origin.at);
        }
        return all;
    }

    void addUsagePlan() {
        const Node* plan = auth_.find("UsagePlan");
        const std::string kind = plan != nullptr ? textOf(*plan, "CreateUsagePlan") : std::string();
        if (kind != "PER_API" && kind != "SHARED") return;
        const std::string owner = kind == "SHARED" ? "Serverless" : name_;
        const std::string planName = owner + "UsagePlan";
        for (const char* part : {"UsagePlan", "UsagePlanKey", "ApiKey"})
            expansion_.names[name_ + "." + part] = owner + part;
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
