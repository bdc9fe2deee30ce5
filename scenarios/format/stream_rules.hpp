// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/format/event_readers.hpp"

/// Functions that stream their answers.
namespace headroom::format {

/// A function behind a route that streams answers it as a stream.
void markStreamed(const FunctionNames& names, Design& design);

/// Answers through an API or to another function are buffered otherwise: those are refused beside streamed ones.
void checkStreamed(Reading& reading, const document::Node& root, const Design& design);

}  // namespace headroom::format
