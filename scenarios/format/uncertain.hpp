// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/document/node.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/format/scenario.hpp"

/// {"Uncertain": {"Low", "Likely", "High"}}: inputs nobody knows exactly (scenario-format section 4, "Two bands").
namespace headroom::format {

/// What to put in the place of the uncertain inputs of one design.
struct UncertainChoice {
    enum class Value { Likely, Low, High };
    Value value = Value::Likely;
    const UncertainDraws* draws = nullptr;                ///< one draw, in place of `value` for the inputs it holds
    std::string design;                                   ///< owns the inputs that are not among `shared`
    const std::vector<UncertainInput>* shared = nullptr;  ///< of the file as written
};

/// Whether any input of the tree is uncertain.
bool holdsUncertain(const document::Node& node);

/// Puts a value in the place of every uncertain input, at the place of the value in the file, and returns the inputs in
/// document order. What is wrong with one is a problem; it becomes Node::reported(). `pointer` is where the tree stands
/// in the file.
std::vector<UncertainInput> resolveUncertain(document::Problems& problems, document::Node& root,
                                             const UncertainChoice& choice, const std::string& pointer = "");

/// A value of an uncertain input at `u` (0 to 1) of the triangular distribution over (low, likely, high), as text that
/// can stand in the document; of alternatives (see guess_ranges.hpp) each has a third.
std::string drawUncertain(const UncertainInput& input, double u);

}  // namespace headroom::format
