// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/queue_senders.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "scenarios/document/pointer.hpp"
#include "scenarios/import/queue_properties.hpp"
#include "scenarios/import/schedule_calls.hpp"

namespace headroom::importing {

using document::Node;

namespace {

constexpr std::string_view kMapping = "AWS::Lambda::EventSourceMapping";

/// Types that fill queues, and the property that says which (CloudFormation Template Reference, each type's page,
/// 2026).
constexpr auto kFilling = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"AWS::SNS::Subscription", "Endpoint"},
     {"AWS::SNS::Topic", "Subscription"},
     {"AWS::Events::Rule", "Targets"},
     {"AWS::Scheduler::Schedule", "Target"},
     {"AWS::S3::Bucket", "NotificationConfiguration"},
     {"AWS::Pipes::Pipe", "Target"},
     {"AWS::IoT::TopicRule", "TopicRulePayload"},
     {"AWS::StepFunctions::StateMachine", "Definition"},
     {"AWS::StepFunctions::StateMachine", "DefinitionString"},
     {"AWS::StepFunctions::StateMachine", "DefinitionSubstitutions"},
     {"AWS::AutoScaling::LifecycleHook", "NotificationTargetARN"}});

/// Where they say which queue takes what they could not deliver.
constexpr auto kDead =
    std::to_array<std::string_view>({"DeadLetterConfig", "DestinationConfig", "RedrivePolicy", "ErrorAction"});

/// Without what is said of dead letters. Depth is bounded by document::kMaxDepth.
Node delivered(const Node& value) {
    if (value.isArray()) {
        Node list = Node::array(value.position());
        for (const Node& element : value.elements()) list.append(delivered(element));
        return list;
    }
    if (!value.isObject()) return value;
    Node object = Node::object(value.position());
    for (const document::Member& member : value.members()) {
        if (std::ranges::find(kDead, std::string_view(member.key)) == kDead.end())
            object.members().push_back({member.key, member.keyPosition, delivered(member.value)});
    }
    return object;
}

class Senders {
public:
    Senders(const Inventory& inventory, const Draft& draft) : resources_(*draft.root.find("Resources")) {
        for (const document::Member& workload : draft.root.find("Workloads")->members())
            asked_.insert(textOf(workload.value, "Target"));
        for (const document::Member& resource : resources_.members()) noteDraft(resource);
        for (const Resource& resource : inventory.resources) {
            if (resources_.find(resource.name) == nullptr) noteOther(resource);
        }
    }

    std::vector<UnsentQueue> unsent() const {
        std::vector<UnsentQueue> all;
        for (const document::Member& resource : resources_.members()) {
            if (textOf(resource.value, "Type") != kQueueType || asked_.contains(resource.key)) continue;
            const auto sender = senders_.find(resource.key);
            const bool filled = sender != senders_.end();
            if (!filled && dead_.contains(resource.key)) continue;
            all.push_back({resource.key, filled ? sender->second : std::string(), read_.contains(resource.key)});
        }
        return all;
    }

private:
    /// Functions, APIs, machines, destinations and other queues ask what they name; a mapping reads its source.
    void noteDraft(const document::Member& resource) {
        if (textOf(resource.value, "Type") == kMapping) {
            const Node* enabled = document::resolve(resource.value, "/Properties/Enabled");
            const bool reads = enabled == nullptr || !enabled->isBool() || enabled->asBool();
            if (reads) noteNames(document::resolve(resource.value, "/Properties/EventSourceArn"), {}, read_);
            return noteNames(document::resolve(resource.value, "/Properties/DestinationConfig"), {}, asked_);
        }
        noteNames(&resource.value, resource.key, asked_);
        noteCalls(resource.value);
    }

    static void noteNames(const Node* value, const std::string& own, std::set<std::string>& names) {
        if (value == nullptr) return;
        for (std::string& name : allNamedIn(*value)) {
            if (name != own) names.insert(std::move(name));
        }
    }

    /// {"Target": "Orders"} of a step or a route.
    void noteCalls(const Node& resource) {
        for (const char* part : {"/Behavior/Steps", "/Routes"}) {
            const Node* all = document::resolve(resource, part);
            for (std::size_t i = 0; all != nullptr && all->isObject() && i < all->size(); ++i) {
                for (const char* inner : {"/Call", "/Integration"}) {
                    const Node* call = document::resolve(all->members()[i].value, inner);
                    if (call != nullptr && call->isObject()) asked_.insert(textOf(*call, "Target"));
                }
            }
        }
    }

    /// What is not modelled and fills queues, or hands its dead letters to them.
    void noteOther(const Resource& resource) {
        if (resource.type.starts_with("AWS::IAM::")) return;
        const std::vector<std::string> delivering = allNamedIn(delivered(resource.properties));
        for (std::string& name : allNamedIn(resource.properties)) {
            if (std::ranges::find(delivering, name) == delivering.end()) dead_.insert(std::move(name));
        }
        if (isSchedule(resource) && !recurs(resource)) return;
        for (const auto& [type, key] : kFilling) {
            const Node* value = resource.type == type ? resource.properties.find(key) : nullptr;
            if (value == nullptr) continue;
            for (const std::string& name : allNamedIn(delivered(*value)))
                senders_.emplace(name, resource.name + " (" + resource.type + ")");
        }
    }

    const Node& resources_;
    std::set<std::string> asked_;
    std::set<std::string> read_;
    std::set<std::string> dead_;
    std::map<std::string, std::string> senders_;
};

}  // namespace

std::string whyOf(const UnsentQueue& queue) {
    return (queue.sender.empty() ? "nothing in the files says who sends to it"
                                 : "it is filled by " + queue.sender + ", which is not modelled yet") +
           ": 5/s (1/s to 20/s); take it from the queue's NumberOfMessagesSent";
}

std::vector<UnsentQueue> unsentQueues(const Inventory& inventory, const Draft& draft) {
    return Senders(inventory, draft).unsent();
}

void reportIdleQueues(const Inventory& inventory, const Draft& draft, Report& report) {
    if (draft.root.find("Resources")->size() == 0) return;
    for (const UnsentQueue& queue : unsentQueues(inventory, draft)) {
        const auto taken = std::ranges::find_if(report, [&](const Entry& entry) {
            return entry.fate == Fate::Taken && entry.subject == queue.queue && entry.text.starts_with(kQueueType);
        });
        if (taken == report.end()) continue;
        const std::string who = queue.sender.empty() ? "nothing in the files sends to it" : queue.sender + " fills it";
        taken->text += "; " + who + " and no function reads it: no messages are assumed";
    }
}

}  // namespace headroom::importing
