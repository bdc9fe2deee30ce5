// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "model/base/sampler.hpp"
#include "model/engine/service.hpp"
#include "model/engine/world.hpp"
#include "model/services/apigateway/server_connections.hpp"

namespace headroom::apigateway {

/// A server behind an HTTP integration, as one route asks it. It serves at most MaxConnections requests at a time,
/// first come first served; a connection that was idle for less than KeepAlive is used again, another one is set up
/// first. What the gateway gives up while it is served goes on here, as it does in the world; what still waits leaves
/// when its turn comes.
class HttpBackend final : public engine::Service {
public:
    /// `name` is its hop's; its draws depend on it alone.
    /// `patience`: the gateway's integration timeout; who has waited longer for a connection has left the queue.
    /// `streams`: answers are handed on as they come, and take the time that the gateway gives their size.
    HttpBackend(engine::World& world, const std::string& name, const HttpBackendSpec& spec, base::Duration patience,
                bool streams = false);
    /// The same of a server that other routes ask as well.
    HttpBackend(engine::World& world, std::shared_ptr<ServerConnections> server, const HttpBackendSpec& spec,
                base::Duration patience, bool streams);

    engine::Task<engine::Outcome> serve(engine::RequestRef request, engine::Call call) override;
    void suffer(const engine::Incident& incident) override { incident_ = incident; }
    /// Nothing: the server is not AWS's. Its API reports what is of interest.
    engine::ResourceReport report(base::Duration window) const override;

    /// Requests that found every connection busy, and those the full queue refused; measured ones.
    std::uint64_t queued() const { return queued_; }
    std::uint64_t refused() const { return refused_; }

private:
    bool full() const;
    base::Duration setUp(base::Stream& stream);
    void putBack();

    engine::World& world_;
    std::shared_ptr<ServerConnections> server_;
    engine::HopId hop_;
    HttpBackendSpec spec_;
    base::Sampler latency_;
    base::Sampler connect_;
    base::Sampler vpcLink_;
    base::Duration patience_;
    bool streams_;
    engine::Incident incident_;
    std::uint64_t queued_ = 0;
    std::uint64_t refused_ = 0;
};

}  // namespace headroom::apigateway
