// SPDX-License-Identifier: GPL-3.0-or-later
// Events of functions and state machines (AWS SAM Developer Guide, EventSource).
#include <algorithm>
#include <array>

#include "model/workload/schedule.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/sam_parts.hpp"

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
/// Types that leave a permission alone: who may invoke the function.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kPrincipals{
    {{"S3", "s3.amazonaws.com"},
     {"SNS", "sns.amazonaws.com"},
     {"IoTRule", "iot.amazonaws.com"},
     {"CloudWatchLogs", "logs.amazonaws.com"},
     {"Cognito", "cognito-idp.amazonaws.com"},
     {"AlexaSkill", "alexa-appkit.amazon.com"}}};

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text == "*" || text == "x-amazon-apigateway-any-method" ? "any" : text;
}

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
        if (type == "Api" || type == "HttpApi") return addRoute(type == "Api");
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
            if (kind == type) return addPermission(principal);
        }
        refuse(event_.value, "has a type of event that SAM does not have, " + document::quoted(type));
    }

private:
    void refuse(const Node& at, const std::string& text) {
        expansion_.problems.error(at.position().known() ? at.position() : event_.keyPosition, pointer_,
                                  text + " (SAM refuses it: Event with id [" + event_.key + "] is invalid)");
    }

    /// One method of a path has one answer.
    bool isTwice(const RouteEvent& route) {
        return std::ranges::any_of(expansion_.routes, [&](const RouteEvent& other) {
            return other.rest == route.rest && other.api == route.api && other.path == route.path &&
                   other.method == route.method;
        });
    }

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

    /// "Ref" to the API of the same template, or nothing for the one that SAM makes.
    bool apiOf(bool rest, std::string& name) {
        const Node* id = properties_.find(rest ? "RestApiId" : "ApiId");
        if (id == nullptr) return true;
        name = textOf(*id, "Ref");
        const Resource* api = name.empty() ? nullptr : expansion_.source.find(name);
        if (api != nullptr && api->type == (rest ? "AWS::Serverless::Api" : "AWS::Serverless::HttpApi")) return true;
        if (name == (rest ? "ServerlessRestApi" : "ServerlessHttpApi")) return name.clear(), true;
        expansion_.problems.error(*id, pointer_ + "/Properties",
                                  std::string(rest ? "RestApiId" : "ApiId") +
                                      " must be a Ref to an API of the same template (SAM refuses it: must be a valid "
                                      "reference to an 'AWS::Serverless::" +
                                      (rest ? "Api'" : "HttpApi'") + " in same template)");
        return false;
    }

    void addRoute(bool rest) {
        RouteEvent route;
        route.rest = rest;
        if (!apiOf(rest, route.api)) return;
        route.path = textOf(properties_, "Path");
        route.method = lower(textOf(properties_, "Method"));
        if (rest && (route.path.empty() || route.method.empty()))
            return expansion_.problems.error(event_.value, pointer_,
                                             "lacks Path or Method, which SAM wants of an Api event");
        route.integration = integration(rest);
        if (const Node* auth = properties_.find("Auth"); auth != nullptr && auth->isObject()) route.auth = *auth;
        route.origin = origin_;
        if (!route.path.empty() && isTwice(route))
            return refuse(event_.value,
                          "API method \"" + route.method + "\" defined multiple times for path \"" + route.path + "\"");
        checkAuthorizer(route);
        expansion_.routes.push_back(std::move(route));
    }

    void checkAuthorizer(const RouteEvent& route) {
        const std::string name = textOf(route.auth, "Authorizer");
        if (name.empty() || name == "NONE" || name == "AWS_IAM") return;
        const Resource* api = route.api.empty() ? nullptr : expansion_.source.find(route.api);
        const Node* properties =
            api != nullptr ? &api->properties : expansion_.globals.find(route.rest ? "Api" : "HttpApi");
        const Node* auth = properties != nullptr ? properties->find("Auth") : nullptr;
        const Node* all = auth != nullptr && auth->isObject() ? auth->find("Authorizers") : nullptr;
        if (all != nullptr && (!all->isObject() || all->find(name) != nullptr)) return;
        const Node* body = properties != nullptr ? properties->find("DefinitionBody") : nullptr;
        if (body != nullptr) return;  // may define it
        refuse(event_.value, "Unable to set Authorizer [" + name + "] on API method [" + route.method + "] for path [" +
                                 route.path + "] because " +
                                 (all == nullptr ? "the related API does not define any Authorizers"
                                                 : "it wasn't defined in the API's 'Authorizers'"));
    }

    Node integration(bool rest) const {
        const document::Position at = event_.keyPosition;
        Node integration = Node::object(at);
        const auto set = [&](const char* key, const std::string& value) {
            integration.set(key, Node::string(value, at), at);
        };
        set("httpMethod", "POST");
        if (owner_.type == "AWS::Serverless::Function") {
            set("type", "aws_proxy");
            integration.set("uri", invocationUri(target_), at);
        } else {
            set("type", "aws");
            integration.set("uri", fromText("arn:aws:apigateway:${AWS::Region}:states:action/StartExecution", at), at);
            Node templates = Node::object(at);
            templates.set("application/json",
                          fromText("{\"stateMachineArn\": \"" + toText(target_).value_or("") + "\"}", at), at);
            integration.set("requestTemplates", std::move(templates), at);
        }
        if (!rest) copyMember(properties_, "TimeoutInMillis", integration, "timeoutInMillis");
        return integration;
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
            else
                made.properties.set(member.key, member.value, member.keyPosition);
        }
        expansion_.made.push_back(std::move(made));
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

    void addRule(const char* from, const char* to) {
        Resource& rule = expansion_.add(name_, "AWS::Events::Rule", origin_);
        const document::Position at = event_.keyPosition;
        copyMember(properties_, from, rule.properties, to);
        copyMember(properties_, "State", rule.properties, "State");
        const Node* enabled = properties_.find("Enabled");
        if (enabled != nullptr && enabled->isBool())
            rule.properties.set("State", Node::string(enabled->asBool() ? "ENABLED" : "DISABLED", at), at);
        Node receiver = Node::object(at);
        receiver.set("Arn", target_, at);
        Node targets = Node::array(at);
        targets.append(std::move(receiver));
        rule.properties.set("Targets", std::move(targets), at);
    }

    void addSchedule() {
        Resource& schedule = expansion_.add(name_, "AWS::Scheduler::Schedule", origin_);
        const document::Position at = event_.keyPosition;
        for (const char* same : {"ScheduleExpression", "ScheduleExpressionTimezone", "State", "FlexibleTimeWindow"})
            copyMember(properties_, same, schedule.properties, same);
        Node target = Node::object(at);
        target.set("Arn", target_, at);
        schedule.properties.set("Target", std::move(target), at);
    }

    void addPermission(std::string_view principal) {
        Resource& permission = expansion_.add(name_ + "Permission", "AWS::Lambda::Permission", origin_);
        const document::Position at = event_.keyPosition;
        permission.properties.set("Action", Node::string("lambda:InvokeFunction", at), at);
        permission.properties.set("FunctionName", target_, at);
        permission.properties.set("Principal", Node::string(std::string(principal), at), at);
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

void expandEvent(Expansion& expansion, const Resource& owner, const document::Member& event, const Node& target) {
    EventExpansion(expansion, owner, event, target).expand();
}

}  // namespace headroom::importing::sam
