// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "report/cover.hpp"
#include "report/output_folder.hpp"
#include "scenarios/study/result.hpp"

/// The files of a finished study.
namespace headroom::cli {

/// Reads --format: json (always), csv, md, html, odt, focus, focus-hourly, cur, separated by commas.
base::Result<std::set<std::string>> runFormats(const std::string& text);

/// What will be written for designs of these names.
std::vector<std::string> runFileNames(const std::vector<std::string>& designs, const std::set<std::string>& formats);

/// The files; result.json comes first.
std::vector<report::NamedContent> runFiles(const study::StudyResult& result, const std::set<std::string>& formats,
                                           const report::Cover& cover);

}  // namespace headroom::cli
