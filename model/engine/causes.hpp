// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/base/meter.hpp"

/// Who causes what is billed: each meter counts for each workload what its requests used.
namespace headroom::engine {

/// The workload of a request that none sent, and of a record that no request wrote (an item that expired).
inline constexpr std::uint32_t kNoWorkload = 0xffff'ffff;

/// Something kept for each workload, by its number (Request::workload), and once for all other requests.
template <class Kept>
class PerWorkload {
public:
    Kept& of(std::uint32_t workload) {
        if (workload < kept_.size()) return kept_[workload];
        if (workload == kNoWorkload) return others_;
        kept_.resize(workload + std::size_t{1});  // at a workload's first request
        return kept_[workload];
    }
    /// By workload; those that never asked are missing at the end.
    const std::vector<Kept>& all() const { return kept_; }
    std::vector<Kept>& all() { return kept_; }

private:
    std::vector<Kept> kept_;
    Kept others_{};
};

/// What of a meter reading (found by its three names) the measured requests of each workload caused, in the reading's
/// granules. What is left of the reading was caused by no request: capacity that was held and not used, what is stored.
struct CausedReading {
    std::string resource;
    std::string service;
    std::string usageType;
    std::vector<base::Granules> byWorkload;
};

/// What a reading is made of by workload: of what is kept for each the part that `amount` takes.
template <class Kept, class Amount>
CausedReading causedReading(std::string resource, std::string service, std::string usageType,
                            const PerWorkload<Kept>& kept, const Amount& amount) {
    CausedReading caused{std::move(resource), std::move(service), std::move(usageType), {}};
    for (const Kept& one : kept.all()) caused.byWorkload.push_back(static_cast<base::Granules>(amount(one)));
    return caused;
}

/// Divides a whole in proportion to weights, each part rounded down: at most `whole` in all.
inline std::vector<base::Granules> portions(base::Granules whole, const std::vector<base::Granules>& weights) {
    base::Granules sum = 0;
    for (const base::Granules weight : weights) sum += weight;
    std::vector<base::Granules> parts;
    // Whole multiples apart, so that no product overflows.
    for (const base::Granules weight : weights)
        parts.push_back(sum > 0 ? whole / sum * weight + whole % sum * weight / sum : 0);
    return parts;
}

}  // namespace headroom::engine
