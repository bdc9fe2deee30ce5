// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "scenarios/document/problem.hpp"
#include "scenarios/format/scenario.hpp"

/// Defaults without a published source, with the ranges that what is known of them allows.
namespace headroom::format {

/// The range of a guess that the design relied on, as an uncertain input of that design. Where its values are no
/// quantities but alternatives (a choice, a distribution), Low and High are JSON and Likely, the default itself, is
/// empty. Nothing for guesses that cannot be varied on their own; whyNotVaried() says why.
std::optional<UncertainInput> rangeOf(const Assumption& guess, const std::string& design);

/// "" for a guess that has a range.
std::string_view whyNotVaried(const Assumption& guess);

/// The guesses of all designs as uncertain inputs.
std::vector<UncertainInput> guessedInputs(const std::vector<Design>& designs);

/// Puts drawn values where a design's document says nothing: draws of `design` at places of defaults. What the document
/// gives stays.
void putGuesses(const UncertainDraws& draws, const std::string& design, document::Node& root);

}  // namespace headroom::format
