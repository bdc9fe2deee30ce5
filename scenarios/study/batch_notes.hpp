// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/format/scenario.hpp"

/// The Behavior of a function is of an invocation. Behind an event source mapping that is a batch, however many records
/// it holds.
namespace headroom::study {

/// What is taken of functions that are handed several records at once and whose Steps repeat nothing.
std::vector<format::Assumption> batchAssumptions(const format::Design& design);

/// Mappings whose batches are of another size in the other design, though their function does the same for a batch: a
/// sentence each.
std::vector<std::string> batchNotes(const format::Design& base, const format::Design& other);

}  // namespace headroom::study
