// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "model/base/sampler.hpp"
#include "model/base/ziggurat.hpp"
#include "model/engine/delay.hpp"
#include "model/services/lambda/function.hpp"

namespace headroom::test {

inline base::Distribution seconds(double length) { return base::Distribution::constant(length); }

/// A function of 1,769 MB without INIT, placement or overhead, whose environments live for ever and whose code computes
/// for a time drawn from `work`.
inline lambda::Spec plainFunction(const base::Distribution& work) {
    lambda::Spec spec;
    spec.runtime = "nodejs22.x";
    spec.memorySize = 1'769;
    spec.timeout = 900;
    spec.init = base::Distribution();
    spec.placement = base::Distribution();
    spec.invokeOverhead = base::Distribution();
    spec.idleLifetime.reset();
    spec.lifetime.reset();
    spec.steps.push_back({lambda::ComputeStep{work}});
    return spec;
}

/// Neither the ten-requests-a-second rule nor the scaling rate.
inline lambda::Quotas unlimitedRates(std::int64_t concurrency = 1'000) {
    lambda::Quotas quotas;
    quotas.concurrentExecutions = concurrency;
    quotas.requestsPerConcurrency.reset();
    quotas.scalingBurst.reset();
    return quotas;
}

/// One account and functions in it, with callers.
class Bed {
public:
    explicit Bed(const lambda::Quotas& quotas = {}, std::uint64_t key = 1, base::Instant begin = {})
        : world(key, begin), scope_(world.scheduler()), account(world, quotas) {}
    ~Bed() { world.scheduler().tearDown(); }

    /// What came of one invocation.
    struct Done {
        base::Instant called;
        base::Instant ended;
        engine::Outcome outcome;
        std::vector<engine::Span> spans;
    };
    using Hook = std::function<void(const Done&)>;

    /// Invokes once, now. Requests that begin before 0 are not measured.
    engine::Process invoke(engine::Service& service, engine::Call call) {
        engine::RequestRef request = newRequest();
        call.draws = base::deriveKey(request->key, 7);
        const base::Instant called = world.now();
        ++offered;
        engine::Task<engine::Outcome> task = service.serve(request, call);
        const engine::Outcome outcome = co_await task;
        ++by[static_cast<std::size_t>(outcome.disposition)];
        if (hook) {
            Done done{called, world.now(), outcome, {}};
            for (const engine::Span& span : request->spans()) {
                if (request->counts(span, 0)) done.spans.push_back(span);
            }
            hook(done);
        }
    }
    /// Invokes at each of these instants, in ascending order.
    engine::Process at(engine::Service& service, std::vector<base::Instant> instants) {
        for (const base::Instant instant : instants) {
            co_await engine::delayUntil(instant, engine::Rank::Normal);
            invoke(service, {}).spawn();
        }
    }
    /// `count` invocations from `from` on, `apart` from each other.
    engine::Process evenly(engine::Service& service, base::Instant from, base::Duration apart, std::int64_t count) {
        for (std::int64_t i = 0; i < count; ++i) {
            co_await engine::delayUntil(from + apart * i, engine::Rank::Normal);
            invoke(service, {}).spawn();
        }
    }
    engine::Process poisson(engine::Service& service, double rate, base::Instant until, std::uint64_t key) {
        base::Stream stream(key);
        for (;;) {
            co_await engine::delay(base::fromSeconds(base::standardExponential(stream) / rate), engine::Rank::Normal);
            if (world.now() >= until) co_return;
            invoke(service, {}).spawn();
        }
    }
    /// One user: an answer, a pause, the next request.
    engine::Process user(engine::Service& service, base::Distribution think, std::uint64_t key) {
        base::Sampler pause(think, key);
        base::Stream stream(key);
        for (;;) {
            engine::RequestRef request = newRequest();
            engine::Call call;
            call.draws = base::deriveKey(request->key, 7);
            ++offered;
            engine::Task<engine::Outcome> task = service.serve(request, call);
            const engine::Outcome outcome = co_await task;
            ++by[static_cast<std::size_t>(outcome.disposition)];
            co_await engine::delay(base::sampleDuration(pause, stream, world.now()), engine::Rank::Normal);
        }
    }
    void runUntil(double at) { world.scheduler().runUntil(base::Instant{base::fromSeconds(at).count}); }

    std::uint64_t count(engine::Disposition disposition) const { return by[static_cast<std::size_t>(disposition)]; }

    engine::World world;

private:
    engine::SchedulerScope scope_;

public:
    lambda::Account account;
    Hook hook;
    std::uint64_t offered = 0;
    std::array<std::uint64_t, engine::kDispositions> by{};
    std::uint32_t workload = 0;  ///< whose the requests are from now on

private:
    engine::RequestRef newRequest() {
        engine::RequestRef request = world.requests().acquire();
        request->key = base::deriveKey(world.key(), offered);
        request->number = offered;
        request->workload = workload;
        request->began = world.now();
        request->measured = world.now() >= base::Instant{};
        return request;
    }
};

inline double figure(const engine::ResourceReport& report, const std::string& name) {
    for (const engine::Figure& one : report.figures) {
        if (one.name == name) return one.value;
    }
    return -1.0;
}

inline base::Granules granules(const engine::ResourceReport& report, const std::string& usageType) {
    for (const base::MeterReading& reading : report.readings) {
        if (reading.usageType == usageType) return reading.granules;
    }
    return -1;
}

}  // namespace headroom::test
