// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/document/read_document.hpp"
#include "scenarios/import/evaluator.hpp"
#include "scenarios/import/report.hpp"

namespace headroom::importing {

/// What importing gave. A scenario only when no problem is an error; it is valid then, and runs, unless it is one of
/// an earlier import, in which what was changed by hand may use what the files do not have any more.
struct Imported {
    std::optional<document::Node> scenario;
    std::vector<document::Problem> problems;
    Report report;
};

/// The same of one text in memory; `name` stands for its file in reports.
Imported importText(std::string_view text, const std::string& name, document::Format format, const Given& given,
                    const document::Node* before = nullptr);

/// Reads files of any kind that is known and makes one scenario of them. `before` is the scenario that an earlier
/// import wrote, to be brought up to date; none: a new one. Never throws.
Imported importFiles(const std::vector<std::filesystem::path>& files, const Given& given,
                     const document::Node* before = nullptr);

}  // namespace headroom::importing
