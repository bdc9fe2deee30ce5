// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>
#include <set>

#include "cli/finish_study.hpp"
#include "cli/join_crew.hpp"
#include "scenarios/planning/question.hpp"
#include "scenarios/planning/range_levels.hpp"
#include "scenarios/planning/repeated_values.hpp"

namespace headroom::cli {

namespace {

base::Error bad(const char* option, std::string what) { return {base::Errc::BadInput, option, std::move(what)}; }

base::Result<planning::SweepMethod> methodOf(const std::string& text) {
    if (text == "grid") return planning::SweepMethod::Grid;
    if (text == "list") return planning::SweepMethod::List;
    if (text == "lhs") return planning::SweepMethod::LatinHypercube;
    if (text == "morris") return planning::SweepMethod::Morris;
    return bad("--method", document::quoted(text) + " is not one of grid, list, lhs, morris");
}

base::Result<std::vector<double>> numbersOf(const std::string& text) {
    std::vector<double> numbers;
    for (const std::string& one : listOf(text)) {
        double value = 0.0;
        const auto [end, error] = std::from_chars(one.data(), one.data() + one.size(), value);
        const bool whole = error == std::errc() && end == one.data() + one.size();
        if (!whole || !(value > 0.0) || value > 1e6)
            return bad("--factors", document::quoted(one) + " is no factor above 0");
        numbers.push_back(value);
    }
    return numbers;
}

/// What is simulated otherwise than was asked for, said before it begins.
void tell(const StudyArguments& arguments, const std::vector<std::string>& said) {
    for (const std::string& one : said) {
        if (!arguments.quiet && !one.empty()) std::fprintf(stderr, "headroom: %s\n", one.c_str());
    }
}

std::vector<std::string> repetitionsIn(const std::vector<planning::Axis>& axes) {
    std::vector<std::string> said;
    for (const planning::Axis& axis : axes) said.push_back(planning::repetitionText(axis));
    return said;
}

base::Result<planning::SweepOptions> sweepOptionsOf(const SweepArguments& arguments, const planning::Source& source) {
    auto designs = planning::designsIn(arguments.designs, source);
    auto axes = planning::parseAxes(arguments.vary, source, designs);
    if (!axes) return axes.error();
    const auto method = methodOf(arguments.method);
    if (!method) return method.error();
    return planning::SweepOptions{std::move(*axes), *method, arguments.points, std::move(designs), {}};
}

/// The two designs of the file, or a design and what --pair makes of it.
base::Result<planning::Source> sidesOf(const BreakEvenArguments& arguments, const StudyInput& input,
                                       const study::RunOptions& options) {
    if (arguments.pair.empty()) return input.source;
    const auto designs = planning::chosenDesigns(input.source, planning::designsIn(arguments.designs, input.source));
    if (!designs) return designs.error();
    return planning::sidesOf(input.source, designs->front(), arguments.pair, options);
}

/// What the leader of the sweep is told wrong, the others would be as well: they say nothing.
int followSweep(const SweepArguments& arguments, planning::Crew& crew) {
    int code = kDone;
    const auto input = readStudy(arguments, code);
    if (!input) return code;
    auto options = sweepOptionsOf(arguments, input->source);
    if (!options) return complain(options.error());
    options->crew = &crew;
    const Interrupt interrupt;
    study::RunOptions run;
    run.jobs = jobsOf(arguments);
    run.stop = interrupt.token();
    const auto followed = planning::sweep(input->source, *options, run);
    return followed ? kDone : complain(followed.error());
}

}  // namespace

int breakingPoint(const BreakingPointArguments& arguments) {
    return runAndWrite<planning::BreakingPoint>(
        arguments, "breaking-point",
        [&](const StudyInput& input, const StudyFiles&,
            const study::RunOptions& options) -> base::Result<planning::BreakingPoint> {
            const std::vector<std::string> names = planning::designNames(input.source);
            const std::string design = arguments.design.empty() ? names.front() : arguments.design;
            if (std::ranges::find(names, design) == names.end())
                return bad("--design", "there is no design " + document::quoted(design));
            return planning::findBreakingPoint(planning::onlyDesign(input.source, design), design, {arguments.most},
                                               options);
        });
}

int sweep(const SweepArguments& given) {
    const auto crew = joinCrew();
    if (!crew) return complain(crew.error());
    SweepArguments arguments = given;
    // Processes are handed points each: threads of their own would share the same processors.
    if (*crew && arguments.jobs == 0) arguments.jobs = 1;
    if (*crew && !(*crew)->leads()) return followSweep(arguments, **crew);
    return runAndWrite<planning::Sweep>(arguments, "sweep",
                                        [&](const StudyInput& input, const StudyFiles& files,
                                            const study::RunOptions& options) -> base::Result<planning::Sweep> {
                                            auto wanted = sweepOptionsOf(arguments, input.source);
                                            if (!wanted) return wanted.error();
                                            if (wanted->method == planning::SweepMethod::Grid)
                                                tell(arguments, repetitionsIn(wanted->axes));
                                            wanted->folder = files.folder / "points";
                                            wanted->crew = crew->get();
                                            return planning::sweep(input.source, *wanted, options);
                                        });
}

int breakEven(const BreakEvenArguments& arguments) {
    return runAndWrite<planning::BreakEven>(
        arguments, "break-even",
        [&](const StudyInput& input, const StudyFiles&,
            const study::RunOptions& options) -> base::Result<planning::BreakEven> {
            auto source = sidesOf(arguments, input, options);
            if (!source) return source.error();
            auto designs =
                arguments.pair.empty() ? planning::designsIn(arguments.designs, *source) : std::vector<std::string>{};
            if (designs.empty()) designs = planning::designNames(*source);
            if (designs.size() != 2) return bad("--designs", "must name two designs, separated by a comma");
            if (const auto known = planning::chosenDesigns(*source, designs); !known) return known.error();
            auto axis = planning::parseAxis(arguments.vary, *source, designs);
            if (!axis) return axis.error();
            auto figure = planning::parseFigure(arguments.figure, planning::firstWorkload(input.scenario));
            if (!figure) return figure.error();
            return planning::findBreakEven(*source, {designs[0], designs[1], std::move(*axis), std::move(*figure)},
                                           options);
        });
}

int growth(const GrowthArguments& arguments) {
    return runAndWrite<planning::Growth>(
        arguments, "growth",
        [&](const StudyInput& input, const StudyFiles&,
            const study::RunOptions& options) -> base::Result<planning::Growth> {
            auto factors = numbersOf(arguments.factors);
            if (!factors) return factors.error();
            if (std::set<double>(factors->begin(), factors->end()).size() < factors->size())
                tell(arguments, {"--factors: each is simulated once"});
            planning::GrowthOptions wanted;
            wanted.designs = planning::designsIn(arguments.designs, input.source);
            wanted.factors = std::move(*factors);
            wanted.months = arguments.months;
            wanted.step = arguments.step;
            wanted.traffic = arguments.rate / 100.0;
            if (arguments.stored) wanted.stored = *arguments.stored / 100.0;
            return planning::growth(input.source, wanted, options);
        });
}

int optimize(const OptimizeArguments& arguments) {
    return runAndWrite<planning::Optimum>(
        arguments, "optimum",
        [&](const StudyInput& input, const StudyFiles&,
            const study::RunOptions& options) -> base::Result<planning::Optimum> {
            const auto designs =
                planning::chosenDesigns(input.source, planning::designsIn(arguments.designs, input.source));
            if (!designs) return designs.error();
            auto axes = planning::parseAxes(arguments.vary, input.source, *designs);
            if (!axes) return axes.error();
            tell(arguments, repetitionsIn(*axes));
            tell(arguments, planning::giveLevels(*axes, designs->size(), planning::kMostDesigns));
            if (arguments.minimise != "cost" && arguments.minimise != "p99")
                return bad("--minimise", document::quoted(arguments.minimise) + " is neither cost nor p99");
            return planning::optimize(input.source,
                                      {std::move(*axes), planning::designsIn(arguments.designs, input.source),
                                       arguments.minimise == "p99", arguments.robust, arguments.guesses},
                                      options);
        });
}

}  // namespace headroom::cli
