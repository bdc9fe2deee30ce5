// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include "model/base/distribution.hpp"
#include "model/base/elementary.hpp"
#include "model/base/random.hpp"
#include "model/base/units.hpp"
#include "model/base/ziggurat.hpp"

namespace headroom::base {

/// A Distribution made ready for one simulated world: a draw takes nanoseconds and never allocates (only regimes
/// keep a short memory of their switches). Movable, not copyable; one world's alone.
class Sampler {
public:
    /// `distribution` must have passed `check()`. `key` drives the switching of regimes and nothing else: two samplers
    /// with the same key switch at the same instants, and the regime at an instant depends on key and instant alone.
    Sampler(const Distribution& distribution, std::uint64_t key);
    ~Sampler();
    Sampler(Sampler&&) noexcept;
    Sampler& operator=(Sampler&&) noexcept;

    /// One value >= 0 in the distribution's unit. `now` picks the regime; it should mostly move forward.
    double operator()(Stream& stream, Instant now) {
        switch (kind_) {
            case Kind::Constant:
                return a_;
            case Kind::Exponential:
                return a_ * standardExponential(stream);
            case Kind::Uniform:
                return a_ + b_ * stream.uniform();
            case Kind::LogNormal:
                return math::exp(a_ + b_ * standardNormal(stream));
            default:
                return drawOther(stream, now);
        }
    }

    /// A draw from a stream of its own, deriveKey(parent, branch): the key is derived where something is drawn at all.
    double drawFor(std::uint64_t parent, std::uint64_t branch, Instant now) {
        if (kind_ == Kind::Constant) return a_;
        Stream stream(deriveKey(parent, branch));
        return (*this)(stream, now);
    }

    /// Whether every draw gives the same value (and takes nothing from the stream).
    bool isConstant() const { return kind_ == Kind::Constant; }

    /// What a draw is made from when it is none of the four fast kinds.
    struct Source;

private:
    enum class Kind : std::uint8_t { Constant, Exponential, Uniform, LogNormal, Other };

    double drawOther(Stream& stream, Instant now);

    Kind kind_ = Kind::Constant;
    double a_ = 0.0;
    double b_ = 0.0;
    std::unique_ptr<Source> source_;
};

/// The longest duration a draw can give: 100 years. A heavier tail is cut there, so that the clock cannot overflow.
inline constexpr Duration kLongestDraw = days(36'525);

/// Seconds to the nearest nanosecond, between 0 and kLongestDraw.
constexpr Duration durationFromDraw(double seconds) {
    if (!(seconds > 0.0)) { return Duration(0); }
    return seconds < toSeconds(kLongestDraw) ? fromSeconds(seconds) : kLongestDraw;
}

/// A draw in seconds as a duration.
inline Duration sampleDuration(Sampler& sampler, Stream& stream, Instant now) {
    return durationFromDraw(sampler(stream, now));
}

}  // namespace headroom::base
