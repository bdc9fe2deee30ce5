// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/calibrate/measured.hpp"

namespace headroom::calibrate {

/// The mean duration of a function at one memory size.
struct TunedSize {
    double memory = 0.0;        ///< MB
    double milliseconds = 0.0;  ///< mean
    bool operator==(const TunedSize&) const = default;
};

/// What AWS Lambda Power Tuning found: out of `stats` where its output has them, else out of the address of its chart
/// (memory sizes as 16-bit, durations as 32-bit floating point numbers in base64). Nothing for anything else.
std::optional<std::vector<TunedSize>> readPowerTuning(const document::Node& root);

/// Whether it is that program's output, with measurements or without.
bool isPowerTuning(const document::Node& root);

/// A time that shrinks with memory and one that does not: milliseconds at one vCPU (1,769 MB), each with the range
/// that the scatter around the law leaves (95 of 100; nothing from two sizes).
struct TuningFit {
    struct Part {
        double low = 0.0;
        double value = 0.0;
        double high = 0.0;
    };
    Part compute;
    Part wait;
    double worst = 0.0;  ///< largest relative distance of a measurement from the law
};
/// duration = wait + compute / min(1, memory / 1769), by least squares of relative distances; neither below 0. Requires
/// two sizes at least.
TuningFit fitTuning(const std::vector<TunedSize>& sizes);

/// Puts the fit into a function: a Compute step that memory stretches and, where the function calls nothing, a Wait
/// step that it does not. One that calls keeps its calls, whose time is the other part.
base::Result<Findings> calibrateTuning(document::Node& scenario, const std::string& function,
                                       const std::vector<TunedSize>& sizes, const std::string& source);

}  // namespace headroom::calibrate
