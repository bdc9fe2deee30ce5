// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/service_reader.hpp"

#include "model/services/apigateway/service_actions.hpp"
#include "model/services/apigateway/service_call_fields.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/integration_responses.hpp"
#include "scenarios/format/integration_uri.hpp"
#include "scenarios/format/queue_names.hpp"
#include "scenarios/format/request_texts.hpp"
#include "scenarios/format/resource_text.hpp"
#include "scenarios/format/workloads.hpp"

namespace headroom::format {

using apigateway::ApiKind;
using apigateway::RouteSpec;
using apigateway::ServiceAction;
using apigateway::ServiceCallSpec;
using document::Node;

namespace {

constexpr std::string_view kInvoke = "lambda:InvokeFunction";
constexpr std::string_view kEventHeader = "integration.request.header.X-Amz-Invocation-Type";

/// The declared action; says what is wrong when there is none that can be asked for.
const ServiceAction* known(Reading& reading, const Place& place, const ServiceAction* action, const std::string& name,
                           std::span<const std::string_view> names) {
    if (action == nullptr) {
        reading.error(place,
                      document::quoted(name) + " is not an action known here" + document::didYouMean(name, names));
    } else if (!action->missing.empty()) {
        reading.error(place, document::quoted(name) + " is not modelled yet: there is no " +
                                 std::string(action->missing) + " here that could take it");
        action = nullptr;
    }
    return action;
}

std::vector<std::string_view> namesOf(std::string_view ServiceAction::*name) {
    std::vector<std::string_view> names;
    for (const ServiceAction& action : apigateway::kServiceActions) {
        if (!(action.*name).empty()) names.push_back(action.*name);
    }
    return names;
}

/// "sqs:path" says the service alone: the request says which action. Where it does not, the first one is meant, which
/// for queues is the one that sends.
const ServiceAction* actionOfUri(const IntegrationPlace& at, const std::string& name) {
    if (const ServiceAction* action = apigateway::actionNamed(name)) return action;
    const std::string service = name.substr(0, name.find(':') + 1);
    if (const ServiceAction* said = apigateway::actionNamed(service + saidOf(at, "Action"))) return said;
    for (const ServiceAction& action : apigateway::kServiceActions) {
        if (name == service + "path" && action.name.starts_with(service)) return &action;
    }
    return nullptr;
}

/// Target, Key and Input, which are objects; the rest comes from the fields.
void readObjects(Reading& reading, const Place& place, ServiceCallSpec& call, std::string& target) {
    if (const Node* node = place.node.find("Target")) target = resourceReference(reading, place.at("Target", *node));
    if (const Node* keys = place.node.find("Key")) call.key = readKeys(reading, place.at("Key", *keys));
    const Node* input = place.node.find("Input");
    if (input == nullptr) return;
    call.input = place.pointer;  // read with its machine, which is known by the Target
    if (target.empty()) reading.error(place.at("Input", *input), "needs a \"Target\" beside it: whom it starts");
}

/// "StateMachineArn": an HTTP API's parameter for "stateMachineArn" of a request's body.
std::string capitalised(std::string_view key) {
    std::string text(key);
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

void finish(Reading& reading, const IntegrationPlace& at, const ServiceAction& action, std::string target,
            RouteSpec& route) {
    ServiceCallSpec call;
    call.action = action.name;
    call.consistentRead = saidOf(at, "ConsistentRead") == "true";
    call.indexName = saidOf(at, "IndexName");
    if (const Node* node = at.behavior.node.find("Service")) {
        const Place place = at.behavior.at("Service", *node);
        if (!isObject(reading, place, "an object with Target and Key")) return;
        readFields<ServiceCallSpec>(reading, place, base::FieldPlace::Here, apigateway::kServiceBehaviorFields,
                                    {{}, {}, "Behavior.Service"}, call);
        readObjects(reading, place, call, target);
    }
    if (target.empty()) {
        std::string value = saidOf(at, action.targetKey);
        if (value.empty()) value = saidOf(at, capitalised(action.targetKey));
        const bool queue = action.target == apigateway::ActionTarget::Queue;
        if (queue)
            target = lastNamed(value);
        else
            target = value.starts_with('$') ? firstNamed(value) : resourceIn(value);
    }
    if (target.empty())
        reading.error(at.properties, "does not say what is asked: no \"" + std::string(action.targetKey) +
                                         "\" with a resource of this file stands in its request; give it as "
                                         "\"Behavior\": {\"Service\": {\"Target\": ...}}");
    readResponses(reading, at.properties, call);
    route.integration = target;
    route.service = call;
}

}  // namespace

void readService(Reading& reading, const Place& place, ApiKind kind, RouteSpec& route) {
    ServiceCallSpec call;
    readFields<ServiceCallSpec>(reading, place, base::FieldPlace::Here, apigateway::kServiceFields,
                                {{}, {}, "a call of a service"}, call);
    readObjects(reading, place, call, route.integration);
    const Node* said = place.node.find("Service");
    if (said == nullptr || !said->isString()) return;
    const Place service = place.at("Service", *said);
    const auto names = namesOf(&ServiceAction::name);
    const ServiceAction* action = known(reading, service, apigateway::actionNamed(call.action), call.action, names);
    if (action == nullptr) return;
    if (kind == ApiKind::Http && action->subtype.empty() && action->target != apigateway::ActionTarget::Function)
        reading.error(service, "an HTTP API can not ask for " + document::quoted(call.action) +
                                   ": it has the actions of its integration subtypes alone (API Gateway Developer "
                                   "Guide, http-api-develop-integrations-aws-services-reference)");
    if (kind == ApiKind::Http && call.asynchronous)
        reading.error(service,
                      "an HTTP API invokes functions synchronously (API Gateway Developer Guide, "
                      "http-api-develop-integrations-lambda)");
    if (route.integration.empty()) reading.error(place, "lacks \"Target\": the resource that is asked");
    route.service = call;
}

void readSubtype(Reading& reading, const IntegrationPlace& at, const Place& subtype, ApiKind kind, RouteSpec& route) {
    if (kind != ApiKind::Http)
        return reading.error(subtype,
                             "belongs to HTTP APIs (API Gateway Developer Guide, "
                             "http-api-develop-integrations-aws-services-reference)");
    const std::string& name = subtype.node.asString();
    const auto names = namesOf(&ServiceAction::subtype);
    const ServiceAction* action = known(reading, subtype, apigateway::actionOfSubtype(name), name, names);
    if (action != nullptr) finish(reading, at, *action, {}, route);
}

void readAction(Reading& reading, const IntegrationPlace& at, const Place& uri, const std::string& name,
                RouteSpec& route) {
    const auto names = namesOf(&ServiceAction::name);
    const ServiceAction* action = known(reading, uri, actionOfUri(at, name), name, names);
    if (action == nullptr) return;
    const bool path = name.ends_with(":path");  // of what is asked: "sqs:path/123456789012/orders"
    finish(reading, at, *action, path ? readUri(uri.node).resource : std::string(), route);
}

void readCustomFunction(Reading& reading, const IntegrationPlace& at, const Place& uri, RouteSpec& route) {
    const std::string function = functionInUri(reading, uri);
    refuseStageVariable(reading, uri, function);
    finish(reading, at, *apigateway::actionNamed(kInvoke), function, route);
    const Node* parameters = at.properties.node.find("RequestParameters");
    const Node* type = parameters != nullptr ? parameters->find(kEventHeader) : nullptr;
    if (type == nullptr || !type->isString() || !route.service) return;
    route.service->asynchronous = type->asString() == "'Event'";
}

}  // namespace headroom::format
