// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/undone_work.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include <fmt/format.h>

#include "scenarios/planning/machine_ends.hpp"
#include "scenarios/study/figure_of.hpp"

namespace headroom::planning {

namespace {

using study::figureOf;
using study::ResourceFigures;

struct KindWords {
    std::string_view name;
    std::string_view what;
    std::string_view does;
};

/// By UndoneKind.
constexpr std::array<KindWords, 9> kWords{{
    {"requests", "requests", "fail"},
    {"messages waiting", "messages", "are left waiting"},
    {"dead letters", "messages", "are dead letters"},
    {"messages lost", "messages", "are lost, older than they are kept"},
    {"records waiting", "records", "are left waiting"},
    {"records discarded", "records", "are given up"},
    {"events waiting", "asynchronous events", "are left waiting"},
    {"events dropped", "asynchronous events", "are dropped"},
    {"executions", "executions", "fail or time out"},
}};

const KindWords& wordsOf(UndoneKind kind) { return kWords[static_cast<std::size_t>(kind)]; }

bool isJudged(const Trial& trial, const std::string& name) {
    return std::ranges::any_of(trial.objectives, [&](const study::ObjectiveResult& objective) {
        return objective.metric == "ErrorRate" && objective.of == name;
    });
}

/// Of `came` those that wait at the end and did not at the beginning, where they are a backlog that grows: kPilesUp of
/// what came, and twice what their number varies by where all comes by chance: by no more than waits, nor than came.
double pileOf(double growth, double atEnd, double came) {
    const double atStart = std::max(0.0, atEnd - growth);
    const double chance = std::sqrt(std::max(0.0, std::min(atStart + atEnd, came)));
    const bool grows = growth >= kPilesUp * came && growth > 2.0 * chance;
    return grows ? growth : 0.0;
}

void add(const ResourceFigures& resource, UndoneKind kind, double undone, double came, UndoneShares& shares) {
    if (came > 0.0) shares.emplace(Work{kind, resource.resource}, undone / came);
}

/// A queue that nothing receives from is read by what is no part of the design.
void addQueue(const ResourceFigures& queue, double replications, UndoneShares& shares) {
    if (figureOf(queue, "NumberOfMessagesReceived") <= 0.0) return;
    const double sent = figureOf(queue, "NumberOfMessagesSent");
    const double dead = figureOf(queue, "MessagesMovedToDeadLetterQueue");
    const double lost = figureOf(queue, "MessagesLost");
    const double growth = sent - figureOf(queue, "NumberOfMessagesDeleted") - dead - lost;
    const double atEnd = figureOf(queue, "MessagesAtEnd") * replications;
    add(queue, UndoneKind::WaitingMessages, pileOf(growth, atEnd, sent), sent, shares);
    add(queue, UndoneKind::DeadLetters, dead, sent, shares);
    add(queue, UndoneKind::LostMessages, lost, sent, shares);
}

void addStreamReader(const ResourceFigures& mapping, UndoneShares& shares) {
    const double atEnd = figureOf(mapping, "RecordsWaitingAtEnd");
    const double growth = atEnd - figureOf(mapping, "RecordsWaitingAtStart");
    const double came = figureOf(mapping, "RecordsRead") + growth;
    add(mapping, UndoneKind::WaitingRecords, pileOf(growth, atEnd, came), came, shares);
    add(mapping, UndoneKind::DiscardedRecords, figureOf(mapping, "DiscardedRecords"), came, shares);
}

void addEvents(const ResourceFigures& function, UndoneShares& shares) {
    const double came = figureOf(function, "AsyncEventsReceived");
    const double atEnd = figureOf(function, "AsyncEventsQueued");
    const double growth = atEnd - figureOf(function, "AsyncEventsQueuedAtStart");
    add(function, UndoneKind::WaitingEvents, pileOf(growth, atEnd, came), came, shares);
    add(function, UndoneKind::DroppedEvents, figureOf(function, "AsyncEventsDropped"), came, shares);
}

/// Whoever waits for an execution fails with it, and is counted as a request.
double requestsThatFail(const Trial& trial) {
    return static_cast<double>(trial.requests.throttled + trial.requests.failed + trial.requests.timedOut);
}

void addExecutions(const Trial& trial, const ResourceFigures& machine, UndoneShares& shares) {
    if (isJudged(trial, machine.resource)) return;
    const MachineEnds ends = machineEndsOf(machine);
    add(machine, UndoneKind::Executions, std::max(0.0, ends.failed - requestsThatFail(trial)), ends.ended, shares);
}

}  // namespace

std::string_view nameOf(UndoneKind kind) { return wordsOf(kind).name; }

std::string undoneText(const Work& work) {
    const KindWords& words = wordsOf(work.kind);
    return fmt::format("of the {} of {} {}", words.what, work.of, words.does);
}

UndoneShares undoneOf(const Trial& trial) {
    UndoneShares shares;
    for (const auto& [name, counts] : trial.workloads) {
        if (!isJudged(trial, name)) shares.emplace(Work{UndoneKind::Requests, name}, counts.errorRate());
    }
    for (const ResourceFigures& resource : trial.resources) {
        addQueue(resource, trial.replications, shares);
        addStreamReader(resource, shares);
        addEvents(resource, shares);
        addExecutions(trial, resource, shares);
    }
    return shares;
}

UndoneShares meanUndone(std::span<const Trial* const> trials) {
    UndoneShares mean;
    for (const Trial* trial : trials) {
        for (const auto& [work, share] : undoneOf(*trial)) mean[work] += share / static_cast<double>(trials.size());
    }
    return mean;
}

std::vector<std::string> undoneBehind(const UndoneShares& shares) {
    std::vector<std::string> texts;
    for (const auto& [work, share] : shares) {
        if (work.kind == UndoneKind::Requests || share < kUndone) continue;
        texts.push_back(fmt::format("{:.1f} % {}", share * 100.0, undoneText(work)));
    }
    return texts;
}

void LeastUndone::add(const UndoneShares& shares) {
    for (auto& [work, share] : shares_) {
        const auto found = shares.find(work);
        share = std::min(share, found == shares.end() ? 0.0 : found->second);
    }
    for (const auto& [work, share] : shares) shares_.emplace(work, any_ ? 0.0 : share);
    any_ = true;
}

double LeastUndone::of(const Work& work) const {
    const auto found = shares_.find(work);
    return found == shares_.end() ? 0.0 : found->second;
}

Undone undoneBeyond(std::span<const UndoneShares> shares, std::span<const LeastUndone> least) {
    std::map<Work, Undone> all;
    const auto count = static_cast<double>(shares.size());
    for (std::size_t r = 0; r < shares.size(); ++r) {
        for (const auto& [work, share] : shares[r]) {
            Undone& one = all[work];
            one.of = work.of;
            one.kind = work.kind;
            one.share += share / count;
            one.excess += (share - least[r].of(work)) / count;
        }
    }
    const auto badness = [](const Undone& one) {
        return std::tuple(one.excess >= kUndone ? one.excess : 0.0, one.share);
    };
    Undone worst;
    for (const auto& [work, one] : all) {
        if (badness(one) > badness(worst)) worst = one;
    }
    return worst;
}

}  // namespace headroom::planning
