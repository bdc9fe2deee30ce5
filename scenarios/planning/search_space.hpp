// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/planning/axis.hpp"

namespace headroom::planning {

/// A grid of designs and axis values, of which each is there once; each cell with coordinates between 0 and 1: what a
/// surrogate measures by. Values that are numbers lie in their order; names (of designs, of words) are all as far from
/// each other.
class SearchSpace {
public:
    SearchSpace(std::vector<std::string> designs, std::vector<Axis> axes);

    std::size_t size() const { return size_; }
    const std::string& design(std::size_t cell) const { return designs_[place(cell, 0)]; }
    std::vector<std::string> values(std::size_t cell) const;
    std::vector<double> coordinates(std::size_t cell) const;
    /// The cells that differ in one place, by one step where it is ordered.
    std::vector<std::size_t> neighbours(std::size_t cell) const;
    /// Up to `count` cells, each as far as can be from those before it; the first in the middle.
    std::vector<std::size_t> spread(std::size_t count) const;

private:
    struct Dimension {
        std::size_t length = 1;
        bool ordered = true;
    };
    std::size_t place(std::size_t cell, std::size_t dimension) const;
    std::size_t withPlace(std::size_t cell, std::size_t dimension, std::size_t place) const;

    std::vector<std::string> designs_;
    std::vector<Axis> axes_;
    std::vector<Dimension> dimensions_;  ///< the designs, then the axes
    std::size_t size_ = 1;
};

}  // namespace headroom::planning
