// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "model/base/random.hpp"
#include "model/base/units.hpp"
#include "model/engine/flow.hpp"

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
    std::uint8_t unheard = 0;  ///< the nearest branch above this work that its caller had given up by then; 0: none
};

/// One logical request of a workload, from its first attempt to the last work done for it. Lives in the world's pool
/// and is counted by RequestRef, because work abandoned by its caller still needs it.
class alignas(64) Request {
public:
    static constexpr std::size_t kMaxSpans = 32;
    static constexpr std::size_t kMaxBranches = 64;
    /// A branch for work that explains nothing: see newBranches().
    static constexpr std::uint8_t kMuted = kMaxBranches - 1;

    std::uint64_t key = 0;     ///< of (seed, replication, workload, number); see base::deriveKey
    std::uint64_t number = 0;  ///< counts the workload's requests from 0
    std::uint32_t workload = 0;
    std::uint32_t attempts = 0;
    base::Instant began;
    bool measured = false;  ///< began at or after Start: counts in every figure

    /// Spans recorded so far. When all kMaxSpans are used, further time is added to the last span of the same hop and
    /// cause, else to the last one (what nobody hears is dropped instead, and what goes on side by side: how much of it
    /// explains anything is not known yet).
    std::span<const Span> spans() const { return {spans_.data(), spanCount_}; }

    /// Notes time spent. Zero lengths are not kept.
    void record(HopId hop, Cause cause, base::Instant from, base::Instant to, std::uint8_t branch) {
        if (to <= from) return;
        const std::uint8_t unheard = abandoned_ == 0 ? std::uint8_t{0} : givenUp(branch);
        if (spanCount_ == kMaxSpans) return merge({from, to - from, hop, cause, branch, unheard});
        // Field by field: a copy of what has just been written in pieces waits for the pieces.
        Span& span = spans_[spanCount_++];
        span.start = from;
        span.length = to - from;
        span.hop = hop;
        span.cause = cause;
        span.branch = branch;
        span.unheard = unheard;
    }

    /// A new branch of work under `parent`, for a call that its caller may abandon. When all are used, `parent` itself.
    std::uint8_t newBranch(std::uint8_t parent) {
        if (branchCount_ == kMuted) return parent;
        setParent(branchCount_, parent);
        return branchCount_++;
    }
    /// What the branch (not 0) and all under it do from now on is not part of the latency of whoever is above it.
    void abandon(std::uint8_t branch) { abandoned_ |= 1ULL << branch; }
    /// Whether the caller of the work on that very branch has walked away.
    bool isAbandoned(std::uint8_t branch) const { return (abandoned_ >> branch & 1ULL) != 0; }

    /// `count` branches under `parent` for work that goes on side by side, in a row; returns the first. In the end one
    /// of them explains the time that all took together (see mute()). kMuted for all of them when too few are left.
    std::uint8_t newBranches(std::uint8_t parent, std::size_t count);
    /// The branch does not explain the time it took, because one beside it does: nothing it has recorded since span
    /// number `from`, and nothing it will, is part of the latency of whoever is above it.
    void mute(std::uint8_t branch, std::size_t from);
    /// The sum of what has been recorded on the branch since span number `from`, and is part of its own latency.
    base::Duration explained(std::uint8_t branch, std::size_t from) const;
    /// Whether a caller of the work on the branch, or of what asked for it, has walked away.
    bool isUnheard(std::uint8_t branch) const { return abandoned_ != 0 && givenUp(branch) != 0; }

    /// No more spans are kept one by one.
    bool full() const { return spanCount_ == kMaxSpans; }

    /// Whether any branch was given up: if not, every span counts at the top.
    bool anyGivenUp() const { return abandoned_ != 0; }

    /// Whether the span's time is part of the latency of the work on `branch`: done there or below, and not unheard.
    bool counts(const Span& span, std::uint8_t branch) const {
        if (branch == 0) return span.unheard == 0;
        return isUnder(span.branch, branch) && (span.unheard == branch || !isUnder(span.unheard, branch));
    }

private:
    friend class RequestPool;
    friend class RequestRef;

    std::uint8_t parentOf(std::uint8_t branch) const {
        return (deep_ >> branch & 1ULL) == 0 ? std::uint8_t{0} : parents_[branch];
    }
    void setParent(std::uint8_t branch, std::uint8_t parent) {
        if (parent == 0) return;
        deep_ |= 1ULL << branch;
        parents_[branch] = parent;
    }
    std::uint8_t givenUp(std::uint8_t branch) const;
    bool isUnder(std::uint8_t branch, std::uint8_t top) const;
    bool isBeside(std::uint8_t branch) const;
    void merge(const Span& span);
    void restart();

    // What every request touches lies together, what few touch comes last: with thousands in flight each further cache
    // line is a miss.
    std::uint8_t branchCount_ = 1;
    std::uint8_t spanCount_ = 0;
    bool anyBeside_ = false;
    std::uint32_t references_ = 0;
    std::uint64_t abandoned_ = 0;
    std::uint64_t deep_ = 0;  ///< branches whose parent is another than 0
    union {
        class RequestPool* pool_;  ///< of one that is held
        Request* nextFree_;        ///< of one that nobody holds
    };
    std::array<Span, kMaxSpans> spans_;
    std::array<std::uint8_t, kMaxBranches> parents_;  ///< of the branches in deep_
    std::uint64_t beside_ = 0;                        ///< branches that newBranches() made; where anyBeside_

public:
    /// The streamed answer that was last begun for a caller who listened: what there is of it when the caller cuts it.
    Flow flow;
};

}  // namespace headroom::engine
