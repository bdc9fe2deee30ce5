// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/regrets.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "model/services/lambda/runtimes.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/quantity.hpp"
#include "scenarios/format/range_check.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/format/shortest_execution.hpp"
#include "scenarios/format/step_walk.hpp"

namespace headroom::format {

namespace {

/// Requests a second of evenly spaced arrivals; 0 of others.
double constantRate(const workload::TrafficSpec& spec) {
    const auto* constant = std::get_if<workload::Constant>(&spec.arrivals.process);
    return constant == nullptr ? 0.0 : constant->rate.perSecond * spec.arrivals.scale / spec.arrivals.timeScale;
}

/// Whether all arrivals of the one, or of the other, are at instants of the other.
bool comeTogether(double one, double other) {
    if (one <= 0.0 || other <= 0.0) return false;
    const double ratio = std::max(one, other) / std::min(one, other);
    return std::abs(ratio - std::round(ratio)) < 1e-9 * ratio;
}

class Regrets {
public:
    Regrets(Reading& reading, const document::Node& root, const Design& design)
        : reading_(reading), root_(root), design_(design) {}

    void warn() {
        for (const Resource& resource : design_.resources) {
            if (const auto* function = std::get_if<lambda::Spec>(&resource.spec)) warnOf(resource.name, *function);
            if (const auto* api = std::get_if<apigateway::Spec>(&resource.spec)) {
                for (const apigateway::RouteSpec& route : api->routes) warnOf(resource, route);
                for (const apigateway::UsagePlanSpec& plan : api->plans) warnOfPlan(resource.name, *api, plan);
            }
        }
        for (const workload::TrafficSpec& workload : design_.workloads) warnOfCache(workload);
        warnOfStep();
    }

private:
    void say(const std::string& pointer, const std::string& text) { reading_.warning(nearest(root_, pointer), text); }

    const lambda::Spec* function(const std::string& name) const {
        const auto found = std::ranges::find(design_.resources, resourceOf(name), &Resource::name);
        return found == design_.resources.end() ? nullptr : std::get_if<lambda::Spec>(&found->spec);
    }

    /// Something that was refused is no silence.
    bool saysWork(const std::string& behavior) const {
        const document::Node* steps = document::resolve(root_, behavior + "/Steps");
        return document::resolve(root_, behavior + "/Duration") != nullptr || (steps != nullptr && steps->size() > 0);
    }

    void warnOf(const std::string& name, const lambda::Spec& spec) {
        const std::string at = document::child("/Resources", name);
        warnOfRuntime(at + "/Properties/Runtime", spec);
        if (!spec.duration && spec.steps.empty() && !saysWork(at + "/Behavior"))
            say(at + "/Behavior", "says nothing of what the code takes (Steps or Duration): it answers at once");
        if (shortestExecution(spec) > static_cast<double>(spec.timeout))
            say(at + "/Properties/Timeout", "is shorter than the code ever takes: every invocation ends in a timeout");
        warnOfStart(at + "/Behavior", spec);
        if (spec.reservedConcurrentExecutions == 0)
            say(at + "/Properties/ReservedConcurrentExecutions",
                "is 0: every invocation is refused with 429, events are given up without retries (Lambda Developer "
                "Guide, configuration-concurrency)");
        eachCall(root_, spec.steps, at + "/Behavior/Steps", [&](const lambda::CallStep& call, const std::string& step) {
            const lambda::Spec* called = function(call.target);
            if (called == nullptr || call.asynchronous || spec.duration || called->durable) return;
            if (shortestExecution(*called) > static_cast<double>(spec.timeout))
                say(step, "takes longer than the caller's own Timeout: it never hears the answer");
        });
    }

    /// Provisioned environments have more than 10 s; what spills over has not.
    void warnOfStart(const std::string& behavior, const lambda::Spec& spec) {
        constexpr const char* kPage = " (Lambda Developer Guide, lambda-runtime-environment)";
        const double limit = base::toSeconds(lambda::kInitLimit);
        const bool restores = spec.snapStart && spec.published;
        if (restores && spec.restore && smallest(*spec.restore) > limit)
            say(behavior + "/Restore",
                std::string("is always above 10 s, where AWS breaks a RESTORE off: every first invocation in an "
                            "environment fails") +
                    kPage);
        if (restores || !spec.init || smallest(*spec.init) <= limit) return;
        const std::string whose =
            lambda::provisionedInAll(spec) > 0 ? " beyond provisioned concurrency, which has longer," : "";
        const bool never = smallest(*spec.init) + shortestExecution(spec) > static_cast<double>(spec.timeout);
        say(behavior + "/Init",
            std::string("is always above 10 s, where AWS breaks INIT off, to run it again within the first invocation "
                        "and its Timeout: ") +
                (never ? "that is too short for it, and every invocation" + whose + " ends in a timeout"
                       : "a cold start" + whose + " takes 10 s more, all of it billed") +
                kPage);
    }

    /// Not refused: AWS may have a newer one by now.
    void warnOfRuntime(const std::string& at, const lambda::Spec& spec) {
        if (lambda::isRetired(spec.runtime))
            return say(at, document::quoted(spec.runtime) +
                               " is retired: AWS makes no new functions of it, those that have it go on (Lambda "
                               "Developer Guide, lambda-runtimes; from memory)");
        if (spec.runtime.empty() || lambda::isRuntime(spec.runtime)) return;
        const std::vector<std::string_view> known(lambda::kRuntimes.begin(), lambda::kRuntimes.end());
        say(at, document::quoted(spec.runtime) + " is no runtime that Lambda had in 2026, and AWS refuses others" +
                    document::didYouMean(spec.runtime, known));
    }

    static std::string waits(const apigateway::RouteSpec& route) {
        return "the route " + route.key + " waits, which is " + std::to_string(route.timeoutInMillis) + " ms";
    }

    void warnOf(const Resource& api, const apigateway::RouteSpec& route) {
        const double patience = static_cast<double>(route.timeoutInMillis) * 1e-3;
        const auto own = api.routes.find(route.key);
        const std::string at = own != api.routes.end()
                                   ? own->second
                                   : document::child(document::child("/Resources", api.name) + "/Routes", route.key);
        if (route.http && smallest(route.http->latency) > patience)
            say(at, "asks a server that always takes longer than " + waits(route) + ": every call is answered 504");
        const lambda::Spec* asked = function(route.integration);
        if (asked == nullptr || (route.service && route.service->asynchronous) || asked->durable) return;
        if (shortestExecution(*asked) > patience)
            say(at, "asks a function that always takes longer than " + waits(route) + ": every call is answered 504");
        else if (static_cast<double>(asked->timeout) > patience)
            warnOfTimeout(route);
    }

    /// Once for each function, at its own Timeout.
    void warnOfTimeout(const apigateway::RouteSpec& route) {
        const std::string name = resourceOf(route.integration);
        if (std::ranges::find(told_, name) != told_.end()) return;
        told_.push_back(name);
        say(document::child("/Resources", name) + "/Properties/Timeout",
            "is longer than " + waits(route) +
                ": what takes longer goes on unheard and is billed (API Gateway "
                "Developer Guide, limits)");
    }

    /// "Each lower limit must be <= the higher" (API Gateway Developer Guide, request throttling): AWS takes it.
    void warnOfPlan(const std::string& name, const apigateway::Spec& api, const apigateway::UsagePlanSpec& plan) {
        for (const apigateway::PlanStage& open : plan.stages) {
            const auto stage = std::ranges::find(api.stages, open.stage, &apigateway::StageSpec::name);
            const apigateway::MethodSetting* all =
                open.api == name && stage != api.stages.end() ? stage->find("*") : nullptr;
            if (all == nullptr || !all->throttle.rate || plan.throttle.rate.value_or(0.0) <= *all->throttle.rate)
                continue;
            say(document::child("/Resources", plan.name) + "/Properties/Throttle/RateLimit",
                "is above what the stage " + open.stage +
                    " lets pass of all keys together: the stage's limit decides "
                    "first, and a key never gets its own (API Gateway Developer Guide, request throttling: lower "
                    "limits "
                    "must not be above higher ones)");
        }
    }

    bool isTable(const std::string& name) const {
        const auto found = std::ranges::find(design_.resources, resourceOf(name), &Resource::name);
        return found != design_.resources.end() && std::holds_alternative<dynamodb::Spec>(found->spec);
    }

    /// Whether a limit can be asked by both: their target's, or one of the account or of something behind. Two tables
    /// share none.
    bool meet(const workload::TrafficSpec& one, const workload::TrafficSpec& other) const {
        return one.target == other.target || !(isTable(one.target) && isTable(other.target));
    }

    /// Arrivals that come at the same instants meet a limit in the order of the file, over and over.
    void warnOfStep() {
        for (std::size_t i = 1; i < design_.workloads.size(); ++i) {
            const workload::TrafficSpec& one = design_.workloads[i];
            const double rate = constantRate(one);
            if (rate <= 0.0) continue;
            const auto before = std::span(design_.workloads).first(i);
            const auto inStep = std::ranges::find_if(before, [&](const workload::TrafficSpec& other) {
                return comeTogether(rate, constantRate(other)) && meet(one, other);
            });
            if (inStep == before.end()) continue;
            say(document::child("/Workloads", one.name) + "/Arrivals/Constant",
                "comes at the same instants as " + inStep->name +
                    ": where a limit that both meet refuses some of them, it is always "
                    "those of the later in the file; Poisson arrivals take turns");
        }
    }

    void warnOfCache(const workload::TrafficSpec& workload) {
        const auto found = std::ranges::find(design_.resources, workload.target, &Resource::name);
        const auto* api = found == design_.resources.end() ? nullptr : std::get_if<apigateway::Spec>(&found->spec);
        if (api == nullptr || smallest(workload.responseSize) <= static_cast<double>(apigateway::kLargestCached.count))
            return;
        for (const workload::MixEntry& entry : workload.mix) {
            for (const apigateway::RouteSpec& route : api->routes) {
                const bool meant = route.key == entry.route || (entry.route.empty() && api->routes.size() == 1);
                const lambda::Spec* asked = function(route.integration);
                if (!meant || (asked != nullptr && asked->responseSize)) continue;
                if (std::ranges::none_of(api->stages,
                                         [&](const auto& one) { return cacheTtlOf(route, one).has_value(); }))
                    continue;
                return say(document::child("/Workloads", workload.name) + "/ResponseSize",
                           "is always above 1,048,576 B, the largest answer that a stage's cache keeps: the cache is "
                           "charged and never answers (API Gateway Developer Guide, api-gateway-caching)");
            }
        }
    }

    Reading& reading_;
    const document::Node& root_;
    const Design& design_;
    std::vector<std::string> told_;
};

}  // namespace

void warnRegrets(Reading& reading, const document::Node& root, const Design& design) {
    Regrets(reading, root, design).warn();
}

}  // namespace headroom::format
