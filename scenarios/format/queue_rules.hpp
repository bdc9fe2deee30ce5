// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/format/place.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::format {

/// Checks the queues of the design against each other, the functions that read them and what they are sent; says what
/// AWS refuses, and what an architect would regret.
void checkQueues(Reading& reading, const document::Node& root, const Design& design);

/// Of that the sizes: warns where messages are above their queue's MaximumMessageSize, so that SQS refuses them.
void checkMessageSizes(Reading& reading, const document::Node& root, const Design& design);

}  // namespace headroom::format
