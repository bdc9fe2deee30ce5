// SPDX-License-Identifier: GPL-3.0-or-later
// What a person sees when a run fails and when a file cannot be written.
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QTimer>

#include <sys/resource.h>

#include <csignal>
#include <memory>
#include <new>

#include "gui/commands.hpp"
#include "gui/run_attempt.hpp"
#include "gui/text_file.hpp"
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
        options.onProgress({0.43, 11.0, 15.0});
        return base::Result<study::StudyResult>(base::Error{base::Errc::Environment, "on-demand", "no memory is left"});
    };
    return engine;
}

/// What is said when the window's file is saved.
QString savedWith(Window& window) {
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
    static_cast<void>(QTest::qWaitFor([&] { return !said.isEmpty(); }, 1000));
    return said;
}

/// No file takes more than so many bytes while this is there: what a disk does that fills.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) : before_(std::signal(SIGXFSZ, SIG_IGN)) {
        REQUIRE(getrlimit(RLIMIT_FSIZE, &limit_) == 0);
        const rlimit full{bytes, limit_.rlim_max};
        REQUIRE(setrlimit(RLIMIT_FSIZE, &full) == 0);
    }
    ~FullDisk() {
        setrlimit(RLIMIT_FSIZE, &limit_);
        std::signal(SIGXFSZ, before_);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit limit_{};
    void (*before_)(int);
};

std::string bytesOnDisk(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

}  // namespace

TEST_CASE("a run that fails says why, in the place of results, and can be tried again") {
    const auto failures = std::make_shared<int>(1);
    Window window(failing(failures));
    open(window);
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return says(*window, "No memory is left."); }));
    CHECK(says(*window, "The run failed"));
    CHECK(says(*window, "while simulating \"on-demand\", after 43 % of the run"));
    CHECK(says(*window, "about 286 MB of memory"));
    CHECK(says(*window, "What helps: close other programs, shorten Duration"));
    CHECK(says(*window, "The scenario is as it was."));
    REQUIRE(part<Commands>(window).run->isEnabled());
    run(window);
    CHECK_FALSE(says(*window, "No memory is left"));
}

TEST_CASE("a run that fails leaves the results of the run before, and says why") {
    const auto failures = std::make_shared<int>(0);
    Window window(failing(failures));
    open(window);
    run(window);
    *failures = 1;
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return says(part<StatusStrip>(window), "No memory is left."); }));
    CHECK(says(part<StatusStrip>(window), "after 43 % of the run"));
    CHECK(part<ResultsPage>(window).isVisible());
    CHECK(says(part<TopBar>(window), "The run failed"));
}

TEST_CASE("a failure is told by its step, by what was asked for and by what helps") {
    const base::Error memory{base::Errc::Environment, "", "out of memory"};
    RunAttempt attempt;
    CHECK(failureText(memory, attempt).startsWith("Out of memory.\nIt happened before the simulation"));
    CHECK_FALSE(failureText(memory, attempt).contains("was expected to need"));
    attempt.expected = study::Estimate{1e6, 10.0, 2.0 * 1024 * 1024 * 1024};
    attempt.jobs = 4;
    const QString several = failureText(memory, attempt).replace(QChar(0x00a0), u' ');
    CHECK(several.contains("while simulating, after 0 % of the run"));
    CHECK(several.contains("about 2 GB of memory for each of the 4 replications"));
    const QString ours = failureText({base::Errc::Internal, "a", "went wrong."}, attempt);
    CHECK(ours.startsWith("Went wrong.\n"));
    CHECK(ours.contains("report it"));
    CHECK_FALSE(ours.contains("memory"));
    const QString refused = failureText({base::Errc::Refused, "a", "too long"}, attempt);
    CHECK(refused.contains("Change that in the scenario"));
}

TEST_CASE("a run that finds no memory at all is told in a sentence") {
    Engine engine = sample::engine();
    engine.run = [](const format::Scenario&, const study::RunOptions&) -> base::Result<study::StudyResult> {
        throw std::bad_alloc();
    };
    Window window(engine);
    open(window);
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return says(*window, "No memory is left."); }));
    CHECK(part<Commands>(window).run->isEnabled());
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
    const QString said = savedWith(window);
    CHECK(said.contains("was not saved"));
    CHECK(said.contains("your changes are still here"));
    CHECK(source.toPlainText() == text);
    CHECK(window->isWindowModified());
}

// Texts of a few kilobytes wait in Qt's own buffer until the file is closed: what goes wrong then must be told as well.
TEST_CASE("a disk that fills while saving leaves the file as it was, and the changes") {
    Window window;
    open(window);
    const QString path = window->path();
    const std::string before = bytesOnDisk(path);
    REQUIRE(before.size() > 100);
    part<Workspace>(window).setCurrentIndex(Workspace::SourceTab);
    auto& source = part<SourceView>(window);
    source.setFocus();
    QTest::keyClicks(&source, "  ");
    for (const rlim_t room : {rlim_t(0), rlim_t(100)}) {
        const FullDisk full(room);
        CHECK(savedWith(window).contains("was not saved"));
    }
    CHECK(bytesOnDisk(path) == before);
    CHECK(window->isWindowModified());
    CHECK(QDir(QFileInfo(path).absolutePath()).entryList({"product_catalogue.json*"}, QDir::Files).size() == 1);
    CHECK(savedWith(window).isEmpty());  // there is room again
    CHECK(bytesOnDisk(path) == source.toPlainText().toStdString());
    CHECK_FALSE(window->isWindowModified());
}

TEST_CASE("a full disk is told as what it is, also where it took a part of the file") {
    const QTemporaryDir folder;
    for (const rlim_t room : {rlim_t(0), rlim_t(4), rlim_t(70'000)}) {
        const FullDisk full(room);
        const auto written = writeWhole(folder.filePath("large.json"), QByteArray(100'000, ' '));
        REQUIRE_FALSE(written);
        CHECK(written.error().what.find("nknown") == std::string::npos);
        CHECK(written.error().what.find("large") != std::string::npos);  // "File too large", as the system says it here
    }
    CHECK(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

TEST_CASE("what is kept of changes is not lost to a disk that fills") {
    const QTemporaryDir folder;
    const QString path = folder.filePath("kept.json");
    REQUIRE(writeWhole(path, "{ \"kept\": 1 }"));
    {
        const FullDisk full(4);
        CHECK_FALSE(writeWhole(path, "{ \"kept\": 2 }"));
        CHECK_FALSE(writeWhole(path, QByteArray(100'000, ' ')));
    }
    CHECK(bytesOnDisk(path) == "{ \"kept\": 1 }");
}
