// SPDX-License-Identifier: GPL-3.0-or-later
// Every dialog without a mouse and without the screen: names, Tab all the way round, a mark where the keyboard is.
#include <QComboBox>
#include <QFile>
#include <QSettings>
#include <QTableWidget>
#include <QTemporaryDir>

#include "gui/measured/calibrate_step.hpp"
#include "gui/measured/check_step.hpp"
#include "gui/measured/measured_dialog.hpp"
#include "gui/widgets/cover_dialog.hpp"
#include "gui/widgets/import_dialog.hpp"
#include "gui/widgets/preview_dialog.hpp"
#include "gui/widgets/trace_dialog.hpp"
#include "tests/gui/cut_texts.hpp"
#include "tests/gui/keyboard_reach.hpp"
#include "tests/gui/measured_sample.hpp"
#include "tests/gui/spoken.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

void walkDialog(QWidget& dialog, const char* which) {
    INFO(which);
    dialog.activateWindow();
    REQUIRE(QTest::qWaitFor([&] { return dialog.isActiveWindow(); }));
    CHECK_FALSE(dialog.windowTitle().isEmpty());
    CHECK(outOfReach(dialog).join('\n').toStdString() == "");
    QWidget* first = nullptr;
    for (QWidget* widget : dialog.findChildren<QWidget*>()) {
        if (first == nullptr && isTabStop(*widget)) first = widget;
    }
    REQUIRE(first != nullptr);
    CHECK(missedFrom(dialog, *first, true).join('\n').toStdString() == "");
    CHECK(missedFrom(dialog, *first, false).join('\n').toStdString() == "");
    CHECK(withoutMark(dialog).join('\n').toStdString() == "");
    checkTexts(dialog, which);
}

void walkImportDialogs(const QTemporaryDir& folder) {
    const QString path = written(folder, "template.yaml", R"(Resources:
  Items: { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST,
           KeySchema: [ { AttributeName: id, KeyType: HASH } ],
           AttributeDefinitions: [ { AttributeName: id, AttributeType: S } ] } }
)");
    for (const QString& file : {path, written(folder, "broken.yaml", "Resources: [")}) {
        ImportDialog dialog({file.toStdString()}, "us-east-1");
        dialog.show();
        REQUIRE(QTest::qWaitFor([&] { return dialog.isRead(); }));
        walkDialog(dialog, file == path ? "import" : "import, refused");
    }
}

void walkTraceDialog(const QTemporaryDir& folder) {
    written(folder, "two.csv", "time,reads,writes\n2026-01-05T00:00:00Z,60,6\n2026-01-05T00:01:00Z,120,12\n");
    TraceDialog dialog("two.csv", folder.path().toStdString());
    dialog.show();
    auto* rows = dialog.findChild<QTableWidget*>();
    REQUIRE(QTest::qWaitFor([&] { return rows->rowCount() == 2; }));
    walkDialog(dialog, "trace");
    // Times are as wide as they are: nobody can tell one hour from another by its year.
    CHECK(rows->columnWidth(0) > rows->fontMetrics().horizontalAdvance("2026-01-05T00:00:00Z"));
}

void walkReportDialogs(const QTemporaryDir& folder) {
    QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
    const auto result = std::make_shared<const study::StudyResult>(sample::result());
    CoverDialog cover(settings, result);
    cover.show();
    walkDialog(cover, "cover");
    PreviewDialog preview(result, {});
    preview.show();
    REQUIRE(QTest::qWaitFor([&] { return preview.isReady(); }));
    walkDialog(preview, "preview");
}

void walkMeasuredDialog(const QTemporaryDir& folder) {
    MeasuredDialog dialog(scenarioIn(folder));
    dialog.show();
    REQUIRE(QTest::qWaitFor([&] { return dialog.isActiveWindow(); }));
    // The keyboard begins, and stays, at the step that is shown.
    const auto focused = [] {
        const auto* button = qobject_cast<QPushButton*>(QApplication::focusWidget());
        return button != nullptr && button->isChecked() ? button->text().front() : QChar();
    };
    CHECK(focused() == u'2');
    dialog.go(MeasuredDialog::Guesses);
    CHECK(focused() == u'4');
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    CHECK(dialog.step() == MeasuredDialog::Check);
    dialog.go(MeasuredDialog::Calibrate);
    walkDialog(dialog, "calibrate, nothing read");
    dialog.go(MeasuredDialog::Import);
    walkDialog(dialog, "measured, import");
    dialog.go(MeasuredDialog::Calibrate);
    dialog.calibrate().addFiles({written(folder, "f.log", log())});
    REQUIRE(QTest::qWaitFor([&] { return !dialog.calibrate().isBusy(); }, 20'000));
    walkDialog(dialog, "calibrate");
    dialog.go(MeasuredDialog::Check);
    dialog.check().setRecorded({written(folder, "metrics.json", metrics("100"))});
    dialog.check().check();
    REQUIRE(QTest::qWaitFor([&] { return !dialog.check().isBusy(); }, 60'000));
    walkDialog(dialog, "check");
    dialog.go(MeasuredDialog::Guesses);
    walkDialog(dialog, "guesses");
}

void walkDialogs() {
    const sample::Window styled;  // dresses the program
    const QTemporaryDir folder;
    walkImportDialogs(folder);
    walkTraceDialog(folder);
    walkReportDialogs(folder);
    walkMeasuredDialog(folder);
}

}  // namespace

TEST_CASE("every dialog is walked by the keyboard alone, and says what has it") { walkDialogs(); }

TEST_CASE("every dialog is walked by the keyboard alone in Indonesian") {
    const Spoken indonesian(Language::Indonesian);
    walkDialogs();
}
