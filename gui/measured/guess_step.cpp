// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/measured/guess_step.hpp"

#include <QLabel>
#include <QVBoxLayout>

#include "gui/items/assumption_model.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/row_table.hpp"

namespace headroom::gui {

GuessStep::GuessStep(QWidget* parent)
    : QWidget(parent), summary_(makeLabel({}, {1.05, true})), table_(new AssumptionTable) {
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(summary_);
    layout->addWidget(table_, 1);
    QLabel* note =
        makeLabel(tr("A guess has a range that is known of it, or none. Measure what matters; what the ranges "
                     "do to cost and latency, Inputs tells (menu Run)."),
                  {1.0, false, "muted"});
    note->setWordWrap(true);
    layout->addWidget(note);
}

void GuessStep::setScenario(const MeasuredText& scenario) {
    const std::uint64_t ticket = ++ticket_;
    busy_ = true;
    worker_.submit([this, ticket, scenario](const std::stop_token&) {
        auto guesses = std::make_shared<const std::vector<format::Assumption>>(guessesIn(scenario));
        QMetaObject::invokeMethod(this, [this, ticket, guesses] {
            if (ticket == ticket_) tell(*guesses);
        });
    });
}

void GuessStep::tell(const std::vector<format::Assumption>& guesses) {
    busy_ = false;
    summary_->setText(guessSummary(guesses));
    table_->show(guesses);
    emit counted(static_cast<int>(guesses.size()));
}

}  // namespace headroom::gui
