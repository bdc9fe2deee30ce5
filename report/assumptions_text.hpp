// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "report/style.hpp"
#include "scenarios/study/result.hpp"

/// The register of what a study assumed.
namespace headroom::report {

/// "guess", "vendor" (AWS says so), "measured" (somebody else did, and when), else "default".
std::string kindOf(const study::Assumption& assumption);

/// The year ("2021") in which a lifetime of environments was measured that the value names, else empty: alone it reads
/// as a number. Of "Lifetime" nothing was measured after 2020, whatever it is called.
std::string measuredIn(std::string_view path, std::string_view value);

/// A row for each: value, range where one is known, kind, what it does to the answer where it was varied, source.
/// Guesses stand first.
Rows assumptionRows(const study::StudyResult& result);

/// Guesses that have a range and were not varied: what they do to the answer is not known.
std::size_t guessesNotVaried(const study::StudyResult& result);

}  // namespace headroom::report
