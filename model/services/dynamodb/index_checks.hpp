// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "model/base/result.hpp"
#include "model/services/dynamodb/spec.hpp"

namespace headroom::dynamodb {

/// What AWS refuses of a table's secondary indexes.
void checkIndexes(const Spec& spec, const Quotas& quotas, std::vector<base::Error>& found);

}  // namespace headroom::dynamodb
