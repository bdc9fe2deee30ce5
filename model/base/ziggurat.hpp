// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "model/base/elementary.hpp"
#include "model/base/random.hpp"

/// Exact standard normal and exponential draws by the ziggurat method (G. Marsaglia, W. W. Tsang, "The ziggurat method
/// for generating random variables", Journal of Statistical Software 5(8), 2000): the density is covered by 256 layers
/// of equal area, and 98.8 % of the draws take one multiplication and one comparison.
namespace headroom::base::ziggurat {

inline constexpr std::size_t kLayers = 256;

/// Layer i reaches from 0 to `x[i]` and from `density[i]` to `density[i + 1]` in height; layer 0 holds the tail beyond
/// x[1], its width is the one a rectangle of the same area would have.
struct Table {
    std::array<double, kLayers + 1> x{};
    std::array<double, kLayers + 1> density{};
};

extern const Table kNormal;
extern const Table kExponential;

/// The rare ways out: a point in the wedge between rectangle and curve, or in the tail.
double normalOutsideRectangle(Stream& stream, std::uint64_t bits);
double exponentialOutsideRectangle(Stream& stream, std::uint64_t bits);

/// Layer, sign and position come from different bits of one draw.
inline std::size_t layerOf(std::uint64_t bits) { return bits & (kLayers - 1); }
inline double positionOf(std::uint64_t bits) { return static_cast<double>(bits >> 11) * 0x1.0p-53; }
inline double signOf(std::uint64_t bits) { return (bits & 0x100) != 0 ? -1.0 : 1.0; }

}  // namespace headroom::base::ziggurat

namespace headroom::base {

/// A draw from the normal distribution of mean 0 and variance 1.
inline double standardNormal(Stream& stream) {
    const std::uint64_t bits = stream.next();
    const std::size_t layer = ziggurat::layerOf(bits);
    const double x = ziggurat::positionOf(bits) * ziggurat::kNormal.x[layer];
    if (x < ziggurat::kNormal.x[layer + 1]) {  // the sign goes into the sign bit: no branch to mispredict
        return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) | ((bits & 0x100) << 55));
    }
    return ziggurat::normalOutsideRectangle(stream, bits);
}

/// A draw from the exponential distribution of mean 1.
inline double standardExponential(Stream& stream) {
    const std::uint64_t bits = stream.next();
    const std::size_t layer = ziggurat::layerOf(bits);
    const double x = ziggurat::positionOf(bits) * ziggurat::kExponential.x[layer];
    if (x < ziggurat::kExponential.x[layer + 1]) { return x; }
    return ziggurat::exponentialOutsideRectangle(stream, bits);
}

}  // namespace headroom::base
