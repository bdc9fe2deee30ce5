// SPDX-License-Identifier: GPL-3.0-or-later
// Each scenario of the gallery and each broken file is opened in the real window, in both languages: every page can be
// looked at, what is wrong is said, nothing is lost.
#include <QAction>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "gui/commands.hpp"
#include "gui/examples.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/row_table.hpp"
#include "gui/widgets/source_view.hpp"
#include "tests/gui/short_engine.hpp"
#include "tests/gui/spoken.hpp"
#include "tests/gui/window_steps.hpp"
#include "tests/support/source_folder.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

/// Opens a file and waits until the window has told what it is.
void openFile(Window& window, const QString& path) {
    window->open(path);
    REQUIRE(QTest::qWaitFor(
        [&] {
            return part<Workspace>(window).isVisible() && window->windowTitle().startsWith(QFileInfo(path).fileName());
        },
        20'000));
}

void seeEveryPage(Window& window) {
    for (int tab = 0; tab <= Workspace::SourceTab; ++tab) {
        part<Workspace>(window).setCurrentIndex(tab);
        QTest::qWait(5);
        CHECK(part<Workspace>(window).currentWidget()->isVisible());
    }
}

/// Chooses everything in the tree, so that every form is made once.
void seeEveryForm(Window& window) {
    auto& outline = part<OutlineView>(window);
    const QAbstractItemModel& model = *outline.model();
    for (int section = 0; section < model.rowCount(); ++section) {
        const QModelIndex parent = model.index(section, 0);
        for (int row = 0; row < model.rowCount(parent); ++row) {
            outline.setCurrentIndex(model.index(row, 0, parent));
            QTest::qWait(1);
            CHECK(part<PropertiesPanel>(window).form() != nullptr);
        }
    }
}

struct Broken {
    const char* name;
    QByteArray content;
};

std::vector<Broken> brokenFiles() {
    const QByteArray good = QByteArray::fromStdString(sourceText());
    return {
        {"empty.json", {}},
        {"blank.json", "  \n\n"},
        {"open.json", "{"},
        {"list.json", "[1, 2, 3]"},
        {"number.json", "5"},
        {"binary.json", QByteArray("\x00\x01\x02\xff\xfe\x00", 6)},
        {"latin.json", QByteArray("{ \"Headroom\": 1, \"Name\": \"caf\xe9\" }")},
        {"lines.json", "{ \"Headroom\": 1,\r\n\"Name\": \"a\",\n\"Region\": \"us-east-1\" }"},
        {"cut.json", good.left(good.size() / 2)},
        {"twice.json", "{ \"Headroom\": 1, \"Name\": \"a\", \"Name\": \"b\" }"},
        {"deep.json", QByteArray(2000, '[')},
        {"unknown.json", QByteArray(good).replace("\"Workloads\"", "\"Worklods\"")},
        {"far.json", QByteArray(good).replace("\"MemorySize\": 512", "\"MemorySize\": 51200000000000000000000")},
        {"nowhere.json", QByteArray(good).replace("\"Target\": \"Views\"", "\"Target\": \"Nowhere\"")},
        {"trace.json", QByteArray(good).replace("{ \"Diurnal\"", "{ \"Trace\": { \"File\": \"gone.csv\" }, \"Was\"")},
        {"huge.json", QByteArray("{ \"Headroom\": 1, \"Name\": \"") + QByteArray(5'000'000, 'x') + "\" }"},
        {"broken.yaml", "Headroom: 1\nName: [\n"},
        {"anchors.yaml", "a: &a [*b]\nb: &b [*a]\n"}};
}

void openBroken(Window& window) {
    for (const Broken& broken : brokenFiles()) {
        INFO(broken.name);
        const QString path = window.path(QLatin1String(broken.name));
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(broken.content);
        file.close();
        openFile(window, path);
        CHECK_FALSE(part<Commands>(window).run->isEnabled());
        CHECK(part<ProblemTable>(window).model()->rowCount() > 0);
        seeEveryPage(window);
        CHECK_FALSE(window->isWindowModified());
        REQUIRE(file.open(QIODevice::ReadOnly));
        CHECK(file.readAll() == broken.content);
        file.close();
    }
}

void openGallery(Window& window) {
    Examples examples;
    for (const Examples::Example& example : examples.list()) {
        INFO(example.name.toStdString());
        openFile(window, examples.copyOf(example.name));
        CHECK(part<Commands>(window).run->isEnabled());
        seeEveryPage(window);
        seeEveryForm(window);
        CHECK_FALSE(window->isWindowModified());
    }
}

/// Inputs that once broke a reader or were found by a fuzzer.
void openCorpus(Window& window) {
    const QDir folder(QString::fromStdString((test::sourceFolder() / "tests/fuzz/corpus/scenario").string()));
    const QStringList names = folder.entryList(QDir::Files);
    REQUIRE_FALSE(names.isEmpty());
    for (const QString& name : names) {
        INFO(name.toStdString());
        const QString path = window.path(name + ".json");
        QFile::remove(path);
        REQUIRE(QFile::copy(folder.filePath(name), path));
        openFile(window, path);
        seeEveryPage(window);
    }
}

void openAll() {
    Window window(shortEngine());
    window.show();
    openGallery(window);
    openCorpus(window);
    openBroken(window);
    openFile(window, window.file());  // and after all of it, a good one
    CHECK(part<Commands>(window).run->isEnabled());
}

}  // namespace

TEST_CASE("every scenario of the gallery and every broken file is opened", "[.open]") { openAll(); }

TEST_CASE("every scenario of the gallery and every broken file is opened in Indonesian", "[.open]") {
    const Spoken indonesian(Language::Indonesian);
    openAll();
}
