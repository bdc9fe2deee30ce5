// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/format/place.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::format {

/// The Resources section and the APIs in it, for those who read their parts.
class ApiLookup {
public:
    /// All of it outlives this.
    ApiLookup(Reading& read, const Place& resourcesSection, std::vector<Resource>& modelled);

    Reading& reading;
    const Place& section;

    /// The API of that name; null when there is none.
    apigateway::Spec* find(const std::string& name) const;
    /// The API that a property names; null, after saying what is wrong, when it is none. `into`: its name.
    apigateway::Spec* apiOf(const Place& owner, std::string_view key, std::string* into = nullptr) const;
    /// The same of the RestApiId or, of AWS::ApiGatewayV2, the ApiId of a part, which must be of that generation: REST
    /// APIs have parts of AWS::ApiGateway, HTTP and WebSocket APIs of AWS::ApiGatewayV2. `instead` says what the API's
    /// other generation has in place of the part, such as "its stages are AWS::ApiGateway::Stage resources".
    apigateway::Spec* apiOfPart(const Place& owner, bool v2, std::string_view instead,
                                std::string* into = nullptr) const;
    /// The Type that the resource of that name has in the file; empty when it has none.
    std::string typeOf(const std::string& name) const;
    /// Adds a route that stands at `place` to an API. A WebSocket API's own routes give way to declared ones.
    void addRoute(const Place& place, const std::string& api, apigateway::RouteSpec route) const;

    /// Calls read(place, name, isV2) for each resource of AWS::ApiGateway::KIND or AWS::ApiGatewayV2::KIND.
    template <class Read>
    void each(std::string_view kind, Read read) const {
        for (const document::Member& member : section.node.members()) {
            const document::Node* type = member.value.isObject() ? member.value.find("Type") : nullptr;
            if (type == nullptr || !type->isString()) continue;
            const bool v2 = type->asString() == "AWS::ApiGatewayV2::" + std::string(kind);
            if (v2 || type->asString() == "AWS::ApiGateway::" + std::string(kind))
                read(section.at(member.key, member.value), member.key, v2);
        }
    }

private:
    Resource* resource(const std::string& name) const;

    std::vector<Resource>& resources_;
    std::map<std::string, const document::Node*> nodes_;
};

/// Each reads one kind of part into the APIs.
void readRouteParts(const ApiLookup& lookup);
void readMethodParts(const ApiLookup& lookup);
void readEventParts(const ApiLookup& lookup);
void readStageParts(const ApiLookup& lookup);
void readAuthorizerParts(const ApiLookup& lookup);
void readPlanParts(const ApiLookup& lookup);

/// APIs that SAM makes because a function's Events need them: "ServerlessRestApi", "ServerlessHttpApi".
void addImpliedApis(Reading& reading, const Place& section, std::vector<Resource>& resources);

}  // namespace headroom::format
