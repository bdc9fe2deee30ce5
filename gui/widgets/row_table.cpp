// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/row_table.hpp"

#include <QHeaderView>
#include <QStyledItemDelegate>

#include "gui/items/outline.hpp"
#include "gui/items/row_model.hpp"
#include "gui/theme.hpp"

namespace headroom::gui {

namespace {

constexpr int kRoomForPointers = 1000;

/// Rows with room, the first column in the colour of its severity, other cells in that of their mood.
class RowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(16, 8);
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        if (option->widget == nullptr) return;
        const QColor color = colorOf(index, colorsOf(*option->widget));
        if (!color.isValid()) return;
        for (const QPalette::ColorRole role : {QPalette::Text, QPalette::HighlightedText})
            option->palette.setColor(role, color);
    }

private:
    /// No valid one: as everything else.
    static QColor colorOf(const QModelIndex& index, const Colors& colors) {
        const QVariant mood = index.data(kMoodRole);
        if (mood.isValid() && mood.toInt() == static_cast<int>(Mood::Good)) return colors.good;
        if (mood.isValid() && mood.toInt() == static_cast<int>(Mood::Bad)) return colors.bad;
        const QVariant severity = index.column() == 0 ? index.data(Qt::UserRole) : QVariant();
        if (!severity.isValid()) return {};
        if (severity.toInt() == static_cast<int>(document::Severity::Error)) return colors.bad;
        return severity.toInt() == static_cast<int>(document::Severity::Warning) ? colors.chart.orange : colors.muted;
    }
};

}  // namespace

RowTable::RowTable(QWidget* parent) : QTreeView(parent) {
    setItemDelegate(new RowDelegate(this));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSelectionBehavior(SelectRows);
    setTextElideMode(Qt::ElideRight);
    setAllColumnsShowFocus(true);
    header()->setFont(scaledFont(font(), 0.92));
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
}

void RowTable::use(QAbstractItemModel& model, int wide) {
    setModel(&model);
    for (int column = 0; column < model.columnCount(); ++column) {
        header()->setSectionResizeMode(column, column == wide ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    }
}

ProblemTable::ProblemTable(QWidget* parent) : RowTable(parent) {
    setAccessibleName(tr("Problems"));
    use(model_, 2);
    connect(this, &QTreeView::activated, this, [this](const QModelIndex& index) {
        const document::Problem* problem = model_.rowAt(index);
        if (problem != nullptr && problem->position.known())
            emit placeChosen(problem->position.line, problem->position.column);
    });
}

void ProblemTable::resizeEvent(QResizeEvent* event) {
    setColumnHidden(3, width() < kRoomForPointers);
    RowTable::resizeEvent(event);
}

void ProblemTable::show(const std::vector<document::Problem>& problems) {
    model_.setRows(problems);
    if (!problems.empty()) setCurrentIndex(model_.index(0, 0));
}

AssumptionTable::AssumptionTable(QWidget* parent) : RowTable(parent) {
    setAccessibleName(tr("Assumptions"));
    use(model_, 3);
}

void AssumptionTable::show(const std::vector<format::Assumption>& assumptions) { model_.setRows(assumptions); }

}  // namespace headroom::gui
