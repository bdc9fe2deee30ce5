// SPDX-License-Identifier: GPL-3.0-or-later
// Events of Type SNS.
#include "scenarios/import/sam_events.hpp"

namespace headroom::importing::sam {

using document::Node;

namespace {

class TopicExpansion {
public:
    TopicExpansion(Expansion& expansion, const EventParts& event)
        : expansion_(expansion),
          event_(event),
          name_(event.owner.name + event.event.key),
          at_(event.event.keyPosition) {}

    void expand() {
        const Node* queue = event_.properties.find("SqsSubscription");
        const bool own = isTrue(event_.properties, "SqsSubscription");
        if (queue == nullptr || (queue->isBool() && !own) || (queue->isObject() && queue->size() == 0)) {
            permit(expansion_, event_, "sns.amazonaws.com");
            return subscribe("lambda", event_.target);
        }
        if (own) return expandOwn();
        const Node* arn = queue->find("QueueArn");
        if (arn == nullptr || queue->find("QueueUrl") == nullptr)
            return refuseEvent(expansion_, event_, *queue, "No QueueARN or QueueURL provided.");
        const Node* size = queue->find("BatchSize");
        subscribe("sqs", *arn);
        read(*arn, size != nullptr ? *size : Node::integer(10, at_));
    }

private:
    void expandOwn() {
        const Node arn = attributeOf(name_ + "Queue", "Arn", at_);
        expansion_.add(name_ + "Queue", "AWS::SQS::Queue", event_.origin);
        subscribe("sqs", arn);
        read(arn, Node::integer(10, at_));
    }

    void subscribe(const char* protocol, const Node& endpoint) {
        Resource& made = expansion_.add(name_, "AWS::SNS::Subscription", event_.origin);
        made.properties.set("Protocol", Node::string(protocol, at_), at_);
        made.properties.set("Endpoint", endpoint, at_);
        copyMember(event_.properties, "Topic", made.properties, "TopicArn");
    }

    void read(const Node& queue, Node batchSize) {
        Resource& made = expansion_.add(name_ + "EventSourceMapping", "AWS::Lambda::EventSourceMapping", event_.origin);
        made.properties.set("FunctionName",
                            event_.target.find("Ref") != nullptr ? event_.target : refTo(event_.owner.name, at_), at_);
        made.properties.set("EventSourceArn", queue, at_);
        made.properties.set("BatchSize", std::move(batchSize), at_);
        made.properties.set("Enabled", Node::boolean(true, at_), at_);
    }

    Expansion& expansion_;
    const EventParts& event_;
    std::string name_;
    document::Position at_;
};

}  // namespace

void expandTopic(Expansion& expansion, const EventParts& event) { TopicExpansion(expansion, event).expand(); }

}  // namespace headroom::importing::sam
