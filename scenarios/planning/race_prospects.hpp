// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "scenarios/planning/search_space.hpp"
#include "scenarios/planning/tried_designs.hpp"

namespace headroom::planning {

/// What is expected of a design that is not raced yet.
struct Prospect {
    std::size_t cell = 0;
    double figure = 0.0;  ///< its mean over all replications
    double slack = 0.0;   ///< as TriedDesigns::sureSlack()
    double doubt = 0.0;   ///< standard deviation of the slack, where the design was not tried
};

/// Expectations of a race: the first replication is the same luck for all designs, much as in those raced nearby. What
/// was not tried is expected as its neighbours in the space are.
class RaceProspects {
public:
    RaceProspects(const SearchSpace& space, const TriedDesigns& tried) : space_(space), tried_(tried) {}

    /// Of the valid cells that are not raced; of those not tried only where enough were tried to tell.
    std::vector<Prospect> open(const std::vector<std::size_t>& raced);
    /// How far expectations of slack are off: twice the root of the mean square, judged on each raced cell by the
    /// others; nothing for fewer than three.
    std::optional<double> doubt(const std::vector<std::size_t>& raced) const;

private:
    /// By how much a raced cell turned out above its first replication.
    struct Luck {
        std::size_t cell = 0;
        std::vector<double> at;
        double figure = 0.0;
        double slack = 0.0;
    };
    std::vector<Luck> luckOf(const std::vector<std::size_t>& raced) const;
    void learn();

    const SearchSpace& space_;
    const TriedDesigns& tried_;
    std::vector<Prospect> expected_;  ///< of cells that were not tried, in the first replication
    std::size_t learnt_ = 0;
};

}  // namespace headroom::planning
