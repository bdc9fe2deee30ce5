// SPDX-License-Identifier: GPL-3.0-or-later
// Types into a field of a form, in a window of the program, and never finishes it, until it is killed:
//   headroom_typing_driver FILE FOLDER
// Or ends once its window has been painted, with "shown" on its output:
//   headroom_typing_driver --start FOLDER
// FOLDER: of the settings and of what is kept. The memory of a function is one more MB each time; says on its output
// what stands in the field, a line each: "typed MB MILLISECONDS", by a clock that all programs share.
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QSettings>
#include <QTest>
#include <QTimer>

#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <string>

#include "gui/appearance.hpp"
#include "gui/main_window.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "tests/gui/sample_result.hpp"

namespace {

using namespace headroom;

constexpr const char* kMemory = "/Resources/ViewProduct/Properties/MemorySize";
constexpr int kMost = 10'240;  // MB

/// Written at once: what is still in a buffer dies with the program.
void say(int memory) {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    const std::string line = "typed " + std::to_string(memory) + ' ' +
                             std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(now).count()) + '\n';
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) std::abort();
}

/// The field, once the window shows it; null before.
QLineEdit* memoryField(const gui::MainWindow& window) {
    window.findChild<gui::OutlineView*>()->choose(gui::OutlineItem::Kind::Resource, "ViewProduct");
    gui::FieldForm* form = window.findChild<gui::PropertiesPanel*>()->form();
    gui::FieldRow* row = form != nullptr ? form->row(kMemory) : nullptr;
    return row != nullptr ? row->line() : nullptr;
}

void typeOneMore(gui::MainWindow& window) {
    static QLineEdit* field = nullptr;
    if (field == nullptr) {
        field = memoryField(window);
        if (field != nullptr) field->setFocus();
        return;
    }
    const int memory = field->text().toInt() + 1;
    if (memory > kMost) std::_Exit(3);
    field->selectAll();
    QTest::keyClicks(field, QString::number(memory));
    say(memory);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QSettings settings(QDir(QString::fromLocal8Bit(argv[2])).filePath(QStringLiteral("settings.ini")),
                       QSettings::IniFormat);
    settings.setValue(QStringLiteral("account/asked"), true);
    gui::Appearance appearance(application, settings);
    gui::MainWindow window(sample::engine(), appearance, settings);
    window.show();
    window.activateWindow();
    if (qstrcmp(argv[1], "--start") == 0) {
        if (!QTest::qWaitForWindowExposed(&window)) return 3;
        window.repaint();
        return ::write(STDOUT_FILENO, "shown\n", 6) == 6 ? 0 : 4;
    }
    window.open(QString::fromLocal8Bit(argv[1]));
    QTimer typing;
    QObject::connect(&typing, &QTimer::timeout, [&] { typeOneMore(window); });
    typing.start(10);
    return QApplication::exec();
}
