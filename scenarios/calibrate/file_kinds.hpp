// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "model/base/result.hpp"
#include "scenarios/document/node.hpp"

/// What a file of measurements is, by how it begins.
namespace headroom::calibrate {

/// The first bytes, unpacked.
base::Result<std::string> beginningOf(const std::filesystem::path& file);

/// A JSON document as a tree; nothing for text, lists of JSON lines, and what is too large for one. `problem`: why what
/// begins as JSON is none.
std::optional<document::Node> treeOf(const std::filesystem::path& file, const std::string& beginning,
                                     std::string& problem);

/// CloudWatch's metrics, as its command line answers or as its console gives a graph. A report of Contributor Insights
/// holds Datapoints as well, of each contributor.
bool isMetrics(const std::string& beginning);

bool isAccessLog(const std::string& beginning);

/// A cost-and-usage report or a FOCUS export, by its header.
bool isBill(const std::string& beginning);

}  // namespace headroom::calibrate
