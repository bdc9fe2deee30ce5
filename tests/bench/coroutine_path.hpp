// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility>

#include "model/engine/delay.hpp"
#include "model/engine/service.hpp"
#include "model/engine/task.hpp"
#include "tests/bench/path.hpp"

namespace headroom::bench {

using engine::Call;
using engine::Cause;
using engine::Outcome;
using engine::RequestRef;
using engine::Task;

inline Outcome throttled() {
    return {.disposition = engine::Disposition::Throttled, .error = engine::ErrorKind::Throttling, .status = 429};
}

class PathTable final : public engine::Service {
public:
    explicit PathTable(PathState& path) : path_(path) {}
    Task<Outcome> serve(RequestRef request, Call call) override {
        const base::Instant began = path_.world.now();
        if (!path_.tableBucket.take(1, began)) {
            ++path_.figures.throttled;
            co_return throttled();
        }
        co_await engine::delay(path_.delays.draw(Step::Table, call.draws, began));
        const base::Instant now = path_.world.now();
        request->record(path_.figures.tableHop, Cause::Downstream, began, now, call.branch);
        path_.figures.tableLatency.record(now - began);
        path_.figures.consumed.add(1.0);
        co_return Outcome{};
    }
    engine::ResourceReport report(base::Duration) const override { return {}; }

private:
    PathState& path_;
};

class PathFunction final : public engine::Service {
public:
    PathFunction(PathState& path, engine::Service& table) : path_(path), table_(table) {}
    Task<Outcome> serve(RequestRef request, Call call) override {
        Figures& figures = path_.figures;
        const base::Instant arrived = path_.world.now();
        figures.invocations.add(1.0);
        figures.concurrency.change(1, arrived);
        if (!path_.warm.take(arrived)) {
            ++figures.coldStarts;
            co_await engine::delay(path_.delays.draw(Step::Init, call.draws, arrived));
            request->record(figures.functionHop, Cause::Init, arrived, path_.world.now(), call.branch);
        }
        const base::Instant began = path_.world.now();
        co_await engine::delay(path_.delays.draw(Step::Compute, call.draws, began));
        request->record(figures.functionHop, Cause::Compute, began, path_.world.now(), call.branch);
        const Outcome read = co_await engine::Independent(table_.serve(request, call));
        const base::Instant resumed = path_.world.now();
        co_await engine::delay(path_.delays.draw(Step::Finish, call.draws, resumed));
        const base::Instant now = path_.world.now();
        request->record(figures.functionHop, Cause::Compute, resumed, now, call.branch);
        path_.warm.giveBack(now);
        figures.concurrency.change(-1, now);
        figures.duration.add(static_cast<double>((now - began).count) * 1e-6);
        figures.functionDuration.record(now - began);
        figures.granules += 512 * ((now - began).count / 1'000'000 + 1);
        co_return read;
    }
    engine::ResourceReport report(base::Duration) const override { return {}; }

private:
    PathState& path_;
    engine::Service& table_;
};

class PathApi final : public engine::Service {
public:
    PathApi(PathState& path, engine::Service& function) : path_(path), function_(function) {}
    Task<Outcome> serve(RequestRef request, Call call) override {
        Figures& figures = path_.figures;
        const base::Instant began = path_.world.now();
        figures.count.add(1.0);
        if (!path_.apiBucket.take(1, began)) {
            ++figures.throttled;
            co_return throttled();
        }
        co_await engine::delay(path_.delays.draw(Step::Overhead, call.draws, began));
        request->record(figures.apiHop, Cause::Overhead, began, path_.world.now(), call.branch);
        const Outcome answer = co_await engine::Independent(function_.serve(request, call));
        figures.latency.add(static_cast<double>((path_.world.now() - began).count) * 1e-6);
        co_return answer;
    }
    engine::ResourceReport report(base::Duration) const override { return {}; }

private:
    PathState& path_;
    engine::Service& function_;
};

/// The path as services are written.
class CoroutinePath {
public:
    explicit CoroutinePath(double perSecond)
        : state_(perSecond), table_(state_), function_(state_, table_), api_(state_, function_) {
        const engine::SchedulerScope scope(state_.world.scheduler());
        arrivals().spawn();
        minutes().spawn();
    }
    ~CoroutinePath() { state_.world.scheduler().tearDown(); }
    CoroutinePath(const CoroutinePath&) = delete;
    CoroutinePath& operator=(const CoroutinePath&) = delete;

    void runUntil(base::Instant end) { state_.world.scheduler().runUntil(end); }
    std::uint64_t finished() const { return state_.figures.apiLatency.count(); }
    PathState& state() { return state_; }

private:
    engine::Process arrivals() {
        for (std::uint64_t number = 0;; ++number) {
            co_await engine::delay(state_.nextGap(), engine::Rank::Normal);
            one(number).spawn();
        }
    }
    engine::Process one(std::uint64_t number) {
        const base::Instant began = state_.world.now();
        RequestRef request = state_.world.requests().acquire();
        state_.begin(*request, number, began);
        Call call;
        call.draws = request->key;
        const Outcome outcome = co_await api_.serve(request, call);
        if (!outcome.ok()) co_return;
        const base::Duration latency = state_.world.now() - began;
        state_.figures.apiLatency.record(latency);
        state_.figures.bands.record(*request, 0, began, latency);
    }
    engine::Process minutes() {
        for (;;) {
            co_await engine::delay(base::minutes(1), engine::Rank::Clock);
            state_.world.metrics().closePeriod(state_.world.now(), true);
        }
    }

    PathState state_;
    PathTable table_;
    PathFunction function_;
    PathApi api_;
};

}  // namespace headroom::bench
