// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/format/event_readers.hpp"

/// Functions that stream their answers.
namespace headroom::format {

/// A function behind a route that streams answers what comes by that route as a stream.
void markStreamed(const FunctionNames& names, Design& design);

}  // namespace headroom::format
