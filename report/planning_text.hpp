// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/study_document.hpp"
#include "scenarios/planning/break_even.hpp"
#include "scenarios/planning/breaking_point.hpp"
#include "scenarios/planning/growth.hpp"
#include "scenarios/planning/optimize.hpp"
#include "scenarios/planning/sweep.hpp"

/// Studies over many variations for people, and as rows for a spreadsheet.
namespace headroom::report {

StudyDocument documentOf(const planning::BreakingPoint& study);
StudyDocument documentOf(const planning::Sweep& study);
StudyDocument documentOf(const planning::BreakEven& study);
StudyDocument documentOf(const planning::Growth& study);
StudyDocument documentOf(const planning::Optimum& study);

Rows rowsOf(const planning::BreakingPoint& study);
Rows rowsOf(const planning::Sweep& study);
Rows rowsOf(const planning::BreakEven& study);
Rows rowsOf(const planning::Growth& study);
Rows rowsOf(const planning::Optimum& study);

/// The study as one HTML page, with its charts (study_charts.hpp).
std::string htmlOf(const planning::BreakingPoint& study);
std::string htmlOf(const planning::Sweep& study);
std::string htmlOf(const planning::BreakEven& study);
std::string htmlOf(const planning::Growth& study);
std::string htmlOf(const planning::Optimum& study);

}  // namespace headroom::report
