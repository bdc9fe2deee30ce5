// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/sampler.hpp"
#include "model/engine/bands.hpp"
#include "model/engine/histogram.hpp"
#include "model/engine/service.hpp"
#include "model/engine/threshold_windows.hpp"
#include "model/engine/timeout.hpp"
#include "model/engine/token_bucket.hpp"
#include "model/engine/world.hpp"
#include "model/services/apigateway/account.hpp"
#include "model/services/apigateway/http_meter.hpp"
#include "model/services/apigateway/http_metrics.hpp"
#include "model/services/apigateway/spec.hpp"

namespace headroom::apigateway {

/// An HTTP API. A request passes the limits of its route and of the account, spends the gateway's overhead and waits
/// for the integration at most its timeout; see README.md for every rule.
class HttpApi final : public engine::Service {
public:
    /// `spec` must have passed check(). Call.route is an index into `spec.routes`.
    HttpApi(engine::World& world, std::string name, const Spec& spec, Account& account);

    /// Where the requests of a route go and which of the target's operations they ask for. Every route but a mock's is
    /// connected when the world is built.
    void connect(std::size_t route, engine::Service& integration, std::uint16_t operation = 0);

    std::optional<std::size_t> routeIndex(std::string_view key) const;

    /// The answer's size is the integration's; when that says none, Call.itemSize if given.
    engine::Task<engine::Outcome> serve(engine::RequestRef request, engine::Call call) override;
    /// The gateway's own overhead grows, and a share of what it let in is answered 503 at once.
    void suffer(const engine::Incident& incident) override { incident_ = incident; }
    engine::ResourceReport report(base::Duration window) const override;

    const std::string& name() const { return name_; }
    /// Of each attempt, whatever its outcome, from its arrival at the gateway to the answer; measured requests only.
    engine::LatencyHistogram latency() const;
    const engine::BandRecorder& bands() const { return bands_; }
    std::size_t routeCount() const { return routes_.size(); }
    const std::string& routeKey(std::size_t route) const { return routes_[route].spec.key; }
    const engine::LatencyHistogram& routeLatency(std::size_t route) const { return routes_[route].latency; }

    /// Keeps counts for a windowed objective over all requests, or over one route's. The reference stays valid.
    const engine::ThresholdWindows& watch(base::Duration window, base::Duration limit,
                                          std::optional<std::size_t> route = std::nullopt);

private:
    struct Route {
        RouteSpec spec;
        std::optional<engine::TokenBucket> bucket;
        engine::TimeoutLane* timeout = nullptr;
        engine::Service* integration = nullptr;
        std::uint16_t operation = 0;
        engine::LatencyHistogram latency;
        std::deque<engine::ThresholdWindows> windows;
    };
    struct Counts {
        std::uint64_t all = 0;
        std::uint64_t clientErrors = 0;
        std::uint64_t serverErrors = 0;
        std::uint64_t throttled = 0;
        std::uint64_t timedOut = 0;
        std::int64_t dataProcessed = 0;
    };
    /// One request on its way through the gateway.
    struct Passage {
        base::Instant arrived;
        std::size_t firstSpan = 0;
        std::optional<engine::Outcome> refusal;  ///< what the gateway answers by itself
    };

    bool admit(Route& route);
    std::optional<engine::Outcome> refusalOf(Route& route, std::uint64_t draws);
    base::Duration drawOverhead(std::uint64_t draws);
    engine::Call callTo(const Route& route, const engine::Call& call, std::uint8_t branch) const;
    void finish(Route& route, const engine::Request& request, const engine::Call& call, const Passage& passage,
                const engine::Outcome& answer);
    void count(const engine::Outcome& answer, base::Bytes data);

    engine::World& world_;
    std::string name_;
    engine::HopId hop_;
    Account& account_;
    bool speaksForAccount_;
    base::Sampler overhead_;
    engine::Incident incident_;
    HttpMetrics metrics_;
    HttpMeter meter_;
    Counts counts_;
    std::deque<Route> routes_;
    std::deque<engine::ThresholdWindows> windows_;
    engine::BandRecorder bands_;
};

}  // namespace headroom::apigateway
