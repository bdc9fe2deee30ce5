// SPDX-License-Identifier: GPL-3.0-or-later
// The smallest window that there is where the screen has room for it, 1120 x 700.
#include <QLabel>
#include <QScreen>
#include <QTreeView>
#include <QWindow>

#include "gui/items/bill_model.hpp"
#include "gui/pages/bill_page.hpp"
#include "gui/widgets/headline_card.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/share_bar.hpp"
#include "tests/gui/spoken.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

/// Figures and units of the bill's lines whose column is too narrow for them.
QStringList tooLongFor(const QTreeView& lines) {
    QStringList cut;
    const QAbstractItemModel& model = *lines.model();
    for (int branch = 0; branch < model.rowCount(); ++branch) {
        const QModelIndex parent = model.index(branch, 0);
        for (int row = 0; row < model.rowCount(parent); ++row) {
            for (const int column : {BillModel::QuantityColumn, BillModel::UnitColumn, BillModel::AmountColumn}) {
                const QString text = model.index(row, column, parent).data().toString();
                const int needed = lines.fontMetrics().horizontalAdvance(text) + 4;
                if (needed > lines.columnWidth(column)) cut << text;
            }
        }
    }
    return cut;
}

}  // namespace

TEST_CASE("in the smallest window every part of the bill's page can be read or scrolled to") {
    sample::Window window;
    window->resize(1120, 700);
    sample::open(window);
    sample::run(window);
    sample::part<Workspace>(window).setCurrentIndex(Workspace::BillTab);
    QTest::qWait(20);  // until it is laid out
    BillPage& page = sample::part<BillPage>(window);
    REQUIRE(window->width() == 1120);
    REQUIRE(window->height() == 700);
    auto& bar = *page.findChild<ShareBar*>();
    CHECK(bar.height() >= bar.heightForWidth(bar.width()));
    auto& lines = *page.findChild<QTreeView*>();
    CHECK(lines.viewport()->height() >= 5 * lines.fontMetrics().height());
    static_cast<void>(QTest::qWaitFor([&] { return tooLongFor(lines).isEmpty(); }, 1000));
    CHECK(tooLongFor(lines).join("; ").toStdString() == "");
    CHECK(lines.columnWidth(BillModel::UsageColumn) > 140);
    // Of the line that is chosen all is told: what has no room in its column, and what it costs each.
    lines.setCurrentIndex(lines.model()->index(0, 0, lines.model()->index(0, 0)));
    CHECK(sample::says(page, "ApiGatewayHttpRequest, first 300 M: From 0 to 300 M"));
    CHECK(sample::says(page, "each costs $0.000001"));
    CHECK(page.widget()->width() <= page.viewport()->width());
    for (QWidget* part : page.widget()->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (!part->isVisible()) continue;
        CHECK(part->geometry().bottom() < page.widget()->height());
        CHECK(part->height() >= part->minimumSizeHint().height());
    }
}

TEST_CASE("rates are in the bill's table wherever there is room for them") {
    sample::Window window;
    window->resize(1280, 800);
    sample::open(window);
    sample::run(window);
    sample::part<Workspace>(window).setCurrentIndex(Workspace::BillTab);
    const auto& lines = *sample::part<BillPage>(window).findChild<QTreeView*>();
    CHECK(QTest::qWaitFor([&] { return !lines.isColumnHidden(BillModel::RateColumn); }, 2000));
    window->resize(1120, 700);
    CHECK(QTest::qWaitFor([&] { return lines.isColumnHidden(BillModel::RateColumn); }, 2000));
    window->resize(1280, 800);
    CHECK(QTest::qWaitFor([&] { return !lines.isColumnHidden(BillModel::RateColumn); }, 2000));
}

TEST_CASE("the results scroll down alone in the smallest window, in either language") {
    for (const Language language : {Language::English, Language::Indonesian}) {
        const sample::Spoken spoken(language);
        sample::Window window;
        window->resize(1120, 700);
        sample::open(window);
        sample::run(window);
        QTest::qWait(20);  // until it is laid out
        CHECK(window->width() == 1120);
        const ResultsPage& page = sample::part<ResultsPage>(window);
        CHECK(page.widget()->width() <= page.viewport()->width());
        // The columns beside it keep theirs.
        CHECK(sample::part<OutlineView>(window).width() >= 200);
        CHECK(window->minimumSizeHint().width() <= 1120);
    }
}

TEST_CASE("on a screen narrower than that the window is as narrow as its parts allow, and all of them are in it") {
    for (const Language language : {Language::English, Language::Indonesian}) {
        const sample::Spoken spoken(language);
        sample::Window window;
        sample::open(window);
        sample::run(window);
        const bool narrow = window->screen()->availableSize().width() < 1120;
        CHECK((window->minimumWidth() == 1120) == !narrow);
        // 1920 pixels with letters of twice the size.
        CHECK(window->minimumSizeHint().width() <= 960);
        if (!narrow) continue;
        window->resize(960, 600);
        QTest::qWait(20);  // until it is laid out
        CHECK(window->width() == 960);
        const auto& properties = sample::part<PropertiesPanel>(window);
        CHECK(properties.mapTo(&*window, QPoint(properties.width(), 0)).x() <= 960);
    }
}

TEST_CASE("the least width is decided again when the window comes to another screen, or the screen has another size") {
    sample::Window window;
    window.show();
    QTest::qWait(20);  // until it is laid out
    // It came from a larger screen, or is on one: there its parts decide, or 1,120 pixels.
    const bool narrow = window->screen()->availableSize().width() < 1120;
    const int decided = narrow ? window->minimumSizeHint().width() : 1120;
    const int before = narrow ? 1120 : 1000;
    window->setMinimumWidth(before);
    emit window->windowHandle()->screenChanged(window->screen());
    CHECK(window->minimumWidth() == decided);
    window->setMinimumWidth(before);
    emit window->screen()->availableGeometryChanged(window->screen()->availableGeometry());
    CHECK(window->minimumWidth() == decided);
}

TEST_CASE("a headline's figure is written smaller where it has no room, never cut") {
    HeadlineCard card;
    card.setVisible(true);
    card.resize(112, 120);
    QTest::qWait(10);
    card.show({"Cost per month", QStringLiteral("≥ $12,345"), "no interval", {}, Mood::Plain});
    QTest::qWait(10);
    const QLabel* value = nullptr;
    for (const QLabel* label : card.findChildren<QLabel*>()) {
        if (label->text().contains(u'$')) value = label;
    }
    REQUIRE(value != nullptr);
    CHECK(value->sizeHint().width() <= value->width());
    const double narrow = value->font().pointSizeF();
    card.resize(300, 120);
    QTest::qWait(10);
    CHECK(value->font().pointSizeF() > narrow);
}
