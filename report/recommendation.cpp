// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/recommendation.hpp"

#include <algorithm>
#include <cmath>

#include "report/assumptions_text.hpp"
#include "report/inputs_verdict.hpp"
#include "report/words.hpp"
#include "scenarios/planning/compare.hpp"
#include "scenarios/planning/paired.hpp"
#include "scenarios/planning/undone_work.hpp"
#include "scenarios/study/burst_use.hpp"
#include "scenarios/study/window_warnings.hpp"

namespace headroom::report {

namespace {

using study::DesignResult;

bool has(const DesignResult& design, study::Met met) {
    return std::ranges::any_of(design.objectives, [&](const auto& one) { return one.met == met; });
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : "; ") + text;
    return all;
}

/// Refuses more than it may: that nothing piles up behind what it refuses is no work done.
bool missesErrors(const DesignResult& design) {
    return std::ranges::any_of(design.objectives,
                               [](const auto& one) { return one.metric == "ErrorRate" && one.met == study::Met::No; });
}

/// The work that a design leaves undone and no objective judges, against the design that leaves least.
planning::Undone undoneBy(const study::StudyResult& result, const DesignResult& design) {
    const bool all = std::ranges::all_of(result.designs, missesErrors);
    planning::LeastUndone least;
    for (const DesignResult& one : result.designs) {
        if (all || !missesErrors(one)) least.add(planning::undoneOf(one));
    }
    const planning::UndoneShares shares = planning::undoneOf(design);
    return planning::undoneBeyond({&shares, 1}, {&least, 1});
}

std::string undoneText(const planning::Undone& undone) {
    if (undone.kind == planning::UndoneKind::Requests)
        return "fails " + shareText(undone.share) + " of the requests of " + undone.of;
    return "leaves work undone: " + shareText(undone.share) + " " + planning::undoneText(undone.work());
}

/// Why a design is out of the question whatever it costs: objectives that it misses, capacity that a burst bucket paid,
/// work that another design does.
std::vector<std::string> flawsOf(const study::StudyResult& result, const DesignResult& design) {
    std::vector<std::string> flaws;
    const std::vector<std::string> missed = missedBy(design);
    if (!missed.empty()) flaws.push_back("misses " + joined(missed));
    for (const study::BurstUse& use : study::burstUses(design.resources, result.duration, design.replications))
        flaws.push_back("cannot last: " + textOf(use));
    const planning::Undone undone = undoneBy(result, design);
    if (undone.excess >= planning::kUndone) flaws.push_back(undoneText(undone) + ", more than another design");
    return flaws;
}

/// Whether nobody said how much of the work may be left undone that this design leaves undone.
bool leavesWorkUndone(const study::StudyResult& result, const DesignResult& design) {
    return undoneBy(result, design).share >= planning::kUndone;
}

/// Before cost: designs without an undecided objective, before them those that do their work, and before all others
/// those that hold in most of the draws of the uncertain inputs.
int doubtOf(const study::StudyResult& result, const DesignResult& design) {
    return (failsInMostDraws(design) ? 4 : 0) + (leavesWorkUndone(result, design) ? 2 : 0) +
           (has(design, study::Met::Undecided) ? 1 : 0);
}

/// The least cost of those with the least doubt.
std::optional<std::size_t> choose(const study::StudyResult& result) {
    const std::vector<DesignResult>& designs = result.designs;
    std::optional<std::size_t> best;
    for (std::size_t d = 0; d < designs.size(); ++d) {
        if (!flawsOf(result, designs[d]).empty() || !isPriced(designs[d].cost.bill)) continue;
        if (!best) {
            best = d;
            continue;
        }
        const int mine = doubtOf(result, designs[d]);
        const int theirs = doubtOf(result, designs[*best]);
        const bool cheaper = designs[d].cost.perMonth < designs[*best].cost.perMonth;
        if (mine == theirs ? cheaper : mine < theirs) best = d;
    }
    return best;
}

/// To the cent.
bool costsAlike(const DesignResult& a, const DesignResult& b) {
    return std::abs(a.cost.perMonth - b.cost.perMonth) < 0.005;
}

std::string costText(const DesignResult& design) {
    return moneyText(design.cost.perMonth) + plusMinus(design.cost.perMonth, design.cost.ci95, &moneyText) + " a month";
}

/// Why a design is not the recommended one: what it misses, or how much more it costs, paired.
std::string whyNot(const study::StudyResult& result, const DesignResult& chosen, const DesignResult& other) {
    const std::vector<std::string> flaws = flawsOf(result, other);
    if (!flaws.empty()) return other.name + " " + joined(flaws);
    if (!isPriced(other.cost.bill)) return other.name + " has no price";
    const auto rows = planning::compareFigures({chosen, other}, result.paired);
    const auto& cost = rows.front().differences[1];
    const double more = other.cost.perMonth - chosen.cost.perMonth;
    std::string text = other.name + " costs " + costText(other) + ", ";
    const bool alike = costsAlike(chosen, other);
    text += alike ? "the same" : moneyText(std::abs(more)) + (more > 0.0 ? " more" : " less");
    if (cost && cost->paired && !alike)
        text += " (95 %: " + moneyText(cost->paired->low) + " to " + moneyText(cost->paired->high) + ")";
    if (!alike && std::abs(more) < planning::kAboutTheSame * chosen.cost.perMonth) text += ": about the same";
    if (has(other, study::Met::Undecided)) text += ", and an objective is undecided";
    if (const auto& draws = rows.front().overInputs[1])
        text += "; with the same draws of the uncertain inputs it is the cheaper in " +
                plainText(draws->lowerIn * 100.0) + " % of them";
    const std::string over = overInputsText(other);
    return text + (over.empty() ? "" : ".") + over;
}

}  // namespace

std::vector<std::string> missedBy(const DesignResult& design) {
    std::vector<std::string> missed;
    for (const study::ObjectiveResult& objective : design.objectives) {
        if (objective.met == study::Met::No) missed.push_back(objective.text);
    }
    return missed;
}

namespace {

std::string notVariedText(const study::StudyResult& result) {
    const std::size_t left = guessesNotVaried(result);
    if (left == 0) return {};
    return ", " + countText(left) + (left == 1 ? " guess among them that was" : " guesses among them that were") +
           " not varied";
}

/// What is to be decided, where a design holds at the likely values of the inputs and in few others, or leaves work
/// undone, not to take it as it stands.
std::string decisionOf(const study::StudyResult& result, const DesignResult& chosen) {
    if (result.partial) return "Have the whole study simulated before anything is decided.";
    if (failsInMostDraws(chosen))
        return "Do not approve \"" + chosen.name + "\" as it stands: over the uncertain inputs it " +
               failuresInMostDraws(chosen) + ". Have " + inputsToMeasure(chosen) + " measured, " +
               (missedInMostDraws(chosen).empty() ? "" : "decide which objective may give way, ") +
               "or have another design examined.";
    if (leavesWorkUndone(result, chosen)) {
        const planning::Undone undone = undoneBy(result, chosen);
        return "Do not approve \"" + chosen.name + "\" as it stands: it " + undoneText(undone) +
               (canBeJudged(undone.kind) ? ". Decide how many may fail, as an objective on ErrorRate, or have a design "
                                           "examined that serves them."
                                         : ". Have a design examined that does this work.");
    }
    if (study::isOfPartOfCycle(chosen))
        return "Have whole cycles of its traffic simulated before \"" + chosen.name + "\" is approved.";
    const auto& band = chosen.cost.inputs90;
    return "Approve \"" + chosen.name + "\" at about " + moneyText(chosen.cost.perMonth) + " a month" +
           (band ? " (" + moneyText(band->low) + " to " + moneyText(band->high) + " over the uncertain inputs)" : "") +
           ", on the assumptions listed below" + notVariedText(result) + ".";
}

/// What the verdicts of the chosen design do not rest on.
std::string caveatOf(const study::StudyResult& result, const DesignResult& chosen) {
    if (result.partial)
        return " The study was cancelled: what was not simulated is not weighed, and this is no recommendation yet.";
    std::string caveat;
    const planning::Undone undone = undoneBy(result, chosen);
    if (undone.share >= planning::kUndone)
        caveat = " It " + undoneText(undone) +
                 (canBeJudged(undone.kind) ? ", and no objective on ErrorRate says how many may." : ".");
    if (study::isOfPartOfCycle(chosen))
        caveat += " What was simulated is part of a cycle of its traffic, and the month is that part over and over.";
    const bool judged = !chosen.objectives.empty() || result.designs.size() > 1;
    if (judged && !chosen.cost.ci95) caveat += " It rests on the sample alone: there are no intervals.";
    return caveat;
}

/// What stands before the design's name.
std::string opening(const study::StudyResult& result, const DesignResult& chosen) {
    const std::string none = "No design can be recommended yet. ";
    if (result.partial) return none + "Of what was simulated it would be";
    if (failsInMostDraws(chosen)) return none + "At the likely values of the inputs it would be";
    if (leavesWorkUndone(result, chosen)) return none + "By cost and objectives it would be";
    return study::isOfPartOfCycle(chosen) ? none + "Of the part that was simulated it would be" : "Take";
}

/// Designs that are cheaper and as good by their objectives are out of the question for other reasons: what is chosen
/// does that they do not.
std::vector<std::string> beyondObjectives(const study::StudyResult& result, const DesignResult& chosen) {
    bool lasts = false;
    bool works = false;
    bool holds = false;
    for (const DesignResult& other : result.designs) {
        const bool cheaper = isPriced(other.cost.bill) && other.cost.perMonth < chosen.cost.perMonth;
        const bool undecided = has(other, study::Met::Undecided) && !has(chosen, study::Met::Undecided);
        if (!cheaper || undecided || !missedBy(other).empty()) continue;
        lasts = lasts || !study::burstUses(other.resources, result.duration, other.replications).empty();
        works = works || undoneBy(result, other).excess >= planning::kUndone ||
                (leavesWorkUndone(result, other) && !leavesWorkUndone(result, chosen));
        holds = holds || (!failsInMostDraws(chosen) && failsInMostDraws(other));
    }
    std::vector<std::string> what;
    if (lasts) what.emplace_back("can last");
    if (works)
        what.emplace_back(leavesWorkUndone(result, chosen) ? "leaves no more undone than another" : "does its work");
    if (holds) what.emplace_back("holds in most of the draws of the uncertain inputs");
    return what;
}

/// "a, b and c".
std::string listed(const std::vector<std::string>& texts, const std::string& last = " and ") {
    std::string all;
    for (const std::string& text : texts)
        all += (&text == &texts.front() ? "" : &text == &texts.back() ? last : ", ") + text;
    return all;
}

/// "with "b" ": the designs that are as good and cost the same.
std::string alikeText(const study::StudyResult& result, const DesignResult& chosen) {
    std::vector<std::string> names;
    for (const DesignResult& other : result.designs) {
        const bool same = &other != &chosen && isPriced(other.cost.bill) && costsAlike(chosen, other);
        if (same && doubtOf(result, other) == doubtOf(result, chosen) && flawsOf(result, other).empty())
            names.push_back("\"" + other.name + "\"");
    }
    return names.empty() ? "" : "with " + listed(names) + " ";
}

/// ", the cheapest that meets every objective."
std::string merit(const study::StudyResult& result, const DesignResult& chosen) {
    std::vector<std::string> what = beyondObjectives(result, chosen);
    const std::string alike = alikeText(result, chosen);
    if (chosen.objectives.empty())
        return ". The scenario sets no objectives: " + alike + "it is the cheapest" +
               (what.empty() ? "." : " that " + listed(what) + ".");
    const bool undecided = has(chosen, study::Met::Undecided);
    what.insert(what.begin(), undecided ? "misses no objective" : "meets every objective");
    return ", " + alike + "the cheapest that " + listed(what) + (undecided ? "; one is undecided." : ".");
}

/// Why none is left: of the reasons, those that any of the designs has.
std::string noneText(const study::StudyResult& result) {
    std::vector<std::string> reasons;
    const auto addWhere = [&](std::string_view reason, const auto& isSo) {
        if (std::ranges::any_of(result.designs, isSo)) reasons.emplace_back(reason);
    };
    addWhere("misses an objective", [](const DesignResult& design) { return !missedBy(design).empty(); });
    addWhere("cannot last", [&](const DesignResult& design) {
        return !study::burstUses(design.resources, result.duration, design.replications).empty();
    });
    addWhere("leaves work undone that another does",
             [&](const DesignResult& design) { return undoneBy(result, design).excess >= planning::kUndone; });
    addWhere("has no price", [](const DesignResult& design) { return !isPriced(design.cost.bill); });
    return "None of these designs can be recommended: each " + listed(reasons, " or ") + ".";
}

}  // namespace

Recommendation recommend(const study::StudyResult& result) {
    Recommendation recommendation;
    recommendation.design = choose(result);
    if (!recommendation.design) {
        recommendation.sentence = noneText(result);
        recommendation.decision = "Decide which objective may give way, or have another design examined.";
        for (const DesignResult& design : result.designs) {
            const std::vector<std::string> flaws = flawsOf(result, design);
            recommendation.rejected.push_back(design.name + " " + (flaws.empty() ? "has no price" : joined(flaws)));
        }
        return recommendation;
    }
    const DesignResult& chosen = result.designs[*recommendation.design];
    recommendation.sentence = opening(result, chosen) + " \"" + chosen.name + "\": " + costText(chosen);
    recommendation.sentence += merit(result, chosen);
    recommendation.sentence += overInputsText(chosen);
    recommendation.sentence += caveatOf(result, chosen);
    recommendation.decision = decisionOf(result, chosen);
    for (std::size_t d = 0; d < result.designs.size(); ++d) {
        if (d != *recommendation.design) recommendation.rejected.push_back(whyNot(result, chosen, result.designs[d]));
    }
    return recommendation;
}

}  // namespace headroom::report
