// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/queue_reader.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "model/services/sqs/operation.hpp"
#include "model/services/sqs/other_properties.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/call_rules.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/resource_parts.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// The queue of the file that takes dead letters; empty for one outside of it.
std::string deadLettersOf(Reading& reading, const Node& root, const Place& place) {
    const std::string said = resourceReference(reading, place);
    if (said.empty() || said.starts_with("arn:")) return {};
    const std::string name = said.substr(0, said.find('.'));
    const Node* type = document::resolve(root, document::child("/Resources", name) + "/Type");
    if (type != nullptr && type->isString() && type->asString() == kQueueType) return name;
    reading.error(place, document::quoted(name) +
                             " is no queue of this design; one outside of it is named by its ARN (Amazon SQS Developer "
                             "Guide, sqs-dead-letter-queues)");
    return {};
}

void readRedrive(Reading& reading, const Node& root, const Place& properties, sqs::Spec& spec) {
    const Node* node = properties.node.find("RedrivePolicy");
    if (node == nullptr) return;
    const Place place = properties.at("RedrivePolicy", *node);
    if (!isObject(reading, place, "an object with deadLetterTargetArn and maxReceiveCount")) return;
    sqs::RedrivePolicy policy;
    readFields<sqs::RedrivePolicy>(reading, place, base::FieldPlace::Here, sqs::kRedriveFields,
                                   {{}, {}, "RedrivePolicy"}, policy);
    if (const Node* target = place.node.find("deadLetterTargetArn"))
        policy.deadLetterQueue = deadLettersOf(reading, root, place.at("deadLetterTargetArn", *target));
    spec.redrive = policy;
}

void refuseFifo(Reading& reading, const Place& properties) {
    const Node* fifo = properties.node.find("FifoQueue");
    if (fifo == nullptr) return;
    const Place place = properties.at("FifoQueue", *fifo);
    if (!fifo->isBool()) return reading.wrongKind(place, "true or false");
    if (fifo->asBool()) reading.error(place, "is not modelled yet: queues here are standard ones");
}

}  // namespace

std::optional<sqs::Spec> readQueue(Reading& reading, const Node& root, const Place& resource) {
    const std::size_t before = reading.problems.list().size();
    sqs::Spec spec;
    const OtherKeys others{sqs::kOtherProperties, {}, "an AWS::SQS::Queue"};
    const ResourceParts parts(reading, resource, {"Type", "Properties", "Behavior"});
    readFields<sqs::Spec>(reading, parts.properties(), base::FieldPlace::Properties, sqs::kFields, others, spec);
    readFields<sqs::Spec>(reading, parts.behavior(), base::FieldPlace::Behavior, sqs::kFields, others, spec);
    refuseFifo(reading, parts.properties());
    readRedrive(reading, root, parts.properties(), spec);
    if (errorsSince(reading, before)) return spec;
    reportBelow(reading, resource, sqs::check(spec));
    return spec;
}

void checkQueueCall(Reading& reading, const Place& call, std::string_view operation, std::int64_t items) {
    for (const std::string_view key : {"Key", "IndexName", "ItemSize", "ConsistentRead", "InvocationType"}) {
        if (const Node* given = call.node.find(key))
            reading.error(call.at(key, *given), "belongs to other calls than those of a queue: remove it");
    }
    const auto known = sqs::operationOf(operation);
    if (!known) {
        const std::vector<std::string_view> names(sqs::kOperationNames.begin(), sqs::kOperationNames.end());
        const Node* said = call.node.find("Operation");
        return reading.error(said != nullptr ? call.at("Operation", *said) : call,
                             document::quoted(std::string(operation)) +
                                 " is not an operation of a queue here; it has \"SendMessage\" and "
                                 "\"SendMessageBatch\", and functions read it by an event source mapping" +
                                 document::didYouMean(operation, names));
    }
    const Node* count = call.node.find("Items");
    if (count == nullptr) return;
    if (*known == sqs::Operation::SendMessage)
        reading.error(call.at("Items", *count), "belongs to SendMessageBatch: SendMessage sends one");
    else if (items > sqs::kMostInBatch)
        reading.error(call.at("Items", *count),
                      "is above 10, the most of a batch (Amazon SQS Developer Guide, quotas-messages)");
}

namespace {

/// Walks the mappings of a design.
class QueueRules {
public:
    QueueRules(Reading& reading, const Node& root, const Design& design)
        : reading_(reading), root_(root), design_(design) {}

    void check() {
        std::map<std::string, std::string> readers;
        for (const lambda::MappingSpec& mapping : design_.mappings) {
            const auto* queue = specOf<sqs::Spec>(mapping.source);
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
    template <class Spec>
    const Spec* specOf(const std::string& name) const {
        const auto found = std::ranges::find(design_.resources, resourceOf(name), &Resource::name);
        return found == design_.resources.end() ? nullptr : std::get_if<Spec>(&found->spec);
    }
    /// Where the second reader names what it reads; at the queue where it is an event of a function.
    Place mappingOr(const lambda::MappingSpec& mapping, const std::string& queue) const {
        const std::string said = document::child("/Resources", mapping.name) + "/Properties/EventSourceArn";
        return document::resolve(root_, said) != nullptr ? nearest(root_, said) : at(queue);
    }
    Place at(const std::string& queue) const {
        const std::string resource = document::child("/Resources", queue);
        const std::string said = resource + "/Properties/VisibilityTimeout";
        return nearest(root_, document::resolve(root_, said) != nullptr ? said : resource);
    }

    void checkVisibility(const lambda::MappingSpec& mapping, const sqs::Spec& queue) {
        constexpr std::int64_t kTimesTimeout = 6;
        const auto* function = specOf<lambda::Spec>(mapping.function);
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
}

}  // namespace headroom::format
