// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "gui/scenario_session.hpp"
#include "scenarios/study/result.hpp"
#include "scenarios/study/run.hpp"

/// What the bars say about files and runs.
namespace headroom::gui {

/// "about 51.8 M requests, 24 s": what a run will take on this machine; empty when nobody knows.
QString estimateText(const OpenFile& file);

/// "≈ $612 a month · mean of Shoppers ≈ 24 ms (estimate)": what closed forms say of a design, before a run and while it
/// is edited; the slowest workload's mean. Empty when nobody knows.
QString expectedText(const study::ExpectedFigures& figures);
/// What those figures are and what they leave out, a line each.
QString expectedNote(const study::ExpectedFigures& figures);

/// "38 % · 14 s left · 20.1 M requests".
QString progressText(const study::Progress& progress);

/// What is asked before a run is stopped that went on for so many seconds; empty where little would be lost.
QString stopQuestion(double seconds);

/// Likewise before its window is closed, also over a question of planning that is worked on for so many seconds; 0:
/// nothing is under way.
QString closeQuestion(double running, double answering = 0.0);
/// Likewise before another file is opened in its place.
QString openQuestion(double running, double answering = 0.0);

/// What stands in the place of results when a run was stopped without any.
QString stoppedText();

/// "finished in 24 s · 51.8 M requests"; "stopped after 12 s · partial · ...".
QString finishedText(const study::StudyResult& result, double seconds);

/// "Prices us-east-1, 2025-11-01"; before a run only the region.
QString pricesText(const format::Scenario& scenario, const study::StudyResult* result);

QStringList designNames(const format::Scenario& scenario);
/// -1 when there is no such design.
int designIndex(const format::Scenario& scenario, const std::string& name);

QString aboutText();

}  // namespace headroom::gui
