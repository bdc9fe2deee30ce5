// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/resources.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// Keys of Behavior that take the name of a preset or "none" instead of a distribution, and so are read here.
constexpr std::array<std::string_view, 2> kLifetimes{"IdleLifetime", "Lifetime"};

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
    std::erase_if(plain.members(), [](const document::Member& member) {
        return member.key == kLifetimes[0] || member.key == kLifetimes[1];
    });
    return plain;
}

/// A measured INIT that is used because none is given is an assumption, and a floor.
void noteInit(Reading& reading, const Place& behavior, const lambda::Spec& spec) {
    if (spec.init) return;
    if (!lambda::initOf(spec)) return;
    const std::string of = spec.language.empty() ? spec.runtime : spec.language;
    reading.assume(document::child(behavior.pointer, "Init"), "measured for " + of, std::string(info("Init").source),
                   true);
}

/// Lambda's own lines are logged, and charged, whatever the code prints.
void noteLog(Reading& reading, const Place& behavior) {
    const std::string own = std::to_string(lambda::kLogLines.count) + " B of START, END and REPORT lines";
    const bool given = behavior.node.find("LogBytes") != nullptr;
    reading.assume(document::child(behavior.pointer, "LogBytes"), (given ? "as given, and " : "0B, and ") + own,
                   std::string(info("LogBytes").source), true);
}

}  // namespace

std::optional<lambda::Spec> readFunction(Reading& reading, const Place& resource) {
    const std::size_t before = reading.problems.list().size();
    lambda::Spec spec;
    const ResourceParts parts(reading, resource, {"Type", "Properties", "Behavior"});
    const Place& properties = parts.properties();
    const std::string& type = resource.node.find("Type")->asString();
    const std::vector<base::OtherProperty> unread = unreadProperties(type == "AWS::Serverless::Function");
    const OtherKeys others{unread, {}, type};
    readFields<lambda::Spec>(reading, properties, base::FieldPlace::Properties, lambda::kFields, others, spec);
    const Node plain = plainBehavior(parts.behavior().node);
    std::vector<Assumption> aside;  // lifetimes and log are noted below, with what the file says
    Reading quiet{reading.problems, aside, reading.folder, reading.files};
    readFields<lambda::Spec>(quiet, {plain, parts.behavior().pointer}, base::FieldPlace::Behavior, lambda::kFields,
                             {lambda::kOtherBehaviorKeys, {}, "Behavior of a function"}, spec);
    for (Assumption& assumption : aside) {
        const std::string_view key = std::string_view(assumption.path).substr(assumption.path.rfind('/') + 1);
        const bool below = key == "IdleLifetime" || key == "Lifetime" || key == "LogBytes";
        if (!below) reading.assumptions.push_back(std::move(assumption));
    }
    readArchitecture(reading, properties, spec);
    readStorage(reading, properties, spec);
    noteLog(reading, parts.behavior());
    readLifetime(reading, parts.behavior(), "IdleLifetime", &lambda::idleLifetimePreset, spec.idleLifetime);
    readLifetime(reading, parts.behavior(), "Lifetime", &lambda::lifetimePreset, spec.lifetime);
    if (const Node* steps = parts.behavior().node.find("Steps"))
        spec.steps = readSteps(reading, parts.behavior().at("Steps", *steps));
    if (!errorsSince(reading, before)) {
        reportBelow(reading, resource, lambda::check(spec));
        noteInit(reading, parts.behavior(), spec);
    }
    return spec;
}

}  // namespace headroom::format
