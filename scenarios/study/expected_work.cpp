// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/expected_work.hpp"

namespace headroom::study {

namespace {

constexpr double kSecondsInTable = 0.005;

void add(Work& total, const Work& more, double times) {
    total.calls += more.calls * times;
    total.pauses += more.pauses * times;
    total.seconds += more.seconds * times;
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
        if (const auto* api = std::get_if<apigateway::Spec>(&resource.spec)) {
            Work most;
            for (const auto& route : api->routes) {
                if (route.isMock()) continue;
                const Work& work = route.http ? Work{0.0, 1.0, route.http->latency.mean()} : of(route.integration);
                if (work.calls + work.pauses >= most.calls + most.pauses) most = work;
            }
            most.calls += 1.0;
            return most;
        }
        if (const auto* function = std::get_if<lambda::Spec>(&resource.spec)) {
            Work work = ofSteps(function->steps);
            if (function->duration) work.seconds = function->duration->mean();  // the whole of it, calls included
            return work;
        }
    }
    return {};
}

Work ExpectedWork::ofSteps(const lambda::Steps& steps) {
    Work total;
    for (const lambda::Step& step : steps) add(total, ofStep(step), 1.0);
    return total;
}

Work ExpectedWork::ofStep(const lambda::Step& step) {
    if (const auto* compute = std::get_if<lambda::ComputeStep>(&step.what)) return {0.0, 1.0, compute->duration.mean()};
    if (const auto* wait = std::get_if<lambda::WaitStep>(&step.what)) return {0.0, 1.0, wait->duration.mean()};
    Work total;
    if (const auto* call = std::get_if<lambda::CallStep>(&step.what)) {
        total = of(call->target);
        add(total, {call->via.empty() ? 1.0 : 2.0, 0.0, kSecondsInTable}, 1.0);  // the cluster, then the table
    } else if (const auto* branch = std::get_if<lambda::BranchStep>(&step.what)) {
        double weights = 0.0;
        for (const lambda::BranchArm& arm : branch->arms) weights += arm.weight;
        for (const lambda::BranchArm& arm : branch->arms) add(total, ofSteps(arm.steps), arm.weight / weights);
    } else if (const auto* repeat = std::get_if<lambda::RepeatStep>(&step.what)) {
        add(total, ofSteps(repeat->steps), static_cast<double>(repeat->times));
    }
    return total;
}

}  // namespace headroom::study
