// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/data/batches.hpp"

#include <utility>

#include "model/services/stepfunctions/data/json_text.hpp"

namespace headroom::stepfunctions::data {

std::vector<Json> batchesOf(std::vector<Json> items, const MapPart& bounds, const std::optional<Json>& batchInput) {
    Json empty = {{"Items", Json::array()}};
    if (batchInput) empty["BatchInput"] = *batchInput;
    const std::size_t frame = bytesOf(empty);
    const auto mostItems = static_cast<std::size_t>(bounds.maxItemsPerBatch);
    const auto mostBytes = static_cast<std::size_t>(bounds.maxBytesPerBatch);
    std::vector<Json> batches;
    std::size_t held = 0;
    std::size_t bytes = 0;
    for (Json& item : items) {
        const std::size_t size = bytesOf(item);
        const bool full =
            (mostItems > 0 && held == mostItems) || (mostBytes > 0 && held > 0 && bytes + 1 + size > mostBytes);
        if (batches.empty() || full) {
            batches.push_back(empty);
            held = 0;
            bytes = frame;
        }
        bytes += size + (held > 0 ? 1 : 0);
        ++held;
        batches.back()["Items"].push_back(std::move(item));
    }
    return batches;
}

}  // namespace headroom::stepfunctions::data
