// SPDX-License-Identifier: GPL-3.0-or-later
// What a person sees when a run fails and when a file cannot be written.
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <QTimer>

#include <memory>

#include "gui/commands.hpp"
#include "gui/widgets/source_view.hpp"
#include "gui/widgets/status_strip.hpp"
#include "gui/widgets/top_bar.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

/// Fails as often as it is told to, then answers.
Engine failing(const std::shared_ptr<int>& failures) {
    Engine engine = sample::engine();
    engine.run = [failures, answer = engine.run](const format::Scenario& scenario, const study::RunOptions& options) {
        if (*failures == 0) return answer(scenario, options);
        --*failures;
        return base::Result<study::StudyResult>(base::Error{base::Errc::Internal, "", "no memory is left"});
    };
    return engine;
}

}  // namespace

TEST_CASE("a run that fails says why, in the place of results, and can be tried again") {
    const auto failures = std::make_shared<int>(1);
    Window window(failing(failures));
    open(window);
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return says(*window, "no memory is left"); }));
    CHECK(says(*window, "The run failed"));
    REQUIRE(part<Commands>(window).run->isEnabled());
    run(window);
    CHECK_FALSE(says(*window, "no memory is left"));
}

TEST_CASE("a run that fails leaves the results of the run before, and says why") {
    const auto failures = std::make_shared<int>(0);
    Window window(failing(failures));
    open(window);
    run(window);
    *failures = 1;
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return says(part<StatusStrip>(window), "no memory is left"); }));
    CHECK(part<ResultsPage>(window).isVisible());
    CHECK(says(part<TopBar>(window), "The run failed"));
}

// A folder that is gone stands for every disk that does not take the file: full, locked, pulled out.
TEST_CASE("a save that fails says so, and the changes stay") {
    Window window;
    open(window);
    part<Workspace>(window).setCurrentIndex(Workspace::SourceTab);
    auto& source = part<SourceView>(window);
    source.setFocus();
    QTest::keyClicks(&source, " ");
    const QString text = source.toPlainText();
    REQUIRE(QDir(QFileInfo(window->path()).absolutePath()).removeRecursively());
    QString said;
    QTimer answering;
    QObject::connect(&answering, &QTimer::timeout, [&] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (box == nullptr) return;
        said += box->text();
        box->defaultButton() != nullptr ? box->defaultButton()->click() : box->accept();
    });
    answering.start(30);
    part<Commands>(window).save->trigger();
    REQUIRE(QTest::qWaitFor([&] { return said.contains("was not saved"); }));
    CHECK(said.contains("your changes are still here"));
    CHECK(source.toPlainText() == text);
    CHECK(window->isWindowModified());
}
