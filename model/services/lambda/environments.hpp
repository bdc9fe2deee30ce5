// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/base/meter.hpp"
#include "model/base/sampler.hpp"
#include "model/base/units.hpp"
#include "model/engine/service.hpp"
#include "model/engine/slab.hpp"
#include "model/platform/client/retry.hpp"
#include "model/services/lambda/cursor.hpp"
#include "model/services/lambda/spec.hpp"

namespace headroom::lambda {

/// Which invocations an environment serves.
enum class Pool : std::uint8_t {
    OnDemand,     ///< of the version that traffic goes to, made when needed
    Latest,       ///< of $LATEST, where other traffic goes to an alias; made when needed
    Provisioned,  ///< made ahead and kept
};
inline constexpr std::size_t kPools = 3;

/// INIT that no caller waited for.
struct InitAhead {
    std::uint64_t count = 0;
    base::Granules billedMilliseconds = 0;  ///< each rounded up
};

/// One execution environment: serves one invocation at a time and remembers what a warm process remembers.
struct alignas(64) Environment {
    static constexpr bool kFetchedAhead = true;  ///< @see engine::PromiseBase

    // What every invocation touches fills a cache line: with thousands of environments each further one is a miss.
    Doing doing;             ///< of the present execution
    base::Instant retireAt;  ///< not used again from then on
    base::Instant idleSince;
    Environment* next = nullptr;  ///< in the stack of idle ones (the less recently used) or the free list
    bool needsInit : 1 = true;
    bool suppressedInit : 1 = false;    ///< of a reset: INIT runs within the next invocation
    bool initialisedAhead : 1 = false;  ///< by Lambda, before its first invocation came
    bool isFresh : 1 = false;           ///< its next execution is the first in its process: see firstRun
    bool alive : 1 = false;
    bool idle : 1 = false;
    bool waits : 1 = false;         ///< the present invocation waits for placement and INIT
    bool failsToStart : 1 = false;  ///< its RESTORE overran
    bool starts = false;            ///< `start` says something of the present invocation
    Pool pool = Pool::OnDemand;
    std::uint32_t idlePeriods = 0;
    Cursor cursor;                             ///< where the present execution is
    std::array<client::RetryQuota, 2> quotas;  ///< of its SDK clients, by client::Target
    base::Duration firstRun;                   ///< what the first execution in its process takes longer
    std::uint64_t connections = 0;             ///< bit of each target it has called

    std::uint64_t number = 0;  ///< counts a function's environments from 0
    std::uint64_t key = 0;     ///< of its own draws, whatever requests it serves
    base::Instant created;
    base::Duration placement;  ///< until INIT begins, on its first invocation
    base::Duration init;       ///< of the INIT (or RESTORE) that its next invocation pays
    std::uint32_t resets = 0;
    engine::Flow flow;  ///< of the present execution's answer, where that is a stream and has begun
    /// What getting ready for the present invocation takes.
    struct Start {
        base::Duration billedInit;  ///< INIT or RESTORE
        base::Duration initAgain;   ///< within the execution
        base::Duration initLength;
    };
    Start start;
    /// What its code asks of a service. Here, not in the frame of the code: there it would take room of all.
    struct Asking {
        engine::Call call;
        std::optional<engine::Outcome> answered;  ///< of a first attempt that failed
    };
    Asking asking;
};

/// A function's environments: the idle ones of each pool in a stack by last use, so that choosing the most recently
/// used one, keeping it and creating one are O(1). An idle environment that has expired is found when the stack gets
/// down to it; because one is only created on demand when the stack is empty, there are never more records than were
/// ever busy at once in each pool. Provisioned ones do not expire: past their lifetime they are renewed, found
/// likewise.
class Environments {
public:
    /// `spec` must pass check(); `key` is the function's own.
    Environments(const Spec& spec, std::uint64_t key, base::Instant now);
    Environments(const Environments&) = delete;
    Environments& operator=(const Environments&) = delete;
    ~Environments();

    /// The most recently used environment that is still alive, left where it is; nothing when all are busy or gone.
    Environment* findWarm(base::Instant now, Pool pool = Pool::OnDemand);
    /// Takes what findWarm() has just returned.
    void take(Environment& environment);
    /// A new one, busy, with its INIT to be paid. Requires findWarm() == nullptr.
    Environment& create(base::Instant now, Pool pool = Pool::OnDemand);
    /// That many more provisioned environments, initialised and idle. Returns how many of them are busy ones that
    /// withdraw() had given up.
    std::int64_t provision(std::int64_t count, base::Instant now);
    /// That many fewer: idle ones go at once, busy ones after their invocation. Returns how many went at once.
    std::int64_t withdraw(std::int64_t count, base::Instant now);
    /// What provisioned environments spent in INIT from startMeasuring() to `end` (not before the present).
    InitAhead initAhead(base::Instant end) const;
    /// The invocation is over: idle from now on, or gone when past its lifetime. True for one that withdraw() gave up.
    bool release(Environment& environment, base::Instant now);
    /// A crash or timeout: the process ends, and INIT runs again within its next invocation; before it where the
    /// environment never came up (`failedToStart`: a RESTORE that took too long).
    void reset(Environment& environment, base::Instant now, bool failedToStart = false);

    /// New code is deployed: none of them is used again; busy ones end with their invocation. Provisioned ones are
    /// initialised with the new code before traffic goes there.
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
    Environment*& top(Pool pool) { return lastUsed_[static_cast<std::size_t>(pool)]; }
    void push(Environment& environment);
    base::Duration drawInit(const Environment& environment, std::uint64_t key, base::Instant now);
    /// From now on its process is a new one.
    void runFirst(Environment& environment, std::uint64_t key, base::Instant now) const;
    /// The environment's successors up to `until`, each initialised when the one before reached its lifetime.
    void renew(Environment& environment, base::Instant until, InitAhead& into) const;
    void sweep(Pool pool, base::Instant now);
    /// Whether an idle environment is still there.
    bool stays(const Environment& environment, base::Instant now) const;
    void end(Environment& environment, base::Instant at);
    base::Duration measured(const Environment& environment, base::Instant end) const;

    std::uint64_t key_;
    base::Sampler placement_;
    mutable base::Sampler init_;
    std::optional<base::Sampler> restore_;  ///< instead of INIT, with SnapStart
    std::optional<base::Sampler> vpcPlacement_;
    mutable std::optional<base::Sampler> firstRun_;
    double proactive_;
    mutable std::optional<base::Sampler> idleLifetime_;  ///< a draw depends on its key and instant alone
    base::Duration shortestIdle_;                        ///< none goes sooner
    mutable std::optional<base::Sampler> lifetime_;
    engine::SlabMemory memory_;
    std::vector<Environment*> all_;  ///< in the order they were made, in memory_
    std::array<Environment*, kPools> lastUsed_{};
    std::int64_t excess_ = 0;  ///< busy provisioned ones that are not wanted any more
    InitAhead ahead_;
    Environment* free_ = nullptr;
    std::uint64_t created_ = 0;
    std::int64_t count_ = 0;
    std::int64_t peak_ = 0;
    base::Instant measuredFrom_;
    __extension__ __int128 lived_ = 0;  ///< ns, of those that are gone
};

}  // namespace headroom::lambda
