// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/engine/service.hpp"
#include "model/services/lambda/async_spec.hpp"

namespace headroom::lambda {

/// Where a record of an event, or of a batch that was given up, is sent: to a service, by one of its operations, or out
/// of the scenario.
struct AsyncDestination {
    engine::Service* service = nullptr;
    std::uint16_t operation = 0;
    AsyncTarget::Kind outside = AsyncTarget::Kind::None;  ///< without a service: counted there, and always taken

    bool exists() const { return service != nullptr || outside != AsyncTarget::Kind::None; }
};

}  // namespace headroom::lambda
