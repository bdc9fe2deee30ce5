// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/http_backend.hpp"

#include "model/engine/delay.hpp"
#include "model/services/apigateway/answer.hpp"

namespace headroom::apigateway {

namespace {

// Branches of Call.draws.
constexpr std::uint64_t kLatencyDraws = 0;
constexpr std::uint64_t kFailureDraws = 1;
constexpr std::uint64_t kSetUpDraws = 2;

/// Gives a permit back however its holder ends.
class Permit {
public:
    explicit Permit(engine::Semaphore* semaphore) : semaphore_(semaphore) {}
    Permit(const Permit&) = delete;
    Permit& operator=(const Permit&) = delete;
    ~Permit() {
        if (semaphore_ != nullptr) semaphore_->release();
    }

private:
    engine::Semaphore* semaphore_;
};

}  // namespace

HttpBackend::HttpBackend(engine::World& world, const std::string& name, const HttpBackendSpec& spec,
                         base::Duration patience, bool streams)
    : HttpBackend(world, std::make_shared<ServerConnections>(name, spec), spec, patience, streams) {}

HttpBackend::HttpBackend(engine::World& world, std::shared_ptr<ServerConnections> server, const HttpBackendSpec& spec,
                         base::Duration patience, bool streams)
    : world_(world),
      server_(std::move(server)),
      hop_(world.hops().id(server_->name)),
      spec_(spec),
      latency_(spec.latency, world.keyOf("latency of " + server_->name)),
      connect_(spec.connect, world.keyOf("connecting to " + server_->name)),
      vpcLink_(spec.vpcLinkLatency, world.keyOf("VPC link to " + server_->name)),
      patience_(patience),
      streams_(streams) {}

engine::Task<engine::Outcome> HttpBackend::serve(engine::RequestRef request, engine::Call call) {
    const base::Instant came = world_.now();
    std::optional<engine::Semaphore>& connections = server_->turns;
    const bool waits = connections && connections->free() <= 0;
    if (full()) {
        if (request->measured) ++refused_;
        co_return passedThrough(503);
    }
    if (waits && request->measured) ++queued_;
    if (connections) {
        engine::Semaphore::Acquire turn(*connections);
        co_await turn;
        request->record(hop_, engine::Cause::Waiting, came, world_.now(), call.branch);
    }
    const Permit permit(connections ? &*connections : nullptr);
    if (world_.now() - came > patience_) co_return gatewayTimeout();
    const base::Instant begun = world_.now();
    base::Stream setUpDraws(base::deriveKey(call.draws, kSetUpDraws));
    base::Stream draws(base::deriveKey(call.draws, kLatencyDraws));
    const base::Duration before = setUp(setUpDraws);
    base::Duration length = before + base::durationFromDraw(latency_(draws, begun) * incident_.slowdown);
    if (streams_) {
        engine::Flow flow{call.draws, begun, std::max(base::Bytes(0), call.itemSize), kFreeStream, kStreamPerSecond};
        length = std::max(length, before + flow.length());
        flow.since = begun + (length - flow.length());
        if (!request->isUnheard(call.branch)) request->flow = flow;
    }
    co_await engine::delay(length);
    request->record(hop_, engine::Cause::Downstream, begun, world_.now(), call.branch);
    putBack();
    base::Stream fails(base::deriveKey(call.draws, kFailureDraws));
    if (incident_.failing > 0.0 && fails.chance(incident_.failing)) co_return passedThrough(503);
    if (spec_.failureRate > 0.0 && fails.chance(spec_.failureRate)) {
        co_return passedThrough(static_cast<std::uint16_t>(spec_.failureStatus));
    }
    co_return engine::Outcome{};
}

bool HttpBackend::full() const {
    const std::optional<engine::Semaphore>& connections = server_->turns;
    return connections && spec_.maxQueue && connections->free() <= 0 && connections->waiting() >= *spec_.maxQueue;
}

base::Duration HttpBackend::setUp(base::Stream& stream) {
    base::Duration length;
    if (spec_.vpcLink) length = base::sampleDuration(vpcLink_, stream, world_.now());
    std::vector<base::Instant>& idle = server_->idle;
    if (!idle.empty() && world_.now() - idle.back() < spec_.keepAlive) {
        idle.pop_back();
        return length;
    }
    idle.clear();  // the last used one is too old, so all are
    return length + base::sampleDuration(connect_, stream, world_.now());
}

void HttpBackend::putBack() { server_->idle.push_back(world_.now()); }

engine::ResourceReport HttpBackend::report(base::Duration) const { return {}; }

}  // namespace headroom::apigateway
