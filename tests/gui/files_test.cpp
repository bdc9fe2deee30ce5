// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a document when its file changes, goes or cannot be read while it is open.
#include <QAction>
#include <QFile>
#include <QFileInfo>

#include <cstdio>

#include "gui/commands.hpp"
#include "gui/recovery.hpp"
#include "gui/widgets/source_view.hpp"
#include "gui/widgets/start_panel.hpp"
#include "gui/widgets/status_strip.hpp"
#include "tests/gui/answer_dialog.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void write(const QString& path, const QByteArray& content) {
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(content);
}

void type(sample::Window& window, const QString& text) {
    SourceView& source = part<SourceView>(window);
    source.moveCursor(QTextCursor::End);
    source.insertPlainText(text);
}

const QByteArray kTheirs = QByteArray::fromStdString(sample::sourceText()) + "\n// theirs\n";

}  // namespace

TEST_CASE("a file that is deleted while it is open is said to be gone, and saving writes it again") {
    sample::Window window;
    open(window);
    CHECK_FALSE(window->isWindowModified());
    REQUIRE(QFile::remove(window.path()));
    REQUIRE(QTest::qWaitFor([&] { return says(part<StatusStrip>(window), "the file is gone"); }));
    CHECK(window->isWindowModified());
    Answers cancel("Cancel");
    window->close();  // asks
    CHECK(cancel.asked() == 1);
    CHECK(window->isVisible());
    window.show();  // active again
    QTest::keyClick(&*window, Qt::Key_S, Qt::ControlModifier);
    CHECK(contentOf(window.path()) == QByteArray::fromStdString(sample::sourceText()));
    CHECK_FALSE(window->isWindowModified());
}

TEST_CASE("a file that goes and comes, as version control has it, is read again without a question") {
    sample::Window window;
    open(window);
    REQUIRE(QFile::remove(window.path()));
    REQUIRE(QTest::qWaitFor([&] { return window->isWindowModified(); }));
    write(window.path(), kTheirs);
    REQUIRE(QTest::qWaitFor([&] { return part<SourceView>(window).toPlainText().contains("// theirs"); }));
    CHECK_FALSE(window->isWindowModified());
    CHECK_FALSE(says(part<StatusStrip>(window), "the file is gone"));
}

TEST_CASE("saving over what somebody else has written asks first") {
    sample::Window window;
    open(window);
    type(window, "// mine");
    write(window.path(), kTheirs);
    REQUIRE(QTest::qWaitFor([&] { return says(part<StatusStrip>(window), "changed on disk by somebody else"); }));
    type(window, " more");
    QTest::qWait(500);  // the notice outlives the next check
    CHECK(says(part<StatusStrip>(window), "changed on disk by somebody else"));
    {
        Answers cancel("Cancel");
        QTest::keyClick(&*window, Qt::Key_S, Qt::ControlModifier);
        CHECK(cancel.asked() == 1);
        CHECK(cancel.said().contains("changed by somebody else"));
    }
    CHECK(contentOf(window.path()) == kTheirs);
    window.show();  // active again
    Answers replace("Replace");
    QTest::keyClick(&*window, Qt::Key_S, Qt::ControlModifier);
    CHECK(replace.asked() == 1);
    window.show();
    CHECK(contentOf(window.path()).contains("// mine more"));
    CHECK_FALSE(says(part<StatusStrip>(window), "changed on disk by somebody else"));
    type(window, "!");
    QTest::keyClick(&*window, Qt::Key_S, Qt::ControlModifier);
    CHECK(replace.asked() == 1);  // what was saved here is ours
    CHECK(contentOf(window.path()).endsWith("// mine more!"));
}

TEST_CASE("reading a file again that is not there leaves a document that can be saved") {
    sample::Window window;
    open(window);
    type(window, "// mine");
    REQUIRE(QFile::remove(window.path()));
    part<Commands>(window).reload->trigger();
    REQUIRE(QTest::qWaitFor([&] { return says(part<StatusStrip>(window), "the file is gone"); }));
    CHECK(part<Commands>(window).save->isEnabled());
    CHECK(part<SourceView>(window).toPlainText().endsWith("// mine"));
    QTest::keyClick(&*window, Qt::Key_S, Qt::ControlModifier);
    CHECK(contentOf(window.path()).endsWith("// mine"));
}

TEST_CASE("what was changed in an example and not saved is offered when the program starts again") {
    QTemporaryDir home;
    const QString ini = home.filePath("settings.ini");
    const auto start = [&](const std::function<void(MainWindow&)>& use) {
        QSettings settings(ini, QSettings::IniFormat);
        settings.setValue("account/asked", true);
        Appearance appearance(*qApp, settings);
        Engine engine = sample::engine();
        auto window = std::make_unique<MainWindow>(engine, appearance, settings);
        window->show();
        use(*window);
    };
    start([](MainWindow& window) {
        emit window.findChild<StartPanel*>()->exampleChosen("product_catalogue.json");
        auto* source = window.findChild<SourceView*>();
        REQUIRE(QTest::qWaitFor([&] { return !source->toPlainText().isEmpty(); }));
        source->moveCursor(QTextCursor::End);
        source->insertPlainText("// ten minutes of work");
        QTest::qWait(2300);  // kept by now; then the program is gone without a word
    });
    const QStringList lost = Recovery::lost(home.filePath("recovery"));
    REQUIRE(lost.size() == 1);
    CHECK(lost.front().endsWith("examples/product_catalogue.json"));
    start([](MainWindow& window) {
        emit window.findChild<StartPanel*>()->exampleChosen("product_catalogue.json");
        auto* source = window.findChild<SourceView*>();
        CHECK(QTest::qWaitFor([&] { return source->toPlainText().endsWith("// ten minutes of work"); }));
    });
}

TEST_CASE("an example is saved with the trace that it names") {
    const QTemporaryDir folder;
    Examples examples(folder.filePath("examples"));
    const QString copy = examples.copyOf("url_shortener.json");
    REQUIRE(QFile::exists(copy));
    CHECK(examples.namedIn(contentOf(copy)) == QStringList{"url_shortener_requests.csv"});
    CHECK(examples.namedIn("{}").isEmpty());
    // The same every time, and no older version of it is left.
    write(copy, "of an older version");
    CHECK(Examples(folder.filePath("examples")).copyOf("url_shortener.json") == copy);
    CHECK(contentOf(copy).contains("\"Headroom\""));
}

TEST_CASE("a scenario keeps the language that it is written in") {
    sample::Window files;
    OpenScenario open(sample::engine(), files.path("recovery"));
    open.open(files.file());
    REQUIRE(QTest::qWaitFor([&] { return open.file() != nullptr; }));
    const auto refused = open.save(files.path("other.yaml"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find(".json") != std::string::npos);
    CHECK_FALSE(QFile::exists(files.path("other.yaml")));
    int checks = 0;
    QObject::connect(&open, &OpenScenario::loaded, [&] { ++checks; });
    REQUIRE(open.save(files.path("other.json")));
    CHECK(QTest::qWaitFor([&] { return checks == 1; }));  // what it names is looked for beside it
}

TEST_CASE("a file that may only be read is said to be so, and saved under another name") {
    sample::Window window;
    const QString path = window.file();
    REQUIRE(QFile::setPermissions(path, QFile::ReadOwner));
    if (QFileInfo(path).isWritable()) {
        std::puts("  skipped: an administrator may write to any file");
        return;
    }
    window.show();
    window->open(path);
    REQUIRE(QTest::qWaitFor([&] { return says(part<StatusStrip>(window), "the file is read-only"); }));
    type(window, "// mine");
    Answers another({}, window.path("copy.json"));
    QTest::keyClick(&*window, Qt::Key_S, Qt::ControlModifier);
    CHECK(contentOf(window.path("copy.json")).endsWith("// mine"));
}
