// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/base/keys.hpp"
#include "model/base/result.hpp"
#include "model/base/sampler.hpp"
#include "model/engine/service.hpp"
#include "model/engine/world.hpp"
#include "model/platform/client/retry.hpp"
#include "model/services/lambda/asked.hpp"
#include "model/services/lambda/ending.hpp"
#include "model/services/lambda/environments.hpp"
#include "model/services/lambda/parallel.hpp"
#include "model/services/lambda/program.hpp"
#include "model/services/lambda/shared_cpu.hpp"
#include "model/services/lambda/spec.hpp"

namespace headroom::lambda {

class Durable;
struct DurableRun;

/// What a Call step's target and operation names stand for in a world.
struct Callee {
    engine::Service* service = nullptr;
    client::Target kind = client::Target::General;
    std::uint16_t operation = 0;  ///< in the service's own enumeration
    std::uint8_t index = 0;       ///< of a table: which secondary index, from 1; of a machine: which inputs
    std::uint64_t sequence = 0;   ///< which of the endless sequences of a table's keys the call has, if it has one
};

/// Looks a callee up, at build time only.
using FindCallee = std::function<base::Result<Callee>(const CallStep&)>;

/// A function's code made ready for one world.
class Behavior {
public:
    Behavior(engine::World& world, const Spec& spec, const std::string& name, engine::HopId hop);
    Behavior(const Behavior&) = delete;
    Behavior& operator=(const Behavior&) = delete;

    /// Connects the calls; before the first run().
    base::Result<void> bind(const FindCallee& find);

    /// From now on; the default ends it. What the code itself does takes longer, and a share of executions ends in an
    /// error.
    void suffer(const engine::Incident& incident) { incident_ = incident; }

    /// Executes once in `environment`, all draws from `executionKey`. An INIT that overran its limit is run again
    /// first, `initAgain` long. Killing the task leaves what the environment was at in Environment::doing. `asked`
    /// outlives it.
    engine::Task<Ending> run(engine::RequestRef request, std::uint64_t executionKey, Environment& environment,
                             base::Duration initAgain, const Asked& asked, std::uint8_t branch);

    // Of a durable function (behavior_durable.cpp)
    void start(DurableRun& run, std::uint64_t key) const;
    /// One invocation: replays what is done, goes on until it suspends (DurableRun::pending says why) or ends.
    engine::Task<Ending> resume(engine::RequestRef request, std::uint8_t branch, Durable& durable, DurableRun& run,
                                Environment& environment, base::Duration initAgain, const Asked& asked);
    /// The function that DurableRun::asked invokes, on behalf of the service.
    engine::Task<engine::Outcome> ask(engine::RequestRef request, std::uint8_t branch, const DurableRun& run);

private:
    struct Outgoing {
        client::Route route;
        client::Target kind = client::Target::General;
        std::uint16_t operation = 0;
        std::uint8_t index = 0;
        base::KeySampler keys;
        std::optional<base::Sampler> itemSize;
        std::optional<base::Sampler> payload;
    };

    /// A Fork that a strand has met: where it is, and what it is at.
    struct Meeting {
        const Instruction& step;
        const Cursor& cursor;
        Doing& doing;
    };
    struct Fork;
    /// A Parallel step; `outer` are the vCPUs of the Parallel step around it, if there is one.
    engine::Task<Ending> fork(const engine::RequestRef& request, std::uint8_t branch, Environment& environment,
                              Meeting at, SharedCpu* outer);
    engine::Task<engine::Done> sideBySide(Fork& fork, std::size_t nth);
    engine::Task<engine::Done> follow(Fork& fork, Parallel::Strand& strand);
    /// How a durable operation went, and what it gave.
    struct Operated {
        bool failed = false;
        engine::Disposition cause = engine::Disposition::Succeeded;
        base::Bytes written;
    };
    bool suspends(const Instruction& step, const Durable& durable) const;
    engine::Task<Operated> operate(engine::RequestRef request, std::uint8_t branch, const Instruction& step,
                                   Durable& durable, DurableRun& run, Environment& environment);
    /// A Connect step whose connection the environment has: it takes no time.
    bool isConnected(const Instruction& step, const Environment& environment);
    base::Duration lengthOf(const Instruction& pause, const Cursor& cursor, Environment& environment);
    engine::Call describe(const Instruction& step, const Cursor& cursor, std::uint8_t branch);
    bool callsPlainly(const Instruction& step) const;
    engine::Task<engine::Outcome> callOn(const engine::RequestRef& request, const Instruction& step,
                                         Environment& environment);
    client::RetryQuota& quotaOf(const Instruction& step, Environment& environment) const;
    void callInBackground(const engine::RequestRef& request, std::uint8_t branch, Environment& environment,
                          Cursor& cursor);
    Ending fate(std::uint64_t executionKey) const;
    /// Of an execution whose Duration was measured.
    base::Duration wholeLength(std::uint64_t executionKey);
    /// How large an answer is; nothing where nobody says.
    base::Bytes answerSize(std::uint64_t executionKey, const Asked& asked);
    Ending answer(std::uint64_t executionKey, base::Bytes size, const Asked& asked) const;
    void begin(Doing& doing, engine::Cause cause) const { doing = {cause, world_.now()}; }
    /// It is over; books its time.
    void end(engine::Request& request, const Doing& doing, std::uint8_t branch) const {
        request.record(hop_, doing.what, doing.since, world_.now(), branch);
    }

    engine::World& world_;
    engine::HopId hop_;
    std::uint64_t key_;
    client::RetryMode retryMode_;
    client::Sdk sdk_;
    engine::Incident incident_;
    double cpus_;
    double error_;
    double crash_;
    Program program_;
    std::vector<Outgoing> outgoing_;
    std::optional<base::Sampler> whole_;
    std::optional<base::Sampler> response_;
};

}  // namespace headroom::lambda
