// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string_view>

#include "scenarios/study/result.hpp"

namespace headroom::study {

/// A figure of a resource by its name; 0 where it has none of that name.
inline double figureOf(const ResourceFigures& resource, std::string_view name) {
    const auto it = std::ranges::find_if(resource.figures, [&](const auto& one) { return one.first == name; });
    return it == resource.figures.end() ? 0.0 : it->second;
}

}  // namespace headroom::study
