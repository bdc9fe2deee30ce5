// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/question.hpp"

#include <algorithm>
#include <charconv>

#include "scenarios/document/problem.hpp"
#include "scenarios/format/guess_ranges.hpp"
#include "scenarios/planning/axis_place.hpp"
#include "scenarios/planning/range_levels.hpp"
#include "scenarios/planning/ready_pairs.hpp"
#include "scenarios/planning/repeated_values.hpp"
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
    const std::vector<std::string> names =
        made ? designNames(*sides) : std::vector<std::string>{question.design, question.against};
    if (const auto both = chosenDesigns(*sides, names); !both) return both.error();
    auto axis = parseAxis(question.vary.front(), *sides, names);
    if (!axis) return axis.error();
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
    options.method = question.method;
    options.count = question.count;
    options.folder = question.folder;
    return sweep(source, options, run);
}

base::Result<Growth> grown(const Source& source, const Question& question, const study::RunOptions& run) {
    auto factors = parseFactors(question.factors);
    if (!factors) return factors.error();
    GrowthOptions options;
    if (!question.design.empty()) options.designs = {question.design};
    options.factors = std::move(*factors);
    options.months = question.months;
    options.step = question.step;
    options.traffic = question.rate;
    options.stored = question.stored;
    return growth(source, options, run);
}

/// The points of a sweep in one design.
std::size_t pointsOf(const Question& question, const std::vector<Axis>& axes) {
    switch (question.method) {
        case SweepMethod::LatinHypercube:
            return question.count;
        case SweepMethod::Morris:
            return question.count * (axes.size() + 1);
        case SweepMethod::List:
            return axes.empty() ? 0 : axes.front().values.size();
        case SweepMethod::Grid:
            break;
    }
    std::size_t points = 1;
    for (const Axis& axis : axes) points *= eachOnce(axis.values).size();
    return points;
}

base::Result<Optimum> best(const Source& source, const Question& question, const study::RunOptions& run) {
    auto axes = parseAxes(question.vary, subjectOf(source, question));
    if (!axes) return axes.error();
    giveLevels(*axes, question.design.empty() ? designNames(source).size() : 1, kMostDesigns);
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

base::Result<std::vector<Axis>> parseAxes(const std::vector<std::string>& texts, const Source& source,
                                          const std::vector<std::string>& designs) {
    const auto known = chosenDesigns(source, designs);
    if (!known) return known.error();
    std::vector<Axis> axes;
    for (const std::string& text : texts) {
        auto axis = parseAxis(text, source, *known);
        if (!axis) return axis.error();
        if (auto everywhere = inEveryDesign(*axis); !everywhere) return everywhere.error();
        const bool twice = std::ranges::any_of(axes, [&](const auto& one) { return one.name == axis->name; });
        if (twice) return bad("--vary", axis->name + " is varied twice");
        axes.push_back(std::move(*axis));
    }
    return axes;
}

base::Result<std::vector<double>> parseFactors(const std::string& text) {
    std::vector<double> factors;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        std::string one = text.substr(from, comma - from);
        std::erase(one, ' ');
        if (one.ends_with('x')) one.pop_back();
        double factor = 0.0;
        const auto [end, error] = std::from_chars(one.data(), one.data() + one.size(), factor);
        const bool number = error == std::errc() && end == one.data() + one.size();
        if (!number || !(factor > 0.0) || factor > kMostFactor)
            return bad("--factors",
                       document::quoted(one) + " is not a multiple of the traffic such as 3x, at most 1000x");
        factors.push_back(factor);
        from = comma + 1;
    }
    if (factors.size() > kMostFactors) return bad("--factors", "at most 20 levels of traffic are simulated");
    return factors;
}

base::Result<Axis> axisFor(const Question& question, const std::string& text, const Source& source) {
    auto axis = parseAxis(text, source);
    if (!axis) return axis;
    if (auto everywhere = inEveryDesign(*axis); !everywhere && question.kind != QuestionKind::BreakEven)
        return everywhere.error();
    const bool sweeps = question.kind == QuestionKind::Sweep;
    const bool samples = sweeps && question.method == SweepMethod::LatinHypercube;
    const bool screens = sweeps && question.method == SweepMethod::Morris;
    if (screens && !axis->range) return bad("--vary", axis->name + " needs a range to be screened, such as 0.5x..4x");
    if (question.kind == QuestionKind::BreakEven && !axis->range)
        return bad("--vary", axis->name + " needs a range to search, such as 0.1x..10x");
    const bool searches = question.kind == QuestionKind::BreakEven || question.kind == QuestionKind::Optimum;
    const bool takesRange = searches || samples || screens;
    if (!takesRange && axis->values.empty())
        return bad("--vary", axis->name + " has no values: a range says how many, a..b:n");
    return axis;
}

std::optional<std::size_t> runsFor(const Question& question, const std::vector<Axis>& axes, std::size_t designs,
                                   std::uint32_t replications) {
    switch (question.kind) {
        case QuestionKind::BreakEven:
            return kCrossingPoints * 2 * replications;
        case QuestionKind::Sweep:
            return pointsOf(question, axes) * designs * replications;
        case QuestionKind::Growth: {
            const auto factors = parseFactors(question.factors);
            const std::size_t months = monthsOf(question.months, question.step).size();
            return ((factors ? factors->size() : 0) + months) * designs * replications;
        }
        case QuestionKind::BreakingPoint:
        case QuestionKind::Inputs:
        case QuestionKind::Optimum:
            break;
    }
    return std::nullopt;
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
        case QuestionKind::Growth:
            return answered(question, grown(source, question, run));
    }
    return bad("", "there is no such question");
}

}  // namespace headroom::planning
