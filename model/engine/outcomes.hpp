// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/service.hpp"

/// What services answer: an outcome by what it means, with the status that the direct caller sees.
namespace headroom::engine {

constexpr Outcome succeededWith(base::Bytes response, std::uint16_t status = 200) {
    return {Disposition::Succeeded, ErrorKind::None, status, response};
}
/// Too much is asked.
constexpr Outcome throttledWith(std::uint16_t status) {
    return {Disposition::Throttled, ErrorKind::Throttling, status, base::Bytes(0)};
}
/// The service itself fails.
constexpr Outcome brokenWith(std::uint16_t status) {
    return {Disposition::Failed, ErrorKind::Transient, status, base::Bytes(0)};
}
/// What is asked is wrong: the same again would fail again.
constexpr Outcome refusedWith(std::uint16_t status) {
    return {Disposition::Failed, ErrorKind::Permanent, status, base::Bytes(0)};
}
/// The work failed by that root cause, which is an answer: its status says that the service did its part.
constexpr Outcome failedAnswer(Disposition cause, Halt halt = Halt::None) {
    return {cause, ErrorKind::Permanent, 200, base::Bytes(0), halt};
}

}  // namespace headroom::engine
