// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "report/style.hpp"
#include "scenarios/study/result.hpp"

/// The register of what a study assumed.
namespace headroom::report {

/// "guess", "vendor" (AWS says so), "measured" (somebody else did, and when), else "default".
std::string kindOf(const study::Assumption& assumption);

/// A row for each: value, range where one is known, kind, what it does to the answer where it was varied, source.
/// Guesses stand first.
Rows assumptionRows(const study::StudyResult& result);

/// Guesses that have a range and were not varied: what they do to the answer is not known.
std::size_t guessesNotVaried(const study::StudyResult& result);

}  // namespace headroom::report
