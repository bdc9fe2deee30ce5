// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/theory/zipf_groups.hpp"

#include <algorithm>
#include <cmath>

#include "model/base/elementary.hpp"

namespace headroom::theory {

namespace {

constexpr double kAlone = 200.0;
constexpr double kStep = 1.05;

/// Sum of k^-s for k = a to b - 1 by the integral from half a rank before to half a rank before the end: its error
/// beyond the first 200 ranks is below s (s + 1) / 24 x 200^-2 of it.
double sumBetween(double a, double b, double s) {
    const double from = a - 0.5;
    const double to = b - 0.5;
    if (std::abs(s - 1.0) < 1e-9) return base::math::log(to / from);
    return (base::math::pow(to, 1.0 - s) - base::math::pow(from, 1.0 - s)) / (1.0 - s);
}

}  // namespace

std::vector<KeyGroup> zipfGroups(double keys, double exponent) {
    if (exponent <= 0.0) return {{1.0 / keys, keys}};
    std::vector<KeyGroup> groups;
    double all = 0.0;
    double rank = 1.0;
    for (; rank <= std::min(keys, kAlone); rank += 1.0) {
        groups.push_back({base::math::pow(rank, -exponent), 1.0});
        all += groups.back().probability;
    }
    while (rank <= keys) {
        const double next = std::min(std::floor(rank * kStep), keys + 1.0);
        const double sum = sumBetween(rank, next, exponent);
        groups.push_back({sum / (next - rank), next - rank});
        all += sum;
        rank = next;
    }
    for (KeyGroup& group : groups) group.probability /= all;
    return groups;
}

}  // namespace headroom::theory
