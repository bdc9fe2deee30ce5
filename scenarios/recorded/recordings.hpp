// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/document/node.hpp"
#include "scenarios/recorded/match.hpp"

/// Files of what was recorded of a real system.
namespace headroom::recorded {

/// Reads one of CloudWatch's answers, or a page of it. Errors name the file.
base::Result<Recording> readRecording(const std::string& file);

/// The refusal of an answer of which the last page is missing.
base::Error lastPageMissing(const std::string& file);

/// Reads CloudWatch's answers, all files together: what is of the same name in several of them (a day in each, pages)
/// is one series. `queries` is what was asked, empty: nothing. Errors name the file.
base::Result<Recording> readRecordings(const std::vector<std::string>& files, const std::string& queries);

/// What resources are called in the account: as the scenario's properties say (FunctionName, TableName ...), and as
/// `given` says ("Name=name in the account"). Errors: what is not of that form, or names nothing.
base::Result<std::map<std::string, std::string>> realNamesOf(const document::Node& scenario,
                                                             const std::vector<std::string>& given);

}  // namespace headroom::recorded
