// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scenarios/planning/break_even.hpp"
#include "scenarios/planning/breaking_point.hpp"
#include "scenarios/planning/growth.hpp"
#include "scenarios/planning/optimize.hpp"
#include "scenarios/planning/sweep.hpp"

/// One form for every question about a scenario that takes many simulations: what a person fills in, as it is written.
namespace headroom::planning {

enum class QuestionKind : std::uint8_t { BreakingPoint, BreakEven, Inputs, Sweep, Optimum, Growth };

struct Question {
    QuestionKind kind = QuestionKind::BreakingPoint;
    std::string design;             ///< it is about this one; sweep, optimum, growth: empty for all of the file
    std::string against;            ///< break-even: another design of the file,
    std::string pair;               ///< or what is made of the first: see sidesOf()
    std::vector<std::string> vary;  ///< break-even (one), sweep, optimum: as parseAxis() reads
    std::string figure = "cost";    ///< break-even: see parseFigure(); optimum: "cost" or "p99"
    double most = 100.0;            ///< breaking point: times today's traffic
    bool robust = false;            ///< optimum: what holds over the uncertain inputs
    bool guesses = true;            ///< inputs, robust optimum: defaults without a source are uncertain as well
    SweepMethod method = SweepMethod::Grid;  ///< sweep: how its points are chosen
    std::uint32_t count = 20;                ///< of a Latin hypercube its points, of Morris its trajectories
    std::filesystem::path folder;            ///< sweep: finished points are kept there, and taken from there
    std::string factors = "1x, 3x, 10x";     ///< growth: times today's traffic, see parseFactors()
    std::uint32_t months = 24;               ///< growth: how far
    std::uint32_t step = 6;                  ///< growth: months between two that are simulated
    double rate = 0.05;                      ///< growth of the traffic a month
    std::optional<double> stored;            ///< growth of what is stored a month; nothing: as the traffic
    bool operator==(const Question&) const = default;
};

struct Answer {
    Question question;
    /// Of inputs: a study of the one design with what each uncertain input does.
    std::variant<BreakingPoint, BreakEven, study::StudyResult, Sweep, Optimum, Growth> found;
};

/// Whether it was stopped before its end.
bool isPartial(const Answer& answer);

/// The axes of several texts, in all of `designs` (empty: of the file). Errors: as parseAxis(), chosenDesigns() and
/// inEveryDesign(), and one that is varied twice.
base::Result<std::vector<Axis>> parseAxes(const std::vector<std::string>& texts, const Source& source,
                                          const std::vector<std::string>& designs = {});

/// "1x, 3x, 10x": above 0, at most kMostFactor, kMostFactors of them. Errors: BadInput.
inline constexpr double kMostFactor = 1000.0;
inline constexpr std::size_t kMostFactors = 20;
base::Result<std::vector<double>> parseFactors(const std::string& text);

/// One axis as the question needs it: with a range to search, or with values. Errors: BadInput.
base::Result<Axis> axisFor(const Question& question, const std::string& text, const Source& source);

/// How many replications the question takes at most, warm-up aside; nothing where that depends on what they find.
std::optional<std::size_t> runsFor(const Question& question, const std::vector<Axis>& axes, std::size_t designs,
                                   std::uint32_t replications);

/// "cost", or a latency as in a stopping rule: "p99 of Api"; without a name it is of `workload`. Errors: BadInput.
base::Result<CrossingFigure> parseFigure(const std::string& text, const std::string& workload);

/// A source of two designs: `design` and what `pair`, "capacity" or "capacity:Table", makes of it (see readyPairs()).
/// Errors: as withOtherSide(), and what the engine finds where the pair needs a measurement.
base::Result<Source> sidesOf(const Source& source, const std::string& design, const std::string& pair,
                             const study::RunOptions& run);

/// Reads the question's parts against the scenario and simulates what it takes. Errors: BadInput (a part that cannot be
/// read), Cancelled, and what the engine finds.
base::Result<Answer> answer(const Source& source, const Question& question, const study::RunOptions& run);

}  // namespace headroom::planning
