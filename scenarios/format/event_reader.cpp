// SPDX-License-Identifier: GPL-3.0-or-later
// Events of AWS::Serverless::Function: routes of an API that is declared, or of the one that SAM makes.
#include <algorithm>
#include <array>

#include "model/services/apigateway/event_fields.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/api_lookup.hpp"
#include "scenarios/format/event_readers.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/resources.hpp"

namespace headroom::format {

using apigateway::EventProperties;
using apigateway::RouteSpec;
using document::Node;

namespace {

constexpr std::string_view kRestApi = "ServerlessRestApi";
constexpr std::string_view kHttpApi = "ServerlessHttpApi";

/// Calls read(place of the event, type, name of the function) for each event of a function.
template <class Read>
void eachEvent(const Place& section, Read read) {
    for (const document::Member& member : section.node.members()) {
        const Place function = section.at(member.key, member.value);
        const Node* type = member.value.isObject() ? member.value.find("Type") : nullptr;
        if (type == nullptr || !type->isString() || type->asString() != "AWS::Serverless::Function") continue;
        const Node* properties = member.value.find("Properties");
        const Node* events = properties != nullptr ? properties->find("Events") : nullptr;
        if (events == nullptr || !events->isObject()) continue;
        const Place list = function.at("Properties", *properties).at("Events", *events);
        for (const document::Member& event : events->members()) {
            const Node* kind = event.value.isObject() ? event.value.find("Type") : nullptr;
            const bool named = kind != nullptr && kind->isString();
            read(list.at(event.key, event.value), named ? kind->asString() : std::string(), member.key);
        }
    }
}

const Node* propertiesOf(const Place& event) {
    const Node* properties = event.node.find("Properties");
    return properties != nullptr && properties->isObject() ? properties : nullptr;
}

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
}

/// Auth of one event: a key that is required; authorizers belong to declared routes.
void readAuth(Reading& reading, const Place& properties, RouteSpec& route) {
    const Node* auth = properties.node.find("Auth");
    if (auth == nullptr) return;
    const Place place = properties.at("Auth", *auth);
    if (!isObject(reading, place, "an object with ApiKeyRequired")) return;
    apigateway::EventAuth written;
    readFields<apigateway::EventAuth>(reading, place, base::FieldPlace::Here, apigateway::kEventAuthFields,
                                      {apigateway::kEventAuthOtherProperties, {}, "Auth of an event"}, written);
    if (written.apiKeyRequired) route.keyUse = apigateway::KeyUse::Required;
    if (!written.authorizer.empty() && written.authorizer != "NONE" && written.authorizer != "AWS_IAM")
        reading.error(place,
                      "names an authorizer of SAM's Auth, which is not read: declare an AWS::ApiGateway::Authorizer "
                      "and name it under Routes or at an AWS::ApiGateway::Method");
}

void readRouteEvent(const ApiLookup& lookup, const Place& event, bool rest, const std::string& function) {
    Reading& reading = lookup.reading;
    const Node empty = Node::object(event.node.position());
    const Node* given = propertiesOf(event);
    const Place properties = event.at("Properties", given != nullptr ? *given : empty);
    EventProperties written;
    written.timeoutInMillis = rest ? apigateway::kLongestRestTimeoutMillis : apigateway::kLongestTimeoutMillis;
    if (rest)
        readFields<EventProperties>(reading, properties, base::FieldPlace::Here, apigateway::kApiEventFields,
                                    {apigateway::kApiEventOtherProperties, {}, "an Api event"}, written);
    else
        readFields<EventProperties>(reading, properties, base::FieldPlace::Here, apigateway::kHttpApiEventFields,
                                    {apigateway::kHttpApiEventOtherProperties, {}, "an HttpApi event"}, written);
    std::string name(rest ? kRestApi : kHttpApi);
    const char* key = rest ? "RestApiId" : "ApiId";
    const bool declared = properties.node.find(key) != nullptr;
    const apigateway::Spec* api = declared ? lookup.apiOf(properties, key, &name) : lookup.find(name);
    if (api == nullptr) {
        if (!declared) reading.error(event, "is a route of " + name + ", which SAM makes; here " + name + " is no API");
        return;
    }
    if ((api->kind == apigateway::ApiKind::Rest) != rest || api->kind == apigateway::ApiKind::WebSocket)
        return reading.error(event, std::string("is an event of ") + (rest ? "a REST" : "an HTTP") + " API; " + name +
                                        " is another kind");
    RouteSpec route;
    const bool catchAll = !rest && written.path.empty() && written.method.empty();
    if (!catchAll && (written.path.empty() || written.method.empty()))
        return reading.error(event, "lacks \"Path\" or \"Method\"");
    const std::string method = upper(written.method);
    route.key = catchAll ? "$default" : (method == "*" ? "ANY" : method) + " " + written.path;
    route.integration = function;
    route.timeoutInMillis = written.timeoutInMillis;
    if (rest) route.keyUse = apigateway::KeyUse::Ignored;
    readAuth(reading, properties, route);
    lookup.addRoute(event, name, std::move(route));
}

/// Events must be an object; what is none is said here, since eachEvent() passes over it.
void checkForm(const ApiLookup& lookup) {
    for (const document::Member& member : lookup.section.node.members()) {
        if (lookup.typeOf(member.key) != "AWS::Serverless::Function") continue;
        const Node* properties = member.value.find("Properties");
        const Node* events = properties != nullptr ? properties->find("Events") : nullptr;
        if (events == nullptr) continue;
        isObject(lookup.reading,
                 lookup.section.at(member.key, member.value).at("Properties", *properties).at("Events", *events),
                 "an object of events");
    }
}

}  // namespace

void addImpliedApis(Reading& reading, const Place& section, std::vector<Resource>& resources) {
    const Node* needed[2] = {nullptr, nullptr};
    eachEvent(section, [&](const Place& event, const std::string& type, const std::string&) {
        const bool rest = type == "Api";
        if (!rest && type != "HttpApi") return;
        const Node* properties = propertiesOf(event);
        const bool declared = properties != nullptr && properties->find(rest ? "RestApiId" : "ApiId") != nullptr;
        if (!declared && needed[rest ? 0 : 1] == nullptr) needed[rest ? 0 : 1] = &event.node;
    });
    for (const bool rest : {true, false}) {
        const Node* first = needed[rest ? 0 : 1];
        const std::string name(rest ? kRestApi : kHttpApi);
        if (first == nullptr || section.node.find(name) != nullptr) continue;
        const document::Position at = first->position();
        Node properties = Node::object(at);
        if (rest) properties.set("StageName", Node::string("Prod", at));
        Node api = Node::object(at);
        const std::string type = rest ? "AWS::Serverless::Api" : "AWS::Serverless::HttpApi";
        api.set("Type", Node::string(type, at));
        api.set("Properties", std::move(properties));
        if (auto spec = readApi(reading, section.at(name, api)))
            resources.push_back({name, type, std::move(*spec), at});
    }
}

void readEventParts(const ApiLookup& lookup) {
    checkForm(lookup);
    eachEvent(lookup.section, [&](const Place& event, const std::string& type, const std::string& function) {
        if (type == "Api" || type == "HttpApi") return readRouteEvent(lookup, event, type == "Api", function);
        if (isMappingEvent(type)) return;  // read with the mappings
        if (type.empty()) return lookup.reading.error(event, "lacks \"Type\", such as \"Api\" or \"SQS\"");
        std::vector<std::string_view> names{"Api", "HttpApi", "SQS", "DynamoDB", "Kinesis"};
        for (const base::OtherProperty& other : apigateway::kOtherEventTypes) names.push_back(other.name);
        for (const base::OtherProperty& other : apigateway::kOtherEventTypes) {
            if (other.name == type)
                return lookup.reading.error(
                    event, "events of Type " + type + " are not modelled yet: " + std::string(other.reason));
        }
        lookup.reading.error(event,
                             document::quoted(type) + " is not a Type of an event" + document::didYouMean(type, names));
    });
}

}  // namespace headroom::format
