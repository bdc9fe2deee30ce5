// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "report/comparison.hpp"
#include "report/planning_text.hpp"
#include "report/words.hpp"
#include "scenarios/study/inputs.hpp"

namespace headroom::report {

namespace {

using planning::Contender;
using planning::Optimum;

std::string metText(study::Met met) {
    if (met == study::Met::Yes) return "met";
    return met == study::Met::No ? "MISSED" : "undecided";
}

std::string metText(const Contender& one) {
    if (one.fails()) return "fails (" + shareText(one.undone.share) + ")";
    return one.bursts.empty() ? metText(one.met) : "cannot last";
}

/// What no objective says: requests that come to nothing, for the designs that are told.
std::vector<std::string> undoneLines(const Optimum& study) {
    std::vector<std::string> lines;
    if (study.best && study.best->undone.share >= planning::kUndone)
        lines.push_back(
            "of the best design " + shareText(study.best->undone.share) + " " +
            planning::undoneText(study.best->undone.work()) + ", and no design that was tried does better" +
            (canBeJudged(study.best->undone.kind) ? ": an objective on ErrorRate would say how many may" : ""));
    const auto fails = [](const Contender& one) { return one.fails(); };
    if (std::ranges::any_of(study.others, fails) || std::ranges::any_of(study.frontier, fails))
        lines.emplace_back(
            "fails: so much of the work comes to nothing where another design does it, and no objective on ErrorRate "
            "says how many may");
    planning::UndoneShares worst;
    for (const std::vector<Contender>* some : {&study.others, &study.frontier}) {
        for (const Contender& one : *some) {
            double& share = worst[one.undone.work()];
            if (one.fails()) share = std::max(share, one.undone.share);
        }
    }
    for (const auto& [work, share] : worst) {
        if (share > 0.0) lines.push_back("at worst " + shareText(share) + " " + planning::undoneText(work));
    }
    return lines;
}

std::vector<std::string> rowOf(const Contender& one, const std::string& place) {
    std::vector<std::string> cells{place, one.design};
    cells.insert(cells.end(), one.values.begin(), one.values.end());
    cells.insert(cells.end(), {moneyText(one.cost) + plusMinus(one.cost, one.costCi95, &moneyText),
                               secondsText(one.p99) + plusMinus(one.p99, one.p99Ci95, &secondsText), metText(one),
                               std::to_string(one.runs)});
    return cells;
}

/// What stands before the designs behind the best one: where none is, they are the closest.
const char* placeOfOthers(const Optimum& study) { return study.best ? "runner-up" : "closest"; }

/// Where a robust choice was asked for: how often each design holds and what it may be regretted by.
Rows robustRows(const Optimum& study) {
    Rows rows{{"", "design"}};
    rows.front().insert(rows.front().end(), study.axes.begin(), study.axes.end());
    rows.front().insert(rows.front().end(), {"objectives met in", "worst regret", "mean regret"});
    const std::string metric = study.minimiseLatency ? "Latency" : "Cost";
    const auto add = [&](const Contender& one, const std::string& place) {
        if (!one.robustness) return;
        std::vector<std::string>& cells = rows.emplace_back();
        cells = {place, one.design};
        cells.insert(cells.end(), one.values.begin(), one.values.end());
        cells.insert(cells.end(), {shareText(one.robustness->metShare), figureText(metric, one.robustness->worstRegret),
                                   figureText(metric, one.robustness->meanRegret)});
    };
    if (study.best) add(*study.best, "best");
    for (const Contender& one : study.others) add(one, placeOfOthers(study));
    return rows;
}

std::vector<std::string> head(const Optimum& study) {
    std::vector<std::string> cells{"", "design"};
    cells.insert(cells.end(), study.axes.begin(), study.axes.end());
    cells.insert(cells.end(), {"cost a month", "p99 of " + study.latencyOf, "objectives", "runs"});
    return cells;
}

std::string howSure(const Optimum& study) {
    if (!study.toRunnerUp) return "no other design came close enough to be simulated over all replications";
    const std::string metric = study.minimiseLatency ? "Latency" : "Cost";
    const double above = study.toRunnerUp->value;
    if (above < 0.0)
        return "the runner-up is " + figureText(metric, -above) + " below it, but less sure to meet the objectives";
    std::string text = "the runner-up is " + figureText(metric, above) + " above it";
    const auto& interval = study.toRunnerUp->paired;
    if (!interval) return text + "; at least five replications would say how sure that is";
    text += " ± " + figureText(metric, (interval->high - interval->low) / 2.0) + " (95 %, paired)";
    if (interval->low <= 0.0) return text + ": they cannot be told apart with these replications";
    const bool same = study.toRunnerUp->verdict == planning::Verdict::Same;
    return text + (same ? ": sure, and so little that the two are about the same" : ": sure");
}

}  // namespace

StudyDocument documentOf(const Optimum& study) {
    StudyDocument document;
    document.calibration = study.calibration;
    document.prices = study.prices;
    document.heldInputs = study.heldInputs;
    document.notPriced = study.notPriced;
    document.heading = study.scenario + ": the design with the least " +
                       (study.minimiseLatency ? "p99 of " + study.latencyOf : std::string("cost")) +
                       " that meets the objectives";
    std::vector<std::string> lines;
    if (study.partial) lines.emplace_back("PARTIAL: the search was cancelled");
    Rows rows{head(study)};
    if (study.best) {
        rows.push_back(rowOf(*study.best, "best"));
        if (!study.best->robustness)
            lines.push_back(howSure(study));
        else if (study.best->robustness->metShare < planning::kRobustShare)
            lines.emplace_back("none meets the objectives in nine of ten draws: this one does so most often");
        if (study.best->met == study::Met::Undecided)
            lines.emplace_back("whether it meets every objective is undecided: more replications would say");
    } else {
        lines.emplace_back("no design that was tried meets the objectives");
    }
    for (std::size_t i = 0; i < study.others.size(); ++i)
        rows.push_back(rowOf(study.others[i], fmt::format("{} {}", placeOfOthers(study), i + 1)));
    lines.push_back(fmt::format("tried {} of {} in {}; {} of each design would have taken {}", study.tried,
                                counted(study.space, "design"), counted(study.runs, "run"),
                                counted(study.replications, "replication"), counted(study.bruteForce, "run")));
    for (const Contender& one : study.others) {
        if (!one.bursts.empty()) lines.push_back("cannot last: " + one.bursts);
    }
    std::ranges::move(undoneLines(study), std::back_inserter(lines));
    if (study.best) {
        for (const std::string& warning : study.best->warnings)
            lines.push_back("warning of the best design: " + warning);
    }
    lines.insert(lines.end(), study.notes.begin(), study.notes.end());
    if (study.refused > 0)
        lines.push_back(counted(study.refused, "design") + (study.refused == 1 ? " is" : " are") + " not valid");
    document.parts.push_back({"", rows.size() > 1 ? rows : Rows{}, lines});
    const Rows robust = robustRows(study);
    if (robust.size() > 1)
        document.parts.push_back(
            {"Over draws of the uncertain inputs",
             robust,
             {"regret: how far a design is above the best one for the same inputs; the best has the "
              "least worst regret of those that hold in nine of ten draws",
              fmt::format("the draws are {}: a share near nine in ten may be their chance", study::kInputSamples)}});
    Rows frontier{head(study)};
    for (const Contender& one : study.frontier) frontier.push_back(rowOf(one, "frontier"));
    document.parts.push_back(
        {"Of those that do their work, by their first replication: no cheaper one is as fast as these", frontier, {}});
    return document;
}

Rows rowsOf(const Optimum& study) {
    Rows rows{{"place", "design"}};
    rows.front().insert(rows.front().end(), study.axes.begin(), study.axes.end());
    rows.front().insert(rows.front().end(), {"cost", "p99", "objectives", "runs"});
    const auto add = [&](const Contender& one, const std::string& place) {
        std::vector<std::string>& cells = rows.emplace_back();
        cells = {place, one.design};
        cells.insert(cells.end(), one.values.begin(), one.values.end());
        cells.insert(cells.end(), {csvNumber(one.cost), csvNumber(one.p99), metText(one), std::to_string(one.runs)});
    };
    if (study.best) add(*study.best, "best");
    for (const Contender& one : study.others) add(one, placeOfOthers(study));
    for (const Contender& one : study.frontier) add(one, "frontier");
    return rows;
}

}  // namespace headroom::report
