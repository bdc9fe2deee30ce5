// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/study_document.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::report {

/// The input that moves a figure most, alone.
struct LargestInfluence {
    const study::Influence* input = nullptr;
    double share = 0.0;  ///< of the sum of all inputs' squared swings
};

/// The input that makes most of the spread in the monthly cost; nothing when none moves it.
std::optional<LargestInfluence> largestOnCost(const study::DesignResult& design);
/// The same for the p99 that the design's influences tell.
std::optional<LargestInfluence> largestOnP99(const study::DesignResult& design);

/// The inputs that move cost or p99 at all, by the larger of their shares of the two spreads, largest first.
std::vector<const study::Influence*> byEffect(const study::DesignResult& design);

/// A drawn value of an input for people: to four digits, a distribution in words ("log-normal, median 3.2ms,
/// p99 6.5ms"), a choice without its quotes.
std::string inputText(const std::string& drawn);
/// "1ms to 4ms"; "" where nothing is said.
std::string rangeText(const std::string& low, const std::string& high);

/// For people: which input makes most of the spread, and how many of the draws meet each objective. Empty without
/// uncertain inputs.
std::vector<std::string> inputSentences(const study::DesignResult& design);

/// A study of one design for what its uncertain inputs do: a sentence each for cost and p99, the objectives' odds, a
/// row for each input, widest swing of the cost first.
StudyDocument inputsDocument(const study::StudyResult& study);

}  // namespace headroom::report
