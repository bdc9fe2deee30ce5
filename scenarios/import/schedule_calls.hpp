// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/draft.hpp"

namespace headroom::importing {

/// Who is asked by the clock, one for each target of a rule of EventBridge or a schedule of its Scheduler: one that
/// names a function twice asks it twice.
struct ScheduledCall {
    std::string receiver;  ///< a function, a state machine, a queue or a table of the draft
    bool function = false;
    bool latest = false;     ///< a function's unpublished code
    document::Node said;     ///< more of the call as a workload says it: Operation, Items, IndexName ...
    std::string itemsWhy{};  ///< why Items is what it is where that is a guess
};
std::vector<ScheduledCall> scheduledCalls(const Inventory& inventory, const Draft& draft, const Resource& rule);

/// Whether the resource is one of the two.
bool isSchedule(const Resource& resource);

/// What it says of when, or empty. The Scheduler takes "rate(1 minutes)" and "rate(1 minute)" alike (EventBridge
/// Scheduler User Guide, schedule-types, 2026): the second.
std::string expressionOf(const Resource& rule);

/// Whether a rule or schedule asks nothing: it is disabled, or its EndDate is before today.
bool asksNothing(const Resource& rule);

/// Whether a schedule asks now and then: neither that nor one of one time, "at(2026-03-01T10:00:00)".
bool recurs(const Resource& rule);

/// Rules that have become workloads are taken, not left out; of the others the report says why they have not.
void reportSchedules(const Inventory& inventory, const Draft& draft, Report& report);

}  // namespace headroom::importing
