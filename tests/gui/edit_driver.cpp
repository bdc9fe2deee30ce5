// SPDX-License-Identifier: GPL-3.0-or-later
// Opens, edits and saves a file as the window does, until it is killed:
//   headroom_edit_driver FILE FOLDER MILLIS SAVES
// FOLDER: of what is kept; MILLIS: between copies; SAVES: of 1,000 edits. Says on its output what it has done, a line a
// step: "edited STEP MILLISECONDS", "saved STEP MILLISECONDS", by a clock that all programs share.
#include <QGuiApplication>
#include <QTimer>

#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <random>
#include <string>

#include "gui/open_scenario.hpp"
#include "tests/gui/stepped_text.hpp"

namespace {

using namespace headroom;

/// Written at once: what is still in a buffer dies with the program.
void say(const char* what, int step) {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    const std::string line = std::string(what) + ' ' + std::to_string(step) + ' ' +
                             std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(now).count()) + '\n';
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) std::abort();
}

/// What a text means is not asked here.
gui::Engine noEngine() {
    gui::Engine engine;
    engine.load = [](const std::filesystem::path&) { return format::LoadedScenario{}; };
    engine.loadText = [](const std::string&, const std::filesystem::path&) { return format::LoadedScenario{}; };
    return engine;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) return 2;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    const QString file = QString::fromLocal8Bit(argv[1]);
    const unsigned saves = static_cast<unsigned>(std::atoi(argv[4]));
    gui::OpenScenario open(noEngine(), QString::fromLocal8Bit(argv[2]), std::chrono::milliseconds(std::atoi(argv[3])));
    std::minstd_rand random(std::random_device{}());
    QTimer typing;
    int step = 0;
    QObject::connect(&typing, &QTimer::timeout, [&] {
        open.edit(sample::steppedText(++step), QStringLiteral("typing"));
        say("edited", step);
        if (random() % 1000 < saves && open.save(file)) say("saved", step);
    });
    QObject::connect(&open, &gui::OpenScenario::loaded, [&] {
        if (typing.isActive()) return;
        step = sample::stepOf(open.text().text().toStdString());
        if (step < 0 || !open.isEditable()) std::_Exit(3);
        typing.start(1);
    });
    open.open(file);
    return QGuiApplication::exec();
}
