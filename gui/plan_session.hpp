// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "gui/items/plan_subject.hpp"
#include "gui/plan_controller.hpp"

namespace headroom::gui {

class OpenScenario;
class PlanPage;

/// Brings the questions of the plan page to the engine and the answers back, and keeps the page told of what is open.
class PlanSession : public QObject {
    Q_OBJECT
public:
    /// `folder`: where finished points of sweeps are kept, so that one that was stopped goes on; empty: nowhere.
    PlanSession(const Engine& engine, unsigned jobs, OpenScenario& open, QString folder, QObject* parent = nullptr);

    void serve(PlanPage& page);
    /// Another text or design is shown; looked at once the page is.
    void show(const SharedFile& file, const std::string& design);
    /// Another scenario is opened.
    void clear();
    /// Seconds since the question at work was asked; 0: none is.
    double workedFor() const { return controller_.workedFor(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void ask(planning::Question question);
    QString folder_;
    void tell();
    OpenScenario& open_;
    PlanController controller_;
    PlanPage* page_ = nullptr;
    SharedFile file_;
    std::string design_;
    bool told_ = true;
};

}  // namespace headroom::gui
