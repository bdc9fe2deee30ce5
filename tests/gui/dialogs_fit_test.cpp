// SPDX-License-Identifier: GPL-3.0-or-later
// No text of a dialog or of a state machine's page is cut off or written over another, in either language.
#include <QFile>
#include <QSettings>
#include <QTableWidget>
#include <QTemporaryDir>

#include "gui/examples.hpp"
#include "gui/pages/states_page.hpp"
#include "gui/widgets/cover_dialog.hpp"
#include "gui/widgets/import_dialog.hpp"
#include "gui/widgets/trace_dialog.hpp"
#include "tests/gui/cut_texts.hpp"
#include "tests/gui/short_engine.hpp"
#include "tests/gui/spoken.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

QString written(const QTemporaryDir& folder, const char* name, const QByteArray& content) {
    QFile file(folder.filePath(QLatin1String(name)));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(content);
    return file.fileName();
}

void lookAtImport(const QTemporaryDir& folder) {
    const QString path = written(folder, "template.yaml", R"(Resources:
  Items: { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST,
           KeySchema: [ { AttributeName: id, KeyType: HASH } ],
           AttributeDefinitions: [ { AttributeName: id, AttributeType: S } ] } }
)");
    ImportDialog dialog({path.toStdString()}, "us-east-1");
    dialog.show();
    REQUIRE(QTest::qWaitFor([&] { return dialog.isRead(); }));
    checkTexts(dialog, "import");
    ImportDialog refused({written(folder, "broken.yaml", "Resources: [").toStdString()}, "us-east-1");
    refused.show();
    REQUIRE(QTest::qWaitFor([&] { return refused.isRead(); }));
    checkTexts(refused, "an import that is refused");
}

void lookAtTrace(const QTemporaryDir& folder) {
    written(folder, "two.csv", "time,reads,writes\n2026-01-05T00:00:00Z,60,6\n2026-01-05T00:01:00Z,120,12\n");
    TraceDialog dialog("two.csv", folder.path().toStdString());
    dialog.show();
    REQUIRE(QTest::qWaitFor([&] { return dialog.findChild<QTableWidget*>()->rowCount() == 2; }));
    checkTexts(dialog, "trace");
}

void lookAtReport(const QTemporaryDir& folder) {
    QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
    const auto result = std::make_shared<const study::StudyResult>(sample::result());
    CoverDialog cover(settings, result);
    cover.show();
    REQUIRE(QTest::qWaitForWindowExposed(&cover));
    checkTexts(cover, "cover");
}

void lookAtStates() {
    Window window(shortEngine());
    window->resize(1280, 800);
    window.show();
    Examples examples;
    window->open(examples.copyOf(QStringLiteral("saga.json")));
    REQUIRE(QTest::qWaitFor([&] { return part<Workspace>(window).isVisible(); }));
    REQUIRE(part<Workspace>(window).openStates("Journey"));
    checkTexts(*window, "states");
}

void lookAtAll() {
    const QTemporaryDir folder;
    lookAtImport(folder);
    lookAtTrace(folder);
    lookAtReport(folder);
    lookAtStates();
}

}  // namespace

TEST_CASE("no text of a dialog is cut or overlaps") { lookAtAll(); }

TEST_CASE("no text of a dialog is cut or overlaps in Indonesian") {
    const Spoken indonesian(Language::Indonesian);
    lookAtAll();
}
