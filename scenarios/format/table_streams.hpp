// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/format/place.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/scenario.hpp"

/// Streams of tables.
namespace headroom::format {

/// StreamSpecification of a table or a global table, and what Behavior says of it.
void readStream(Reading& reading, const ResourceParts& parts, dynamodb::Spec& spec);

/// What AWS accepts of streams and its architect would not want: more readers of a shard than there may be.
void checkStreams(Reading& reading, const document::Node& root, const Design& design);

}  // namespace headroom::format
