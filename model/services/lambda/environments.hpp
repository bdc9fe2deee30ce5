// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>

#include "model/base/sampler.hpp"
#include "model/base/units.hpp"
#include "model/engine/request.hpp"
#include "model/platform/client/retry.hpp"
#include "model/services/lambda/cursor.hpp"
#include "model/services/lambda/spec.hpp"

namespace headroom::lambda {

/// One execution environment: serves one invocation at a time and remembers what a warm process remembers.
struct Environment {
    std::uint64_t number = 0;  ///< counts a function's environments from 0
    std::uint64_t key = 0;     ///< of its own draws, whatever requests it serves
    base::Instant created;
    base::Instant retireAt;  ///< not used again from then on
    base::Instant idleSince;
    base::Duration placement;  ///< until INIT begins, on its first invocation
    base::Duration init;       ///< of the INIT that its next invocation pays
    bool needsInit = true;
    bool alive = false;
    bool idle = false;
    std::uint32_t idlePeriods = 0;
    std::uint32_t resets = 0;
    std::uint64_t connections = 0;                 ///< bit of each target it has called
    std::array<client::RetryQuota, 2> quotas;      ///< of its SDK clients, by client::Target
    Cursor cursor;                                 ///< where the present execution is
    engine::Cause doing = engine::Cause::Compute;  ///< what it has been at
    base::Instant doingSince;
    Environment* next = nullptr;  ///< in the stack of idle ones (the less recently used) or the free list
};

/// A function's environments: the idle ones in a stack by last use, so that choosing the most recently used one,
/// keeping it and creating one are O(1). An idle environment that has expired is found when the stack gets down to it;
/// because one is only created when the stack is empty, there are never more records than were ever busy at once.
class Environments {
public:
    /// `spec` must pass check(); `key` is the function's own.
    Environments(const Spec& spec, std::uint64_t key, base::Instant now);

    /// The most recently used environment that is still alive, left where it is; nothing when all are busy or gone.
    Environment* findWarm(base::Instant now);
    /// Takes what findWarm() has just returned.
    void take(Environment& environment);
    /// A new one, busy, with its INIT to be paid. Requires findWarm() == nullptr.
    Environment& create(base::Instant now);
    /// The invocation is over: idle from now on, or gone when past its lifetime.
    void release(Environment& environment, base::Instant now);
    /// A crash or timeout: the process ends, its next invocation pays INIT again (but no placement).
    void reset(Environment& environment, base::Instant now);

    /// New code is deployed: none of them is used again; busy ones end with their invocation.
    void retireAll(base::Instant now);

    /// When an idle environment goes. Drawn when somebody asks: nearly all are used again long before.
    base::Instant goneAt(const Environment& environment) const;

    void startMeasuring(base::Instant now);
    /// Time average of all environments, busy and idle, from startMeasuring() to `end` (not before the present).
    double mean(base::Duration window, base::Instant end) const;
    /// Most environments at once since startMeasuring(), and now (those that have expired unnoticed included).
    std::int64_t peak() const { return peak_; }
    std::int64_t count() const { return count_; }

private:
    /// Whether an idle environment is still there.
    bool stays(const Environment& environment, base::Instant now) const;
    void end(Environment& environment, base::Instant at);
    base::Duration measured(const Environment& environment, base::Instant end) const;

    std::uint64_t key_;
    base::Sampler placement_;
    base::Sampler init_;
    mutable std::optional<base::Sampler> idleLifetime_;  ///< a draw depends on its key and instant alone
    base::Duration shortestIdle_;                        ///< none goes sooner
    std::optional<base::Sampler> lifetime_;
    std::deque<Environment> all_;
    Environment* lastUsed_ = nullptr;
    Environment* free_ = nullptr;
    std::uint64_t created_ = 0;
    std::int64_t count_ = 0;
    std::int64_t peak_ = 0;
    base::Instant measuredFrom_;
    __extension__ __int128 lived_ = 0;  ///< ns, of those that are gone
};

}  // namespace headroom::lambda
