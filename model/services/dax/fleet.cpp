// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dax/fleet.hpp"

#include <algorithm>

namespace headroom::dax {

using base::Duration;
using base::Instant;

Fleet::Fleet(const Spec& spec, Instant now)
    : spec_(spec), since_(static_cast<std::size_t>(spec.replicationFactor), now), primarySince_(now) {
    settle(since_.size(), now);
}

bool Fleet::lose(std::int64_t lost, Instant now) {
    const std::size_t before = alive();
    const auto all = static_cast<std::int64_t>(since_.size());
    lost_ = lost;
    const auto left = static_cast<std::size_t>(std::max<std::int64_t>(all - lost, 0));
    while (alive() > left) {
        remove(true, now);
        primarySince_ = now + spec_.failoverTime;
    }
    settle(left, now);
    if (before == 0) primarySince_ = now;  // a node that comes alone is the primary at once
    return before > 0 && alive() == 0;
}

void Fleet::resize(std::int64_t nodes, Instant now) {
    while (static_cast<std::int64_t>(since_.size()) > nodes) {
        const std::int64_t hour = base::hours(1).count;
        heldBefore_ += Duration(((now - since_.back()).count + hour - 1) / hour * hour);
        since_.pop_back();
    }
    since_.resize(static_cast<std::size_t>(nodes), now);
    const auto left = static_cast<std::size_t>(std::max<std::int64_t>(nodes - lost_, 0));
    while (alive() > left) remove(false, now);
    settle(left, now);
}

/// Adds nodes until there are as many as wanted.
void Fleet::settle(std::size_t wanted, Instant now) {
    while (alive() < wanted) {
        nodes_.emplace_back(spec_, now);
        nodes_.back().slowDown(slowdown_, now);
    }
}

void Fleet::remove(bool first, Instant now) {
    const Node& gone = first ? nodes_.front() : nodes_.back();
    if (gone.credits()) surplusBefore_ += gone.credits()->charged(now);
    if (first) {
        nodes_.pop_front();
    } else {
        nodes_.pop_back();
    }
}

void Fleet::slowDown(double factor, Instant now) {
    slowdown_ = factor;
    for (Node& node : nodes_) node.slowDown(factor, now);
}

void Fleet::startMeasuring(Instant now) {
    heldBefore_ = surplusBefore_ = Duration(0);
    std::ranges::fill(since_, now);
    for (Node& node : nodes_) node.startMeasuring(now);
}

Duration Fleet::held(Instant now) const {
    Duration all = heldBefore_;
    for (const Instant since : since_) all += now - since;
    return all;
}

Duration Fleet::surplus(Instant now) const {
    Duration all = surplusBefore_;
    for (const Node& node : nodes_) {
        if (node.credits()) all += node.credits()->charged(now);
    }
    return all;
}

}  // namespace headroom::dax
