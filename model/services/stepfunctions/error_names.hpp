// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string_view>

namespace headroom::stepfunctions {

/// The errors that Step Functions itself raises or matches ("Handling errors in Step Functions workflows").
namespace error {

inline constexpr std::string_view kAll = "States.ALL";
inline constexpr std::string_view kBranchFailed = "States.BranchFailed";
inline constexpr std::string_view kDataLimitExceeded = "States.DataLimitExceeded";
inline constexpr std::string_view kToleranceExceeded = "States.ExceedToleratedFailureThreshold";
inline constexpr std::string_view kHeartbeatTimeout = "States.HeartbeatTimeout";
inline constexpr std::string_view kIntrinsicFailure = "States.IntrinsicFailure";
inline constexpr std::string_view kItemReaderFailed = "States.ItemReaderFailed";
inline constexpr std::string_view kNoChoiceMatched = "States.NoChoiceMatched";
inline constexpr std::string_view kParameterPathFailure = "States.ParameterPathFailure";
inline constexpr std::string_view kPermissions = "States.Permissions";
inline constexpr std::string_view kQueryEvaluationError = "States.QueryEvaluationError";
inline constexpr std::string_view kResultPathMatchFailure = "States.ResultPathMatchFailure";
inline constexpr std::string_view kResultWriterFailed = "States.ResultWriterFailed";
inline constexpr std::string_view kRuntime = "States.Runtime";
inline constexpr std::string_view kTaskFailed = "States.TaskFailed";
inline constexpr std::string_view kTimeout = "States.Timeout";

/// A function that its timeout or a crash has stopped ("Handle Lambda service exceptions", Developer Guide, 2026), and
/// what histories show in its place since Lambda's answer has an errorType.
inline constexpr std::string_view kFunctionHalted = "Lambda.Unknown";
inline constexpr std::string_view kFunctionTimedOut = "Sandbox.Timedout";
inline constexpr std::string_view kFunctionExited = "Runtime.ExitError";

/// The cause of a Map that has failed for its threshold: the Guide's words for the error.
inline constexpr std::string_view kToleranceCause = "The specified tolerated failure threshold was exceeded";

inline constexpr std::string_view kAllNames[] = {
    kAll,
    kBranchFailed,
    kDataLimitExceeded,
    kToleranceExceeded,
    kHeartbeatTimeout,
    kIntrinsicFailure,
    kItemReaderFailed,
    kNoChoiceMatched,
    kParameterPathFailure,
    kPermissions,
    kQueryEvaluationError,
    kResultPathMatchFailure,
    kResultWriterFailed,
    kRuntime,
    kTaskFailed,
    kTimeout,
};

}  // namespace error

/// A name that starts with "States." is AWS's own; HTTP tasks raise States.Http.* by status code.
inline bool isKnownStatesError(std::string_view name) {
    return name.starts_with("States.Http.") || std::ranges::find(error::kAllNames, name) != std::end(error::kAllNames);
}

}  // namespace headroom::stepfunctions
