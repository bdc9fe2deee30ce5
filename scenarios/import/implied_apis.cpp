// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/implied_apis.hpp"

#include <array>

#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

using document::Node;

namespace {

struct Implied {
    std::string_view event;
    std::string_view key;  ///< of the event, that names the API
    std::string_view name;
    std::string_view type;
};

constexpr auto kImplied = std::to_array<Implied>({
    {"Api", "RestApiId", "ServerlessRestApi", "AWS::Serverless::Api"},
    {"HttpApi", "ApiId", "ServerlessHttpApi", "AWS::Serverless::HttpApi"},
});

/// Lets the event name the API; whether it did not name one.
bool nameApi(Node& event, const Implied& implied) {
    if (!event.isObject() || textOf(event, "Type") != implied.event) return false;
    const document::Position at = event.position();
    Node* properties = event.find("Properties");
    if (properties == nullptr) properties = &event.set("Properties", Node::object(at), at);
    if (!properties->isObject() || properties->find(implied.key) != nullptr) return false;
    properties->set(std::string(implied.key), refTo(implied.name, at), at);
    return true;
}

bool nameApis(Node& resources, const Implied& implied) {
    bool any = false;
    for (document::Member& resource : resources.members()) {
        if (!resource.value.isObject() || !textOf(resource.value, "Type").starts_with("AWS::Serverless::")) continue;
        Node* properties = resource.value.find("Properties");
        Node* events = properties != nullptr ? properties->find("Events") : nullptr;
        for (std::size_t i = 0; events != nullptr && events->isObject() && i < events->size(); ++i)
            any = nameApi(events->members()[i].value, implied) || any;
    }
    return any;
}

}  // namespace

void declareImpliedApis(Node& child) {
    Node* resources = child.find("Resources");
    if (resources == nullptr || !resources->isObject()) return;
    for (const Implied& implied : kImplied) {
        if (!nameApis(*resources, implied) || resources->find(implied.name) != nullptr) continue;
        const document::Position at = resources->position();
        Node api = Node::object(at);
        api.set("Type", Node::string(std::string(implied.type), at), at);
        Node properties = Node::object(at);
        if (implied.event == "Api") properties.set("StageName", Node::string("Prod", at), at);
        api.set("Properties", std::move(properties), at);
        resources->set(std::string(implied.name), std::move(api), at);
    }
}

}  // namespace headroom::importing
