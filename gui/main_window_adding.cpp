// SPDX-License-Identifier: GPL-3.0-or-later
// What is added to a scenario by menus and dialogs.
#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>

#include "gui/commands.hpp"
#include "gui/format.hpp"
#include "gui/items/new_scenario.hpp"
#include "gui/main_window.hpp"
#include "gui/pages/diagram_page.hpp"
#include "gui/pages/workspace.hpp"
#include "gui/text_file.hpp"
#include "gui/widgets/outline_view.hpp"

namespace headroom::gui {

void MainWindow::connectAdding() {
    connect(commands_->renameDesign, &QAction::triggered, this, [this] {
        commitForm();
        bool named = false;
        const QString name = QInputDialog::getText(this, tr("Rename this design"), tr("Name of the design:"),
                                                   QLineEdit::Normal, say::text(designName()), &named);
        if (named) actions_.renameDesign(name);
    });
    connect(commands_->newScenario, &QAction::triggered, this, &MainWindow::createScenario);
    connect(commands_->removeDesign, &QAction::triggered, &actions_, &DesignActions::removeDesign);
    workspace_->diagram().fillMenu(*commands_->diagram);
    connect(&workspace_->diagram(), &DiagramPage::scalingWanted, this, &MainWindow::askWhatIsScaled);
    connect(commands_->newObjective, &QAction::triggered, &actions_, &DesignActions::addObjective);
    connect(commands_->newEvent, &QAction::triggered, &actions_, &DesignActions::addEvent);
    connect(commands_->newDesign, &QAction::triggered, this, [this] {
        commitForm();
        bool named = false;
        const QString name = QInputDialog::getText(this, tr("New design"), tr("Name of the design:"), QLineEdit::Normal,
                                                   actions_.freeDesignName(), &named);
        if (named) actions_.addDesign(name);
    });
}

void MainWindow::createScenario() {
    const QString at = QDir(folderForFiles()).filePath(tr("new scenario") + QStringLiteral(".json"));
    const QString path = QFileDialog::getSaveFileName(this, tr("New scenario"), at, tr("Scenarios (*.json)"));
    if (path.isEmpty()) return;
    const auto written = writeWhole(path, fitToAccount(newScenarioText(QFileInfo(path).completeBaseName()), path));
    if (!written) {
        QMessageBox::warning(this, tr("Headroom"),
                             tr("%1 could not be written: %2.").arg(path, say::text(written.error().what)));
        return;
    }
    openFile(path);
}

/// Of what is chosen first.
void MainWindow::askWhatIsScaled() {
    commitForm();
    const std::vector<ScalableCapacity> all = actions_.unscaled();
    if (all.empty())
        return showNotice(
            tr("there is nothing left to scale: a table needs the BillingMode PROVISIONED, a function an alias"));
    const OutlineItem* chosen = outline_->selected();
    QStringList names;
    int first = 0;
    for (const ScalableCapacity& one : all) {
        const bool its = chosen != nullptr && one.resource == chosen->key;
        if (its && first == 0) first = static_cast<int>(names.size());
        names << say::text(one.resource) + QStringLiteral(": ") + say::text(one.name);
    }
    bool taken = false;
    const QString name =
        QInputDialog::getItem(this, tr("Auto scaling"), tr("What is scaled:"), names, first, false, &taken);
    if (taken) actions_.addScaling(all[static_cast<std::size_t>(names.indexOf(name))]);
}

}  // namespace headroom::gui
