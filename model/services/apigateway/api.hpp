// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/sampler.hpp"
#include "model/engine/bands.hpp"
#include "model/engine/histogram.hpp"
#include "model/engine/quantile_windows.hpp"
#include "model/engine/service.hpp"
#include "model/engine/threshold_windows.hpp"
#include "model/engine/timeout.hpp"
#include "model/engine/token_bucket.hpp"
#include "model/engine/world.hpp"
#include "model/services/apigateway/account.hpp"
#include "model/services/apigateway/api_meter.hpp"
#include "model/services/apigateway/api_metrics.hpp"
#include "model/services/apigateway/authorizer.hpp"
#include "model/services/apigateway/connections.hpp"
#include "model/services/apigateway/gate.hpp"
#include "model/services/apigateway/http_backend.hpp"
#include "model/services/apigateway/service_call.hpp"
#include "model/services/apigateway/spec.hpp"
#include "model/services/apigateway/stage_cache.hpp"

namespace headroom::apigateway {

/// An API of any kind. A request passes the limits of usage plan, method, stage and account, spends the gateway's
/// overhead, is authorized, perhaps answered from the cache, and waits for the integration at most its timeout; see
/// README.md for every rule.
class Api final : public engine::Service {
public:
    /// `spec` must have passed check(). Call.route and Call.stage are indices into `spec.routes` and `spec.stages`.
    Api(engine::World& world, std::string name, const Spec& spec, Account& account);

    /// Where the requests of a route go and which of the target's operations they ask for. Every route but a mock's
    /// and an HTTP backend's is connected when the world is built. `sequence`: see KeySampler::begin().
    void connect(std::size_t route, engine::Service& integration, std::uint16_t operation = 0, std::uint8_t index = 0,
                 std::uint64_t sequence = 0);
    /// The same for one stage alone, and for its canary's share.
    void connectStage(std::size_t stage, std::size_t route, engine::Service& integration, bool canary);
    /// The function of a Lambda authorizer.
    void connectAuthorizer(std::size_t authorizer, engine::Service& function);

    std::optional<std::size_t> routeIndex(std::string_view key) const;

    /// The answer's size is the integration's; when that says none, Call.itemSize if given.
    engine::Task<engine::Outcome> serve(engine::RequestRef request, engine::Call call) override;
    /// The gateway's own overhead grows, and a share of what it let in is answered 503 at once.
    void suffer(const engine::Incident& incident) override { incident_ = incident; }
    /// Every stage's cache is emptied; authorizers keep their policies.
    void flushCache() override;
    void startMeasuring() override;
    engine::ResourceReport report(base::Duration window) const override;
    /// Adds what of its readings each workload caused.
    void addCauses(std::vector<engine::CausedReading>& into) const;

    const std::string& name() const { return name_; }
    ApiKind kind() const { return kind_; }
    /// Of each attempt, whatever its outcome, from its arrival at the gateway to the answer; measured requests only.
    engine::LatencyHistogram latency() const;
    const engine::BandRecorder& bands() const { return bands_; }
    std::size_t routeCount() const { return routes_.size(); }
    const std::string& routeKey(std::size_t route) const { return routes_[route].spec.key; }
    const engine::LatencyHistogram& routeLatency(std::size_t route) const { return routes_[route].latency; }

    /// Keeps counts for a windowed objective over all requests, or over one route's. The reference stays valid.
    const engine::ThresholdWindows& watch(base::Duration window, base::Duration limit,
                                          std::optional<std::size_t> route = std::nullopt);
    /// Lets percentiles of Latency be kept there, which outlives the run: of all requests, or of one route's.
    void watchLatency(engine::QuantileWindows& into, std::optional<std::size_t> route = std::nullopt) {
        (route ? routes_[*route].quantiles : quantiles_).push_back(&into);
    }
    /// The same of IntegrationLatency.
    void watchIntegration(engine::QuantileWindows& into) { metrics_.watchIntegration(into); }

private:
    enum class Role : std::uint8_t { Call, Message, Connect, Disconnect, Push };
    struct Route {
        RouteSpec spec;
        Role role = Role::Call;
        engine::TimeoutLane* timeout = nullptr;
        engine::Service* integration = nullptr;
        std::uint16_t operation = 0;
        std::uint8_t index = 0;  ///< of a state machine: which inputs
        Authorizer* authorizer = nullptr;
        ServiceCall* service = nullptr;
        engine::LatencyHistogram latency;
        std::deque<engine::ThresholdWindows> windows;
        std::vector<engine::QuantileWindows*> quantiles;
    };
    /// What serves a route on one stage, where stages differ.
    struct Target {
        engine::Service* usual = nullptr;
        engine::Service* canary = nullptr;
    };
    struct Canary {
        double share = 0.0;
        bool usesCache = false;  ///< of the stage
    };
    struct Counts {
        std::uint64_t all = 0;
        std::uint64_t clientErrors = 0;
        std::uint64_t serverErrors = 0;
        std::uint64_t throttled = 0;
        std::uint64_t timedOut = 0;
        std::uint64_t unauthorized = 0;
        std::uint64_t forbidden = 0;
        std::uint64_t tooLarge = 0;
        std::uint64_t cacheHits = 0;
        std::uint64_t cacheMisses = 0;
        std::uint64_t canary = 0;
        std::uint64_t connects = 0;
        std::uint64_t messages = 0;
        std::int64_t dataProcessed = 0;
        std::uint64_t earlier = 0;  ///< answered in the window for requests that began before it
        std::array<std::uint64_t, kLimitFigures.size()> byLimit{};
    };
    /// One request on its way through the gateway.
    struct Passage {
        base::Instant arrived;
        std::size_t firstSpan = 0;
        std::optional<engine::Outcome> refusal{};  ///< what the gateway answers by itself
        Limit limit = Limit::Account;              ///< whose, of a 429
        bool gaveUp = false;                       ///< the gateway no longer waits for the integration
    };

    void addRoute(const RouteSpec& spec, const Spec& api);
    std::optional<Limit> limitOf(const Route& route, const engine::Call& call);
    void admit(const Route& route, const engine::Call& call, Passage& passage);
    /// Of a request, a message or an answer that is no stream.
    base::Bytes largest() const { return kind_ == ApiKind::WebSocket ? kLargestMessage : kLargestPayload; }
    /// How large the answer is, where whoever gave it does not say; one that is too large is none.
    void sizeAnswer(const Route& route, const engine::Call& call, bool measured, engine::Outcome& answer);
    static engine::Task<engine::Outcome> authorize(const Route& route, const engine::RequestRef& request,
                                                   engine::Call call);
    base::Duration drawOverhead(std::uint64_t draws);
    engine::Service& targetOf(const Route& route, const engine::Call& call, bool measured);
    bool goesToCanary(const engine::Call& call) const;
    engine::Service& serverOf(const RouteSpec& spec);
    StageCache* cacheOf(const engine::Call& call) const;
    /// Whether the answer is kept, and how large it is.
    bool lookUp(StageCache& cache, const engine::Call& call, bool measured, base::Bytes& response);
    engine::Call callTo(const Route& route, const engine::Call& call, std::uint8_t branch) const;
    static engine::Outcome seenThrough(const Route& route, const engine::Outcome& integration);
    void countMessages(std::uint64_t messages);
    bool billed(const Passage& passage) const;
    void meter(const Route& route, const engine::Request& request, const engine::Call& call, const Passage& passage,
               const engine::Outcome& answer);
    void finish(Route& route, const engine::Request& request, const engine::Call& call, const Passage& passage,
                const engine::Outcome& answer);
    void count(const engine::Outcome& answer, base::Bytes data, const Passage& passage);
    std::vector<engine::Figure> figures() const;
    void addWarnings(engine::ResourceReport& into, base::Duration window) const;
    void addOutgrown(engine::ResourceReport& into, base::Duration window) const;
    void addOptionalFigures(std::vector<engine::Figure>& figures) const;

    engine::World& world_;
    std::string name_;
    ApiKind kind_;
    bool chargesRefused_;
    engine::HopId hop_;
    Account& account_;
    bool speaksForAccount_;
    base::Sampler overhead_;
    std::unique_ptr<base::Sampler> endpointOverhead_;  ///< only where it takes time
    std::unique_ptr<Gate> gate_;                       ///< only with limits below the account's
    engine::Incident incident_;
    ApiMetrics metrics_;
    ApiMeter meter_;
    Counts counts_;
    std::deque<Route> routes_;
    std::deque<HttpBackend> backends_;
    std::deque<Authorizer> authorizers_;
    std::deque<ServiceCall> serviceCalls_;
    std::vector<std::unique_ptr<StageCache>> caches_;  ///< by stage; empty when no stage has one
    std::vector<Target> targets_;                      ///< by stage and route; empty when stages do not differ
    std::vector<Canary> canaries_;                     ///< by stage
    std::unique_ptr<Connections> connections_;         ///< of a WebSocket API
    engine::PerWorkload<Connections> connectionsOf_;   ///< the same, by who opened them
    std::deque<engine::ThresholdWindows> windows_;
    std::vector<engine::QuantileWindows*> quantiles_;
    engine::BandRecorder bands_;
};

}  // namespace headroom::apigateway
