// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/document/problem.hpp"
#include "scenarios/import/inventory.hpp"

/// What AWS refuses in a template and the scenario format does not see, because it does not keep it.
namespace headroom::importing {

/// SAM's own rules of AWS::Serverless::Api and HttpApi, with the words of its translator.
void checkServerlessApi(const Resource& api, document::Problems& problems);

/// Every attribute that is defined is the key of a table or an index, and the other way round.
void checkTableKeys(const Resource& table, document::Problems& problems);

/// What Lambda refuses of a function's Runtime: a name that it has not, and will not have.
void checkRuntime(const Resource& function, document::Problems& problems);

/// A function of an archive has a Handler; what is not deployed yet may lack it. `function`: as SAM's transform leaves
/// it.
void tellHandler(const Resource& function, Report& report);

/// What EventBridge refuses of a rule's or a schedule's ScheduleExpression, where it is known.
void checkSchedule(const Resource& rule, document::Problems& problems);

/// What Lambda refuses of an event source mapping. `own`: what the template holds.
void checkMapping(const Resource& mapping, const Inventory& own, document::Problems& problems);

}  // namespace headroom::importing
