// SPDX-License-Identifier: GPL-3.0-or-later
// Dialogs, a run that fails, and the window in another language.
#include "tests/gui/dialog_shots.hpp"

#include <QComboBox>
#include <QFile>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>

#include "gui/pages/compare_area.hpp"
#include "gui/pages/plan_page.hpp"
#include "gui/pages/results_page.hpp"
#include "gui/widgets/cover_dialog.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/import_dialog.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/trace_dialog.hpp"
#include "tests/gui/sample_plan.hpp"
#include "tests/gui/spoken.hpp"

namespace headroom::shots {

namespace {

QString written(const QTemporaryDir& folder, const char* name, const QByteArray& content) {
    QFile file(folder.filePath(QLatin1String(name)));
    if (file.open(QIODevice::WriteOnly)) file.write(content);
    return file.fileName();
}

void shootImport(const Shot& shot, const QTemporaryDir& folder) {
    const QString path = written(folder, "template.yaml", R"(Transform: AWS::Serverless-2016-10-31
Resources:
  Items: { Type: AWS::Serverless::SimpleTable }
  Alarm: { Type: AWS::CloudWatch::Alarm, Properties: { Threshold: 1 } }
  Reader:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      CodeUri: .
      Policies: [ DynamoDBReadPolicy: { TableName: !Ref Items } ]
      Events: { Get: { Type: HttpApi, Properties: { Path: /items, Method: get } } }
)");
    gui::ImportDialog dialog({path.toStdString()}, "us-east-1");
    dialog.show();
    waitFor([&] { return dialog.isRead(); });
    shot.take(dialog, QStringLiteral("13-import"));
    gui::ImportDialog refused({written(folder, "broken.yaml", "Resources: [").toStdString()}, "us-east-1");
    refused.show();
    waitFor([&] { return refused.isRead(); });
    shot.take(refused, QStringLiteral("13-import-error"));
}

void shootTrace(const Shot& shot, const QTemporaryDir& folder) {
    QByteArray rows = "time,reads\n";
    for (int hour = 0; hour < 24; ++hour) {
        const int reads = 600 + 500 * (hour % 12 < 6 ? hour % 12 : 12 - hour % 12);
        rows += QStringLiteral("2026-01-05T%1:00:00Z,%2\n").arg(hour, 2, 10, QLatin1Char('0')).arg(reads).toUtf8();
    }
    written(folder, "hours.csv", rows);
    gui::TraceDialog dialog("hours.csv", folder.path().toStdString());
    dialog.show();
    waitFor([&] { return dialog.isSound(); });
    shot.take(dialog, QStringLiteral("13-trace"));
}

void shootFailure(const Shot& shot) {
    gui::Engine engine = sample::engine();
    engine.run = [](const format::Scenario&, const study::RunOptions& options) {
        options.onProgress({0.43, 11.0, 15.0});
        return base::Result<study::StudyResult>(
            base::Error{base::Errc::Environment, "on-demand",
                        "out of memory: fewer requests in flight, a shorter run or fewer jobs would fit"});
    };
    sample::Window window(engine);
    shot.dress(window);
    window->open(window.file());
    waitFor([&] { return hasTabs(window); });
    showTab(window, gui::Workspace::ResultsTab);
    QTest::keyClick(&*window, Qt::Key_F5);
    QTest::qWait(200);
    shot.take(window, QStringLiteral("13-failed"));
}

}  // namespace

void shootDialogs(const Shot& shot) {
    const QTemporaryDir folder;
    shootImport(shot, folder);
    shootTrace(shot, folder);
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    gui::CoverDialog cover(settings, std::make_shared<const study::StudyResult>(sample::result()));
    cover.show();
    shot.take(cover, QStringLiteral("13-cover"));
    cover.close();
    shootFailure(shot);
}

void shootForms(const Shot& shot) {
    sample::Window window;
    shot.dress(window);
    window->open(window.file());
    waitFor([&] { return hasTabs(window); });
    auto& outline = *window->findChild<gui::OutlineView*>();
    outline.choose(gui::OutlineItem::Kind::Workload, "Shoppers");
    shot.take(window, QStringLiteral("14-arrivals"));
    outline.choose(gui::OutlineItem::Kind::Resource, "Products");
    shot.take(window, QStringLiteral("14-distribution"));
    outline.choose(gui::OutlineItem::Kind::Resource, "ViewProduct");
    auto* form = window->findChild<gui::FieldForm*>();
    form->showAll(true);
    waitFor([&] { return form->isComplete(); });  // its fields are made in several turns
    shot.take(window, QStringLiteral("14-all-settings"));
}

void shootIndonesian(const Shot& shot) {
    const sample::Spoken indonesian(gui::Language::Indonesian);
    sample::Window window(sample::planningEngine());
    shot.dress(window);
    shot.take(window, QStringLiteral("15-id-start"));
    window->open(window.file());
    waitFor([&] { return hasTabs(window); });
    shot.take(window, QStringLiteral("15-id-diagram"));
    showTab(window, gui::Workspace::ResultsTab);
    QTest::keyClick(&*window, Qt::Key_F5);
    waitFor([&] { return window->findChild<gui::ResultsPage*>()->isVisible(); });
    shot.take(window, QStringLiteral("15-id-results"));
    showTab(window, gui::Workspace::BillTab);
    shot.take(window, QStringLiteral("15-id-bill"));
    showTab(window, gui::Workspace::CompareTab);
    shot.take(window, QStringLiteral("15-id-compare"));
    auto* area = window->findChild<gui::CompareArea*>();
    auto* page = window->findChild<gui::PlanPage*>();
    for (int kind = 0; kind < 6; ++kind) {
        area->showQuestion(static_cast<planning::QuestionKind>(kind));
        for (QPushButton* button : page->findChildren<QPushButton*>()) {
            if (button->property("role").toString() == QLatin1String("primary")) button->click();
        }
        QTest::qWait(120);
        shot.take(window, QStringLiteral("15-id-plan-%1").arg(kind));
    }
}

}  // namespace headroom::shots
