// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/answer_schedules.hpp"

#include <algorithm>

#include "scenarios/import/answer_rest.hpp"

namespace headroom::importing {

using document::Node;

namespace {

bool isOf(const Node& one, std::string_view service, std::string_view kind) {
    const std::string arn = one.isObject() ? textOf(one, "Arn") : std::string();
    return arn.find(service) != std::string::npos && arn.find(kind) != std::string::npos;
}

bool isRule(const Node& one) { return isOf(one, ":events:", ":rule/"); }

bool isSchedule(const Node& one) {
    const Node* target = isOf(one, ":scheduler:", ":schedule/") ? one.find("Target") : nullptr;
    return target != nullptr && target->isObject() && one.find("ScheduleExpression") != nullptr;
}

Resource& addNamed(const Node& one, const char* type, const std::string& file, Inventory& inventory,
                   AnswerParts& parts) {
    const std::string name = textOf(one, "Name");
    std::string logical = logicalName(name);
    for (int i = 2; inventory.find(logical) != nullptr && i < 1000; ++i)
        logical = logicalName(name) + std::to_string(i);
    inventory.resources.push_back(newResource(std::move(logical), type, {file, one.position()}));
    parts.call(inventory.resources.back().name, name);
    return inventory.resources.back();
}

void addRule(const Node& rule, const std::string& file, Inventory& inventory, AnswerParts& parts) {
    Resource& made = addNamed(rule, "AWS::Events::Rule", file, inventory, parts);
    copyMembers(rule, {"Name", "ScheduleExpression", "EventPattern", "State"}, made.properties);
}

}  // namespace

bool holdsSchedules(const Node& answer) {
    return isRule(answer) || isSchedule(answer) || std::ranges::any_of(listIn(answer, "Rules"), isRule);
}

bool holdsTargets(const Node& answer) {
    const std::vector<Node>& targets = listIn(answer, "Targets");
    return !targets.empty() && std::ranges::all_of(targets, [](const Node& one) {
        return one.isObject() && !textOf(one, "Id").empty() && textOf(one, "Arn").starts_with("arn:");
    });
}

void addSchedules(const Node& answer, const std::string& file, Inventory& inventory, AnswerParts& parts) {
    for (const Node& rule : listIn(answer, "Rules")) {
        if (isRule(rule)) addRule(rule, file, inventory, parts);
    }
    if (isRule(answer)) addRule(answer, file, inventory, parts);
    if (!isSchedule(answer)) return;
    Resource& made = addNamed(answer, "AWS::Scheduler::Schedule", file, inventory, parts);
    copyMembers(answer,
                {"Name", "ScheduleExpression", "ScheduleExpressionTimezone", "State", "FlexibleTimeWindow", "Target"},
                made.properties);
}

}  // namespace headroom::importing
