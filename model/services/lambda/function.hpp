// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "model/base/sampler.hpp"
#include "model/engine/service.hpp"
#include "model/engine/timeout.hpp"
#include "model/engine/token_bucket.hpp"
#include "model/engine/world.hpp"
#include "model/platform/client/patience.hpp"
#include "model/services/lambda/account.hpp"
#include "model/services/lambda/behavior.hpp"
#include "model/services/lambda/environments.hpp"
#include "model/services/lambda/spec.hpp"
#include "model/services/lambda/usage.hpp"

namespace headroom::lambda {

/// A Lambda function. @see README.md for its rules and their sources.
///
/// Outcomes: a refusal is Throttled with status 429; an error, crash or timeout of the code is status 200 with a
/// function error, which no SDK retries (ErrorKind::Permanent) and whose disposition is the root cause: what a failed
/// call ended with, else Failed.
class Function final : public engine::Service {
public:
    /// `spec` must have passed check(); world and account outlive the function.
    Function(engine::World& world, Account& account, const Spec& spec, const std::string& name);

    /// Connects the function's calls, when all services exist.
    base::Result<void> bind(const FindCallee& find) { return behavior_.bind(find); }

    engine::Task<engine::Outcome> serve(engine::RequestRef request, engine::Call call) override;
    void suffer(const engine::Incident& incident) override { behavior_.suffer(incident); }
    void redeploy() override { environments_.retireAll(world_.now()); }
    void startMeasuring() override;
    engine::ResourceReport report(base::Duration window) const override;

private:
    /// Either an environment or the reason why there is none.
    struct Admission {
        Environment* environment = nullptr;
        Throttle refusal = Throttle::Account;
    };
    Admission admit(const engine::Call& call);
    engine::Outcome finish(const engine::Request& request, std::uint64_t executionKey, Environment& environment,
                           base::Duration init, base::Duration duration, const std::optional<Ending>& ending);
    /// Books what a killed execution was at.
    void explainKill(engine::Request& request, const Environment& environment, const client::Patience& patience) const;
    base::Bytes printed(std::uint64_t executionKey);
    base::Duration overhead(std::uint64_t executionKey);

    engine::World& world_;
    Account& account_;
    ConcurrencyPool& pool_;
    bool reserved_;
    std::string name_;
    engine::HopId hop_;
    engine::TimeoutLane& timeout_;
    std::optional<engine::TokenBucket> scaling_;
    Environments environments_;
    Behavior behavior_;
    base::Sampler logBytes_;
    base::Sampler overhead_;
    Usage usage_;
    bool reportsAccount_;
    base::Instant measuredFrom_;
};

}  // namespace headroom::lambda
