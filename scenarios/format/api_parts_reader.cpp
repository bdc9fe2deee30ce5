// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <iterator>

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
     "AWS::ApiGateway::ApiKey", "AWS::ApiGateway::Resource", "AWS::ApiGateway::Method", "AWS::ApiGateway::Deployment",
     "AWS::ApiGatewayV2::Route", "AWS::ApiGatewayV2::Integration"});

/// The place of an API, whose node may be none of the file's: SAM makes some.
Place placeOf(const Place& section, const std::string& name) {
    const Node* node = section.node.find(name);
    return section.at(name, node != nullptr ? *node : section.node);
}

bool says(const Node& properties, const char* key, const std::string& value) {
    const Node* said = properties.find(key);
    const Node* reference = said != nullptr && said->isObject() ? said->find("Ref") : said;
    return reference != nullptr && reference->isString() && reference->asString() == value;
}

/// The resource of a stage that is one of its own.
std::string stageResource(const Place& section, const std::string& api, const std::string& stage) {
    for (const document::Member& member : section.node.members()) {
        const Node* type = member.value.isObject() ? member.value.find("Type") : nullptr;
        const Node* properties = member.value.isObject() ? member.value.find("Properties") : nullptr;
        if (type == nullptr || !type->isString() || properties == nullptr || !properties->isObject()) continue;
        if (type->asString() != "AWS::ApiGateway::Stage" && type->asString() != "AWS::ApiGatewayV2::Stage") continue;
        const bool mine = says(*properties, "RestApiId", api) || says(*properties, "ApiId", api);
        if (mine && says(*properties, "StageName", stage)) return member.key;
    }
    return {};
}

/// "/UsagePlans/Gold/..." and "/Authorizers/Door/..." are resources of their own, "/Stages/prod/..." may be.
std::string ownResource(const Place& section, const std::string& api, const std::string& where) {
    constexpr std::string_view kStages = "/Stages/";
    if (where.starts_with(kStages))
        return stageResource(section, api,
                             where.substr(kStages.size(), where.find('/', kStages.size()) - kStages.size()));
    for (const std::string_view part : {"/UsagePlans/", "/Authorizers/"}) {
        if (!where.starts_with(part)) continue;
        const std::size_t end = where.find('/', part.size());
        return where.substr(part.size(), end == std::string::npos ? end : end - part.size());
    }
    return {};
}

/// A problem of a part that is a resource of its own is said there.
void reportRoutes(Reading& reading, const Place& section, const Resource& api, std::vector<base::Error> errors) {
    if (errors.empty()) return;
    const Place place = placeOf(section, api.name);
    for (const auto& route : api.routes) {
        const std::string below = document::child("/Routes", route.first);
        const std::string& pointer = route.second;
        std::erase_if(errors, [&](const base::Error& error) {
            const bool mine = error.where.starts_with(below) &&
                              (error.where.size() == below.size() || error.where[below.size()] == '/');
            if (mine)
                reading.error({nearest(section.node, pointer.substr(section.pointer.size())).node, pointer},
                              error.what);
            return mine;
        });
    }
    std::erase_if(errors, [&](const base::Error& error) {
        const std::string name = ownResource(section, api.name, error.where);
        if (!name.empty()) reading.error(placeOf(section, name), error.what);
        return !name.empty();
    });
    reportBelow(reading, place, errors);
}

/// AWS takes a limit of 0, which is how an API is shut; nobody means it in a plan for capacity.
void warnOfClosed(Reading& reading, const Place& place, const apigateway::Spec& api) {
    const auto look = [&](const std::string& whose, const apigateway::Throttle& throttle) {
        if (throttle.burst == 0) reading.warning(place, whose + " has a burst limit of 0: no request passes");
        if (throttle.rate == 0.0 && throttle.burst != 0)
            reading.warning(place, whose + " has a rate limit of 0: its burst passes once, and nothing after");
    };
    for (const auto& route : api.routes)
        look("route " + document::quoted(route.key), {route.throttlingRateLimit, route.throttlingBurstLimit});
    for (const auto& stage : api.stages) {
        for (const auto& setting : stage.settings)
            look("stage " + stage.name + ", " + document::quoted(setting.method), setting.throttle);
    }
    for (const auto& plan : api.plans) look("usage plan " + plan.name, plan.throttle);
}

/// What is said of a server that the routes of an API before this one name as well.
void addContradictions(const std::vector<Resource>& resources, const Resource& resource,
                       std::vector<base::Error>& errors) {
    for (const Resource& other : resources) {
        if (&other == &resource) return;
        const auto* api = std::get_if<apigateway::Spec>(&other.spec);
        if (api == nullptr) continue;
        std::ranges::move(apigateway::checkServers(std::get<apigateway::Spec>(resource.spec), *api, other.name),
                          std::back_inserter(errors));
    }
}

}  // namespace

bool isApiPart(std::string_view type) { return std::ranges::find(kPartTypes, type) != kPartTypes.end(); }

std::span<const std::string_view> apiPartTypes() { return kPartTypes; }

void readApiParts(Reading& reading, const Place& section, const apigateway::AccountQuota& quota,
                  std::vector<Resource>& resources, const std::map<std::string, bool>& clean) {
    const std::size_t before = reading.problems.list().size();
    const ApiLookup lookup(reading, section, resources);
    readRouteParts(lookup);
    readMethodParts(lookup);
    readEventParts(lookup);
    readStageParts(lookup);
    readAuthorizerParts(lookup);
    readPlanParts(lookup);
    if (errorsSince(reading, before)) return;
    for (const Resource& resource : resources) {
        const auto* api = std::get_if<apigateway::Spec>(&resource.spec);
        const auto read = clean.find(resource.name);
        if (api == nullptr || (read != clean.end() && !read->second)) continue;
        if (api->routes.empty()) {
            reading.error(placeOf(section, resource.name),
                          "lacks \"Routes\", such as {\"GET /items/{id}\": {\"Integration\": \"GetItem\"}}");
        } else {
            std::vector<base::Error> errors = apigateway::check(*api, quota);
            addContradictions(resources, resource, errors);
            reportRoutes(reading, section, resource, std::move(errors));
            warnOfClosed(reading, placeOf(section, resource.name), *api);
        }
    }
}

}  // namespace headroom::format
