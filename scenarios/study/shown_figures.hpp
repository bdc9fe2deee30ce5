// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/study/result.hpp"

/// The figures of a design by name, as they are shown: of the pooled sample, of the mean bill.
namespace headroom::study {

/// What a figure is called; as FigureSamples.
struct FigureName {
    std::string metric;     ///< "Cost", "ErrorRate", "Latency"
    std::string of;         ///< of a cost the service; empty: the whole bill
    std::string statistic;  ///< of a latency: "Mean", "P50" ... "P99"
    bool operator==(const FigureName&) const = default;
};

/// Every figure that any of the designs has, once: costs (the whole bill first), error rates, latencies.
std::vector<FigureName> shownFigures(const std::vector<DesignResult>& designs);

/// Its value (USD a month, a share, seconds); nothing where the design does not have it or nobody knows its price.
std::optional<double> shownFigure(const DesignResult& design, const FigureName& figure);

}  // namespace headroom::study
