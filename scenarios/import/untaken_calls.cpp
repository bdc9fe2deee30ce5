// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/untaken_calls.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "scenarios/import/call_actions.hpp"
#include "scenarios/import/evaluator.hpp"
#include "scenarios/import/queue_properties.hpp"

namespace headroom::importing {

using document::Node;

namespace {

/// What code may call and is not modelled, or not of every kind.
constexpr std::array<std::string_view, 6> kElsewhere{"sqs:SendMessage", "sns:Publish",       "events:PutEvents",
                                                     "s3:GetObject",    "kinesis:PutRecord", "firehose:PutRecord"};

/// The first action that a grant covers of those that are looked for; empty: none.
std::string knownAction(const Grant& grant) {
    for (const std::string_view service : {"dynamodb:", "dax:"}) {
        for (const auto& operations : {std::span(kReads), std::span(kWrites)}) {
            for (const std::string_view operation : operations) {
                std::string action = std::string(service) + std::string(operation);
                if (covers(grant.action, action)) return action;
            }
        }
    }
    for (const std::string_view action : {kInvoke, kStart}) {
        if (covers(grant.action, action)) return std::string(action);
    }
    const auto other = std::ranges::find_if(kElsewhere, [&](const auto one) { return covers(grant.action, one); });
    return other != kElsewhere.end() ? std::string(*other) : std::string();
}

/// What is kept secret names nothing.
void reportVariable(const FunctionGrants& grants, const document::Member& variable, Report& report) {
    const std::string unknown = unknownIn(variable.value, grants.inventory().unset);
    if (unknown.empty() || unknown.find("NoEcho") != std::string::npos) return;
    if (!grants.mentions().in(variable.value).empty()) return;
    report.push_back({Fate::LeftOut,
                      {grants.function().origin.file, variable.keyPosition},
                      grants.function().name + ".Environment." + variable.key,
                      "hangs on " + unknown + "; what it names is not known"});
}

bool isModelled(const Resource& resource) {
    return isTable(resource) || resource.type == "AWS::Lambda::Function" || isMachine(resource) ||
           isStandardQueue(resource);
}

/// Whether a call by that action is proposed, or told of by itself.
bool isTaken(const FunctionGrants& grants, std::string_view action) {
    return action == kSendMessage && std::ranges::any_of(grants.inventory().resources, [&](const Resource& one) {
               return isStandardQueue(one) && grants.allowing(action, one.name) != nullptr;
           });
}

std::string describedKind(const Resource& resource) { return isFifoQueue(resource) ? "a FIFO queue" : resource.type; }

/// Which of several is called, nothing says.
void reportAny(const FunctionGrants& grants, const Grant& grant, const std::string& kind, std::ptrdiff_t count,
               Report& report) {
    report.push_back({Fate::LeftOut, grant.origin, grants.function().name,
                      "its role allows " + grant.action + " on any " + kind + ", and no variable names one of the " +
                          std::to_string(count) + ": no call is proposed; give its Steps a Call"});
}

}  // namespace

void reportElsewhere(const FunctionGrants& grants, Report& report) {
    for (const std::string_view action : kElsewhere) {
        std::vector<std::string> told;
        for (const Grant& grant : grants.grants()) {
            if (!covers(grant.action, action)) continue;
            for (const std::string& name : grant.resources) {
                const Resource& resource = *grants.inventory().find(name);
                if (isModelled(resource) || std::ranges::find(told, name) != told.end()) continue;
                told.push_back(name);
                report.push_back({Fate::LeftOut, grant.origin, grants.function().name,
                                  "may call " + std::string(action) + " on " + name + " (" + describedKind(resource) +
                                      "), which is not modelled yet"});
            }
        }
        if (told.empty() && !isTaken(grants, action)) reportUnused(grants, action, report);
    }
}

void reportUnknown(const FunctionGrants& grants, Report& report) {
    std::vector<document::Position> told;
    for (const Grant& grant : grants.grants()) {
        const bool again = std::ranges::find(told, grant.unknownAt) != told.end();
        if (grant.unknown.empty() || again) continue;
        const std::string action = knownAction(grant);
        if (action.empty() && !grant.action.empty()) continue;  // nothing of ours
        told.push_back(grant.unknownAt);
        const std::string what = action.empty() ? "its role has a managed policy that hangs on "
                                                : "its role allows " + action + " on what hangs on ";
        report.push_back({Fate::LeftOut,
                          {grant.origin.file, grant.unknownAt},
                          grants.function().name,
                          what + grant.unknown + "; no call is proposed"});
    }
    const Node* environment = grants.function().properties.find("Environment");
    const Node* variables = environment != nullptr ? environment->find("Variables") : nullptr;
    for (std::size_t i = 0; variables != nullptr && variables->isObject() && i < variables->size(); ++i)
        reportVariable(grants, variables->members()[i], report);
}

void reportAnyTable(const FunctionGrants& grants, Report& report) {
    const auto tables = std::ranges::count_if(grants.inventory().resources, isTable);
    const auto grant = std::ranges::find_if(grants.grants(), [](const Grant& one) {
        return one.everything && (one.action.starts_with("dynamodb:") || one.action.starts_with("dax:")) &&
               !knownAction(one).empty();
    });
    if (tables < 2 || grant == grants.grants().end()) return;
    reportAny(grants, *grant, "table", tables, report);
}

void reportUnused(const FunctionGrants& grants, std::string_view action, Report& report) {
    const std::string_view service = action.substr(0, action.find(':') + 1);
    const auto grant = std::ranges::find_if(grants.grants(), [&](const Grant& one) {
        return one.unknown.empty() && one.action.starts_with(service) && covers(one.action, action);
    });
    if (grant == grants.grants().end()) return;
    const auto queues = std::ranges::count_if(grants.inventory().resources, isStandardQueue);
    if (action == kSendMessage && grant->everything && queues > 1)
        return reportAny(grants, *grant, "queue", queues, report);
    report.push_back(
        {Fate::LeftOut, grant->origin, grants.function().name,
         "its role allows " + std::string(action) + ", on nothing in the files that takes it: no call is proposed"});
}

}  // namespace headroom::importing
