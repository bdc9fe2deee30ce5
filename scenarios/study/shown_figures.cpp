// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/shown_figures.hpp"

#include <algorithm>
#include <array>

namespace headroom::study {

namespace {

constexpr std::array<std::string_view, 4> kStatistics{"Mean", "P50", "P90", "P99"};

bool isPriced(const DesignResult& design) {
    return !design.cost.bill.lines.empty() || design.cost.bill.notPriced.empty();
}

std::optional<double> shownCost(const DesignResult& design, const std::string& service) {
    if (!isPriced(design)) return std::nullopt;
    if (service.empty()) return design.cost.perMonth;
    for (const pricing::ServiceTotal& total : pricing::totalsByService(design.cost.bill)) {
        if (total.service == service) return pricing::toDouble(total.perMonth);
    }
    // What has no price at all is no $0: nobody knows.
    const bool unpriced = std::ranges::find(design.cost.bill.notPriced, service, &pricing::NotPriced::service) !=
                          design.cost.bill.notPriced.end();
    return unpriced ? std::nullopt : std::optional(0.0);
}

}  // namespace

std::optional<double> shownFigure(const DesignResult& design, const FigureName& figure) {
    if (figure.metric == "Cost") return shownCost(design, figure.of);
    if (figure.metric == "ErrorRate") {
        for (const auto& [name, counts] : design.workloads) {
            if (name == figure.of) return counts.hasEnded() ? std::optional(counts.errorRate()) : std::nullopt;
        }
        return std::nullopt;
    }
    for (const Latency& latency : design.latency) {
        if (latency.of != figure.of || latency.count == 0) continue;
        if (figure.statistic == "Mean") return latency.mean;
        for (const Percentile& percentile : latency.percentiles) {
            if (percentile.name == figure.statistic) return percentile.seconds;
        }
    }
    return std::nullopt;
}

std::vector<FigureName> shownFigures(const std::vector<DesignResult>& designs) {
    std::vector<FigureName> figures{{"Cost", "", ""}};
    const auto add = [&](FigureName figure) {
        if (std::ranges::find(figures, figure) == figures.end()) figures.push_back(std::move(figure));
    };
    for (const DesignResult& design : designs) {
        for (const auto& total : pricing::totalsByService(design.cost.bill)) add({"Cost", total.service, ""});
    }
    for (const DesignResult& design : designs) {
        for (const auto& [name, counts] : design.workloads) add({"ErrorRate", name, ""});
    }
    for (const DesignResult& design : designs) {
        for (const Latency& latency : design.latency) {
            for (const std::string_view statistic : kStatistics) add({"Latency", latency.of, std::string(statistic)});
        }
    }
    return figures;
}

}  // namespace headroom::study
