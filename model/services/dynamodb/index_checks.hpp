// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "model/services/dynamodb/spec.hpp"

namespace headroom::dynamodb {

/// What AWS refuses of a table's secondary indexes.
void checkIndexes(const Spec& spec, const Quotas& quotas, std::vector<base::Error>& found);

/// What AWS refuses of the most that an on-demand table or global index may consume. `where` the table's properties or
/// the index stand in the file; a global table has each of the two in an object of its own.
void checkMaxima(const Spec& spec, const std::string& where, std::optional<std::int64_t> reads,
                 std::optional<std::int64_t> writes, std::vector<base::Error>& found);

}  // namespace headroom::dynamodb
