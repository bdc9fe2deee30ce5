// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "model/services/lambda/first_invoke.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/function_limits.hpp"
#include "scenarios/format/qualifiers.hpp"
#include "scenarios/format/quantity.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/resources.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// Keys of Behavior that take the name of a preset or "none" instead of a distribution, and so are read here.
constexpr std::array<std::string_view, 3> kPresets{"IdleLifetime", "Lifetime", "FirstInvoke"};

bool isReadHere(std::string_view key) {
    const auto named = [&](const auto& field) { return field.info.name == key; };
    return std::ranges::find(kPresets, key) != kPresets.end() || std::ranges::any_of(lambda::kAsyncFields, named) ||
           std::ranges::any_of(lambda::kLogFields, named) || std::ranges::any_of(lambda::kDurableFields, named);
}

/// Properties of the one type or the other that code of their own reads.
constexpr std::array<std::string_view, 7> kOfServerless{"AutoPublishAlias",  "ProvisionedConcurrencyConfig",
                                                        "FunctionUrlConfig", "EventInvokeConfig",
                                                        "DeadLetterQueue",   "Events",
                                                        "LoggingConfig"};
constexpr std::array<std::string_view, 2> kOfLambda{"DeadLetterConfig", "LoggingConfig"};

const base::FieldInfo& info(std::string_view name) {
    for (const auto& field : lambda::kFields) {
        if (field.info.name == name) return field.info;
    }
    return lambda::kFields.front().info;
}

void readArchitecture(Reading& reading, const Place& properties, lambda::Spec& spec) {
    const Node* node = properties.node.find("Architectures");
    if (node == nullptr) return;
    const Place place = properties.at("Architectures", *node);
    if (!node->isArray() || node->size() != 1)
        return reading.wrongKind(place, "a list of one, [\"x86_64\"] or [\"arm64\"]");
    base::FieldInfo choice = info("Architectures");
    choice.kind = base::FieldKind::Choice;
    const auto value = readFieldValue(reading, place.at(0, node->elements().front()), choice);
    if (value) spec.architecture = static_cast<lambda::Architecture>(value->choice);
}

/// A preset's name, "none" for ever, or a distribution; the default is noted as a guess.
void readLifetime(Reading& reading, const Place& behavior, std::string_view key,
                  std::optional<base::Distribution> (*preset)(std::string_view),
                  std::optional<base::Distribution>& into) {
    const base::FieldInfo& field = info(key);
    const Node* node = behavior.node.find(key);
    if (node == nullptr) {
        reading.assume(document::child(behavior.pointer, key), std::string(field.defaultText),
                       std::string(field.source), true);
        return;
    }
    const Place place = behavior.at(key, *node);
    if (node->isString() && node->asString() == "none") {
        into.reset();
        return;
    }
    if (node->isString()) {
        if (const auto law = preset(node->asString())) {
            into = law;
            reading.assume(place.pointer, node->asString(), std::string(field.source), false);
            return;
        }
    }
    if (auto distribution = readDistribution(reading, place, Dimension::Duration)) into = std::move(distribution);
}

void readStorage(Reading& reading, const Place& properties, lambda::Spec& spec) {
    const Node* node = properties.node.find("EphemeralStorage");
    if (node == nullptr) return;
    const Place place = properties.at("EphemeralStorage", *node);
    if (!isObject(reading, place, "an object with Size")) return;
    readFields<lambda::Spec>(reading, place, base::FieldPlace::Here, lambda::kEphemeralStorageFields,
                             {{}, {}, "EphemeralStorage"}, spec);
}

/// "measured", "none" or a distribution.
void readFirstInvoke(Reading& reading, const Place& behavior, lambda::Spec& spec) {
    const Node* node = behavior.node.find("FirstInvoke");
    if (node == nullptr) return;
    const Place place = behavior.at("FirstInvoke", *node);
    if (node->isString() && node->asString() == "none") return;
    if (node->isString() && node->asString() == lambda::kFirstInvokeChoices[0]) {
        spec.firstInvokeMeasured = true;
        return reading.assume(place.pointer, "measured", std::string(info("FirstInvoke").source), false);
    }
    spec.firstInvoke = readDistribution(reading, place, Dimension::Duration);
}

void readSnapStart(Reading& reading, const Place& properties, lambda::Spec& spec) {
    const Node* node = properties.node.find("SnapStart");
    if (node == nullptr) return;
    const Place place = properties.at("SnapStart", *node);
    if (!isObject(reading, place, "an object with ApplyOn")) return;
    readFields<lambda::Spec>(reading, place, base::FieldPlace::Here, lambda::kSnapStartFields, {{}, {}, "SnapStart"},
                             spec);
}

/// The penalty of a VPC rests on one data set: an assumption unless the file says it.
void noteVpc(Reading& reading, const Place& behavior) {
    reading.assume(document::child(behavior.pointer, "VpcPlacement"), std::string(info("VpcPlacement").defaultText),
                   std::string(info("VpcPlacement").source), true);
}

void readVpc(Reading& reading, const Place& properties, lambda::Spec& spec) {
    const Node* node = properties.node.find("VpcConfig");
    if (node == nullptr) return;
    const Place place = properties.at("VpcConfig", *node);
    if (!isObject(reading, place, "an object with SubnetIds and SecurityGroupIds")) return;
    checkKeys(reading, place, {}, {lambda::kVpcProperties, {}, "VpcConfig"});
    const Node* subnets = node->find("SubnetIds");
    spec.vpc = subnets != nullptr && (!subnets->isArray() || subnets->size() > 0);
}

/// SAM's way to publish: an alias, and its provisioned concurrency.
void readPublishing(Reading& reading, const Place& properties, lambda::Spec& spec) {
    if (const Node* node = properties.node.find(kOfServerless[0])) {
        const Place place = properties.at(kOfServerless[0], *node);
        const auto name = readFieldValue(reading, place, lambda::kServerlessFields[0].info);
        spec.published = name && !name->text.empty();
        if (spec.published) checkAliasName(reading, place, name->text);
    }
    if (const Node* node = properties.node.find(kOfServerless[1])) {
        readProvisioned(reading, properties.at(kOfServerless[1], *node), spec);
    }
    if (const Node* node = properties.node.find(kOfServerless[2])) {
        const Place place = properties.at(kOfServerless[2], *node);
        if (!isObject(reading, place, "an object with AuthType and InvokeMode")) return;
        lambda::PublishedSpec url;
        readFields<lambda::PublishedSpec>(reading, place, base::FieldPlace::Properties, lambda::kFunctionUrlFields,
                                          {lambda::kOtherUrlProperties, {}, "FunctionUrlConfig"}, url);
        spec.streams = url.streams;
    }
}

/// What the type knows besides the modelled properties.
std::vector<base::OtherProperty> unreadProperties(bool serverless) {
    std::vector<base::OtherProperty> all(lambda::kOtherProperties.begin(), lambda::kOtherProperties.end());
    if (serverless)
        all.insert(all.end(), lambda::kOtherServerlessProperties.begin(), lambda::kOtherServerlessProperties.end());
    else
        all.insert(all.end(), lambda::kOtherLambdaProperties.begin(), lambda::kOtherLambdaProperties.end());
    return all;
}

/// The Behavior without the keys that are read here.
Node plainBehavior(const Node& behavior) {
    Node plain = behavior;
    std::erase_if(plain.members(), [](const document::Member& member) { return isReadHere(member.key); });
    return plain;
}

/// Keys of Behavior that have a table of their own.
template <class Spec>
void readOwn(Reading& reading, const Place& behavior, std::span<const base::Field<Spec>> fields, Spec& spec) {
    Node own = Node::object();
    own.setPosition(behavior.node.position());
    for (const base::Field<Spec>& field : fields) {
        const Node* node = behavior.node.find(field.info.name);
        if (node != nullptr) own.set(std::string(field.info.name), *node);
    }
    readFields<Spec>(reading, {own, behavior.pointer}, base::FieldPlace::Behavior, fields,
                     {{}, {}, "Behavior of a function"}, spec);
}

/// How long asynchronous events wait after a throttle.
void readBackOff(Reading& reading, const Place& behavior, lambda::AsyncSpec& spec) {
    readOwn<lambda::AsyncSpec>(reading, behavior, lambda::kAsyncFields, spec);
    if (spec.longestBackOff >= spec.firstBackOff) return;
    reading.error({behavior.node, behavior.pointer + "/AsyncLongestBackOff"}, "must not be below AsyncFirstBackOff");
}

/// Keys of durable functions belong to those alone.
void readDurable(Reading& reading, const Place& properties, const Place& behavior, lambda::Spec& spec) {
    const Node* config = properties.node.find("DurableConfig");
    if (config == nullptr) {
        for (const auto& field : lambda::kDurableFields) {
            const Node* node = behavior.node.find(field.info.name);
            if (node != nullptr)
                reading.error(behavior.at(field.info.name, *node),
                              "belongs to durable functions: those with a DurableConfig");
        }
        return;
    }
    const Place place = properties.at("DurableConfig", *config);
    if (!isObject(reading, place, "an object with ExecutionTimeout")) return;
    spec.durable.emplace();
    readFields<lambda::DurableSpec>(reading, place, base::FieldPlace::Here, lambda::kDurableConfigFields,
                                    {{}, {}, "DurableConfig"}, *spec.durable);
    readOwn<lambda::DurableSpec>(reading, behavior, lambda::kDurableFields, *spec.durable);
}

/// A measured INIT that is used because none is given is an assumption, and a floor.
void noteInit(Reading& reading, const Place& behavior, const lambda::Spec& spec) {
    if (spec.init) return;
    if (!lambda::initOf(spec)) return;
    const std::string of = spec.language.empty() ? spec.runtime : spec.language;
    reading.assume(document::child(behavior.pointer, "Init"), "measured for " + of, std::string(info("Init").source),
                   true);
}

/// As INIT: measured unless something else is said. Beside an INIT of one's own that of a hello-world function would be
/// an odd mixture, so there it is none, which is told where it matters.
void noteFirstInvoke(Reading& reading, const Place& behavior, lambda::Spec& spec) {
    constexpr base::Duration kMatters = base::milliseconds(20);
    if (behavior.node.find("FirstInvoke") != nullptr) return;
    const auto measured =
        lambda::measuredFirstInvoke(spec.runtime, spec.language, spec.packageType, spec.architecture, spec.memorySize);
    if (!measured) return;
    const std::string at = document::child(behavior.pointer, "FirstInvoke");
    const std::string source(info("FirstInvoke").source);
    if (!spec.init) {
        spec.firstInvokeMeasured = true;
        return reading.assume(at, "measured", source, true);
    }
    if (*measured >= kMatters)
        reading.assume(at, "none", durationText(*measured) + " of hello-world functions at this memory: " + source,
                       true);
}

}  // namespace

void readProvisioned(Reading& reading, const Place& config, lambda::Spec& spec) {
    if (!isObject(reading, config, "an object with ProvisionedConcurrentExecutions")) return;
    readFields<lambda::Spec>(reading, config, base::FieldPlace::Here, lambda::kProvisionedFields,
                             {{}, {}, "ProvisionedConcurrencyConfig"}, spec);
}

std::optional<lambda::Spec> readFunction(Reading& reading, const Place& resource) {
    const std::size_t before = reading.problems.list().size();
    lambda::Spec spec;
    const ResourceParts parts(reading, resource, {"Type", "Properties", "Behavior"});
    const Place& properties = parts.properties();
    const std::string& type = resource.node.find("Type")->asString();
    const bool serverless = type == "AWS::Serverless::Function";
    const std::vector<base::OtherProperty> unread = unreadProperties(serverless);
    const auto elsewhere = serverless ? std::span<const std::string_view>(kOfServerless) : kOfLambda;
    const OtherKeys others{unread, elsewhere, type};
    readFields<lambda::Spec>(reading, properties, base::FieldPlace::Properties, lambda::kFields, others, spec);
    const Node plain = plainBehavior(parts.behavior().node);
    std::vector<Assumption> aside;  // lifetimes and log are noted below, with what the file says
    Reading quiet{reading.problems, aside, reading.folder, reading.files};
    readFields<lambda::Spec>(quiet, {plain, parts.behavior().pointer}, base::FieldPlace::Behavior, lambda::kFields,
                             {{}, {}, "Behavior of a function"}, spec);
    for (Assumption& assumption : aside) {
        const std::string_view key = std::string_view(assumption.path).substr(assumption.path.rfind('/') + 1);
        const bool below = key == "IdleLifetime" || key == "Lifetime" || key == "LogBytes";
        if (!below) reading.assumptions.push_back(std::move(assumption));
    }
    checkCodeProperties(reading, properties);
    readArchitecture(reading, properties, spec);
    readStorage(reading, properties, spec);
    readSnapStart(reading, properties, spec);
    readVpc(reading, properties, spec);
    if (spec.vpc && parts.behavior().node.find("VpcPlacement") == nullptr) noteVpc(reading, parts.behavior());
    if (serverless) readPublishing(reading, properties, spec);
    readFirstInvoke(reading, parts.behavior(), spec);
    readBackOff(reading, parts.behavior(), spec.async);
    readDurable(reading, properties, parts.behavior(), spec);
    readOwn<lambda::LogSpec>(reading, parts.behavior(), lambda::kLogFields, spec.log);
    readLifetime(reading, parts.behavior(), "IdleLifetime", &lambda::idleLifetimePreset, spec.idleLifetime);
    readLifetime(reading, parts.behavior(), "Lifetime", &lambda::lifetimePreset, spec.lifetime);
    if (const Node* steps = parts.behavior().node.find("Steps"))
        spec.steps = readSteps(reading, parts.behavior().at("Steps", *steps));
    if (!errorsSince(reading, before)) {
        reportBelow(reading, resource, lambda::check(spec));
        noteInit(reading, parts.behavior(), spec);
        noteFirstInvoke(reading, parts.behavior(), spec);
    }
    return spec;
}

}  // namespace headroom::format
