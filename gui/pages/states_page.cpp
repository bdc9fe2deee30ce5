// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/states_page.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/state_graph.hpp"
#include "gui/widgets/label.hpp"
#include "model/services/stepfunctions/state_fields.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::gui {

StatesPage::StatesPage(QWidget* parent)
    : QWidget(parent),
      title_(makeLabel({}, {1.08, true})),
      detail_(makeLabel({}, {1.0, false, "muted"})),
      view_(new DiagramView) {
    setObjectName(QStringLiteral("content"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("States"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 12);
    layout->setSpacing(10);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    auto* back = new QPushButton(tr("← Design"));
    back->setProperty("role", QStringLiteral("tool"));
    back->setToolTip(tr("Back to the design (Backspace)"));
    auto* fit = new QPushButton(tr("Fit"));
    fit->setProperty("role", QStringLiteral("tool"));
    row->addWidget(back);
    row->addWidget(fit);
    row->addWidget(title_);
    row->addWidget(detail_, 1);
    layout->addLayout(row);
    view_->setAccessibleName(tr("States"));
    view_->setEditable(false);
    layout->addWidget(view_, 1);
    setFocusProxy(view_);
    connect(view_, &DiagramView::nodeChosen, this, &StatesPage::stateChosen);
    connect(view_, &DiagramView::nothingChosen, this, &StatesPage::stateChosen);
    connect(back, &QPushButton::clicked, this, &StatesPage::closed);
    connect(fit, &QPushButton::clicked, view_, &DiagramView::fit);
    auto* leave = new QShortcut(QKeySequence(Qt::Key_Backspace), this);
    leave->setContext(Qt::WidgetWithChildrenShortcut);
    connect(leave, &QShortcut::activated, this, &StatesPage::closed);
}

std::optional<OutlineItem> StatesPage::chosenState(const std::string& machine) const {
    const GraphNode* node = view_->chosen();
    if (isHidden() || machine != machine_ || !has(machine) || node == nullptr) return std::nullopt;
    const auto& states = machines_.at(machine).states;
    const auto found = std::ranges::find(states, node->key, &stepfunctions::State::name);
    if (found == states.end()) return std::nullopt;
    OutlineItem item;
    item.kind = OutlineItem::Kind::State;
    item.key = document::child(document::child("/Resources", machine) + "/Behavior/States", found->name);
    item.name = say::text(found->name);
    item.type = say::text(stepfunctions::kStateTypeNames[static_cast<std::size_t>(found->type)]);
    return item;
}

void StatesPage::setDesign(const format::Scenario& scenario, std::size_t design) {
    machines_.clear();
    if (design >= scenario.designs.size()) return;
    for (const format::Resource& resource : scenario.designs[design].resources) {
        const auto* machine = std::get_if<stepfunctions::Spec>(&resource.spec);
        if (machine != nullptr && !machine->definition.states.empty())
            machines_.emplace(resource.name, machine->definition);
    }
    if (has(machine_)) refresh();
}

bool StatesPage::open(const std::string& machine) {
    if (!has(machine)) return false;
    machine_ = machine;
    refresh();
    view_->begin();
    return true;
}

void StatesPage::showRun(std::shared_ptr<const study::StudyResult> study, const study::DesignResult* result) {
    study_ = std::move(study);
    result_ = study_ != nullptr ? result : nullptr;
    if (has(machine_)) refresh();
}

void StatesPage::refresh() {
    view_->show(stateGraphOf(machines_.at(machine_)), {});
    const Graph& graph = view_->graph();
    const StatesRun run = result_ != nullptr ? statesRunOf(graph, machine_, *result_) : StatesRun{};
    view_->showStates(run.nodes, run.ways);
    title_->setText(say::text(machine_));
    const auto count = static_cast<int>(graph.nodes.size());
    const QString states = count == 1 ? tr("1 state") : tr("%1 states").arg(count);
    detail_->setText(run.nodes.empty() ? tr("%1; after a run: what each did").arg(states)
                                       : tr("%1; the way that most executions take is marked").arg(states));
}

}  // namespace headroom::gui
