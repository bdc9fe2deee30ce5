// SPDX-License-Identifier: GPL-3.0-or-later
// A window is killed while somebody types into a form and finishes nothing: what stood in the field five seconds before
// is there when the file is opened again.
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <random>

#include "gui/open_scenario.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/shape_editor.hpp"
#include "gui/widgets/source_view.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

constexpr std::int64_t kMostLostMillis = 5000;
constexpr const char* kMemory = "/Resources/ViewProduct/Properties/MemorySize";
constexpr const char* kDuration = "/Resources/ViewProduct/Behavior/Steps/0/Compute/Duration";

int memoryIn(const QString& text) {
    static const QRegularExpression memory(QStringLiteral(R"("MemorySize": (\d+))"));
    return memory.match(text).captured(1).toInt();
}

/// What stood in the field at its end, and five seconds before.
struct Typed {
    int last = 0;
    int longAgo = 0;
};

Typed typedUntilKilled(const QString& file, const QString& folder, int millis) {
    QProcess program;
    program.start(QStringLiteral(HEADROOM_TYPING_DRIVER), {file, folder});
    REQUIRE(program.waitForStarted());
    REQUIRE(program.waitForReadyRead(60'000));       // on a busy machine the first letter comes late
    REQUIRE_FALSE(program.waitForFinished(millis));  // it never ends by itself
    const auto end =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
            .count();
    program.kill();
    REQUIRE(program.waitForFinished());
    Typed typed;
    for (const QByteArray& line : program.readAllStandardOutput().split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() != 3) continue;
        typed.last = words[1].toInt();
        if (words[2].toLongLong() < end - kMostLostMillis) typed.longAgo = typed.last;
    }
    return typed;
}

void survive(int kills) {
    std::minstd_rand random(std::random_device{}());
    for (int i = 0; i < kills; ++i) {
        const sample::Window files;
        const QTemporaryDir folder;
        const QString file = files.file();
        const int millis = 6000 + static_cast<int>(random() % 3000U);
        const Typed typed = typedUntilKilled(file, folder.path(), millis);
        OpenScenario open(sample::engine(), folder.filePath("recovery"));
        open.open(file);
        REQUIRE(QTest::qWaitFor([&] { return open.file() != nullptr; }));
        const int kept = memoryIn(open.text().text());
        CAPTURE(i, millis, typed.last, typed.longAgo, kept);
        REQUIRE(typed.longAgo > 512);  // else nothing is shown
        CHECK(kept >= typed.longAgo);
        CHECK(kept <= typed.last);
    }
}

QString keptOf(sample::Window& window) {
    const QDir folder(recoveryFolderOf(window.settings()));
    for (const QString& name : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!name.contains(u'.') && file.open(QIODevice::ReadOnly)) return QString::fromUtf8(file.readAll());
    }
    return {};
}

FieldRow& row(sample::Window& window, const char* pointer) {
    part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "ViewProduct");
    FieldRow* found = part<PropertiesPanel>(window).form()->row(pointer);
    REQUIRE(found != nullptr);
    return *found;
}

}  // namespace

TEST_CASE("a window killed while a field is typed into has lost five seconds of it at most") { survive(1); }

TEST_CASE("so has one that is killed again and again", "[.][soak]") { survive(12); }

TEST_CASE("what stands in a field is kept before it is finished, and forgotten with it") {
    sample::Window window;
    open(window);
    QLineEdit& memory = *row(window, kMemory).line();
    memory.setFocus();
    memory.selectAll();
    QTest::keyClicks(&memory, "1024");
    REQUIRE(QTest::qWaitFor([&] { return memoryIn(keptOf(window)) == 1024; }, kMostLostMillis));
    CHECK(part<SourceView>(window).document()->toPlainText() == QString::fromStdString(sourceText()));
    QTest::keyClick(&memory, Qt::Key_Escape);
    CHECK(QTest::qWaitFor([&] { return keptOf(window).isEmpty(); }, kMostLostMillis));
}

TEST_CASE("so is a parameter of a distribution, which saving takes as well") {
    sample::Window window;
    open(window);
    ShapeEditor* shape = row(window, kDuration).shape();
    REQUIRE(shape != nullptr);
    QLineEdit* median = shape->parameter("Median");
    median->setFocus();
    median->selectAll();
    QTest::keyClicks(median, "7ms");
    CHECK(window->isWindowModified());
    REQUIRE(QTest::qWaitFor([&] { return keptOf(window).contains("\"Median\": \"7ms\""); }, kMostLostMillis));
    QTest::keyClick(median, Qt::Key_S, Qt::ControlModifier);
    QFile saved(window.path());
    REQUIRE(saved.open(QIODevice::ReadOnly));
    CHECK(saved.readAll().contains("\"Median\": \"7ms\""));
    CHECK(keptOf(window).isEmpty());
}

TEST_CASE("half a value is back in its field after the program was killed, and out of the document") {
    const sample::Window files;
    const QString path = files.file();
    QSettings settings(files.path("killed.ini"), QSettings::IniFormat);
    const QString folder = recoveryFolderOf(settings);
    REQUIRE(QDir().mkpath(folder));
    const TypedTexts typed{"provisioned, scaled", OutlineItem::Kind::Resource, "ViewProduct", {{kMemory, "heaps of"}}};
    {
        Recovery killed(folder);
        killed.begin(path);
        killed.keep(QString::fromStdString(sourceText()), writtenTexts(typed));
    }
    settings.setValue("account/asked", true);
    Appearance appearance(*qApp, settings);
    MainWindow window(sample::engine(), appearance, settings);
    window.show();
    window.open(path);
    const auto memory = [&]() -> QLineEdit* {
        FieldForm* form = window.findChild<PropertiesPanel*>()->form();
        FieldRow* found = form != nullptr ? form->row(kMemory) : nullptr;
        return found != nullptr ? found->line() : nullptr;
    };
    REQUIRE(QTest::qWaitFor([&] { return memory() != nullptr && memory()->text() == "heaps of"; }));
    CHECK(memory()->property("role") == "wrong");
    CHECK(window.findChild<SourceView*>()->document()->toPlainText() == QString::fromStdString(sourceText()));
    CHECK_FALSE(window.isWindowModified());
    CHECK_FALSE(readTexts("no json"));
    CHECK(readTexts(writtenTexts(typed))->fields.front().text == "heaps of");
}

TEST_CASE("so is what was typed and is no value yet kept within five seconds") {
    sample::Window window;
    open(window);
    QLineEdit& memory = *row(window, kMemory).line();
    memory.setFocus();
    memory.selectAll();
    QTest::keyClicks(&memory, "heaps of");
    const QDir folder(recoveryFolderOf(window.settings()));
    const auto typed = [&] {
        for (const QString& name : folder.entryList({"*.typed"}, QDir::Files)) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::ReadOnly)) return QString::fromUtf8(file.readAll());
        }
        return QString();
    };
    REQUIRE(QTest::qWaitFor([&] { return typed().contains("heaps of"); }, kMostLostMillis));
    CHECK(keptOf(window) == QString::fromStdString(sourceText()));
    QTest::keyClick(&memory, Qt::Key_Escape);
    CHECK(QTest::qWaitFor([&] { return typed().isEmpty() && keptOf(window).isEmpty(); }, kMostLostMillis));
}
