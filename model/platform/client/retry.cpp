// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/platform/client/retry.hpp"

#include <algorithm>

#include "model/engine/delay.hpp"
#include "model/platform/client/patience.hpp"

namespace headroom::client {

namespace {

using base::milliseconds;
using base::seconds;
using engine::ErrorKind;

constexpr std::uint64_t kAttemptBranch = 0x7265'7472'7900'0000ULL;  // "retry": no step of a callee derives from it
constexpr std::uint64_t kBackOffBranch = 0x6261'636b'6f66'6600ULL;  // "backoff"

constexpr base::Duration kLongestBackOff = seconds(20);  // all modes; AWS SDKs reference, "Retry behavior", 2026

// AWS SDKs and Tools Reference Guide, "Retry behavior", read 2026: 3 attempts, DynamoDB 4; 50 ms, DynamoDB 25 ms;
// throttling 1,000 ms; a retry takes 14 tokens, after a throttle 5. A timeout is a transient error like any other.
RetryPolicy policy2026(Target target) {
    const bool table = target == Target::DynamoDb;
    const base::Duration first = milliseconds(table ? 25 : 50);
    return {RetryMode::V2026, table ? 4 : 3, first, seconds(1), kLongestBackOff, true, 14, 5, 14};
}

// botocore retries/standard.py and retries/quota.py, develop branch, read 2026: 3 attempts, rand x min(2^i, 20) s for
// every error and service; 5 tokens a retry, 10 after a timeout. The AWS SDK for JavaScript v3 begins at 100 ms, after
// a throttle at 500 ms (constants of its middleware-retry; the SDKs reference's page before 2026).
RetryPolicy policyStandard(Sdk sdk) {
    const bool javaScript = sdk == Sdk::JavaScript;
    return {RetryMode::Standard,
            3,
            javaScript ? milliseconds(100) : seconds(1),
            javaScript ? milliseconds(500) : seconds(1),
            kLongestBackOff,
            true,
            5,
            5,
            10};
}

RetryPolicy policyAdaptive(Sdk sdk) {
    RetryPolicy policy = policyStandard(sdk);
    policy.mode = RetryMode::Adaptive;
    policy.limitsRate = true;
    return policy;
}

// From memory, no source at hand: botocore's legacy mode makes 5 attempts, rand x 2^i s; for DynamoDB the SDKs made 10
// retries from 50 ms (Java 1: 25 ms). There was no quota.
RetryPolicy policyLegacy(Target target) {
    const bool table = target == Target::DynamoDb;
    const base::Duration first = table ? milliseconds(50) : seconds(1);
    return {RetryMode::Legacy, table ? 11 : 5, first, first, kLongestBackOff, true, 0, 0, 0};
}

std::int32_t costOf(const RetryPolicy& policy, ErrorKind error) {
    switch (error) {
        case ErrorKind::Throttling:
            return policy.throttlingCost;
        case ErrorKind::Timeout:
            return policy.timeoutCost;
        case ErrorKind::Transient:
        case ErrorKind::Permanent:
        case ErrorKind::None:
            break;
    }
    return policy.transientCost;
}

bool isRetriable(ErrorKind error) { return error != ErrorKind::None && error != ErrorKind::Permanent; }

engine::Outcome timedOut() {
    return {.disposition = engine::Disposition::TimedOut, .error = ErrorKind::Timeout, .status = 0};
}

void countAttempt(const Route& route, engine::Request& request) {
    if (route.measuredAttempts == nullptr) return;
    ++request.attempts;
    if (request.measured) ++*route.measuredAttempts;
}

}  // namespace

RetryPolicy policyOf(RetryMode mode, Target target, Sdk sdk) {
    switch (mode) {
        case RetryMode::V2026:
            return policy2026(target);
        case RetryMode::Standard:
            return policyStandard(sdk);
        case RetryMode::Legacy:
            return policyLegacy(target);
        case RetryMode::Adaptive:
            return policyAdaptive(sdk);
        case RetryMode::Off:
            break;
    }
    return {};
}

base::Duration backOff(const RetryPolicy& policy, ErrorKind error, std::int32_t retry, base::Stream& stream) {
    base::Duration wait = error == ErrorKind::Throttling ? policy.throttlingBase : policy.transientBase;
    for (std::int32_t i = 0; i < retry && wait < policy.longest; ++i) wait += wait;
    wait = std::min(wait, policy.longest);
    return policy.fullJitter ? base::fromSeconds(base::toSeconds(wait) * stream.uniformOpen()) : wait;
}

bool RetryQuota::take(std::int32_t cost) {
    if (tokens_ < cost) return false;
    tokens_ -= cost;
    return true;
}

void RetryQuota::succeeded(std::int32_t lastCost) { tokens_ = std::min(tokens_ + std::max(lastCost, 1), kCapacity); }

std::uint64_t attemptDraws(std::uint64_t draws, std::int32_t attempt) {
    return attempt == 0 ? draws : base::deriveKey(draws, kAttemptBranch + static_cast<std::uint64_t>(attempt));
}

engine::Task<engine::Outcome> callWithRetries(const Route& route, engine::RequestRef request, engine::Call call,
                                              RetryQuota& quota, std::optional<engine::Outcome> first) {
    const std::uint64_t draws = call.draws;
    std::int32_t lastCost = 0;
    for (std::int32_t attempt = 0;; ++attempt) {
        call.draws = attemptDraws(draws, attempt);
        call.token = route.timeout == nullptr ? 0 : draws;
        engine::Outcome outcome;
        if (route.policy.limitsRate) {
            const base::Instant from = engine::Scheduler::current().now();
            const base::Duration wait = quota.sendRate(from).acquire(from);
            if (wait.count > 0) {
                co_await engine::delay(wait);
                request->record(route.hop, engine::Cause::BackOff, from, engine::Scheduler::current().now(),
                                call.branch);
            }
        }
        if (attempt == 0 && first) {
            outcome = *first;
        } else if (route.timeout == nullptr) {
            countAttempt(route, *request);
            engine::Independent<engine::Outcome> callee(route.target->serve(request, call));
            outcome = co_await callee;
        } else {
            countAttempt(route, *request);
            const Patience patience(*request, call.branch, engine::Scheduler::current().now());
            engine::Call timed = call;
            timed.branch = patience.branch();
            engine::WithTimeout<engine::Outcome> callee(*route.timeout, route.target->serve(request, timed),
                                                        engine::OnTimeout::Abandon);
            const std::optional<engine::Outcome> answer = co_await callee;
            if (!answer) patience.end(*request, route.hop, engine::Scheduler::current().now());
            outcome = answer.value_or(timedOut());
        }
        if (route.policy.limitsRate) {
            const base::Instant now = engine::Scheduler::current().now();
            quota.sendRate(now).answered(outcome.error == ErrorKind::Throttling, now);
        }
        if (outcome.ok()) {
            quota.succeeded(lastCost);
            co_return outcome;
        }
        const std::int32_t cost = costOf(route.policy, outcome.error);
        if (!isRetriable(outcome.error) || attempt + 1 >= route.policy.attempts || !quota.take(cost)) co_return outcome;
        lastCost = cost;
        base::Stream stream(base::deriveKey(attemptDraws(draws, attempt + 1), kBackOffBranch));
        const base::Instant from = engine::Scheduler::current().now();
        co_await engine::delay(backOff(route.policy, outcome.error, attempt, stream));
        request->record(route.hop, engine::Cause::BackOff, from, engine::Scheduler::current().now(), call.branch);
    }
}

}  // namespace headroom::client
