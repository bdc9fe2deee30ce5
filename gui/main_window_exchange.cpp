// SPDX-License-Identifier: GPL-3.0-or-later
// What comes in from other tools and goes out to other people.
#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

#include <algorithm>

#include "gui/commands.hpp"
#include "gui/format.hpp"
#include "gui/main_window.hpp"
#include "gui/report_export.hpp"
#include "gui/widgets/cover_dialog.hpp"
#include "gui/widgets/import_dialog.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/trace_dialog.hpp"
#include "report/output_folder.hpp"

namespace headroom::gui {

namespace {

bool isSameFile(const QString& one, const QString& other) {
    const QFileInfo file(one);
    return file.exists() && file.canonicalFilePath() == QFileInfo(other).canonicalFilePath();
}

}  // namespace

void MainWindow::connectExchange() {
    connect(commands_->import, &QAction::triggered, this, &MainWindow::chooseTemplates);
    connect(commands_->measured, &QAction::triggered, this, &MainWindow::showMeasured);
    connect(commands_->exportReport, &QAction::triggered, this, &MainWindow::exportReport);
    connect(properties_, &PropertiesPanel::traceWanted, this, &MainWindow::importTrace);
    connect(&reports_, &ReportWriter::written, this, [this](const QString& path) {
        commands_->exportReport->setEnabled(shownResult() != nullptr);
        showNotice(tr("report written: %1").arg(QFileInfo(path).fileName()));
    });
    connect(&reports_, &ReportWriter::failed, this, [this](const base::Error& error) {
        commands_->exportReport->setEnabled(shownResult() != nullptr);
        showNotice({});
        QMessageBox::warning(
            this, tr("Headroom"),
            tr("The report was not written: %1. No part of it is left behind. Choose another folder or "
               "name, or make room, and export it again.")
                .arg(say::text(error.what)));
    });
}

/// A file is looked at before it takes the place of what arrives.
void MainWindow::importTrace(const std::string& arrivals) {
    const QString folder = QFileInfo(open_.path()).absolutePath();
    const QString path = QFileDialog::getOpenFileName(this, tr("Import a trace"), folder,
                                                      tr("Recorded traffic (*.csv *.tsv *.json);;All files (*)"));
    if (path.isEmpty()) return;
    TraceDialog dialog(QDir(folder).relativeFilePath(path).toStdString(), folder.toStdString(), this);
    if (dialog.exec() == QDialog::Accepted) actions_.takeTrace(arrivals, dialog.trace());
}

void MainWindow::chooseTemplates() {
    const QStringList paths =
        QFileDialog::getOpenFileNames(this, tr("Import templates"), folderForFiles(),
                                      tr("Templates, plans, answers (*.json *.yaml *.yml *.template);;All files (*)"));
    if (!paths.isEmpty()) importFiles(paths);
}

void MainWindow::importFiles(const QStringList& paths) {
    std::vector<std::filesystem::path> files;
    for (const QString& path : paths) files.emplace_back(path.toStdString());
    ImportDialog dialog(files, account_.region(), this);
    if (dialog.exec() != QDialog::Accepted || dialog.scenario().empty()) return;
    const QFileInfo first(paths.front());
    const QString wanted = first.dir().filePath(first.completeBaseName() + QStringLiteral(".headroom.json"));
    QString path = wanted;
    // What was imported is asked for until it has a place: the work in the dialog is not done again.
    while (!(path = QFileDialog::getSaveFileName(this, tr("Save the scenario"), path, tr("Scenarios (*.json)")))
                .isEmpty()) {
        if (std::ranges::any_of(paths, [&](const QString& one) { return isSameFile(one, path); })) {
            QMessageBox::warning(this, tr("Headroom"),
                                 tr("%1 is one of the files that were imported, and stays as it is. Choose another "
                                    "name for the scenario.")
                                     .arg(QFileInfo(path).fileName()));
            continue;
        }
        const std::filesystem::path file = path.toStdString();
        const auto written = report::writeFiles(
            file.parent_path(), {{file.filename().string(), account_.withQuotas(dialog.scenario(), path)}});
        if (written) {
            wantsMeasured_ = openFile(path);  // what templates cannot say is measured next
            return;
        }
        QMessageBox::warning(this, tr("Headroom"),
                             tr("The scenario was not written: %1. Choose another folder or another name.")
                                 .arg(say::text(written.error().what)));
    }
}

void MainWindow::exportReport() {
    if (!result_) return;
    commitForm();
    CoverDialog dialog(settings_, result_, this);
    if (dialog.exec() != QDialog::Accepted) return;
    const QFileInfo scenario(open_.path());
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export the report"),
        QDir(folderForFiles()).filePath(scenario.completeBaseName() + QStringLiteral(".pdf")),
        reportFilters().join(QStringLiteral(";;")));
    if (path.isEmpty()) return;
    if (isSameFile(path, open_.path())) {
        QMessageBox::warning(this, tr("Headroom"),
                             tr("%1 is the scenario itself, which a report would replace: choose another name.")
                                 .arg(QFileInfo(path).fileName()));
        return;
    }
    report::Cover cover = dialog.cover();
    // It reproduces the result only while the file on disk is what was run.
    if (!open_.isModified() && !isStale()) cover.command = "headroom run " + scenario.fileName().toStdString();
    reports_.write(path, result_, cover);
    commands_->exportReport->setEnabled(false);
    showNotice(tr("writing %1…").arg(QFileInfo(path).fileName()));
}

}  // namespace headroom::gui
