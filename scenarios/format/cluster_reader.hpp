// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "scenarios/format/place.hpp"
#include "scenarios/format/scenario.hpp"

/// DAX clusters and what belongs to them.
namespace headroom::format {

inline constexpr std::string_view kParameterGroup = "AWS::DAX::ParameterGroup";

std::optional<dax::Spec> readCluster(Reading& reading, const Place& resource);

/// Reads the parameter groups of the Resources section and gives each cluster the times to live of its own.
void attachParameterGroups(Reading& reading, const Place& section, std::vector<Resource>& resources);

/// What a Change makes of a cluster; of other events, that they have no Properties.
void readClusterChange(Reading& reading, const Place& item, ScenarioEvent& event);

/// Checks what goes through a cluster (`Via` of calls and workloads): that it can, and what an architect would regret.
void checkClusters(Reading& reading, const document::Node& root, const Design& design);

/// Divides each cluster's memory between items and results where the file does not say, and lists what rests on no
/// published figure.
void fillClusterDefaults(Reading& reading, const document::Node& root, Design& design);

}  // namespace headroom::format
