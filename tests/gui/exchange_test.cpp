// SPDX-License-Identifier: GPL-3.0-or-later
// Templates in, reports out.
#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include "gui/commands.hpp"
#include "gui/report_export.hpp"
#include "gui/widgets/cover_dialog.hpp"
#include "gui/widgets/import_dialog.hpp"
#include "gui/widgets/row_table.hpp"
#include "scenarios/format/scenario.hpp"
#include "tests/gui/sample_result.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

constexpr const char* kTemplate = R"(AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Resources:
  Items:
    Type: AWS::Serverless::SimpleTable
  Reader:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      CodeUri: .
      Policies:
        - DynamoDBReadPolicy: { TableName: !Ref Items }
      Events:
        Get: { Type: HttpApi, Properties: { Path: /items, Method: get } }
)";

QString written(const QTemporaryDir& folder, const char* name, const QByteArray& content) {
    QFile file(folder.filePath(QLatin1String(name)));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(content);
    return file.fileName();
}

QPushButton* saveButton(const ImportDialog& dialog) {
    for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
        if (button->text().contains("Save")) return button;
    }
    return nullptr;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

}  // namespace

TEST_CASE("importing shows what becomes of a template before anything is written") {
    const QTemporaryDir folder;
    const QString path = written(folder, "template.yaml", kTemplate);
    CHECK(isToImport(path));
    ImportDialog dialog({path.toStdString()}, "us-east-1");
    dialog.show();
    REQUIRE(QTest::qWaitFor([&] { return dialog.isRead(); }, 10'000));
    REQUIRE_FALSE(dialog.scenario().empty());
    CHECK(saveButton(dialog)->isEnabled());
    CHECK(sample::says(dialog, "taken"));
    CHECK(sample::says(dialog, "assumed"));
    const auto loaded = format::loadScenarioText(dialog.scenario(), "imported.json");
    REQUIRE(loaded.scenario.has_value());
    CHECK(QDir(folder.path()).entryList(QDir::Files) == QStringList{"template.yaml"});

    auto* region = dialog.findChild<QComboBox*>();
    region->setCurrentText("eu-central-1");
    emit region->activated(region->currentIndex());
    CHECK_FALSE(saveButton(dialog)->isEnabled());  // while it is read again
    REQUIRE(QTest::qWaitFor([&] { return dialog.isRead(); }, 10'000));
    CHECK(dialog.scenario().find("eu-central-1") != std::string::npos);
}

TEST_CASE("what cannot be imported is listed and nothing can be saved") {
    const QTemporaryDir folder;
    const QString path = written(folder, "broken.yaml", "Resources: [");
    ImportDialog dialog({path.toStdString()}, "us-east-1");
    dialog.show();
    REQUIRE(QTest::qWaitFor([&] { return dialog.isRead(); }, 10'000));
    CHECK(dialog.scenario().empty());
    CHECK_FALSE(saveButton(dialog)->isEnabled());
    CHECK(sample::says(dialog, "This cannot be imported"));
    auto* problems = dialog.findChild<ProblemTable*>();
    CHECK(problems->isVisible());
    CHECK(problems->model()->rowCount() > 0);
}

TEST_CASE("scenarios and broken files are opened, not imported") {
    const QTemporaryDir folder;
    CHECK_FALSE(isToImport(written(folder, "a.json", QByteArray::fromStdString(sample::sourceText()))));
    CHECK_FALSE(isToImport(written(folder, "b.json", "{")));
    CHECK_FALSE(isToImport(folder.filePath("none.json")));
}

TEST_CASE("what to look at first stands first among what became of files") {
    using importing::Fate;
    const importing::Report report{{Fate::Taken, {}, "A", "a"},
                                   {Fate::LeftOut, {}, "B", "b"},
                                   {Fate::Assumed, {}, "C", "c"},
                                   {Fate::Taken, {"f.yaml", {7, 1}}, "D", "d"}};
    const importing::Report ordered = inReadingOrder(report);
    CHECK(ordered[0].subject == "C");
    CHECK(ordered[1].subject == "B");
    CHECK(ordered[2].subject == "A");
    CHECK(importSummary(report) == "2 taken, 1 assumed, 1 left out");
    ImportModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows(ordered);
    CHECK(model.index(3, 3).data(Qt::DisplayRole).toString() == "f.yaml:7");
}

TEST_CASE("a report is written in the form of its name, with its cover, or not at all") {
    const QTemporaryDir folder;
    const study::StudyResult result = sample::result();
    const report::Cover cover{"Client & Sons", "Author", "draft 2", "2026-01-05", "", "headroom run shop.json"};
    const QString html = folder.filePath("report.html");
    REQUIRE(exportReport(html, result, cover));
    CHECK(contentOf(html).contains("Client &amp; Sons"));
    REQUIRE(exportReport(folder.filePath("report.odt"), result, cover));
    CHECK(contentOf(folder.filePath("report.odt")).startsWith("PK"));
    REQUIRE(exportReport(folder.filePath("report.pdf"), result, cover));
    CHECK(contentOf(folder.filePath("report.pdf")).startsWith("%PDF-"));
    REQUIRE(exportReport(folder.filePath("report.md"), result, cover));
    CHECK(contentOf(folder.filePath("report.md")).contains("on-demand"));
    const auto refused = exportReport(folder.filePath("report.docx"), result, cover);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::Errc::BadInput);
    CHECK_FALSE(QFile::exists(folder.filePath("report.docx")));
    CHECK_FALSE(exportReport(folder.filePath("report.html/inside.html"), result, cover));
    CHECK(reportFilters().size() == 6);
}

TEST_CASE("reports are exported once there is a result, and a template that is dropped is imported") {
    sample::Window window;
    sample::open(window);
    auto& commands = sample::part<Commands>(window);
    CHECK_FALSE(commands.exportReport->isEnabled());
    sample::run(window);
    REQUIRE(commands.exportReport->isEnabled());
    QString shown;
    const auto leave = [&shown] {
        QWidget* dialog = QApplication::activeModalWidget();
        if (dialog == nullptr) return;
        shown = dialog->windowTitle();
        static_cast<QDialog*>(dialog)->reject();
    };
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, leave);
    timer.start(50);
    commands.exportReport->trigger();
    CHECK(shown == "Export a report");

    const QTemporaryDir folder;
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(written(folder, "template.yaml", kTemplate))});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&*window, &enter);
    REQUIRE(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    shown.clear();
    QApplication::sendEvent(&*window, &drop);
    CHECK(QTest::qWaitFor([&] { return shown == "Import"; }));
}

TEST_CASE("a report that cannot be written says why, leaves nothing behind and can be written elsewhere") {
    sample::Window window;
    sample::open(window);
    sample::run(window);
    QFile(window.path("taken")).open(QIODevice::WriteOnly);  // no folder: nothing can be written in it
    QString path = window.path("taken/report.csv");
    QString said;
    const auto answer = [&] {
        QWidget* dialog = QApplication::activeModalWidget();
        if (auto* files = qobject_cast<QFileDialog*>(dialog)) {
            files->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(path);
            QMetaObject::invokeMethod(files, "accept", Qt::QueuedConnection);
        } else if (auto* box = qobject_cast<QMessageBox*>(dialog)) {
            said = box->text();
            box->accept();
            path = window.path("report.csv");
        } else if (auto* cover = qobject_cast<CoverDialog*>(dialog)) {
            cover->accept();
        }
    };
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, answer);
    timer.start(50);
    sample::part<Commands>(window).exportReport->trigger();
    REQUIRE(QTest::qWaitFor([&] { return !said.isEmpty(); }));
    CHECK(said.contains("No part of it is left behind"));
    CHECK(said.contains("Choose another folder"));
    REQUIRE(QTest::qWaitFor([&] { return sample::part<Commands>(window).exportReport->isEnabled(); }));
    sample::part<Commands>(window).exportReport->trigger();
    CHECK(QTest::qWaitFor([&] { return QFile::exists(window.path("report.csv")); }));
}

TEST_CASE("a report does not take the place of the scenario that it is of") {
    sample::Window window;
    sample::open(window);
    sample::run(window);
    const QByteArray before = contentOf(window.path());
    QString said;
    const auto answer = [&] {
        QWidget* dialog = QApplication::activeModalWidget();
        if (auto* files = qobject_cast<QFileDialog*>(dialog)) {
            files->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(window.path());
            // Later: the timer says nothing more while a question is asked from within.
            QMetaObject::invokeMethod(files, "accept", Qt::QueuedConnection);
        } else if (auto* box = qobject_cast<QMessageBox*>(dialog)) {
            if (QAbstractButton* replace = box->button(QMessageBox::Yes)) return replace->click();
            said = box->text();
            box->accept();
        } else if (auto* cover = qobject_cast<CoverDialog*>(dialog)) {
            cover->accept();
        }
    };
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, answer);
    timer.start(50);
    sample::part<Commands>(window).exportReport->trigger();
    CHECK(said.contains("is the scenario itself"));
    QTest::qWait(100);
    CHECK(contentOf(window.path()) == before);
}

TEST_CASE("the cover remembers who made it") {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
    {
        CoverDialog dialog(settings, std::make_shared<const study::StudyResult>(sample::result()));
        const auto fields = dialog.findChildren<QLineEdit*>();
        REQUIRE(fields.size() == 3);
        QTest::keyClicks(fields[0], "Client");
        QTest::keyClicks(fields[1], "Me");
        dialog.accept();
        CHECK(dialog.cover().client == "Client");
        CHECK(dialog.cover().date.size() == 10);
    }
    CHECK(CoverDialog(settings, nullptr).cover().author == "Me");
}
