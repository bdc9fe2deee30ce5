// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>

#include "gui/appearance.hpp"
#include "gui/main_window.hpp"

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("headroom-gui"));
    QCoreApplication::setOrganizationName(QStringLiteral("headroom"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HEADROOM_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Cost, latency and limits of AWS serverless designs, before deployment."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("file"), QStringLiteral("The scenario to open."),
                                 QStringLiteral("[file]"));
    parser.process(application);

    using namespace headroom;
    QSettings settings;
    gui::Appearance appearance(application, settings);
    const gui::Engine engine{[](const std::filesystem::path& file) { return format::loadScenario(file); },
                             study::estimate, study::run};
    gui::MainWindow window(engine, appearance, settings);
    window.show();
    if (!parser.positionalArguments().isEmpty()) window.open(parser.positionalArguments().front());
    return QApplication::exec();
}
