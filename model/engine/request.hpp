// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "model/base/random.hpp"
#include "model/base/units.hpp"

namespace headroom::engine {

/// Why time passed on a hop.
enum class Cause : std::uint8_t {
    Overhead,    ///< the gateway's own work
    Compute,     ///< the function's code
    Init,        ///< INIT or RESTORE of an environment
    Placement,   ///< what a caller sees of a cold start beyond INIT
    Waiting,     ///< a Wait step, a queue, a slot that is not free
    BackOff,     ///< between two attempts
    Downstream,  ///< inside a called service
};
inline constexpr std::size_t kCauses = 7;

/// A place where time is spent: a resource, or a resource and operation ("Views.PutItem").
using HopId = std::uint16_t;
inline constexpr HopId kNoHop = 0xffff;

/// One stretch of a request's life.
struct Span {
    base::Instant start;
    base::Duration length;
    HopId hop = kNoHop;
    Cause cause = Cause::Compute;
    std::uint8_t branch = 0;
};

/// One logical request of a workload, from its first attempt to the last work done for it. Lives in the world's pool
/// and is counted by RequestRef, because work abandoned by its caller still needs it.
class Request {
public:
    static constexpr std::size_t kMaxSpans = 32;
    static constexpr std::size_t kMaxBranches = 64;

    std::uint64_t key = 0;      ///< of (seed, replication, workload, number); see base::deriveKey
    std::uint64_t number = 0;   ///< counts the workload's requests from 0
    std::uint32_t workload = 0;
    std::uint32_t attempts = 0;
    bool measured = false;      ///< began at or after Start: counts in every figure
    base::Instant began;

    /// Spans recorded so far. When all kMaxSpans are used, further time is added to the last span of the same hop and
    /// cause, else to the last one.
    std::span<const Span> spans() const { return {spans_.data(), spanCount_}; }

    /// Notes time spent, unless the caller on whose behalf it was spent has walked away. Zero lengths are not kept.
    void record(HopId hop, Cause cause, base::Instant from, base::Instant to, std::uint8_t branch) {
        if (to <= from || (abandoned_ != 0 && isAbandoned(branch))) return;
        if (spanCount_ == kMaxSpans) {
            merge(hop, cause, to - from);
            return;
        }
        spans_[spanCount_++] = Span{from, to - from, hop, cause, branch};
    }

    /// A new branch of work under `parent`, for a call that its caller may abandon. When all are used, `parent` itself.
    std::uint8_t newBranch(std::uint8_t parent) {
        if (branchCount_ == kMaxBranches) return parent;
        parents_[branchCount_] = parent;
        return branchCount_++;
    }
    /// What the branch and all under it do from now on is not part of the request's latency.
    void abandon(std::uint8_t branch) { abandoned_ |= 1ULL << branch; }

private:
    friend class RequestPool;
    friend class RequestRef;

    bool isAbandoned(std::uint8_t branch) const;
    void merge(HopId hop, Cause cause, base::Duration length);
    void restart();

    // What every request touches lies together, what few touch comes last: with thousands in flight each further cache
    // line is a miss.
    std::uint32_t references_ = 0;
    std::uint16_t spanCount_ = 0;
    std::uint8_t branchCount_ = 1;
    std::uint64_t abandoned_ = 0;
    class RequestPool* pool_ = nullptr;
    Request* nextFree_ = nullptr;
    std::array<Span, kMaxSpans> spans_;
    std::array<std::uint8_t, kMaxBranches> parents_{};
};

}  // namespace headroom::engine
