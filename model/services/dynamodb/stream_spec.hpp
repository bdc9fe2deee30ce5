// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "model/base/units.hpp"

namespace headroom::dynamodb {

/// Which images of an item its stream's records hold, beside its keys.
enum class StreamView : std::uint8_t { KeysOnly, NewImage, OldImage, NewAndOldImages };

/// A table's stream: what its records hold and who reads them beside Lambda.
struct StreamRules {
    std::optional<StreamView> stream;               ///< StreamViewType; nothing: the table has no stream
    base::Bytes streamOverhead = base::bytes(500);  ///< of a record, beside its images
    double unprocessableRecords = 0.0;              ///< share that no code of a reader can ever process
    base::Rate streamReads;                         ///< GetRecords of readers other than Lambda and replication

    bool operator==(const StreamRules&) const = default;
};

}  // namespace headroom::dynamodb
