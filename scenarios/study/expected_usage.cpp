// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/expected_usage.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "model/services/dynamodb/expected_units.hpp"
#include "model/services/dynamodb/latency.hpp"
#include "model/services/lambda/cpu.hpp"

namespace headroom::study {

namespace {

using dynamodb::Operation;

constexpr double kBilledMillisecond = 0.5;  // durations are billed by the millisecond, rounded up: half of one more
constexpr std::int64_t kHalves = 2;
constexpr double kMostGranules = 1e30;  // beyond it a month cannot be priced

/// What a table costs: by the request, or what is held, and what is stored.
template <class Add>
void addTable(const dynamodb::Spec& table, double reads, double writes, double seconds, const Add& add) {
    const bool rare = table.tableClass == dynamodb::TableClass::StandardInfrequentAccess;
    const std::string prefix = rare ? "IA-" : "";
    const std::string replicated = table.replicas.empty() ? "" : "Repl";
    if (table.billingMode == dynamodb::BillingMode::PayPerRequest) {
        add("AmazonDynamoDB", prefix + "ReadRequestUnits", reads * seconds * kHalves, kHalves);
        add("AmazonDynamoDB", prefix + replicated + "WriteRequestUnits", writes * seconds * kHalves, kHalves);
    } else {
        const auto held = [&](std::int64_t units) { return static_cast<double>(units) * seconds * 1e9; };
        const std::int64_t hour = base::hours(1).count;
        add("AmazonDynamoDB", prefix + "ReadCapacityUnit-Hrs", held(table.readCapacityUnits.value_or(0)), hour,
            base::MeterKind::Recurring);
        add("AmazonDynamoDB", prefix + replicated + "WriteCapacityUnit-Hrs", held(table.writeCapacityUnits.value_or(0)),
            hour, base::MeterKind::Recurring);
    }
    if (!table.itemCount) return;
    add("AmazonDynamoDB", prefix + "TimedStorage-ByteHrs",
        static_cast<double>(*table.itemCount) * table.itemSize.mean(), base::gibibytes(1).count,
        base::MeterKind::Stored);
}

base::Granules granules(double value) { return static_cast<base::Granules>(value + 0.5); }

}  // namespace

const format::Resource* ExpectedUsage::find(const std::string& name) const {
    const auto found = std::ranges::find(design_.resources, format::resourceOf(name), &format::Resource::name);
    return found == design_.resources.end() ? nullptr : &*found;
}

double ExpectedUsage::send(const std::string& target, const ExpectedAsk& ask, double rate) {
    const format::Resource* resource = find(target);
    if (resource == nullptr) return 0.0;
    if (const auto* api = std::get_if<apigateway::Spec>(&resource->spec)) return toApi(resource->name, *api, ask, rate);
    if (const auto* function = std::get_if<lambda::Spec>(&resource->spec))
        return toFunction(resource->name, *function, rate);
    if (const auto* table = std::get_if<dynamodb::Spec>(&resource->spec))
        return toTable(resource->name, *table, ask, rate);
    const auto* machine = std::get_if<stepfunctions::Spec>(&resource->spec);
    if (machine != nullptr && isFollowed(*machine)) return toMachine(resource->name, *machine, ask, rate);
    leftOut_.insert(std::string(format::serviceLabel(resource->spec)));
    return 0.0;
}

double ExpectedUsage::toApi(const std::string& name, const apigateway::Spec& api, const ExpectedAsk& ask, double rate) {
    used_[name].requests += rate;
    const double own = api.overhead.mean() + api.endpointOverhead.mean();
    const auto route = std::ranges::find(api.routes, ask.route, &apigateway::RouteSpec::key);
    if (route == api.routes.end() || route->isMock()) return own;
    if (route->http) return own + route->http->latency.mean();
    const apigateway::StageSpec* stage = api.stages.empty() ? nullptr : &api.stages.front();
    const std::string integration = apigateway::integrationOf(*route, stage, false);
    double seconds = own;
    for (const apigateway::AuthorizerSpec& authorizer : api.authorizers) {
        if (authorizer.name != route->authorizer) continue;
        if (authorizer.function.empty()) seconds += authorizer.latency.mean();
        // A policy that is kept is not asked for again: how often one is, depends on who comes.
        if (!authorizer.function.empty()) leftOut_.insert("authorizers");
    }
    if (!route->service) return seconds + send(integration, {{}, "Invoke"}, rate);
    const apigateway::ServiceCallSpec& service = *route->service;
    const std::string operation = service.action.substr(service.action.find(':') + 1);
    ExpectedAsk asked{
        {}, operation, service.items, service.itemSize ? &*service.itemSize : nullptr, {}, service.consistentRead};
    const double there = send(integration, asked, rate);
    return seconds + (service.asynchronous ? 0.0 : there);
}

double ExpectedUsage::toFunction(const std::string& name, const lambda::Spec& function, double rate) {
    used_[name].requests += rate;
    return function.invokeOverhead.mean() + codeSeconds(name, function);
}

/// Each function's steps are walked once, whoever calls it; a call's own rate follows in spread().
double ExpectedUsage::codeSeconds(const std::string& name, const lambda::Spec& function) {
    const auto known = codeSeconds_.find(name);
    if (known != codeSeconds_.end()) return known->second;
    const double walked = steps(function.steps, function.memorySize, 0.0);
    if (function.provisionedConcurrency) leftOut_.insert("provisioned concurrency");
    calleesFirst_.push_back(name);
    return codeSeconds_[name] = function.duration ? function.duration->mean() : walked;
}

bool ExpectedUsage::knows(const std::string& target) const {
    const format::Resource* resource = find(target);
    if (resource == nullptr) return false;
    const auto* machine = std::get_if<stepfunctions::Spec>(&resource->spec);
    if (machine != nullptr) return isFollowed(*machine);
    return std::holds_alternative<apigateway::Spec>(resource->spec) ||
           std::holds_alternative<lambda::Spec>(resource->spec) ||
           std::holds_alternative<dynamodb::Spec>(resource->spec);
}

/// What functions and machines call, callers before whom they call: the calls of a checked design have no cycles.
void ExpectedUsage::spread() {
    const std::vector<std::string> order = std::exchange(calleesFirst_, {});
    for (auto name = order.rbegin(); name != order.rend(); ++name) {
        const format::ServiceSpec& spec = find(*name)->spec;
        if (const auto* machine = std::get_if<stepfunctions::Spec>(&spec)) {
            spreadMachine(*name, *machine);
            continue;
        }
        const auto& function = std::get<lambda::Spec>(spec);
        Used& used = used_[*name];
        used.busySeconds = used.requests * (codeSeconds_[*name] + kBilledMillisecond * 1e-3);
        steps(function.steps, function.memorySize, used.requests);
    }
}

double ExpectedUsage::toTable(const std::string& name, const dynamodb::Spec& table, const ExpectedAsk& ask,
                              double rate) {
    const auto operation = tables::operationOf(ask.operation);
    if (!operation) return 0.0;
    const base::Distribution fixed =
        ask.fixedSize ? base::Distribution::constant(static_cast<double>(ask.fixedSize->count)) : table.itemSize;
    const base::Distribution& sizes = ask.itemSize != nullptr ? *ask.itemSize : fixed;
    Used& used = used_[name];
    used.requests += rate;
    const dynamodb::CallUnits units = dynamodb::expectedUnits(*operation, ask.items, ask.consistent, sizes);
    used.reads += rate * units.reads;
    used.writes += rate * units.writes;
    if (!table.indexes.empty()) leftOut_.insert("secondary indexes");
    if (!table.replicas.empty()) leftOut_.insert("replicas");
    if (const auto& given = table.of(*operation)) return given->mean();
    const dynamodb::LatencyModel latency(table, 0);
    const auto items = static_cast<std::uint32_t>(ask.items);
    return latency
        .standard(
            {*operation, ask.consistent, items, base::Bytes(std::llround(sizes.mean() * static_cast<double>(items)))})
        .mean();
}

double ExpectedUsage::steps(const lambda::Steps& steps, std::int64_t memory, double rate) {
    double seconds = 0.0;
    for (const lambda::Step& one : steps) seconds += step(one, memory, rate);
    return seconds;
}

double ExpectedUsage::step(const lambda::Step& step, std::int64_t memory, double rate) {
    if (const auto* compute = std::get_if<lambda::ComputeStep>(&step.what))
        return compute->duration.mean() * lambda::cpuStretch(compute->atMemory, memory, compute->threads);
    if (const auto* wait = std::get_if<lambda::WaitStep>(&step.what)) return wait->duration.mean();
    if (const auto* asked = std::get_if<lambda::CallStep>(&step.what)) return call(*asked, memory, rate);
    double seconds = 0.0;
    if (const auto* branch = std::get_if<lambda::BranchStep>(&step.what)) {
        double weights = 0.0;
        for (const lambda::BranchArm& arm : branch->arms) weights += arm.weight;
        for (const lambda::BranchArm& arm : branch->arms)
            seconds += arm.weight / weights * steps(arm.steps, memory, rate * arm.weight / weights);
    } else if (const auto* repeat = std::get_if<lambda::RepeatStep>(&step.what)) {
        const auto times = static_cast<double>(repeat->times);
        seconds = times * steps(repeat->steps, memory, rate * times);
    } else if (const auto* parallel = std::get_if<lambda::ParallelStep>(&step.what)) {
        for (const lambda::Steps& list : parallel->branches) seconds = std::max(seconds, steps(list, memory, rate));
    }
    return seconds;
}

double ExpectedUsage::call(const lambda::CallStep& call, std::int64_t memory, double rate) {
    const double cpu =
        call.clientCpu ? call.clientCpu->mean() * lambda::cpuStretch(lambda::kMemoryOfOneCpu, memory, 1) : 0.0;
    ExpectedAsk asked{{}, call.operation,     call.items, call.itemSize ? &*call.itemSize : nullptr,
                      {}, call.consistentRead};
    const double there = send(call.target, asked, rate);
    if (call.asynchronous) return cpu;  // nobody waits
    const format::Resource* cluster = call.via.empty() ? nullptr : find(call.via);
    if (cluster == nullptr) return cpu + there;
    leftOut_.insert("what a cache saves");
    const auto* spec = std::get_if<dax::Spec>(&cluster->spec);
    return cpu + there + (spec != nullptr ? spec->hitLatency.mean() : 0.0);
}

std::vector<base::MeterReading> ExpectedUsage::readings(base::Duration month) {
    spread();
    std::vector<base::MeterReading> all;
    const double seconds = base::toSeconds(month);
    using base::MeterKind;
    for (const format::Resource& resource : design_.resources) {
        const auto found = used_.find(resource.name);
        const Used used = found == used_.end() ? Used{} : found->second;
        const auto add = [&](const char* service, std::string type, double amount, std::int64_t perUnit,
                             MeterKind kind = MeterKind::Measured) {
            if (amount > 0.0 && amount < kMostGranules)
                all.push_back({resource.name, service, std::move(type), granules(amount), perUnit, kind});
        };
        if (const auto* api = std::get_if<apigateway::Spec>(&resource.spec)) {
            const bool http = api->kind == apigateway::ApiKind::Http;
            add("AmazonApiGateway", http ? "ApiGatewayHttpRequest" : "ApiGatewayRequest", used.requests * seconds, 1);
        } else if (const auto* function = std::get_if<lambda::Spec>(&resource.spec)) {
            const std::string arm = function->architecture == lambda::Architecture::Arm ? "-ARM" : "";
            const double memory = static_cast<double>(function->memorySize) * 1e3;  // MB x ms a second
            add("AWSLambda", "Request" + arm, used.requests * seconds, 1);
            add("AWSLambda", "Lambda-GB-Second" + arm, used.busySeconds * seconds * memory,
                lambda::kGranulesPerGigabyteSecond);
        } else if (const auto* table = std::get_if<dynamodb::Spec>(&resource.spec)) {
            addTable(*table, used.reads, used.writes, seconds, add);
        } else if (std::holds_alternative<stepfunctions::Spec>(resource.spec)) {
            add("AmazonStates", "StateTransition", used.transitions * seconds, 1);
        } else if (const auto* cluster = std::get_if<dax::Spec>(&resource.spec)) {
            add("AmazonDAX", "NodeUsage:" + std::string(cluster->type().name),
                static_cast<double>(cluster->replicationFactor) * static_cast<double>(month.count),
                base::hours(1).count, MeterKind::Recurring);
        }
    }
    return all;
}

}  // namespace headroom::study
