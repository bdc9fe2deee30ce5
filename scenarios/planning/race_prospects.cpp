// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/race_prospects.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "model/theory/gaussian_process.hpp"
#include "scenarios/study/intervals.hpp"

namespace headroom::planning {

namespace {

constexpr std::size_t kFewestToLearn = 3;
constexpr double kNear = 1e-4;  // of squared distances: what is nearer weighs no more

double squaredDistance(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

/// Expected at a place, from what is nearby: the mean, weighed by squared distance.
template <class Luck>
std::pair<double, double> expectedAt(const std::vector<double>& place, std::size_t cell, const std::vector<Luck>& all) {
    double figure = 0.0;
    double slack = 0.0;
    double weights = 0.0;
    for (const Luck& one : all) {
        if (one.cell == cell) continue;
        const double weight = 1.0 / (kNear + squaredDistance(place, one.at));
        figure += weight * one.figure;
        slack += weight * one.slack;
        weights += weight;
    }
    return weights > 0.0 ? std::pair(figure / weights, slack / weights) : std::pair(0.0, 0.0);
}

}  // namespace

std::vector<RaceProspects::Luck> RaceProspects::luckOf(const std::vector<std::size_t>& raced) const {
    std::vector<Luck> all;
    for (const std::size_t cell : raced) {
        const double figure = study::mean(tried_.figures(cell)) - tried_.all().at(cell).figure;
        all.push_back({cell, space_.coordinates(cell), figure, tried_.sureSlack(cell) - tried_.slack(cell)});
    }
    return all;
}

void RaceProspects::learn() {
    if (learnt_ == tried_.all().size()) return;
    learnt_ = tried_.all().size();
    expected_.clear();
    std::vector<std::vector<double>> points;
    std::vector<double> figures;
    std::vector<double> slacks;
    for (const auto& [cell, one] : tried_.all()) {
        if (!one.valid) continue;
        points.push_back(space_.coordinates(cell));
        figures.push_back(one.figure);
        slacks.push_back(tried_.slack(cell));
    }
    if (points.size() < kFewestToLearn) return;
    const theory::GaussianProcess figure(points, figures);
    const theory::GaussianProcess slack(points, slacks);
    for (std::size_t cell = 0; cell < space_.size(); ++cell) {
        if (tried_.knows(cell)) continue;
        const auto at = space_.coordinates(cell);
        const theory::Prediction slackThere = slack.at(at);
        expected_.push_back({cell, figure.at(at).mean, slackThere.mean, slackThere.deviation});
    }
}

std::vector<Prospect> RaceProspects::open(const std::vector<std::size_t>& raced) {
    learn();
    std::vector<Prospect> all = expected_;
    for (const auto& [cell, one] : tried_.all()) {
        if (one.valid && std::ranges::find(raced, cell) == raced.end())
            all.push_back({cell, one.figure, tried_.slack(cell), 0.0});
    }
    const std::vector<Luck> lucks = luckOf(raced);
    for (Prospect& one : all) {
        const auto [figure, slack] = expectedAt(space_.coordinates(one.cell), one.cell, lucks);
        one.figure += figure;
        one.slack += slack;
    }
    return all;
}

std::optional<double> RaceProspects::doubt(const std::vector<std::size_t>& raced) const {
    if (raced.size() < kFewestToLearn) return std::nullopt;
    const std::vector<Luck> lucks = luckOf(raced);
    double squares = 0.0;
    for (const Luck& one : lucks) {
        const double off = one.slack - expectedAt(one.at, one.cell, lucks).second;
        squares += off * off;
    }
    return 2.0 * std::sqrt(squares / static_cast<double>(raced.size()));
}

}  // namespace headroom::planning
