// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/sampler.hpp"
#include "model/engine/service.hpp"
#include "model/engine/world.hpp"

namespace headroom::workload {

/// The network between a workload's clients and its target: a draw an attempt, half of it on the way there, half on the
/// way back. Booked as Waiting on the workload's hop. A client that gives up does not stop what it has sent.
class ClientNetwork final : public engine::Service {
public:
    /// `roundTrip` in seconds; `key` drives its regimes.
    ClientNetwork(engine::World& world, engine::HopId hop, const base::Distribution& roundTrip, std::uint64_t key,
                  engine::Service& target);

    engine::Task<engine::Outcome> serve(engine::RequestRef request, engine::Call call) override;
    /// Nothing: a network has no meters.
    engine::ResourceReport report(base::Duration window) const override;

private:
    engine::World& world_;
    engine::HopId hop_;
    base::Sampler roundTrip_;
    engine::Service& target_;
};

}  // namespace headroom::workload
