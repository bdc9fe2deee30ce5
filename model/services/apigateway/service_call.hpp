// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "model/base/keys.hpp"
#include "model/base/sampler.hpp"
#include "model/engine/service.hpp"
#include "model/services/apigateway/route_spec.hpp"

namespace headroom::apigateway {

/// A route's call of an action of another service: what is asked, and what the client sees of the answer.
class ServiceCall {
public:
    /// `key` of its own draws.
    ServiceCall(const ServiceCallSpec& spec, std::uint64_t key);

    /// Which of the endless sequences of a table's keys its own are, if they are one.
    void begin(std::uint64_t sequence) {
        if (keys_) keys_->begin(sequence);
    }

    /// Completes the call to the service; `asked` is the client's.
    void fill(const engine::Call& asked, engine::Call& onward, base::Instant now);
    /// An error comes back with the status that the integration's responses give it; its cause stays.
    engine::Outcome seenByClient(const engine::Outcome& answer) const;

private:
    ServiceCallSpec spec_;
    bool function_;
    bool machine_;
    std::optional<base::KeySampler> keys_;
    std::optional<base::Sampler> itemSize_;
};

}  // namespace headroom::apigateway
