// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/services/stepfunctions/data/flow.hpp"

/// Items of a distributed Map that its children get together (Guide, input-output-itembatcher).
namespace headroom::stepfunctions::data {

/// True of a Map that puts its items into batches.
inline bool isBatched(const MapPart& bounds) { return bounds.maxItemsPerBatch > 0 || bounds.maxBytesPerBatch > 0; }

/// The inputs of the children, {"Items": [...], "BatchInput": ...}: as many items in each as its bounds let in, one at
/// least. `items` are what an ItemSelector has made of them.
std::vector<Json> batchesOf(std::vector<Json> items, const MapPart& bounds, const std::optional<Json>& batchInput);

/// How many items an input of a child holds.
inline std::int64_t itemsIn(const Json& input, bool batched) {
    return batched ? static_cast<std::int64_t>(input["Items"].size()) : 1;
}

}  // namespace headroom::stepfunctions::data
