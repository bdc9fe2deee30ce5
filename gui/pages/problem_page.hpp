// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "gui/scenario_session.hpp"

class QLabel;

namespace headroom::gui {

class ProblemTable;

/// In place of results when a file cannot be run: everything that is wrong with it, each with its place,
/// and what to do.
class ProblemPage : public QWidget {
    Q_OBJECT
public:
    explicit ProblemPage(QWidget* parent = nullptr);

    void show(const OpenFile& file);

signals:
    void placeChosen(unsigned line, unsigned column);

private:
    QLabel* title_;
    ProblemTable* table_;
    QLabel* hint_;  ///< what to do
};

/// What is wrong with the file, in the order it is shown: what a reader of the file must know first of all.
std::vector<document::Problem> problemsOf(const OpenFile& file);

}  // namespace headroom::gui
