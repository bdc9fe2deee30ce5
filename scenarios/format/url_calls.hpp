// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/document/node.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::format {

/// Marks the workloads that call a function by a URL whose InvokeMode is RESPONSE_STREAM.
void markUrlStreams(const document::Node& root, Design& design);

/// Marks the workloads that call a function by its URL (a resource of its own, or SAM's FunctionUrlConfig): the URL's
/// name is the route of their requests. After links were checked.
void markUrlCalls(const document::Node& root, Design& design);

}  // namespace headroom::format
