// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/search_space.hpp"

#include <algorithm>
#include <functional>
#include <limits>

#include "scenarios/planning/repeated_values.hpp"

namespace headroom::planning {

namespace {

bool rises(const std::vector<std::string>& values) {
    const auto amounts = amountsOf(values);
    return amounts && std::ranges::adjacent_find(*amounts, std::ranges::greater_equal()) == amounts->end();
}

double squaredDistance(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

}  // namespace

SearchSpace::SearchSpace(std::vector<std::string> designs, std::vector<Axis> axes)
    : designs_(std::move(designs)), axes_(std::move(axes)) {
    for (Axis& axis : axes_) axis.values = eachOnce(axis.values);
    dimensions_.push_back({designs_.size(), false});
    for (const Axis& axis : axes_) dimensions_.push_back({axis.values.size(), rises(axis.values)});
    for (const Dimension& dimension : dimensions_) size_ *= dimension.length;
}

std::size_t SearchSpace::place(std::size_t cell, std::size_t dimension) const {
    for (std::size_t d = 0; d < dimension; ++d) cell /= dimensions_[d].length;
    return cell % dimensions_[dimension].length;
}

std::size_t SearchSpace::withPlace(std::size_t cell, std::size_t dimension, std::size_t place) const {
    std::size_t stride = 1;
    for (std::size_t d = 0; d < dimension; ++d) stride *= dimensions_[d].length;
    return cell - this->place(cell, dimension) * stride + place * stride;
}

std::vector<std::string> SearchSpace::values(std::size_t cell) const {
    std::vector<std::string> values;
    for (std::size_t a = 0; a < axes_.size(); ++a) values.push_back(axes_[a].values[place(cell, a + 1)]);
    return values;
}

std::vector<double> SearchSpace::coordinates(std::size_t cell) const {
    std::vector<double> coordinates;
    for (std::size_t d = 0; d < dimensions_.size(); ++d) {
        const std::size_t at = place(cell, d);
        const std::size_t length = dimensions_[d].length;
        if (length == 1) continue;
        if (dimensions_[d].ordered) {
            coordinates.push_back(static_cast<double>(at) / static_cast<double>(length - 1));
            continue;
        }
        for (std::size_t i = 0; i < length; ++i) coordinates.push_back(i == at ? 0.5 : 0.0);
    }
    return coordinates;
}

std::vector<std::size_t> SearchSpace::neighbours(std::size_t cell) const {
    std::vector<std::size_t> cells;
    for (std::size_t d = 0; d < dimensions_.size(); ++d) {
        const std::size_t at = place(cell, d);
        for (std::size_t to = 0; to < dimensions_[d].length; ++to) {
            const bool near = !dimensions_[d].ordered || to + 1 == at || to == at + 1;
            if (to != at && near) cells.push_back(withPlace(cell, d, to));
        }
    }
    return cells;
}

std::vector<std::size_t> SearchSpace::spread(std::size_t count) const {
    std::size_t middle = 0;
    for (std::size_t d = 0; d < dimensions_.size(); ++d) middle = withPlace(middle, d, dimensions_[d].length / 2);
    std::vector<std::size_t> chosen{middle};
    std::vector<double> nearest(size_, std::numeric_limits<double>::infinity());
    while (chosen.size() < std::min(count, size_)) {
        const std::vector<double> last = coordinates(chosen.back());
        std::size_t farthest = 0;
        for (std::size_t cell = 0; cell < size_; ++cell) {
            nearest[cell] = std::min(nearest[cell], squaredDistance(coordinates(cell), last));
            if (nearest[cell] > nearest[farthest]) farthest = cell;
        }
        chosen.push_back(farthest);
    }
    return chosen;
}

}  // namespace headroom::planning
