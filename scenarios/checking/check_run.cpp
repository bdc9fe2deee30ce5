// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/checking/check_run.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <variant>

#include "model/workload/timestamp.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/recorded/billing_export.hpp"
#include "scenarios/recorded/default_names.hpp"
#include "scenarios/recorded/recordings.hpp"
#include "scenarios/recorded/usage_in.hpp"

namespace headroom::checking {

namespace {

base::Error bad(std::string where, std::string what) {
    return {base::Errc::BadInput, std::move(where), std::move(what)};
}

/// When the last value's period begins.
std::int64_t lastSecond(const std::vector<recorded::MatchedSeries>& recording) {
    std::int64_t last = 0;
    for (const recorded::MatchedSeries& one : recording) {
        if (!one.series.points.empty()) last = std::max(last, one.series.points.back().second);
    }
    return last;
}

/// Unix time of the midnight from which on it is held out; the last day is that in which the last period begins. Error:
/// nothing would be left before it.
base::Result<std::optional<std::int64_t>> heldOutFrom(const Replay& replay, std::int64_t lastSecond, int days) {
    if (days <= 0) return std::optional<std::int64_t>();
    constexpr std::int64_t kDay = 86400;
    const std::int64_t lastMidnight = lastSecond / kDay * kDay;
    const std::int64_t from = lastMidnight - (days - 1) * kDay;
    if (from <= replay.begin)
        return bad("--held-out", "leaves nothing of what was recorded before the last " + std::to_string(days) +
                                     (days == 1 ? " day" : " days") +
                                     ": days before them are needed, which the scenario was calibrated with");
    return std::optional(from);
}

std::string momentText(std::int64_t second) { return workload::toText(workload::Timestamp{second * 1'000'000'000}); }

/// A bill of other days than what was recorded is compared all the same, hour for hour: traffic that differs between
/// them is then an error of nobody's. Empty: of the same time, or the lines have no times.
std::string otherDays(const Replay& replay, const recorded::ExportedUsage& billed) {
    if (billed.hours <= 0.0 || (billed.begin == replay.begin && billed.end == replay.end)) return {};
    const bool apart = billed.end <= replay.begin || replay.end <= billed.begin;
    return "is of " + momentText(billed.begin) + " to " + momentText(billed.end) + ", what was recorded of " +
           momentText(replay.begin) + " to " + momentText(replay.end) +
           (apart ? ": no day is in both, so their traffic may differ"
                  : ": the simulated usage is scaled to the bill's hours");
}

/// Where the scenario's resources are: in its own region, and where its tables have replicas.
std::set<std::string> regionsOf(const format::Scenario& scenario) {
    std::set<std::string> regions{scenario.region};
    for (const format::Design& design : scenario.designs) {
        for (const format::Resource& resource : design.resources) {
            const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
            if (table != nullptr) regions.insert(table->replicas.begin(), table->replicas.end());
        }
    }
    return regions;
}

/// What the bill has of the scenario's regions; of the others it says which they are. Error: it has nothing of them.
base::Result<std::vector<pricing::UsageLine>> usageOfScenario(const recorded::ExportedUsage& billed,
                                                              const format::Scenario& scenario, const std::string& file,
                                                              Comparison& comparison) {
    const std::set<std::string> regions = regionsOf(scenario);
    recorded::RegionalUse use = recorded::usageIn(regions, billed);
    const std::string others = recorded::listed(use.others);
    if (use.lines.empty() && !others.empty())
        return bad(file, "is of " + others + ", the scenario of " + recorded::listed(regions) +
                             ": a bill of the scenario's region is needed");
    if (!others.empty())
        comparison.notes.push_back(file + ": left out, what was used in " + others + ": the scenario is of " +
                                   recorded::listed(regions));
    return std::move(use.lines);
}

base::Result<void> addBill(const Prepared& prepared, const std::vector<study::Replication>& replications,
                           const pricing::PriceBooks& books, const Given& given, Comparison& comparison) {
    auto billed = recorded::wholeBillingExport(given.bill, books);
    if (!billed) return billed.error();
    for (const std::string& one : billed->notes) comparison.notes.push_back(given.bill + ": " + one);
    if (const std::string days = otherDays(prepared.replay, *billed); !days.empty())
        comparison.notes.push_back(given.bill + " " + days);
    double hours = given.billHours;
    if (hours <= 0.0) hours = billed->hours;
    if (hours <= 0.0) hours = prepared.replay.scenario.designs.front().billing.monthHours;
    auto usage = usageOfScenario(*billed, prepared.replay.scenario, given.bill, comparison);
    if (!usage) return usage.error();
    compareBill(prepared.replay, replications, {std::move(*usage), hours}, comparison);
    return {};
}

base::Error withAdvice(base::Error error, const std::string& advice) {
    if (!advice.empty()) error.what += "; " + advice;
    return error;
}

}  // namespace

std::string Given::text() const {
    std::string text;
    for (const std::string& one : against)
        text += (text.empty() ? "" : ", ") + std::filesystem::path(one).filename().string();
    if (!bill.empty()) text += ", " + std::filesystem::path(bill).filename().string();
    return text;
}

base::Result<void> keepDesign(const std::string& name, format::Scenario& scenario) {
    std::vector<format::Design>& designs = scenario.designs;
    std::erase_if(designs, [&](const format::Design& design) {
        return name.empty() ? &design != &designs.front() : design.name != name;
    });
    if (designs.empty()) return bad("--design", "there is no design " + document::quoted(name));
    return {};
}

base::Result<Prepared> prepare(const format::Scenario& scenario, const document::Node& root, const Given& given) {
    const auto names = recorded::realNamesOf(root, given.real);
    if (!names) return names.error();
    if (given.against.empty()) return bad("--against", "says what was recorded: it is needed");
    auto recording = recorded::readRecordings(given.against, given.queries);
    if (!recording) return recording.error();
    recorded::Matched matched = recorded::match(std::move(recording->series), scenario.designs.front(), *names);
    if (const auto good = recorded::checkValues(matched.series); !good) return good.error();
    const std::string advice = recorded::DefaultNames(root).adviceFor(matched);
    auto replay = replayOf(scenario, matched.series);
    if (!replay) return withAdvice(replay.error(), advice);
    replay->notes.insert(replay->notes.begin(), recording->notes.begin(), recording->notes.end());
    replay->notes.insert(replay->notes.end(), matched.notes.begin(), matched.notes.end());
    if (!advice.empty()) replay->notes.push_back(advice);
    const auto heldOut = heldOutFrom(*replay, lastSecond(matched.series), given.heldOut);
    if (!heldOut) return heldOut.error();
    return Prepared{std::move(*replay), std::move(matched.series), *heldOut};
}

base::Result<Comparison> conclude(const Prepared& prepared, const std::vector<study::Replication>& replications,
                                  const pricing::PriceBooks& books, const Given& given) {
    Comparison comparison = compare(prepared.replay, replications, prepared.recording, prepared.heldOutFrom);
    if (given.bill.empty()) return comparison;
    if (const auto added = addBill(prepared, replications, books, given, comparison); !added) return added.error();
    return comparison;
}

}  // namespace headroom::checking
