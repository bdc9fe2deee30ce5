// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/drawn_difference.hpp"

#include <algorithm>

#include "scenarios/study/intervals.hpp"
#include "scenarios/study/samples.hpp"

namespace headroom::planning {

namespace {

constexpr double kLowPoint = 0.05;  // as Inputs90
constexpr double kHighPoint = 0.95;

const std::vector<double>* drawsOf(const study::DesignResult& design, const study::FigureName& figure) {
    const auto* draws = study::samplesNamed(design.draws, figure.metric, figure.of, figure.statistic);
    return draws == nullptr || draws->values.empty() ? nullptr : &draws->values;
}

study::Interval band90(const std::vector<double>& values) {
    return {study::quantileOf(values, kLowPoint), study::quantileOf(values, kHighPoint)};
}

/// Draws go by the places of the inputs among all of them.
bool sameInputs(const study::DesignResult& a, const study::DesignResult& b) {
    return std::ranges::equal(a.influences, b.influences, {}, &study::Influence::path, &study::Influence::path);
}

}  // namespace

std::optional<study::Interval> drawnBand(const study::DesignResult& design, const study::FigureName& figure) {
    const std::vector<double>* values = drawsOf(design, figure);
    return values == nullptr ? std::nullopt : std::optional(band90(*values));
}

std::optional<DrawnDifference> drawnDifference(const study::DesignResult& base, const study::DesignResult& other,
                                               const study::FigureName& figure) {
    const std::vector<double>* from = drawsOf(base, figure);
    const std::vector<double>* to = drawsOf(other, figure);
    if (from == nullptr || to == nullptr || from->size() != to->size() || !sameInputs(base, other)) return std::nullopt;
    std::vector<double> differences;
    for (std::size_t i = 0; i < from->size(); ++i) differences.push_back((*to)[i] - (*from)[i]);
    const auto lower = std::ranges::count_if(differences, [](double one) { return one < 0.0; });
    return DrawnDifference{band90(differences), static_cast<double>(lower) / static_cast<double>(differences.size())};
}

}  // namespace headroom::planning
