// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

#include "model/base/sampler.hpp"

namespace headroom::base {

/// A draw of a size is cut there: far beyond any body or item, and what an int64 holds.
inline constexpr double kLargestBytesDraw = 1e15;

/// A draw of a size, in whole bytes; none is below 0.
inline Bytes bytesFromDraw(double draw) {
    return Bytes(static_cast<std::int64_t>(std::clamp(draw, 0.0, kLargestBytesDraw) + 0.5));
}
inline Bytes sampleBytes(Sampler& sampler, Stream& stream, Instant now) { return bytesFromDraw(sampler(stream, now)); }

}  // namespace headroom::base
