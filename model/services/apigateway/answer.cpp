// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/answer.hpp"

#include "model/engine/outcomes.hpp"

namespace headroom::apigateway {

namespace {

using engine::Disposition;
using engine::ErrorKind;
using engine::Outcome;

std::uint16_t statusOf(ErrorKind integration) {
    switch (integration) {
        case ErrorKind::None:
            return 200;
        case ErrorKind::Throttling:
        case ErrorKind::Transient:
            return 500;
        case ErrorKind::Permanent:
            return 502;
        case ErrorKind::Timeout:
            return 504;
    }
    return 500;
}

}  // namespace

Outcome tooManyRequests() { return engine::throttledWith(429); }

Outcome gatewayTimeout() {
    return {.disposition = Disposition::TimedOut, .error = ErrorKind::Transient, .status = 504};
}

Outcome serviceUnavailable() { return engine::brokenWith(503); }

Outcome payloadTooLarge() { return engine::refusedWith(413); }

Outcome answerTooLarge() { return engine::brokenWith(500); }

Outcome unauthorized() { return engine::refusedWith(401); }

Outcome forbidden() { return engine::refusedWith(403); }

Outcome authorizerFailed(Disposition cause) {
    return {.disposition = cause, .error = ErrorKind::Transient, .status = 500};
}

Outcome passedThrough(std::uint16_t status) {
    if (status == 429) return engine::throttledWith(status);
    return status < 500 ? engine::refusedWith(status) : engine::brokenWith(status);
}

Outcome refusedByService(Disposition cause, std::uint16_t status) {
    const ErrorKind kind = status == 429  ? ErrorKind::Throttling
                           : status < 500 ? ErrorKind::Permanent
                                          : ErrorKind::Transient;
    return {.disposition = cause, .error = kind, .status = status};
}

Outcome mockAnswer() { return {}; }

Outcome seenByClient(const Outcome& integration) {
    if (integration.ok()) return integration;
    return {.disposition = integration.disposition,
            .error = ErrorKind::Transient,
            .status = statusOf(integration.error),
            .response = integration.response};
}

}  // namespace headroom::apigateway
