// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "scenarios/document/node.hpp"
#include "scenarios/document/problem.hpp"

/// The outermost object of a scenario file.
namespace headroom::format {

/// Every section of a scenario.
std::span<const std::string_view> topLevelKeys();

/// Whether a design's Patch may change that section; the others belong to the scenario as a whole.
bool isPatchable(std::string_view key);

/// Refuses unknown sections, another version of the format and names that are not text.
void checkTop(document::Problems& problems, const document::Node& root);

/// Refuses more than 10,000 resources, workloads, objectives or events in one design: who wants so many has made them
/// by mistake, and rules that look at pairs would take minutes.
bool fits(document::Problems& problems, const document::Node& document);

/// The scenario's Region; empty, with a problem, when it is missing or none that is known.
std::string readRegion(document::Problems& problems, const document::Node& root);

/// The text of a section such as Name, or `standard`.
std::string textOf(const document::Node& root, std::string_view key, std::string standard);

}  // namespace headroom::format
