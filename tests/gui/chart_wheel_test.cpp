// SPDX-License-Identifier: GPL-3.0-or-later
#include <qcustomplot.h>

#include <qtestspontaneevent.h>
#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "gui/widgets/chart_view.hpp"
#include "report/figures/axis_link.hpp"
#include "tests/support/catch.hpp"

using headroom::figures::AxisLink;

TEST_CASE("a page scrolls under the wheel where a chart is below it") {
    QScrollArea page;
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    auto* chart = new headroom::gui::ChartView;
    chart->setFixedHeight(150);
    column->addWidget(chart);
    content->setMinimumHeight(2000);
    page.setWidgetResizable(true);
    page.setWidget(content);
    page.resize(400, 300);
    AxisLink link;
    link.add(chart->plot());
    page.show();
    REQUIRE(QTest::qWaitForWindowExposed(&page));
    // As the window system sends it: events that programs send go to nobody else.
    const QPointF at(100.0, 50.0);
    QWheelEvent wheel(at, chart->plot().mapToGlobal(at), QPoint(), QPoint(0, -120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QSpontaneKeyEvent::setSpontaneous(&wheel);
    qApp->notify(&chart->plot(), &wheel);
    CHECK(page.verticalScrollBar()->value() > 0);
}
