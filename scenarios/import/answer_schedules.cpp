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
    const std::string arn = textOf(one, "Arn");
    Resource* old = inventory.find(parts.resourceCalled(arn));  // another answer has told of it
    if (old != nullptr && old->type == type) return *old;
    std::string logical = logicalName(name);
    for (int i = 2; inventory.find(logical) != nullptr && i < 1000; ++i)
        logical = logicalName(name) + std::to_string(i);
    inventory.resources.push_back(newResource(std::move(logical), type, {file, one.position()}));
    parts.call(inventory.resources.back().name, name);
    parts.call(inventory.resources.back().name, arn);
    return inventory.resources.back();
}

void addRule(const Node& rule, const std::string& file, Inventory& inventory, AnswerParts& parts) {
    Resource& made = addNamed(rule, "AWS::Events::Rule", file, inventory, parts);
    copyMembers(rule, {"Name", "ScheduleExpression", "EventPattern", "State"}, made.properties);
}

/// What `scheduler list-schedules` prints: names, without when and what.
bool isListed(const Node& one) { return isOf(one, ":scheduler:", ":schedule/"); }

bool isEmptyList(const Node& answer, std::string_view key) {
    const Node* list = answer.isObject() && answer.size() == 1 ? answer.find(key) : nullptr;
    return list != nullptr && list->isArray() && list->size() == 0;
}

void tellLists(const Node& answer, const std::string& file, Report& report) {
    for (const char* key : {"Rules", "Targets", "Schedules"}) {
        if (isEmptyList(answer, key))
            report.push_back({Fate::LeftOut, {file, answer.position()}, key, "none: the answer is an empty list"});
    }
    if (std::ranges::any_of(listIn(answer, "Schedules"), isListed))
        report.push_back({Fate::LeftOut,
                          {file, answer.position()},
                          "Schedules",
                          "list-schedules does not say when they ask: give what `aws scheduler get-schedule` prints of "
                          "each"});
}

}  // namespace

bool holdsSchedules(const Node& answer) {
    for (const char* key : {"Rules", "Targets", "Schedules"}) {
        if (isEmptyList(answer, key)) return true;
    }
    if (std::ranges::any_of(listIn(answer, "Schedules"), isListed)) return true;
    return isRule(answer) || isSchedule(answer) || std::ranges::any_of(listIn(answer, "Rules"), isRule);
}

bool holdsTargets(const Node& answer) {
    const std::vector<Node>& targets = listIn(answer, "Targets");
    return !targets.empty() && std::ranges::all_of(targets, [](const Node& one) {
        return one.isObject() && !textOf(one, "Id").empty() && textOf(one, "Arn").starts_with("arn:");
    });
}

std::string addTargets(const Node& answer, Resource& rule) {
    const std::vector<Node> before = listIn(rule.properties, "Targets");
    Node all = Node::array(answer.position());
    for (const Node& one : before) all.append(one);
    for (const Node& one : listIn(answer, "Targets")) {
        const std::string id = textOf(one, "Id");
        const auto same = std::ranges::find_if(before, [&](const Node& other) { return textOf(other, "Id") == id; });
        if (same == before.end())
            all.append(one);
        else if (textOf(*same, "Arn") != textOf(one, "Arn"))
            return "its target " + id + " is another one than that of " + rule.name +
                   ": they are of two rules, of which one is here";
    }
    rule.properties.set("Targets", std::move(all), answer.position());
    return {};
}

void addSchedules(const Node& answer, const std::string& file, Inventory& inventory, AnswerParts& parts,
                  Report& report) {
    tellLists(answer, file, report);
    for (const Node& rule : listIn(answer, "Rules")) {
        if (isRule(rule)) addRule(rule, file, inventory, parts);
    }
    if (isRule(answer)) addRule(answer, file, inventory, parts);
    if (!isSchedule(answer)) return;
    Resource& made = addNamed(answer, "AWS::Scheduler::Schedule", file, inventory, parts);
    copyMembers(answer,
                {"Name", "ScheduleExpression", "ScheduleExpressionTimezone", "StartDate", "EndDate", "State",
                 "FlexibleTimeWindow", "Target"},
                made.properties);
}

}  // namespace headroom::importing
