// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace headroom::calibrate {

/// How bursty arrivals are inside minutes.
struct Burstiness {
    double index = 1.0;  ///< variance over mean of the counts of seconds; 1: independent arrivals
    /// Half of its 95 % interval, by how far single minutes are off it; nothing for fewer than ten minutes.
    std::optional<double> halfWidth{};
};

/// Adds up minutes, each by the counts of its seconds, in any order.
class BurstinessSum {
public:
    /// Seconds of one minute; fewer than ten, or none with a request, tell nothing.
    void add(std::span<const std::uint32_t> seconds);
    Burstiness tell() const;

private:
    double squares_ = 0.0;
    double expected_ = 0.0;
    double minutes_ = 0.0;
    std::array<double, 3> bothSquared_{};  ///< sums of squares^2, squares x expected, expected^2
};

}  // namespace headroom::calibrate
