// SPDX-License-Identifier: GPL-3.0-or-later
// The guided path from measurements.
#include "gui/commands.hpp"
#include "gui/main_window.hpp"
#include "gui/measured/measured_dialog.hpp"

namespace headroom::gui {

void MainWindow::showMeasured() {
    const format::Scenario* shown = scenario();
    if (shown == nullptr || !file_ || !file_->root || !open_.isEditable())
        return showNotice(tr("measurements go into a scenario in JSON without errors"));
    MeasuredDialog dialog({open_.text().text().toStdString(), open_.path().toStdString(),
                           shown->designs[static_cast<std::size_t>(design_)].name},
                          this);
    bool imports = false;
    bool runs = false;
    connect(&dialog, &MeasuredDialog::changed, this,
            [this](const std::string& text, const QString& what) { open_.edit(text, what); });
    connect(&dialog, &MeasuredDialog::importWanted, this, [&imports] { imports = true; });
    connect(&dialog, &MeasuredDialog::runWanted, this, [&runs] { runs = true; });
    dialog.exec();
    if (imports) chooseTemplates();
    if (runs) startRun();
}

}  // namespace headroom::gui
