// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "report/planning_text.hpp"
#include "report/report_pages.hpp"
#include "report/study_charts.hpp"

/// Studies over many variations as reports with pages: breaking point, sweep, break-even, growth, optimum.
namespace headroom::report {

/// What the document of such a study is made of.
struct StudyMatter {
    StudyDocument document;
    StudyCharts charts{};
    bool partial = false;  ///< it was cancelled
};

StudyMatter matterOf(const planning::BreakingPoint& study);
StudyMatter matterOf(const planning::Sweep& study);
StudyMatter matterOf(const planning::BreakEven& study);
StudyMatter matterOf(const planning::Growth& study);
StudyMatter matterOf(const planning::Optimum& study);

/// All of it but the heading: where its figures come from, the charts, the tables and what is to be said of them.
/// `first` is the title of the chapter that begins it; empty: it has none.
void writeStudy(ReportPages& pages, const StudyMatter& study, std::string_view first);

/// The chapter that begins a study on pages.
inline constexpr std::string_view kFirstChapter = "The answer";
/// The titles of its chapters, that one first.
std::vector<std::string> chaptersOf(const StudyMatter& study);

}  // namespace headroom::report
