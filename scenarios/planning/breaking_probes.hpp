// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <span>
#include <vector>

#include "scenarios/planning/trials.hpp"

namespace headroom::planning {

/// The least traffic that is tried, times today's.
inline constexpr double kLeastFactor = 1.0 / 64.0;

/// Probes (see probeOf()) of one design and what it is changed to, one after another, and how far they have come.
class Probes {
public:
    /// `rateToday`: requests a second at factor 1; `most`: the highest factor.
    Probes(const study::RunOptions& run, const Candidate& base, double rateToday, double most);

    /// One probe. Errors: Cancelled, and what the engine finds.
    base::Result<Trial> at(const Candidate& design, double factor);
    /// Several designs at today's traffic, on the same random numbers. Errors: as at().
    base::Result<std::vector<Trial>> today(std::span<const Candidate* const> designs);

    /// The search goes on upwards from this factor: what is left is told by it.
    void goOnFrom(double factor) { from_ = factor; }
    /// Whether a probe would be of more requests than are simulated.
    bool isTooMuch(double factor) const;
    bool stopped() const { return run_.stop.stop_requested(); }
    base::Duration length() const { return length_; }
    double triedTo() const { return triedTo_; }

private:
    base::Result<std::vector<Trial>> run(std::span<const Candidate> probes, double factor);
    void tell(double factor);

    study::RunOptions run_;
    std::function<void(const study::Progress&)> tell_;
    study::ProgressMeter meter_;
    base::Duration length_;
    double rateToday_;
    double most_;
    double from_ = 1.0;
    double simulated_ = 0.0;  ///< factors of the probes together: requests are what takes time
    double done_ = 0.0;
    double triedTo_ = 0.0;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

}  // namespace headroom::planning
