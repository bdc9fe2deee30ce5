// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::study {

/// For each input `samples` points in (0, 1), one in each of as many equal strata, in random order: every part of its
/// range is used once. Inputs at one path (ranges that designs give of their own) move together, so that a difference
/// between designs is not their noise.
std::vector<std::vector<double>> latinHypercube(const std::vector<format::UncertainInput>& inputs, std::uint64_t seed,
                                                std::uint32_t samples);

/// The paths of the inputs, each once, in order.
std::vector<std::string> inputPaths(const format::Scenario& scenario);

/// What a study that does not draw the uncertain inputs has to say of them: which they are, that they were held at
/// their Likely values, and what draws them. Those at the places that it varies itself are not held. Empty without any.
std::string heldInputsText(const format::Scenario& scenario, const std::vector<std::string>& varied = {});

/// The scenario with these values of uncertain inputs, ready to run once after that warm-up. Errors: BadInput, where a
/// value leaves what is allowed.
base::Result<format::Scenario> drawn(const format::Scenario& scenario, format::UncertainDraws draws,
                                     base::Duration warmUp);

}  // namespace headroom::study
