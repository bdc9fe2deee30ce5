// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/field_reader.hpp"

#include <cmath>

#include <fmt/format.h>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/quantity.hpp"

namespace headroom::format {

using base::FieldInfo;
using base::FieldKind;

namespace {

std::string sizeText(double bytes) {
    static constexpr const char* kUnits[] = {"B", "KB", "MB", "GB", "TB"};
    int unit = 0;
    while (unit < 4 && bytes >= 1024.0 && std::fmod(bytes, 1024.0) == 0.0) {
        bytes /= 1024.0;
        ++unit;
    }
    return fmt::format("{}{}", bytes, kUnits[unit]);
}

std::string boundText(const FieldInfo& info, double bound) {
    switch (info.kind) {
        case FieldKind::Duration:
        case FieldKind::DurationDistribution: return durationText(base::fromSeconds(bound));
        case FieldKind::Bytes:
        case FieldKind::BytesDistribution: return sizeText(bound);
        case FieldKind::Rate: return fmt::format("{}/s", bound);
        case FieldKind::Integer:
        case FieldKind::Number:
        case FieldKind::Probability:
        case FieldKind::Boolean:
        case FieldKind::Text:
        case FieldKind::Choice:
        case FieldKind::Object: return fmt::format("{}", bound);
    }
    return {};
}

bool inRange(Reading& reading, const Place& place, const FieldInfo& info, double value) {
    if (value >= info.low && value <= info.high) return true;
    std::string text = fmt::format("is out of range: must be {}", rangeText(info));
    if (!info.source.empty()) text += " (" + std::string(info.source) + ")";
    reading.error(place, std::move(text));
    return false;
}

std::optional<FieldValue> readInteger(Reading& reading, const Place& place, const FieldInfo& info) {
    const std::string unit = info.unit.empty() ? "" : " of " + std::string(info.unit);
    const auto whole = place.node.isNumber() ? place.node.asInteger() : std::nullopt;
    if (!whole) {
        const bool quantity = place.node.isString();
        reading.wrongKind(place, "a whole number" + unit +
                                     (quantity ? " without quotes or unit, as in CloudFormation" : ""));
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
    if (!place.node.isString()) {
        reading.wrongKind(place, "text");
        return std::nullopt;
    }
    FieldValue value;
    std::string all;
    for (; value.choice < info.choices.size(); ++value.choice) {
        if (info.choices[value.choice] == place.node.asString()) return value;
        all += (all.empty() ? "\"" : ", \"") + std::string(info.choices[value.choice]) + "\"";
    }
    reading.error(place, document::quoted(place.node.asString()) + " is not one of " + all +
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
    const bool bounded = std::isfinite(info.low) || std::isfinite(info.high);
    if (bounded && value.distribution->isConstant() && !inRange(reading, place, info, value.distribution->mean())) {
        return std::nullopt;
    }
    return value;
}

}  // namespace

std::string rangeText(const FieldInfo& info) {
    const std::string unit = info.unit.empty() ? "" : " " + std::string(info.unit);
    const bool low = std::isfinite(info.low);
    const bool high = std::isfinite(info.high);
    if (low && high) return boundText(info, info.low) + " to " + boundText(info, info.high) + unit;
    if (low) return "at least " + boundText(info, info.low) + unit;
    if (high) return "at most " + boundText(info, info.high) + unit;
    return {};
}

std::optional<FieldValue> readFieldValue(Reading& reading, const Place& place, const FieldInfo& info) {
    switch (info.kind) {
        case FieldKind::Integer: return readInteger(reading, place, info);
        case FieldKind::Number:
        case FieldKind::Probability: return readNumber(reading, place, info);
        case FieldKind::Choice: return readChoice(reading, place, info);
        case FieldKind::Rate: return readRate(reading, place, info);
        case FieldKind::Duration: return readScaled(reading, place, info, Dimension::Duration);
        case FieldKind::Bytes: return readScaled(reading, place, info, Dimension::Bytes);
        case FieldKind::DurationDistribution: return readSpread(reading, place, info, Dimension::Duration);
        case FieldKind::BytesDistribution: return readSpread(reading, place, info, Dimension::Bytes);
        case FieldKind::Boolean: {
            if (!place.node.isBool()) return reading.wrongKind(place, "true or false"), std::nullopt;
            FieldValue value;
            value.boolean = place.node.asBool();
            return value;
        }
        case FieldKind::Text: {
            if (!place.node.isString()) return reading.wrongKind(place, "text"), std::nullopt;
            FieldValue value;
            value.text = place.node.asString();
            return value;
        }
        case FieldKind::Object: return std::nullopt;
    }
    return std::nullopt;
}

void checkKeys(Reading& reading, const Place& object, std::span<const FieldInfo* const> declared, const OtherKeys& others) {
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
            reading.problems.error(member.keyPosition, pointer,
                                   "is not a property of " + std::string(others.owner) + document::didYouMean(member.key, all));
        } else if (other->status == base::OtherProperty::Status::NotModelled) {
            reading.problems.error(member.keyPosition, pointer,
                                   "is not modelled yet: " + std::string(other->reason) + "; remove it to go on without it");
        } else {
            reading.problems.add(document::Severity::Note, member.keyPosition, pointer,
                                 "has no effect here: " + std::string(other->reason));
        }
    }
}

}  // namespace headroom::format
