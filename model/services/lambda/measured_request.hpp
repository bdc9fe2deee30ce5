// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/world.hpp"

namespace headroom::lambda {

/// The request under which work is tried again: what began before Start counts from its next attempt on, as in
/// CloudWatch, which knows the minute alone. Earlier attempts go on under the old one; draws are the same.
inline engine::RequestRef measuredAgain(engine::World& world, const engine::RequestRef& request) {
    if (request->measured || world.now() < base::Instant{}) return request;
    engine::RequestRef fresh = world.requests().acquire();
    fresh->key = request->key;
    fresh->number = request->number;
    fresh->workload = request->workload;
    fresh->began = world.now();
    fresh->measured = true;
    return fresh;
}

}  // namespace headroom::lambda
