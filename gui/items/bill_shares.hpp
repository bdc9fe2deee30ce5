// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

#include "report/figures/treemap_chart.hpp"
#include "scenarios/study/result.hpp"

/// Parts of a bill as charts show them.
namespace headroom::gui {

struct SharePart {
    QString name;
    pricing::Money amount;
    double share = 0.0;  ///< of the bill's total
};

enum class ShareBy { Service, Resource, Workload };

/// Parts that are shown on their own; smaller ones are one part together.
inline constexpr std::size_t kMostParts = 6;

/// The bill by service, by resource, or by the workload that causes it (and what none causes), dearest first. Empty
/// where that is not known.
std::vector<SharePart> sharePartsOf(const study::Cost& cost, ShareBy by);

/// Services, inside them their resources.
figures::TreemapChart treemapOf(const pricing::Bill& bill);

}  // namespace headroom::gui
