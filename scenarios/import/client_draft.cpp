// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/client_draft.hpp"

#include <algorithm>
#include <iterator>

#include "model/services/apigateway/spec.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::importing {

using document::Node;

namespace {

constexpr std::string_view kItemsWhy =
    "no template says which items are asked for, which decides what the cache answers: 100,000 (10,000 to 1,000,000), "
    "the popular ones far more than the others";
constexpr std::string_view kKeyWhy =
    "its routes ask for an API key and the files hold none: one of a usage plan, without limits where the files have "
    "no "
    "plan";
constexpr std::string_view kSessionWhy = "no template says how long clients stay and how much they send";
constexpr std::string_view kListenerWhy =
    "no template says how long clients stay and how much they are sent; the API has no route for messages of theirs";

const Node* property(const Node& resource, std::string_view key) {
    const Node* properties = resource.find("Properties");
    return properties != nullptr ? properties->find(key) : nullptr;
}

Node single(std::string_view key, Node value, document::Position at) {
    Node node = Node::object(at);
    node.set(std::string(key), std::move(value), at);
    return node;
}

/// `messages`: "Messages" that they send, or "Received" where they only listen.
Node session(std::string_view messages, document::Position at) {
    Node mean = single("Mean", Node::string("10m", at), at);
    Node whole = single("Length", single("Exponential", std::move(mean), at), at);
    whole.set(std::string(messages), Node::string("1/min", at), at);
    return whole;
}

/// A hundred thousand items, ten times more or fewer.
Node items(document::Position at) {
    Node range = Node::object(at);
    range.set("Low", Node::integer(10'000, at), at);
    range.set("Likely", Node::integer(100'000, at), at);
    range.set("High", Node::integer(1'000'000, at), at);
    return single("Zipf", single("Keys", single("Uncertain", std::move(range), at), at), at);
}

/// Those that a client's messages come by: connecting and leaving belongs to the connection.
std::vector<RouteInUse> messageRoutes(const std::vector<RouteInUse>& routes) {
    std::vector<RouteInUse> sent;
    std::ranges::copy_if(routes, std::back_inserter(sent), [](const RouteInUse& route) {
        return route.key != apigateway::kConnect && route.key != apigateway::kDisconnect &&
               route.key != apigateway::kPush;
    });
    return sent;
}

bool names(const Node* value, const std::string& resource) {
    if (value == nullptr) return false;
    const std::vector<std::string> all = allNamedIn(*value);
    return std::ranges::find(all, resource) != all.end();
}

}  // namespace

void ClientDraft::guess(std::string_view part, std::string_view why) {
    draft_.guesses.push_back({"/Workloads/" + name_ + "/" + std::string(part), std::string(why)});
}

bool ClientDraft::isSocket() const {
    const Node* api = draft_.resources().find(api_);
    const Node* protocol = api != nullptr ? property(*api, "ProtocolType") : nullptr;
    return protocol != nullptr && protocol->isString() && protocol->asString() == "WEBSOCKET";
}

std::vector<std::string> ClientDraft::stages() const {
    std::vector<std::string> all;
    for (const document::Member& resource : draft_.resources().members()) {
        const std::string type = textOf(resource.value, "Type");
        const bool rest = type == "AWS::ApiGateway::Stage" || type == "AWS::ApiGateway::Deployment";
        if (!rest && type != "AWS::ApiGatewayV2::Stage") continue;
        const Node* of = property(resource.value, rest ? "RestApiId" : "ApiId");
        const Node* name = property(resource.value, "StageName");
        if (of != nullptr && namedIn(*of) == api_ && name != nullptr && name->isString())
            all.push_back(name->asString());
    }
    return all;
}

Node ClientDraft::compose(const std::vector<RouteInUse>& routes) {
    const document::Member* api = draft_.resources().findMember(api_);
    if (api != nullptr) at_ = api->keyPosition;
    Node workload = single("Target", text(api_), at_);
    if (isSocket()) {
        const std::vector<RouteInUse> sent = messageRoutes(routes);
        workload.set("Session", session(sent.empty() ? "Received" : "Messages", at_), at_);
        guess("Session", sent.empty() ? kListenerWhy : kSessionWhy);
        if (sent.size() > 1) addRoutes(sent, workload);
    } else {
        addRoutes(routes, workload);
    }
    // A workload names its stage where there are several.
    if (const std::vector<std::string> all = stages(); all.size() > 1) workload.set("Stage", text(all.front()), at_);
    if (std::ranges::any_of(routes, &RouteInUse::needsKey)) addApiKey(workload);
    return workload;
}

void ClientDraft::addRoutes(const std::vector<RouteInUse>& routes, Node& workload) {
    if (routes.size() == 1) {
        workload.set("Route", text(routes.front().key), at_);
        addKey(routes.front().key, workload, "Key");
        return;
    }
    Node mix = Node::array(at_);
    for (const RouteInUse& route : routes) {
        Node entry = single("Route", text(route.key), at_);
        entry.set("Weight", Node::integer(1, at_), at_);
        addKey(route.key, entry, "Mix/" + std::to_string(mix.size()) + "/Key");
        mix.append(std::move(entry));
    }
    workload.set("Mix", std::move(mix), at_);
}

/// "GET /items/{id}" of a stage that caches it: the cache knows the items apart.
void ClientDraft::addKey(const std::string& route, Node& entry, const std::string& part) {
    if (!draft_.cached.contains({name_, route})) return;
    entry.set("Key", items(at_), at_);
    guess(part, kItemsWhy);
}

void ClientDraft::addApiKey(Node& workload) {
    std::string key = keyOf();
    if (key.empty()) {
        const std::vector<std::string> all = stages();
        std::string plan = planOf();
        if (plan.empty() && all.empty()) return;
        if (plan.empty()) plan = addPlan(all.front());
        key = addPlanKey(plan);
    }
    workload.set("ApiKey", text(key), at_);
    if (key == api_ + "ClientsKey") guess("ApiKey", kKeyWhy);
}

void ClientDraft::dropOrphans(Draft& draft) {
    const auto made = draft.madeFor;
    for (const auto& [name, api] : made) {
        if (draft.resources().find(api) != nullptr && !ClientDraft(draft, api, "").stages().empty()) continue;
        std::erase_if(draft.resources().members(), [&name = name](const auto& member) { return member.key == name; });
        draft.madeFor.erase(name);
    }
}

/// A usage plan that opens the API.
std::string ClientDraft::planOf() const {
    for (const document::Member& resource : draft_.resources().members()) {
        if (textOf(resource.value, "Type") != "AWS::ApiGateway::UsagePlan") continue;
        if (names(property(resource.value, "ApiStages"), api_)) return resource.key;
    }
    return {};
}

/// A key of a usage plan that opens the API.
std::string ClientDraft::keyOf() const {
    for (const document::Member& resource : draft_.resources().members()) {
        if (textOf(resource.value, "Type") != "AWS::ApiGateway::UsagePlanKey") continue;
        const Node* plan = property(resource.value, "UsagePlanId");
        const Node* key = property(resource.value, "KeyId");
        const Node* opened = plan != nullptr ? draft_.resources().find(namedIn(*plan)) : nullptr;
        if (opened != nullptr && key != nullptr && names(property(*opened, "ApiStages"), api_)) return namedIn(*key);
    }
    return {};
}

void ClientDraft::add(const std::string& name, std::string_view type, Node properties) {
    Node resource = single("Type", text(std::string(type)), at_);
    if (properties.size() > 0) resource.set("Properties", std::move(properties), at_);
    draft_.resources().set(name, std::move(resource), at_);
    draft_.origins[name] = draft_.origins[api_];
    draft_.madeFor[name] = api_;
}

std::string ClientDraft::addPlan(const std::string& stage) {
    Node open = single("ApiId", refTo(api_, at_), at_);
    open.set("Stage", text(stage), at_);
    Node all = Node::array(at_);
    all.append(std::move(open));
    add(api_ + "ClientsPlan", "AWS::ApiGateway::UsagePlan", single("ApiStages", std::move(all), at_));
    return api_ + "ClientsPlan";
}

std::string ClientDraft::addPlanKey(const std::string& plan) {
    const std::string key = api_ + "ClientsKey";
    add(key, "AWS::ApiGateway::ApiKey", single("Enabled", Node::boolean(true, at_), at_));
    Node both = single("KeyId", refTo(key, at_), at_);
    both.set("KeyType", text("API_KEY"), at_);
    both.set("UsagePlanId", refTo(plan, at_), at_);
    add(api_ + "ClientsPlanKey", "AWS::ApiGateway::UsagePlanKey", std::move(both));
    return key;
}

}  // namespace headroom::importing
