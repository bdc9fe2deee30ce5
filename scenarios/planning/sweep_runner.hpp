// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>

#include "scenarios/planning/point_store.hpp"
#include "scenarios/planning/sweep.hpp"

namespace headroom::planning {

/// Reads and runs the points of a sweep that no earlier run has finished. A point's figures do not depend on which
/// thread or process found them.
class SweepRunner {
public:
    SweepRunner(const Source& source, const SweepOptions& options, const study::RunOptions& run,
                study::ProgressMeter& meter, PointStore store, Sweep& sweep)
        : source_(source), options_(options), run_(run), meter_(meter), store_(std::move(store)), sweep_(sweep) {}

    /// All of them here, on threads.
    base::Result<void> go();
    /// Shared with other processes, point by point: the leader gathers, keeps and works itself as well.
    base::Result<void> goTogether(Crew& crew);

private:
    void takeWhatIsThere();
    base::Result<void> runChunk(std::size_t from, std::size_t to);
    /// One point, all its replications; it stays undone when the run is cancelled.
    base::Result<void> runPoint(SweepPoint& point) const;
    base::Result<Candidate> candidateAt(const SweepPoint& point) const;
    static void reduce(std::span<const Trial* const> trials, base::Duration measured, SweepPoint& point);

    void lead(Crew& crew);
    std::string answerOf(std::size_t index) const;
    std::optional<std::size_t> next();
    void take(std::size_t index, const std::string& answer);

    const Source& source_;
    const SweepOptions& options_;
    const study::RunOptions& run_;
    study::ProgressMeter& meter_;
    PointStore store_;
    Sweep& sweep_;
    std::size_t nextPart_ = 0;
    std::mutex mutex_;  ///< of the three below, which the leader's own worker shares
    std::size_t nextPoint_ = 0;
    std::optional<base::Error> failure_;
};

}  // namespace headroom::planning
