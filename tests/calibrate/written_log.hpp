// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "model/base/sampler.hpp"
#include "model/engine/delay.hpp"
#include "model/workload/traffic.hpp"

namespace headroom::test {

/// Plays a function behind a gateway: every request that a workload sends it stands in the function's log, in the
/// gateway's, and among the uses of keys.
class LogWriter final : public engine::Service {
public:
    LogWriter(engine::World& world, const base::Distribution& durations)
        : world_(world), durations_(durations, world.keyOf("durations")) {}

    engine::Task<engine::Outcome> serve(engine::RequestRef, engine::Call call) override {
        base::Stream stream(call.draws);
        const double seconds = durations_(stream, world_.now());
        write(seconds);
        ++uses_[call.item];
        auto work = engine::delay(base::durationFromDraw(seconds));
        co_await work;
        co_return engine::Outcome{};
    }
    engine::ResourceReport report(base::Duration) const override { return {}; }

    std::string reports;  ///< REPORT lines
    std::string access;   ///< of the gateway, from midnight of 2026-01-05

    /// Uses of the most used keys, `listed` of them.
    double mostUsed(std::size_t listed) const {
        std::vector<double> counts;
        for (const auto& [key, count] : uses_) counts.push_back(count);
        std::ranges::sort(counts, std::greater<>());
        double sum = 0.0;
        for (std::size_t i = 0; i < std::min(listed, counts.size()); ++i) sum += counts[i];
        return sum;
    }
    double all() const {
        double sum = 0.0;
        for (const auto& [key, count] : uses_) sum += count;
        return sum;
    }

private:
    void write(double seconds) {
        std::array<char, 256> line{};
        std::snprintf(line.data(), line.size(),
                      "REPORT RequestId: 3897a7c2\tDuration: %.2f ms\tBilled Duration: %.0f ms\tMemory Size: 512 "
                      "MB\tMax Memory Used: 88 MB\t\n",
                      seconds * 1e3, std::ceil(seconds * 1e3));
        reports += line.data();
        const std::int64_t at = 1767571200LL * 1000 + world_.now().ns / 1'000'000;
        std::snprintf(line.data(), line.size(),
                      "{ \"requestTimeEpoch\":\"%lld\", \"routeKey\":\"GET /a\", \"status\":\"200\", "
                      "\"responseLength\":\"512\" }\n",
                      static_cast<long long>(at));
        access += line.data();
    }

    engine::World& world_;
    base::Sampler durations_;
    std::map<std::uint64_t, double> uses_;
};

/// What such a log holds of a workload over that time.
struct WrittenLog {
    WrittenLog(const workload::TrafficSpec& spec, const base::Distribution& durations, base::Duration length,
               std::uint64_t seed)
        : world(seed, base::Instant{}),
          scope(world.scheduler()),
          log(world, durations),
          traffic(world, spec, std::vector<workload::Ask>(spec.mix.size()), log, client::Target::General,
                  base::Instant{} + length) {
        traffic.start();
        world.scheduler().runUntil(base::Instant{} + length);
    }
    ~WrittenLog() { world.scheduler().tearDown(); }
    WrittenLog(const WrittenLog&) = delete;
    WrittenLog& operator=(const WrittenLog&) = delete;

    engine::World world;
    engine::SchedulerScope scope;
    LogWriter log;
    workload::Traffic traffic;
};

}  // namespace headroom::test
