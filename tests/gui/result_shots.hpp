// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QPushButton>
#include <QScrollBar>
#include <QTreeView>

#include "gui/measured/calibrate_step.hpp"
#include "gui/measured/check_step.hpp"
#include "gui/measured/measured_dialog.hpp"
#include "gui/pages/bill_page.hpp"
#include "gui/pages/results_page.hpp"
#include "gui/widgets/latency_card.hpp"
#include "gui/widgets/preview_dialog.hpp"
#include "tests/gui/measured_sample.hpp"
#include "tests/gui/shot.hpp"

/// Pictures of results and bill in their several forms, of a window that has been run.
namespace headroom::shots {

inline void press(QWidget& in, const QString& text) {
    for (QPushButton* button : in.findChildren<QPushButton*>()) {
        if (button->text() == text) return button->click();
    }
    std::fprintf(stderr, "no button %s\n", qPrintable(text));
}

inline void shootResults(const Shot& shot, sample::Window& window) {
    showTab(window, gui::Workspace::ResultsTab);
    auto* page = window->findChild<gui::ResultsPage*>();
    press(*page->findChild<gui::LatencyCard*>(), QStringLiteral("Distribution"));
    shot.take(window, QStringLiteral("5-distribution"));
    press(*page->findChild<gui::LatencyCard*>(), QStringLiteral("Percentiles"));
    page->zoomIn();
    page->zoomIn();
    page->verticalScrollBar()->setValue(page->verticalScrollBar()->maximum() / 2);
    shot.take(window, QStringLiteral("5-span"));
    page->verticalScrollBar()->setValue(page->verticalScrollBar()->maximum());
    shot.take(window, QStringLiteral("5-values"));
    page->showAllTime();
    page->verticalScrollBar()->setValue(0);
    for (const char* name : {"ViewProduct", "Views", "Api"}) {
        page->showSubject(gui::OutlineItem::Kind::Resource, name);
        shot.take(window, QStringLiteral("5-resource-") + QLatin1String(name));
    }
    page->findChild<QComboBox*>()->setCurrentIndex(0);
}

inline void shootBill(const Shot& shot, sample::Window& window) {
    showTab(window, gui::Workspace::BillTab);
    auto* page = window->findChild<gui::BillPage*>();
    auto* lines = page->findChild<QTreeView*>();
    lines->setCurrentIndex(lines->model()->index(0, 0, lines->model()->index(0, 0)));
    shot.take(window, QStringLiteral("6-bill-line"));
    press(*page, QStringLiteral("Per million requests"));
    press(*page, QStringLiteral("Design"));
    shot.take(window, QStringLiteral("6-bill-designs"));
}

inline void shootPreview(const Shot& shot) {
    gui::PreviewDialog preview(std::make_shared<const study::StudyResult>(sample::result()), {});
    preview.show();
    waitFor([&] { return preview.isReady(); });
    shot.take(preview, QStringLiteral("11-preview"));
}

inline void shootMeasured(const Shot& shot) {
    const QTemporaryDir folder;
    gui::MeasuredDialog dialog(sample::scenarioIn(folder));
    dialog.show();
    dialog.go(gui::MeasuredDialog::Import);
    shot.take(dialog, QStringLiteral("12-measured-import"));
    dialog.go(gui::MeasuredDialog::Calibrate);
    shot.take(dialog, QStringLiteral("12-measured-calibrate-empty"));
    dialog.calibrate().addFiles({sample::written(folder, "f.log", sample::log())});
    waitFor([&] { return !dialog.calibrate().isBusy(); });
    shot.take(dialog, QStringLiteral("12-measured-calibrate"));
    dialog.go(gui::MeasuredDialog::Check);
    dialog.check().setRecorded({sample::written(folder, "metrics.json", sample::metrics("100"))});
    dialog.check().check();
    waitFor([&] { return !dialog.check().isBusy(); });
    shot.take(dialog, QStringLiteral("12-measured-check"));
    dialog.go(gui::MeasuredDialog::Guesses);
    shot.take(dialog, QStringLiteral("12-measured-guesses"));
}

}  // namespace headroom::shots
