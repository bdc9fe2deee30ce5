// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/base/keys.hpp"
#include "model/base/sampler.hpp"
#include "model/engine/service.hpp"
#include "model/workload/traffic_spec.hpp"

namespace headroom::workload {

/// A mix entry's names, resolved by who knows the target: its operation, and the route of an API.
struct Ask {
    std::uint16_t operation = 0;
    std::uint16_t route = 0;
    bool sizesAnswer = false;    ///< of an API or a function: ResponseSize is what it answers with
    std::uint16_t stage = 0;     ///< of an API
    std::uint16_t client = 0;    ///< whose API key; 0: none
    std::uint8_t index = 0;      ///< of a table: which secondary index, from 1
    std::uint64_t sequence = 0;  ///< which of the endless sequences of a table's keys the entry's are, if they are one
};

/// Makes the call of each request of a workload: which entry of the mix, which key, how large. What a request asks for
/// depends on its own key alone (sequential keys: on its turn), so that every design asks the same.
class Mix {
public:
    /// `asks` has an entry for each of `spec.mix`. `key` drives regimes of the sizes.
    Mix(const TrafficSpec& spec, const std::vector<Ask>& asks, std::uint64_t key);

    /// The call of the request with that key, made at `now`.
    engine::Call callFor(std::uint64_t requestKey, base::Instant now);

private:
    struct Entry {
        engine::Call call;
        double weight = 0.0;
        std::optional<base::KeySampler> keys;
        bool sizesAnswer = false;
    };

    Entry& choose(std::uint64_t requestKey);

    std::vector<Entry> entries_;
    double weights_ = 0.0;
    base::Sampler payload_;
    base::Sampler response_;
};

}  // namespace headroom::workload
