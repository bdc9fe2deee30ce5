// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/answer_queues.hpp"

#include <algorithm>
#include <array>

#include "scenarios/import/answer_rest.hpp"
#include "scenarios/import/queue_properties.hpp"
#include "scenarios/import/queue_urls.hpp"

namespace headroom::importing {

using document::Node;

namespace {

constexpr std::string_view kListed = "a list of queues says their names alone: no dead-letter queue is assumed";

/// AWS's defaults (CloudFormation Template Reference, AWS::SQS::Queue, 2026) of what a run hangs on most.
constexpr auto kDefaults = std::to_array<std::pair<const char*, std::int64_t>>(
    {{"VisibilityTimeout", 30}, {"DelaySeconds", 0}, {"MessageRetentionPeriod", 345'600}});

class QueueAnswers {
public:
    QueueAnswers(const std::string& file, Inventory& inventory, AnswerParts& parts, Report& report)
        : file_(file), inventory_(inventory), parts_(parts), report_(report) {}

    void describe(const Node& attributes) {
        const std::string arn = textOf(attributes, "QueueArn");
        if (arn.find(":sqs:") == std::string::npos) return;
        const std::string name = arn.substr(arn.rfind(':') + 1);
        Resource* old = known(name);
        if (old != nullptr && !parts_.isDescribed(old->name)) return stays(*old, name);
        Resource& made = old != nullptr ? again(*old, attributes) : add(name, attributes);
        copyMembers(attributes,
                    {"VisibilityTimeout", "DelaySeconds", "MessageRetentionPeriod", "MaximumMessageSize",
                     "ReceiveMessageWaitTimeSeconds", "RedrivePolicy", "FifoQueue"},
                    made.properties);
    }

    void name(const Node& url) {
        const std::string name = url.isString() ? queueInUrl(url.asString()) : std::string();
        if (name.empty()) return;
        if (Resource* old = known(name); old != nullptr) {
            if (!parts_.isDescribed(old->name)) stays(*old, name);
            return;
        }
        Resource& made = add(name, url);
        if (isFifoQueue(made)) return;
        for (const auto& [key, standard] : kDefaults) {
            made.properties.set(key, Node::integer(standard, url.position()), url.position());
            made.standIns.emplace_back(key, "a list of queues does not say it, so AWS's default stands for it");
        }
        report_.push_back({Fate::Assumed, made.origin, made.name, std::string(kListed)});
    }

private:
    Resource* known(const std::string& name) {
        const auto found = std::ranges::find_if(inventory_.resources, [&](const Resource& one) {
            return one.type == kQueueType && !name.empty() && textOf(one.properties, "QueueName") == name;
        });
        return found != inventory_.resources.end() ? &*found : nullptr;
    }

    /// What a template or a plan has as well stays as it says.
    void stays(const Resource& queue, const std::string& name) {
        report_.push_back({Fate::Taken, queue.origin, queue.name, "is " + name + " in the account"});
        parts_.call(queue.name, name);
    }

    Resource& add(const std::string& name, const Node& at) {
        const std::string common = logicalName(name);
        std::string logical = common;
        for (int i = 2; inventory_.find(logical) != nullptr; ++i) logical = common + std::to_string(i);
        inventory_.resources.push_back(
            newResource(std::move(logical), std::string(kQueueType), {file_, at.position()}));
        Resource& made = inventory_.resources.back();
        made.properties.set("QueueName", Node::string(name, at.position()), at.position());
        parts_.describe(made.name, name);
        return made;
    }

    /// Two answers of one queue: the later one says all of it.
    Resource& again(Resource& queue, const Node& at) {
        const Node name = *queue.properties.find("QueueName");
        queue = newResource(queue.name, std::string(kQueueType), {file_, at.position()});
        queue.properties.set("QueueName", name, at.position());
        std::erase_if(report_, [&](const Entry& one) { return one.subject == queue.name && one.text == kListed; });
        return queue;
    }

    const std::string& file_;
    Inventory& inventory_;
    AnswerParts& parts_;
    Report& report_;
};

}  // namespace

bool namesQueues(const Node& answer) {
    const auto isUrl = [](const Node& url) { return url.isString() && !queueInUrl(url.asString()).empty(); };
    const Node* one = answer.find("QueueUrl");
    return (one != nullptr && isUrl(*one)) || std::ranges::any_of(listIn(answer, "QueueUrls"), isUrl);
}

void addQueue(const Node& attributes, const std::string& file, Inventory& inventory, AnswerParts& parts,
              Report& report) {
    QueueAnswers(file, inventory, parts, report).describe(attributes);
}

void addNamedQueues(const Node& answer, const std::string& file, Inventory& inventory, AnswerParts& parts,
                    Report& report) {
    QueueAnswers queues(file, inventory, parts, report);
    for (const Node& url : listIn(answer, "QueueUrls")) queues.name(url);
    if (const Node* url = answer.find("QueueUrl")) queues.name(*url);
}

}  // namespace headroom::importing
