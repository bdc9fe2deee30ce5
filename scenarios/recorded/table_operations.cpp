// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/table_operations.hpp"

#include <array>

#include "model/services/apigateway/service_actions.hpp"
#include "model/services/dynamodb/operation.hpp"

namespace headroom::recorded {

namespace {

using dynamodb::Operation;

/// Which of the operations were found.
class Asked {
public:
    explicit Asked(std::string_view table) : table_(table) {}

    void note(std::string_view target, std::string_view operation, bool viaCluster = false) {
        const auto known = dynamodb::operationOf(operation);
        if (format::resourceOf(target) != table_ || !known) return;
        found_[static_cast<std::size_t>(*known)] = true;
        if (viaCluster && *known == Operation::TransactWriteItems)
            found_[static_cast<std::size_t>(Operation::TransactGetItems)] = true;
    }

    void addSteps(const lambda::Steps& steps) {
        for (const lambda::Step& step : steps) {
            if (const auto* call = std::get_if<lambda::CallStep>(&step.what)) {
                note(call->target, call->operation, !call->via.empty());
            } else if (const auto* branch = std::get_if<lambda::BranchStep>(&step.what)) {
                for (const lambda::BranchArm& arm : branch->arms) addSteps(arm.steps);
            } else if (const auto* repeat = std::get_if<lambda::RepeatStep>(&step.what)) {
                addSteps(repeat->steps);
            } else if (const auto* parallel = std::get_if<lambda::ParallelStep>(&step.what)) {
                for (const lambda::Steps& side : parallel->branches) addSteps(side);
            }
        }
    }

    void addRoutes(const apigateway::Spec& api) {
        for (const apigateway::RouteSpec& route : api.routes) {
            if (!route.service) continue;
            const auto* action = apigateway::actionNamed(route.service->action);
            if (action != nullptr) note(route.integration, action->operation);
        }
    }

    std::vector<std::string_view> names() const {
        std::vector<std::string_view> names;
        for (std::size_t i = 0; i < found_.size(); ++i) {
            if (found_[i]) names.push_back(dynamodb::kOperationTraits[i].name);
        }
        return names;
    }

private:
    std::string_view table_;
    std::array<bool, dynamodb::kOperations> found_{};
};

}  // namespace

std::vector<std::string_view> operationsOf(const format::Design& design, std::string_view table) {
    Asked asked(table);
    for (const workload::TrafficSpec& workload : design.workloads) {
        for (const workload::MixEntry& entry : workload.mix)
            asked.note(workload.target, entry.operation, !workload.via.empty());
    }
    for (const format::Resource& resource : design.resources) {
        if (const auto* function = std::get_if<lambda::Spec>(&resource.spec)) asked.addSteps(function->steps);
        if (const auto* api = std::get_if<apigateway::Spec>(&resource.spec)) asked.addRoutes(*api);
        const auto* machine = std::get_if<stepfunctions::Spec>(&resource.spec);
        for (std::size_t i = 0; machine != nullptr && i < machine->states.size(); ++i)
            asked.note(machine->states[i].target, machine->states[i].operation);
    }
    return asked.names();
}

}  // namespace headroom::recorded
