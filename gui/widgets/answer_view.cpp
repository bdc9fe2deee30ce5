// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/answer_view.hpp"

#include <QLabel>
#include <QVBoxLayout>

#include "gui/format.hpp"
#include "gui/items/rows_model.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/chart_view.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/row_table.hpp"

namespace headroom::gui {

namespace {

constexpr int kMostRows = 14;  // of a table before it scrolls

}  // namespace

AnswerView::AnswerView(QWidget* parent) : QScrollArea(parent), layout_(nullptr) {
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Answer"));
}

void AnswerView::show(const PlanShown& shown) {
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    layout_ = new QVBoxLayout(content);
    layout_->setContentsMargins(14, 0, 14, 14);
    layout_->setSpacing(10);
    const auto& parts = shown.document.parts;
    // What is told first is the answer; charts come before the tables that they are drawn from.
    const bool leads = !parts.empty() && parts.front().table.empty();
    if (leads) addRemarks(tr("Answer"), say::text(shown.document.heading), parts.front().lines);
    for (const PlanChart& chart : shown.charts) addChart(chart);
    for (auto part = parts.begin() + (leads ? 1 : 0); part != parts.end(); ++part) {
        const QString title = part->title.empty() ? tr("In figures") : say::text(part->title);
        if (part->table.size() > 1) addTable(title, part->table);
        if (!part->lines.empty()) addRemarks(tr("To know"), {}, part->lines);
    }
    layout_->addStretch();
    setWidget(content);  // deletes the one before
}

void AnswerView::addRemarks(const QString& title, const QString& detail, const std::vector<std::string>& lines) {
    auto* card = new Card;
    card->setTitle(title, detail);
    for (const std::string& line : lines) {
        QLabel* label = makeLabel(say::sentence(say::text(line)));
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        card->body().addWidget(label);
    }
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    layout_->addWidget(card);
}

void AnswerView::addChart(const PlanChart& chart) {
    auto* card = new Card;
    card->setTitle(chart.title, chart.detail);
    auto* view = new ChartView;
    view->setFixedHeight(chart.height);
    view->setAccessibleName(chart.title);
    view->setDraw(chart.draw, ChartView::AgainWhenResized);
    card->body().addWidget(view);
    layout_->addWidget(card);
}

void AnswerView::addTable(const QString& title, const report::Rows& rows) {
    auto* card = new Card;
    card->setTitle(title);
    auto* table = new RowTable;
    auto* model = new RowsModel(table);
    model->setTable(rows);
    table->setAccessibleName(title);
    table->use(*model, model->widestColumn());
    table->showWhole(kMostRows);
    card->body().addWidget(table);
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    layout_->addWidget(card);
}

}  // namespace headroom::gui
