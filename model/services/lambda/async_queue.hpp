// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "model/engine/service.hpp"
#include "model/engine/world.hpp"
#include "model/services/lambda/async_destination.hpp"
#include "model/services/lambda/async_spec.hpp"
#include "model/services/lambda/async_usage.hpp"
#include "model/services/lambda/function.hpp"

namespace headroom::lambda {

struct AsyncDestinations {
    AsyncDestination onSuccess;
    AsyncDestination onFailure;
    AsyncDestination deadLetter;
};

/// Lambda's internal queue in front of a function. The caller is answered 202 at once; the event is tried until it is
/// served, out of retries or too old. @see README.md, "Asynchronous invocation".
class AsyncQueue final : public engine::Service {
public:
    /// World and function outlive the queue. `admitsNone`: the function's reserved concurrency is 0. `usageSuffix`:
    /// "-ARM" for functions on arm64.
    AsyncQueue(engine::World& world, const AsyncSpec& spec, const std::string& name, engine::Service& function,
               bool admitsNone = false, const std::string& usageSuffix = {});

    /// Of a function of that spec; world and function outlive the queue.
    AsyncQueue(engine::World& world, const Spec& spec, Function& function);

    /// The name of the function.
    const std::string& function() const { return usage_.name(); }
    /// What is named outlives the queue.
    void sendTo(const AsyncDestinations& destinations);

    engine::Task<engine::Outcome> serve(engine::RequestRef request, engine::Call call) override;
    void startMeasuring() override;
    /// The queue's own report; add() puts it into the function's.
    engine::ResourceReport report(base::Duration window) const override;
    void add(engine::ResourceReport& into, base::Duration window) const {
        usage_.report(into, window, measuredFrom_ + window);
    }
    /// What of its readings each workload's events caused.
    void addCauses(std::vector<engine::CausedReading>& into) const { usage_.addCauses(into); }

private:
    /// The request of what is done now for an event, whose branch may change: what came before Start counts after it.
    engine::RequestRef now(const engine::RequestRef& first, engine::Call& call) const;
    engine::Process deliver(engine::RequestRef first, engine::Call call);
    engine::Process tell(AsyncDestination destination, engine::RequestRef first, engine::Call call, bool deadLetter);
    void succeed(const engine::RequestRef& request, const engine::Call& call);
    void giveUp(const engine::RequestRef& request, const engine::Call& call, AsyncUsage::Loss why);

    engine::World& world_;
    AsyncSpec spec_;
    engine::Service& function_;
    bool admitsNone_;
    AsyncDestinations destinations_;
    AsyncUsage usage_;
    base::Instant measuredFrom_;
};

/// Requests that an event of that size is charged for beside its first.
std::int64_t furtherRequests(base::Bytes payload);

}  // namespace headroom::lambda
