// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/planning/mean_units.hpp"

/// The other side of questions that are asked again and again, made from a design as it is: nobody has to write it.
namespace headroom::planning {

struct ReadyPair {
    std::string_view name;
    std::string_view what;
};

/// "capacity" (a table on demand, or provisioned and scaled), "workflow" (Standard, Express), "dax" and
/// "provisioned-concurrency" (with, without), "memory" (as it is, doubled), "architecture" (x86_64, arm64).
std::vector<ReadyPair> readyPairs();

/// The resources of a design that the pair can be about; none where it is no pair.
std::vector<std::string> pairResources(const Source& design, std::string_view pair);

/// The only resource of the kind that the pair is about, or the one that `wanted` names. Errors: BadInput, with those
/// that there are.
base::Result<std::string> pairResource(const Source& design, std::string_view pair, const std::string& wanted);

/// A source of two designs, as it is and the other side, from a source of one design; their names are in its Designs.
/// Errors: BadInput, where the pair is unknown (with near names) or the design has nothing of that kind.
base::Result<Source> withOtherSide(const Source& design, std::string_view pair, const std::string& resource,
                                   const MeanUnits& units);

}  // namespace headroom::planning
