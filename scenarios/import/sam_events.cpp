// SPDX-License-Identifier: GPL-3.0-or-later
// Events of functions and state machines (AWS SAM Developer Guide, EventSource).
#include "scenarios/import/sam_events.hpp"

#include <algorithm>
#include <array>

#include "model/workload/schedule.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::importing::sam {

using document::Node;

namespace {

/// Types that become an event source mapping, and the property that names what is read.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kMappings{{{"SQS", "Queue"},
                                                                                  {"DynamoDB", "Stream"},
                                                                                  {"Kinesis", "Stream"},
                                                                                  {"MSK", "Stream"},
                                                                                  {"MQ", "Broker"},
                                                                                  {"SelfManagedKafka", ""},
                                                                                  {"DocumentDB", "Cluster"}}};
/// What SAM calls otherwise, and the property of the mapping that it becomes a part of.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kParts{
    {{"KafkaBootstrapServers", "SelfManagedEventSource"},
     {"DatabaseName", "DocumentDBEventSourceConfig"},
     {"CollectionName", "DocumentDBEventSourceConfig"},
     {"FullDocument", "DocumentDBEventSourceConfig"},
     {"SchemaRegistryConfig", "AmazonManagedKafkaEventSourceConfig"}}};
/// What SAM writes the function's policy with, and nothing else.
constexpr std::array<std::string_view, 2> kOfPolicies{"SecretsManagerKmsKeyId", "DynamicPolicyName"};
/// Types that leave a permission alone: who may invoke the function.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kPrincipals{
    {{"S3", "s3.amazonaws.com"},
     {"IoTRule", "iot.amazonaws.com"},
     {"CloudWatchLogs", "logs.amazonaws.com"},
     {"Cognito", "cognito-idp.amazonaws.com"},
     {"AlexaSkill", "alexa-appkit.amazon.com"}}};

class EventExpansion {
public:
    EventExpansion(Expansion& expansion, const Resource& owner, const document::Member& event, const Node& target)
        : expansion_(expansion),
          owner_(owner),
          name_(owner.name + event.key),
          pointer_(document::child("/Resources/" + owner.name + "/Properties/Events", event.key)),
          event_(event),
          target_(target),
          origin_{owner.origin.file, event.keyPosition} {}

    void expand() {
        const std::string type = textOf(event_.value, "Type");
        const Node* given = event_.value.isObject() ? event_.value.find("Properties") : nullptr;
        if (type.empty())
            return expansion_.problems.error(event_.value, pointer_, "must be an object with Type (SAM refuses it)");
        if (given != nullptr && given->isObject()) properties_ = *given;
        if (type == "Api" || type == "HttpApi") return expandRoute(expansion_, parts(), type == "Api");
        if (type == "SNS") return expandTopic(expansion_, parts());
        if (type == "Schedule") checkSchedule("Schedule");
        if (type == "Schedule") return addRule("Schedule", "ScheduleExpression");
        if (type == "EventBridgeRule" || type == "CloudWatchEvent") return addRule("Pattern", "EventPattern");
        if (type == "ScheduleV2") return addSchedule();
        for (const auto& [kind, source] : kMappings) {
            if (kind != type) continue;
            checkMapping(type, source);
            return addMapping(source);
        }
        for (const auto& [kind, principal] : kPrincipals) {
            if (kind == type) return permit(expansion_, parts(), principal);
        }
        refuse(event_.value, "has a type of event that SAM does not have, " + document::quoted(type));
    }

private:
    EventParts parts() const { return {owner_, event_, target_, properties_, pointer_, origin_}; }

    void refuse(const Node& at, const std::string& text) { refuseEvent(expansion_, parts(), at, text); }

    /// What records come from, and where to begin in a stream.
    void checkMapping(const std::string& type, std::string_view source) {
        if (!source.empty() && properties_.find(source) == nullptr)
            refuse(event_.value,
                   "No Queue (for SQS) or Stream (for Kinesis, DynamoDB or MSK) or Broker (for Amazon MQ) provided");
        const bool stream = type == "DynamoDB" || type == "Kinesis" || type == "MSK";
        if (stream && properties_.find("StartingPosition") == nullptr)
            refuse(event_.value, "StartingPosition is required for Kinesis, DynamoDB and MSK");
    }

    /// EventBridge's form: "rate(1 minute)", "rate(5 minutes)", "cron(0 12 * * ? *)".
    void checkSchedule(const char* key) {
        if (properties_.find(key) == nullptr)
            expansion_.problems.error(event_.keyPosition, pointer_ + "/Properties",
                                      "lacks " + std::string(key) +
                                          " (EventBridge refuses it: a rule needs a ScheduleExpression or an "
                                          "EventPattern; API Reference, PutRule)");
        const std::string text = textOf(properties_, key);
        if (text.empty()) return;
        const std::size_t open = text.find('(');
        const std::size_t space = text.find(' ', open == std::string::npos ? 0 : open);
        const bool rate = text.starts_with("rate(") && space != std::string::npos;
        const bool one = rate && text.substr(open + 1, space - open - 1) == "1";
        const bool plural = text.ends_with("s)");
        if ((rate && one == plural) || ((rate || text.starts_with("cron(")) && !workload::parseSchedule(text)))
            expansion_.problems.error(*properties_.find(key), pointer_ + "/Properties/" + key,
                                      "is not a schedule (EventBridge refuses it: Parameter ScheduleExpression is not "
                                      "valid; User Guide, eb-rate-expressions)");
    }

    void addMapping(std::string_view source) {
        Resource made = newResource(name_, "AWS::Lambda::EventSourceMapping", origin_);
        const document::Position at = event_.keyPosition;
        made.properties.set("FunctionName",
                            target_.find("Ref") != nullptr ? target_ : refTo(owner_.name, event_.keyPosition), at);
        for (const document::Member& member : properties_.members()) {
            if (member.key == source)
                made.properties.set("EventSourceArn", member.value, member.keyPosition);
            else if (member.key == "DestinationConfig")
                addDestination(member, made);
            else if (!addPart(member, made))
                made.properties.set(member.key, member.value, member.keyPosition);
        }
        expansion_.made.push_back(std::move(made));
    }

    /// False: the mapping calls it as SAM does.
    static bool addPart(const document::Member& member, Resource& made) {
        if (std::ranges::find(kOfPolicies, member.key) != kOfPolicies.end()) return true;
        const auto part = std::ranges::find(kParts, std::string_view(member.key), &decltype(kParts)::value_type::first);
        if (part == kParts.end()) return false;
        const std::string whole(part->second);
        const Node* before = made.properties.find(whole);
        Node config = before != nullptr && before->isObject() ? *before : Node::object(member.keyPosition);
        config.set(member.key, member.value, member.keyPosition);
        made.properties.set(whole, std::move(config), member.keyPosition);
        return true;
    }

    void addDestination(const document::Member& member, Resource& made) {
        const Node* failure = member.value.isObject() ? member.value.find("OnFailure") : nullptr;
        const Node* destination = failure != nullptr ? failure->find("Destination") : nullptr;
        if (destination == nullptr) return;
        Node to = Node::object(failure->position());
        to.set("Destination", *destination, destination->position());
        Node config = Node::object(member.value.position());
        config.set("OnFailure", std::move(to), failure->position());
        made.properties.set("DestinationConfig", std::move(config), member.keyPosition);
    }

    /// Where a queue for what could not be delivered is not named, SAM makes one. The receiver names either.
    void addDeadLetters(Node& receiver) {
        const Node* config = properties_.find("DeadLetterConfig");
        if (config == nullptr || !config->isObject()) return;
        const document::Position at = config->position();
        const Node* named = config->find("Arn");
        Node queue = named != nullptr ? *named : Node();
        if (named == nullptr) {
            if (textOf(*config, "Type") != "SQS") return;
            const std::string given = textOf(*config, "QueueLogicalId");
            const std::string made = given.empty() ? name_ + "Queue" : given;
            expansion_.add(made, "AWS::SQS::Queue", origin_);
            queue = attributeOf(made, "Arn", at);
        }
        Node dead = Node::object(at);
        dead.set("Arn", std::move(queue), at);
        receiver.set("DeadLetterConfig", std::move(dead), at);
    }

    void addRule(const char* from, const char* to) {
        Node receiver = Node::object(event_.keyPosition);
        receiver.set("Arn", target_, event_.keyPosition);
        copyMember(properties_, "RetryPolicy", receiver, "RetryPolicy");
        addDeadLetters(receiver);
        Resource& rule = expansion_.add(name_, "AWS::Events::Rule", origin_);
        const document::Position at = event_.keyPosition;
        copyMember(properties_, from, rule.properties, to);
        copyMember(properties_, "State", rule.properties, "State");
        const Node* enabled = properties_.find("Enabled");
        if (enabled != nullptr && enabled->isBool())
            rule.properties.set("State", Node::string(enabled->asBool() ? "ENABLED" : "DISABLED", at), at);
        Node targets = Node::array(at);
        targets.append(std::move(receiver));
        rule.properties.set("Targets", std::move(targets), at);
    }

    void addSchedule() {
        Node target = Node::object(event_.keyPosition);
        target.set("Arn", target_, event_.keyPosition);
        copyMember(properties_, "RetryPolicy", target, "RetryPolicy");
        addDeadLetters(target);
        Resource& schedule = expansion_.add(name_, "AWS::Scheduler::Schedule", origin_);
        const document::Position at = event_.keyPosition;
        for (const char* same : {"ScheduleExpression", "ScheduleExpressionTimezone", "StartDate", "EndDate", "State",
                                 "FlexibleTimeWindow"})
            copyMember(properties_, same, schedule.properties, same);
        schedule.properties.set("Target", std::move(target), at);
    }

    Expansion& expansion_;
    const Resource& owner_;
    std::string name_;
    std::string pointer_;
    const document::Member& event_;
    const Node& target_;
    Origin origin_;
    Node properties_ = Node::object();
};

}  // namespace

void refuseEvent(Expansion& expansion, const EventParts& event, const Node& at, const std::string& text) {
    expansion.problems.error(at.position().known() ? at.position() : event.event.keyPosition, event.pointer,
                             text + " (SAM refuses it: Event with id [" + event.event.key + "] is invalid)");
}

void permit(Expansion& expansion, const EventParts& event, std::string_view principal) {
    const document::Position at = event.event.keyPosition;
    Resource& made =
        expansion.add(event.owner.name + event.event.key + "Permission", "AWS::Lambda::Permission", event.origin);
    made.properties.set("Action", Node::string("lambda:InvokeFunction", at), at);
    made.properties.set("FunctionName", event.target, at);
    made.properties.set("Principal", Node::string(std::string(principal), at), at);
}

void expandEvent(Expansion& expansion, const Resource& owner, const document::Member& event, const Node& target) {
    EventExpansion(expansion, owner, event, target).expand();
}

}  // namespace headroom::importing::sam
