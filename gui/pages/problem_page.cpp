// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/problem_page.hpp"

#include <QVBoxLayout>

#include "gui/items/problem_model.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/row_table.hpp"

namespace headroom::gui {

ProblemPage::ProblemPage(QWidget* parent)
    : QWidget(parent),
      title_(makeLabel({}, {1.4, true})),
      table_(new ProblemTable),
      hint_(makeLabel({}, {1.05, false, "muted"})) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 20, 14, 14);
    layout->setSpacing(8);
    layout->addWidget(title_);
    hint_->setWordWrap(true);
    layout->addWidget(hint_);
    layout->addSpacing(6);
    auto* card = new Card;
    card->setTitle(tr("Problems"));
    card->body().addWidget(table_, 1);
    layout->addWidget(card, 1);
    setFocusProxy(table_);
    connect(table_, &ProblemTable::placeChosen, this, &ProblemPage::placeChosen);
}

void ProblemPage::show(const OpenFile& file) {
    const std::vector<document::Problem> problems = problemsOf(file);
    title_->setText(file.unreadable ? tr("This file cannot be read")
                                    : tr("This file cannot be run: %1").arg(problemSummary(problems)));
    hint_->setText(file.unreadable
                       ? tr("It is read once it is there and may be read: Reload tries again, Open takes another one.")
                       : tr("A scenario runs once nothing in it is wrong. Double-click a line, or press Enter on it, "
                            "to see its place in the source."));
    table_->show(problems);
}

std::vector<document::Problem> problemsOf(const OpenFile& file) {
    std::vector<document::Problem> problems = file.loaded.problems;
    for (const auto& whole : {file.unreadable, file.refused}) {
        if (whole)
            problems.insert(problems.begin(),
                            {document::Severity::Error, file.path.toStdString(), {}, {}, whole->what});
    }
    return problems;
}

}  // namespace headroom::gui
