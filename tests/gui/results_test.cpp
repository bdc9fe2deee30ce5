// SPDX-License-Identifier: GPL-3.0-or-later
// The results in the window: what stays while the scenario is edited, spans of time, resources, what is copied.
#include <qcustomplot.h>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QTreeView>

#include <cmath>

#include "gui/pages/bill_page.hpp"
#include "gui/pages/traffic_page.hpp"
#include "gui/widgets/chart_menu.hpp"
#include "gui/widgets/figures_card.hpp"
#include "gui/widgets/headline_card.hpp"
#include "gui/widgets/heat_card.hpp"
#include "gui/widgets/latency_card.hpp"
#include "gui/widgets/line_legend.hpp"
#include "gui/widgets/quota_card.hpp"
#include "gui/widgets/row_table.hpp"
#include "gui/widgets/series_card.hpp"
#include "gui/widgets/series_stack.hpp"
#include "gui/widgets/source_view.hpp"
#include "gui/widgets/status_strip.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

ResultsPage& ran(sample::Window& window) {
    open(window);
    run(window);
    part<Workspace>(window).setCurrentIndex(Workspace::ResultsTab);
    return part<ResultsPage>(window);
}

QCustomPlot& plotOf(QWidget& card) { return *card.findChild<QCustomPlot*>(); }

/// A chart in sight, laid out.
SeriesCard& card(ResultsPage& page, int index) {
    auto* one = page.findChildren<SeriesCard*>().at(index);
    page.ensureWidgetVisible(one);
    QTest::qWait(30);
    plotOf(*one).replot();
    return *one;
}

void drag(QCustomPlot& plot, double from, double to) {
    const auto at = [&](double second) {
        return QPoint(static_cast<int>(std::lround(plot.xAxis->coordToPixel(second))), plot.height() / 2);
    };
    QTest::mousePress(&plot, Qt::LeftButton, {}, at(from));
    QTest::mouseMove(&plot, at((from + to) / 2.0));
    QTest::mouseMove(&plot, at(to));
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, at(to));
}

QAction* action(QWidget& menu, const QString& text) {
    for (QAction* one : menu.findChild<QMenu*>()->actions()) {
        if (one->text().remove(u'&') == text) return one;
    }
    return nullptr;
}

void choose(ResultsPage& page, const QString& subject) {
    auto* about = page.findChild<QComboBox*>();
    const int at = about->findText(subject, Qt::MatchStartsWith);
    REQUIRE(at >= 0);
    about->setCurrentIndex(at);
}

}  // namespace

TEST_CASE("editing leaves results, bill and traffic as they are") {
    sample::Window window;
    ResultsPage& page = ran(window);
    QTest::keyClick(&*window, Qt::Key_Plus, Qt::ControlModifier);
    const double from = page.time().from();
    const auto before = page.findChildren<SeriesCard*>();
    auto* lines = part<BillPage>(window).findChild<QTreeView*>();
    REQUIRE(QTest::qWaitFor([&] { return lines->model()->rowCount() > 0; }));  // it is not in sight
    lines->collapse(lines->model()->index(0, 0));
    const auto traffic = part<TrafficPage>(window).findChildren<SeriesCard*>();
    REQUIRE(!traffic.empty());
    SourceView& source = part<SourceView>(window);
    source.setTextCursor(source.document()->find("512"));
    source.textCursor().insertText("1024");
    REQUIRE(QTest::qWaitFor([&] { return says(part<StatusStrip>(window), "changed since the run"); }));
    CHECK(page.findChildren<SeriesCard*>() == before);
    CHECK(page.time().from() == from);
    CHECK_FALSE(lines->isExpanded(lines->model()->index(0, 0)));
    CHECK(part<TrafficPage>(window).findChildren<SeriesCard*>() == traffic);
}

TEST_CASE("a span that is dragged is what every chart and the table show") {
    sample::Window window;
    ResultsPage& page = ran(window);
    SeriesCard& first = card(page, 1);
    auto* table = page.findChild<SeriesStack*>()->findChild<RowTable*>();
    const QString whole = table->model()->index(1, 1).data().toString();
    drag(plotOf(first), 6 * 3600.0, 10 * 3600.0);
    CHECK(page.time().from() == Approx(6 * 3600.0).margin(200.0));
    CHECK(page.time().to() == Approx(10 * 3600.0).margin(200.0));
    for (SeriesCard* one : page.findChildren<SeriesCard*>())
        CHECK(plotOf(*one).xAxis->range().upper == Approx(page.time().to()));
    CHECK(table->model()->index(1, 1).data().toString() != whole);
    CHECK(says(page, "Shown: 0"));
    for (QPushButton* button : page.findChildren<QPushButton*>()) {
        if (button->text() == "Show all of the run") QTest::mouseClick(button, Qt::LeftButton);
    }
    CHECK_FALSE(page.time().isZoomed());
    CHECK(table->model()->index(1, 1).data().toString() == whole);
    CHECK(says(page, "Shown: all of the run"));
}

TEST_CASE("under the cursor every chart reads out its values") {
    sample::Window window;
    ResultsPage& page = ran(window);
    SeriesCard& first = card(page, 1);
    QCustomPlot& plot = plotOf(first);
    const QPoint at(static_cast<int>(std::lround(plot.xAxis->coordToPixel(8 * 3600.0))), plot.height() / 2);
    QTest::mouseMove(&plot, at - QPoint(3, 0));
    QTest::mouseMove(&plot, at);
    REQUIRE(page.time().cursor());
    CHECK(*page.time().cursor() == Approx(8 * 3600.0).margin(200.0));
    CHECK(first.accessibleName().contains("requests "));
    CHECK(first.accessibleName().contains("/s"));
}

TEST_CASE("a resource has a page of its own figures, charts and quotas") {
    sample::Window window;
    ResultsPage& page = ran(window);
    CHECK_FALSE(part<FiguresCard>(window).isVisible());
    CHECK(page.findChild<HeadlineCard*>()->isVisible());
    choose(page, "Views");
    CHECK(part<FiguresCard>(window).isVisible());
    CHECK_FALSE(page.findChild<HeadlineCard*>()->isVisible());
    CHECK_FALSE(part<LatencyCard>(window).isVisible());  // no latency of a table is kept
    CHECK(says(page, "Views: write capacity"));
    CHECK(part<HeatCard>(window).isVisible());
    CHECK(says(page, "Views: partitions"));
    // New labels are shown by the event loop.
    CHECK(QTest::qWaitFor([&] { return says(part<FiguresCard>(window), "Consumed write capacity units"); }));
    auto* quotas = part<QuotaCard>(window).findChild<RowTable*>();
    CHECK(quotas->model()->rowCount() == 1);
    CHECK(page.showSubject(OutlineItem::Kind::Resource, "Api"));
    CHECK(part<LatencyCard>(window).isVisible());
    CHECK(part<LatencyCard>(window).of() == "Api");
    CHECK_FALSE(page.showSubject(OutlineItem::Kind::Resource, "Nobody"));
    choose(page, "The whole design");
    CHECK(page.findChild<HeadlineCard*>()->isVisible());
    CHECK(quotas->model()->rowCount() == 2);
    CHECK(says(page, "Api: latency over time"));
}

TEST_CASE("latency is shown by percentile or as a distribution on logarithmic axes") {
    sample::Window window;
    ran(window);
    auto& latency = part<LatencyCard>(window);
    QCustomPlot& plot = plotOf(latency);
    CHECK(plot.yAxis->scaleType() == QCPAxis::stLinear);
    for (QPushButton* button : latency.findChildren<QPushButton*>()) {
        if (button->text() == "Distribution") QTest::mouseClick(button, Qt::LeftButton);
    }
    CHECK(plot.xAxis->scaleType() == QCPAxis::stLogarithmic);
    CHECK(plot.yAxis->scaleType() == QCPAxis::stLogarithmic);
    CHECK(says(latency, "share of requests by length"));
    action(*latency.findChild<ChartMenu*>(), "Logarithmic axis")->trigger();
    CHECK(plot.yAxis->scaleType() == QCPAxis::stLinear);
    for (QPushButton* button : latency.findChildren<QPushButton*>()) {
        if (button->text() == "Percentiles") QTest::mouseClick(button, Qt::LeftButton);
    }
    CHECK(plot.xAxis->scaleType() == QCPAxis::stLinear);
}

TEST_CASE("a chart is copied as CSV or as an image, drawn logarithmically, its lines switched off") {
    sample::Window window;
    ResultsPage& page = ran(window);
    SeriesCard& latency = card(page, 0);
    REQUIRE(latency.chart().lines.size() == 3);
    auto* menu = latency.findChild<ChartMenu*>();
    action(*menu, "Copy as CSV")->trigger();
    CHECK(QApplication::clipboard()->text().startsWith("time,seconds,\"Api: latency over time, mean ms\""));
    CHECK(QApplication::clipboard()->text().count(u'\n') == 1441);
    action(*menu, "Copy as an image")->trigger();
    CHECK(QApplication::clipboard()->pixmap().width() > plotOf(latency).width());
    CHECK(menu->picture().devicePixelRatio() == 2.0);
    action(*menu, "Logarithmic axis")->trigger();
    CHECK(plotOf(latency).yAxis->scaleType() == QCPAxis::stLogarithmic);
    const int before = plotOf(latency).graphCount();
    for (QPushButton* button : latency.findChild<LineLegend*>()->findChildren<QPushButton*>()) {
        if (button->text() == "mean") QTest::mouseClick(button, Qt::LeftButton);
    }
    CHECK(plotOf(latency).graphCount() == before - 1);
    action(*menu, "Copy as CSV")->trigger();
    CHECK_FALSE(QApplication::clipboard()->text().contains("mean"));
}

TEST_CASE("a headline's card that was narrow is as low as its text once it has room") {
    HeadlineCard card;
    card.show({QStringLiteral("Cost per month"),
               QStringLiteral("$825"),
               QStringLiteral("not all in it · ± $0.60 · inputs $701 to $1,007 · objective $900"),
               {},
               Mood::Plain});
    QWidget* detail = card.findChildren<QLabel*>().at(2);
    card.resize(500, 100);
    card.grab();  // is laid out
    const int wide = detail->minimumHeight();
    card.resize(120, 200);
    card.grab();
    CHECK(detail->minimumHeight() > wide);
    card.resize(500, 100);
    card.grab();
    CHECK(detail->minimumHeight() == wide);
}
