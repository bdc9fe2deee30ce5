// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QSettings>

#include <algorithm>
#include <array>
#include <string_view>

#include "gui/appearance.hpp"
#include "gui/language.hpp"
#include "gui/plan_controller.hpp"
#include "gui/windows.hpp"

namespace {

/// --help and --version need no display.
bool asksForText(int argc, char** argv) {
    const std::array<std::string_view, 6> options{"-h", "--help", "--help-all", "-?", "-v", "--version"};
    return std::any_of(argv + 1, argv + argc, [&](const char* argument) {
        return std::find(options.begin(), options.end(), argument) != options.end();
    });
}

}  // namespace

int main(int argc, char** argv) {
    if (asksForText(argc, argv)) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("headroom-gui"));
    QCoreApplication::setOrganizationName(QStringLiteral("headroom"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HEADROOM_VERSION));
    // By this name a desktop finds the menu entry of a window, and its icon there.
    QGuiApplication::setDesktopFileName(QStringLiteral("org.headroom.Headroom"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/headroom/icons/headroom.svg")));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Cost, latency and limits of AWS serverless designs, before deployment."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("file"),
                                 QStringLiteral("Scenarios to open, a window each; none: those of the last time."),
                                 QStringLiteral("[file...]"));
    parser.process(application);

    using namespace headroom;
    QSettings settings;
    gui::speak(application, settings);
    gui::Appearance appearance(application, settings);
    const gui::Engine engine{[](const std::filesystem::path& file) { return format::loadScenario(file); },
                             [](const std::string& text, const std::filesystem::path& file) {
                                 return format::loadScenarioText(text, file.string());
                             },
                             study::estimate, study::run, gui::answerQuestion};
    gui::Windows windows(engine, appearance, settings);
    windows.start(parser.positionalArguments());
    return QApplication::exec();
}
