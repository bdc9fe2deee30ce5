// SPDX-License-Identifier: GPL-3.0-or-later
// Events of Type Api and HttpApi.
#include <algorithm>

#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/sam_body.hpp"
#include "scenarios/import/sam_events.hpp"

namespace headroom::importing::sam {

using document::Node;

namespace {

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text == "*" || text == kAnyMethod ? "any" : text;
}

class RouteExpansion {
public:
    RouteExpansion(Expansion& expansion, const EventParts& event, bool rest)
        : expansion_(expansion),
          event_(event),
          given_(event.properties),
          rest_(rest),
          function_(event.owner.type == "AWS::Serverless::Function") {}

    void expand() {
        RouteEvent route;
        route.rest = rest_;
        route.function = function_;
        if (!readApi(route.api)) return;
        route.path = textOf(given_, "Path");
        route.method = lower(textOf(given_, "Method"));
        if (rest_ && (route.path.empty() || route.method.empty()))
            return expansion_.problems.error(event_.event.value, event_.pointer,
                                             "lacks Path or Method, which SAM wants of an Api event");
        route.integration = integration();
        if (const Node* auth = given_.find("Auth"); auth != nullptr && auth->isObject()) route.auth = *auth;
        route.origin = event_.origin;
        readSettings(route);
        if (isTwice(route))
            return refuseEvent(
                expansion_, event_, event_.event.value,
                "API method \"" + route.method + "\" defined multiple times for path \"" + route.path + "\"");
        const Node* api = propertiesOf(route);
        checkAuth(expansion_, event_, route, api != nullptr ? *api : Node::object());
        const bool lost = api != nullptr && rest_ && mergesEvents(*api) && route.method == "any";
        if (function_ && api != nullptr && (lost || !takesEvents(rest_, *api))) permitApi(route);
        expansion_.routes.push_back(std::move(route));
    }

private:
    /// The id of an API of the same template, as a Ref or plainly, or nothing for the one that SAM makes. False: the
    /// event adds nothing. A REST API of CloudFormation's own type is one that SAM leaves alone.
    bool readApi(std::string& name) {
        const std::string wanted = rest_ ? "AWS::Serverless::Api" : "AWS::Serverless::HttpApi";
        const Node* id = given_.find(rest_ ? "RestApiId" : "ApiId");
        if (id == nullptr) return true;
        name = id->isString() ? id->asString() : textOf(*id, "Ref");
        const Resource* api = name.empty() ? nullptr : expansion_.source.find(name);
        if (api != nullptr && api->type == wanted) return true;
        if (name == (rest_ ? "ServerlessRestApi" : "ServerlessHttpApi")) return name.clear(), true;
        if (api != nullptr && !api->type.starts_with("AWS::Serverless::")) return false;
        expansion_.problems.error(*id, event_.pointer + "/Properties",
                                  std::string(rest_ ? "RestApiId" : "ApiId") +
                                      " must name an API of the same template (SAM refuses it: must be a valid "
                                      "reference to an '" +
                                      wanted + "' in same template)");
        return false;
    }

    const Node* propertiesOf(const RouteEvent& route) const {
        const Resource* api = route.api.empty() ? nullptr : expansion_.source.find(route.api);
        return api != nullptr ? &api->properties : expansion_.globals.find(route.rest ? "Api" : "HttpApi");
    }

    /// One method of a path has one answer, in a document that SAM makes at once.
    bool isTwice(const RouteEvent& route) const {
        const Node* api = propertiesOf(route);
        const bool own = api != nullptr && (api->find("DefinitionBody") != nullptr ||
                                            api->find("DefinitionUri") != nullptr || (rest_ && mergesEvents(*api)));
        if (own) return false;
        return std::ranges::any_of(expansion_.routes, [&](const RouteEvent& other) {
            return other.rest == route.rest && other.api == route.api && other.path == route.path &&
                   other.method == route.method;
        });
    }

    /// An API's own document is asked by another path: who may do so is all that is left of the event.
    void permitApi(const RouteEvent& route) {
        const std::string api = !route.api.empty() ? route.api : rest_ ? "ServerlessRestApi" : "ServerlessHttpApi";
        const document::Position at = event_.event.keyPosition;
        permit(expansion_, event_, "apigateway.amazonaws.com");
        expansion_.made.back().properties.set(
            "SourceArn", fromText("arn:aws:execute-api:${AWS::Region}:*:${" + api + "}/*", at), at);
    }

    /// The key is that of a route but for the method that stands for all in documents: then it is the path alone.
    void readSettings(RouteEvent& route) const {
        const Node* settings = given_.find("RouteSettings");
        if (rest_ || settings == nullptr || !settings->isObject()) return;
        route.settings = *settings;
        std::string method = textOf(given_, "Method");
        const bool alone = method == kAnyMethod || (method.empty() && route.path.empty());
        std::ranges::transform(method, method.begin(),
                               [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        route.settingsKey = (alone ? "" : method + " ") + (route.path.empty() ? "$default" : route.path);
    }

    Node integration() const {
        const document::Position at = event_.event.keyPosition;
        Node integration = Node::object(at);
        const auto set = [&](const char* key, const std::string& value) {
            integration.set(key, Node::string(value, at), at);
        };
        set("httpMethod", "POST");
        if (function_) {
            const bool streams = rest_ && textOf(given_, "ResponseTransferMode") == "RESPONSE_STREAM";
            set("type", "aws_proxy");
            integration.set("uri", invocationUri(event_.target, streams), at);
            if (streams) set("responseTransferMode", "STREAM");
            copyMember(given_, "TimeoutInMillis", integration, "timeoutInMillis");
        } else {
            set("type", "aws");
            integration.set("uri", fromText("arn:aws:apigateway:${AWS::Region}:states:action/StartExecution", at), at);
            Node templates = Node::object(at);
            templates.set("application/json",
                          fromText(R"({"stateMachineArn": ")" + toText(event_.target).value_or("") + "\"}", at), at);
            integration.set("requestTemplates", std::move(templates), at);
        }
        return integration;
    }

    Expansion& expansion_;
    const EventParts& event_;
    const Node& given_;
    bool rest_;
    bool function_;
};

}  // namespace

void expandRoute(Expansion& expansion, const EventParts& event, bool rest) {
    RouteExpansion(expansion, event, rest).expand();
}

}  // namespace headroom::importing::sam
