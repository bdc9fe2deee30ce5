// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tuple>

#include "scenarios/study/result.hpp"

namespace headroom::test {

/// A study of two designs of known cost, "first" and "second", with a verdict on their objective each.
inline study::StudyResult twoDesigns(double first, study::Met met, double second, study::Met metSecond) {
    study::StudyResult result;
    result.scenario = "Two";
    for (const auto& [name, cost, verdict] :
         {std::tuple("first", first, met), std::tuple("second", second, metSecond)}) {
        study::DesignResult design;
        design.name = name;
        design.cost.perMonth = cost;
        study::ObjectiveResult objective;
        objective.metric = "Cost";
        objective.text = "cost <= 5 USD";
        objective.met = verdict;
        design.objectives.push_back(objective);
        result.designs.push_back(design);
    }
    return result;
}

}  // namespace headroom::test
