// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "gui/measured/measured_work.hpp"

class QPushButton;
class QStackedWidget;

namespace headroom::gui {

class CalibrateStep;
class CheckStep;
class GuessStep;
class Segmented;

/// The guided path from what an account knows to a scenario that is believed: import, calibrate, check, and a look at
/// what is still guessed before the first run. What a step changes is told at once; nothing is written to the file.
class MeasuredDialog : public QDialog {
    Q_OBJECT
public:
    enum Step { Import, Calibrate, Check, Guesses };

    /// `scenario`: the one that is open, as JSON.
    explicit MeasuredDialog(MeasuredText scenario, QWidget* parent = nullptr);

    void go(Step step);
    Step step() const;
    CalibrateStep& calibrate() { return *calibrate_; }
    CheckStep& check() { return *check_; }
    GuessStep& guesses() { return *guesses_; }

signals:
    /// The scenario's text is another; `what` says why, for Undo.
    void changed(const std::string& text, const QString& what);
    /// A scenario is to be made of templates.
    void importWanted();
    void runWanted();

private:
    QWidget* buildImport();
    QWidget* buildButtons();
    void take(const std::string& text, const QString& what);
    void showStep();
    void goOn();

    MeasuredText scenario_;
    Segmented* steps_;
    QStackedWidget* stack_;
    CalibrateStep* calibrate_;
    CheckStep* check_;
    GuessStep* guesses_;
    QPushButton* back_;
    QPushButton* next_;
};

}  // namespace headroom::gui
