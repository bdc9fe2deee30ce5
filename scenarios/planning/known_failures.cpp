// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/known_failures.hpp"

#include <algorithm>
#include <iterator>

#include "scenarios/planning/api_limits.hpp"

namespace headroom::planning {

void KnownFailures::leaveOut(std::vector<std::string> workloads) {
    std::ranges::move(workloads, std::back_inserter(workloads_));
}

bool KnownFailures::isKnown(const LimitReached& limit) const {
    return std::ranges::find(limits_, limit) != limits_.end();
}

/// One that is missed with little traffic and met with more may be missed again with more still.
bool KnownFailures::isKnown(std::size_t objective, double factor) const {
    const auto from = metFrom(objective);
    return std::ranges::any_of(objectives_, [&](const Missed& known) {
        return known.objective == objective && (!known.alone || !from || factor <= *from);
    });
}

std::vector<LimitReached> KnownFailures::unknownSettings(const LimitReached& limit) const {
    std::vector<LimitReached> settings = settingsOf(limit, design_);
    std::erase_if(settings, [&](const LimitReached& one) { return isKnown(one); });
    return settings;
}

Failed KnownFailures::newFailures(double factor, const Trial& trial) const {
    Failed failed;
    for (const LimitReached& limit : limitsOf(trial)) {
        const bool isSet = !settingsOf(limit, design_).empty();
        if (isSet ? !unknownSettings(limit).empty() : !isKnown(limit)) failed.limits.push_back(limit);
    }
    for (std::size_t i = 0; i < trial.objectives.size(); ++i) {
        if (!isKnown(i, factor) && trial.objectives[i].met == study::Met::No) failed.objectives.push_back(i);
    }
    for (const auto& [work, share] : undoneOf(trial)) {
        if (isBacklog(work.kind) && share >= kUndone && std::ranges::find(backlogs_, work) == backlogs_.end())
            failed.backlogs.push_back(work);
    }
    return failed;
}

void KnownFailures::note(double factor, const Trial& trial) {
    if (first_.empty()) first_ = trial.objectives;
    std::vector<study::Met>& verdicts = verdicts_[factor];
    verdicts.clear();
    for (std::size_t i = 0; i < trial.objectives.size(); ++i) {
        const study::Met met = trial.objectives[i].met;
        verdicts.push_back(met);
        if (first_[i].met == study::Met::Undecided) first_[i].met = met;
    }
}

bool KnownFailures::isMetBelow(std::size_t objective, double factor) const {
    return std::any_of(verdicts_.begin(), verdicts_.lower_bound(factor),
                       [&](const auto& one) { return one.second[objective] == study::Met::Yes; });
}

std::optional<double> KnownFailures::metFrom(std::size_t objective) const {
    const auto known = std::ranges::find(objectives_, objective, &Missed::objective);
    if (known == objectives_.end() || !known->alone) return std::nullopt;
    const auto met =
        std::ranges::find_if(verdicts_, [&](const auto& one) { return one.second[objective] == study::Met::Yes; });
    return met == verdicts_.end() ? std::nullopt : std::optional(met->first);
}

std::vector<std::string> KnownFailures::notJudged() const {
    std::vector<std::string> texts;
    for (const study::ObjectiveResult& objective : first_) {
        if (objective.met == study::Met::Undecided) texts.push_back(objective.text + ": " + objective.why);
    }
    return texts;
}

}  // namespace headroom::planning
