// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/settling.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>
#include <variant>

#include "model/base/sampler.hpp"
#include "model/services/apigateway/limits.hpp"
#include "scenarios/format/expected_execution.hpp"
#include "scenarios/study/expected_load.hpp"
#include "scenarios/study/expected_machine.hpp"
#include "scenarios/study/expected_work.hpp"

namespace headroom::planning {

namespace {

constexpr double kSettled = 0.99;
constexpr double kExponentials = 4.605170185988091;  // -ln(1 - kSettled)
constexpr double kNoticed = 0.01;                    // of what is held: less of it is left out
constexpr double kEnoughRequests = 20'000.0;

double never() { return base::toSeconds(base::kLongestDraw); }

/// By the quantile function Q: at x = Q(p) the integral of P(X > u) up to x is that of Q up to p and x (1 - p) more.
/// Steps of p become finer towards 1.
std::optional<double> byQuantiles(const base::Distribution& stay) {
    constexpr double kStep = 0.005;
    constexpr double kFurthest = 35.0;  // 1 - p = e^-35
    const double enough = kSettled * stay.mean();
    double below = 0.0;
    double p = 0.0;
    for (double y = kStep; y < kFurthest; y += kStep) {
        const double next = -std::expm1(-y);
        const auto middle = stay.quantile(-std::expm1(-(y - kStep / 2.0)));
        const auto value = stay.quantile(next);
        if (!middle || !value) return std::nullopt;
        below += *middle * (next - p);
        p = next;
        if (below + *value * std::exp(-y) >= enough) return *value;
    }
    return never();
}

/// The longest of the parts that make a share of the mean.
double ofParts(const std::vector<base::Distribution>& parts, const std::vector<double>& weights) {
    double mean = 0.0;
    double all = 0.0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        mean += weights[i] * parts[i].mean();
        all += weights[i];
    }
    double longest = 0.0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (weights[i] * parts[i].mean() >= kNoticed * mean && all > 0.0)
            longest = std::max(longest, settlingSeconds(parts[i]));
    }
    return longest;
}

/// Seconds that a request to each resource is under way until it has settled.
class Holding {
public:
    explicit Holding(const format::Design& design) : design_(design), work_(design) {}

    // The calls of a checked design have no cycles.
    double of(const std::string& name) {
        if (const auto known = known_.find(name); known != known_.end()) return known->second;
        const auto found = std::ranges::find(design_.resources, name, &format::Resource::name);
        double seconds = 0.0;
        if (found != design_.resources.end()) {
            if (const auto* machine = std::get_if<stepfunctions::Spec>(&found->spec)) seconds = ofMachine(*machine);
            if (const auto* function = std::get_if<lambda::Spec>(&found->spec)) seconds = ofFunction(name, *function);
        }
        return known_[name] = seconds;
    }

private:
    double ofFunction(const std::string& name, const lambda::Spec& function) {
        const double run =
            function.duration ? settlingSeconds(*function.duration) : kExponentials * work_.of(name).seconds;
        if (!function.takesEvents || function.error + function.crash <= 0.0) return run;
        // A failed event is tried again after one minute and after two more.
        return run + 60.0 * static_cast<double>(
                                function.async.maximumRetryAttempts > 1 ? 3 : function.async.maximumRetryAttempts);
    }

    /// States one after another, each as long as it takes to settle; what loops add to them as geometric.
    double ofMachine(const stepfunctions::Spec& machine) {
        const auto secondsOfTask = [&](stepfunctions::StateIndex index) {
            return work_.of(machine.states[index].target).seconds;
        };
        const format::ExpectedExecution execution = format::expectedExecution(machine, secondsOfTask);
        double once = 0.0;
        double settled = 0.0;
        for (std::size_t index = 0; index < execution.entered.size(); ++index) {
            const auto [mean, settling] = ofState(machine, index);
            if (mean * execution.entered[index] < kNoticed * execution.seconds) continue;
            once += mean;
            settled += settling;
        }
        const double all = settled + kExponentials * std::max(0.0, execution.seconds - once);
        const auto& limit = machine.definition.timeoutSeconds;
        return limit ? std::min(all, static_cast<double>(*limit)) : all;
    }

    /// The mean of what a state takes by itself, and how long that needs to settle.
    std::pair<double, double> ofState(const stepfunctions::Spec& machine, std::size_t index) {
        const stepfunctions::State& state = machine.definition.states[index];
        const stepfunctions::StateSpec& said = machine.states[index];
        double mean = state.waitSeconds ? static_cast<double>(*state.waitSeconds) : 0.0;
        double settling = mean;
        for (const std::optional<base::Distribution>* part : {&said.duration, &said.approval}) {
            if (!*part) continue;
            mean += (*part)->mean();
            settling += settlingSeconds(**part);
        }
        if (!said.target.empty()) {
            mean += work_.of(said.target).seconds;
            if (!said.asynchronous) settling += of(said.target);
        }
        const auto limit = state.timeoutSeconds ? state.timeoutSeconds : said.timeoutSeconds;
        if (limit) settling = std::min(settling, std::max(static_cast<double>(*limit), mean));
        return {mean, settling};
    }

    const format::Design& design_;
    study::ExpectedWork work_;
    std::map<std::string, double> known_;
};

void take(Settling& longest, double seconds, const std::string& what) {
    const double most = std::min(seconds, never());
    if (most <= base::toSeconds(longest.time)) return;
    longest.time = base::fromSeconds(most);
    longest.what = what;
}

Settling ofWorkloads(const format::Design& design) {
    Settling longest;
    for (const workload::TrafficSpec& spec : design.workloads) {
        if (spec.session) {
            const double longestStay = base::toSeconds(apigateway::kLongestConnection);
            take(longest, std::min(settlingSeconds(spec.session->length), longestStay), "connections of " + spec.name);
        }
        if (const auto* closed = std::get_if<workload::Closed>(&spec.arrivals.process))
            take(longest, settlingSeconds(closed->think) * spec.arrivals.timeScale, "thinking times of " + spec.name);
    }
    return longest;
}

/// What requests keep under way.
Settling held(const format::Design& design) {
    Settling longest = ofWorkloads(design);
    Holding holding(design);
    Settling executions;
    for (const format::Resource& resource : design.resources)
        take(executions, holding.of(resource.name), "executions of " + resource.name);
    longest.turn = executions.time;
    take(longest, base::toSeconds(executions.time), executions.what);
    for (const lambda::MappingSpec& mapping : design.mappings)
        take(longest, static_cast<double>(mapping.window.value_or(0)), "batches of " + mapping.name);
    return longest;
}

double timeToLiveOf(const apigateway::Spec& api) {
    std::int64_t longest = 0;
    for (const apigateway::RouteSpec& route : api.routes) {
        for (const apigateway::StageSpec& stage : api.stages)
            longest = std::max(longest, apigateway::cacheTtlOf(route, stage).value_or(0));
    }
    for (const apigateway::AuthorizerSpec& authorizer : api.authorizers) {
        if (!authorizer.function.empty()) longest = std::max(longest, authorizer.ttlSeconds);
    }
    return static_cast<double>(longest);
}

/// What caches and environments keep of requests before.
Settling remembered(const format::Design& design, base::Duration length) {
    Settling longest;
    const std::vector<study::ExpectedLoad> loads = study::expectedLoads(design, length);
    for (const format::Resource& resource : design.resources) {
        if (const auto* cluster = std::get_if<dax::Spec>(&resource.spec))
            take(longest, base::toSeconds(std::max(cluster->itemTtl, cluster->queryTtl)), "cache of " + resource.name);
        if (const auto* api = std::get_if<apigateway::Spec>(&resource.spec))
            take(longest, timeToLiveOf(*api), "cache of " + resource.name);
        const auto* function = std::get_if<lambda::Spec>(&resource.spec);
        if (function == nullptr || !function->idleLifetime) continue;
        const auto load = std::ranges::find(loads, resource.name, &study::ExpectedLoad::resource);
        const double rate = load == loads.end() ? 0.0 : load->perSecond;
        const double idle = settlingSeconds(*function->idleLifetime);
        take(longest, rate > 0.0 ? std::min(idle, kEnoughRequests / rate) : idle,
             "idle environments of " + resource.name);
    }
    return longest;
}

}  // namespace

double settlingSeconds(const base::Distribution& stay) {
    if (!std::isfinite(stay.mean())) return never();
    if (const auto* mixture = std::get_if<base::shape::Mixture>(&stay.shape()))
        return ofParts(mixture->parts, mixture->weights);
    if (const auto* regimes = std::get_if<base::shape::Regimes>(&stay.shape()))
        return ofParts(regimes->parts, regimes->meanSojourn);
    if (stay.mean() <= 0.0) return 0.0;
    if (stay.isConstant()) return stay.mean();
    if (const auto seconds = byQuantiles(stay)) return *seconds;
    const double squares = stay.variance() + stay.mean() * stay.mean();
    return kExponentials * squares / (2.0 * stay.mean());  // what remains of a stay, as if it were exponential
}

Settling settlingOf(const format::Design& design, base::Duration length) {
    const Settling first = held(design);
    const Settling then = remembered(design, length);
    return {first.time + then.time, first.time >= then.time ? first.what : then.what, first.turn};
}

}  // namespace headroom::planning
