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
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrl>

#include <algorithm>

#include "gui/commands.hpp"
#include "gui/format.hpp"
#include "gui/items/import_row.hpp"
#include "gui/main_window.hpp"
#include "gui/pages/diagram_page.hpp"
#include "gui/pages/workspace.hpp"
#include "gui/run_text.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/start_panel.hpp"
#include "gui/widgets/state_panel.hpp"

namespace headroom::gui {

namespace {

QString filters() { return MainWindow::tr("Scenarios (*.json *.yaml *.yml);;All files (*)"); }

bool isReadOnly(const QString& path) { return QFileInfo::exists(path) && !QFileInfo(path).isWritable(); }

}  // namespace

bool MainWindow::mayClose() { return mayEndWork(tr("Close the window?"), closeQuestion) && mayDiscard(); }

void MainWindow::closeAgreed() {
    agreed_ = true;
    close();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!agreed_ && !mayClose()) return event->ignore();
    open_.discard();
    settings_.setValue(QStringLiteral("geometry"), saveGeometry());
    settings_.setValue(QStringLiteral("columns"), split_->saveState());
    runs_.abandon();
    plans_.clear();
    event->accept();
    emit closed();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && std::ranges::all_of(urls, &QUrl::isLocalFile)) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) paths << url.toLocalFile();
    event->acceptProposedAction();
    // The drop is over before a dialog opens: the program it came from waits for its end.
    QMetaObject::invokeMethod(
        this,
        [this, paths] {
            if (std::ranges::any_of(paths, isToImport)) return importFiles(paths);
            open(paths.front());
            for (const QString& other : paths.mid(1)) emit windowWanted(other);
        },
        Qt::QueuedConnection);
}

/// Where dialogs begin. Copies of examples stand where nobody would look for what is saved beside them.
QString MainWindow::folderForFiles() const {
    const QString path = open_.path();
    return path.isEmpty() || examples_.contains(path) ? QDir::homePath() : QFileInfo(path).path();
}

void MainWindow::chooseFile() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a scenario"), folderForFiles(), filters());
    if (!path.isEmpty()) open(path);
}

bool MainWindow::openExample(const QString& name) {
    const QString path = examples_.copyOf(
        name, [this](const QByteArray& text, const QString& copy) { return fitToAccount(text, copy); });
    if (!path.isEmpty()) return openFile(path);
    QMessageBox::warning(this, tr("Headroom"), tr("The example could not be copied to the folder of the settings."));
    return false;
}

void MainWindow::open(const QString& path) { openFile(path); }

bool MainWindow::openFile(const QString& path) {
    if (!mayEndWork(tr("Open another file?"), openQuestion)) return false;
    if (!mayDiscard()) return false;
    open_.discard();
    runs_.abandon();
    result_.reset();
    live_.clear();
    file_.reset();
    drawn_.reset();
    design_ = 0;
    wantsRun_ = false;
    history_.clear();
    plans_.clear();
    refreshHistory();
    workspace_->setCurrentIndex(Workspace::DiagramTab);
    resultFile_.reset();
    shownStudy_.reset();
    workspace_->diagram().clear();
    open_.open(QFileInfo(path).absoluteFilePath());
    emit fileChanged();
    return true;
}

bool MainWindow::save(bool underAnotherName) {
    commitForm();
    if (!open_.canBeSaved()) return false;
    QString path = open_.path();
    // Examples are copies that go with the program.
    bool asks = underAnotherName || examples_.contains(path) || !open_.isEditable() || isReadOnly(path);
    if (!asks && open_.wouldOverwrite()) {
        const Replace answer = askToReplace();
        if (answer == Replace::No) return false;
        asks = answer == Replace::UnderAnotherName;
    }
    if (asks) {
        const QString at = QDir(folderForFiles()).filePath(QFileInfo(path).fileName());
        path = QFileDialog::getSaveFileName(this, tr("Save the scenario"), at, filters());
        if (path.isEmpty()) return false;
    }
    takeAlong(path);
    if (const auto saved = open_.save(path); !saved) {
        QMessageBox::warning(this, tr("Headroom"),
                             tr("%1 was not saved: %2. The file on disk is as it was, and your changes are still here: "
                                "Save As puts them elsewhere.")
                                 .arg(QFileInfo(path).fileName(), say::text(saved.error().what)));
        return false;
    }
    recent_.add(path);
    refreshMenus();
    showTitle();
    showNotice(tr("saved"));
    emit fileChanged();
    return true;
}

MainWindow::Replace MainWindow::askToReplace() {
    QMessageBox question(QMessageBox::Warning, tr("Headroom"),
                         tr("%1 was changed by somebody else since it was read here. Saving replaces what they wrote.")
                             .arg(QFileInfo(open_.path()).fileName()),
                         QMessageBox::Cancel, this);
    QPushButton* other = question.addButton(tr("Save &Under Another Name…"), QMessageBox::AcceptRole);
    QPushButton* replace = question.addButton(tr("&Replace"), QMessageBox::DestructiveRole);
    question.setDefaultButton(other);
    question.exec();
    if (question.clickedButton() == other) return Replace::UnderAnotherName;
    return question.clickedButton() == replace ? Replace::Yes : Replace::No;
}

/// The traces that an example names stand beside it, and must stand beside what it is saved as.
void MainWindow::takeAlong(const QString& path) const {
    if (!examples_.contains(open_.path()) || !open_.file()) return;
    const QDir to = QFileInfo(path).absoluteDir();
    const QDir from = QFileInfo(open_.path()).absoluteDir();
    for (const QString& name : examples_.namedIn(open_.file()->source.text))
        QFile::copy(from.filePath(name), to.filePath(name));
}

void MainWindow::commitForm() {
    properties_->commit();
    actions_.settle();
}

bool MainWindow::mayDiscard() {
    commitForm();
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
    const bool modified = open_.isModified() || properties_->isPending();
    setWindowModified(modified);
    commands_->save->setEnabled(open_.canBeSaved() && modified);
    commands_->saveAs->setEnabled(open_.canBeSaved());
    for (QAction* action : {commands_->newDesign, commands_->renameDesign, commands_->removeDesign,
                            commands_->newObjective, commands_->newEvent})
        action->setEnabled(open_.isEditable() && root() != nullptr);
}

void MainWindow::showStart() {
    start_->show(recent_.list(), Recovery::lost(recoveryFolderOf(settings_)), examples_.list(), account_.summary());
    stack_->setCurrentWidget(start_);
    setWindowTitle(tr("Headroom"));
    refreshMenus();
}

void MainWindow::refreshMenus() {
    commands_->recent->clear();
    for (const QString& path : recent_.list())
        commands_->recent->addAction(QString(path).replace(u'&', QStringLiteral("&&")), this,
                                     [this, path] { open(path); });
    commands_->recent->setEnabled(!commands_->recent->isEmpty());
    if (commands_->examples->isEmpty()) {
        for (const auto& example : examples_.list())
            commands_->examples->addAction(example.title, this, [this, name = example.name] { openExample(name); });
    }
    commands_->examples->setEnabled(!commands_->examples->isEmpty());
    commands_->setOpen(!open_.path().isEmpty());
}

/// What has become of the file while its text is open here; empty: nothing.
QString MainWindow::diskNotice() const {
    switch (open_.onDisk()) {
        case OpenScenario::OnDisk::AsRead:
            if (isReadOnly(open_.path())) return tr("the file is read-only: Save asks for another name");
            return open_.isShared() ? tr("open in another window, too") : QString();
        case OpenScenario::OnDisk::Changed:
            return tr("changed on disk by somebody else; your changes are kept here");
        case OpenScenario::OnDisk::Gone:
            return tr("the file is gone; what is shown here is all there is of it, and Save writes it again");
        case OpenScenario::OnDisk::Unreadable:
            return tr("the file cannot be read any more; what is shown here can be saved under another name");
    }
    return {};
}

void MainWindow::showLoading(const QString& path) {
    showTitle();
    commands_->run->setEnabled(false);
    if (file_) return;  // read again: what is shown stays until it is there
    loading_->show(tr("Reading %1").arg(QFileInfo(path).fileName()), tr("Large traces take a moment."), {}, 2.0);
    stack_->setCurrentWidget(loading_);
}

}  // namespace headroom::gui
