// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "model/engine/delay.hpp"
#include "model/engine/service.hpp"
#include "model/engine/world.hpp"

namespace headroom::test {

using engine::Disposition;
using engine::ErrorKind;

inline constexpr engine::Outcome kServed{};
inline constexpr engine::Outcome kThrottled{
    .disposition = Disposition::Throttled, .error = ErrorKind::Throttling, .status = 429};
inline constexpr engine::Outcome kBroken{
    .disposition = Disposition::Failed, .error = ErrorKind::Transient, .status = 500};
inline constexpr engine::Outcome kRefused{
    .disposition = Disposition::Failed, .error = ErrorKind::Permanent, .status = 200};

/// A service whose calls end as told, the last line of the script for ever after; it notes what it is asked.
class ScriptedService final : public engine::Service {
public:
    struct Line {
        base::Duration length;
        engine::Outcome outcome = kServed;
    };

    ScriptedService(engine::World& world, std::string name, std::vector<Line> script)
        : world_(world), hop_(world.hops().id(name)), script_(std::move(script)) {}

    engine::Task<engine::Outcome> serve(engine::RequestRef request, engine::Call call) override {
        const Line line = script_[std::min(started, script_.size() - 1)];
        const base::Instant from = world_.now();
        if (keepsCalls) {
            calls.push_back(call);
            starts.push_back(from);
        }
        ++started;
        co_await engine::delay(line.length);
        request->record(hop_, engine::Cause::Compute, from, world_.now(), call.branch);
        ++finished;
        co_return line.outcome;
    }
    engine::ResourceReport report(base::Duration) const override { return {}; }

    std::vector<engine::Call> calls;
    std::vector<base::Instant> starts;
    std::size_t started = 0;
    std::size_t finished = 0;
    bool keepsCalls = true;

private:
    engine::World& world_;
    engine::HopId hop_;
    std::vector<Line> script_;
};

}  // namespace headroom::test
