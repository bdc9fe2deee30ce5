// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/service.hpp"

/// What the client of an API sees. Bodies of the gateway's own error answers (some 30 bytes) are not counted.
namespace headroom::apigateway {

/// Over a limit of account or route: 429, which clients retry as a throttle.
engine::Outcome tooManyRequests();

/// The integration did not answer in time: 504 (AWS agent toolkit, serverless skill, troubleshooting, 2026-08-20).
engine::Outcome gatewayTimeout();

/// A body or message above what the gateway takes: 413 (of a WebSocket message close code 1009).
engine::Outcome payloadTooLarge();

/// An integration's answer above what the gateway hands on: 500 (from memory).
engine::Outcome answerTooLarge();

/// The gateway itself fails, in an incident: 503.
engine::Outcome serviceUnavailable();

/// The caller showed nothing to be known by: 401.
engine::Outcome unauthorized();

/// An authorizer refuses the caller: 403.
engine::Outcome forbidden();

/// The authorizer's function failed, was throttled or took too long: 500 (our reading). `cause` is its own end.
engine::Outcome authorizerFailed(engine::Disposition cause);

/// What an HTTP backend answers itself goes through as it is: `status` is an error's, 429 a throttle's.
engine::Outcome passedThrough(std::uint16_t status);

/// An AWS service answered with an error; `status` is what the integration makes of it, even 200. The cause stays.
engine::Outcome refusedByService(engine::Disposition cause, std::uint16_t status);

/// What a mock integration answers.
engine::Outcome mockAnswer();

/// The client's view of what a Lambda integration answered. Success goes through. A throttled function shows as 500,
/// as does an error of the Lambda service; a function's own error is no valid proxy answer and shows as 502 (AWS agent
/// toolkit, serverless skill, troubleshooting, 2026-08-20). The disposition stays: it names the root cause. To a
/// client every 5xx is a transient error. What came of a stream that broke off stays, too.
engine::Outcome seenByClient(const engine::Outcome& integration);

}  // namespace headroom::apigateway
