// SPDX-License-Identifier: GPL-3.0-or-later
// Arrivals: the curve in the form, points that are dragged, traces that are looked at before they are taken.
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>

#include "gui/items/arrivals_edit.hpp"
#include "gui/items/entry_edit.hpp"
#include "gui/items/trace_preview.hpp"
#include "gui/widgets/arrivals_view.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/quiet_box.hpp"
#include "gui/widgets/section_head.hpp"
#include "gui/widgets/source_view.hpp"
#include "gui/widgets/trace_dialog.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;
using document::Node;

namespace {

const std::string kArrivals = "/Workloads/Shoppers/Arrivals";

QString source(Window& window) { return part<SourceView>(window).document()->toPlainText(); }

/// The window with the workload chosen.
PropertiesPanel& shoppers(Window& window) {
    open(window);
    part<OutlineView>(window).choose(OutlineItem::Kind::Workload, "Shoppers");
    return part<PropertiesPanel>(window);
}

void chooseSteps(Window& window) {
    auto* kinds = qobject_cast<QComboBox*>(
        part<PropertiesPanel>(window).form()->head(kArrivals, 0)->control(EntryChange::What::Kind));
    REQUIRE(kinds != nullptr);
    kinds->setCurrentText("Steps");
    emit kinds->activated(kinds->currentIndex());
    REQUIRE(QTest::qWaitFor([&] {
        const ArrivalsView* view = part<PropertiesPanel>(window).arrivals();
        return view != nullptr && view->points() == 3;
    }));
}

std::string written(const QTemporaryDir& folder, const char* name, const QByteArray& text) {
    QFile file(folder.filePath(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(text);
    return name;
}

Node traceOf(const std::string& file) {
    Node trace = Node::object();
    trace.set("File", Node::string(file));
    return trace;
}

}  // namespace

TEST_CASE("rates and points are written as one would") {
    CHECK(rateText(120.0) == "120/s");
    CHECK(rateText(0.5) == "30/min");
    CHECK(rateText(1.0 / 3600.0) == "1/h");
    CHECK(rateText(123456.0) == "123456/s");
    CHECK(rateText(0.0) == "0/s");
    CHECK(arrivalStep(base::minutes(90), 2.5).find("At")->asString() == "90m");
}

TEST_CASE("a point of the pattern is dragged, told in the file, and undone") {
    sample::Window window;
    shoppers(window);
    CHECK(part<PropertiesPanel>(window).arrivals()->points() == 0);  // a day's wave has none
    chooseSteps(window);
    ArrivalsView& view = *part<PropertiesPanel>(window).arrivals();
    const QString before = source(window);
    const QPoint from = view.placeOf(1).toPoint();
    QTest::mousePress(&view, Qt::LeftButton, {}, from);
    QTest::mouseMove(&view, from + QPoint(12, -4));
    QTest::mouseMove(&view, from + QPoint(24, 20));
    CHECK(source(window) == before);  // nothing is told on the way
    QTest::mouseRelease(&view, Qt::LeftButton, {}, from + QPoint(24, 20));
    REQUIRE(source(window) != before);
    const ScenarioEdit edit(source(window).toStdString(), 0);
    const auto* steps = edit.merged().find("Workloads")->find("Shoppers")->find("Arrivals")->find("Steps");
    CHECK(steps->elements()[1].find("At")->asString() != "8h");
    CHECK(steps->elements()[1].find("Rate")->asString() != "240/s");
    CHECK(steps->elements()[0].find("Rate")->asString() == "120/s");
    const QPointF after = view.placeOf(1);
    CHECK(std::abs(after.x() - from.x() - 24.0) < 4.0);
    QTest::qWait(450);  // checked: it stays where it was put
    CHECK(part<PropertiesPanel>(window).arrivals()->placeOf(1).x() == Approx(after.x()));  // the rates' axis may differ
    QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
    CHECK(source(window) == before);
    QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
    CHECK(source(window) == QString::fromStdString(sourceText()));
}

TEST_CASE("points keep their order, and are moved by the keyboard") {
    sample::Window window;
    shoppers(window);
    chooseSteps(window);
    ArrivalsView& view = *part<PropertiesPanel>(window).arrivals();
    const QPoint from = view.placeOf(1).toPoint();
    QTest::mousePress(&view, Qt::LeftButton, {}, from);
    QTest::mouseMove(&view, view.placeOf(2).toPoint() + QPoint(40, 0));
    CHECK(view.placeOf(1).x() < view.placeOf(2).x());
    QTest::mouseRelease(&view, Qt::LeftButton, {}, view.placeOf(2).toPoint() + QPoint(40, 0));
    view.setFocus();
    const double before = view.placeOf(1).x();
    QTest::keyClick(&view, Qt::Key_Left);
    CHECK(part<PropertiesPanel>(window).arrivals()->placeOf(1).x() < before);
    CHECK(format::loadScenarioText(source(window).toStdString(), "sample.json").scenario.has_value());
}

TEST_CASE("what a trace's file holds is told before it is taken: rows, length, gaps, what is wrong") {
    const QTemporaryDir folder;
    const std::string at = folder.path().toStdString();
    const auto good = previewTrace(traceOf(written(folder, "good.csv",
                                                   "time,requests\n2026-01-05T00:00:00Z,60\n2026-01-05T00:01:00Z,120\n"
                                                   "2026-01-05T00:02:00Z,0\n")),
                                   at);
    REQUIRE(good.trace);
    CHECK(hasHeader(good));
    CHECK(good.rows.size() == 4);
    CHECK(good.gaps.empty());
    const QString facts = traceFacts(good).join('|').replace(QChar(0x00a0), u' ');
    CHECK(facts.contains("3 intervals of 1 min"));
    CHECK(facts.contains("180 requests, 1/s on the mean"));
    const std::string holes = written(folder, "holes.csv",
                                      "time,requests\n2026-01-05T00:00:00Z,60\n2026-01-05T00:01:00Z,50\n"
                                      "2026-01-05T00:02:00Z,40\n2026-01-05T00:05:00Z,120\n");
    const auto refused = previewTrace(traceOf(holes), at);
    CHECK(refused.trace == nullptr);
    CHECK_FALSE(refused.trouble.empty());
    Node filled = traceOf(holes);
    filled.set("Gaps", Node::string("zero"));
    const auto taken = previewTrace(filled, at);
    REQUIRE(taken.trace);
    CHECK_FALSE(taken.gaps.empty());
    CHECK(taken.trace->counts.size() == 6);
    CHECK_FALSE(previewTrace(traceOf("nowhere.csv"), at).trouble.empty());
    CHECK_FALSE(previewTrace(traceOf(written(folder, "noise.csv", QByteArray("\x00\x01\xff", 3))), at).trouble.empty());
}

TEST_CASE("a trace is looked at in a dialog, how it is read is changed there") {
    const QTemporaryDir folder;
    const std::string file =
        written(folder, "two.csv", "time,reads,writes\n2026-01-05T00:00:00Z,60,6\n2026-01-05T00:01:00Z,120,12\n");
    TraceDialog dialog(file, folder.path().toStdString());
    dialog.show();
    REQUIRE(QTest::qWaitFor([&] { return dialog.findChild<QTableWidget*>()->rowCount() == 2; }));
    CHECK_FALSE(dialog.isSound());  // which column is not said
    QPushButton* take = nullptr;
    for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
        if (button->text() == "&Take it") take = button;
    }
    CHECK_FALSE(take->isEnabled());
    QComboBox* column = dialog.form().row("/Column")->box();
    REQUIRE(column != nullptr);
    column->setCurrentIndex(column->findData("writes"));
    emit column->activated(column->currentIndex());
    REQUIRE(QTest::qWaitFor([&] { return dialog.isSound(); }));
    CHECK(take->isEnabled());
    CHECK(dialog.findChild<ArrivalsView*>()->isVisible());
    CHECK(dialog.trace().find("Column")->asString() == "writes");
    const auto text = setArrivals(ScenarioEdit(sourceText(), 0), kArrivals, "Trace", dialog.trace());
    REQUIRE(text);
    const std::string place = folder.filePath("scenario.json").toStdString();
    CHECK(format::loadScenarioText(*text, place).scenario.has_value());
}
