// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headroom::dynamodb {

/// Times as many units a second as AWS gives a partition. No table has more than once: a study that looks for what
/// gives way beyond a partition passes over its limit so.
struct PartitionLift {
    double reads = 1.0;
    double writes = 1.0;

    bool operator==(const PartitionLift&) const = default;
};

}  // namespace headroom::dynamodb
