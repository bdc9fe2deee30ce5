// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/queue_requests.hpp"

#include <algorithm>

#include "scenarios/format/integration_uri.hpp"
#include "scenarios/format/request_texts.hpp"
#include "scenarios/import/account_names.hpp"
#include "scenarios/import/queue_properties.hpp"
#include "scenarios/import/reference_text.hpp"

namespace headroom::importing {

using document::Node;

namespace {

constexpr std::string_view kMark = ":sqs:";

/// What is behind the account in "path/123456789012/orders".
std::string pathName(const std::string& uri) {
    const std::size_t at = uri.find(":sqs:path/");
    if (at == std::string::npos) return {};
    std::size_t begin = at;
    for (std::size_t i = at; i < uri.size(); ++i) {
        if (uri.compare(i, 2, "${") == 0) i = std::min(uri.find('}', i), uri.size());  // a reference may hold any sign
        if (i < uri.size() && uri[i] == '/') begin = i + 1;
    }
    return uri.substr(begin);
}

class QueueRequests {
public:
    explicit QueueRequests(const Inventory& inventory) : inventory_(inventory), names_(inventory) {}

    /// `keys`: how the document writes the names of an integration's parts.
    struct Keys {
        const char* uri;
        const char* templates;
        const char* parameters;
    };

    void name(Node& integration, const Keys& keys) const {
        Node* uri = integration.isObject() ? integration.find(keys.uri) : nullptr;
        if (uri == nullptr) return;
        const std::string text = toText(*uri).value_or("");
        const std::size_t mark = text.find(kMark);
        const Resource* direct = inventory_.find(namedIn(*uri));
        const bool reference = mark == std::string::npos && direct != nullptr && direct->type == kQueueType;
        const bool asks = mark != std::string::npos && text.find(":apigateway:") < mark;
        if (!asks && !reference) return;
        const std::string begin =
            asks ? text.substr(0, mark + kMark.size()) : std::string("arn:aws:apigateway:us-east-1:sqs:");
        const Node said = requestOf(integration, keys);
        const std::string action = format::saidOf(placeOf(said), "Action");
        if (!action.empty() && action != "SendMessage" && action != "SendMessageBatch") {
            *uri = fromText(begin + "action/" + escaped(action), uri->position());
            return;
        }
        const std::string queue = reference ? direct->name : queueOf(text, said);
        if (queue.empty()) return;
        *uri = fromText(begin + "path/123456789012/${" + queue + ".QueueName}", uri->position());
    }

    /// Every integration of an OpenAPI document. Depth is bounded by document::kMaxDepth.
    void nameAll(Node& body) const {
        if (body.isArray()) {
            for (Node& element : body.elements()) nameAll(element);
        } else if (body.isObject()) {
            for (document::Member& member : body.members()) {
                if (member.key == "x-amazon-apigateway-integration")
                    name(member.value, {"uri", "requestTemplates", "requestParameters"});
                else
                    nameAll(member.value);
            }
        }
    }

private:
    static format::IntegrationPlace placeOf(const Node& request) {
        const format::Place place{request, ""};
        return {place, place, place, "Uri"};
    }

    static Node requestOf(const Node& integration, const Keys& keys) {
        Node request = Node::object(integration.position());
        copyMember(integration, keys.templates, request, "RequestTemplates");
        copyMember(integration, keys.parameters, request, "RequestParameters");
        return request;
    }

    std::string queueOf(const std::string& uri, const Node& request) const {
        std::string name = pathName(uri);
        if (name.empty()) name = format::saidOf(placeOf(request), "QueueUrl");
        if (name.empty()) return {};
        if (std::string found = names_.resource(Called::Queue, name); !found.empty()) return found;
        for (const std::string& one : namesIn(name)) {
            const Resource* resource = inventory_.find(one);
            if (resource != nullptr && resource->type == kQueueType) return one;
        }
        return {};
    }

    const Inventory& inventory_;
    AccountNames names_;
};

}  // namespace

void nameQueuesOfRequests(Inventory& inventory) {
    const QueueRequests requests(inventory);
    for (Resource& resource : inventory.resources) {
        Node* integration =
            resource.type == "AWS::ApiGateway::Method" ? resource.properties.find("Integration") : nullptr;
        if (integration != nullptr) requests.name(*integration, {"Uri", "RequestTemplates", "RequestParameters"});
        const bool api = resource.type == "AWS::ApiGateway::RestApi" || resource.type == "AWS::ApiGatewayV2::Api";
        Node* body = api ? resource.properties.find("Body") : nullptr;
        if (body != nullptr) requests.nameAll(*body);
    }
}

}  // namespace headroom::importing
