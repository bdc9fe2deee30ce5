// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/document/problem.hpp"

namespace headroom::report {

/// What checking one file gave.
struct CheckedFile {
    std::string file;
    bool valid = false;
    std::vector<document::Problem> problems;
};

/// {"Files": [{"File", "Valid", "Problems": [{"Severity": "error", "File", "Line", "Column", "Path", "Text"}]}]}, for
/// programs that show problems at their place. A problem of a file as a whole has no Line and Column; `File` of a
/// problem is another one's where the scenario names it (a trace, a state machine). Problems are sorted by place.
std::string problemsJson(std::vector<CheckedFile> files);

}  // namespace headroom::report
