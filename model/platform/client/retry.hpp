// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "model/base/units.hpp"
#include "model/engine/service.hpp"
#include "model/engine/timeout.hpp"
#include "model/engine/world.hpp"
#include "model/platform/client/retry_policy.hpp"
#include "model/platform/client/send_rate.hpp"

namespace headroom::client {

/// The wait before retry number `retry` (from 0) after an error: min(longest, base x 2^retry), times a uniform draw if
/// the policy jitters.
base::Duration backOff(const RetryPolicy& policy, engine::ErrorKind error, std::int32_t retry, base::Stream& stream);

/// A client's retry quota: retries stop while it is empty. One a client (an environment, a workload's caller).
class RetryQuota {
public:
    RetryQuota() = default;
    RetryQuota(const RetryQuota& other) : tokens_(other.tokens_) {
        if (other.sendRate_ != nullptr) sendRate_ = std::make_unique<SendRate>(*other.sendRate_);
    }
    RetryQuota(RetryQuota&&) noexcept = default;
    RetryQuota& operator=(const RetryQuota& other) { return *this = RetryQuota(other); }
    RetryQuota& operator=(RetryQuota&&) noexcept = default;
    ~RetryQuota() = default;

    /// Whether a retry of that cost may go ahead; takes the tokens if so.
    bool take(std::int32_t cost);
    /// A call succeeded: returns what its last retry cost, or one token when it needed none.
    void succeeded(std::int32_t lastCost);
    std::int32_t tokens() const { return tokens_; }
    /// The client's own limit in adaptive mode; it begins with the first call.
    SendRate& sendRate(base::Instant now) {
        if (sendRate_ == nullptr) sendRate_ = std::make_unique<SendRate>(now);
        return *sendRate_;
    }

private:
    static constexpr std::int32_t kCapacity = 500;  // AWS SDKs reference, "Retry behavior", 2026
    std::int32_t tokens_ = kCapacity;
    std::unique_ptr<SendRate> sendRate_;
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
