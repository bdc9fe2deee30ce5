// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/queue_reader.hpp"

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
    else if (items < 1)
        reading.error(call.at("Items", *count),
                      "must be at least 1: a batch without messages is refused (Amazon SQS API Reference, "
                      "SendMessageBatch)");
    else if (items > sqs::kMostInBatch)
        reading.error(call.at("Items", *count),
                      "is above 10, the most of a batch (Amazon SQS Developer Guide, quotas-messages)");
}

}  // namespace headroom::format
