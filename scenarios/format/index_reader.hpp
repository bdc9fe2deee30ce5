// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "model/services/dynamodb/index_spec.hpp"
#include "scenarios/format/place.hpp"

namespace headroom::format {

/// A table's secondary indexes, the global ones first: what CloudFormation says of them, and Behavior.Indexes. Those of
/// an AWS::DynamoDB::GlobalTable have other keys for their capacity, of which the scaled ones are left to the caller.
std::vector<dynamodb::IndexSpec> readIndexes(Reading& reading, const Place& properties, const Place& behavior,
                                             bool ofGlobalTable = false);

}  // namespace headroom::format
