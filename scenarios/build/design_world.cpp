// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/build/design_world.hpp"

#include <algorithm>
#include <cassert>

#include "model/engine/delay.hpp"
#include "model/services/apigateway/service_actions.hpp"
#include "model/services/dynamodb/operation.hpp"
#include "scenarios/build/api_links.hpp"
#include "scenarios/build/machine_links.hpp"

namespace headroom::build {

namespace {

using engine::SchedulerScope;

client::Target kindOf(const format::ServiceSpec& spec) {
    return std::holds_alternative<dynamodb::Spec>(spec) ? client::Target::DynamoDb : client::Target::General;
}

std::uint16_t operationOf(const format::ServiceSpec& spec, const std::string& name) {
    if (std::holds_alternative<stepfunctions::Spec>(spec)) return machineOperation(name);
    if (std::holds_alternative<sqs::Spec>(spec)) return queueOperation(name);
    if (!std::holds_alternative<dynamodb::Spec>(spec)) return 0;
    const auto operation = dynamodb::operationOf(name);
    return operation ? static_cast<std::uint16_t>(*operation) : 0;
}

/// Which secondary index of a table, from 1; 0: the table itself. Of a machine: which inputs `giver` gives.
std::uint8_t indexOf(const format::ServiceSpec& spec, const std::string& name, const std::string& giver = {}) {
    if (const auto* machine = std::get_if<stepfunctions::Spec>(&spec))
        return machine->data ? machine->data.source->setOf(giver) : std::uint8_t{0};
    const auto* table = std::get_if<dynamodb::Spec>(&spec);
    if (table == nullptr || name.empty()) return 0;
    return static_cast<std::uint8_t>(dynamodb::indexNumber(*table, name));
}

const format::Resource& resourceOf(const format::Design& design, const std::string& target) {
    const std::string name = format::resourceOf(target);
    return *std::find_if(design.resources.begin(), design.resources.end(),
                         [&](const format::Resource& resource) { return resource.name == name; });
}

}  // namespace

std::uint64_t replicationKey(std::uint64_t seed, std::uint32_t replication) {
    return base::deriveKey(base::deriveKey(0x4865616472'6f6f6dULL, seed), replication);
}

DesignWorld::DesignWorld(const format::Scenario& scenario, const format::Design& design, const Timing& timing)
    : design_(design),
      region_(scenario.region),
      timing_(timing),
      startSecondsUtc_(scenario.simulation.startSecondsUtc),
      world_(timing.key, base::Instant{-timing.warmUp.count}) {
    const SchedulerScope scope(world_.scheduler());
    lambdaAccount_ = std::make_unique<lambda::Account>(world_, design.quotas.lambda);
    apiAccount_ = std::make_unique<apigateway::Account>(design.quotas.apiGateway, world_.now(),
                                                        scenario.simulation.startSecondsUtc);
    machineAccount_ = std::make_unique<stepfunctions::Account>(world_, design.quotas.stepFunctions);
    buildServices();
    connect();
    events_.connect(world_, design_, [this](const std::string& name) { return find(name); });
    buildScalings();
    expectChanges();
    holdTables();
    buildWorkloads();
    expectLoads();
    watchObjectives();
    world_.metrics().reserve(static_cast<std::size_t>(timing.duration / timing.period) + 2);
}

DesignWorld::~DesignWorld() { world_.scheduler().tearDown(); }

engine::Service* DesignWorld::find(const std::string& name) {
    for (const auto& [one, service] : services_) {
        if (one == name) return service;
    }
    for (auto& [one, alias] : aliases_) {
        if (one == name) return &alias;
    }
    if (!format::namesLatest(name)) return nullptr;
    lambda::Function* function = functionNamed(format::resourceOf(name));
    return function == nullptr ? nullptr : &function->latest();
}

lambda::Function* DesignWorld::functionNamed(const std::string& name) {
    for (lambda::Function& function : functions_) {
        if (function.name() == name) return &function;
    }
    return nullptr;
}

/// The service of a resource, or of a DAX cluster in front of a table.
engine::Service* DesignWorld::find(const std::string& table, const std::string& via) {
    if (via.empty()) return find(table);
    const auto behind = std::ranges::find(tables_, table, &dynamodb::Table::name);
    const auto cluster = std::ranges::find(clusters_, via, &dax::Cluster::name);
    auto store = std::ranges::find(stores_, &*behind, &TableStore::table);
    if (store == stores_.end()) {
        const auto& spec = std::get<dynamodb::Spec>(resourceOf(design_, table).spec);
        stores_.emplace_back(*behind, spec.itemSize.mean());
        store = std::prev(stores_.end());
    }
    return &cluster->frontOf(*store);
}

void DesignWorld::buildServices() {
    struct Make {
        DesignWorld& self;
        const std::string& name;
        engine::Service* operator()(const apigateway::Spec& spec) const {
            return &self.apis_.emplace_back(self.world_, name, spec, *self.apiAccount_);
        }
        engine::Service* operator()(const lambda::Spec& spec) const {
            lambda::Function& made = self.functions_.emplace_back(self.world_, *self.lambdaAccount_, spec, name,
                                                                  self.functionNamed(spec.versionOf));
            self.events_.add(self.world_, spec, made);
            return &made;
        }
        engine::Service* operator()(const dynamodb::Spec& spec) const {
            return &self.tables_.emplace_back(self.world_, name, spec, self.design_.quotas.dynamoDb,
                                              self.startSecondsUtc_);
        }
        engine::Service* operator()(const dax::Spec& spec) const {
            return &self.clusters_.emplace_back(self.world_, name, spec, self.timing_.warmUp + self.timing_.duration);
        }
        engine::Service* operator()(const sqs::Spec& spec) const {
            return &self.queues_.emplace_back(self.world_, name, spec);
        }
        engine::Service* operator()(const stepfunctions::Spec& spec) const {
            return &self.machines_.emplace_back(self.world_, *self.machineAccount_, spec, name, self.startSecondsUtc_);
        }
    };
    for (const format::Resource& resource : design_.resources) {
        services_.emplace_back(resource.name, std::visit(Make{*this, resource.name}, resource.spec));
        addReplicas(resource);
    }
    for (const format::Resource& resource : design_.resources) addAliases(resource);
}

lambda::FindCallee DesignWorld::calleesOf(const format::Resource& caller) {
    return [this, &caller](const lambda::CallStep& call) -> base::Result<lambda::Callee> {
        const format::ServiceSpec& spec = resourceOf(design_, call.target).spec;
        return lambda::Callee{calledFrom(caller, call), kindOf(spec), operationOf(spec, call.operation),
                              indexOf(spec, call.indexName, call.input),
                              sequenceOf(call.target, call.operation, &call.key)};
    };
}

void DesignWorld::connect() {
    std::size_t api = 0;
    std::size_t function = 0;
    for (const format::Resource& resource : design_.resources) {
        if (const auto* spec = std::get_if<apigateway::Spec>(&resource.spec)) {
            connectApi(
                apis_[api++], *spec,
                [this](const std::string& name, bool asynchronous) -> engine::Service* {
                    return asynchronous ? events_.queueOf(name) : find(name);
                },
                [this](const std::string& name, const auto& call) -> AskedOperation {
                    const format::ServiceSpec& asked = resourceOf(design_, name).spec;
                    const auto* action = apigateway::actionNamed(call.action);
                    return {operationOf(asked, std::string(action->operation)),
                            indexOf(asked, call.indexName, call.input),
                            sequenceOf(name, action->operation, call.key ? &*call.key : nullptr)};
                });
        } else if (const auto* code = std::get_if<lambda::Spec>(&resource.spec)) {
            for (const lambda::FurtherVersion& version : code->versions) {
                if (version.weight > 0.0)
                    functions_[function].share(*functionNamed(resource.name + ":" + version.name), version.weight);
            }
            const auto bound = functions_[function++].bind(calleesOf(resource));
            assert(bound);  // links were checked when the scenario was read
            (void)bound;
        }
    }
    connectQueues();
    const auto specOf = [this](const std::string& name) -> const format::ServiceSpec& {
        return resourceOf(design_, name).spec;
    };
    for (stepfunctions::Machine& machine : machines_) {
        connectMachine(
            machine, specOf,
            [this](const std::string& name, bool asynchronous) -> engine::Service* {
                return asynchronous ? events_.queueOf(name) : find(name);
            },
            [this](const stepfunctions::StateSpec& state) {
                return sequenceOf(state.target, state.operation, state.key ? &*state.key : nullptr);
            });
    }
}

void DesignWorld::buildScalings() {
    for (const format::Scaling& scaling : design_.scalings) {
        for (lambda::Function& function : functions_) {
            if (function.name() == scaling.resource) scaled_.emplace_back(world_, function, scaling);
        }
        dynamodb::Table* table = tableNamed(scaling.resource);
        if (table != nullptr) scaled_.emplace_back(world_, *table->capacityOf(scaling.index), scaling);
    }
}

/// Of an API that hands the request's key on to an action of a table, that table's.
std::uint64_t DesignWorld::sequenceOf(const workload::TrafficSpec& spec, const workload::MixEntry& entry,
                                      const workload::Ask& ask) {
    const base::KeyPopularity* keys = entry.key ? &*entry.key : nullptr;
    const auto* api = std::get_if<apigateway::Spec>(&resourceOf(design_, spec.target).spec);
    if (api == nullptr) return sequenceOf(spec.target, entry.operation, keys);
    const apigateway::RouteSpec& route = api->routes[ask.route];
    if (!route.service || route.service->key) return 0;
    return sequenceOf(route.integration, apigateway::actionNamed(route.service->action)->operation, keys);
}

void DesignWorld::buildWorkloads() {
    for (const workload::TrafficSpec& spec : design_.workloads) {
        const format::Resource& target = resourceOf(design_, spec.target);
        const auto* api = std::get_if<apigateway::Spec>(&target.spec);
        std::vector<workload::Ask> asks;
        for (const workload::MixEntry& entry : spec.mix) {
            workload::Ask ask;
            ask.operation = operationOf(target.spec, entry.operation);
            ask.index = indexOf(target.spec, entry.indexName, spec.name);
            ask.sizesAnswer = std::holds_alternative<lambda::Spec>(target.spec) && !spec.asynchronous;
            if (api != nullptr) ask = askApi(*api, *apiAccount_, spec, entry.route);
            ask.sequence = sequenceOf(spec, entry, ask);
            asks.push_back(ask);
        }
        engine::Service* service = spec.asynchronous ? events_.queueOf(spec.target) : find(spec.target, spec.via);
        const bool byUrl = api == nullptr && !spec.mix.front().route.empty();
        if (byUrl) service = &passages_.emplace_back(*service, format::resourceOf(spec.target), lambda::kFunctionUrl);
        workloads_.emplace_back(world_, spec, std::move(asks), *service, kindOf(target.spec),
                                base::Instant{timing_.duration.count}, static_cast<std::uint32_t>(workloads_.size()));
        if (spec.session && api != nullptr) workloads_.back().holdSessions(*spec.session, sessionRules(*api));
    }
}

void DesignWorld::startMeasuring() {
    for (const auto& [name, service] : services_) service->startMeasuring();
    events_.startMeasuring();
}

engine::Process DesignWorld::keepTime() {
    for (;;) {
        const std::int64_t period = timing_.period.count;
        const std::int64_t now = world_.now().ns;
        const std::int64_t next = (now >= 0 ? now / period : -((-now + period - 1) / period)) * period + period;
        co_await engine::delayUntil(base::Instant{next}, engine::Rank::Clock);
        world_.metrics().closePeriod(world_.now(), world_.now().ns > 0);
        if (next == 0) startMeasuring();
    }
}

void DesignWorld::start() {
    const SchedulerScope scope(world_.scheduler());
    if (timing_.warmUp.count == 0) startMeasuring();
    keepTime().spawn();
    for (ScaledCapacity& scaled : scaled_) scaled.start();
    events_.start();
    for (const format::ScenarioEvent& event : design_.events) happen(event).spawn();
    for (workload::Traffic& traffic : workloads_) traffic.start();
}

engine::Scheduler::Stopped DesignWorld::runTo(base::Instant end, std::stop_token stop,
                                              const std::function<void(base::Instant)>& progress) {
    return world_.scheduler().runUntil(end, std::move(stop), progress);
}

engine::Scheduler::Stopped DesignWorld::run(std::stop_token stop, const std::function<void(base::Instant)>& progress) {
    start();
    const auto stopped = runTo(base::Instant{timing_.duration.count}, std::move(stop), progress);
    if (stopped != engine::Scheduler::Stopped::Cancelled) finish();
    return stopped;
}

}  // namespace headroom::build
