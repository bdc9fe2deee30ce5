// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/row_table.hpp"

#include <QFontMetrics>
#include <QHeaderView>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTest>

#include "gui/format.hpp"
#include "gui/items/rows_model.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

const QString kHelp =
    QStringLiteral("provision more, or pay per request; twice as much costs $87.40 a month, and thrice is thrice that");

/// A table of the width that a page has at 1280, as what breaks first is told.
struct Told {
    explicit Told(const std::string& beyond) {
        model.setTable({{"What gives way", "Kind", "At", "Just beyond", "What helps"},
                        {"Views: writes of one partition", "partition", "3.55x", beyond, kHelp.toStdString()},
                        {"concurrent executions", "quota", "8.9x", "none", "spread the key"}});
        table.use(model, model.widestColumn());
        table.showWhole(10);
        table.resize(745, 300);
        table.show();
        REQUIRE(QTest::qWaitForWindowExposed(&table));
        REQUIRE(QTest::qWaitFor([this] { return table.header()->length() == table.viewport()->width(); }));
    }
    int textWidth(const char* text) const { return table.fontMetrics().horizontalAdvance(QString::fromUtf8(text)); }

    RowsModel model;
    RowTable table;
};

}  // namespace

TEST_CASE("a long text has its room, and a column beside it breaks its own") {
    const Told told("0.31 refusals in 100 requests, and 4.2 in 100 a minute later on");
    CHECK(told.table.columnWidth(4) >= 745 * 2 / 5 - 2);
    CHECK(told.table.columnWidth(3) <
          told.textWidth("0.31 refusals in 100 requests, and 4.2 in 100 a minute later on"));
    for (int column = 0; column < 4; ++column)
        CHECK(told.table.columnWidth(column) >= told.table.header()->sectionSizeHint(column));
    // Every line of what is broken is there: the row is as high as the most of them.
    const int line = told.table.fontMetrics().height();
    CHECK(told.table.visualRect(told.model.index(0, 0)).height() >= 3 * line);
    CHECK(told.table.visualRect(told.model.index(1, 0)).height() < 3 * line);
}

TEST_CASE("a sign and what it compares with stand in one line of a cell") {
    const QString narrow(QChar(0x00a0));
    CHECK(say::together("p99 of Api ≤ 250 ms, ≥ 3, ≈ $4") ==
          QString("p99 of Api ≤%1250 ms, ≥%13, ≈%1$4").replace("%1", narrow));
    RowTable table;
    const auto* cells = qobject_cast<QStyledItemDelegate*>(table.itemDelegate());
    REQUIRE(cells != nullptr);
    CHECK(cells->displayText(QStringLiteral("p99 of Api ≤ 250 ms"), QLocale::c()) ==
          QStringLiteral("p99 of Api ≤\u00a0250 ms"));
}

TEST_CASE("a column of single words gives none of them away") {
    RowsModel model;
    RowTable table;
    model.setTable({{"Yang menyerah", "Jenis", "Pada", "Sedikit di atasnya", "Yang menolong"},
                    {"Views: penulisan satu partisi", "kapasitas tulis", "3,55x", "11 penolakan per 100 permintaan",
                     kHelp.toStdString()}});
    table.use(model, 4);
    table.showWhole(10);
    table.resize(560, 300);
    table.show();
    REQUIRE(QTest::qWaitForWindowExposed(&table));
    CHECK(table.columnWidth(1) >= table.fontMetrics().horizontalAdvance("kapasitas") + 6);
    CHECK(table.columnWidth(0) >= table.fontMetrics().horizontalAdvance("penulisan") + 6);
}

TEST_CASE("where there is room, every column is as wide as its texts") {
    const Told told("0.31");
    CHECK(told.table.columnWidth(0) >= told.textWidth("Views: writes of one partition"));
    CHECK(told.table.columnWidth(1) >= told.textWidth("partition"));
}

TEST_CASE("figures stand apart from a text to their right, and so do their headings") {
    RowsModel model;
    RowTable table;
    model.setTable({{"Quota", "Used", "Raisable"}, {"requests a second", "87 %", "no"}});
    table.use(model, 0);
    table.header()->setStyleSheet("QHeaderView::section { background: white; border: none; padding: 5px 3px; }");
    table.resize(400, 120);
    table.show();
    REQUIRE(QTest::qWaitForWindowExposed(&table));
    CHECK(table.gapAfter(0) == 0);
    CHECK(table.gapAfter(1) >= 8);
    CHECK(table.gapAfter(2) == 0);
    // To the right of the last ink of a column there is that room: where another one follows, more than at the end.
    const auto freeAfterFigure = [&](QAbstractScrollArea& part, const QRect& cell) {
        const QImage seen = part.viewport()->grab().toImage();
        const QColor behind = seen.pixelColor(cell.left() + 1, cell.center().y());
        for (int x = cell.right(); x > cell.left(); --x) {
            for (int y = cell.top() + 2; y < cell.bottom() - 2; ++y) {
                if (seen.pixelColor(x, y) != behind) return cell.right() - x;
            }
        }
        return cell.width();
    };
    CHECK(freeAfterFigure(table, table.visualRect(model.index(0, 1))) >= 8);
    const QHeaderView& header = *table.header();
    const QRect heading(header.sectionViewportPosition(1), 0, header.sectionSize(1), header.height());
    CHECK(freeAfterFigure(*table.header(), heading.adjusted(2, 4, -2, -4)) >= 6);
}

TEST_CASE("the row where the keyboard is looks like one that is chosen") {
    RowsModel model;
    model.setTable({{"Guess", "Taken"}, {"IdleLifetime", "2021"}, {"Placement", "69 ms"}});
    RowTable table;
    table.use(model, 0);
    table.resize(400, 160);
    table.show();
    table.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&table));
    const auto look = [&] {
        const QRect cell = table.visualRect(model.index(0, 0));
        return table.viewport()->grab(QRect(0, cell.top(), table.viewport()->width(), cell.height())).toImage();
    };
    table.setFocus();
    REQUIRE(table.currentIndex().row() == 0);
    table.clearSelection();
    const QImage unchosen = look();
    table.selectionModel()->select(model.index(0, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    CHECK(look() == unchosen);
    // All of the row has one colour behind it.
    CHECK(unchosen.pixelColor(1, 2) == unchosen.pixelColor(1, unchosen.height() - 3));
}

TEST_CASE("a table without room for its words scrolls to the side, and what it is about can be read") {
    RowsModel model;
    RowTable table;
    model.setTable({{"Desain", "p50", "Terhadap yang pertama", "Sasaran tercapai"},
                    {"provisioned, scaled", "44,9 ms", "+150,7 %", "2 dari 2"}});
    table.use(model, 0);
    table.showWhole(10);
    table.resize(300, 200);
    table.show();
    REQUIRE(QTest::qWaitForWindowExposed(&table));
    const int name = table.fontMetrics().horizontalAdvance("provisioned,");
    CHECK(QTest::qWaitFor([&] { return table.columnWidth(0) >= name; }));
    CHECK(table.horizontalScrollBar()->maximum() > 0);
    // The bar takes no row's place.
    CHECK(QTest::qWaitFor([&] { return table.verticalScrollBar()->maximum() == 0; }));
    table.resize(900, 200);
    CHECK(QTest::qWaitFor([&] { return table.header()->length() == table.viewport()->width(); }));
}
