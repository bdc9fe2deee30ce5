// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

#include <functional>
#include <vector>

#include "report/figures/chart_colors.hpp"
#include "report/study_document.hpp"
#include "scenarios/planning/question.hpp"

class QCustomPlot;

namespace headroom::gui {

/// A chart of an answer, ready to be drawn.
struct PlanChart {
    QString title;
    QString detail;
    int height = 280;
    std::function<void(QCustomPlot&, const figures::ChartColors&, const QFont&)> draw;
};

/// What an answer shows: its charts, then its tables and remarks as the command prints them.
struct PlanShown {
    std::vector<PlanChart> charts;
    report::StudyDocument document;
};
/// `scenario`: the text that it is of, for the units of its parameters.
PlanShown shownOf(const planning::Answer& answer, const QString& scenario = {});

}  // namespace headroom::gui
