// SPDX-License-Identifier: GPL-3.0-or-later
// The window's files: opening, saving, what becomes of changes.
#include <QAction>
#include <QCloseEvent>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrl>

#include <algorithm>

#include "gui/commands.hpp"
#include "gui/format.hpp"
#include "gui/items/import_row.hpp"
#include "gui/main_window.hpp"
#include "gui/pages/workspace.hpp"
#include "gui/widgets/start_panel.hpp"
#include "gui/widgets/state_panel.hpp"

namespace headroom::gui {

namespace {

QString filters() { return MainWindow::tr("Scenarios (*.json *.yaml *.yml);;All files (*)"); }

}  // namespace

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!mayDiscard()) return event->ignore();
    open_.discard();
    settings_.setValue(QStringLiteral("geometry"), saveGeometry());
    settings_.setValue(QStringLiteral("columns"), split_->saveState());
    runs_.abandon();
    plans_.clear();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && std::ranges::all_of(urls, &QUrl::isLocalFile)) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) paths << url.toLocalFile();
    event->acceptProposedAction();
    if (paths.size() == 1 && !isToImport(paths.front())) return open(paths.front());
    // The drop is over before a dialog opens: the program it came from waits for its end.
    QMetaObject::invokeMethod(
        this, [this, paths] { importFiles(paths); }, Qt::QueuedConnection);
}

void MainWindow::chooseFile() {
    const QString folder = open_.path().isEmpty() ? QDir::homePath() : QFileInfo(open_.path()).path();
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a scenario"), folder, filters());
    if (!path.isEmpty()) open(path);
}

void MainWindow::openExample(const QString& name) {
    const QString path = examples_.copyOf(name);
    if (path.isEmpty()) {
        QMessageBox::warning(this, tr("Headroom"), tr("The example could not be copied to %1.").arg(QDir::tempPath()));
    } else {
        fitToAccount(name, path);
        open(path);
    }
}

void MainWindow::open(const QString& path) {
    if (!mayDiscard()) return;
    open_.discard();
    runs_.abandon();
    result_.reset();
    file_.reset();
    drawn_.reset();
    design_ = 0;
    wantsRun_ = false;
    history_.clear();
    plans_.clear();
    refreshHistory();
    workspace_->setCurrentIndex(Workspace::DiagramTab);
    open_.open(QFileInfo(path).absoluteFilePath());
}

bool MainWindow::save(bool underAnotherName) {
    QString path = open_.path();
    if (!open_.isEditable()) return false;
    // Examples are copies that go with the program.
    if (underAnotherName || examples_.contains(path)) {
        const QString at = examples_.contains(path) ? QDir::home().filePath(QFileInfo(path).fileName()) : path;
        path = QFileDialog::getSaveFileName(this, tr("Save the scenario"), at, filters());
        if (path.isEmpty()) return false;
    }
    if (const auto saved = open_.save(path); !saved) {
        QMessageBox::warning(this, tr("Headroom"),
                             tr("%1 was not saved: %2. The file on disk is as it was, and your changes are still here.")
                                 .arg(QFileInfo(path).fileName(), say::text(saved.error().what)));
        return false;
    }
    recent_.add(path);
    refreshMenus();
    showTitle();
    showNotice(tr("saved"));
    return true;
}

bool MainWindow::mayDiscard() {
    if (!open_.isModified()) return true;
    QMessageBox question(QMessageBox::Question, tr("Headroom"),
                         tr("%1 has changes that are not saved.").arg(QFileInfo(open_.path()).fileName()),
                         QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    question.setDefaultButton(QMessageBox::Save);
    const int answer = question.exec();
    if (answer == QMessageBox::Save) return save(false);
    return answer == QMessageBox::Discard;
}

void MainWindow::showTitle() {
    setWindowTitle(tr("%1[*] – Headroom").arg(QFileInfo(open_.path()).fileName()));
    setWindowModified(open_.isModified());
    commands_->save->setEnabled(open_.isEditable() && open_.isModified());
    commands_->saveAs->setEnabled(open_.isEditable());
    for (QAction* action : {commands_->newDesign, commands_->newObjective, commands_->newEvent})
        action->setEnabled(open_.isEditable() && root() != nullptr);
}

void MainWindow::showStart() {
    start_->show(recent_.list(), examples_.list(), account_.summary());
    stack_->setCurrentWidget(start_);
    setWindowTitle(tr("Headroom"));
    refreshMenus();
}

void MainWindow::refreshMenus() {
    commands_->recent->clear();
    for (const QString& path : recent_.list()) commands_->recent->addAction(path, this, [this, path] { open(path); });
    commands_->recent->setEnabled(!commands_->recent->isEmpty());
    commands_->examples->clear();
    for (const auto& example : examples_.list()) {
        commands_->examples->addAction(example.title, this, [this, name = example.name] { openExample(name); });
    }
    commands_->examples->setEnabled(!commands_->examples->isEmpty());
    commands_->reload->setEnabled(!open_.path().isEmpty());
}

void MainWindow::showLoading(const QString& path) {
    showTitle();
    commands_->run->setEnabled(false);
    if (file_) return;  // read again: what is shown stays until it is there
    loading_->show(tr("Reading %1").arg(QFileInfo(path).fileName()), tr("Large traces take a moment."), {}, 2.0);
    stack_->setCurrentWidget(loading_);
}

}  // namespace headroom::gui
