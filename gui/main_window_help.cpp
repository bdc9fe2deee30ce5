// SPDX-License-Identifier: GPL-3.0-or-later
// What helps to find one's way: the palette of commands, the help.
#include <QAction>
#include <QApplication>
#include <QMenuBar>

#include "gui/command_list.hpp"
#include "gui/commands.hpp"
#include "gui/main_window.hpp"
#include "gui/widgets/command_palette.hpp"
#include "gui/widgets/help_window.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"

namespace headroom::gui {

void MainWindow::connectHelp() {
    palette_ = new CommandPalette(*this);
    connect(commands_->palette, &QAction::triggered, this, &MainWindow::openPalette);
    connect(commands_->help, &QAction::triggered, this, [this] { showHelp(); });
}

void MainWindow::openPalette() {
    std::vector<CommandEntry> entries = menuCommands(*menuBar(), commands_->palette);
    const auto add = [&entries](std::vector<CommandEntry> more) {
        entries.insert(entries.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    if (scenario() != nullptr) {
        add(outlineCommands(outlineOf(*scenario(), static_cast<std::size_t>(design_)),
                            [this](OutlineItem::Kind kind, const std::string& key) { choose(kind, key); }));
    }
    add(helpCommands([this](const QString& page) { showHelp(page); }));
    palette_->open(std::move(entries));
}

void MainWindow::showHelp() {
    const QWidget* focus = QApplication::focusWidget();
    const OutlineItem* item = outline_->selected();
    const bool there = focus != nullptr && (focus == outline_ || properties_->isAncestorOf(focus));
    showHelp(there && item != nullptr ? modelCardOf(item->type) : QString());
}

void MainWindow::showHelp(const QString& page) {
    if (help_ == nullptr) help_ = new HelpWindow(this);
    help_->open(page);
}

}  // namespace headroom::gui
