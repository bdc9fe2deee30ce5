// SPDX-License-Identifier: GPL-3.0-or-later
// Who causes the bill, what one month may be, and the bill as areas.
#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeView>

#include "gui/format.hpp"
#include "gui/items/bill_model.hpp"
#include "gui/items/bill_shares.hpp"
#include "gui/pages/bill_page.hpp"
#include "gui/widgets/share_bar.hpp"
#include "report/figures/treemap_chart.hpp"
#include "tests/gui/spoken.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

pricing::Money sumOf(const std::vector<SharePart>& parts) {
    pricing::Money sum;
    for (const SharePart& part : parts) sum = pricing::sum(sum, part.amount).value();
    return sum;
}

BillPage& openBill(sample::Window& window) {
    sample::open(window);
    sample::run(window);
    sample::part<Workspace>(window).setCurrentIndex(Workspace::BillTab);
    QTest::qWait(20);  // until it is laid out
    return sample::part<BillPage>(window);
}

}  // namespace

TEST_CASE("shares by service, resource and workload each add up to the bill") {
    const study::Cost cost = sample::result().designs.front().cost;
    for (const ShareBy by : {ShareBy::Service, ShareBy::Resource, ShareBy::Workload}) {
        const auto parts = sharePartsOf(cost, by);
        REQUIRE(!parts.empty());
        CHECK(sumOf(parts) == cost.bill.total);
        for (std::size_t i = 1; i < parts.size(); ++i) CHECK_FALSE(parts[i - 1].amount < parts[i].amount);
    }
    CHECK(sharePartsOf(cost, ShareBy::Service).front().name == "Amazon API Gateway");
    CHECK(sharePartsOf(cost, ShareBy::Resource).front().name == "Api");
    CHECK(sharePartsOf(cost, ShareBy::Workload).front().name == "Shoppers");
    CHECK(sharePartsOf(study::Cost{}, ShareBy::Workload).empty());
}

TEST_CASE("many small parts are one part together") {
    study::Cost cost;
    for (int i = 1; i <= 20; ++i)
        cost.byWorkload.push_back({"w" + std::to_string(i), pricing::Money::fromCents(i * 100)});
    cost.bill.total = pricing::Money::fromCents(21'000);
    const auto parts = sharePartsOf(cost, ShareBy::Workload);
    REQUIRE(parts.size() == kMostParts);
    CHECK(parts.front().name == "w20");
    CHECK(parts.back().name == "15 others");
    CHECK(sumOf(parts) == cost.bill.total);
}

TEST_CASE("areas are in proportion, fill the whole and do not overlap") {
    const std::vector<double> weights{6, 6, 4, 3, 2, 2, 1};  // the example of the paper
    const QRectF area(0, 0, 600, 400);
    const auto places = figures::squarified(weights, area);
    REQUIRE(places.size() == weights.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        CHECK(places[i].width() * places[i].height() == Approx(weights[i] * 10'000.0));
        CHECK(area.adjusted(-0.01, -0.01, 0.01, 0.01).contains(places[i]));
        for (std::size_t j = 0; j < i; ++j) {
            const QRectF common = places[i].intersected(places[j]);
            CHECK(common.width() * common.height() < 1e-3);
        }
    }
    // The first two stand on each other at the left: 6 of 24 parts each.
    CHECK(places[0].width() == Approx(300.0));
    CHECK(places[0].height() == Approx(200.0));
    CHECK(figures::squarified({}, area).empty());
}

TEST_CASE("the map of a bill knows what stands where") {
    const auto chart = treemapOf(sample::result().designs.front().cost.bill);
    REQUIRE(!chart.groups.empty());
    CHECK(chart.groups.front().name == "Amazon API Gateway");
    const QRectF area(0, 0, 500, 200);
    CHECK(figures::tileAt(chart, area, {3.0, 3.0}).startsWith("Api, Amazon API Gateway: $"));
    CHECK(figures::tileAt(chart, area, {-5.0, 3.0}).isEmpty());
}

TEST_CASE("the page tells one month's range beside the mean's interval, and shares by what is chosen") {
    sample::Window window;
    BillPage& page = openBill(window);
    CHECK(sample::says(page, "A single month"));
    const study::Interval month = *sample::result().designs.front().cost.month95;
    CHECK(sample::says(page, say::money(month.low) + " to " + say::money(month.high)));
    CHECK(sample::says(page, "Who causes the bill"));
    auto* bar = page.findChild<ShareBar*>();
    CHECK(bar->accessibleDescription().contains("Amazon API Gateway"));
    for (QPushButton* button : page.findChildren<QPushButton*>()) {
        if (button->text() == "Workload") button->click();
    }
    CHECK(bar->accessibleDescription().contains("Shoppers"));
    CHECK_FALSE(bar->accessibleDescription().contains("Amazon API Gateway"));
}

TEST_CASE("units stay visible however narrow the page is") {
    sample::Window window;
    BillPage& page = openBill(window);
    auto* lines = page.findChild<QTreeView*>();
    for (const int width : {1280, 1000}) {
        window->resize(width, 800);
        QTest::qWait(20);
        CHECK_FALSE(lines->isColumnHidden(BillModel::UnitColumn));
        CHECK(lines->columnWidth(BillModel::UnitColumn) > 60);
        const int right =
            lines->columnViewportPosition(BillModel::UnitColumn) + lines->columnWidth(BillModel::UnitColumn);
        CHECK(right <= lines->viewport()->width());
    }
}

TEST_CASE("the bill's tree by service, by resource and by design holds every line, and adds up") {
    const study::StudyResult study = sample::result();
    const study::DesignResult& design = study.designs[1];
    for (const BillBy by : {BillBy::Service, BillBy::Resource}) {
        const auto tree = billTreeOf(study, design, by, {});
        pricing::Money sum;
        std::size_t lines = 0;
        for (const BillSection& branch : tree) {
            sum = pricing::sum(sum, branch.perMonth).value();
            lines += branch.items.size();
        }
        CHECK(sum == design.cost.bill.total);
        CHECK(lines == design.cost.bill.lines.size());
    }
    CHECK(billTreeOf(study, design, BillBy::Resource, {}).front().name == "Api");
    const auto designs = billTreeOf(study, design, BillBy::Design, {});
    REQUIRE(designs.size() == 2);
    CHECK(designs[0].name == "on-demand");  // the dearer one
    CHECK(designs[0].share == 1.0);
    CHECK(designs[1].perMonth == design.cost.bill.total);
    CHECK(designs[1].share ==
          Approx(pricing::toDouble(design.cost.bill.total) / pricing::toDouble(study.designs[0].cost.bill.total)));
}

TEST_CASE("a bill is told for a month, for a million requests and for a unit") {
    const study::StudyResult study = sample::result();
    const study::DesignResult& design = study.designs[0];
    const auto pers = billPersOf(design.cost);
    REQUIRE(pers.size() == 3);
    CHECK(perText(pers[2]) == "Per order");
    const auto total = [&](const BillPer& per) {
        double sum = 0.0;
        for (const BillSection& branch : billTreeOf(study, design, BillBy::Service, per)) sum += branch.amount;
        return sum;
    };
    CHECK(total(pers[0]) == Approx(design.cost.perMonth));
    CHECK(total(pers[1]) == Approx(*design.cost.perMillionRequests));
    CHECK(total(pers[2]) == Approx(design.cost.perUnit[0].fixed + design.cost.perUnit[0].variable));
    study::Cost unknown = design.cost;
    unknown.perUnit.clear();
    unknown.perMillionRequests.reset();
    CHECK(billPersOf(unknown).size() == 1);
    CHECK(factorOf(unknown, pers[2]) == 0.0);
}

TEST_CASE("a line says what its price rests on") {
    pricing::LineItem line = sample::result().designs.front().cost.bill.lines[3];
    CHECK(explanationOf(line).startsWith("From 0 to 300"));
    CHECK(explanationOf(line).contains("the whole account"));
    line.tier = {300'000'000, std::nullopt};
    CHECK(explanationOf(line).startsWith("Beyond 300"));
    line.tier = {};
    CHECK(explanationOf(line).startsWith("One price whatever the quantity"));
    line.freeAllowance = "always free";
    CHECK(explanationOf(line).startsWith("Free tier (always free)"));
    line.freeAllowance.clear();
    line.kind = pricing::LineKind::Unused;
    line.commitment = "three years";
    CHECK(explanationOf(line).startsWith("Committed to by three years"));
    line.kind = pricing::LineKind::Usage;
    line.ownRate = true;
    line.fixed = true;
    CHECK(explanationOf(line).contains("the scenario's own"));
    CHECK(explanationOf(line).contains("does not follow the number of requests"));
}

TEST_CASE("the page's tree follows what is chosen, and explains the line that is selected") {
    sample::Window window;
    BillPage& page = openBill(window);
    auto* lines = page.findChild<QTreeView*>();
    const QAbstractItemModelTester tester(lines->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto press = [&](const QString& text, int which) {
        for (QPushButton* button : page.findChildren<QPushButton*>()) {
            if (button->text() == text && which-- == 0) QTest::mouseClick(button, Qt::LeftButton);
        }
    };
    CHECK(lines->model()->headerData(BillModel::AmountColumn, Qt::Horizontal).toString() == "Per month");
    press("Per million requests", 0);
    CHECK(lines->model()->headerData(BillModel::AmountColumn, Qt::Horizontal).toString() == "Per million requests");
    press("Design", 0);
    CHECK(lines->model()->rowCount() == 2);
    CHECK(lines->model()->index(0, 0).data().toString() == "on-demand");
    CHECK(lines->isExpanded(lines->model()->index(0, 0)));
    CHECK_FALSE(lines->isExpanded(lines->model()->index(1, 0)));  // of another design the total first
    CHECK(sample::says(page, "Choose a line"));
    lines->setFocus();
    lines->setCurrentIndex(lines->model()->index(0, 0));
    QTest::keyClick(lines, Qt::Key_Down);
    CHECK(sample::says(page, "From 0 to 300"));
}

namespace {

/// Texts of the bill's lines that end in "…" because their column is too narrow.
QStringList cutCells(const QTreeView& lines) {
    QStringList cut;
    const QAbstractItemModel& model = *lines.model();
    for (int branch = 0; branch < model.rowCount(); ++branch) {
        const QModelIndex parent = model.index(branch, 0);
        for (int row = 0; row < model.rowCount(parent); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                const QString text = model.index(row, column, parent).data().toString();
                const int needed = lines.fontMetrics().horizontalAdvance(text) + 4;
                if (!lines.isColumnHidden(column) && column > 0 && needed > lines.columnWidth(column)) cut << text;
            }
        }
    }
    return cut;
}

}  // namespace

TEST_CASE("usage types and units of a bill stand whole in a window of 1280, shares join them in a larger one") {
    sample::Window window;
    window->resize(1280, 800);
    BillPage& page = openBill(window);
    auto& lines = *page.findChild<QTreeView*>();
    static_cast<void>(QTest::qWaitFor([&] { return cutCells(lines).isEmpty(); }, 1000));
    CHECK(cutCells(lines).join("; ").toStdString() == "");
    CHECK(lines.isColumnHidden(BillModel::ShareColumn));
    const QModelIndex first = lines.model()->index(0, 0, lines.model()->index(0, 0));
    CHECK(first.data(Qt::ToolTipRole).toString().contains("of the bill"));
    window->resize(1920, 1080);
    REQUIRE(QTest::qWaitFor([&] { return !lines.isColumnHidden(BillModel::ShareColumn); }, 1000));
    CHECK(QTest::qWaitFor([&] { return cutCells(lines).isEmpty(); }, 1000));
}

TEST_CASE("rates of a bill have the decimal sign of the language") {
    const pricing::PriceRate rate = pricing::parseRate("0.000001").value();
    CHECK(rateText(rate) == "$0.000001");
    CHECK(rateText(pricing::parseRate("0.5").value()) == "$0.50");
    const sample::Spoken indonesian(Language::Indonesian);
    CHECK(rateText(rate) == "$0,000001");
}

TEST_CASE("a tile's amount is whole or not there, its name is cut at its end") {
    const QFontMetrics metrics(QApplication::font());
    const QString name = QStringLiteral("Work · AWS Lambda");
    const QString amount = QStringLiteral("$25.93");
    const double line = metrics.height() + 5.0;
    const auto text = [&](int width, double height) {
        return figures::tileText(name, amount, metrics, QSizeF(width + 10, height));
    };
    const int both = metrics.horizontalAdvance(name + QStringLiteral("  ") + amount) + 2;
    CHECK(text(both, line) == name + QStringLiteral("  ") + amount);
    const QString cut = text(both - 40, line);
    CHECK(cut.endsWith(QStringLiteral("…  ") + amount));
    CHECK(text(metrics.horizontalAdvance(amount) + 4, line) == amount);
    CHECK(text(metrics.horizontalAdvance(amount) - 4, line).isEmpty());
    CHECK(text(both, 3.0 * line).split(u'\n') == QStringList{name, amount});
}

TEST_CASE("a narrow, high tile says its name from top to bottom") {
    const QFontMetrics metrics(QApplication::font());
    const QString name = QStringLiteral("CloudWatch");
    const QString amount = QStringLiteral("$124");
    const double line = metrics.height() + 5.0;
    const double both = metrics.horizontalAdvance(name + QStringLiteral("  ") + amount) + 14.0;
    const auto label = [&](double width, double height) {
        return figures::tileLabel(name, amount, metrics, QSizeF(width, height));
    };
    CHECK(label(line, both).upright);
    CHECK(label(line, both).text == name + QStringLiteral("  ") + amount);
    CHECK(label(2.0 * line, both).upright);
    CHECK(label(2.0 * line, both).text.split(u'\n') == QStringList{name, amount});
    CHECK_FALSE(label(both, line).upright);
    CHECK_FALSE(label(both, both).upright);  // where both are whole it is written as usual
    CHECK(label(4.0, both).text.isEmpty());
}

TEST_CASE("a tile's name is broken behind its resource before it is cut") {
    const QFontMetrics metrics(QApplication::font());
    const double width = metrics.horizontalAdvance(QStringLiteral("CloudWatch logs")) + 10.0;
    const QString text = figures::tileText(QStringLiteral("ViewProduct · AWS Lambda"), QStringLiteral("$149"), metrics,
                                           QSizeF(width, 4.0 * metrics.height()));
    CHECK(text.split(u'\n') == QStringList{"ViewProduct", "AWS Lambda", "$149"});
}
