// SPDX-License-Identifier: GPL-3.0-or-later
// What is no file, must not be read or is far too long: a sentence says so, the window goes on.
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTextBlock>
#include <QTextLayout>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "gui/commands.hpp"
#include "gui/pages/problem_page.hpp"
#include "gui/pages/source_page.hpp"
#include "gui/text_file.hpp"
#include "gui/widgets/row_table.hpp"
#include "gui/widgets/source_view.hpp"
#include "gui/widgets/status_strip.hpp"
#include "tests/gui/short_engine.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

/// An administrator may read whatever there is: somebody else looks.
class Somebody {
public:
    Somebody() { REQUIRE((wasRoot_ ? ::seteuid(65534) : 0) == 0); }
    ~Somebody() {
        if (wasRoot_ && ::seteuid(0) != 0) std::abort();
    }
    Somebody(const Somebody&) = delete;
    Somebody& operator=(const Somebody&) = delete;

private:
    bool wasRoot_ = ::geteuid() == 0;
};

/// Opens it and waits until something is said about it; the first problem.
QString troubleOf(Window& window, const QString& path) {
    window->open(path);
    REQUIRE(QTest::qWaitFor([&] { return window->path() == path && part<Workspace>(window).isVisible(); }, 20'000));
    auto* table = part<ProblemPage>(window).findChild<ProblemTable*>();
    REQUIRE(table->model()->rowCount() > 0);
    QString all;
    for (int column = 0; column < table->model()->columnCount(); ++column)
        all += table->model()->index(0, column).data().toString() + u' ';
    CHECK_FALSE(part<Commands>(window).run->isEnabled());
    return all;
}

void opensGood(Window& window) {
    window->open(window.file());
    CHECK(QTest::qWaitFor([&] { return part<Commands>(window).run->isEnabled(); }));
}

}  // namespace

TEST_CASE("a folder is no file, and is said to be none") {
    Window window(shortEngine());
    window.show();
    const QString folder = window.path("folder.json");
    REQUIRE(QDir().mkpath(folder));
    CHECK(troubleOf(window, folder).contains("It is a folder"));
    opensGood(window);
}

TEST_CASE("a pipe does not hold the window up") {
    Window window(shortEngine());
    window.show();
    const QString pipe = window.path("pipe.json");
    REQUIRE(::mkfifo(pipe.toLocal8Bit().constData(), 0600) == 0);
    CHECK(troubleOf(window, pipe).contains("a device or a pipe"));
    opensGood(window);
}

TEST_CASE("a file that must not be read says so") {
    Window window(shortEngine());
    window.show();
    const QString path = window.file("secret.json");
    REQUIRE(QFile::setPermissions(QFileInfo(path).path(), QFile::Permissions::fromInt(0x7755)));
    REQUIRE(QFile::setPermissions(path, QFile::Permissions()));
    QString trouble;
    {
        const Somebody somebody;
        trouble = troubleOf(window, path);
    }
    CHECK(trouble.contains("ermission denied"));
    REQUIRE(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    opensGood(window);
}

TEST_CASE("64 MB of a scenario are read beside the window") {
    Window window(shortEngine());
    window.show();
    const QString path = window.path("huge.json");
    {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("{ \"Headroom\": 1, \"Description\": \"");
        const QByteArray block(1 << 20, 'x');
        for (int i = 0; i < 64; ++i) file.write(block);
        file.write("\" }");
    }
    window->open(path);
    // The loop comes round while it is read: the window answers in between.
    int turns = 0;
    REQUIRE(QTest::qWaitFor(
        [&] {
            ++turns;
            return part<Workspace>(window).isVisible();
        },
        60'000));
    CHECK(turns > 2);
    CHECK_FALSE(part<Commands>(window).run->isEnabled());
    auto* table = part<ProblemPage>(window).findChild<ProblemTable*>();
    CHECK(table->model()->rowCount() > 0);
    opensGood(window);
}

// A single line of 100 KB, as programs write files, with two thousand mistakes in it: colours and marks for each of
// them would hold the window up for seconds whenever it is painted.
TEST_CASE("a file that is one long line is shown plainly, its problems in the list") {
    Window window(shortEngine());
    window.show();
    const QString path = window.path("minified.json");
    {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("{\"Headroom\":1");
        for (int i = 0; i < 2000; ++i) file.write(",\"" + QByteArray(40, 'k') + QByteArray::number(i) + "\":1");
        file.write("}");
    }
    CHECK(troubleOf(window, path).contains("minified.json:1:"));
    part<Workspace>(window).setCurrentIndex(Workspace::SourceTab);
    auto& source = part<SourceView>(window);
    CHECK(source.document()->firstBlock().layout()->formats().isEmpty());
    CHECK(source.extraSelections().size() == 1);  // the line of the cursor
    opensGood(window);
    CHECK(QTest::qWaitFor([&] {
        const QTextBlock second = source.document()->findBlockByNumber(2);
        return second.isValid() && !second.layout()->formats().isEmpty();
    }));
}

// A line is laid out and drawn whole at every blink of the cursor, a second for each 3 MB. The text stays what the file
// says: plans and runs are of it.
TEST_CASE("a line of 3 MB is shown by its beginning, and says why it is not edited here") {
    Window window(shortEngine());
    window.show();
    const QString path = window.path("wide.json");
    QByteArray wide = QByteArray::fromStdString(sourceText());
    wide.insert(wide.indexOf("\"Resources\""), "\"Description\": \"" + QByteArray(3 << 20, 'x') + "\",\n");
    {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(wide);
    }
    window->open(path);
    REQUIRE(QTest::qWaitFor([&] { return part<Commands>(window).run->isEnabled(); }, 20'000));
    part<Workspace>(window).setCurrentIndex(Workspace::SourceTab);
    auto& source = part<SourceView>(window);
    CHECK(source.document()->characterCount() < 20'000);
    CHECK(source.isReadOnly());
    CHECK(says(part<SourcePage>(window), "too long to be drawn"));
    CHECK_FALSE(part<Commands>(window).save->isEnabled());
    // Written anew in lines, it is a file like any other.
    {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(sourceText()));
    }
    REQUIRE(QTest::qWaitFor([&] { return !source.isReadOnly(); }, 20'000));
    CHECK(source.document()->toPlainText() == QString::fromStdString(sourceText()));
    CHECK_FALSE(window->isWindowModified());
}

// Whoever writes the file anew, the text that was open can be had back.
TEST_CASE("a file that is written anew in long lines is undone to what it was, which is edited as before") {
    Window window(shortEngine());
    window.show();
    window->open(window.file());
    auto& source = part<SourceView>(window);
    const QString text = QString::fromStdString(sourceText());
    REQUIRE(QTest::qWaitFor([&] { return source.toPlainText() == text && !source.isReadOnly(); }, 20'000));
    QByteArray wide = QByteArray::fromStdString(sourceText());
    wide.insert(wide.indexOf("\"Resources\""), "\"Description\": \"" + QByteArray(200'000, 'x') + "\",\n");
    {
        QFile file(window.path());
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(wide);
    }
    const auto isShortened = [&] { return source.isReadOnly() && source.document()->characterCount() < 20'000; };
    REQUIRE(QTest::qWaitFor(isShortened, 20'000));
    CHECK_FALSE(window->isWindowModified());
    QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(QTest::qWaitFor([&] { return !source.isReadOnly(); }, 20'000));
    CHECK(source.toPlainText() == text);
    CHECK(window->isWindowModified());
    QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    REQUIRE(QTest::qWaitFor(isShortened, 20'000));
    part<Workspace>(window).setCurrentIndex(Workspace::SourceTab);
    CHECK(QTest::qWaitFor([&] { return says(part<SourcePage>(window), "too long to be drawn"); }, 20'000));
    QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(QTest::qWaitFor([&] { return !source.isReadOnly(); }, 20'000));
    part<Commands>(window).save->trigger();
    REQUIRE(QTest::qWaitFor([&] { return !window->isWindowModified(); }, 20'000));
    QFile file(window.path());
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == QByteArray::fromStdString(sourceText()));
}

TEST_CASE("long lines are told by what they are together") {
    const QString line(30'000, u'x');
    CHECK_FALSE(hasLongLines(line + u'\n' + line + u'\n' + line));
    CHECK(hasLongLines(line + u'\n' + line + u'\n' + line + u'\n' + line));
    CHECK_FALSE(hasLongLines(QStringLiteral("short\n").repeated(100'000)));
    CHECK(hasLongLines(QString(100'001, u'x')));
    const QString shown = withShortLines(QStringLiteral("a\n") + line + QStringLiteral("\nb"));
    CHECK(shown.size() == 2 + 2'001 + 2);
    CHECK(shown.endsWith(QStringLiteral("x…\nb")));
}
