// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/sweep_points.hpp"

#include <algorithm>
#include <numeric>

#include "model/base/random.hpp"
#include "scenarios/planning/repeated_values.hpp"

namespace headroom::planning {

namespace {

using Points = std::vector<AxisValues>;

base::Error wrong(std::string what) { return {base::Errc::BadInput, "--vary", std::move(what)}; }

base::Result<Points> grid(const std::vector<Axis>& axes) {
    Points points{{}};
    for (const Axis& axis : axes) {
        if (axis.values.empty()) return wrong(axis.name + " has no values: a range in a grid says how many, a..b:n");
        const std::vector<std::string> values = eachOnce(axis.values);
        if (points.size() * values.size() > kMostPoints)
            return wrong("the grid has more than " + std::to_string(kMostPoints) + " points");
        Points longer;
        for (const AxisValues& point : points) {
            for (const std::string& value : values) {
                longer.push_back(point);
                longer.back().push_back(value);
            }
        }
        points = std::move(longer);
    }
    return points;
}

base::Result<Points> list(const std::vector<Axis>& axes) {
    const std::size_t length = axes.front().values.size();
    for (const Axis& axis : axes) {
        if (axis.values.size() != length || length == 0)
            return wrong("a list takes the first values of all axes, then the second: " + axis.name + " has " +
                         std::to_string(axis.values.size()) + ", " + axes.front().name + " " + std::to_string(length));
    }
    Points points;
    for (std::size_t i = 0; i < length; ++i) {
        AxisValues point;
        for (const Axis& axis : axes) point.push_back(axis.values[i]);
        if (std::ranges::find(points, point) == points.end()) points.push_back(std::move(point));
    }
    return points;
}

/// An axis at a share of its range, or the value there in its list.
std::string valueAt(const Axis& axis, double share) {
    if (axis.range) return axis.at(share);
    const auto count = static_cast<double>(axis.values.size());
    return axis.values[std::min(axis.values.size() - 1, static_cast<std::size_t>(share * count))];
}

Points hypercube(const std::vector<Axis>& axes, std::uint32_t count, std::uint64_t seed) {
    Points points(count);
    for (std::size_t a = 0; a < axes.size(); ++a) {
        base::Stream stream(base::deriveKey(base::deriveKey(seed, 0x7377656570ULL), a));
        std::vector<std::uint32_t> order(count);
        std::iota(order.begin(), order.end(), 0U);
        for (std::uint32_t k = count; k > 1; --k) std::swap(order[k - 1], order[stream.below(k)]);
        for (std::uint32_t i = 0; i < count; ++i)
            points[i].push_back(valueAt(axes[a], (order[i] + stream.uniform()) / count));
    }
    return points;
}

/// Each trajectory begins at random on the lower levels or the upper and changes the axes in random order, each by
/// kMorrisStep up or down (M. Morris, "Factorial sampling plans", Technometrics 33, 1991).
Points trajectories(const std::vector<Axis>& axes, std::uint32_t count, std::uint64_t seed) {
    Points points;
    for (std::uint32_t t = 0; t < count; ++t) {
        base::Stream stream(base::deriveKey(base::deriveKey(seed, 0x6d6f72726973ULL), t));
        std::vector<double> at;
        for (std::size_t a = 0; a < axes.size(); ++a)
            at.push_back(static_cast<double>(stream.below(kMorrisLevels)) / (kMorrisLevels - 1));
        std::vector<std::size_t> order(axes.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (std::size_t k = order.size(); k > 1; --k) std::swap(order[k - 1], order[stream.below(k)]);
        const auto add = [&] {
            AxisValues& point = points.emplace_back();
            for (std::size_t a = 0; a < axes.size(); ++a) point.push_back(axes[a].at(at[a]));
        };
        add();
        for (const std::size_t axis : order) {
            at[axis] += at[axis] < 0.5 ? kMorrisStep : -kMorrisStep;
            add();
        }
    }
    return points;
}

}  // namespace

base::Result<Points> sweepPoints(const std::vector<Axis>& axes, SweepMethod method, std::uint32_t count,
                                 std::uint64_t seed) {
    if (axes.empty()) return wrong("nothing is varied: give at least one --vary");
    if (method == SweepMethod::Grid) return grid(axes);
    if (method == SweepMethod::List) return list(axes);
    const bool morris = method == SweepMethod::Morris;
    const std::size_t points = morris ? count * (axes.size() + 1) : count;
    if (count < 2 || points > kMostPoints)
        return wrong("--points must be at least 2 and give at most " + std::to_string(kMostPoints) + " points");
    for (const Axis& axis : axes) {
        if (axis.range || (!morris && !axis.values.empty())) continue;
        return wrong(axis.name + " needs a range a..b for this method");
    }
    return morris ? trajectories(axes, count, seed) : hypercube(axes, count, seed);
}

}  // namespace headroom::planning
