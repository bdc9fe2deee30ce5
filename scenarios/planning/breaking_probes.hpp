// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "scenarios/planning/trials.hpp"

namespace headroom::planning {

/// One probe that has run.
struct ProbeRun {
    Trial trial;  ///< verdicts that would rest on too few requests are not there
    base::Duration warmUp;
    base::Duration length;  ///< measured
};

/// Probes (see probeOf()) of one design and what it is changed to, one after another, and how far they have come.
class Probes {
public:
    /// `most`: the highest factor.
    Probes(const study::RunOptions& run, const Candidate& base, double most);

    /// One probe, longer than others where the percentiles of its objectives need more requests, as long as that is
    /// soon simulated. Errors: Cancelled, and what the engine finds.
    base::Result<ProbeRun> at(const Candidate& design, double factor);
    /// Several designs at today's traffic, on the same random numbers. Errors: as at().
    base::Result<std::vector<Trial>> today(std::span<const Candidate* const> designs);

    /// The search goes on upwards from this factor: what is left is told by it.
    void goOnFrom(double factor) { from_ = factor; }
    /// Why a probe would be more than is simulated, its warm-up included; empty: it is not.
    const std::string& whyTooMuch(double factor) const;
    bool stopped() const { return run_.stop.stop_requested(); }
    double triedTo() const { return triedTo_; }

private:
    base::Result<std::vector<Trial>> run(std::span<const Candidate> probes, double factor);
    void tell(double factor);
    std::string tooMuchAt(double factor) const;

    study::RunOptions run_;
    std::function<void(const study::Progress&)> tell_;
    study::ProgressMeter meter_;
    const Candidate& base_;
    double most_;
    mutable std::map<double, std::string> tooMuch_;  ///< why, by factor
    double from_ = 1.0;
    double simulated_ = 0.0;  ///< factors of the probes together: requests are what takes time
    double done_ = 0.0;
    double triedTo_ = 0.0;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

}  // namespace headroom::planning
