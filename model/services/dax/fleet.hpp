// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "model/base/meter.hpp"
#include "model/base/random.hpp"
#include "model/services/dax/node.hpp"

namespace headroom::dax {

/// The nodes of a cluster: which of them answers what, which are lost, what they cost. The first that is alive is the
/// primary.
class Fleet {
public:
    /// `spec` must outlive it.
    Fleet(const Spec& spec, base::Instant now);

    std::size_t alive() const { return nodes_.size(); }
    Node& node(std::size_t number) { return nodes_[number]; }
    /// A node for a read, any like the other; there must be one.
    std::size_t pick(base::Stream& stream) const { return static_cast<std::size_t>(stream.below(nodes_.size())); }
    /// Whether node 0 is there and takes writes: not for FailoverTime after the loss of its predecessor.
    bool hasPrimary(base::Instant now) const { return !nodes_.empty() && now >= primarySince_; }

    /// So many nodes are lost from now on, the primary first; 0: none. Those that come back are replicas, warm from
    /// the others. True when none is left: whatever was cached is gone.
    bool lose(std::int64_t lost, base::Instant now);
    /// So many nodes from now on; what came last goes first.
    void resize(std::int64_t nodes, base::Instant now);
    void slowDown(double factor, base::Instant now);

    void startMeasuring(base::Instant now);
    /// Node time since Start; of a node that was removed in whole hours.
    base::Duration held(base::Instant now) const;
    /// CPU time above the baseline that is charged.
    base::Duration surplus(base::Instant now) const;

private:
    void settle(std::size_t wanted, base::Instant now);
    void remove(bool first, base::Instant now);

    const Spec& spec_;
    std::deque<Node> nodes_;  ///< alive
    std::int64_t lost_ = 0;
    std::vector<base::Instant> since_;  ///< of each node that is paid for: when it began, or Start
    base::Instant primarySince_;
    double slowdown_ = 1.0;
    base::Duration heldBefore_;     ///< by nodes that were removed
    base::Duration surplusBefore_;  ///< of nodes that are gone
};

}  // namespace headroom::dax
