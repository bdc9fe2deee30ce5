// SPDX-License-Identifier: GPL-3.0-or-later
// Every command that can be chosen, in every state of the window; nonsense in every field.
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <thread>

#include "gui/command_list.hpp"
#include "gui/commands.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/source_view.hpp"
#include "tests/gui/short_engine.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

/// Leaves every dialog that comes up while it lives.
class Leaves : public QObject {
public:
    Leaves() {
        connect(&timer_, &QTimer::timeout, this, [] {
            if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget())) dialog->reject();
        });
        timer_.start(5);
    }

private:
    QTimer timer_;
};

/// Chooses each entry of the palette once; what comes up is left again.
void chooseEach(sample::Window& window) {
    const Leaves leaves;
    QStringList names;
    for (const CommandEntry& entry : menuCommands(*window->menuBar(), nullptr)) names << entry.text;
    CHECK(names.size() > 30);
    for (const QString& name : names) {
        INFO(name.toStdString());
        for (const CommandEntry& entry : menuCommands(*window->menuBar(), nullptr)) {
            if (entry.text != name) continue;  // an earlier one may have taken it away
            entry.act();
            break;
        }
        QTest::qWait(10);
        for (QWidget* other : QApplication::topLevelWidgets()) {
            if (other != &*window && other->isVisible() && qobject_cast<QMenu*>(other) == nullptr) other->close();
        }
        if (!window->isVisible()) window->show();  // it was closed
        CHECK(window->menuBar()->isVisible());
    }
}

Engine endlessEngine() {
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

/// What is wrong with a text that is typed and finished, once that is known: it is marked, or the document has it.
bool isSettled(const QPointer<FieldRow>& row, const SourceView& source, const QString& before) {
    return !row || row->line()->property("role") == "wrong" || source.document()->toPlainText() != before;
}

}  // namespace

TEST_CASE("every command can be chosen while no file is open") {
    sample::Window window;
    window.show();
    chooseEach(window);
}

TEST_CASE("every command can be chosen while a broken file is open") {
    sample::Window window(shortEngine());
    window.show();
    QFile file(window.path());
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(sample::sourceText()).left(900));
    file.close();
    window->open(window.path());
    REQUIRE(QTest::qWaitFor([&] { return part<Workspace>(window).isVisible(); }));
    chooseEach(window);
}

TEST_CASE("every command can be chosen while a run goes") {
    sample::Window window(endlessEngine());
    open(window);
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return part<Commands>(window).stop->isEnabled(); }));
    chooseEach(window);
}

TEST_CASE("nonsense in any field of a form is marked there; free text alone takes it") {
    sample::Window window;
    open(window);
    const QString nonsense = QStringLiteral("-5 bananas");
    auto& source = part<SourceView>(window);
    auto& outline = part<OutlineView>(window);
    auto& panel = part<PropertiesPanel>(window);
    const QString before = source.document()->toPlainText();
    const QAbstractItemModel& model = *outline.model();
    int marked = 0;
    for (int section = 0; section < model.rowCount(); ++section) {
        const QModelIndex heading = model.index(section, 0);
        for (int item = 0; item < model.rowCount(heading); ++item) {
            outline.setCurrentIndex(model.index(item, 0, heading));
            REQUIRE(panel.form() != nullptr);
            panel.form()->showAll(true);
            for (FieldRow* each : panel.form()->findChildren<FieldRow*>()) {
                const QPointer<FieldRow> row(each);
                // Whatever is written there is a name or a remark of the user's own.
                if (row->line() == nullptr || row->field().info->kind == base::FieldKind::Text) continue;
                INFO(row->field().pointer);
                row->line()->setFocus();
                row->line()->selectAll();
                QTest::keyClicks(row->line(), nonsense);
                QTest::keyClick(row->line(), Qt::Key_Return);
                CHECK(QTest::qWaitFor([&] { return isSettled(row, source, before); }, 2'000));
                REQUIRE(source.document()->toPlainText() == before);
                CHECK(row->line()->text() == nonsense);
                row->forget();
                ++marked;
            }
        }
    }
    CHECK(marked > 100);
    CHECK_FALSE(window->isWindowModified());
}
