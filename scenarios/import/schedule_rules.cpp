// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workload/schedule.hpp"
#include "scenarios/import/schedule_calls.hpp"
#include "scenarios/import/template_rules.hpp"

namespace headroom::importing {

using document::Node;

namespace {

/// "at(2026-11-20T13:00:00)", of the Scheduler alone.
bool isOnce(const std::string& expression) {
    constexpr std::string_view kForm = "at(dddd-dd-ddTdd:dd:dd)";
    if (expression.size() != kForm.size()) return false;
    for (std::size_t i = 0; i < kForm.size(); ++i) {
        const bool digit = expression[i] >= '0' && expression[i] <= '9';
        if (kForm[i] == 'd' ? !digit : expression[i] != kForm[i]) return false;
    }
    return true;
}

}  // namespace

void checkSchedule(const Resource& rule, document::Problems& problems) {
    const Node* given = rule.properties.find("ScheduleExpression");
    if (given == nullptr || !given->isString() || given->asString().find("{{resolve:") != std::string::npos) return;
    const bool scheduler = rule.type == "AWS::Scheduler::Schedule";
    if (scheduler && isOnce(given->asString())) return;
    const auto read = workload::parseSchedule(expressionOf(rule));
    if (read) return;
    problems.error(*given, "/Resources/" + rule.name + "/Properties/ScheduleExpression",
                   std::string("is not a schedule (EventBridge refuses it: ") +
                       (scheduler ? "Invalid Schedule Expression " + given->asString()
                                  : "Parameter ScheduleExpression is not valid") +
                       "): " + read.error().what);
}

}  // namespace headroom::importing
