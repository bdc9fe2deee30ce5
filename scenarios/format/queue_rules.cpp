// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/queue_rules.hpp"

#include <map>
#include <string>
#include <string_view>

#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/spec_named.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// Walks the queues of a design and the mappings that read them.
class QueueRules {
public:
    QueueRules(Reading& reading, const Node& root, const Design& design)
        : reading_(reading), root_(root), design_(design) {}

    void check() {
        for (const Resource& resource : design_.resources) checkDeadLetters(resource.name);
        std::map<std::string, std::string> readers;
        for (const lambda::MappingSpec& mapping : design_.mappings) {
            const auto* queue = specNamed<sqs::Spec>(design_, mapping.source);
            if (queue == nullptr) continue;
            const auto [first, isNew] = readers.emplace(mapping.source, mapping.name);
            if (!isNew) {
                reading_.error(mappingOr(mapping, mapping.source),
                               mapping.source + " is read by two mappings, " + first->second + " and " + mapping.name +
                                   ", which would each have a part of its messages: that is not modelled");
                continue;
            }
            checkVisibility(mapping, *queue);
        }
    }

private:
    /// Where the second reader names what it reads; at the queue where it is an event of a function.
    Place mappingOr(const lambda::MappingSpec& mapping, const std::string& queue) const {
        const std::string said = document::child("/Resources", mapping.name) + "/Properties/EventSourceArn";
        return document::resolve(root_, said) != nullptr ? nearest(root_, said) : at(queue);
    }
    Place at(const std::string& queue, std::string_view property = "VisibilityTimeout") const {
        const std::string resource = document::child("/Resources", queue);
        const std::string said = resource + "/Properties/" + std::string(property);
        return nearest(root_, document::resolve(root_, said) != nullptr ? said : resource);
    }

    /// Said of the queue of a circle whose name comes first.
    void checkDeadLetters(const std::string& queue) {
        std::string path = queue;
        std::string next = queue;
        for (std::size_t i = 0; i < design_.resources.size(); ++i) {
            const auto* spec = specNamed<sqs::Spec>(design_, next);
            if (spec == nullptr || !spec->redrive || spec->redrive->deadLetterQueue.empty()) return;
            next = spec->redrive->deadLetterQueue;
            path += ", " + next;
            if (next < queue) return;
            if (next != queue) continue;
            return reading_.error(at(queue, "RedrivePolicy"),
                                  "sends dead letters in a circle (" + path +
                                      "): CloudFormation creates no resource that depends on itself (CloudFormation "
                                      "User Guide, troubleshooting, circular dependencies); name a queue that sends "
                                      "none back");
        }
    }

    void checkVisibility(const lambda::MappingSpec& mapping, const sqs::Spec& queue) {
        constexpr std::int64_t kTimesTimeout = 6;
        const auto* function = specNamed<lambda::Spec>(design_, resourceOf(mapping.function));
        if (function == nullptr) return;
        const base::Duration timeout = base::seconds(function->timeout);
        const std::string seconds = std::to_string(function->timeout);
        if (queue.visibility() < timeout)
            return reading_.error(at(mapping.source),
                                  "has a VisibilityTimeout below the Timeout of " + mapping.function + ", " + seconds +
                                      " s: AWS refuses the mapping, as messages would be there again while they are "
                                      "worked on (Lambda Developer Guide, services-sqs-configure)");
        const base::Duration wise = timeout * kTimesTimeout + base::seconds(mapping.window.value_or(0));
        if (queue.visibility() >= wise) return;
        reading_.warning(at(mapping.source),
                         "has a VisibilityTimeout below six times the Timeout of " + mapping.function + ", " + seconds +
                             " s, and the batching window: a batch that is throttled comes back while others are at "
                             "work (Lambda Developer Guide, services-sqs-configure)");
    }

    Reading& reading_;
    const Node& root_;
    const Design& design_;
};

}  // namespace

void checkQueues(Reading& reading, const Node& root, const Design& design) {
    QueueRules(reading, root, design).check();
    checkMessageSizes(reading, root, design);
}

}  // namespace headroom::format
