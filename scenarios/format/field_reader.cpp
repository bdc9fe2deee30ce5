// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/field_reader.hpp"

#include <cmath>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/quantity.hpp"
#include "scenarios/format/range_check.hpp"

namespace headroom::format {

using base::FieldInfo;
using base::FieldKind;

namespace {

/// Properties that are looked for on a neighbour of their type (CloudFormation Template Reference, 2026).
struct Misplaced {
    std::string_view owner;  ///< what OtherKeys says, or its end
    std::string_view key;
    std::string_view rule;
};
constexpr std::string_view kOfAlias =
    "CloudFormation has it on AWS::Lambda::Alias and AWS::Lambda::Version, SAM on AWS::Serverless::Function with an "
    "AutoPublishAlias: provisioned concurrency is of a published version (Lambda Developer Guide, "
    "provisioned-concurrency)";
constexpr std::string_view kOfRestStage =
    "CloudFormation has it on AWS::ApiGateway::Stage: only REST APIs have a cache (API Gateway Developer Guide, "
    "http-api-vs-rest)";
constexpr Misplaced kMisplaced[] = {
    {"AWS::Lambda::Function", "ProvisionedConcurrencyConfig", kOfAlias},
    {"AWS::ApiGatewayV2::Stage", "CacheClusterEnabled", kOfRestStage},
    {"AWS::ApiGatewayV2::Stage", "CacheClusterSize", kOfRestStage},
};

std::string notOf(std::string_view owner, std::string_view key, std::span<const std::string_view> known) {
    for (const Misplaced& one : kMisplaced)
        if (owner.ends_with(one.owner) && key == one.key)
            return "is not a property of " + std::string(owner) + ": " + std::string(one.rule);
    return "is not a property of " + std::string(owner) + document::didYouMean(key, known);
}

std::optional<FieldValue> readInteger(Reading& reading, const Place& place, const FieldInfo& info) {
    const std::string unit = info.unit.empty() ? "" : " of " + std::string(info.unit);
    const auto whole = place.node.isNumber() ? place.node.asInteger() : std::nullopt;
    if (!whole && place.node.isNumber() && std::floor(place.node.asNumber()) == place.node.asNumber()) {
        if (inRange(reading, place, info, place.node.asNumber()))
            reading.error(place, "is out of range: whole numbers are read up to 9000000000000000");
        return std::nullopt;
    }
    if (!whole) {
        const bool quantity = place.node.isString();
        reading.wrongKind(place,
                          "a whole number" + unit + (quantity ? " without quotes or unit, as in CloudFormation" : ""));
        return std::nullopt;
    }
    if (!inRange(reading, place, info, static_cast<double>(*whole))) return std::nullopt;
    FieldValue value;
    value.integer = *whole;
    value.number = static_cast<double>(*whole);
    return value;
}

std::optional<FieldValue> readNumber(Reading& reading, const Place& place, const FieldInfo& info) {
    if (!place.node.isNumber()) {
        reading.wrongKind(place, info.kind == FieldKind::Probability ? "a probability from 0 to 1" : "a number");
        return std::nullopt;
    }
    FieldValue value;
    value.number = place.node.asNumber();
    const bool probability = info.kind == FieldKind::Probability;
    if (probability && (value.number < 0.0 || value.number > 1.0)) {
        reading.error(place, "is out of range: a probability is from 0 to 1");
        return std::nullopt;
    }
    if (!inRange(reading, place, info, value.number)) return std::nullopt;
    return value;
}

std::optional<FieldValue> readChoice(Reading& reading, const Place& place, const FieldInfo& info) {
    std::string words;
    for (const std::string_view choice : info.choices)
        words += (words.empty() ? "\"" : ", \"") + std::string(choice) + "\"";
    if (!place.node.isString()) {
        reading.wrongKind(place, "one of " + words);
        return std::nullopt;
    }
    FieldValue value;
    for (; value.choice < info.choices.size(); ++value.choice) {
        if (info.choices[value.choice] == place.node.asString()) return value;
    }
    reading.error(place, document::quoted(place.node.asString()) + " is not one of " + words +
                             document::didYouMean(place.node.asString(), info.choices));
    return std::nullopt;
}

std::optional<FieldValue> readRate(Reading& reading, const Place& place, const FieldInfo& info) {
    if (!place.node.isString()) {
        reading.wrongKind(place, "a rate with its unit, such as \"120/s\" or \"50/min\"");
        return std::nullopt;
    }
    const auto rate = parseRate(place.node.asString());
    if (!rate) {
        reading.error(place, rate.error().what);
        return std::nullopt;
    }
    if (!inRange(reading, place, info, rate->perSecond)) return std::nullopt;
    FieldValue value;
    value.number = rate->perSecond;
    return value;
}

std::optional<FieldValue> readScaled(Reading& reading, const Place& place, const FieldInfo& info, Dimension dimension) {
    const auto number = readQuantity(reading, place, dimension);
    if (!number || !inRange(reading, place, info, *number)) return std::nullopt;
    FieldValue value;
    value.number = *number;
    if (dimension == Dimension::Duration) {
        value.integer = parseDuration(place.node.asString())->count;
    } else {
        value.integer = parseBytes(place.node.asString())->count;
    }
    return value;
}

std::optional<FieldValue> readSpread(Reading& reading, const Place& place, const FieldInfo& info, Dimension dimension) {
    FieldValue value;
    value.distribution = readDistribution(reading, place, dimension);
    if (!value.distribution) return std::nullopt;
    if (!inRange(reading, place, info, *value.distribution)) return std::nullopt;
    return value;
}

/// What is not modelled does no harm while it is switched off.
bool isOff(const document::Node& node) {
    if (node.isObject()) return node.size() == 1 && isOff(node.members().front().value);  // {"Enabled": false}
    return (node.isBool() && !node.asBool()) || (node.isString() && node.asString() == "OFF");
}

}  // namespace

std::optional<FieldValue> readFieldValue(Reading& reading, const Place& place, const FieldInfo& info) {
    switch (info.kind) {
        case FieldKind::Integer:
            return readInteger(reading, place, info);
        case FieldKind::Number:
        case FieldKind::Probability:
            return readNumber(reading, place, info);
        case FieldKind::Choice:
            return readChoice(reading, place, info);
        case FieldKind::Rate:
            return readRate(reading, place, info);
        case FieldKind::Duration:
            return readScaled(reading, place, info, Dimension::Duration);
        case FieldKind::Bytes:
            return readScaled(reading, place, info, Dimension::Bytes);
        case FieldKind::DurationDistribution:
            return readSpread(reading, place, info, Dimension::Duration);
        case FieldKind::BytesDistribution:
            return readSpread(reading, place, info, Dimension::Bytes);
        case FieldKind::Boolean: {
            if (!place.node.isBool()) return reading.wrongKind(place, "true or false"), std::nullopt;
            FieldValue value;
            value.boolean = place.node.asBool();
            value.choice = value.boolean ? 1 : 0;
            return value;
        }
        case FieldKind::Text: {
            if (!place.node.isString()) return reading.wrongKind(place, "text"), std::nullopt;
            if (place.node.asString().empty())
                return reading.error(place, "is empty; leave it out or say it"), std::nullopt;
            FieldValue value;
            value.text = place.node.asString();
            return value;
        }
        case FieldKind::Object:
            return std::nullopt;
    }
    return std::nullopt;
}

void checkKeys(Reading& reading, const Place& object, std::span<const FieldInfo* const> declared,
               const OtherKeys& others) {
    std::vector<std::string_view> names;
    for (const FieldInfo* info : declared) names.push_back(info->name);
    names.insert(names.end(), others.readElsewhere.begin(), others.readElsewhere.end());
    for (const document::Member& member : object.node.members()) {
        bool known = false;
        for (const std::string_view name : names) known = known || name == member.key;
        if (known) continue;
        const std::string pointer = document::child(object.pointer, member.key);
        const base::OtherProperty* other = nullptr;
        for (const base::OtherProperty& property : others.properties) {
            if (property.name == member.key) other = &property;
        }
        if (other == nullptr) {
            std::vector<std::string_view> all = names;
            for (const base::OtherProperty& property : others.properties) all.push_back(property.name);
            reading.problems.error(member.keyPosition, pointer, notOf(others.owner, member.key, all));
        } else if (isOff(member.value)) {
            reading.problems.add(document::Severity::Note, member.keyPosition, pointer, "has no effect: it is off");
        } else if (other->status == base::OtherProperty::Status::NotModelled) {
            reading.problems.error(
                member.keyPosition, pointer,
                "is not modelled yet: " + std::string(other->reason) + "; remove it to go on without it");
        } else if (other->reason != base::kAccountName) {
            reading.problems.add(document::Severity::Note, member.keyPosition, pointer,
                                 "has no effect here: " + std::string(other->reason));
        }
    }
}

}  // namespace headroom::format
