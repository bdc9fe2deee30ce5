// SPDX-License-Identifier: GPL-3.0-or-later
// Who calls, as guesses: every way into the design gets traffic, so that a first run shows all of it.
#include <algorithm>
#include <set>

#include "model/workload/schedule.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/import/canonical.hpp"
#include "scenarios/import/client_draft.hpp"
#include "scenarios/import/invokers.hpp"
#include "scenarios/import/latest_code.hpp"
#include "scenarios/import/queue_senders.hpp"
#include "scenarios/import/schedule_calls.hpp"

namespace headroom::importing {

using document::Node;

namespace {

constexpr std::string_view kClientsWhy =
    "no template says how many requests come: 5/s (1/s to 20/s), every route alike; take it from the API's metrics";
constexpr std::string_view kTableWhy =
    "nothing in the files asks this table: 5/s (1/s to 20/s), reads and writes alike; take it from the table's metrics";

Node arrivals(document::Position at) {
    Node rate = Node::object(at);
    rate.set("Rate", uncertain("1/s", "5/s", "20/s", at), at);
    Node poisson = Node::object(at);
    poisson.set("Poisson", std::move(rate), at);
    return poisson;
}

Node text(std::string value, document::Position at) { return Node::string(std::move(value), at); }

class Callers {
public:
    Callers(const Inventory& inventory, Draft& draft) : inventory_(inventory), draft_(draft) {}

    void compose() {
        draft_.root.set("Workloads", Node::object());
        ClientDraft::dropOrphans(draft_);
        std::erase_if(draft_.guesses, [](const Guess& guess) { return guess.pointer.starts_with("/Workloads/"); });
        for (const document::Member& resource : draft_.resources().members()) noteCalls(resource);
        for (const std::string& api : apis()) addClients(api);
        for (const Resource& resource : inventory_.resources) addSchedules(resource);
        const Invokers invokers(inventory_, draft_);
        for (const document::Member& resource : draft_.resources().members()) addInvokers(invokers, resource);
        for (const document::Member& resource : draft_.resources().members()) addUrlClients(resource);
        for (const document::Member& resource : draft_.resources().members()) addStarters(resource);
        addSenders(false);
        if (isIdle()) addTableClients();
        if (isIdle()) addSenders(true);
        if (!isIdle()) return;
        for (const document::Member& resource : draft_.resources().members()) addInvokers(invokers, resource, true);
    }

private:
    /// By name: what their clients need is added to the resources.
    std::vector<std::string> apis() const {
        std::vector<std::string> all;
        for (const document::Member& resource : draft_.resources().members()) {
            const std::string type = textOf(resource.value, "Type");
            if (type == "AWS::ApiGateway::RestApi" || type == "AWS::ApiGatewayV2::Api") all.push_back(resource.key);
        }
        return all;
    }

    void add(const std::string& name, Node workload, const Origin& origin, std::string_view why) {
        draft_.root.find("Workloads")->set(name, std::move(workload), origin.at);
        draft_.origins[name] = origin;
        if (!why.empty())
            draft_.guesses.push_back({document::child("/Workloads", name) + "/Arrivals", std::string(why)});
    }

    const Node* property(const Node& resource, std::string_view key) const {
        const Node* properties = resource.find("Properties");
        return properties != nullptr ? properties->find(key) : nullptr;
    }

    /// Functions that something in the draft invokes.
    void noteCalls(const document::Member& resource) {
        const std::string type = textOf(resource.value, "Type");
        const Node* steps = document::resolve(resource.value, "/Behavior/Steps");
        for (std::size_t i = 0; steps != nullptr && steps->isObject() && i < steps->size(); ++i) {
            if (const Node* call = steps->members()[i].value.find("Call")) called_.insert(textOf(*call, "Target"));
        }
        if (type == "AWS::ApiGateway::Authorizer" || type == "AWS::ApiGatewayV2::Authorizer")
            noteNames(property(resource.value, "AuthorizerUri"));
        if (isMachine(resource.key)) {
            for (const char* key : {"Definition", "DefinitionString", "DefinitionSubstitutions"})
                noteNames(property(resource.value, key));
        }
        const Node* routes = resource.value.find("Routes");
        for (std::size_t i = 0; routes != nullptr && routes->isObject() && i < routes->size(); ++i) {
            const Node* integration = routes->members()[i].value.find("Integration");
            if (integration != nullptr && integration->isObject())
                called_.insert(functionBehind(textOf(*integration, "Target")));
        }
        if (type == "AWS::Lambda::EventSourceMapping") noteNames(property(resource.value, "FunctionName"));
        if (type == "AWS::Lambda::EventInvokeConfig") noteNames(property(resource.value, "DestinationConfig"));
    }

    void noteNames(const Node* value) {
        if (value == nullptr) return;
        for (const std::string& name : allNamedIn(*value)) called_.insert(functionBehind(name));
    }

    std::string functionBehind(const std::string& name) const { return ownerBehind(inventory_, name); }

    void addClients(const std::string& api) {
        const std::vector<RouteInUse> routes = routesOf(draft_.resources(), api);
        for (const RouteInUse& route : routes) called_.insert(functionBehind(route.function));
        if (routes.empty()) return;
        Node workload = ClientDraft(draft_, api, api + "Clients").compose(routes);
        const document::Position at = draft_.resources().findMember(api)->keyPosition;
        workload.set("Arrivals", arrivals(at), at);
        add(api + "Clients", std::move(workload), draft_.origins[api], kClientsWhy);
    }

    Node invocation(const std::string& function, bool event, document::Position at) const {
        Node workload = Node::object(at);
        workload.set("Target", text(function, at), at);
        if (event) workload.set("InvocationType", text("Event", at), at);
        return workload;
    }

    bool isFunction(const std::string& name) const {
        const Node* resource = draft_.resources().find(name);
        return resource != nullptr && textOf(*resource, "Type") == "AWS::Lambda::Function";
    }

    void addSchedules(const Resource& rule) {
        if (!isSchedule(rule)) return;
        const std::string expression = expressionOf(rule);
        for (const ScheduledCall& call : scheduledCalls(inventory_, draft_, rule)) {
            if (!expression.empty() && !asksNothing(rule)) called_.insert(call.receiver);
            if (!recurs(rule) || !workload::parseSchedule(expression)) continue;
            Node workload = invocation(call.receiver, call.function, rule.origin.at);
            for (const document::Member& said : call.said.members())
                workload.set(said.key, placedAt(said.value, rule.origin.at), rule.origin.at);
            if (call.latest) workload.set("Target", text(call.receiver + std::string(format::kLatest), rule.origin.at));
            Node schedule = Node::object(rule.origin.at);
            schedule.set("Schedule", text(expression, rule.origin.at), rule.origin.at);
            workload.set("Arrivals", std::move(schedule), rule.origin.at);
            // A rule's clock is UTC's; a schedule of the Scheduler may have another one (EventBridge Scheduler User
            // Guide, schedule-types, 2026).
            const std::string zone = rule.type == "AWS::Scheduler::Schedule"
                                         ? textOf(rule.properties, "ScheduleExpressionTimezone")
                                         : std::string();
            if (!zone.empty() && zone != "UTC") workload.set("TimeZone", text(zone, rule.origin.at), rule.origin.at);
            const std::string name = freeName(rule.name, call.receiver);
            add(name, std::move(workload), rule.origin, {});
            if (!call.itemsWhy.empty())
                draft_.guesses.push_back({document::child("/Workloads", name) + "/Items", call.itemsWhy});
        }
    }

    /// "Nightly", "NightlyWork", "NightlyWork2".
    std::string freeName(const std::string& rule, const std::string& receiver) const {
        const Node* taken = draft_.root.find("Workloads");
        if (taken->find(rule) == nullptr) return rule;
        std::string name = rule + receiver;
        for (int i = 2; taken->find(name) != nullptr; ++i) name = rule + receiver + std::to_string(i);
        return name;
    }

    void addInvokers(const Invokers& invokers, const document::Member& resource, bool deployments = false) {
        if (!isFunction(resource.key) || called_.contains(resource.key)) return;
        const document::Position at = resource.keyPosition;
        const Resource* invoker = invokers.of(resource.key);
        if (invoker == nullptr && hasUrl(resource.key)) return;
        if (invoker != nullptr && deploysOnly(*invoker) && !deployments) return;
        const bool latest = invoker != nullptr && asksLatest(invoker->properties, resource.key);
        const std::string target = resource.key + (latest ? std::string(format::kLatest) : std::string());
        Node workload = invocation(target, invoker != nullptr && leavesEvents(*invoker), at);
        workload.set("Arrivals", arrivals(at), at);
        const std::string why =
            (invoker == nullptr ? "nothing in the files says who invokes it"
                                : "it is invoked by " + describedInvoker(*invoker) + ", which is not modelled yet") +
            ": 5/s (1/s to 20/s); take it from the function's Invocations";
        add(resource.key + "Callers", std::move(workload), draft_.origins[resource.key], why);
    }

    /// The function that a URL calls; empty for what is no URL.
    std::string functionOfUrl(const Node& resource) const {
        const Node* function =
            textOf(resource, "Type") == "AWS::Lambda::Url" ? property(resource, "TargetFunctionArn") : nullptr;
        return function != nullptr ? functionBehind(namedIn(*function)) : std::string();
    }

    bool hasUrl(const std::string& function) const {
        return std::ranges::any_of(draft_.resources().members(), [&](const document::Member& resource) {
            return functionOfUrl(resource.value) == function;
        });
    }

    /// Whoever else invokes its function: a URL is asked from outside.
    void addUrlClients(const document::Member& url) {
        const std::string function = functionOfUrl(url.value);
        if (!isFunction(function)) return;
        const document::Position at = url.keyPosition;
        Node workload = invocation(url.key, false, at);
        workload.set("Arrivals", arrivals(at), at);
        add(url.key + "Clients", std::move(workload), draft_.origins[url.key],
            "no template says how many requests come to the URL of " + function +
                ": 5/s (1/s to 20/s); take it from its UrlRequestCount");
    }

    bool isMachine(const std::string& name) const {
        const Node* resource = draft_.resources().find(name);
        return resource != nullptr && textOf(*resource, "Type") == "AWS::StepFunctions::StateMachine";
    }

    /// A machine that nothing in the design starts is started from outside.
    void addStarters(const document::Member& machine) {
        if (!isMachine(machine.key) || called_.contains(machine.key)) return;
        for (const document::Member& other : draft_.resources().members()) {
            if (other.key == machine.key) continue;
            const std::vector<std::string> names = allNamedIn(other.value);
            if (std::ranges::find(names, machine.key) != names.end()) return;
        }
        const document::Position at = machine.keyPosition;
        Node workload = invocation(machine.key, false, at);
        workload.set("Arrivals", arrivals(at), at);
        add(machine.key + "Starters", std::move(workload), draft_.origins[machine.key],
            "nothing in the files says who starts it: 5/s (1/s to 20/s); take it from the machine's ExecutionsStarted");
    }

    bool isIdle() const { return draft_.root.find("Workloads")->size() == 0; }

    /// Queues that functions read, and where nothing else is asked those that none does.
    void addSenders(bool unread) {
        for (const UnsentQueue& queue : unsentQueues(inventory_, draft_)) {
            if (queue.read == unread) continue;
            const document::Position at = draft_.resources().findMember(queue.queue)->keyPosition;
            Node workload = invocation(queue.queue, false, at);
            workload.set("Operation", text("SendMessage", at), at);
            workload.set("Arrivals", arrivals(at), at);
            add(queue.queue + "Senders", std::move(workload), draft_.origins[queue.queue], whyOf(queue));
        }
    }

    void addTableClients() {
        for (const document::Member& resource : draft_.resources().members()) {
            const std::string type = textOf(resource.value, "Type");
            if (type != "AWS::DynamoDB::Table" && type != "AWS::DynamoDB::GlobalTable") continue;
            const document::Position at = resource.keyPosition;
            Node mix = Node::array(at);
            for (const char* operation : {"GetItem", "PutItem"}) {
                Node entry = Node::object(at);
                entry.set("Operation", text(operation, at), at);
                entry.set("Weight", Node::integer(1, at), at);
                mix.append(std::move(entry));
            }
            Node workload = Node::object(at);
            workload.set("Target", text(resource.key, at), at);
            workload.set("Mix", std::move(mix), at);
            workload.set("Arrivals", arrivals(at), at);
            add(resource.key + "Clients", std::move(workload), draft_.origins[resource.key], kTableWhy);
        }
    }

    const Inventory& inventory_;
    Draft& draft_;
    std::set<std::string> called_;
};

}  // namespace

void composeWorkloads(const Inventory& inventory, Draft& draft) { Callers(inventory, draft).compose(); }

}  // namespace headroom::importing
