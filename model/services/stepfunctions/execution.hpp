// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include "model/base/units.hpp"
#include "model/engine/causes.hpp"
#include "model/engine/request_pool.hpp"
#include "model/services/stepfunctions/definition.hpp"
#include "model/services/stepfunctions/running_executions.hpp"
#include "model/services/stepfunctions/strand_data.hpp"

namespace headroom::stepfunctions {

/// One execution under way.
struct Execution {
    MachineType type = MachineType::Standard;
    bool child = false;  ///< of a distributed Map
    bool measured = false;
    std::uint32_t workload = engine::kNoWorkload;
    bool requested = true;      ///< charged as a request; not a second run of the same
    std::int64_t events = 1;    ///< in its history
    std::int64_t branches = 0;  ///< that were started in it, for its memory
    base::Bytes largest;        ///< payload
    bool timedOut = false;      ///< as a whole
    bool cutting = false;       ///< branches end because one of them has failed, and the history tells of it
    RunningExecutions::Entry running{};

    bool express() const { return type == MachineType::Express; }
};

/// One thread of an execution: its states follow each other. What it draws depends on its key, on the state and on how
/// often it has come back to it, not on what other designs do elsewhere.
struct Strand {
    engine::RequestRef request;
    std::uint8_t branch = 0;  ///< of the request's work
    std::uint64_t key = 0;
    base::Bytes payload;                         ///< what the next state is handed
    std::uint64_t round = 0;                     ///< steps backwards in the list of states so far
    std::unique_ptr<StrandData> data = nullptr;  ///< where data decide
    std::optional<std::uint64_t> item{};         ///< that the Task in work asks for, in each of its attempts
    bool inner = false;                          ///< of a Parallel or an inline Map: its end is not the execution's
    std::int64_t standing = 0;                   ///< events that tell of the state it is in, should it be cut
};

}  // namespace headroom::stepfunctions
