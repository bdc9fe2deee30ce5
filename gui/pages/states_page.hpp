// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <map>
#include <memory>
#include <optional>

#include "gui/widgets/diagram_view.hpp"
#include "model/services/stepfunctions/definition.hpp"

class QLabel;

namespace headroom::gui {

/// A state machine as a graph of its states; after a run with what each of them did, and the way that most executions
/// take.
class StatesPage : public QWidget {
    Q_OBJECT
public:
    explicit StatesPage(QWidget* parent = nullptr);

    /// The machines that can be opened.
    void setDesign(const format::Scenario& scenario, std::size_t design);
    bool has(const std::string& machine) const { return machines_.contains(machine); }
    /// False where there is no such machine.
    bool open(const std::string& machine);
    const std::string& machine() const { return machine_; }
    /// `result` is one of the study's; null: nothing has run yet.
    void showRun(std::shared_ptr<const study::StudyResult> study, const study::DesignResult* result);
    DiagramView& view() { return *view_; }
    /// The state that is chosen while this machine is open, as a form shows it; nothing: none is.
    std::optional<OutlineItem> chosenState(const std::string& machine) const;

signals:
    void closed();
    /// Another state is chosen, or none any more.
    void stateChosen();

private:
    void refresh();
    std::map<std::string, stepfunctions::Definition> machines_;
    std::string machine_;
    std::shared_ptr<const study::StudyResult> study_;
    const study::DesignResult* result_ = nullptr;
    QLabel* title_;
    QLabel* detail_;
    DiagramView* view_;
};

}  // namespace headroom::gui
