// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/api_lookup.hpp"
#include "scenarios/format/api_parts.hpp"
#include "scenarios/format/resource_parts.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr auto kPartTypes = std::to_array<std::string_view>(
    {"AWS::ApiGateway::Stage", "AWS::ApiGatewayV2::Stage", "AWS::ApiGateway::Authorizer",
     "AWS::ApiGatewayV2::Authorizer", "AWS::ApiGateway::UsagePlan", "AWS::ApiGateway::UsagePlanKey",
     "AWS::ApiGateway::ApiKey", "AWS::ApiGatewayV2::Route", "AWS::ApiGatewayV2::Integration"});

}  // namespace

apigateway::Spec* ApiLookup::find(const std::string& name) const {
    for (Resource& resource : resources) {
        if (resource.name == name) return std::get_if<apigateway::Spec>(&resource.spec);
    }
    return nullptr;
}

apigateway::Spec* ApiLookup::apiOf(const Place& owner, std::string_view key, std::string* into) const {
    const Node* node = owner.node.find(key);
    if (node == nullptr) return nullptr;  // reported by its field
    const Place place = owner.at(key, *node);
    const std::string name = resourceReference(reading, place);
    if (into != nullptr) *into = name;
    apigateway::Spec* api = find(name);
    if (api == nullptr && !name.empty() && section.node.find(name) == nullptr)
        reading.error(place, document::quoted(name) + " is not an API of this design");
    return api;
}

bool isApiPart(std::string_view type) { return std::ranges::find(kPartTypes, type) != kPartTypes.end(); }

std::span<const std::string_view> apiPartTypes() { return kPartTypes; }

void readApiParts(Reading& reading, const Place& section, const apigateway::AccountQuota& quota,
                  std::vector<Resource>& resources, const std::map<std::string, bool>& clean) {
    const std::size_t before = reading.problems.list().size();
    const ApiLookup lookup{reading, section, resources};
    readRouteParts(lookup);
    readStageParts(lookup);
    readAuthorizerParts(lookup);
    readPlanParts(lookup);
    if (errorsSince(reading, before)) return;
    for (const Resource& resource : resources) {
        const auto* api = std::get_if<apigateway::Spec>(&resource.spec);
        const Node* node = section.node.find(resource.name);
        if (api == nullptr || node == nullptr || !clean.at(resource.name)) continue;
        const Place place = section.at(resource.name, *node);
        if (api->routes.empty()) {
            reading.error(place, "lacks \"Routes\", such as {\"GET /items/{id}\": {\"Integration\": \"GetItem\"}}");
        } else {
            reportBelow(reading, place, apigateway::check(*api, quota));
        }
    }
}

}  // namespace headroom::format
