// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/expected_work.hpp"

#include <algorithm>
#include <set>

#include "model/services/apigateway/service_actions.hpp"
#include "model/services/lambda/cpu.hpp"
#include "scenarios/study/expected_machine.hpp"

namespace headroom::study {

namespace {

constexpr double kSecondsInTable = 0.005;

void add(Work& total, const Work& more, double times) {
    total.calls += more.calls * times;
    total.pauses += more.pauses * times;
    total.seconds += more.seconds * times;
    total.writes += more.writes * times;
}

}  // namespace

const Work& ExpectedWork::of(const std::string& resource) {
    const auto known = known_.find(resource);
    if (known != known_.end()) return known->second;
    const Work work = workOut(resource);
    return known_[resource] = work;
}

Work ExpectedWork::workOut(const std::string& name) {
    for (const format::Resource& resource : design_.resources) {
        if (resource.name != format::resourceOf(name)) continue;
        if (const auto* api = std::get_if<apigateway::Spec>(&resource.spec)) { return ofApi(*api); }
        if (const auto* machine = std::get_if<stepfunctions::Spec>(&resource.spec))
            return workOfMachine(*machine, [this](const std::string& target, const std::string& operation) {
                Work work = of(target);
                work.writes += writtenBy(target, operation, 1);
                return work;
            });
        if (const auto* function = std::get_if<lambda::Spec>(&resource.spec)) {
            Work work = ofSteps(function->steps, function->memorySize);
            if (function->duration) work.seconds = function->duration->mean();  // the whole of it, calls included
            // An event ends well or badly, and then its destinations are told.
            const double badly = std::min(1.0, function->error + function->crash);
            addEvent(work, function->async.onSuccess, 1.0 - badly);
            addEvent(work, function->async.onFailure, badly);
            return work;
        }
    }
    return {};
}

double ExpectedWork::writtenBy(const std::string& resource, const std::string& operation, std::int64_t items) const {
    if (table_.empty() || !(resource == table_ || resource.starts_with(table_ + " ("))) return 0.0;
    const auto known = dynamodb::operationOf(operation);
    return known && dynamodb::traitsOf(*known).writes ? static_cast<double>(items) : 0.0;
}

/// Of the route and stage that set off the most.
Work ExpectedWork::ofApi(const apigateway::Spec& api) {
    Work most;
    const auto take = [&most](const Work& work) {
        const double more = work.calls + work.pauses - most.calls - most.pauses;
        const double writes = std::max(most.writes, work.writes);
        if (more > 0.0 || (more == 0.0 && work.seconds > most.seconds)) most = work;
        most.writes = writes;
    };
    for (const auto& route : api.routes) {
        if (route.isMock()) continue;
        if (route.http) take({0.0, 1.0, route.http->latency.mean()});
        if (route.http) continue;
        std::set<std::string> names{apigateway::integrationOf(route, nullptr, false)};
        for (const auto& stage : api.stages) {
            names.insert(apigateway::integrationOf(route, &stage, false));
            names.insert(apigateway::integrationOf(route, &stage, stage.canary.has_value()));
        }
        for (const std::string& name : names) {
            Work work = of(name);
            if (route.service) {
                add(work, {1.0, 0.0, kSecondsInTable}, 1.0);
                work.writes +=
                    writtenBy(name, std::string(apigateway::actionNamed(route.service->action)->operation), 1);
            }
            for (const auto& authorizer : api.authorizers) {  // asked every time, at the most
                if (authorizer.name == route.authorizer && !authorizer.function.empty())
                    add(work, of(authorizer.function), 1.0);
            }
            take(work);
        }
    }
    most.calls += 1.0;
    return most;
}

void ExpectedWork::addEvent(Work& work, const lambda::AsyncTarget& target, double times) {
    if (target.kind != lambda::AsyncTarget::Kind::Function) return;
    const Work& own = of(target.name);
    add(work, {own.calls + 1.0, own.pauses, 0.0, own.writes}, times);
}

Work ExpectedWork::ofSteps(const lambda::Steps& steps, std::int64_t memory) {
    Work total;
    for (const lambda::Step& step : steps) add(total, ofStep(step, memory), 1.0);
    return total;
}

/// Computing takes as long as it does with the function's memory (MB).
Work ExpectedWork::ofStep(const lambda::Step& step, std::int64_t memory) {
    if (const auto* compute = std::get_if<lambda::ComputeStep>(&step.what))
        return {0.0, 1.0, compute->duration.mean() * lambda::cpuStretch(compute->atMemory, memory, compute->threads)};
    if (const auto* wait = std::get_if<lambda::WaitStep>(&step.what)) return {0.0, 1.0, wait->duration.mean()};
    Work total;
    if (const auto* call = std::get_if<lambda::CallStep>(&step.what)) {
        total = of(call->target);
        if (call->asynchronous) total.seconds = 0.0;                             // nobody waits
        add(total, {call->via.empty() ? 1.0 : 2.0, 0.0, kSecondsInTable}, 1.0);  // the cluster, then the table
        total.writes += writtenBy(call->target, call->operation, call->items);
    } else if (const auto* branch = std::get_if<lambda::BranchStep>(&step.what)) {
        double weights = 0.0;
        for (const lambda::BranchArm& arm : branch->arms) weights += arm.weight;
        for (const lambda::BranchArm& arm : branch->arms) add(total, ofSteps(arm.steps, memory), arm.weight / weights);
    } else if (const auto* repeat = std::get_if<lambda::RepeatStep>(&step.what)) {
        add(total, ofSteps(repeat->steps, memory), static_cast<double>(repeat->times));
    } else if (const auto* parallel = std::get_if<lambda::ParallelStep>(&step.what)) {
        for (const lambda::Steps& steps : parallel->branches) {
            const Work one = ofSteps(steps, memory);
            add(total, {one.calls, one.pauses, 0.0, one.writes}, 1.0);
            total.seconds = std::max(total.seconds, one.seconds);
        }
    }
    return total;
}

}  // namespace headroom::study
