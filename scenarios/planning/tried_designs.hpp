// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/planning/optimize.hpp"
#include "scenarios/planning/search_space.hpp"
#include "scenarios/planning/undone_work.hpp"

namespace headroom::planning {

/// The designs of a space that a search has tried, on the same random numbers.
class TriedDesigns {
public:
    struct One {
        bool valid = true;    ///< false: the format does not take it
        double figure = 0.0;  ///< what is minimised, in the first replication
        double slack = 0.0;   ///< how far the worst objective is missed then (slackOf)
        base::Duration measured{};
        std::vector<Trial> trials;
        std::vector<UndoneShares> undone;  ///< by replication
    };

    TriedDesigns(const Source& source, const SearchSpace& space, const OptimizeOptions& options,
                 const study::RunOptions& run, base::Duration warmUp)
        : source_(source), space_(space), options_(options), run_(run), meter_(run_), warmUp_(warmUp) {}

    /// Runs the first replication of cells not tried before. Errors: what the engine finds.
    base::Result<void> tryOnce(const std::vector<std::size_t>& cells);
    /// Runs the replications that cells lack, all of those not tried before.
    base::Result<void> complete(const std::vector<std::size_t>& cells, std::uint32_t replications);

    const std::map<std::size_t, One>& all() const { return tried_; }
    bool knows(std::size_t cell) const { return tried_.contains(cell); }
    bool stopped() const { return run_.stop.stop_requested(); }
    std::size_t runs() const { return runs_; }
    const std::string& firstRefusal() const { return firstRefusal_; }
    /// What the costs of those that were tried leave out.
    const std::vector<std::string>& notPriced() const { return notPriced_; }
    const pricing::PriceBookInfo& books() const { return books_; }
    /// The least figure among those that meet every objective in the first replication.
    std::optional<std::size_t> best() const;
    /// How far a cell misses in the first replication: its objectives, or the work that another design does.
    double slack(std::size_t cell) const;
    /// The same over all its replications, at the worse ends of the intervals: 0 or less where it surely holds.
    double sureSlack(std::size_t cell) const;
    Contender contender(std::size_t cell) const;
    /// The same with cost and p99 of its first replication, which all that were tried have.
    Contender atFirst(std::size_t cell) const;
    /// The cell's design as it would be written. Errors: as set().
    base::Result<Source> sourceOf(std::size_t cell) const;
    /// What is minimised, one value a replication.
    std::vector<double> figures(std::size_t cell) const;
    /// What was run of the cell, by replication; valid until more is.
    std::vector<const Trial*> trialsOf(std::size_t cell) const;

private:
    base::Result<Candidate> candidate(std::size_t cell) const;
    base::Result<void> run(const std::vector<std::pair<std::size_t, std::uint32_t>>& jobs);
    void keep(std::size_t cell, Task& task);

    const Source& source_;
    const SearchSpace& space_;
    const OptimizeOptions& options_;
    const study::RunOptions& run_;
    study::ProgressMeter meter_;
    base::Duration warmUp_;
    std::map<std::size_t, One> tried_;
    std::vector<LeastUndone> leastUndone_;  ///< of all that were tried, by replication
    std::size_t runs_ = 0;
    std::string firstRefusal_;
    std::vector<std::string> notPriced_;
    pricing::PriceBookInfo books_;
};

}  // namespace headroom::planning
