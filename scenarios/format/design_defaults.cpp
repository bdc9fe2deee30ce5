// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "model/services/apigateway/service_actions.hpp"
#include "scenarios/format/resources.hpp"
#include "scenarios/format/step_walk.hpp"

namespace headroom::format {

using document::Node;
using dynamodb::Operation;

namespace {

constexpr std::int64_t kAssumedKeys = 1'000'000;

/// Operations that nobody measured: their latency is that of another one (README of dynamodb, Latency).
bool byAnalogy(Operation operation) {
    switch (operation) {
        case Operation::GetItem:
        case Operation::BatchGetItem:
        case Operation::PutItem:
        case Operation::BatchWriteItem:
        case Operation::TransactWriteItems:
            return false;
        case Operation::TransactGetItems:
        case Operation::Query:
        case Operation::Scan:
        case Operation::UpdateItem:
        case Operation::DeleteItem:
            break;
    }
    return true;
}

std::string_view nameOf(client::RetryMode mode) {
    switch (mode) {
        case client::RetryMode::V2026:
            return "2026";
        case client::RetryMode::Standard:
            return "standard";
        case client::RetryMode::Legacy:
            return "legacy";
        case client::RetryMode::Adaptive:
            return "adaptive";
        case client::RetryMode::Off:
            break;
    }
    return "off";
}

std::string behaviorOf(const std::string& resource) { return "/Resources/" + resource + "/Behavior"; }

/// Walks everything that calls and fills in what calls leave open.
class Defaults {
public:
    Defaults(Reading& reading, const Node& root, Design& design) : reading_(reading), root_(root), design_(design) {}

    void fill() {
        for (Resource& resource : design_.resources) {
            if (auto* function = std::get_if<lambda::Spec>(&resource.spec)) fillSteps(resource.name, *function);
            if (auto* machine = std::get_if<stepfunctions::Spec>(&resource.spec)) fillTasks(resource.name, *machine);
        }
        for (Resource& resource : design_.resources) {
            auto* api = std::get_if<apigateway::Spec>(&resource.spec);
            for (std::size_t i = 0; api != nullptr && i < api->routes.size(); ++i) fillRoute(resource, api->routes[i]);
            if (api != nullptr) noteQuotas(*api);
        }
        for (workload::TrafficSpec& workload : design_.workloads) fillWorkload(workload);
        for (const Resource& resource : design_.resources) {
            noteLatency(resource);
            warnOfBurst(resource);
        }
        noteFreeLogs();
        dropWithoutEffect();
    }

private:
    void noteFreeLogs() {
        const auto logs = [](const Resource& one) { return std::holds_alternative<lambda::Spec>(one.spec); };
        if (design_.billing.freeTier == "none" || std::ranges::none_of(design_.resources, logs)) return;
        reading_.assume("/Billing/FreeTier", design_.billing.freeTier + ", without CloudWatch's 5 GB of logs",
                        "whether they cover what functions log AWS does not say", true);
    }

    const ServiceSpec* find(const std::string& name) const {
        const auto at = std::find_if(design_.resources.begin(), design_.resources.end(),
                                     [&](const Resource& resource) { return resource.name == name; });
        return at == design_.resources.end() ? nullptr : &at->spec;
    }

    template <class Spec>
    const Spec* findA(const std::string& name) const {
        const ServiceSpec* spec = find(name);
        return spec == nullptr ? nullptr : std::get_if<Spec>(spec);
    }

    bool says(const std::string& object, std::string_view key) const {
        return document::resolve(root_, document::child(object, key)) != nullptr;
    }

    void fillSteps(const std::string& name, lambda::Spec& function) {
        const std::string steps = behaviorOf(name) + "/Steps";
        bool runtimeDecides = false;
        eachCall(root_, function.steps, steps, [&](lambda::CallStep& call, const std::string& at) {
            runtimeDecides = runtimeDecides || !call.retry;
            const auto* table = findA<dynamodb::Spec>(call.target);
            if (table == nullptr) return;
            noteOperation(call.target, call.operation);
            if (!says(at, "Key")) call.key = uniformKeys(at, *table);
        });
        if (!runtimeDecides) return;
        const std::string value = "calls without Retry: " + std::string(nameOf(lambda::sdkRetryMode(function)));
        reading_.assume(steps, value, std::string(lambda::source::kRetries) + "; an older SDK has another", false);
    }

    void fillTasks(const std::string& name, stepfunctions::Spec& machine) {
        for (std::size_t i = 0; i < machine.states.size(); ++i) {
            stepfunctions::StateSpec& state = machine.states[i];
            const auto* table = findA<dynamodb::Spec>(state.target);
            if (table == nullptr) continue;
            noteOperation(state.target, state.operation);
            const std::string at = behaviorOf(name) + "/States";
            if (!state.key) state.key = uniformKeys(document::child(at, machine.definition.states[i].name), *table);
        }
    }

    /// A table's items that a route's action asks for: said there, by the workload, or uniform.
    void fillRoute(const Resource& api, apigateway::RouteSpec& route) {
        if (!route.service) return;
        const auto* table = findA<dynamodb::Spec>(route.integration);
        const auto* action = apigateway::actionNamed(route.service->action);
        if (table == nullptr || action == nullptr) return;
        noteOperation(route.integration, std::string(action->operation));
        if (route.service->key) return;
        std::vector<workload::MixEntry*> asking;
        for (workload::TrafficSpec& workload : design_.workloads) {
            for (workload::MixEntry& entry : workload.mix) {
                if (workload.target == api.name && (entry.route == route.key || entry.route.empty()))
                    asking.push_back(&entry);
            }
        }
        const auto own = api.routes.find(route.key);
        const std::string at =
            own != api.routes.end() ? own->second : document::child("/Resources/" + api.name + "/Routes", route.key);
        const bool said = std::ranges::any_of(asking, [](const auto* entry) { return entry->key.has_value(); });
        const bool open = std::ranges::any_of(asking, [](const auto* entry) { return !entry->key.has_value(); });
        if (said && !open) return;
        const base::KeyPopularity keys = uniformKeys(at, *table);
        if (!said) route.service->key = keys;
        for (workload::MixEntry* entry : asking) {
            if (said && !entry->key) entry->key = keys;
        }
    }

    /// Whether it says how large a function's answers are that leave AWS through a URL.
    bool sizesAnswers(const workload::TrafficSpec& workload) const {
        const auto* function = findA<lambda::Spec>(resourceOf(workload.target));
        return function != nullptr && !function->responseSize && !workload.mix.front().route.empty();
    }

    /// What was used of a period before the clock begins is not known.
    void noteQuotas(const apigateway::Spec& api) {
        for (const apigateway::UsagePlanSpec& plan : api.plans) {
            const std::string at = document::child("/Resources", plan.name) + "/Properties/Quota";
            const bool known =
                std::ranges::any_of(reading_.assumptions, [&](const auto& one) { return one.path == at; });
            if (plan.quota && !known)
                reading_.assume(at, "nothing used of the period that the simulated time begins in",
                                "nothing said: a key's use before is its owner's", true);
        }
    }

    void fillWorkload(workload::TrafficSpec& workload) {
        const auto* table = findA<dynamodb::Spec>(workload.target);
        if (table == nullptr) return;
        const std::string pointer = document::child("/Workloads", workload.name);
        const bool mixed = says(pointer, "Mix");
        for (std::size_t i = 0; i < workload.mix.size(); ++i) {
            workload::MixEntry& entry = workload.mix[i];
            noteOperation(workload.target, entry.operation);
            const std::string at = mixed ? document::child(pointer + "/Mix", i) : pointer;
            if (!entry.key) entry.key = uniformKeys(at, *table);
        }
    }

    /// Every item alike: a guess, which shows where items differ in size, or where partitions are hot.
    base::KeyPopularity uniformKeys(const std::string& at, const dynamodb::Spec& table) {
        const bool counted = table.itemCount.value_or(0) > 0;
        const std::int64_t keys = counted ? *table.itemCount : kAssumedKeys;
        reading_.assume(document::child(at, "Key"), fmt::format(R"({{"Uniform": {{"Keys": {}}}}})", keys),
                        counted ? "nothing said: every item of the table's ItemCount is asked for alike"
                                : "nothing said, and no ItemCount: a round number of items, asked for alike",
                        true);
        return base::UniformKeys{static_cast<std::uint64_t>(keys)};
    }

    void noteOperation(const std::string& table, const std::string& name) {
        if (const auto operation = dynamodb::operationOf(name)) asked_[table].insert(*operation);
    }

    /// On-demand tables have no burst of provisioned units, and those that become provisioned begin without.
    void warnOfBurst(const Resource& resource) {
        const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        if (table == nullptr || table->billingMode != dynamodb::BillingMode::PayPerRequest) return;
        const std::string at = behaviorOf(resource.name) + "/InitialBurst";
        if (document::resolve(root_, at) != nullptr)
            reading_.warning(nearest(root_, at), "does nothing while the table is on-demand");
    }

    void noteLatency(const Resource& resource) {
        const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        if (table == nullptr) return;
        for (const bool guess : {false, true}) {
            std::string names;
            for (const Operation operation : asked_[resource.name]) {
                if (table->of(operation) || byAnalogy(operation) != guess) continue;
                names += (names.empty() ? "" : ", ") + std::string(dynamodb::nameOf(operation));
            }
            if (names.empty()) continue;
            const auto source = guess ? dynamodb::source::kAnalogousLatency : dynamodb::source::kMeasuredLatency;
            const std::string value = (guess ? "as operations that were measured: " : "as measured, by size: ") + names;
            reading_.assume(behaviorOf(resource.name) + "/Latency", value, std::string(source), guess);
        }
    }

    /// What matters only where capacity changes, or where auto scaling looks at it.
    void dropOfStillTable(const std::string& name, const dynamodb::Spec& table, std::set<std::string>& idle) const {
        // A global table's own targets are added when its regions are known.
        const bool scaled =
            !table.replicaScalings.empty() ||
            std::ranges::any_of(design_.scalings, [&](const Scaling& one) { return one.resource == name; });
        const bool changed = std::ranges::any_of(design_.events, [&](const ScenarioEvent& one) {
            return one.target == name && one.kind == ScenarioEvent::Kind::Change;
        });
        if (!scaled) idle.insert(behaviorOf(name) + "/IdleMinutes");
        if (scaled || changed) return;
        for (const char* key : {"/UpdateTime", "/HourlyBilling"}) idle.insert(behaviorOf(name) + key);
    }

    void dropWithoutEffect() {
        std::set<std::string> idle;
        bool functions = false;
        bool provisioned = false;
        for (const Resource& resource : design_.resources) {
            const auto* function = std::get_if<lambda::Spec>(&resource.spec);
            functions = functions || function != nullptr;
            provisioned =
                provisioned ||
                (function != nullptr && (function->provisionedConcurrency || lambda::provisionedInAll(*function) > 0));
            if (function != nullptr && !function->takesEvents &&
                std::ranges::none_of(function->events, &lambda::QualifiedEvents::taken))
                idle.insert(behaviorOf(resource.name) + "/AsyncLongestBackOff");
            const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
            if (table == nullptr) continue;
            dropOfStillTable(resource.name, *table, idle);
            const bool onDemand = table->billingMode == dynamodb::BillingMode::PayPerRequest;
            if (onDemand || table->partitions) idle.insert(behaviorOf(resource.name) + "/PartitionFormula");
            if (onDemand) continue;
            idle.insert(behaviorOf(resource.name) + "/GrowthInterval");
            idle.insert(behaviorOf(resource.name) + "/AdmissionWindow");
            idle.insert(behaviorOf(resource.name) + "/OnDemandGrowth");
        }
        if (!functions || !design_.quotas.lambda.requestsPerConcurrency) idle.insert("/Quotas/Lambda/RequestRateDepth");
        if (!provisioned) idle.insert("/Quotas/Lambda/ProvisioningPreparation");
        for (const workload::TrafficSpec& workload : design_.workloads) {
            if (findA<apigateway::Spec>(workload.target) != nullptr) continue;
            const std::string pointer = document::child("/Workloads", workload.name);
            const auto* machine = findA<stepfunctions::Spec>(workload.target);
            if (machine == nullptr || machine->data) idle.insert(pointer + "/PayloadSize");
            if (!sizesAnswers(workload)) idle.insert(pointer + "/ResponseSize");
        }
        std::erase_if(reading_.assumptions, [&](const Assumption& one) { return idle.contains(one.path); });
    }

    Reading& reading_;
    const Node& root_;
    Design& design_;
    std::map<std::string, std::set<Operation>> asked_;  ///< by table
};

}  // namespace

void fillDefaults(Reading& reading, const Node& root, Design& design) { Defaults(reading, root, design).fill(); }

}  // namespace headroom::format
