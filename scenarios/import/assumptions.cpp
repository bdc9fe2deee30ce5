// SPDX-License-Identifier: GPL-3.0-or-later
// What no template says, as guesses with ranges. They are wide on purpose: what is known should take their place.
#include <algorithm>

#include "model/services/lambda/init_table.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/import/draft.hpp"
#include "scenarios/import/item_guess.hpp"
#include "scenarios/import/queue_properties.hpp"

namespace headroom::importing {

using document::Node;

namespace {

constexpr std::string_view kDurationWhy =
    "no template says how long the code computes: a mean of 25 ms (5 to 150 ms) at the function's memory size, as "
    "spread as an exponential; take it from the function's logs";
constexpr std::string_view kInitWhy =
    "no measurement of INIT for this runtime is known here: 400 ms (150 ms to 2 s); take it from the function's logs";
constexpr std::string_view kItemSizeWhy = "no template says how large items are: 1 KB (200 B to 8 KB)";
constexpr std::string_view kItemCountWhy = "no template says how many items there are: 100,000";
constexpr std::string_view kFiltersWhy =
    "no template says which share of the records passes the filters: half (a tenth to all)";
constexpr std::string_view kLatencyWhy = "no template says how long the server takes: 100 ms (20 ms to 1 s)";

class Assuming {
public:
    explicit Assuming(Draft& draft) : draft_(draft) {}

    void assume(document::Member& resource) {
        const std::string type = textOf(resource.value, "Type");
        if (type == "AWS::Lambda::Function") assumeFunction(resource);
        if (type == "AWS::DynamoDB::Table" || type == "AWS::DynamoDB::GlobalTable") assumeTable(resource);
        if (type == "AWS::Lambda::EventSourceMapping") assumeFilters(resource);
        if (type == "AWS::ApiGateway::Method") assumeBackend(resource, "Integration", "Type");
        if (type == "AWS::ApiGatewayV2::Integration") assumeBackend(resource, "", "IntegrationType");
        if (Node* routes = resource.value.find("Routes")) assumeRoutes(resource.key, *routes);
    }

private:
    /// Sets a key of the resource's Behavior and notes why.
    void set(document::Member& resource, const std::string& key, Node value, std::string_view why) {
        Node* behavior = resource.value.find("Behavior");
        if (behavior == nullptr)
            behavior = &resource.value.set("Behavior", Node::object(resource.value.position()), resource.keyPosition);
        if (behavior->find(key) != nullptr) return;  // a file knows it
        behavior->set(key, std::move(value), resource.keyPosition);
        draft_.guesses.push_back({"/Resources/" + resource.key + "/Behavior/" + key, std::string(why)});
    }

    void assumeFunction(document::Member& resource) {
        const document::Position at = resource.value.position();
        const Node* properties = resource.value.find("Properties");
        const Node* memory = properties != nullptr ? properties->find("MemorySize") : nullptr;
        Node shape = Node::object(at);
        shape.set("Mean", uncertain("5ms", "25ms", "150ms", at), at);
        shape.set("CV", Node::integer(1, at), at);
        Node law = Node::object(at);
        law.set("LogNormal", std::move(shape), at);
        Node compute = Node::object(at);
        compute.set("Duration", std::move(law), at);
        compute.set("AtMemory", memory != nullptr && memory->isNumber() ? *memory : Node::integer(128, at), at);
        Node step = Node::object(at);
        step.set("Compute", std::move(compute), at);
        Node steps = Node::object(at);
        steps.set("Code", std::move(step), at);
        if (!initIsKnown(properties)) set(resource, "Init", uncertain("150ms", "400ms", "2000ms", at), kInitWhy);
        set(resource, "Steps", std::move(steps), kDurationWhy);
        if (draft_.guesses.back().pointer.ends_with("/Steps")) draft_.guesses.back().pointer += "/Code";
    }

    static bool initIsKnown(const Node* properties) {
        if (properties == nullptr) return false;
        const bool image = textOf(*properties, "PackageType") == "Image";
        const Node* architectures = properties->find("Architectures");
        const bool arm = architectures != nullptr && architectures->isArray() && architectures->size() > 0 &&
                         architectures->elements()[0].isString() && architectures->elements()[0].asString() == "arm64";
        return lambda::findInit(textOf(*properties, "Runtime"), "",
                                image ? lambda::PackageType::Image : lambda::PackageType::Zip,
                                arm ? lambda::Architecture::Arm : lambda::Architecture::X86) != nullptr;
    }

    void assumeTable(document::Member& resource) {
        const document::Position at = resource.value.position();
        set(resource, "ItemCount", Node::integer(100'000, at), kItemCountWhy);
        set(resource, "ItemSize", uncertain("200B", "1024B", "8192B", at), kItemSizeWhy);
    }

    /// Its filters are not modelled, so nothing is said of them.
    bool readsQueue(const Node& mapping) const {
        const Node* source = mapping.find("EventSourceArn");
        const Node* read = source != nullptr ? draft_.resources().find(namedIn(*source)) : nullptr;
        return read != nullptr && textOf(*read, "Type") == kQueueType;
    }

    void assumeFilters(document::Member& resource) {
        const Node* properties = resource.value.find("Properties");
        if (properties == nullptr || properties->find("FilterCriteria") == nullptr || readsQueue(*properties)) return;
        const document::Position at = resource.value.position();
        Node range = Node::object(at);
        range.set("Low", Node::number("0.1", 0.1, at), at);
        range.set("Likely", Node::number("0.5", 0.5, at), at);
        range.set("High", Node::integer(1, at), at);
        Node share = Node::object(at);
        share.set("Uncertain", std::move(range), at);
        set(resource, "FilterPasses", std::move(share), kFiltersWhy);
    }

    Node latency(document::Position at) const {
        Node http = Node::object(at);
        http.set("Latency", uncertain("20ms", "100ms", "1000ms", at), at);
        return http;
    }

    void assumeBackend(document::Member& resource, const std::string& inside, const std::string& key) {
        const Node* where = resource.value.find("Properties");
        if (where != nullptr && !inside.empty()) where = where->find(inside);
        const std::string type = where != nullptr ? textOf(*where, key) : std::string();
        if (type == "HTTP" || type == "HTTP_PROXY")
            set(resource, "Http", latency(resource.value.position()), kLatencyWhy);
    }

    void assumeRoutes(const std::string& api, Node& routes) {
        for (document::Member& route : routes.members()) {
            Node* integration = route.value.isObject() ? route.value.find("Integration") : nullptr;
            Node* http = integration != nullptr ? integration->find("Http") : nullptr;
            if (http == nullptr) continue;
            *http = latency(http->position());
            draft_.guesses.push_back({document::child("/Resources/" + api + "/Routes", route.key) + "/Integration/Http",
                                      std::string(kLatencyWhy)});
        }
    }

    Draft& draft_;
};

/// "Read Orders", "Write Orders", "Invoke Charge", "Start Checkout", "Send to Jobs".
std::string stepName(const Proposal& proposal) {
    if (proposal.operation == "Invoke") return "Invoke " + proposal.target;
    if (proposal.operation == "StartExecution") return "Start " + proposal.target;
    if (proposal.operation == "SendMessage") return "Send to " + proposal.target;
    const bool read = proposal.operation == "Query" || proposal.operation == "Scan" ||
                      proposal.operation.find("Get") != std::string::npos;
    return (read ? "Read " : "Write ") + proposal.target;
}

void propose(const Proposal& proposal, Draft& draft) {
    Node* function = draft.resources().find(proposal.function);
    Node* behavior = function != nullptr ? function->find("Behavior") : nullptr;
    Node* steps = behavior != nullptr ? behavior->find("Steps") : nullptr;
    const bool both = steps != nullptr && draft.resources().find(proposal.target) != nullptr;
    if (!both) return;
    const document::Position at = proposal.origin.at;
    Node call = Node::object(at);
    call.set("Target", Node::string(proposal.target, at), at);
    call.set("Operation", Node::string(proposal.operation, at), at);
    if (!proposal.via.empty()) call.set("Via", Node::string(proposal.via, at), at);
    const auto items = guessedItems(proposal.operation);
    if (items) call.set("Items", placedAt(items->items, at), at);
    Node step = Node::object(at);
    step.set("Call", std::move(call), at);
    const std::string name = stepName(proposal);
    steps->set(name, std::move(step), at);
    draft.guesses.push_back({document::child("/Resources/" + proposal.function + "/Behavior/Steps", name),
                             "proposed: " + proposal.why + (items ? "; " + items->why : std::string())});
}

}  // namespace

void addAssumptions(const std::vector<Proposal>& proposals, Draft& draft) {
    Assuming assuming(draft);
    for (document::Member& resource : draft.resources().members()) assuming.assume(resource);
    for (const Proposal& proposal : proposals) propose(proposal, draft);
}

}  // namespace headroom::importing
