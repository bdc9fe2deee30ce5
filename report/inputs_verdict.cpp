// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/inputs_verdict.hpp"

#include <fmt/format.h>

#include "report/inputs_text.hpp"
#include "report/words.hpp"
#include "scenarios/study/inputs.hpp"

namespace headroom::report {

namespace {

std::string drawsText(double share) { return plainText(share * 100.0) + " % of the draws"; }

/// Of the draws, those in which a burst bucket pays.
std::string burstText(const study::DesignResult& design) {
    return "cannot last in " + drawsText(study::drawsOffBurst(design)) + ", where a burst bucket pays";
}

}  // namespace

std::vector<std::string> missedInMostDraws(const study::DesignResult& design) {
    std::vector<std::string> missed;
    for (const study::ObjectiveResult& objective : design.objectives) {
        if (objective.metOverInputs && *objective.metOverInputs < kMostDraws)
            missed.push_back(objective.text + " in " + drawsText(1.0 - *objective.metOverInputs));
    }
    return missed;
}

bool failsInMostDraws(const study::DesignResult& design) {
    return !missedInMostDraws(design).empty() || study::drawsOffBurst(design) > 1.0 - kMostDraws;
}

std::string failuresInMostDraws(const study::DesignResult& design) {
    std::string text;
    for (const std::string& missed : missedInMostDraws(design)) text += (text.empty() ? "misses " : "; ") + missed;
    if (!text.empty() && study::drawsOffBurst(design) > 0.0)
        text += ", those among them that a burst bucket pays for (" + drawsText(study::drawsOffBurst(design)) + ")";
    else if (study::drawsOffBurst(design) > 1.0 - kMostDraws)
        text = burstText(design);
    return text;
}

std::string overInputsText(const study::DesignResult& design) {
    std::vector<std::string> parts;
    if (design.cost.inputs90 && isPriced(design.cost.bill))
        parts.push_back(fmt::format("costs {} to {} a month (90 % of {} draws)", moneyText(design.cost.inputs90->low),
                                    moneyText(design.cost.inputs90->high), study::kInputSamples));
    for (const study::ObjectiveResult& objective : design.objectives) {
        if (objective.metOverInputs)
            parts.push_back("meets " + objective.text + " in " + drawsText(*objective.metOverInputs));
    }
    if (study::drawsOffBurst(design) > 0.0) parts.push_back(burstText(design));
    std::string text;
    for (const std::string& part : parts) {
        const bool first = &part == &parts.front();
        text += (first ? " Over the uncertain inputs it " : &part == &parts.back() ? " and " : ", ") + part;
    }
    return text.empty() ? text : text + ".";
}

std::string inputsToMeasure(const study::DesignResult& design) {
    const auto cost = largestOnCost(design);
    const auto most = cost ? cost : largestOnP99(design);
    if (!most) return "the uncertain inputs";
    return "the uncertain inputs (" + most->input->path + " makes most of the spread in " +
           (cost ? "cost" : "the p99 of " + design.influencesOf) + ")";
}

}  // namespace headroom::report
