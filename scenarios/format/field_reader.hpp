// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "model/base/field.hpp"
#include "scenarios/format/distribution_reader.hpp"
#include "scenarios/format/place.hpp"

namespace headroom::format {

/// A parameter's value after reading and checking, before it is stored.
struct FieldValue {
    double number = 0.0;  ///< seconds, bytes, 1/s or the bare number
    std::int64_t integer = 0;
    bool boolean = false;
    std::string text;
    std::size_t choice = 0;
    std::optional<base::Distribution> distribution;
};

/// Reads one parameter by its declaration: kind, unit, range, choices. Nothing, with problems, when it is wrong.
std::optional<FieldValue> readFieldValue(Reading& reading, const Place& place, const base::FieldInfo& info);

/// What else may stand beside the declared parameters of an object.
struct OtherKeys {
    std::span<const base::OtherProperty> properties;  ///< CloudFormation's that are not read
    std::span<const std::string_view> readElsewhere;  ///< read by code of their own
    std::string_view owner;                           ///< "an AWS::Lambda::Function"
};

/// Reports keys that nothing declares ("did you mean"), that are not modelled yet (error) or have no effect (note).
void checkKeys(Reading& reading, const Place& object, std::span<const base::FieldInfo* const> declared,
               const OtherKeys& others);

namespace detail {

template <class Spec>
void store(Spec& spec, const base::FieldTarget<Spec>& target, FieldValue& value) {
    if (target.isChoice()) target.setter()(spec, value.choice);
    target.visitMember([&](auto at) {
        using Member = std::remove_reference_t<decltype(spec.*at)>;
        if constexpr (std::is_same_v<Member, std::int64_t> || std::is_same_v<Member, std::optional<std::int64_t>>) {
            spec.*at = value.integer;
        } else if constexpr (std::is_same_v<Member, double> || std::is_same_v<Member, std::optional<double>>) {
            spec.*at = value.number;
        } else if constexpr (std::is_same_v<Member, bool>) {
            spec.*at = value.boolean;
        } else if constexpr (std::is_same_v<Member, std::string> ||
                             std::is_same_v<Member, std::optional<std::string>>) {
            spec.*at = value.text;
        } else if constexpr (std::is_same_v<Member, base::Duration> ||
                             std::is_same_v<Member, std::optional<base::Duration>>) {
            spec.*at = base::Duration(value.integer);
        } else if constexpr (std::is_same_v<Member, base::Bytes> ||
                             std::is_same_v<Member, std::optional<base::Bytes>>) {
            spec.*at = base::Bytes(value.integer);
        } else if constexpr (std::is_same_v<Member, base::Rate> || std::is_same_v<Member, std::optional<base::Rate>>) {
            spec.*at = base::Rate{value.number};
        } else {
            spec.*at = *value.distribution;
        }
    });
}

}  // namespace detail

/// Fills `spec` with the parameters of one place (Properties, Behavior or here) that the object gives, checks ranges
/// and required ones, and lists used defaults as assumptions where they are guesses. Object parameters are left to
/// others.
template <class Spec>
void readFields(Reading& reading, const Place& object, base::FieldPlace where,
                std::span<const base::Field<Spec>> fields, const OtherKeys& others, Spec& spec) {
    std::vector<const base::FieldInfo*> declared;
    for (const base::Field<Spec>& field : fields) {
        if (field.info.place != where) continue;
        declared.push_back(&field.info);
        const document::Node* node = object.node.find(field.info.name);
        if (node == nullptr) {
            if (field.info.required) {
                reading.error(object,
                              "lacks \"" + std::string(field.info.name) + "\" (" + std::string(field.info.doc) + ")");
            } else if (field.info.guess && !field.info.defaultText.empty()) {
                reading.assume(document::child(object.pointer, field.info.name), std::string(field.info.defaultText),
                               std::string(field.info.source), true);
            }
            continue;
        }
        if (field.info.kind == base::FieldKind::Object || field.at.empty()) continue;
        auto value = readFieldValue(reading, object.at(field.info.name, *node), field.info);
        if (value) detail::store(spec, field.at, *value);
    }
    checkKeys(reading, object, declared, others);
}

}  // namespace headroom::format
