// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "model/base/units.hpp"
#include "model/engine/service.hpp"
#include "model/engine/timeout.hpp"
#include "model/engine/world.hpp"

namespace headroom::client {

/// Retry modes of AWS SDKs (AWS SDKs and Tools Reference Guide, "Retry behavior", 2026). "Adaptive", which is Standard
/// plus a rate limit of the client's own, is not modelled: who reads a scenario refuses it.
enum class RetryMode : std::uint8_t {
    V2026,     ///< the new standard mode, AWS_NEW_RETRIES_2026=true, default from November 2026
    Standard,  ///< standard mode before 2026
    Legacy,    ///< what SDKs did before they had modes; numbers partly from memory, see retry.cpp
    Off,       ///< one attempt
};

/// What kind of service is called: the SDKs treat DynamoDB apart.
enum class Target : std::uint8_t { General, DynamoDb };

/// Whose SDK: they differ in the standard mode before 2026.
enum class Sdk : std::uint8_t { Boto, JavaScript };

/// The numbers behind a mode for one kind of target.
struct RetryPolicy {
    RetryMode mode = RetryMode::Off;
    std::int32_t attempts = 1;       ///< at most, the first included
    base::Duration transientBase;    ///< back-off before the first retry after a transient error
    base::Duration throttlingBase;   ///< and after a throttle
    base::Duration longest;          ///< cap of a back-off
    bool fullJitter = true;          ///< uniform in (0, back-off)
    std::int32_t transientCost = 0;  ///< quota tokens a retry takes
    std::int32_t throttlingCost = 0;
    std::int32_t timeoutCost = 0;

    bool operator==(const RetryPolicy&) const = default;
};

/// The policy of a mode. @see retry.cpp for the numbers and their sources.
RetryPolicy policyOf(RetryMode mode, Target target, Sdk sdk = Sdk::Boto);

/// The wait before retry number `retry` (from 0) after an error: min(longest, base x 2^retry), times a uniform draw if
/// the policy jitters.
base::Duration backOff(const RetryPolicy& policy, engine::ErrorKind error, std::int32_t retry, base::Stream& stream);

/// A client's retry quota: retries stop while it is empty. One a client (an environment, a workload's caller).
class RetryQuota {
public:
    /// Whether a retry of that cost may go ahead; takes the tokens if so.
    bool take(std::int32_t cost);
    /// A call succeeded: returns what its last retry cost, or one token when it needed none.
    void succeeded(std::int32_t lastCost);
    std::int32_t tokens() const { return tokens_; }

private:
    static constexpr std::int32_t kCapacity = 500;  // AWS SDKs reference, "Retry behavior", 2026
    std::int32_t tokens_ = kCapacity;
};

/// One prepared outgoing call: whom, how patiently, and where its time is booked.
struct Route {
    engine::Service* target = nullptr;
    RetryPolicy policy;
    engine::HopId hop = engine::kNoHop;         ///< for back-off, and for the time lost on an attempt given up
    engine::TimeoutLane* timeout = nullptr;     ///< of one attempt; none: waits for ever
    std::uint64_t* measuredAttempts = nullptr;  ///< of a workload: counts the attempts of its measured requests
};

/// The key of attempt `attempt`'s draws: `draws` itself for the first, so that designs that differ in retries alone
/// give the first attempt the same work.
std::uint64_t attemptDraws(std::uint64_t draws, std::int32_t attempt);

/// Calls with the route's retries. Attempts count in `request->attempts` when the route is a workload's (it has
/// `measuredAttempts`). An attempt that times out is abandoned: the callee goes on. `route` and `quota` must outlive
/// the call. `first`: the answer of a first attempt that the caller has made itself, which spares a call that succeeds
/// at once a coroutine of its own.
engine::Task<engine::Outcome> callWithRetries(const Route& route, engine::RequestRef request, engine::Call call,
                                              RetryQuota& quota, std::optional<engine::Outcome> first = {});

}  // namespace headroom::client
