// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/base/distribution.hpp"
#include "model/base/keys.hpp"
#include "model/base/units.hpp"
#include "model/platform/client/retry_policy.hpp"
#include "model/services/lambda/limits.hpp"

/// What a function's code does, as values. Distributions of durations are in seconds, of sizes in bytes.
namespace headroom::lambda {

struct Step;
using Steps = std::vector<Step>;

/// CPU-bound work, measured at a memory size.
struct ComputeStep {
    base::Distribution duration;
    std::int64_t atMemory = kMemoryOfOneCpu;  ///< MB
    std::int64_t threads = 1;
    bool operator==(const ComputeStep&) const = default;
};

/// Time that passes whatever the memory: a timer, a call to something outside the scenario.
struct WaitStep {
    base::Distribution duration;
    bool operator==(const WaitStep&) const = default;
};

/// A call to another resource with the SDK's retries.
struct CallStep {
    std::string target;
    std::string operation;
    std::string via;        ///< the DAX cluster that answers for the target; empty: none
    std::string indexName;  ///< of a table: the secondary index that is read; empty: the table itself
    std::string input;      ///< of a state machine: the pointer of the call where it gives an Input; empty: none
    base::KeyPopularity key = base::UniformKeys{};
    std::int64_t items = 1;
    std::optional<base::Distribution> itemSize;  ///< overrides the target's
    bool consistentRead = false;
    bool asynchronous = false;                    ///< of a function: InvocationType Event
    std::optional<base::Distribution> payload;    ///< bytes that an invocation sends
    std::optional<client::RetryMode> retry;       ///< not given: the runtime's SDK decides
    std::optional<base::Duration> timeout;        ///< of one attempt
    std::optional<base::Distribution> clientCpu;  ///< of the SDK, before each call; measured at 1,769 MB, one thread
    std::optional<base::Distribution> firstCall;  ///< connection set-up, on an environment's first call to the target
    bool operator==(const CallStep&) const = default;
};

struct BranchArm;

/// One of several ways, by weight.
struct BranchStep {
    std::vector<BranchArm> arms;
    bool operator==(const BranchStep&) const;
};

/// The same steps several times over.
struct RepeatStep {
    std::int64_t times = 1;
    Steps steps;
    bool operator==(const RepeatStep&) const;
};

/// Lists of steps that run at once; the execution goes on when all have ended.
struct ParallelStep {
    std::vector<Steps> branches;
    bool operator==(const ParallelStep&) const;
};

struct Step {
    std::variant<ComputeStep, WaitStep, CallStep, BranchStep, RepeatStep, ParallelStep> what;
    bool operator==(const Step&) const = default;
};

struct BranchArm {
    double weight = 1.0;
    Steps steps;
    bool operator==(const BranchArm&) const = default;
};

}  // namespace headroom::lambda
