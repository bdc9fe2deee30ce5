// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/base/sampler.hpp"
#include "model/engine/service.hpp"
#include "model/engine/timeout.hpp"
#include "model/engine/token_bucket.hpp"
#include "model/engine/world.hpp"
#include "model/platform/client/patience.hpp"
#include "model/services/lambda/account.hpp"
#include "model/services/lambda/asked.hpp"
#include "model/services/lambda/behavior.hpp"
#include "model/services/lambda/durable.hpp"
#include "model/services/lambda/environments.hpp"
#include "model/services/lambda/provisioned.hpp"
#include "model/services/lambda/spec.hpp"
#include "model/services/lambda/usage.hpp"

namespace headroom::lambda {

/// A Lambda function. @see README.md for its rules and their sources.
///
/// Outcomes: a refusal is Throttled with status 429; an error, crash or timeout of the code is status 200 with a
/// function error, which no SDK retries (ErrorKind::Permanent) and whose disposition is the root cause: what a failed
/// call ended with, else Failed. Outcome::halt tells a timeout and a crash from an error of the code.
class Function final : public engine::Service {
public:
    /// `spec` must have passed check(); world and account outlive the function. `of`: this is a further version of that
    /// function, which outlives it: environments of its own, reservation and scaling rate in common.
    Function(engine::World& world, Account& account, const Spec& spec, const std::string& name, Function* of = nullptr);

    const std::string& name() const { return name_; }
    /// Connects the function's calls, when all services exist.
    base::Result<void> bind(const FindCallee& find) { return behavior_.bind(find); }

    /// An invocation of the function: of its alias once it has one, else of $LATEST.
    engine::Task<engine::Outcome> serve(engine::RequestRef request, engine::Call call) override {
        if (!shares_.empty()) return routed(call).serveHere(std::move(request), call);
        return serveHere(std::move(request), call);
    }
    /// An invocation of this very version, past the weights of the function's alias.
    engine::Task<engine::Outcome> serveHere(engine::RequestRef request, const engine::Call& call) {
        return answer(std::move(request), call, false);
    }
    /// From now on that share of its traffic goes to another version (RoutingConfig of the alias).
    void share(Function& version, double weight);
    /// The function under the name NAME:$LATEST: environments of its own, none of them provisioned or restored.
    engine::Service& latest() { return latest_; }

    /// Asks for `count` provisioned environments in all (the spec must give a number, 0 at least). Fewer are there at
    /// once; more after preparation and allocation, all at the same time; a new request replaces one under way. Does
    /// nothing when canProvision() says no. Returns how many are there now.
    std::int64_t setProvisioned(std::int64_t count);
    /// Whether AWS takes that request: no more than is reserved, or than leaves 100 unreserved.
    bool canProvision(std::int64_t count) const;
    /// Asked for, there, and in use: ProvisionedConcurrencyUtilization is used / there. Nothing when not configured.
    const Provisioned* provisioned() const { return provisioned_.get(); }
    Provisioned* provisioned() { return provisioned_.get(); }

    void suffer(const engine::Incident& incident) override {
        behavior_.suffer(incident);
        for (Function* version : versions_) version->suffer(incident);
    }
    void redeploy() override {
        environments_.retireAll(world_.now());
        for (Function* version : versions_) version->redeploy();
    }
    /// Lets percentiles of Duration be kept, of all versions together.
    void watchDurations(engine::QuantileWindows& into) {
        usage_.watchDurations(into);
        for (Function* version : versions_) version->watchDurations(into);
    }
    /// Lets cold starts be counted over time and their INIT be kept, of all versions together.
    void watchColdStarts(engine::Metric& count, engine::Metric& init) {
        usage_.watchColdStarts(count, init);
        for (Function* version : versions_) version->watchColdStarts(count, init);
    }
    void startMeasuring() override;
    engine::ResourceReport report(base::Duration window) const override;
    /// Adds what of its readings of that window each workload caused.
    void addCauses(std::vector<engine::CausedReading>& into, base::Duration window) const {
        usage_.addCauses(into, measuredFrom_ + window);
        if (durable_ != nullptr) durable_->usage().addCauses(into);
    }

private:
    /// The way to $LATEST.
    class Latest final : public engine::Service {
    public:
        explicit Latest(Function& function) : function_(function) {}
        engine::Task<engine::Outcome> serve(engine::RequestRef request, engine::Call call) override {
            return function_.answer(std::move(request), call, true);
        }
        engine::ResourceReport report(base::Duration) const override { return {}; }

    private:
        Function& function_;
    };

    /// Either an environment or the reason why there is none.
    struct Admission {
        Environment* environment = nullptr;
        Throttle refusal = Throttle::Account;
    };
    /// An invocation on its way. How it starts lies in the environment: few need it, all have one of these.
    struct Invocation {
        Environment* environment = nullptr;  ///< none: it was refused
        std::uint64_t key = 0;               ///< of its draws
    };
    Function& routed(const engine::Call& call);
    engine::Task<engine::Outcome> answer(engine::RequestRef request, const engine::Call& call, bool latest) {
        if (durable_ != nullptr) return execute(std::move(request), call, latest);
        return invoke(std::move(request), Asked(call, latest), nullptr);
    }
    /// `run`: of the durable execution that the invocation is part of.
    engine::Task<engine::Outcome> invoke(engine::RequestRef request, Asked asked, DurableRun* run);
    // Of a durable function (durable.cpp)
    engine::Task<engine::Outcome> execute(engine::RequestRef request, engine::Call call, bool latest);
    engine::Task<engine::Outcome> invokeToEnd(engine::RequestRef request, engine::Call call, bool latest);
    engine::Task<engine::Outcome> suspend(engine::RequestRef request, std::uint8_t branch, DurableRun& run,
                                          base::Instant until, bool again);
    Admission admit(const Asked& asked, bool measured);
    Admission takeProvisioned(const Asked& asked, bool measured, base::Instant now);
    Invocation begin(const engine::Request& request, const Asked& asked);
    /// What getting the environment ready costs; from then on it is.
    Invocation prepare(const engine::Request& request, Environment& environment, const Asked& asked);
    /// INIT or RESTORE, waited for or done ahead.
    void chargeStart(const engine::Request& request, Environment& environment);
    /// The code in the environment; `run`: of a durable function.
    engine::Task<Ending> execution(const engine::RequestRef& request, std::uint8_t branch, const Invocation& invocation,
                                   const Asked& asked, DurableRun* run);
    /// The code has ended, or was killed: what the caller is told.
    engine::Outcome settle(const engine::RequestRef& request, const Invocation& invocation, const Asked& asked,
                           const client::Patience& patience, const std::optional<Ending>& ending);
    /// After the answer: extensions hold the environment.
    /// `sent`: of a streamed answer.
    void end(const engine::RequestRef& request, const Invocation& invocation, InvocationResult result,
             base::Duration duration, base::Bytes sent);
    engine::Process extend(engine::RequestRef request, Invocation invocation, Usage::Ended how, base::Duration length);
    void finish(const engine::Request& request, Environment& environment, const Usage::Ended& how);
    base::Duration extensionsOf(std::uint64_t executionKey);
    engine::Process allocate(std::uint64_t change, std::int64_t count);
    /// Books what a killed execution was at.
    void explainKill(engine::Request& request, const Environment& environment, const client::Patience& patience) const;
    base::Bytes printed(std::uint64_t executionKey);
    base::Duration overhead(std::uint64_t executionKey);

    engine::World& world_;
    Account& account_;
    ConcurrencyPool& pool_;
    bool reserved_;
    bool published_;
    bool restores_;
    double billedRestore_;
    base::Duration longest_;
    std::string name_;
    engine::HopId hop_;
    engine::TimeoutLane& timeout_;
    std::optional<engine::TokenBucket> ownScaling_;
    std::optional<engine::TokenBucket>& scaling_;  ///< of the function that this is, or is a version of
    std::vector<Function*> versions_;
    std::vector<std::pair<double, Function*>> shares_;  ///< by RoutingConfig: cumulative
    Environments environments_;
    std::unique_ptr<Provisioned> provisioned_;
    std::unique_ptr<Durable> durable_;
    std::uint64_t change_ = 0;  ///< of provisioned concurrency: the newest counts
    Latest latest_;
    Behavior behavior_;
    base::Sampler logBytes_;
    base::Sampler overhead_;
    std::optional<base::Sampler> extensions_;
    Usage usage_;
    bool reportsAccount_;
    base::Instant measuredFrom_;
};

}  // namespace headroom::lambda
