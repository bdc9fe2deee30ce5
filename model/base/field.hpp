// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

#include "model/base/field_target.hpp"

namespace headroom::base {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"  // g++ 12 takes scoped enumerators for shadows of Duration and Bytes
/// What a parameter's text may be, and so how it is read, checked, shown and described in the schema.
enum class FieldKind : std::uint8_t {
    Integer,  ///< a bare whole number; CloudFormation's own unit is in `unit`
    Number,   ///< a bare number
    Boolean,
    Text,
    Choice,                ///< one of `choices`
    Duration,              ///< "12ms"
    Bytes,                 ///< "4KB", 1 KB = 1,024 B
    Rate,                  ///< "120/s"
    Probability,           ///< a bare number from 0 to 1
    DurationDistribution,  ///< "12ms" or {"LogNormal": ...}
    BytesDistribution,     ///< "4KB" or {"LogNormal": ...}
    Object,                ///< read by code of its own (Steps, Routes)
};
#pragma GCC diagnostic pop

/// Where the parameter stands in the file.
enum class FieldPlace : std::uint8_t { Properties, Behavior, Here };

/// Everything a person or an editor needs to know of one parameter. Declared once, in a constexpr table beside the
/// struct it fills; reading, checking, "did you mean", `headroom schema`, `headroom explain` and the forms come from
/// it.
struct FieldInfo {
    std::string_view name;   ///< CloudFormation's, or the format's own
    std::string_view label;  ///< for people
    FieldKind kind = FieldKind::Number;
    FieldPlace place = FieldPlace::Properties;
    std::string_view unit = {};                             ///< "MB", "s"; empty where the text carries its unit
    double low = -std::numeric_limits<double>::infinity();  ///< in bare numbers, seconds, bytes or 1/s
    double high = std::numeric_limits<double>::infinity();
    std::span<const std::string_view> choices = {};
    std::string_view defaultText = {};  ///< as one would write it; empty: none, or depends (see doc)
    std::string_view doc = {};          ///< one sentence
    std::string_view source = {};       ///< of rule, range and default; with its date
    bool required = false;
    bool guess = false;  ///< the default is a guess: listed on every report that used it
};

/// One parameter of Spec.
template <class Spec>
struct Field {
    FieldInfo info;
    FieldTarget<Spec> at = {};
};

/// Why a property has no effect that says what the resource is called in the account: recordings go by that name.
inline constexpr std::string_view kAccountName = "the name in the account, by which calibrate and check know it";

/// A property that CloudFormation knows and we do not read, and why.
struct OtherProperty {
    enum class Status : std::uint8_t {
        NoEffect,     ///< no effect on latency, capacity or cost: accepted and noted
        NotModelled,  ///< has an effect that is not modelled yet: refused
    };
    std::string_view name;
    Status status = Status::NoEffect;
    std::string_view reason;
};

}  // namespace headroom::base
