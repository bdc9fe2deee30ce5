// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/async_target_reader.hpp"

#include <algorithm>
#include <array>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/arn_part.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/qualified_name.hpp"
#include "scenarios/format/qualifiers.hpp"

namespace headroom::format {

using document::Node;
using lambda::AsyncTarget;
using Kind = lambda::AsyncTarget::Kind;

namespace {

constexpr std::array<std::pair<std::string_view, Kind>, 5> kArnServices{{{"sqs", Kind::Queue},
                                                                         {"sns", Kind::Topic},
                                                                         {"events", Kind::Bus},
                                                                         {"s3", Kind::Bucket},
                                                                         {"lambda", Kind::Function}}};
/// SAM's Type of a destination.
constexpr std::array<std::pair<std::string_view, Kind>, 5> kTypes{{{"SQS", Kind::Queue},
                                                                   {"SNS", Kind::Topic},
                                                                   {"EventBridge", Kind::Bus},
                                                                   {"S3Bucket", Kind::Bucket},
                                                                   {"Lambda", Kind::Function}}};

template <class Table>
Kind kindIn(const Table& table, std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const auto& one) { return one.first == name; });
    return found == table.end() ? Kind::None : found->second;
}

/// An ARN as it is written, or inside Fn::Sub.
std::string arnIn(const Node& node) {
    const Node* text = &node;
    if (node.isObject() && node.size() == 1 && node.members().front().key == "Fn::Sub")
        text = &node.members().front().value;
    return text->isString() && text->asString().starts_with("arn:") ? text->asString() : std::string();
}

}  // namespace

const lambda::Spec* AsyncTargetReader::functionNamed(const std::string& name) const {
    const auto found = std::ranges::find(design_.resources, name, &Resource::name);
    return found == design_.resources.end() ? nullptr : std::get_if<lambda::Spec>(&found->spec);
}

bool AsyncTargetReader::isQueue(const std::string& name) const {
    const auto found = std::ranges::find(design_.resources, name, &Resource::name);
    return found != design_.resources.end() && std::holds_alternative<sqs::Spec>(found->spec);
}

AsyncTarget AsyncTargetReader::ofArn(const Place& place, const std::string& arn) {
    const Kind kind = holdsFunctionArn(arn) ? Kind::Function : kindIn(kArnServices, partOfArn(arn, 2));
    if (kind == Kind::None) {
        reading_.error(
            place,
            "is the ARN of neither an SQS queue, an SNS topic, a function, an event bus nor a bucket (Lambda "
            "Developer Guide, invocation-async-retain-records)");
        return {};
    }
    if (kind != Kind::Function) return {kind, arn};
    const std::string name = nameBehind(names_, qualifiedName(arn));
    if (functionNamed(resourceOf(name)) != nullptr) return ofFunction(place, name);
    reading_.error(place,
                   document::quoted(name) + " is not a function of this design: what it does cannot be modelled");
    return {};
}

AsyncTarget AsyncTargetReader::ofFunction(const Place& place, const std::string& name) {
    if (hasQualifier(*functionNamed(resourceOf(name)), name)) return {Kind::Function, name};
    reading_.error(place, unknownTarget(names_, name));
    return {};
}

AsyncTarget AsyncTargetReader::read(const Place& place) {
    if (const std::string arn = arnIn(place.node); !arn.empty()) return ofArn(place, arn);
    const std::string name = resourceReference(reading_, place);
    const std::string function = nameBehind(names_, name);
    if (name.empty()) return {};
    if (functionNamed(resourceOf(function)) != nullptr) return ofFunction(place, function);
    if (const std::string queue = name.substr(0, name.find('.')); isQueue(queue)) return {Kind::Queue, queue};
    const Node* declared = document::resolve(root_, document::child("/Resources", name));
    if (declared == nullptr) {
        std::vector<std::string_view> known;
        for (const Resource& one : design_.resources) known.push_back(one.name);
        reading_.error(place, document::quoted(name) + " is not a resource of this design" +
                                  document::didYouMean(name, known) + "; what lies outside of it is named by its ARN");
    } else if (std::ranges::any_of(design_.resources, [&](const Resource& one) { return one.name == name; })) {
        reading_.error(place, document::quoted(name) +
                                  " takes no records of events: that is a function, or the ARN of an SQS queue, an SNS "
                                  "topic, an event bus or a bucket");
    }
    return {};  // a declared one that is not there has problems of its own
}

AsyncTarget AsyncTargetReader::readTyped(const Place& place, std::string_view key, bool serverless) {
    const std::string keyText(key);
    if (!isObject(reading_, place, "an object with " + keyText)) return {};
    base::FieldInfo type{
        .name = "Type", .label = "Type", .kind = base::FieldKind::Text, .place = base::FieldPlace::Here};
    base::FieldInfo target{.name = key, .label = key, .kind = base::FieldKind::Object, .place = base::FieldPlace::Here};
    const std::array<const base::FieldInfo*, 2> declared{&target, &type};
    checkKeys(reading_, place, std::span(declared).first(serverless ? 2 : 1), {{}, {}, keyText + "'s object"});
    const Node* node = place.node.find(key);
    Kind said = Kind::None;
    if (serverless) {
        const Node* given = place.node.find("Type");
        said = given != nullptr && given->isString() ? kindIn(kTypes, given->asString()) : Kind::None;
        if (said == Kind::None)
            reading_.error(given != nullptr ? place.at("Type", *given) : place,
                           "needs a Type: \"SQS\", \"SNS\", \"Lambda\", \"EventBridge\" or \"S3Bucket\" (AWS SAM "
                           "Developer Guide, EventInvokeDestinationConfiguration)");
        if (node == nullptr && (said == Kind::Queue || said == Kind::Topic)) return {said, "made by SAM"};
    }
    if (node == nullptr) {
        reading_.error(place, "lacks " + document::quoted(keyText));
        return {};
    }
    const AsyncTarget found = read(place.at(key, *node));
    if (said != Kind::None && found.kind != Kind::None && found.kind != said)
        reading_.error(place.at(key, *node), "is not of the Type that stands beside it");
    if (found.kind != Kind::Function && found.name.ends_with(".fifo"))
        reading_.error(place.at(key, *node),
                       "is a FIFO queue or topic: records of asynchronous events go to standard ones (Lambda Developer "
                       "Guide, invocation-async-retain-records, from memory)");
    return found;
}

void AsyncTargetReader::readDestinations(const Place& config, bool serverless, lambda::AsyncSpec& spec) {
    if (!isObject(reading_, config, "an object with OnSuccess and OnFailure")) return;
    base::FieldInfo success{
        .name = "OnSuccess", .label = "OnSuccess", .kind = base::FieldKind::Object, .place = base::FieldPlace::Here};
    base::FieldInfo failure{
        .name = "OnFailure", .label = "OnFailure", .kind = base::FieldKind::Object, .place = base::FieldPlace::Here};
    const std::array<const base::FieldInfo*, 2> declared{&success, &failure};
    checkKeys(reading_, config, declared, {{}, {}, "DestinationConfig"});
    if (const Node* node = config.node.find("OnSuccess")) {
        spec.onSuccess = readTyped(config.at("OnSuccess", *node), "Destination", serverless);
        if (spec.onSuccess.kind == Kind::Bucket)
            reading_.error(config.at("OnSuccess", *node),
                           "a bucket takes records of failures alone (Lambda Developer Guide, "
                           "invocation-async-retain-records, from memory)");
    }
    if (const Node* node = config.node.find("OnFailure"))
        spec.onFailure = readTyped(config.at("OnFailure", *node), "Destination", serverless);
}

void AsyncTargetReader::readDeadLetter(const Place& config, bool serverless, lambda::AsyncSpec& spec) {
    spec.deadLetter = readTyped(config, "TargetArn", serverless);
    if (spec.deadLetter.kind == Kind::None || spec.deadLetter.kind == Kind::Queue ||
        spec.deadLetter.kind == Kind::Topic)
        return;
    reading_.error(config,
                   "a dead-letter queue is an SQS queue or an SNS topic (Lambda Developer Guide, "
                   "invocation-async-retain-records); a function is a destination for failures");
}

}  // namespace headroom::format
