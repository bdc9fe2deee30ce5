// SPDX-License-Identifier: GPL-3.0-or-later
// What a design's resources have to say at the end, and who caused it.
#include <algorithm>

#include "scenarios/build/design_world.hpp"

namespace headroom::build {

std::vector<engine::ResourceReport> DesignWorld::reports(base::Duration window) const {
    std::vector<engine::ResourceReport> reports;
    for (const auto& [name, service] : services_) {
        reports.push_back(service->report(window));
        reports.back().resource = name;
        for (const ScaledCapacity& scaled : scaled_) {
            if (scaled.resource() == name) scaled.report(reports.back());
        }
    }
    for (const lambda::MeteredPassage& passage : passages_) {
        const std::vector<base::MeterReading> passed = passage.report(window).readings;
        auto& into = std::ranges::find(reports, passage.resource(), &engine::ResourceReport::resource)->readings;
        const auto known = std::ranges::find(into, passed.front().usageType, &base::MeterReading::usageType);
        if (known == into.end())
            into.push_back(passed.front());
        else
            known->granules += passed.front().granules;  // of another workload that calls it, or of another call
    }
    events_.report(reports, window);
    return reports;
}

std::vector<engine::CausedReading> DesignWorld::causes(base::Duration window) const {
    std::vector<engine::CausedReading> all;
    for (const apigateway::Api& api : apis_) api.addCauses(all);
    for (const lambda::Function& function : functions_) function.addCauses(all, window);
    for (const lambda::MeteredPassage& passage : passages_) passage.addCauses(all);
    for (const dynamodb::Table& table : tables_) table.addCauses(all, window);
    for (const stepfunctions::Machine& machine : machines_) machine.addCauses(all);
    for (const sqs::Queue& queue : queues_) queue.addCauses(all);
    events_.addCauses(all);
    return all;
}

}  // namespace headroom::build
