// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/service.hpp"

/// What services answer: an outcome by what it means, with the status that the direct caller sees.
namespace headroom::engine {

constexpr Outcome succeededWith(base::Bytes response, std::uint16_t status = 200) {
    return {.disposition = Disposition::Succeeded, .error = ErrorKind::None, .status = status, .response = response};
}
/// Too much is asked.
constexpr Outcome throttledWith(std::uint16_t status) {
    return {.disposition = Disposition::Throttled, .error = ErrorKind::Throttling, .status = status};
}
/// The service itself fails.
constexpr Outcome brokenWith(std::uint16_t status) {
    return {.disposition = Disposition::Failed, .error = ErrorKind::Transient, .status = status};
}
/// What is asked is wrong: the same again would fail again.
constexpr Outcome refusedWith(std::uint16_t status) {
    return {.disposition = Disposition::Failed, .error = ErrorKind::Permanent, .status = status};
}
/// The work failed by that root cause, which is an answer: its status says that the service did its part.
constexpr Outcome failedAnswer(Disposition cause, Halt halt = Halt::None) {
    return {.disposition = cause, .error = ErrorKind::Permanent, .status = 200, .halt = halt};
}

}  // namespace headroom::engine
