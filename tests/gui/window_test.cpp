// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include <thread>

#include "gui/commands.hpp"
#include "gui/pages/problem_page.hpp"
#include "gui/widgets/headline_card.hpp"
#include "gui/widgets/row_table.hpp"
#include "gui/widgets/source_view.hpp"
#include "gui/widgets/start_panel.hpp"
#include "gui/widgets/status_strip.hpp"
#include "gui/widgets/top_bar.hpp"
#include "tests/gui/short_engine.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

/// Holds a run until it is stopped; then it is partial.
Engine patientEngine() {
    Engine engine = sample::engine();
    engine.run = [](const format::Scenario&, const study::RunOptions& options) {
        options.onProgress({0.25, 3.0, 9.0});
        while (!options.stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        study::StudyResult result = sample::result();
        result.partial = true;
        return base::Result<study::StudyResult>(std::move(result));
    };
    return engine;
}

void drop(sample::Window& window, const QStringList& paths) {
    QMimeData mime;
    QList<QUrl> urls;
    for (const QString& path : paths) urls << QUrl::fromLocalFile(path);
    mime.setUrls(urls);
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&*window, &enter);
    REQUIRE(enter.isAccepted());
    QDropEvent event(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&*window, &event);
}

}  // namespace

TEST_CASE("an empty window says what to do first") {
    sample::Window window;
    window.show();
    CHECK(part<StartPanel>(window).isVisible());
    CHECK_FALSE(part<Workspace>(window).isVisible());
    QTest::keyClick(&*window, Qt::Key_F5);  // nothing to run: nothing happens
    CHECK(part<StartPanel>(window).isVisible());
}

TEST_CASE("a file that is dropped is opened and remembered") {
    sample::Window window;
    window.show();
    const QString path = window.file();
    drop(window, {path});
    REQUIRE(QTest::qWaitFor([&] { return part<Workspace>(window).isVisible(); }));
    CHECK(window->windowTitle().startsWith("product_catalogue.json"));
    CHECK(says(part<TopBar>(window), "24 h · 5 replications · seed 42"));
    part<Workspace>(window).setCurrentIndex(Workspace::ResultsTab);
    CHECK(says(part<Workspace>(window), "Not run yet"));
    CHECK(RecentFiles(window.settings()).list().front() == path);
    CHECK(part<SourceView>(window).toPlainText() == QString::fromStdString(sample::sourceText()));
}

TEST_CASE("of several scenarios that are dropped each has a window, and a folder among them says what it is") {
    sample::Window window;
    window.show();
    QStringList wanted;
    QObject::connect(&*window, &MainWindow::windowWanted, [&](const QString& file) { wanted << file; });
    const QString first = window.file("first.json");
    const QString second = window.file("second.json");
    drop(window, {first, second, QFileInfo(first).path()});
    REQUIRE(QTest::qWaitFor([&] { return part<Workspace>(window).isVisible(); }));
    CHECK(window->path() == first);
    CHECK(wanted == QStringList{second, QFileInfo(first).path()});
}

TEST_CASE("a broken file that is dropped says what is wrong with it, and the window goes on") {
    sample::Window window(shortEngine());
    window.show();
    QByteArray binary;
    for (int i = 0; i < 5000; ++i) binary += static_cast<char>((i * 7919) % 256);
    const std::vector<std::pair<QString, QByteArray>> files{
        {"binary.json", binary},
        {"empty.json", {}},
        {"cut.json", QByteArray::fromStdString(sample::sourceText()).left(900)}};
    for (const auto& [name, content] : files) {
        INFO(name.toStdString());
        QFile file(window.path(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        drop(window, {file.fileName()});
        REQUIRE(QTest::qWaitFor(
            [&] { return window->path() == file.fileName() && part<ProblemPage>(window).isVisible(); }, 5'000));
        CHECK(part<ProblemPage>(window).findChild<ProblemTable*>()->model()->rowCount() > 0);
        CHECK_FALSE(part<Commands>(window).run->isEnabled());
    }
    drop(window, {window.file()});
    CHECK(QTest::qWaitFor([&] { return part<Commands>(window).run->isEnabled(); }, 5'000));
}

TEST_CASE("what is no file of this machine is not accepted") {
    sample::Window window;
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile("/a"), QUrl("https://example.com/b.json")});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&*window, &enter);
    CHECK_FALSE(enter.isAccepted());
}

TEST_CASE("F5 runs and the results appear with their figures") {
    sample::Window window;
    open(window);
    run(window);
    QStringList values;
    for (const HeadlineCard* card : window->findChildren<HeadlineCard*>()) values << card->accessibleDescription();
    CHECK(values.filter("25.4").size() == 1);
    CHECK(values.filter("119").size() == 1);
    CHECK(says(part<TopBar>(window), "finished in"));
    CHECK(says(part<StatusStrip>(window), "Prices us-east-1, 2025-11-01"));
    CHECK(says(part<ResultsPage>(window), "What makes the p99 of Api"));
}

TEST_CASE("Escape stops a run and shows what is finished as partial") {
    sample::Window window(patientEngine());
    open(window);
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return says(part<Workspace>(window), "Running, 25 %"); }));
    CHECK(says(part<TopBar>(window), "9 s left"));
    QTest::keyClick(&*window, Qt::Key_Escape);
    REQUIRE(QTest::qWaitFor([&] { return part<ResultsPage>(window).isVisible(); }));
    CHECK(says(part<TopBar>(window), "partial"));
    CHECK(says(part<ResultsPage>(window), "stopped"));
}

TEST_CASE("a run that is stopped before anything is finished can be started again") {
    Engine engine = sample::engine();
    engine.run = [](const format::Scenario&, const study::RunOptions& options) {
        while (!options.stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return base::Result<study::StudyResult>(base::Error{base::Errc::Cancelled, "", ""});
    };
    sample::Window window(engine);
    open(window);
    QTest::keyClick(&*window, Qt::Key_R, Qt::ControlModifier);
    QTest::qWait(30);
    QTest::keyClick(&*window, Qt::Key_Escape);
    REQUIRE(QTest::qWaitFor([&] { return says(part<Workspace>(window), "Stopped before anything was finished"); }));
    CHECK_FALSE(part<ResultsPage>(window).isVisible());
}

TEST_CASE("the window answers while a run is under way") {
    sample::Window window(patientEngine());
    open(window);
    QTest::keyClick(&*window, Qt::Key_F5);
    QTest::keyClick(&*window, Qt::Key_6, Qt::ControlModifier);
    CHECK(part<SourceView>(window).isVisible());
    window->open(window.file("other.json"));  // gives the run up
    REQUIRE(QTest::qWaitFor(
        [&] { return window->windowTitle().startsWith("other.json") && part<Workspace>(window).isVisible(); }));
    CHECK_FALSE(says(part<TopBar>(window), "running"));
}

TEST_CASE("a file that is not there is a problem of the file") {
    sample::Window window;
    window.show();
    window->open("/nowhere/at/all.json");
    REQUIRE(QTest::qWaitFor([&] { return part<ProblemPage>(window).isVisible(); }));
    CHECK(RecentFiles(window.settings()).list().isEmpty());
}

TEST_CASE("a file changed by somebody else is read again and its results marked old") {
    sample::Window window;
    open(window);
    run(window);
    QByteArray text = QByteArray::fromStdString(sample::sourceText());
    QFile file(window.path());
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(text.replace("\"MemorySize\": 512", "\"MemorySize\": 1024"));
    file.close();
    REQUIRE(QTest::qWaitFor([&] { return part<SourceView>(window).toPlainText().contains("1024"); }));
    CHECK(part<ResultsPage>(window).isVisibleTo(&part<Workspace>(window)));
    CHECK(says(part<StatusStrip>(window), "changed since the run"));
    CHECK(says(part<TopBar>(window), "results are of the file before it was changed"));
}
