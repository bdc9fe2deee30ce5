// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workload/client_network.hpp"

#include "model/engine/delay.hpp"
#include "model/workload/draws.hpp"

namespace headroom::workload {

ClientNetwork::ClientNetwork(engine::World& world, engine::HopId hop, const base::Distribution& roundTrip,
                             std::uint64_t key, engine::Service& target)
    : world_(world), hop_(hop), roundTrip_(roundTrip, key), target_(target) {}

engine::Task<engine::Outcome> ClientNetwork::serve(engine::RequestRef request, engine::Call call) {
    const base::Instant sent = world_.now();
    base::Stream stream(base::deriveKey(call.draws, draws::kRoundTrip));
    const base::Duration both = base::sampleDuration(roundTrip_, stream, sent);
    co_await engine::delay(both / 2);
    request->record(hop_, engine::Cause::Waiting, sent, world_.now(), call.branch);
    engine::Task<engine::Outcome> callee = target_.serve(request, call);
    const engine::Outcome outcome = co_await callee;
    const base::Instant answered = world_.now();
    co_await engine::delay(both - both / 2);
    request->record(hop_, engine::Cause::Waiting, answered, world_.now(), call.branch);
    co_return outcome;
}

engine::ResourceReport ClientNetwork::report(base::Duration) const { return {}; }

}  // namespace headroom::workload
