// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/schedule_calls.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

#include "model/workload/schedule.hpp"
#include "model/workload/timestamp.hpp"
#include "scenarios/import/canonical.hpp"
#include "scenarios/import/evaluator.hpp"
#include "scenarios/import/latest_code.hpp"
#include "scenarios/import/queue_properties.hpp"
#include "scenarios/import/universal_calls.hpp"

namespace headroom::importing {

using document::Node;

namespace {

constexpr std::string_view kScheduler = "AWS::Scheduler::Schedule";

bool isOnce(const Resource& rule) { return expressionOf(rule).starts_with("at("); }

bool isDisabled(const Resource& rule) { return textOf(rule.properties, "State") == "DISABLED"; }

/// StartDate or EndDate of a schedule of the Scheduler, of which older command lines print seconds since 1970; nothing
/// where it says none, or none that can be read.
std::optional<workload::Timestamp> dateOf(const Resource& rule, std::string_view key) {
    const Node* given = rule.type == kScheduler ? rule.properties.find(key) : nullptr;
    if (given == nullptr || (!given->isString() && !given->isNumber())) return std::nullopt;
    const auto date = workload::parseTimestamp(given->isNumber() ? given->numberText() : given->asString());
    return date ? std::optional(*date) : std::nullopt;
}

workload::Timestamp today() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()};
}

/// A schedule asks nothing any more behind its end (EventBridge Scheduler User Guide, managing-schedule, 2026-11).
bool isOver(const Resource& rule) {
    const auto end = dateOf(rule, "EndDate");
    return end && *end <= today();
}

/// What a workload does not know: when it begins and when it ends.
std::string boundsOf(const Resource& rule) {
    std::string bounds;
    const auto start = dateOf(rule, "StartDate");
    if (start && *start > today()) bounds += "; it begins at " + toText(*start) + " only, the workload at once";
    if (const auto end = dateOf(rule, "EndDate")) bounds += "; it ends at " + toText(*end) + ", the workload does not";
    return bounds;
}

/// What a target is told about deliveries that fail, which a workload does not do.
std::string untakenOf(const Resource& rule) {
    const Node* targets = rule.properties.find(rule.type == kScheduler ? "Target" : "Targets");
    std::string text;
    for (const char* key : {"RetryPolicy", "DeadLetterConfig"}) {
        const auto has = [&](const Node& target) { return target.isObject() && target.find(key) != nullptr; };
        const bool one =
            targets != nullptr && (targets->isArray() ? std::ranges::any_of(targets->elements(), has) : has(*targets));
        if (one) text += std::string(text.empty() ? "" : " and ") + key;
    }
    if (text.empty()) return text;
    return "; " + text + " of its target " + (text.find(" and ") == std::string::npos ? "is" : "are") +
           " left out: a workload does not send again what its target refuses";
}

class Receivers {
public:
    Receivers(const Inventory& inventory, const Draft& draft) : inventory_(inventory), draft_(draft) {}

    std::vector<ScheduledCall> of(const Node& target) {
        const Node* arn = target.isObject() ? target.find("Arn") : nullptr;
        if (arn == nullptr) return {};
        if (universalAction(target).empty()) add({*arn, {}, {}});
        for (const UniversalCall& call : universalCalls(inventory_, target)) add(call);
        return std::move(calls_);
    }

private:
    void add(const UniversalCall& call) {
        for (const std::string& name : allNamedIn(call.asked)) {
            const std::string receiver = ownerBehind(inventory_, name);
            const Node* resource = draft_.root.find("Resources")->find(receiver);
            const std::string type = resource != nullptr ? textOf(*resource, "Type") : std::string();
            const bool function = type == "AWS::Lambda::Function";
            const bool queue = type == kQueueType;
            const bool table =
                !call.wanted.empty() && (type == "AWS::DynamoDB::Table" || type == "AWS::DynamoDB::GlobalTable");
            const bool machine = type == "AWS::StepFunctions::StateMachine";
            if (!type.starts_with(call.wanted) || !(function || queue || table || machine)) continue;
            const bool named = table || call.operation == "StartSyncExecution" || call.operation == "SendMessageBatch";
            Node said = Node::object();
            if (named || queue) said.set("Operation", Node::string(named ? call.operation : "SendMessage"));
            for (const document::Member& more : call.said.members()) said.set(more.key, more.value);
            calls_.push_back(
                {receiver, function, function && asksLatest(call.asked, receiver), std::move(said), call.itemsWhy});
        }
    }

    const Inventory& inventory_;
    const Draft& draft_;
    std::vector<ScheduledCall> calls_;
};

/// An action of a schedule's own that is no request of a workload, and of what it is: "sqs:purgeQueue of Jobs". Empty:
/// there is none.
std::string untakenActionOf(const Inventory& inventory, const Draft& draft, const Resource& rule) {
    const Node* target = rule.type == kScheduler ? rule.properties.find("Target") : nullptr;
    const std::string action = target != nullptr ? universalAction(*target) : std::string();
    const Node* input = action.empty() ? nullptr : target->find("Input");
    for (const std::string& name : input != nullptr ? allNamedIn(*input) : std::vector<std::string>()) {
        const std::string owner = ownerBehind(inventory, name);
        if (draft.root.find("Resources")->find(owner) != nullptr) return action + " of " + owner;
    }
    return action;
}

/// Why a rule with a clock has become no workload.
void tellIdle(const Inventory& inventory, const Draft& draft, const Resource& rule, Entry& entry) {
    const Node* given = rule.properties.find("ScheduleExpression");
    if (given == nullptr) return;
    const std::string expression = expressionOf(rule);
    const std::string unknown = expression.empty() ? unknownIn(*given, inventory.unset) : std::string();
    if (!unknown.empty())
        entry.text = rule.type + ": its schedule hangs on " + unknown;
    else if (isDisabled(rule))
        entry.text = rule.type + " is disabled: it asks nothing";
    else if (isOver(rule))
        entry.text = rule.type + " has ended at " + toText(*dateOf(rule, "EndDate")) +
                     ", which is before today: it asks nothing any more";
    else if (isOnce(rule))
        entry.text = rule.type + " with " + expression + ": it asks once, and a month is made of what comes again";
    else if (const std::string action = untakenActionOf(inventory, draft, rule);
             !action.empty() && scheduledCalls(inventory, draft, rule).empty())
        entry.text = rule.type + " with " + expression + ": it calls " + action +
                     ", which is no request that is modelled to anything of the files: it becomes no workload";
    else if (scheduledCalls(inventory, draft, rule).empty())
        entry.text = rule.type + " with " + expression +
                     ": no function, state machine, queue or table of the files is asked by it; give a workload with "
                     "that Schedule";
}

}  // namespace

bool isSchedule(const Resource& resource) {
    return resource.type == "AWS::Events::Rule" || resource.type == kScheduler;
}

std::string expressionOf(const Resource& rule) {
    std::string text = textOf(rule.properties, "ScheduleExpression");
    if (rule.type != kScheduler || !text.starts_with("rate(") || !text.ends_with(')')) return text;
    const bool one = text.starts_with("rate(1 ");
    const bool plural = text.ends_with("s)");
    if (one && plural) text.erase(text.size() - 2, 1);
    if (!one && !plural) text.insert(text.size() - 1, "s");
    return text;
}

bool asksNothing(const Resource& rule) { return isDisabled(rule) || isOver(rule); }

bool recurs(const Resource& rule) { return !asksNothing(rule) && !isOnce(rule); }

std::vector<ScheduledCall> scheduledCalls(const Inventory& inventory, const Draft& draft, const Resource& rule) {
    const Node* targets = rule.properties.find(rule.type == kScheduler ? "Target" : "Targets");
    std::vector<ScheduledCall> calls;
    if (targets == nullptr) return calls;
    if (!targets->isArray()) return Receivers(inventory, draft).of(*targets);
    for (const Node& target : targets->elements()) {
        for (ScheduledCall& call : Receivers(inventory, draft).of(target)) calls.push_back(std::move(call));
    }
    return calls;
}

void reportSchedules(const Inventory& inventory, const Draft& draft, Report& report) {
    for (Entry& entry : report) {
        const Resource* rule = entry.fate == Fate::LeftOut ? inventory.find(entry.subject) : nullptr;
        if (rule == nullptr || !isSchedule(*rule) || !entry.text.starts_with(rule->type)) continue;
        std::string made;
        for (const document::Member& workload : draft.root.find("Workloads")->members()) {
            const auto origin = draft.origins.find(workload.key);
            const Node* arrivals = workload.value.find("Arrivals");
            const bool own =
                origin != draft.origins.end() && origin->second == rule->origin && workload.key.starts_with(rule->name);
            if (own && arrivals != nullptr && arrivals->find("Schedule") != nullptr)
                made += (made.empty() ? "" : ", ") + workload.key;
        }
        if (made.empty()) {
            tellIdle(inventory, draft, *rule, entry);
            continue;
        }
        entry.fate = Fate::Taken;
        entry.text = rule->type + " as the workload" + (made.find(", ") != std::string::npos ? "s " : " ") + made +
                     boundsOf(*rule) + untakenOf(*rule);
    }
}

}  // namespace headroom::importing
