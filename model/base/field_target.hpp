// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "model/base/distribution.hpp"
#include "model/base/units.hpp"

namespace headroom::base {

/// Where a parameter goes: a member of Spec, or a function that takes a Choice as its index. Without either the
/// parameter (an Object) is read elsewhere.
///
/// A union with a tag rather than std::variant, because every file that sees a table of fields instantiates it for
/// every Spec: half the time of compiling such a file went into the variants.
template <class Spec>
class FieldTarget {
public:
    using Setter = void (*)(Spec&, std::size_t);

    constexpr FieldTarget() = default;
    constexpr FieldTarget(std::int64_t Spec::*at) : kind_(Kind::Integer), integer_(at) {}
    constexpr FieldTarget(double Spec::*at) : kind_(Kind::Number), number_(at) {}
    constexpr FieldTarget(bool Spec::*at) : kind_(Kind::Boolean), boolean_(at) {}
    constexpr FieldTarget(std::string Spec::*at) : kind_(Kind::Text), text_(at) {}
    constexpr FieldTarget(Duration Spec::*at) : kind_(Kind::Length), length_(at) {}
    constexpr FieldTarget(Bytes Spec::*at) : kind_(Kind::Size), size_(at) {}
    constexpr FieldTarget(Rate Spec::*at) : kind_(Kind::PerTime), rate_(at) {}
    constexpr FieldTarget(Distribution Spec::*at) : kind_(Kind::Law), law_(at) {}
    constexpr FieldTarget(std::optional<std::int64_t> Spec::*at) : kind_(Kind::MaybeInteger), maybeInteger_(at) {}
    constexpr FieldTarget(std::optional<double> Spec::*at) : kind_(Kind::MaybeNumber), maybeNumber_(at) {}
    constexpr FieldTarget(std::optional<std::string> Spec::*at) : kind_(Kind::MaybeText), maybeText_(at) {}
    constexpr FieldTarget(std::optional<Duration> Spec::*at) : kind_(Kind::MaybeLength), maybeLength_(at) {}
    constexpr FieldTarget(std::optional<Bytes> Spec::*at) : kind_(Kind::MaybeSize), maybeSize_(at) {}
    constexpr FieldTarget(std::optional<Rate> Spec::*at) : kind_(Kind::MaybePerTime), maybeRate_(at) {}
    constexpr FieldTarget(std::optional<Distribution> Spec::*at) : kind_(Kind::MaybeLaw), maybeLaw_(at) {}
    template <class Function>
    requires std::convertible_to<Function, Setter>
    constexpr FieldTarget(Function set) : kind_(Kind::Choice), set_(set) {}

    /// Whether the parameter is read elsewhere.
    constexpr bool empty() const { return kind_ == Kind::Elsewhere; }
    constexpr bool isChoice() const { return kind_ == Kind::Choice; }
    /// Of a Choice.
    constexpr Setter setter() const { return set_; }

    /// Calls `with` with the pointer to the member. Not for a Choice or a parameter that is read elsewhere: then it
    /// does nothing.
    template <class With>
    constexpr void visitMember(With&& with) const {
        switch (kind_) {
            case Kind::Elsewhere:
                return;
            case Kind::Choice:
                return;
            case Kind::Integer:
                return with(integer_);
            case Kind::Number:
                return with(number_);
            case Kind::Boolean:
                return with(boolean_);
            case Kind::Text:
                return with(text_);
            case Kind::Length:
                return with(length_);
            case Kind::Size:
                return with(size_);
            case Kind::PerTime:
                return with(rate_);
            case Kind::Law:
                return with(law_);
            case Kind::MaybeInteger:
                return with(maybeInteger_);
            case Kind::MaybeNumber:
                return with(maybeNumber_);
            case Kind::MaybeText:
                return with(maybeText_);
            case Kind::MaybeLength:
                return with(maybeLength_);
            case Kind::MaybeSize:
                return with(maybeSize_);
            case Kind::MaybePerTime:
                return with(maybeRate_);
            case Kind::MaybeLaw:
                return with(maybeLaw_);
        }
    }

private:
    enum class Kind : std::uint8_t {
        Elsewhere,
        Choice,
        Integer,
        Number,
        Boolean,
        Text,
        Length,
        Size,
        PerTime,
        Law,
        MaybeInteger,
        MaybeNumber,
        MaybeText,
        MaybeLength,
        MaybeSize,
        MaybePerTime,
        MaybeLaw,
    };
    Kind kind_ = Kind::Elsewhere;
    union {
        Setter set_ = nullptr;
        std::int64_t Spec::*integer_;
        double Spec::*number_;
        bool Spec::*boolean_;
        std::string Spec::*text_;
        Duration Spec::*length_;
        Bytes Spec::*size_;
        Rate Spec::*rate_;
        Distribution Spec::*law_;
        std::optional<std::int64_t> Spec::*maybeInteger_;
        std::optional<double> Spec::*maybeNumber_;
        std::optional<std::string> Spec::*maybeText_;
        std::optional<Duration> Spec::*maybeLength_;
        std::optional<Bytes> Spec::*maybeSize_;
        std::optional<Rate> Spec::*maybeRate_;
        std::optional<Distribution> Spec::*maybeLaw_;
    };
};

}  // namespace headroom::base
