// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/study/result.hpp"

namespace headroom::report {

/// The summary printed on the terminal after a run.
std::string summaryText(const study::StudyResult& result);

/// summary.md
std::string summaryMarkdown(const study::StudyResult& result);

/// One CSV file: a row a design and figure.
std::string figuresCsv(const study::StudyResult& result);

/// The bill's lines of every design.
std::string lineItemsCsv(const study::StudyResult& result);

/// The series of one design, a row a period.
std::string seriesCsv(const study::DesignResult& design);

}  // namespace headroom::report
