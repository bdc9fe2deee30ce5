// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/planning/crew.hpp"
#include "scenarios/planning/sweep_points.hpp"
#include "scenarios/planning/trials.hpp"

/// Many variations of a scenario, point by point, so that a killed sweep goes on where it was.
namespace headroom::planning {

struct SweepOptions {
    std::vector<Axis> axes;
    SweepMethod method = SweepMethod::Grid;
    std::uint32_t count = 10;          ///< see sweepPoints()
    std::vector<std::string> designs;  ///< empty: all of the file
    std::filesystem::path folder;      ///< finished points are kept there; empty: nowhere
    Crew* crew = nullptr;              ///< processes that share the points; only its leader gets and keeps results
};

/// A figure of a point: mean and interval over its replications.
struct PointFigure {
    std::string metric;
    std::string of;
    std::string statistic;
    double mean = 0.0;  ///< study::kNoValue where none of its requests ended
    std::optional<study::Interval> ci95;
};

/// One variation of one design.
struct SweepPoint {
    std::string design;
    AxisValues values;
    bool done = false;
    std::string refused;  ///< why the scenario does not take these values; then there are no figures
    std::vector<PointFigure> figures;
    std::vector<JudgedObjective> objectives;
    std::vector<std::string> notPriced{};  ///< that its cost leaves out, see addUnpriced()
    pricing::PriceBookInfo books{};        ///< that its bills used
    std::vector<std::string> undone{};     ///< behind the requests (undoneBehind): its cost is without this work
    std::string bursts{};                  ///< capacity that burst buckets paid (burstsOf): it does not last
};

/// The figure that stands for a point where one has to: of latency and errors the first workload's, whose latency is
/// missing where none of its requests ended.
const PointFigure* shownOf(const SweepPoint& point, std::string_view metric, std::string_view statistic);

/// What varying an axis does to a figure.
struct Sensitivity {
    std::string axis;
    std::string metric;
    std::string of;
    std::string statistic;
    std::optional<double> coefficient;  ///< of the standardised regression over all points
    std::optional<double> morris;       ///< mean absolute effect of a whole range (mu*)
    std::optional<double> spread;       ///< standard deviation of the effects (sigma): interactions, curvature
};

struct Sweep {
    std::string scenario;
    std::uint64_t seed = 0;
    std::uint32_t replications = 0;
    double duration = 0.0;
    double warmUp = 0.0;
    std::vector<std::string> axes;
    std::vector<SweepPoint> points;  ///< point by point, each in all designs
    std::vector<Sensitivity> sensitivities;
    std::optional<double> explainedCost;  ///< R^2 of the regressions of the first design
    std::optional<double> explainedP99;
    std::size_t reused = 0;  ///< points that an earlier run had finished
    bool partial = false;
    std::string calibration{};  ///< how far the file was checked against the real system (format::calibrationText)
    std::string prices{};       ///< the books and dates that its bills used (booksText)
    std::string heldInputs{};   ///< uncertain ones, at their Likely values (study::heldInputsText)
    std::vector<std::string> notPriced{};  ///< of all points
    std::vector<std::string> notes{};      ///< what is to be known of the axes, see batchNotesOver()
};

/// Runs the sweep. All points face the same random numbers. Errors: BadInput (a design or axis that is not there, no
/// point that the scenario takes), Environment (the folder), what the engine finds.
base::Result<Sweep> sweep(const Source& source, const SweepOptions& options, const study::RunOptions& run);

/// Regression over all points of a design and, of Morris trajectories, elementary effects; on cost and the first
/// workload's p99. Axes without numbers are left out.
void addSensitivities(const std::vector<Axis>& axes, SweepMethod method, Sweep& sweep);

}  // namespace headroom::planning
