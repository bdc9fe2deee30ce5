// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/execution_report.hpp"

#include <fmt/format.h>

#include "model/services/stepfunctions/data/sources.hpp"
#include "model/services/stepfunctions/express_usage.hpp"
#include "model/services/stepfunctions/timestamp.hpp"
#include "pricing/currency_text.hpp"
#include "pricing/usage_list.hpp"
#include "report/words.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::report {

namespace {

namespace data = stepfunctions::data;
using data::Json;

/// What a month's usage of Step Functions costs without free tier; nothing when the region has no price for it.
std::optional<pricing::Money> costOf(const ExecutionReport& report, std::vector<pricing::UsageLine> usage) {
    pricing::UsageList list;
    list.region = report.region;
    list.usage = std::move(usage);
    const pricing::BilledUsage billed = pricing::billUsage(list);
    if (!billed.bill || !billed.bill->notPriced.empty()) return std::nullopt;
    return billed.bill->total;
}

pricing::UsageLine line(std::string usageType, const std::string& quantity) {
    pricing::UsageLine result;
    result.service = "AmazonStates";
    result.usageType = std::move(usageType);
    result.quantity = pricing::NumberText{quantity, ""};
    return result;
}

/// GB-seconds of steps of 100 ms and 64 MB with all their decimals: one is 0.00625.
std::string gigabyteSeconds(std::int64_t steps) {
    const std::int64_t hundredThousandths = steps * 625;
    return fmt::format("{}.{:05}", hundredThousandths / 100'000, hundredThousandths % 100'000);
}

std::optional<pricing::Money> standardCost(const ExecutionReport& report) {
    if (!report.standard) return std::nullopt;
    const StandardUsage& usage = *report.standard;
    std::vector<pricing::UsageLine> lines{line("StateTransition", std::to_string(usage.transitions))};
    if (usage.expressChildren > 0) {
        lines.push_back(line("StepFunctions-Request", std::to_string(usage.expressChildren)));
        lines.push_back(line("StepFunctions-GB-Second", gigabyteSeconds(usage.expressSteps)));
    }
    return costOf(report, std::move(lines));
}

std::optional<pricing::Money> expressCost(const ExecutionReport& report) {
    if (!report.expressDuration) return std::nullopt;
    const base::Duration billed = stepfunctions::expressBilledDuration(*report.expressDuration);
    const std::int64_t steps = billed.count / base::milliseconds(100).count * (report.expressMegabytes / 64);
    return costOf(report,
                  {line("StepFunctions-Request", "1"), line("StepFunctions-GB-Second", gigabyteSeconds(steps))});
}

/// " (with 1,000 Express child executions)", where there are any.
std::string childrenText(const ExecutionReport& report) {
    if (!report.standard || report.standard->expressChildren == 0) return {};
    const auto children = static_cast<std::uint64_t>(report.standard->expressChildren);
    return " (with " + counted(children, "Express child execution") + ")";
}

std::string_view statusText(data::Status status) {
    if (status == data::Status::Succeeded) return "SUCCEEDED";
    return status == data::Status::Failed ? "FAILED" : "TIMED_OUT";
}

/// The state, the error or the index that an event is about.
std::string about(const data::Event& event) {
    if (!event.details.is_object() || event.details.empty()) return {};
    const Json& told = event.details.begin().value();
    std::string text;
    for (const char* key : {"name", "resource", "error", "index", "length"}) {
        if (!told.contains(key)) continue;
        const Json& value = told[key];
        text += (text.empty() ? "" : " ") + (value.is_string() ? value.get<std::string>() : data::textOf(value));
    }
    return document::printable(text, 60);
}

std::string moneyText(const std::optional<pricing::Money>& money) {
    return money ? "$" + pricing::toPriceText(*money) : std::string("not priced");
}

}  // namespace

std::string executionText(const ExecutionReport& report) {
    std::string text = fmt::format("{:>6} {:>8} {:>14}  {:<26} {}\n", "id", "previous", "seconds", "event", "");
    for (const data::Event& event : report.executed.events)
        text += fmt::format("{:>6} {:>8} {:>14.3f}  {:<26} {}\n", event.id, event.previousEventId,
                            static_cast<double>(event.at.count) / 1e9, event.type, about(event));
    const data::Executed& executed = report.executed;
    text += fmt::format("\n{} after {:.3f} s\n", statusText(executed.status),
                        static_cast<double>(executed.duration.count) / 1e9);
    if (executed.status == data::Status::Succeeded)
        text += "output: " + document::printable(data::textOf(executed.output), 2000) + "\n";
    else
        text += "error: " + document::printable(executed.error) +
                "\ncause: " + document::printable(executed.cause, 2000) + "\n";
    text += counted(static_cast<std::uint64_t>(executed.transitions), "state transition") + "\n";
    text += "as Standard: " + moneyText(standardCost(report)) + childrenText(report) + "\n";
    if (!report.expressDuration) return text + "as Express: " + report.notExpress + "\n";
    const base::Duration billed = stepfunctions::expressBilledDuration(*report.expressDuration);
    return text + fmt::format("as Express: {} ({} ms of {} MB)\n", moneyText(expressCost(report)),
                              billed.count / base::milliseconds(1).count, report.expressMegabytes);
}

std::string executionJson(const ExecutionReport& report) {
    Json events = Json::array();
    for (const data::Event& event : report.executed.events) {
        Json one = {{"timestamp", stepfunctions::timestampText(report.start + event.at.count)},
                    {"type", event.type},
                    {"id", event.id},
                    {"previousEventId", event.previousEventId}};
        if (event.details.is_object()) one.update(event.details);
        events.push_back(std::move(one));
    }
    const data::Executed& executed = report.executed;
    Json result = {{"events", std::move(events)}, {"status", statusText(executed.status)}};
    if (executed.status == data::Status::Succeeded) result["output"] = executed.output;
    if (!executed.error.empty()) result["error"] = executed.error;
    if (!executed.cause.empty()) result["cause"] = executed.cause;
    result["duration"] = static_cast<double>(executed.duration.count) / 1e9;
    result["transitions"] = executed.transitions;
    const auto standard = standardCost(report);
    const auto express = expressCost(report);
    result["cost"] = {{"standard", standard ? Json(pricing::toDouble(*standard)) : Json(nullptr)},
                      {"express", express ? Json(pricing::toDouble(*express)) : Json(nullptr)}};
    return result.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace headroom::report
