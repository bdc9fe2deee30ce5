// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/objective_slack.hpp"

#include <algorithm>

#include "scenarios/planning/point_failures.hpp"
#include "scenarios/study/burst_use.hpp"
#include "scenarios/study/objectives.hpp"

namespace headroom::planning {

namespace {

double slackAt(const study::ObjectiveResult& objective, double value) {
    const double slack = objective.window        ? objective.share.value_or(1.0) - value
                         : objective.limit > 0.0 ? value / objective.limit - 1.0
                                                 : value;
    return std::clamp(slack, -1.0, 2.0);
}

double burstSlackOf(const Trial& trial, base::Duration measured) {
    double worst = -1.0;
    for (const study::BurstUse& use : study::burstUses(trial.resources, base::toSeconds(measured), 1))
        worst = std::max(worst, std::min(2.0, use.used / use.held - 1.0));
    return worst;
}

/// As judgeObjective() knows it.
bool isKnown(std::span<const Trial* const> trials, std::size_t objective) {
    bool any = false;
    for (const Trial* trial : trials) {
        const study::ObjectiveResult& one = trial->objectives[objective];
        if (study::saysNothing(one)) continue;
        if (!one.why.empty()) return false;
        any = true;
    }
    return any;
}

double sureSlackOf(std::span<const Trial* const> trials, std::size_t objective) {
    if (!isKnown(trials, objective)) return 0.0;
    const study::ObjectiveResult& first = trials.front()->objectives[objective];
    const JudgedObjective judged = judgeObjective(trials, objective);
    if (!judged.sure) return slackAt(first, judged.value);
    return std::max(slackAt(first, judged.sure->low), slackAt(first, judged.sure->high));
}

}  // namespace

double slackOf(const Trial& trial, base::Duration measured) {
    double worst = burstSlackOf(trial, measured);
    for (const study::ObjectiveResult& objective : trial.objectives)
        worst = std::max(worst, objective.why.empty() ? slackAt(objective, objective.value) : 0.0);
    return worst;
}

double sureSlackOf(std::span<const Trial* const> trials, base::Duration measured) {
    double worst = -1.0;
    for (std::size_t i = 0; i < trials.front()->objectives.size(); ++i) worst = std::max(worst, sureSlackOf(trials, i));
    if (burstsOf(trials, measured).empty()) return worst;
    for (const Trial* trial : trials) worst = std::max(worst, burstSlackOf(*trial, measured));
    return worst;
}

double meanSlackOf(std::span<const Trial* const> trials) {
    double worst = -1.0;
    for (std::size_t i = 0; i < trials.front()->objectives.size(); ++i) {
        const bool known = isKnown(trials, i);
        worst = std::max(worst, known ? slackAt(trials.front()->objectives[i], judgeObjective(trials, i).value) : 0.0);
    }
    return worst;
}

}  // namespace headroom::planning
