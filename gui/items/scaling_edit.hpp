// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/items/entry_edit.hpp"
#include "scenarios/format/scaling.hpp"

/// Application Auto Scaling as it stands with what it scales: a ScalableTarget and its ScalingPolicy, two resources of
/// the file, are one entry of the table or the function.
namespace headroom::gui {

/// CloudFormation resource types of what scales and of how.
inline constexpr std::string_view kScalableTarget = "AWS::ApplicationAutoScaling::ScalableTarget";
inline constexpr std::string_view kScalingPolicy = "AWS::ApplicationAutoScaling::ScalingPolicy";

/// A capacity that Application Auto Scaling can change.
struct ScalableCapacity {
    std::string resource;  ///< its table or function
    /// What tells it from others of the resource, in CloudFormation's words: "WriteCapacityUnits", "ByUser:
    /// ReadCapacityUnits" of a global index, "live: ProvisionedConcurrency" of an alias.
    std::string name;
    std::string id;      ///< ResourceId
    std::string part{};  ///< the index, the alias; empty: the table
    format::ScaledDimension dimension = format::ScaledDimension::TableWrites;
    std::int64_t units = 1;  ///< that the design provisions; 1 where it says none
    bool operator==(const ScalableCapacity&) const = default;
};

/// A ScalableTarget of the design with the policies that refer to it, by their names in Resources.
struct CapacityScaling {
    ScalableCapacity capacity;
    std::string target;
    std::vector<std::string> policies;
    bool operator==(const CapacityScaling&) const = default;
};

/// Of a table whose BillingMode is PROVISIONED its reads and writes and those of its global indexes, of a function the
/// provisioned concurrency of its aliases, in the order of the file. Empty for anything else.
std::vector<ScalableCapacity> capacitiesOf(const ScenarioEdit& edit, const std::string& resource);

/// What scales the resource, in the order of the file.
std::vector<CapacityScaling> scalingsOf(const ScenarioEdit& edit, const std::string& resource);

/// The capacities of all resources that nothing scales.
std::vector<ScalableCapacity> unscaledCapacities(const ScenarioEdit& edit);
/// The same of one resource.
std::vector<ScalableCapacity> unscaledCapacitiesOf(const ScenarioEdit& edit, const std::string& resource);

/// Adds a ScalableTarget from what is provisioned now to ten times that, within DynamoDB's quota of a table, and a
/// policy that aims at 70 per cent.
ScenarioEdit::Text addScaling(const ScenarioEdit& edit, const ScalableCapacity& capacity);

/// Takes the target and its policies out.
ScenarioEdit::Text removeScaling(const ScenarioEdit& edit, const CapacityScaling& scaling);

/// Takes out whatever scales the resource, which is about to go itself.
ScenarioEdit::Text removeScalings(std::string text, std::size_t design, const std::string& resource);

/// Where the entries of a resource seem to be a list: a place of the form's alone, at which the file has nothing.
std::string scalingList(const std::string& resource);
bool isScalingList(const std::string& list);

/// Adds the capacity named by `kind`, or removes the entry at `place`.
ScenarioEdit::Text changeScaling(const ScenarioEdit& edit, const EntryChange& change);

/// Adds a scheduled action to those of a target, which begins as its bounds are.
ScenarioEdit::Text addScheduledAction(const ScenarioEdit& edit, const std::string& list);

}  // namespace headroom::gui
