// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the window's states into PNG files for a person to look at: headroom_screenshots [FOLDER].
// The figures are invented; run it under Xvfb (or offscreen) for pictures that do not depend on a desktop.
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

#include "gui/commands.hpp"
#include "gui/pages/compare_area.hpp"
#include "gui/pages/plan_page.hpp"
#include "gui/pages/results_page.hpp"
#include "gui/pages/workspace.hpp"
#include "gui/widgets/command_palette.hpp"
#include "gui/widgets/diagram_view.hpp"
#include "gui/widgets/help_window.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/status_strip.hpp"
#include "gui/widgets/time_bar.hpp"
#include "gui/widgets/tour.hpp"
#include "gui/widgets/vary_row.hpp"
#include "tests/gui/dialog_shots.hpp"
#include "tests/gui/engine_shots.hpp"
#include "tests/gui/result_shots.hpp"
#include "tests/gui/sample_plan.hpp"
#include "tests/gui/sample_window.hpp"
#include "tests/gui/shot_pages.hpp"

namespace {

using namespace headroom;

using shots::hasTabs;
using shots::Shot;
using shots::showTab;
using shots::waitFor;

void shootStart(const Shot& shot) {
    sample::Window window;
    shot.dress(window);
    shot.take(window, QStringLiteral("1-empty"));
}

void shootWelcome(const Shot& shot) {
    sample::Window window(sample::engine(), true);
    shot.dress(window);
    shot.take(window, QStringLiteral("1-welcome"));
}

/// What helps to find one's way: commands, help, tour.
void shootHelp(const Shot& shot) {
    sample::Window window;
    shot.dress(window);
    window->open(window.file());
    waitFor([&] { return hasTabs(window); });
    QTest::keyClick(&*window, Qt::Key_K, Qt::ControlModifier);
    shot.take(window, QStringLiteral("2-palette"));
    QTest::keyClicks(window->findChild<gui::CommandPalette*>()->focusProxy(), QStringLiteral("vi"));
    shot.take(window, QStringLiteral("2-palette-typed"));
    QTest::keyClick(window->findChild<gui::CommandPalette*>()->focusProxy(), Qt::Key_Escape);
    window->findChild<gui::Commands*>()->tour->trigger();
    for (const char* step : {"1", "2", "3", "4", "5"}) {
        shot.take(window, QStringLiteral("2-tour-") + QLatin1String(step));
        QTest::keyClick(window->findChild<gui::Tour*>(), Qt::Key_Return);
    }
    QTest::keyClick(&*window, Qt::Key_F1);
    auto* help = window->findChild<gui::HelpWindow*>();
    shot.take(*help, QStringLiteral("2-help"));
    help->open(QStringLiteral("model/services/dax/README.md"));
    shot.take(*help, QStringLiteral("2-help-card"));
    help->open(QStringLiteral("format/AWS::Lambda::Function"));
    shot.take(*help, QStringLiteral("2-help-format"));
    QTest::keyClicks(help->findChild<QLineEdit*>(), QStringLiteral("burst bucket"));
    shot.take(*help, QStringLiteral("2-help-search"));
    help->close();
}

/// Loading and running are held by engines that wait until they are let go.
void shootWaiting(const Shot& shot) {
    std::atomic<bool> load = false;
    std::atomic<bool> end = false;
    gui::Engine engine = sample::engine();
    engine.load = [&load, plain = engine.load](const std::filesystem::path& file) {
        while (!load) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        return plain(file);
    };
    engine.run = [&end](const format::Scenario&, const study::RunOptions& options) {
        options.onProgress({0.38, 9.1, 14.6});
        study::LiveSeries live{"on-demand", 86'400.0, 60.0, 32'000.0, sample::result().designs.front().series};
        for (study::Series& one : live.series) one.values.resize(533);
        options.onLive(std::move(live));
        while (!end && !options.stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        study::StudyResult result = sample::result();
        result.partial = true;
        result.designs.front().warnings = {"Only 3 hot minutes were simulated: the p99.9 is uncertain."};
        return base::Result<study::StudyResult>(std::move(result));
    };
    sample::Window window(engine);
    shot.dress(window);
    window->open(window.file());
    shot.take(window, QStringLiteral("2-loading"));
    load = true;
    waitFor([&] { return hasTabs(window); });
    shot.take(window, QStringLiteral("3-diagram"));
    showTab(window, gui::Workspace::ResultsTab);
    shot.take(window, QStringLiteral("3-ready"));
    QTest::keyClick(&*window, Qt::Key_F5);
    QTest::qWait(200);
    shot.take(window, QStringLiteral("4-running"));
    end = true;
    QTest::qWait(200);
    shot.take(window, QStringLiteral("8-partial"));
}

/// After a run: over all of it, and at a bad moment.
void shootDiagram(const Shot& shot, sample::Window& window) {
    showTab(window, gui::Workspace::DiagramTab);
    window->findChild<gui::OutlineView*>()->choose(gui::OutlineItem::Kind::Resource, "Views");
    shots::diagramOf(window).fit();
    shot.take(window, QStringLiteral("5-diagram"));
    auto* time = window->findChild<gui::TimeBar*>();
    QTest::mouseClick(time, Qt::LeftButton, {}, QPoint(time->width() * 329 / 1000, 20));
    shots::diagramOf(window).zoom(2.0);
    shot.take(window, QStringLiteral("5-diagram-moment"));
}

void shootResult(const Shot& shot) {
    sample::Window window;
    shot.dress(window);
    window->open(window.file());
    waitFor([&] { return hasTabs(window); });
    showTab(window, gui::Workspace::ResultsTab);
    window->findChild<gui::OutlineView*>()->choose(gui::OutlineItem::Kind::Design, "provisioned, scaled");
    QTest::keyClick(&*window, Qt::Key_F5);
    QTest::qWait(200);
    window->findChild<gui::OutlineView*>()->choose(gui::OutlineItem::Kind::Resource, "Views");
    shot.take(window, QStringLiteral("5-result"));
    for (QPushButton* button : window->findChildren<QPushButton*>()) {
        if (button->text().contains(QStringLiteral("ypical"))) button->click();
    }
    window->findChild<gui::OutlineView*>()->choose(gui::OutlineItem::Kind::Resource, "ViewProduct");
    shot.take(window, QStringLiteral("5-typical"));
    showTab(window, gui::Workspace::BillTab);
    shot.take(window, QStringLiteral("6-bill"));
    showTab(window, gui::Workspace::CompareTab);
    shot.take(window, QStringLiteral("6-compare"));
    showTab(window, gui::Workspace::TrafficTab);
    shot.take(window, QStringLiteral("6-traffic"));
    QTest::keyClick(&*window, Qt::Key_G, Qt::ControlModifier);
    showTab(window, gui::Workspace::SourceTab);
    shot.take(window, QStringLiteral("7-source"));
    QTest::keyClick(&*window, Qt::Key_G, Qt::ControlModifier);
    shootDiagram(shot, window);
    shots::shootResults(shot, window);
    shots::shootBill(shot, window);
}

/// Every question that takes simulations: before it is asked, answered, and marked where a field is wrong.
void shootPlan(const Shot& shot) {
    sample::Window window(sample::planningEngine());
    shot.dress(window);
    window->open(window.file());
    waitFor([&] { return hasTabs(window); });
    showTab(window, gui::Workspace::CompareTab);
    auto* area = window->findChild<gui::CompareArea*>();
    auto* page = window->findChild<gui::PlanPage*>();
    const char* const names[] = {"breaking-point", "break-even", "inputs", "sweep", "optimise", "growth"};
    for (int kind = 0; kind < 6; ++kind) {
        area->showQuestion(static_cast<planning::QuestionKind>(kind));
        if (kind < 2) shot.take(window, QStringLiteral("10-plan-%1-empty").arg(QLatin1String(names[kind])));
        for (QPushButton* button : page->findChildren<QPushButton*>()) {
            if (button->property("role").toString() == QLatin1String("primary")) button->click();
        }
        QTest::qWait(120);
        shot.take(window, QStringLiteral("10-plan-%1").arg(QLatin1String(names[kind])));
    }
    area->showQuestion(planning::QuestionKind::Sweep);
    auto rows = page->findChildren<gui::VaryRow*>();
    rows[1]->setText("/Resources/ViewProduct/Properties/MemorySize=256,512,1024");
    for (QPushButton* button : page->findChildren<QPushButton*>()) {
        if (button->property("role").toString() == QLatin1String("primary")) button->click();
    }
    QTest::qWait(120);
    shot.take(window, QStringLiteral("10-plan-sweep-map"));
    rows[1]->setText("/Resources/ViewProduct/Properties/MemorySize=heaps");
    shot.take(window, QStringLiteral("10-plan-wrong"));
    window->findChild<gui::OutlineView*>()->choose(gui::OutlineItem::Kind::Objective, "0");
    showTab(window, gui::Workspace::DiagramTab);
    shot.take(window, QStringLiteral("10-objective"));
}

}  // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("screenshots");
    if (!QDir().mkpath(folder)) return 1;
    for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
        for (const bool dark : {false, true}) {
            const Shot shot{folder, size, dark};
            shootStart(shot);
            shootWelcome(shot);
            shootHelp(shot);
            shootWaiting(shot);
            shots::shootSmall(shot);
            shots::shootBusy(shot);
            shots::shootBroken(shot);
            shootResult(shot);
            shootPlan(shot);
            shots::shootGallery(shot);
            shots::shootPreview(shot);
            shots::shootMeasured(shot);
            shots::shootDialogs(shot);
            shots::shootForms(shot);
            shots::shootIndonesian(shot);
        }
    }
    return 0;
}
