// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/merged_figure.hpp"

#include <algorithm>
#include <string>

namespace headroom::study {

namespace {

engine::Merge kindOf(const engine::Figure& figure) {
    if (figure.merge != engine::Merge::ByName) return figure.merge;
    const std::string own = figure.name.substr(figure.name.rfind('/') + 1);  // of "index/ByAuthor/BusiestSecond..."
    if (own.ends_with("Max") || own.starts_with("Busiest") || own.ends_with("CapacityItems"))
        return engine::Merge::Highest;
    return own.ends_with("Mean") || own.ends_with("Ratio") ? engine::Merge::Mean : engine::Merge::Sum;
}

}  // namespace

double mergeFigure(const std::vector<const engine::Figure*>& figures) {
    double highest = figures.front()->value;
    double sum = 0.0;
    double weighted = 0.0;
    double weights = 0.0;
    for (const engine::Figure* figure : figures) {
        highest = std::max(highest, figure->value);
        sum += figure->value;
        weighted += figure->value * figure->weight;
        weights += figure->weight;
    }
    switch (kindOf(*figures.front())) {
        case engine::Merge::Highest:
            return highest;
        case engine::Merge::Mean:
            return weights > 0.0 ? weighted / weights : 0.0;
        default:
            return sum;
    }
}

}  // namespace headroom::study
