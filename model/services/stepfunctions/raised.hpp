// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "model/engine/service.hpp"
#include "model/services/stepfunctions/definition.hpp"
#include "model/services/stepfunctions/error_names.hpp"

namespace headroom::stepfunctions {

/// The name of an error, as a number: executions compare no text.
using ErrorId = std::uint16_t;

/// What Step Functions itself raises has fixed numbers, in the order of kOwnErrors.
inline constexpr ErrorId kNoError = 0;
inline constexpr ErrorId kTimeoutError = 1;
inline constexpr ErrorId kHeartbeatError = 2;
inline constexpr ErrorId kRuntimeError = 3;
inline constexpr ErrorId kDataLimitError = 4;
inline constexpr ErrorId kNoChoiceError = 5;
inline constexpr ErrorId kBranchError = 6;
inline constexpr ErrorId kToleranceError = 7;
inline constexpr ErrorId kHttpSocketError = 8;
inline constexpr ErrorId kItemReaderError = 9;
inline constexpr ErrorId kResultWriterError = 10;
inline constexpr ErrorId kFunctionHaltedError = 11;
inline constexpr ErrorId kFunctionTimeoutError = 12;
inline constexpr ErrorId kFunctionExitError = 13;
inline constexpr std::string_view kOwnErrors[] = {"",
                                                  error::kTimeout,
                                                  error::kHeartbeatTimeout,
                                                  error::kRuntime,
                                                  error::kDataLimitExceeded,
                                                  error::kNoChoiceMatched,
                                                  error::kBranchFailed,
                                                  error::kToleranceExceeded,
                                                  "States.Http.Socket",
                                                  error::kItemReaderFailed,
                                                  error::kResultWriterFailed,
                                                  error::kFunctionHalted,
                                                  error::kFunctionTimedOut,
                                                  error::kFunctionExited};

/// Every name that retriers, catchers, tasks and Fail states of a machine use.
class ErrorNames {
public:
    ErrorNames() : names_(std::begin(kOwnErrors), std::end(kOwnErrors)) {}
    /// The number of the name; made on first use, at build time only.
    ErrorId id(std::string_view name);
    const std::string& name(ErrorId id) const { return names_[id]; }

private:
    std::vector<std::string> names_;
};

/// How a state, a scope or an execution ended.
struct Ending {
    ErrorId error = kNoError;
    ErrorId alias = kNoError;  ///< a second name it goes by: States.HeartbeatTimeout, Sandbox.Timedout ...
    bool terminal = false;     ///< neither retried nor caught
    engine::Disposition cause = engine::Disposition::Succeeded;  ///< the root cause

    bool ok() const { return error == kNoError; }
    static Ending failure(ErrorId error, engine::Disposition cause = engine::Disposition::Failed) {
        return {error, kNoError, false, cause};
    }
};

/// How a state was left, and for which one.
struct Way {
    StateIndex next = kNone;
    Ending ending;
};

/// An ErrorEquals made ready. Matches what matches() of error_match.hpp does.
class ErrorMatch {
public:
    ErrorMatch(const std::vector<std::string>& errorEquals, ErrorNames& names);
    bool operator()(const Ending& ending) const {
        if (ending.terminal) return false;
        if (all_ || (taskFailed_ && ending.error != kTimeoutError)) return true;
        for (const ErrorId one : errors_) {
            if (one == ending.error || one == ending.alias) return true;
        }
        return false;
    }

private:
    std::vector<ErrorId> errors_;
    bool all_ = false;
    bool taskFailed_ = false;
};

}  // namespace headroom::stepfunctions
