// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/question.hpp"

#include <algorithm>

#include "scenarios/document/problem.hpp"
#include "scenarios/format/guess_ranges.hpp"
#include "scenarios/planning/ready_pairs.hpp"
#include "scenarios/study/precision.hpp"

namespace headroom::planning {

namespace {

base::Error bad(const char* option, std::string what) { return {base::Errc::BadInput, option, std::move(what)}; }

template <class Found>
base::Result<Answer> answered(const Question& question, base::Result<Found> found) {
    if (!found) return found.error();
    return Answer{question, std::move(*found)};
}

/// What the question varies belongs to its design, where it is about one.
Source subjectOf(const Source& source, const Question& question) {
    return question.design.empty() ? source : onlyDesign(source, question.design);
}

base::Result<BreakEven> crossing(const Source& source, const Question& question, const study::RunOptions& run) {
    const auto scenario = load(source);
    if (!scenario) return scenario.error();
    auto figure = parseFigure(question.figure, firstWorkload(*scenario));
    if (!figure) return figure.error();
    if (question.vary.size() != 1) return bad("--vary", "one quantity is varied, over a range");
    const bool made = !question.pair.empty();
    auto sides = made ? sidesOf(source, question.design, question.pair, run) : base::Result<Source>(source);
    if (!sides) return sides.error();
    auto axis = parseAxis(question.vary.front(), *sides);
    if (!axis) return axis.error();
    const std::vector<std::string> names =
        made ? designNames(*sides) : std::vector<std::string>{question.design, question.against};
    return findBreakEven(*sides, {names.front(), names.back(), std::move(*axis), std::move(*figure)}, run);
}

base::Result<study::StudyResult> inputs(const Source& source, const Question& question, const study::RunOptions& run) {
    auto scenario = load(source);
    if (!scenario) return scenario.error();
    std::erase_if(scenario->designs, [&](const format::Design& design) { return design.name != question.design; });
    if (scenario->designs.empty()) return bad("", "a design must be named");
    if (question.guesses)
        std::ranges::move(format::guessedInputs(scenario->designs), std::back_inserter(scenario->uncertain));
    if (scenario->uncertain.empty())
        return bad("", "nothing is uncertain: no quantity of this design has a range, and no guess is varied");
    return study::run(*scenario, run);
}

base::Result<Sweep> sweptOver(const Source& source, const Question& question, const study::RunOptions& run) {
    auto axes = parseAxes(question.vary, subjectOf(source, question));
    if (!axes) return axes.error();
    SweepOptions options;
    options.axes = std::move(*axes);
    if (!question.design.empty()) options.designs = {question.design};
    return sweep(source, options, run);
}

base::Result<Optimum> best(const Source& source, const Question& question, const study::RunOptions& run) {
    auto axes = parseAxes(question.vary, subjectOf(source, question));
    if (!axes) return axes.error();
    OptimizeOptions options;
    options.axes = std::move(*axes);
    if (!question.design.empty()) options.designs = {question.design};
    options.minimiseLatency = question.figure != "cost";
    options.robust = question.robust;
    options.guesses = question.guesses;
    return optimize(source, options, run);
}

}  // namespace

bool isPartial(const Answer& answer) {
    return std::visit([](const auto& found) { return found.partial; }, answer.found);
}

base::Result<std::vector<Axis>> parseAxes(const std::vector<std::string>& texts, const Source& source) {
    std::vector<Axis> axes;
    for (const std::string& text : texts) {
        auto axis = parseAxis(text, source);
        if (!axis) return axis.error();
        const bool twice = std::ranges::any_of(axes, [&](const auto& one) { return one.name == axis->name; });
        if (twice) return bad("--vary", axis->name + " is varied twice");
        axes.push_back(std::move(*axis));
    }
    return axes;
}

base::Result<Axis> axisFor(QuestionKind kind, const std::string& text, const Source& source) {
    auto axis = parseAxis(text, source);
    if (!axis) return axis;
    if (kind == QuestionKind::BreakEven && !axis->range)
        return bad("--vary", axis->name + " needs a range to search, such as 0.1x..10x");
    if (kind != QuestionKind::BreakEven && axis->values.empty())
        return bad("--vary", axis->name + " has no values: a range says how many, a..b:n");
    return axis;
}

std::optional<std::size_t> runsFor(QuestionKind kind, const std::vector<Axis>& axes, std::size_t designs,
                                   std::uint32_t replications) {
    if (kind == QuestionKind::BreakEven) return kCrossingPoints * 2 * replications;
    if (kind != QuestionKind::Sweep) return std::nullopt;
    std::size_t points = designs;
    for (const Axis& axis : axes) points *= axis.values.size();
    return points * replications;
}

base::Result<CrossingFigure> parseFigure(const std::string& text, const std::string& workload) {
    if (text == "cost") return CrossingFigure{};
    const auto goals = study::parsePrecision(text + " 1%");
    if (!goals || goals->size() != 1 || goals->front().metric != "Latency")
        return bad("--figure", document::quoted(text) + R"( is not "cost" or a latency such as "p99 of Api")");
    const study::PrecisionGoal& goal = goals->front();
    return CrossingFigure{"Latency", goal.of.empty() ? workload : goal.of, goal.statistic};
}

base::Result<Source> sidesOf(const Source& source, const std::string& design, const std::string& pair,
                             const study::RunOptions& run) {
    const auto known = chosenDesigns(source, {design});
    if (!known) return known.error();
    const Source alone = onlyDesign(source, design);
    const std::size_t colon = std::min(pair.find(':'), pair.size());
    const std::string kind = pair.substr(0, colon);
    const auto resource = pairResource(alone, kind, pair.substr(std::min(colon + 1, pair.size())));
    if (!resource) return resource.error();
    MeanUnits units;
    if (kind == "capacity") {
        const auto mean = meanUnitsOf(alone, *resource, run);
        if (!mean) return mean.error();
        units = *mean;
    }
    return withOtherSide(alone, kind, *resource, units);
}

base::Result<Answer> answer(const Source& source, const Question& question, const study::RunOptions& run) {
    if (!question.design.empty()) {
        if (const auto known = chosenDesigns(source, {question.design}); !known) return known.error();
    }
    switch (question.kind) {
        case QuestionKind::BreakingPoint:
            return answered(question, findBreakingPoint(onlyDesign(source, question.design), question.design,
                                                        {question.most}, run));
        case QuestionKind::BreakEven:
            return answered(question, crossing(source, question, run));
        case QuestionKind::Inputs:
            return answered(question, inputs(source, question, run));
        case QuestionKind::Sweep:
            return answered(question, sweptOver(source, question, run));
        case QuestionKind::Optimum:
            return answered(question, best(source, question, run));
    }
    return bad("", "there is no such question");
}

}  // namespace headroom::planning
