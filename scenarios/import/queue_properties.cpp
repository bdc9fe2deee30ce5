// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/queue_properties.hpp"

#include <algorithm>

#include "scenarios/document/read_document.hpp"
#include "scenarios/import/evaluator.hpp"
#include "scenarios/import/reference_text.hpp"

namespace headroom::importing {

using document::Node;

namespace {

constexpr std::string_view kPolicy = "RedrivePolicy";

bool saysTrue(const Node* value) {
    if (value == nullptr) return false;
    return value->isBool() ? value->asBool() : value->isString() && (value->asString() == "true");
}

/// References are written as Fn::Sub writes them.
void readReferences(Node& object) {
    for (document::Member& member : object.members()) {
        if (member.value.isString()) member.value = fromText(member.value.asString(), member.value.position());
    }
}

/// An object out of a text that is JSON; one that is none stays, to be refused.
void readPolicyText(Node& policy) {
    const auto text = toText(policy);
    if (!text) return;
    document::Loaded loaded = document::readText(*text, "", document::Format::Json);
    if (!loaded.ok() || !loaded.root->isObject()) return;
    policy = placedAt(std::move(*loaded.root), policy.position());
    readReferences(policy);
}

/// "orders-dlq" of what a dead-letter queue is called that no file holds.
std::string lastName(const Node& target) {
    const std::string text = toText(target).value_or("");
    const std::size_t begin = text.find_last_of("{/:.");
    std::string name = begin == std::string::npos ? text : text.substr(begin + 1);
    std::erase_if(name, [](char c) { return c == '}' || c == '$'; });
    return name.empty() ? "elsewhere" : name;
}

void standIn(Resource& queue, Node& policy, const std::set<std::string>& unset) {
    const auto unknown = [&](std::string_view key) {
        const Node* value = policy.find(key);
        return value != nullptr ? unknownIn(*value, unset) : std::string();
    };
    if (const std::string why = unknown("deadLetterTargetArn"); !why.empty()) {
        Node& target = *policy.find("deadLetterTargetArn");
        target = Node::string("arn:aws:sqs:us-east-1:123456789012:" + lastName(target), target.position());
        queue.standIns.emplace_back("RedrivePolicy/deadLetterTargetArn",
                                    "it hangs on " + why + ", so a queue outside of the files stands for it");
    }
    Node* count = policy.find("maxReceiveCount");
    const std::string why = unknown("maxReceiveCount");
    if (count == nullptr || (why.empty() && !count->isNull())) return;
    *count = Node::integer(10, count->position());
    queue.standIns.emplace_back(
        "RedrivePolicy/maxReceiveCount",
        (why.empty() ? "it is known after apply" : "it hangs on " + why) + ", so AWS's default stands for it");
}

}  // namespace

bool isFifoQueue(const Resource& resource) {
    if (resource.type != kQueueType) return false;
    const Node* name = resource.properties.find("QueueName");
    const bool named = name != nullptr && toText(*name).value_or("").ends_with(".fifo");
    return named || saysTrue(resource.properties.find("FifoQueue"));
}

bool isStandardQueue(const Resource& resource) { return resource.type == kQueueType && !isFifoQueue(resource); }

bool readsItsSource(const Resource& mapping) {
    const Node* enabled = mapping.properties.find("Enabled");
    if (enabled == nullptr) return true;
    return enabled->isBool() ? enabled->asBool() : !enabled->isString() || enabled->asString() != "false";
}

void readQueues(Inventory& inventory) {
    for (Resource& resource : inventory.resources) {
        if (!isStandardQueue(resource)) continue;
        std::erase_if(resource.properties.members(), [](const document::Member& member) {
            return member.key == "FifoQueue" && (member.value.isBool() || member.value.isString());
        });
        Node* policy = resource.properties.find(kPolicy);
        if (policy == nullptr) continue;
        readPolicyText(*policy);
        if (policy->isObject()) standIn(resource, *policy, inventory.unset);
    }
}

}  // namespace headroom::importing
