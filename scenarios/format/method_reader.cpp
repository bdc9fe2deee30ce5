// SPDX-License-Identifier: GPL-3.0-or-later
// AWS::ApiGateway::Resource and AWS::ApiGateway::Method: the routes of a REST API.
#include <array>
#include <map>
#include <optional>
#include <set>

#include "model/services/apigateway/method_fields.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/api_lookup.hpp"
#include "scenarios/format/authorization.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/integration_reader.hpp"
#include "scenarios/format/resource_parts.hpp"

namespace headroom::format {

using apigateway::MethodPart;
using apigateway::RouteSpec;
using base::FieldPlace;
using document::Node;

namespace {

/// A resource of a REST API: one part of a path below another.
struct PathPart {
    std::string api;
    std::string parent;  ///< empty: the root
    std::string part;
};

constexpr std::string_view kInstead = "its routes are AWS::ApiGatewayV2::Route resources";

bool isVariable(const std::string& part) { return part.starts_with('{') && part.ends_with('}'); }
bool isGreedy(const std::string& part) { return part.ends_with("+}"); }

class Methods {
public:
    explicit Methods(const ApiLookup& lookup) : lookup_(lookup), reading_(lookup.reading) {}

    void read() {
        lookup_.each("Resource", [&](const Place& part, const std::string& name, bool) { readPath(part, name); });
        lookup_.each("Resource", [&](const Place& part, const std::string& name, bool) { checkSiblings(part, name); });
        lookup_.each("Method", [&](const Place& part, const std::string&, bool) { readMethod(part); });
    }

private:
    void readPath(const Place& place, const std::string& name) {
        const ResourceParts parts(reading_, place, {"Type", "Properties"});
        apigateway::PathProperties written;
        readFields<apigateway::PathProperties>(reading_, parts.properties(), FieldPlace::Properties,
                                               apigateway::kPathFields, {{}, {}, "an AWS::ApiGateway::Resource"},
                                               written);
        PathPart path;
        path.part = written.part;
        if (lookup_.apiOfPart(parts.properties(), false, kInstead, &path.api) == nullptr) return;
        const Node* parent = parts.properties().node.find("ParentId");
        if (parent == nullptr) return;
        if (written.part.empty() || written.part.find('/') != std::string::npos)
            return reading_.error(place,
                                  "has a PathPart that is no single part of a path, such as \"items\" or \"{id}\"");
        path.parent = pathNamed(parts.properties().at("ParentId", *parent), path.api);
        paths_.emplace(name, std::move(path));
    }

    /// The resource that an id names: empty for the API's root. "?" after saying what is wrong.
    std::string pathNamed(const Place& place, const std::string& api) {
        const std::string name = resourceReference(reading_, place);
        if (name.empty()) return "?";
        if (name == api) {
            const Node* get = place.node.find("Fn::GetAtt");
            if (get != nullptr || place.node.find("Fn::Sub") != nullptr) return {};
            reading_.error(place,
                           "is the API itself: its root is {\"Fn::GetAtt\": [\"" + api + "\", \"RootResourceId\"]}");
            return "?";
        }
        if (lookup_.typeOf(name) == "AWS::ApiGateway::Resource") return name;
        reading_.error(place, document::quoted(name) + " is not an AWS::ApiGateway::Resource of " + api);
        return "?";
    }

    /// The whole path of a resource; nothing, after saying so once, when it has none.
    std::optional<std::string> pathOf(const Place& place, std::string name) {
        std::string path;
        std::set<std::string> seen;
        while (!name.empty()) {
            const auto at = paths_.find(name);
            if (at == paths_.end() || at->second.parent == "?") return std::nullopt;  // reported where it stands
            if (!seen.insert(name).second) {
                reading_.error(place, "has a path that leads round in a circle through " + document::quoted(name));
                return std::nullopt;
            }
            path = "/" + at->second.part + path;
            name = at->second.parent;
        }
        return path.empty() ? "/" : path;
    }

    /// What AWS refuses when resources are made (from memory: the messages of CreateResource).
    void checkSiblings(const Place& place, const std::string& name) {
        const auto mine = paths_.find(name);
        if (mine == paths_.end()) return;
        if (const auto parent = paths_.find(mine->second.parent);
            parent != paths_.end() && isGreedy(parent->second.part))
            reading_.error(place, "stands below " + parent->second.part + ", which takes everything: AWS refuses that");
        const std::string kind = isVariable(mine->second.part) ? "{}" : mine->second.part;
        const auto [other, alone] = siblings_.try_emplace({mine->second.api, mine->second.parent, kind}, name);
        if (alone) return;
        reading_.error(place, "stands beside " + other->second +
                                  ": AWS allows one PathPart of a name, and one variable "
                                  "one, below a parent");
    }

    void readMethod(const Place& place) {
        const ResourceParts parts(reading_, place, {"Type", "Properties", "Behavior"});
        const Place& properties = parts.properties();
        MethodPart method;
        readFields<MethodPart>(reading_, properties, FieldPlace::Properties, apigateway::kMethodFields,
                               {apigateway::kMethodOtherProperties, {}, "an AWS::ApiGateway::Method"}, method);
        readFields<MethodPart>(reading_, parts.behavior(), FieldPlace::Behavior, apigateway::kMethodFields,
                               {{}, {}, "Behavior of a method"}, method);
        std::string name;
        const apigateway::Spec* api = lookup_.apiOfPart(properties, false, kInstead, &name);
        const Node* resource = properties.node.find("ResourceId");
        if (api == nullptr || resource == nullptr || method.httpMethod.empty()) return;
        const std::string at = pathNamed(properties.at("ResourceId", *resource), name);
        const auto path = at == "?" ? std::nullopt : pathOf(place, at);
        RouteSpec route;
        route.keyUse = method.apiKeyRequired ? apigateway::KeyUse::Required : apigateway::KeyUse::Ignored;
        route.authorizer = readAuthorization(lookup_, properties, {"method", method.authorization});
        if (!readIntegration(place, parts, *api, route) || !path) return;
        route.key = method.httpMethod + " " + *path;
        lookup_.addRoute(place, name, std::move(route));
    }

    bool readIntegration(const Place& place, const ResourceParts& parts, const apigateway::Spec& api,
                         RouteSpec& route) {
        const Node* node = parts.properties().node.find("Integration");
        if (node == nullptr) {
            reading_.error(place, "lacks \"Integration\": a deployment of a method without one fails");
            return false;
        }
        const Place integration = parts.properties().at("Integration", *node);
        if (!isObject(reading_, integration, "an object with Type and Uri")) return false;
        apigateway::IntegrationProperties written;
        written.timeoutInMillis = apigateway::kLongestRestTimeoutMillis;
        readFields<apigateway::IntegrationProperties>(
            reading_, integration, FieldPlace::Here, apigateway::kMethodIntegrationFields,
            {apigateway::kMethodIntegrationOtherProperties, {}, "a method's Integration"}, written);
        route.timeoutInMillis = written.timeoutInMillis;
        const Node* keys = node->find("CacheKeyParameters");
        if (keys != nullptr && !keys->isArray())
            reading_.wrongKind(integration.at("CacheKeyParameters", *keys), "a list");
        route.cachedAsOne = keys == nullptr || keys->size() == 0;
        const std::size_t before = reading_.problems.list().size();
        readTarget(reading_, {place, integration, parts.behavior(), "Uri"}, written, api.kind, route);
        return !errorsSince(reading_, before);
    }

    const ApiLookup& lookup_;
    Reading& reading_;
    std::map<std::string, PathPart> paths_;
    std::map<std::array<std::string, 3>, std::string> siblings_;  ///< by API, parent and part
};

}  // namespace

void readMethodParts(const ApiLookup& lookup) { Methods(lookup).read(); }

}  // namespace headroom::format
