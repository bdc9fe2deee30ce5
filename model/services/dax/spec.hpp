// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/base/distribution.hpp"
#include "model/base/result.hpp"
#include "model/base/units.hpp"
#include "model/services/dax/limits.hpp"
#include "model/services/dax/node_type.hpp"

namespace headroom::dax {

/// An AWS::DAX::Cluster as the design says it, its parameter group read into it.
struct Spec {
    std::size_t nodeType = 0;  ///< in kNodeTypes
    std::int64_t replicationFactor = 1;

    base::Duration itemTtl = kDefaultTtl;                                         ///< 0: items do not expire
    base::Duration queryTtl = kDefaultTtl;                                        ///< 0: results are not kept
    base::Distribution hitLatency = base::Distribution::logNormal(500e-6, 1e-3);  ///< seconds
    std::optional<base::Rate> nodeCapacity;  ///< units a second; not given: the node type's
    double cacheMemory = 1.0;                ///< share of a node's memory that holds the caches
    double queryCacheShare = 0.0;            ///< of the cache memory; the rest is the item cache's
    base::Bytes entryOverhead = base::bytes(100);
    double throttleCpu = 1.0;
    base::Duration throttleWindow = base::milliseconds(100);
    base::Duration replicationLag = base::milliseconds(10);
    base::Duration failoverTime = base::seconds(30);

    bool operator==(const Spec&) const = default;

    const NodeType& type() const { return kNodeTypes[nodeType]; }
    double unitsPerSecond() const { return nodeCapacity ? nodeCapacity->perSecond : type().capacity(); }
    /// What both caches of a node may take.
    base::Bytes usableMemory() const {
        return base::Bytes(static_cast<std::int64_t>(static_cast<double>(type().memory().count) * cacheMemory));
    }
    base::Bytes queryMemory() const {
        return base::Bytes(static_cast<std::int64_t>(static_cast<double>(usableMemory().count) * queryCacheShare));
    }
};

/// An AWS::DAX::ParameterGroup.
struct GroupSpec {
    std::optional<base::Duration> itemTtl;
    std::optional<base::Duration> queryTtl;
};

/// Account quotas; AWS raises them on request.
struct Quotas {
    std::int64_t nodes = kMostNodesOfAccount;
    bool operator==(const Quotas&) const = default;
};

/// What contradicts itself across fields; `where` is a JSON pointer below the resource.
std::vector<base::Error> check(const Spec& spec);

}  // namespace headroom::dax

#include "model/services/dax/spec_fields.hpp"
