// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/row_table.hpp"

#include <QHeaderView>
#include <QResizeEvent>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>
#include <utility>
#include <vector>

#include "gui/format.hpp"
#include "gui/items/outline.hpp"
#include "gui/items/row_model.hpp"
#include "gui/theme.hpp"

namespace headroom::gui {

namespace {

constexpr int kRoomForPointers = 1000;
constexpr int kBeside = 10;        // of a cell, that its text cannot have
constexpr int kHighest = 4000;     // of a broken text
constexpr int kLeastPercent = 40;  // of the room, for the wide column
constexpr int kGap = 10;           // between figures and a text to their right, besides what is in every cell

/// Headings keep the same distance as what is below them.
class RowHeader : public QHeaderView {
public:
    explicit RowHeader(RowTable* table) : QHeaderView(Qt::Horizontal, table), table_(*table) {
        setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    }

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override {
        QHeaderView::initStyleOptionForIndex(option, section);
        const QChar space(0x00a0);
        const int each = std::max(1, option->fontMetrics.horizontalAdvance(space));
        option->text += QString((table_.gapAfter(section) + each / 2) / each, space);
    }
    QSize sectionSizeFromContents(int section) const override {
        return QHeaderView::sectionSizeFromContents(section) + QSize(table_.gapAfter(section), 0);
    }

private:
    const RowTable& table_;
};

/// Rows with room, the first column in the colour of its severity, other cells in that of their mood.
class RowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QString displayText(const QVariant& value, const QLocale& locale) const override {
        return say::together(QStyledItemDelegate::displayText(value, locale));
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const auto* table = qobject_cast<const RowTable*>(option.widget);
        const int gap = table != nullptr ? table->gapAfter(index.column()) : 0;
        const QSize line = QStyledItemDelegate::sizeHint(option, index) + QSize(16 + gap, 8);
        if (!isBroken(option)) return line;
        const int room = table->columnWidth(index.column()) - kBeside - gap;
        const QRect text = option.fontMetrics.boundingRect(QRect(0, 0, std::max(1, room), kHighest), Qt::TextWordWrap,
                                                           say::together(index.data().toString()));
        return {line.width(), std::max(line.height(), text.height() + 8)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const auto* table = qobject_cast<const RowTable*>(option.widget);
        const int gap = table != nullptr ? table->gapAfter(index.column()) : 0;
        if (gap == 0) return QStyledItemDelegate::paint(painter, option, index);
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const QString text = std::exchange(cell.text, {});  // what lies behind it reaches to the next cell
        table->style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, table);
        cell.text = text;
        cell.rect.setRight(cell.rect.right() - gap);
        table->style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, table);
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        // The row where the keyboard is looks like one that is chosen, not raised as the platform would have it.
        const auto* rows = qobject_cast<const RowTable*>(option->widget);
        if (rows != nullptr && rows->hasFocus() && rows->currentIndex().row() == index.row())
            option->state |= QStyle::State_Selected;
        option->state &= ~QStyle::State_HasFocus;
        if (isBroken(*option)) option->features |= QStyleOptionViewItem::WrapText;
        if (option->widget == nullptr) return;
        const QColor color = colorOf(index, colorsOf(*option->widget));
        if (!color.isValid()) return;
        for (const QPalette::ColorRole role : {QPalette::Text, QPalette::HighlightedText})
            option->palette.setColor(role, color);
    }

private:
    static bool isBroken(const QStyleOptionViewItem& option) {
        const auto* table = qobject_cast<const RowTable*>(option.widget);
        return table != nullptr && table->breaks();
    }
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

/// Room that no text needs stands between all columns, not in one gap in the middle of a row.
void spread(std::vector<int>& widths, int room) {
    int shown = 0;
    for (const int width : widths) {
        room -= width;
        shown += width > 0 ? 1 : 0;
    }
    if (room <= 0 || shown == 0) return;
    for (int& width : widths) width += width > 0 ? room / shown : 0;
}

}  // namespace

RowTable::RowTable(QWidget* parent) : QTreeView(parent) {
    setProperty("role", QStringLiteral("rows"));
    setItemDelegate(new RowDelegate(this));
    setHeader(new RowHeader(this));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSelectionBehavior(SelectRows);
    setTextElideMode(Qt::ElideRight);
    header()->setFont(scaledFont(font(), 0.92));
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
}

void RowTable::use(QAbstractItemModel& model, int wide) {
    setModel(&model);
    wide_ = wide;
    // Its height is known at once, not when it is next seen.
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        if (most_ > 0) doItemsLayout();
    });
    for (int column = 0; column < model.columnCount(); ++column) {
        header()->setSectionResizeMode(column, column == wide ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    }
}

int RowTable::gapAfter(int column) const {
    const auto isRight = [this](int at) {
        return (model()->headerData(at, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignRight) != 0;
    };
    if (model() == nullptr || !isRight(column)) return 0;
    int next = column + 1;
    while (next < model()->columnCount() && isColumnHidden(next)) ++next;
    return next < model()->columnCount() && !isRight(next) ? kGap : 0;
}

void RowTable::showWhole(int most) {
    most_ = most;
    setUniformRowHeights(false);
    // The lines of a text follow from the width of its column.
    connect(header(), &QHeaderView::sectionResized, this, [this] { scheduleDelayedItemsLayout(); });
}

/// What the texts of a column take in one line. Asked before there is a layout, which sizeHintForColumn() goes by.
int RowTable::textWidth(int column) const {
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    int width = 0;
    for (int row = 0; row < std::min(most_, model()->rowCount()); ++row)
        width = std::max(width, itemDelegate()->sizeHint(option, model()->index(row, column)).width());
    return width;
}

/// What a column cannot do without: its heading, and words, which are not broken.
int RowTable::leastWidth(int column) const {
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    int width = 0;
    for (int row = 0; row < std::min(most_, model()->rowCount()); ++row) {
        for (const QString& word : model()->index(row, column).data().toString().split(u' ', Qt::SkipEmptyParts))
            width = std::max(width, option.fontMetrics.horizontalAdvance(word));
    }
    return std::max(width + kBeside + gapAfter(column), header()->sectionSizeHint(column));
}

/// Columns are as wide as their longest text, unless the wide one had hardly any room then: the widest of the others
/// give it theirs, down to what they need. Where all of that is more than there is room for the table scrolls.
void RowTable::shareRoom() {
    const int room = viewport()->width();
    const int columns = model()->columnCount();
    std::vector<int> widths;
    std::vector<int> least;
    for (int column = 0; column < columns; ++column) {
        least.push_back(isColumnHidden(column) ? 0 : leastWidth(column));
        widths.push_back(isColumnHidden(column) ? 0 : std::max(textWidth(column), least.back()));
    }
    const auto wide = static_cast<std::size_t>(wide_);
    int missing = std::min(widths[wide], room * kLeastPercent / 100) - room;
    for (std::size_t i = 0; i < widths.size(); ++i) missing += i == wide ? 0 : widths[i];
    for (; missing > 0; --missing) {
        std::size_t widest = wide;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const bool gives = i != wide && widths[i] > least[i];
            if (gives && (widest == wide || widths[i] > widths[widest])) widest = i;
        }
        if (widest == wide) break;
        --widths[widest];
    }
    spread(widths, room);
    int left = room;
    for (int column = 0; column < columns; ++column) {
        if (column == wide_ || isColumnHidden(column)) continue;
        header()->setSectionResizeMode(column, QHeaderView::Fixed);
        header()->resizeSection(column, widths[static_cast<std::size_t>(column)]);
        left -= widths[static_cast<std::size_t>(column)];
    }
    // Rather than a name that cannot be read it scrolls to the side.
    const bool overflows = left < least[wide];
    header()->setSectionResizeMode(wide_, overflows ? QHeaderView::Fixed : QHeaderView::Stretch);
    if (overflows) header()->resizeSection(wide_, least[wide]);
}

void RowTable::doItemsLayout() {
    if (breaks() && model() != nullptr) shareRoom();
    QTreeView::doItemsLayout();
    if (!breaks() || model() == nullptr) return;
    int height = header()->sizeHint().height() + 2 * frameWidth() + 2;
    for (int row = 0; row < std::min(most_, model()->rowCount()); ++row) height += rowHeight(model()->index(row, 0));
    if (header()->length() > viewport()->width()) height += horizontalScrollBar()->sizeHint().height();
    if (height != minimumHeight() || height != maximumHeight()) setFixedHeight(height);
}

void RowTable::resizeEvent(QResizeEvent* event) {
    QTreeView::resizeEvent(event);
    if (breaks() && event->size().width() != event->oldSize().width()) scheduleDelayedItemsLayout();
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
